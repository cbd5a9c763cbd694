//! Fields while they are typed in: which fields a screen has, what is thought of their text, and their drafts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Env, Memory, Route, State, Turn,
    journeys::{CODE, registration as fields},
    verdicts::FieldFault,
};
use crate::{
    domain::{
        BirthDate, BirthDateLimits, NamePart, Phone,
        password::{
            PasswordPolicy, PersonalData, Refusal, Rule as PolicyRule, normalized, refusals, strength,
        },
    },
    planted::{self, Bug},
    screen::{FieldCheck, FieldValue, Repaired, Rule, RuleState, Strength, Verdict},
    sensitive::Sensitive,
    words::{Key, Words, civil_date_words, spoken_digits, spoken_phone},
};

/// The longest text that any field takes, in code points.
pub const LONGEST_TEXT: usize = 4_096;

/// What kind of text a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Phone,
    Name,
    BirthDate,
    /// A password that is being chosen.
    Password,
    PasswordAgain,
    /// The password of an account.
    CurrentPassword,
    Code,
    Box,
}

impl Kind {
    /// Secrets and codes are never drafted.
    fn is_secret(self) -> bool {
        let is_secret =
            matches!(self, Self::Password | Self::PasswordAgain | Self::CurrentPassword | Self::Code);
        is_secret && !planted::is(Bug::SecretDrafted)
    }
}

/// The fields of a screen.
fn fields_of(state: &State, route: Route) -> Vec<(String, Kind)> {
    let list = |pairs: &[(&str, Kind)]| pairs.iter().map(|(id, kind)| ((*id).to_owned(), *kind)).collect();
    match route {
        Route::RegistrationPhone => list(&[(fields::PHONE, Kind::Phone)]),
        Route::SignInLogin => {
            list(&[(fields::PHONE, Kind::Phone), (fields::PASSWORD, Kind::CurrentPassword)])
        }
        Route::RegistrationCode | Route::SignInCode => list(&[(CODE, Kind::Code)]),
        Route::RegistrationPerson => list(&[
            (fields::SURNAME, Kind::Name),
            (fields::NAME, Kind::Name),
            (fields::PATRONYMIC, Kind::Name),
            (fields::NO_PATRONYMIC, Kind::Box),
            (fields::BIRTH_DATE, Kind::BirthDate),
        ]),
        Route::RegistrationPassword => {
            list(&[(fields::PASSWORD, Kind::Password), (fields::PASSWORD_AGAIN, Kind::PasswordAgain)])
        }
        Route::RegistrationAgreement => {
            let consents = &state.facts.registration_settings().consents;
            consents.iter().map(|consent| (fields::consent_field(&consent.id), Kind::Box)).collect()
        }
        Route::Welcome
        | Route::RegistrationWaiting
        | Route::RegistrationTaken
        | Route::RegistrationUnknownStep
        | Route::Home
        | Route::Ledger
        | Route::SignOut => Vec::new(),
    }
}

/// What stands in the fields of the screen at a tap.
pub(super) struct Values(BTreeMap<String, Sensitive>);

impl Values {
    /// The text of a field; empty where there is none.
    pub fn text(&self, field: &str) -> &str {
        self.0.get(field).map_or("", Sensitive::reveal)
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, field: &str) -> bool {
        self.text(field) == "true"
    }
}

/// Takes the values of a tap: they count as drafts too, secrets excepted. A field that was left out has its draft.
pub(super) fn take_values(turn: &mut Turn<'_>, given: &[FieldValue]) -> Values {
    let route = turn.state.facts.route();
    let mut values = BTreeMap::new();
    for (field, kind) in fields_of(turn.state, route) {
        if let Some(value) = given.iter().find(|value| value.field == field) {
            if !kind.is_secret() {
                turn.state.facts.keep_draft(route, &field, &value.text);
            }
            values.insert(field, Sensitive::new(value.text.as_str()));
        } else if let Some(draft) = turn.state.facts.draft(route, &field) {
            values.insert(field.clone(), Sensitive::new(draft));
        }
    }
    Values(values)
}

/// Keeps the text of a field, if there is such a field and it is no secret.
pub(super) fn keep_draft(turn: &mut Turn<'_>, key: &str, field: &str, text: &str) {
    let Some(route) = Route::of_key(key) else { return };
    let is_draftable = fields_of(turn.state, route).iter().any(|(id, kind)| id == field && !kind.is_secret());
    let belongs = !route.is_registration() || turn.state.facts.registration.is_some();
    if is_draftable && belongs && turn.state.memory == Memory::Ready {
        turn.state.facts.keep_draft(route, field, text);
    }
}

/// Everything that judging a text needs, frozen with the screen it was published with.
#[derive(Clone, Debug)]
pub struct FormContext {
    key: &'static str,
    fields: Vec<(String, Kind)>,
    words: &'static Words,
    today: Date,
    limits: BirthDateLimits,
    policy: PasswordPolicy,
    personal: PersonalData,
    code_length: usize,
}

