//! A password that is being chosen: judged by the portal's rules as it is typed.

use crate::{
    domain::password::{PasswordPolicy, PersonalData, Rule as PolicyRule, faults, strength},
    flow::{
        field::{Field, FormContext, Kind, Look, NEW_PASSWORD, Typing, unspoken},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Rule, RuleState, SecretField, Strength, Verdict},
    words::{Key, Words},
};

/// Takes a password to be; its value is the text as typed.
pub(in crate::flow) struct NewPasswordKind;

impl Kind for NewPasswordKind {
    fn name(&self) -> &'static str {
        NEW_PASSWORD
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        let verdict = match self.parse(form, text) {
            Ok(_) => Verdict::Good,
            Err(reason) => form.wrong(field, &reason, false),
        };
        let strength =
            (form.policy.shows_strength && !text.is_empty()).then(|| strength_of(form.words, text));
        FieldCheck {
            rules: rules(&form.policy, &form.personal, form.words, text),
            strength,
            ..unspoken(typing, verdict)
        }
    }

    fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase> {
        if text.is_empty() {
            return Err(Key::PasswordEmpty.into());
        }
        if !faults(&form.policy, &form.personal, text).is_empty() {
            return Err(Key::PasswordRules.into());
        }
        Ok(text.to_owned())
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        let policy = &view.settings().password;
        let personal = view.state.facts.personal_data();
        Component::SecretField {
            field: SecretField {
                rules: rules(policy, &personal, view.words, ""),
                shows_strength: policy.shows_strength,
                suggest_label: Some(view.text(Key::ActionSuggestPassword)),
                ..secret(view, field, look)
            },
        }
    }

    fn is_secret(&self) -> bool {
        true
    }
}

/// A field for a secret without rules.
pub(in crate::flow) fn secret(view: &View<'_>, field: &Field, look: Look<'_>) -> SecretField {
    SecretField {
        id: field.id.to_string(),
        verdict: field.verdict(view, look),
        label: field.label(view),
        hint: field.hint(view),
        autofill: field.autofill,
        repeats: None,
        rules: Vec::new(),
        shows_strength: false,
        suggest_label: None,
        show_label: view.text(Key::ActionShowPassword),
        hide_label: view.text(Key::ActionHidePassword),
    }
}

fn strength_of(words: &Words, text: &str) -> Strength {
    let segments = strength(text).segments();
    let (word, sentence) = match segments {
        0 | 1 => (Key::StrengthWeak, Key::StrengthWeakText),
        2 => (Key::StrengthFair, Key::StrengthFairText),
        3 => (Key::StrengthGood, Key::StrengthGoodText),
        _ => (Key::StrengthExcellent, Key::StrengthExcellentText),
    };
    Strength { segments, word: words.text(word), text: words.text(sentence) }
}

fn rules(policy: &PasswordPolicy, personal: &PersonalData, words: &Words, text: &str) -> Vec<Rule> {
    let broken = faults(policy, personal, text);
    policy
        .rules()
        .into_iter()
        .map(|rule| {
            let state = match rule {
                _ if text.is_empty() => RuleState::NotYet,
                PolicyRule::NotCommon { by_portal: true } => RuleState::PortalChecks,
                ref rule if rule.faults().iter().any(|fault| broken.contains(fault)) => RuleState::NotYet,
                _ => RuleState::Met,
            };
            let text = rule_words(&rule, words);
            let spoken = match state {
                RuleState::Met => Key::RuleMetSpoken,
                RuleState::NotYet => Key::RuleNotYetSpoken,
                RuleState::PortalChecks => Key::RulePortalChecksSpoken,
            };
            Rule { spoken: words.with(spoken, &[("rule", (&text).into())]), text, state }
        })
        .collect()
}

fn rule_words(rule: &PolicyRule, words: &Words) -> String {
    match rule {
        PolicyRule::Length { min, max } => {
            words.with(Key::RuleLength, &[("min", (*min as u64).into()), ("max", (*max as u64).into())])
        }
        PolicyRule::Upper => words.text(Key::RuleUpper),
        PolicyRule::Lower => words.text(Key::RuleLower),
        PolicyRule::Digit => words.text(Key::RuleDigit),
        PolicyRule::Sign(signs) => words.with(Key::RuleSign, &[("signs", signs.into())]),
        PolicyRule::Run(longest) => words.with(Key::RuleRun, &[("longest", (*longest as u64).into())]),
        PolicyRule::NotCommon { .. } => words.text(Key::RuleNotCommon),
        PolicyRule::NotPersonal(_) => words.text(Key::RuleNotPersonal),
    }
}
