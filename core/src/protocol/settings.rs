//! The portal's settings: every number, order and word that the portal decides. None of them is a constant here.

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answered, FromPortal},
    ask::{Ask, Endpoint, Open, Scope},
    forms::{self, FormSpec},
    plausible::{LONGEST_SPAN_S, code_length, is_line, is_list, is_span},
    translated::Translated,
};
use crate::domain::password::PasswordPolicy;

/// The longest password that may be asked for, in code points: every manager makes one, and no field is slow with it.
const LONGEST_PASSWORD: usize = 1024;
/// The most consents that are shown, each with a box of its own.
const MOST_CONSENTS: usize = 32;
/// The portal's settings, unless they still are those at hand.
#[derive(Serialize, Deserialize)]
pub struct FetchSettings {
    /// The `ETag` of the copy at hand.
    #[serde(skip)]
    pub known_etag: Option<String>,
}

/// The settings as they are now; none when the copy at hand still holds.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsNow(pub Option<NewSettings>);

/// Settings that are not those at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSettings {
    /// The settings.
    pub settings: Settings,
    /// Their `ETag`.
    pub etag: Option<String>,
}

impl Ask for FetchSettings {
    type Answer = SettingsNow;
    type Secrecy = Open;
    const ENDPOINT: Endpoint = Endpoint::get::<Self>("fetch_settings", "/settings", Scope::Installation);

    fn known_etag(&self) -> Option<String> {
        self.known_etag.clone()
    }
}

impl FromPortal for SettingsNow {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        let settings = answered.json().filter(is_plausible)?;
        Some(Self(Some(NewSettings { settings, etag: answered.usable_etag() })))
    }

    fn unchanged() -> Option<Self> {
        Some(Self(None))
    }
}

/// The settings as the portal sends them. A registration is pinned to those it began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Changes whenever anything in them does.
    pub version: String,
    /// The name of the rule set.
    pub profile: String,
    /// What people call the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_name: Option<Translated>,
    /// One-time codes.
    pub code: CodeSettings,
    /// The password's rules.
    pub password: PasswordPolicy,
    /// The registration's order and terms.
    pub registration: RegistrationSettings,
    /// The forms that its steps ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormSpec>,
    /// Sessions.
    pub session: SessionSettings,
    /// What must be agreed to, each apart.
    pub consents: Vec<ConsentText>,
    /// Words that differ between rule sets.
    pub words: SettingsWords,
}

impl Settings {
    /// The form of that id.
    pub fn form(&self, id: &str) -> Option<&FormSpec> {
        self.forms.iter().find(|form| form.id == id)
    }
}

/// One-time codes. Times are in seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSettings {
    /// Digits.
    pub length: u8,
    /// How long a code can be used.
    pub life_s: u64,
    /// Pause between two codes.
    pub resend_s: u64,
    /// Codes before a longer pause.
    pub sends: u32,
    /// That pause.
    pub sends_pause_s: u64,
    /// Codes a day for a number and an installation.
    pub sends_per_day: u32,
    /// Wrong codes before a lock.
    pub tries: u32,
    /// The lock.
    pub tries_pause_s: u64,
    /// From how many tries left the person is told.
    pub warn_tries_left: u32,
}

/// The registration's order and terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationSettings {
    /// The names of the steps in their order: one that is called as a form asks for it, and this version need not know each.
    pub steps: Vec<String>,
    /// Days the portal keeps an unfinished registration.
    pub kept_days: u32,
    /// Seconds a proven contact counts.
    pub contact_proven_s: u64,
    /// Youngest age, years.
    pub min_age: u8,
    /// Oldest age, years.
    pub max_age: u8,
}

/// Sessions. Times are in seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionSettings {
    /// How long a session lasts untouched.
    pub life_s: u64,
    /// How long before its end the person is warned.
    pub warning_s: u64,
}

/// One thing to agree to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentText {
    /// Its id.
    pub id: String,
    /// The version of its text.
    pub version: String,
    /// What it is called.
    pub title: Translated,
    /// The whole text; paragraphs are parted by an empty line.
    pub text: Translated,
    /// Without it there is no account.
    pub required: bool,
}

/// Words that differ between rule sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsWords {
    /// The last button of the registration.
    pub create_account: Translated,
}

/// Whether a registration under these settings can be carried through.
pub(super) fn is_plausible(settings: &Settings) -> bool {
    let Settings {
        version,
        profile,
        portal_name,
        code,
        password,
        registration,
        forms,
        session,
        consents,
        words,
    } = settings;
    let label = &words.create_account;
    let names = portal_name.iter().flat_map(|name| [&name.ru, &name.en]);
    names.chain([version, profile, &label.ru, &label.en]).all(|line| is_line(line))
        && code_settings(code)
        && password_policy(password)
        && registration_settings(registration)
        && forms::are_plausible(forms)
        && is_span(session.life_s)
        && session.warning_s <= session.life_s
        && consent_texts(consents)
}