impl FormContext {
    /// The context of the screen that a state shows.
    pub fn of(state: &State, env: &Env) -> Self {
        let route = state.facts.route();
        let settings = state.facts.settings();
        let codes = match route {
            Route::SignInCode => state.facts.sign_in.as_ref().and_then(|sign_in| sign_in.codes.as_ref()),
            _ => state.facts.registration.as_ref().and_then(|registration| registration.codes.as_ref()),
        };
        let is_ready = state.memory == Memory::Ready;
        Self {
            key: if is_ready { route.key() } else { "" },
            fields: if is_ready { fields_of(state, route) } else { Vec::new() },
            words: Words::of(state.language()),
            today: env.today(),
            limits: birth_date_limits(state),
            policy: settings.password.clone(),
            personal: personal_data(state),
            code_length: codes.map_or(settings.code.length, |codes| codes.length).into(),
        }
    }

    /// What is thought of a text; none when the screen has no such field. `caret` counts UTF-16 units; `other` is the
    /// text of the field that this one repeats.
    pub fn check(
        &self,
        key: &str,
        field: &str,
        text: &str,
        caret: u32,
        other: Option<&str>,
    ) -> Option<FieldCheck> {
        let (_, kind) = self.fields.iter().find(|(id, _)| key == self.key && id == field)?;
        Some(match kind {
            Kind::Phone => self.check_phone(text, caret),
            Kind::Name => self.check_name(field, text, caret),
            Kind::BirthDate => self.check_birth_date(text, caret),
            Kind::Password => self.check_password(text, caret),
            Kind::PasswordAgain => self.check_repetition(text, caret, other.unwrap_or_default()),
            Kind::CurrentPassword => self.check_current_password(text, caret),
            Kind::Code => self.check_code(text, caret),
            Kind::Box => plain(text, caret, Verdict::None),
        })
    }

    /// Whether the screen has such a password field.
    pub fn has_password(&self, key: &str, field: &str) -> bool {
        self.fields.iter().any(|(id, kind)| key == self.key && id == field && *kind == Kind::Password)
    }

    /// The rules a password of this screen must meet.
    pub fn policy(&self) -> (&PasswordPolicy, &PersonalData) {
        (&self.policy, &self.personal)
    }

    fn wrong(&self, fault: &FieldFault, label: Key, hopeless: bool) -> Verdict {
        match fault.verdict(self.words, &self.words.text(label)) {
            Verdict::Wrong { reason, spoken, .. } => Verdict::Wrong { reason, spoken, hopeless },
            other => other,
        }
    }

    fn check_phone(&self, text: &str, caret: u32) -> FieldCheck {
        let masked = Phone::mask(text, caret);
        let (verdict, spoken) = match Phone::parse(text) {
            Ok(phone) => (Verdict::Good, spoken_phone(&phone.e164())),
            Err(fault) => {
                let hopeless = Phone::dead_end(text).is_some();
                (self.wrong(&FieldFault::Phone(fault), Key::FieldPhone, hopeless), spoken_digits(text))
            }
        };
        FieldCheck { text: masked.text, caret: masked.caret, spoken, ..plain("", 0, verdict) }
    }

    fn check_name(&self, field: &str, text: &str, caret: u32) -> FieldCheck {
        let label = match field {
            fields::SURNAME => Key::FieldSurname,
            fields::NAME => Key::FieldName,
            _ => Key::FieldPatronymic,
        };
        match NamePart::parse(text) {
            Ok(part) => {
                let repaired = (part.as_str() != text).then(|| Repaired {
                    text: part.as_str().to_owned(),
                    note: self.words.with(
                        Key::RepairedNote,
                        &[("before", text.trim().into()), ("after", part.as_str().into())],
                    ),
                    undo_label: self.words.text(Key::ActionUndo),
                });
                FieldCheck { repaired, ..plain(text, caret, Verdict::Good) }
            }
            Err(fault) => {
                let hopeless = NamePart::dead_end(text).is_some();
                plain(text, caret, self.wrong(&FieldFault::Name(fault), label, hopeless))
            }
        }
    }

    fn check_birth_date(&self, text: &str, caret: u32) -> FieldCheck {
        let masked = BirthDate::mask(text, caret);
        let (verdict, spoken) = match BirthDate::parse(text, self.today, self.limits) {
            Ok(birth) => (Verdict::Good, civil_date_words(self.words, birth.date())),
            Err(fault) => {
                let hopeless = BirthDate::dead_end(text, self.today, self.limits).is_some();
                (
                    self.wrong(&FieldFault::BirthDate(fault), Key::FieldBirthDate, hopeless),
                    spoken_digits(text),
                )
            }
        };
        FieldCheck { text: masked.text, caret: masked.caret, spoken, ..plain("", 0, verdict) }
    }

