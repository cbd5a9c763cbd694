//! A password that is being chosen: judged by the portal's rules as it is typed.

use crate::{
    domain::password::{
        Forbidden, PasswordFault, PasswordPolicy, PersonalData, Rule as PolicyRule, faults, length, strength,
    },
    flow::{
        field::{Field, FormContext, Kind, Look, NEW_PASSWORD, Typing, unspoken},
        fields::password_faults::{edge_space_hint, how_to_mend},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Rule, RuleState, SecretField, Strength, Verdict},
    words::{Argument, Key, Words},
};

/// Takes a password to be; its value is the text as typed.
pub(in crate::flow) struct NewPasswordKind;

impl Kind for NewPasswordKind {
    fn name(&self) -> &'static str {
        NEW_PASSWORD
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let is_refused = form.refused.contains(&*field.id);
        let text = typing.text;
        let verdict = match self.parse(form, text) {
            Ok(_) => Verdict::Good,
            Err(reason) => form.wrong(field, &reason, false),
        };
        let strength =
            (form.policy.shows_strength && !text.is_empty()).then(|| strength_of(form.words, text));
        FieldCheck {
            rules: rules(&form.policy, &form.personal, form.words, text, is_refused),
            strength,
            hint: edge_space_hint(form.words, text),
            ..unspoken(typing, verdict)
        }
    }

    fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase> {
        if text.is_empty() {
            return Err(Key::PasswordEmpty.into());
        }
        let found = faults(&form.policy, &form.personal, text);
        how_to_mend(&form.policy, &form.personal, text, &found).map_or_else(|| Ok(text.to_owned()), Err)
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        let policy = &view.settings().password;
        let personal = view.state.facts.personal_data();
        Component::SecretField {
            field: SecretField {
                rules: rules(policy, &personal, view.words, "", false),
                username: personal.phone.map(|phone| phone.e164()),
                strength_label: policy
                    .shows_strength
                    .then(|| view.with(Key::StrengthLabel, &[("field", (&field.label(view)).into())])),
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
    let label = field.label(view);
    let named = |key: Key| view.with(key, &[("field", (&label).into())]);
    SecretField {
        id: field.id.to_string(),
        verdict: field.verdict(view, look),
        hint: field.hint(view),
        autofill: field.autofill,
        username: None,
        repeats: None,
        rules: Vec::new(),
        strength_label: None,
        suggest_label: None,
        show_label: named(Key::ActionShowPassword),
        hide_label: named(Key::ActionHidePassword),
        required: field.required,
        label,
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

/// The checklist. A rule is broken once the person has said that they are done, or where no further typing mends it.
fn rules(
    policy: &PasswordPolicy,
    personal: &PersonalData,
    words: &Words,
    text: &str,
    is_refused: bool,
) -> Vec<Rule> {
    let broken = faults(policy, personal, text);
    let found = |rule: &PolicyRule| rule.faults().iter().filter(|fault| broken.contains(fault));
    policy
        .rules()
        .into_iter()
        .map(|rule| {
            let state = match rule {
                _ if text.is_empty() => RuleState::NotYet,
                PolicyRule::NotCommon { by_portal: true } => RuleState::PortalChecks,
                ref rule if found(rule).next().is_some() => {
                    let is_final = is_refused || found(rule).any(PasswordFault::stays_however_typed_on);
                    if is_final { RuleState::Broken } else { RuleState::NotYet }
                }
                PolicyRule::NotPersonal(ref forbidden) if forbidden.contains(&Forbidden::Unknown) => {
                    RuleState::PortalChecks
                }
                _ => RuleState::Met,
            };
            let text = rule_words(&rule, words, (!text.is_empty()).then(|| length(text)));
            let spoken = match state {
                RuleState::Met => Key::RuleMetSpoken,
                RuleState::NotYet => Key::RuleNotYetSpoken,
                RuleState::Broken => Key::RuleBrokenSpoken,
                RuleState::PortalChecks => Key::RulePortalChecksSpoken,
            };
            Rule { spoken: words.with(spoken, &[("rule", Argument::Own(&text))]), text, state }
        })
        .collect()
}

/// What a rule says; `typed` is how many signs stand in the field, if anything does.
fn rule_words(rule: &PolicyRule, words: &Words, typed: Option<usize>) -> String {
    let length = typed.unwrap_or_default();
    match rule {
        PolicyRule::Length { max, .. } if length > *max => {
            let arguments = [("max", (*max as u64).into()), ("extra", ((length - max) as u64).into())];
            words.with(Key::RuleLengthOver, &arguments)
        }
        PolicyRule::Length { min, max } => {
            let limits = [("min", (*min as u64).into()), ("max", (*max as u64).into())];
            match typed {
                None => words.with(Key::RuleLength, &limits),
                Some(now) => {
                    words.with(Key::RuleLengthNow, &[limits[0], limits[1], ("now", (now as u64).into())])
                }
            }
        }
        PolicyRule::Upper => words.text(Key::RuleUpper),
        PolicyRule::Lower => words.text(Key::RuleLower),
        PolicyRule::Digit => words.text(Key::RuleDigit),
        PolicyRule::Sign(signs) => words.with(Key::RuleSign, &[("signs", signs.into())]),
        PolicyRule::Run(longest) => words.with(Key::RuleRun, &[("longest", (*longest as u64).into())]),
        PolicyRule::NotCommon { .. } => words.text(Key::RuleNotCommon),
        PolicyRule::NotPersonal(forbidden) => {
            let forbidden = personal_words(words, forbidden);
            words.with(Key::RuleNotPersonal, &[("forbidden", Argument::Own(&forbidden))])
        }
    }
}

/// What of the person must not stand in a password, as a list in words.
pub(in crate::flow) fn personal_words(words: &Words, forbidden: &[Forbidden]) -> String {
    let all = [
        (Forbidden::Name, Key::PersonalName),
        (Forbidden::BirthDate, Key::PersonalBirthDate),
        (Forbidden::Phone, Key::PersonalPhone),
        (Forbidden::Unknown, Key::PersonalOther),
    ];
    let named = all.into_iter().filter(|(kind, _)| forbidden.contains(kind));
    words.list(&named.map(|(_, key)| words.text(key)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{flow::bundled_settings, screen::Language};

    fn policy(forbids: &[Forbidden]) -> PasswordPolicy {
        PasswordPolicy { forbids: forbids.to_vec(), ..bundled_settings().password.clone() }
    }

    fn last(policy: &PasswordPolicy, language: Language, text: &str) -> Rule {
        rules(policy, &PersonalData::default(), Words::of(language), text, false).pop().unwrap()
    }

    #[test]
    fn the_rule_names_what_the_policy_forbids_and_nothing_else() {
        use Forbidden::{BirthDate, Name, Phone, Unknown};
        for (forbids, russian, english) in [
            (
                &[BirthDate, Phone, Name][..],
                "Без вашего имени, даты рождения и телефона",
                "Without your name, date of birth and phone number",
            ),
            (
                &[BirthDate, Phone][..],
                "Без даты рождения и телефона",
                "Without your date of birth and phone number",
            ),
            (&[Name][..], "Без вашего имени", "Without your name"),
            (
                &[Phone, Unknown][..],
                "Без телефона и других ваших данных",
                "Without your phone number and other personal data",
            ),
        ] {
            let policy = policy(forbids);
            for (language, words) in [(Language::Ru, russian), (Language::En, english)] {
                assert_eq!(last(&policy, language, "").text.replace('\u{a0}', " "), words);
            }
        }
    }

    #[test]
    fn what_only_the_portal_can_tell_is_left_to_it() {
        let state = |forbids: &[Forbidden]| last(&policy(forbids), Language::Ru, "лампа тихо ждёт").state;
        assert_eq!(state(&[Forbidden::Phone]), RuleState::Met);
        assert_eq!(state(&[Forbidden::Phone, Forbidden::Unknown]), RuleState::PortalChecks);
    }

    #[test]
    fn a_rule_is_broken_once_the_person_was_done_or_typing_on_is_no_help() {
        let policy = bundled_settings().password.clone();
        let length = |text: &str, is_refused| {
            rules(&policy, &PersonalData::default(), Words::of(Language::Ru), text, is_refused).swap_remove(0)
        };
        let too_long = "лампа тихо ".repeat(12);
        for (text, is_refused, state, spoken) in [
            ("", true, RuleState::NotYet, "От 12 до 128 знаков: ещё нет"),
            ("лампа", false, RuleState::NotYet, "От 12 до 128 знаков (сейчас 5): ещё нет"),
            ("лампа", true, RuleState::Broken, "От 12 до 128 знаков (сейчас 5): не выполнено"),
            (&too_long, false, RuleState::Broken, "Не больше 128 знаков: уберите 4 знака: не выполнено"),
            ("лампа тихо ждёт", true, RuleState::Met, "От 12 до 128 знаков (сейчас 15): выполнено"),
        ] {
            let rule = length(text, is_refused);
            assert_eq!(
                (rule.state, rule.spoken.replace('\u{a0}', " ")),
                (state, spoken.to_owned()),
                "{text}"
            );
        }
    }
}
