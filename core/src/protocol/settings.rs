//! The portal's settings: every number, order and word that the portal decides. None of them is a constant here.

use serde::{Deserialize, Serialize};

use crate::{domain::password::PasswordPolicy, screen::Language};

/// The settings as the portal sends them. A registration is pinned to those it began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Changes whenever anything in them does.
    pub version: String,
    /// The name of the rule set.
    pub profile: String,
    /// One-time codes.
    pub code: CodeSettings,
    /// The password's rules.
    pub password: PasswordPolicy,
    /// The registration's order and terms.
    pub registration: RegistrationSettings,
    /// Sessions.
    pub session: SessionSettings,
    /// What must be agreed to, each apart.
    pub consents: Vec<ConsentText>,
    /// Words that differ between rule sets.
    pub words: SettingsWords,
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
    /// The names of the steps in their order; this version need not know each.
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

/// A text of the portal in the languages of the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translated {
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Translated {
    /// The text in that language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }
}
