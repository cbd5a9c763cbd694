//! The portal's settings: every number, order and word an app needs, as data of a profile.

use super::forms::list;
use super::forms::spec::FormSpec;
use super::password_policy::PasswordPolicy;
use crate::http::language::Texts;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The settings as the app gets them; a registration keeps those it began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Names these settings; another version may differ in anything.
    #[schema(example = "kabinet-1")]
    pub version: String,
    /// The profile they belong to.
    pub profile: Profile,
    /// What people call the portal; not told by settings that an earlier version kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_name: Option<Texts>,
    /// Codes sent to a phone.
    pub code: CodeSettings,
    /// Rules for passwords.
    pub password: PasswordPolicy,
    /// The order and the terms of a registration.
    pub registration: RegistrationSettings,
    /// The forms that steps of a registration name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormSpec>,
    /// Terms of a session.
    pub session: SessionSettings,
    /// The consents a person is asked for.
    pub consents: Vec<ConsentText>,
    /// Words that differ between profiles.
    pub words: Words,
}

/// A set of settings the portal can run with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum, ToSchema)]
pub enum Profile {
    /// The rules this project recommends.
    #[default]
    #[serde(rename = "kabinet")]
    Kabinet,
    /// The rules of source document 000.
    #[serde(rename = "doc-000")]
    #[value(name = Self::Doc000.name())]
    Doc000,
    /// The rules of source document 004.
    #[serde(rename = "doc-004")]
    #[value(name = Self::Doc004.name())]
    Doc004,
}

impl Profile {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::Kabinet, Self::Doc000, Self::Doc004];

    /// The name used on the wire and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kabinet => "kabinet",
            Self::Doc000 => "doc-000",
            Self::Doc004 => "doc-004",
        }
    }

    /// The profile of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }
}

/// Limits of codes; times in seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeSettings {
    /// Digits of a code.
    #[schema(example = 6)]
    pub length: u32,
    /// How long a code is valid after the operator took it.
    #[schema(example = 600)]
    pub life_s: i64,
    /// The pause between two codes of a registration or a sign-in.
    #[schema(example = 60)]
    pub resend_s: i64,
    /// Codes before the longer pause.
    #[schema(example = 5)]
    pub sends: u32,
    /// The longer pause.
    #[schema(example = 900)]
    pub sends_pause_s: i64,
    /// Codes in 24 hours for one number from one installation.
    #[schema(example = 10)]
    pub sends_per_day: u32,
    /// Wrong tries before the lock: over all codes of a registration or a sign-in, and of passwords for one number
    /// from one installation.
    #[schema(example = 5)]
    pub tries: u32,
    /// How long the lock lasts.
    #[schema(example = 900)]
    pub tries_pause_s: i64,
    /// From how many tries left on the app says so.
    #[schema(example = 3)]
    pub warn_tries_left: u32,
}

/// The order and the terms of a registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegistrationSettings {
    /// The steps in the order they are asked, each by its name: `contact`, `person`, `password`, `agreement`, or a form.
    #[schema(value_type = Vec<String>)]
    pub steps: Vec<Step>,
    /// Days an unfinished registration is kept.
    #[schema(example = 30)]
    pub kept_days: i64,
    /// Seconds after which the phone is proven again.
    #[schema(example = 86_400)]
    pub contact_proven_s: i64,
    /// The youngest age that may register, in full years.
    #[schema(example = 14)]
    pub min_age: i16,
    /// The oldest age believed, in full years.
    #[schema(example = 130)]
    pub max_age: i16,
}

/// A step of a registration. Its name stands for it on the wire; one that is none of the portal's own is that of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Step {
    /// The phone, proven by a code.
    Contact,
    /// ФИО and birth date.
    Person,
    /// The password.
    Password,
    /// The consents.
    Agreement,
    /// The form of that id.
    Form(String),
}

/// The steps that are no forms.
static OWN: [Step; 4] = [Step::Contact, Step::Person, Step::Password, Step::Agreement];

impl Step {
    /// The step that a form is.
    pub fn form(id: &str) -> Self {
        Self::Form(id.to_owned())
    }

    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Contact => "contact",
            Self::Person => "person",
            Self::Password => "password",
            Self::Agreement => "agreement",
            Self::Form(id) => id,
        }
    }

    /// The form that it is, if it is one.
    pub(crate) fn form_id(&self) -> Option<&str> {
        match self {
            Self::Form(id) => Some(id),
            _ => None,
        }
    }

    /// The names of all that this portal has: its own, then its forms.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        OWN.iter().map(Self::name).chain(list::all().iter().map(|form| form.id.as_str()))
    }
}

impl From<String> for Step {
    fn from(name: String) -> Self {
        OWN.iter().find(|own| own.name() == name).cloned().unwrap_or(Self::Form(name))
    }
}

impl From<Step> for String {
    fn from(step: Step) -> Self {
        step.name().to_owned()
    }
}

/// Terms of a session, in seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionSettings {
    /// How long an access token is valid.
    #[schema(example = 1800)]
    pub life_s: i64,
    /// How long before its end the app warns.
    #[schema(example = 150)]
    pub warning_s: i64,
}

/// A consent in the version that holds now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentText {
    /// Its name.
    #[schema(example = "agreement")]
    pub id: String,
    /// Its version, a date.
    #[schema(example = "2026-03-01")]
    pub version: String,
    /// Its heading.
    pub title: Texts,
    /// Its words; paragraphs are parted by an empty line.
    pub text: Texts,
    /// Whether there is no account without it.
    pub required: bool,
}

/// Words that differ between profiles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The last tap of a registration.
    pub create_account: Texts,
}