fn code_settings(code: &CodeSettings) -> bool {
    let CodeSettings {
        length,
        life_s,
        resend_s,
        sends,
        sends_pause_s,
        sends_per_day,
        tries,
        tries_pause_s,
        ..
    } = *code;
    code_length(length)
        && is_span(life_s)
        && [resend_s, sends_pause_s, tries_pause_s].into_iter().all(|pause| pause <= LONGEST_SPAN_S)
        && [sends, sends_per_day, tries].into_iter().all(|count| count > 0)
}

fn password_policy(policy: &PasswordPolicy) -> bool {
    1 <= policy.min
        && policy.min <= policy.max
        && policy.max <= LONGEST_PASSWORD
        && policy.special.as_deref().is_none_or(is_line)
        && policy.max_run != Some(0)
        && is_list(&policy.forbids)
        && policy.blocklist_sha256.as_deref().is_none_or(is_line)
}

/// Everything else of a registration hangs on the contact, and what the portal must have at once comes after it; a step that
/// comes twice would have two places.
fn registration_settings(registration: &RegistrationSettings) -> bool {
    let RegistrationSettings { steps, kept_days, contact_proven_s, min_age, max_age } = registration;
    let place = |name| steps.iter().position(|step| step == name);
    place("contact").is_some()
        && ["password", "agreement"]
            .into_iter()
            .all(|step| place(step).is_none_or(|at| place("contact") < Some(at)))
        && !holds_twice(steps)
        && steps.iter().all(|step| is_line(step))
        && is_span(u64::from(*kept_days) * 24 * 60 * 60)
        && is_span(*contact_proven_s)
        && min_age <= max_age
}

/// Whether one of these is there more than once. They are few.
fn holds_twice<T: PartialEq>(all: &[T]) -> bool {
    (1..all.len()).any(|at| all[..at].contains(&all[at]))
}

fn consent_texts(consents: &[ConsentText]) -> bool {
    let ids: Vec<_> = consents.iter().map(|consent| &consent.id).collect();
    let is_whole = |consent: &ConsentText| {
        let ConsentText { id, version, title, text, required: _ } = consent;
        [id, version, &title.ru, &title.en].into_iter().all(|line| is_line(line))
            && !text.ru.is_empty()
            && !text.en.is_empty()
    };
    consents.len() <= MOST_CONSENTS && !holds_twice(&ids) && consents.iter().all(is_whole)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{
        super::plausible::{LONGEST_LINE, MOST_ENTRIES},
        *,
    };

    fn usual() -> Value {
        serde_json::from_str(include_str!("../flow/settings_snapshot.json")).unwrap()
    }

    fn judge(value: Value) -> bool {
        is_plausible(&serde_json::from_value(value).unwrap())
    }

    #[test]
    fn the_usual_settings_are_plausible() {
        assert!(judge(usual()));
    }

    #[test]
    fn settings_that_lead_nowhere_are_not() {
        let consent = usual()["consents"][0].clone();
        let numbered = |number: usize| {
            let mut consent = consent.clone();
            consent["id"] = json!(format!("consent-{number}"));
            consent
        };
        let many: Vec<_> = (0..=MOST_CONSENTS).map(numbered).collect();
        for (place, value) in [
            ("/version", json!("")),
            ("/profile", json!("x".repeat(LONGEST_LINE + 1))),
            ("/portal_name/ru", json!("")),
            ("/code/length", json!(0)),
            ("/code/length", json!(255)),
            ("/code/life_s", json!(0)),
            ("/code/life_s", json!(u64::MAX)),
            ("/code/resend_s", json!(u64::MAX)),
            ("/code/sends", json!(0)),
            ("/code/tries", json!(0)),
            ("/code/tries_pause_s", json!(u64::MAX)),
            ("/password/min", json!(0)),
            ("/password/min", json!(129)),
            ("/password/max", json!(u32::MAX)),
            ("/password/special", json!("")),
            ("/password/max_run", json!(0)),
            ("/password/forbids", json!(vec!["name"; MOST_ENTRIES + 1])),
            ("/registration/steps", json!([])),
            ("/registration/steps", json!(["person", "password", "agreement"])),
            ("/registration/steps", json!(["contact", "person", "contact"])),
            ("/registration/steps", json!(["password", "contact", "agreement"])),
            ("/registration/steps", json!(["person", "agreement", "contact"])),
            ("/registration/steps", json!(vec!["contact"; 10_000])),
            ("/registration/kept_days", json!(0)),
            ("/registration/kept_days", json!(u32::MAX)),
            ("/registration/contact_proven_s", json!(u64::MAX)),
            ("/registration/min_age", json!(131)),
            ("/forms", json!([{ "id": "empty", "title": { "ru": "x", "en": "x" }, "fields": [] }])),
            ("/session/life_s", json!(0)),
            ("/session/warning_s", json!(1_801)),
            ("/consents", json!([consent.clone(), consent])),
            ("/consents", json!(many)),
            ("/consents/0/id", json!("")),
            ("/consents/0/text/ru", json!("")),
            ("/words/create_account/ru", json!("")),
        ] {
            let mut changed = usual();
            changed["forms"] = json!([]);
            *changed.pointer_mut(place).unwrap() = value;
            assert!(!judge(changed), "{place}");
        }
    }
}