    fn check_password(&self, text: &str, caret: u32) -> FieldCheck {
        let verdict = match (text.is_empty(), refusals(&self.policy, &self.personal, text).is_empty()) {
            (true, _) => self.wrong(&FieldFault::PasswordEmpty, Key::FieldPassword, false),
            (false, true) => Verdict::Good,
            (false, false) => self.wrong(&FieldFault::PasswordRules, Key::FieldPassword, false),
        };
        let strength = (self.policy.shows_strength && !text.is_empty()).then(|| self.strength(text));
        FieldCheck {
            rules: rules(&self.policy, &self.personal, self.words, text),
            strength,
            spoken: String::new(),
            ..plain(text, caret, verdict)
        }
    }

    fn strength(&self, text: &str) -> Strength {
        let segments = strength(text).segments();
        let (word, sentence) = match segments {
            0 | 1 => (Key::StrengthWeak, Key::StrengthWeakText),
            2 => (Key::StrengthFair, Key::StrengthFairText),
            3 => (Key::StrengthGood, Key::StrengthGoodText),
            _ => (Key::StrengthExcellent, Key::StrengthExcellentText),
        };
        Strength { segments, word: self.words.text(word), text: self.words.text(sentence) }
    }

    fn check_repetition(&self, text: &str, caret: u32, other: &str) -> FieldCheck {
        let (typed, wanted) = (normalized(text), normalized(other));
        let verdict = if !text.is_empty() && typed == wanted {
            Verdict::Good
        } else {
            let hopeless = !text.is_empty() && !wanted.starts_with(typed.as_str());
            self.wrong(&FieldFault::PasswordDiffers, Key::FieldPasswordAgain, hopeless)
        };
        FieldCheck { spoken: String::new(), ..plain(text, caret, verdict) }
    }

    /// Whatever is typed may be the password; only the portal knows.
    fn check_current_password(&self, text: &str, caret: u32) -> FieldCheck {
        let verdict = if text.is_empty() {
            self.wrong(&FieldFault::CurrentPasswordEmpty, Key::FieldPassword, false)
        } else {
            Verdict::None
        };
        FieldCheck { spoken: String::new(), ..plain(text, caret, verdict) }
    }

    fn check_code(&self, text: &str, caret: u32) -> FieldCheck {
        let digits: String = text.chars().filter(char::is_ascii_digit).take(self.code_length).collect();
        let before = utf16_prefix(text, caret).chars().filter(char::is_ascii_digit).count().min(digits.len());
        let caret = u32::try_from(before).unwrap_or_default();
        FieldCheck { spoken: spoken_digits(&digits), ..plain(&digits, caret, Verdict::None) }
    }
}

/// A check that leaves the text as it is.
fn plain(text: &str, caret: u32, verdict: Verdict) -> FieldCheck {
    FieldCheck {
        text: text.to_owned(),
        caret: caret.min(u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)),
        verdict,
        repaired: None,
        spoken: text.to_owned(),
        rules: Vec::new(),
        strength: None,
    }
}

fn utf16_prefix(text: &str, caret: u32) -> &str {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        if units >= caret {
            return &text[..at];
        }
        units += u32::try_from(letter.len_utf16()).unwrap_or_default();
    }
    text
}

/// Whether both are the same password.
pub(super) fn same_password(one: &str, other: &str) -> bool {
    normalized(one) == normalized(other)
}

/// Why the portal would refuse a password, as far as the phone can tell.
pub(super) fn password_refusals(state: &State, password: &str) -> Vec<Refusal> {
    refusals(&state.facts.registration_settings().password, &personal_data(state), password)
}

/// The rules of the password with how a text meets them.
pub(super) fn password_rules(state: &State, words: &Words, text: &str) -> Vec<Rule> {
    rules(&state.facts.registration_settings().password, &personal_data(state), words, text)
}

fn rules(policy: &PasswordPolicy, personal: &PersonalData, words: &Words, text: &str) -> Vec<Rule> {
    let broken = refusals(policy, personal, text);
    policy
        .rules()
        .into_iter()
        .map(|rule| {
            let state = match rule {
                _ if text.is_empty() => RuleState::NotYet,
                PolicyRule::NotCommon { by_portal: true } => RuleState::PortalChecks,
                ref rule if rule.refusals().iter().any(|refusal| broken.contains(refusal)) => {
                    RuleState::NotYet
                }
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

/// What of the person a password must not hold.
fn personal_data(state: &State) -> PersonalData {
    let Some(registration) = &state.facts.registration else { return PersonalData::default() };
    let person = registration.person.as_ref();
    PersonalData {
        birth_date: person.map(|person| person.birth_date),
        phone: registration.phone.as_deref().and_then(|e164| Phone::parse(e164).ok()),
        names: person
            .map(|person| {
                [Some(&person.surname), Some(&person.name), person.patronymic.as_ref()]
                    .into_iter()
                    .flatten()
                    .filter_map(|part| NamePart::parse_kept(part).ok())
                    .collect()
            })
            .unwrap_or_default(),
    }
}

/// Who may register, by the portal's settings.
pub(super) fn birth_date_limits(state: &State) -> BirthDateLimits {
    let registration = &state.facts.registration_settings().registration;
    BirthDateLimits { min_age: registration.min_age.into(), max_age: registration.max_age.into() }
}
