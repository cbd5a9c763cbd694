//! The profiles: files compiled in, one per order of registration that the portal can stand for.

use super::blocklist::Blocklist;
use super::forms::list;
use super::limits::DailyLimits;
use super::settings::{
    CodeSettings, ConsentText, Profile, RegistrationSettings, SessionSettings, Settings, Step, Words,
};
use crate::http::language::Texts;
use crate::portal::clock::DAY_S;
use crate::rules::password_policy::{Forbidden, PasswordPolicy};
use ring::digest;
use serde::Deserialize;
use std::fmt::Write;
use std::sync::OnceLock;

impl Profile {
    /// Its settings.
    pub fn settings(self) -> &'static ProfileSettings {
        static LOADED: OnceLock<[ProfileSettings; Profile::ALL.len()]> = OnceLock::new();
        &LOADED.get_or_init(|| Self::ALL.map(ProfileSettings::load))[self as usize]
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Kabinet => include_str!("profiles/kabinet.json"),
            Self::Doc000 => include_str!("profiles/doc-000.json"),
            Self::Doc004 => include_str!("profiles/doc-004.json"),
        }
    }
}

/// A profile's settings, ready to be sent, and what the portal alone needs of them.
#[derive(Debug)]
pub struct ProfileSettings {
    /// As the app gets them.
    pub settings: Settings,
    /// The same as JSON text.
    pub(crate) json: String,
    /// A hash of the JSON text, quoted as in the `ETag` header.
    pub(crate) etag: String,
    /// Seconds an idempotency record is kept.
    pub(crate) idempotency_kept_s: i64,
    /// What may be done within 24 hours.
    pub limits: DailyLimits,
}

/// A profile's file. The consents are shared by all profiles and the blocklist's hash is computed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileFile {
    version: String,
    code: CodeSettings,
    password: PasswordFile,
    registration: RegistrationSettings,
    session: SessionSettings,
    words: Words,
    idempotency_kept_days: i64,
    limits: DailyLimits,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools)] // Each is a rule of its own in the file.
struct PasswordFile {
    min: u32,
    max: u32,
    upper: bool,
    lower: bool,
    digit: bool,
    special: Option<String>,
    max_run: Option<u32>,
    forbids: Vec<Forbidden>,
    blocklist: bool,
    reminder_days: Option<u32>,
    shows_strength: bool,
}

const CONSENTS: &str = include_str!("consents.json");

impl ProfileSettings {
    /// Those of this build with that hash of their text: they need not be read from the text again.
    pub(crate) fn of_etag(etag: &str) -> Option<&'static Self> {
        Profile::ALL.into_iter().map(Profile::settings).find(|own| own.etag == etag)
    }

    fn load(profile: Profile) -> Self {
        let file: ProfileFile =
            serde_json::from_str(profile.file()).expect("a test reads every profile's file");
        let consents: Vec<ConsentText> = serde_json::from_str(CONSENTS).expect("a test reads the consents");
        let PasswordFile { min, max, upper, lower, digit, special, max_run, forbids, .. } = file.password;
        let settings = Settings {
            version: file.version,
            profile,
            portal_name: Some(Texts {
                ru: "учебный стенд".to_owned(), en: "training portal".to_owned()
            }),
            code: file.code,
            password: PasswordPolicy {
                min,
                max,
                upper,
                lower,
                digit,
                special,
                max_run,
                forbids,
                blocklist_sha256: file.password.blocklist.then(|| Blocklist::get().sha256().to_owned()),
                reminder_days: file.password.reminder_days,
                shows_strength: file.password.shows_strength,
            },
            registration: file.registration,
            forms: Vec::new(),
            session: file.session,
            consents,
            words: file.words,
        };
        Self::ready(settings, file.idempotency_kept_days * DAY_S, file.limits)
    }

    /// The same with other steps of a registration, as other settings.
    pub(crate) fn with_steps(&self, steps: &[Step]) -> Self {
        let mut settings = self.settings.clone();
        settings.registration.steps = steps.to_vec();
        settings.version.push_str("-reordered");
        Self::ready(settings, self.idempotency_kept_s, self.limits)
    }

    /// With the forms that the steps name.
    fn ready(mut settings: Settings, idempotency_kept_s: i64, limits: DailyLimits) -> Self {
        let named = settings.registration.steps.iter().filter_map(Step::form_id);
        settings.forms = named.filter_map(list::of_id).cloned().collect();
        let json = serde_json::to_string(&settings).expect("settings hold nothing JSON can't");
        let mut etag = String::from("\"");
        for byte in &digest::digest(&digest::SHA256, json.as_bytes()).as_ref()[..16] {
            let _ = write!(etag, "{byte:02x}");
        }
        etag.push('"');
        Self { settings, json, etag, idempotency_kept_s, limits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::json::word;

    #[test]
    fn every_profile_holds_the_numbers_of_the_catalogue() {
        for profile in Profile::ALL {
            let ProfileSettings { settings, idempotency_kept_s, .. } = profile.settings();
            assert_eq!(settings.profile, profile);
            assert_eq!(word(&profile), profile.name());
            assert!(settings.version.starts_with(profile.name()));
            assert_eq!(*idempotency_kept_s, 30 * 86_400);
            let code = &settings.code;
            assert_eq!((code.length, code.resend_s, code.sends, code.sends_pause_s), (6, 60, 5, 900));
            assert_eq!((code.sends_per_day, code.tries, code.tries_pause_s), (10, 5, 900));
            assert_eq!(code.warn_tries_left, 3);
            assert_eq!(
                settings.registration.steps,
                [Step::Contact, Step::Person, Step::Password, Step::Agreement]
            );
            assert_eq!(
                (settings.registration.kept_days, settings.registration.contact_proven_s),
                (30, 86_400)
            );
            assert_eq!(settings.session.warning_s, 150);
        }
        let of = |profile: Profile| &profile.settings().settings;
        assert_eq!(of(Profile::Kabinet).code.life_s, 600);
        assert_eq!(of(Profile::Doc000).code.life_s, 600);
        assert_eq!(of(Profile::Doc004).code.life_s, 300);
        assert_eq!(of(Profile::Kabinet).session.life_s, 1_800);
        assert_eq!(of(Profile::Doc000).session.life_s, 900);
        assert_eq!(of(Profile::Doc004).session.life_s, 900);
        assert_eq!(of(Profile::Doc000).password.reminder_days, Some(180));
        assert_eq!(of(Profile::Doc004).words.create_account.ru, "Создать аккаунт");
    }

    #[test]
    fn other_steps_are_other_settings() {
        let own = Profile::Kabinet.settings();
        let other = own.with_steps(&[Step::Contact, Step::Agreement]);
        assert_eq!(other.settings.registration.steps, [Step::Contact, Step::Agreement]);
        assert!(other.etag != own.etag && other.settings.version != own.settings.version);
    }

    #[test]
    fn settings_hold_the_forms_that_their_steps_name_and_no_others() {
        let own = Profile::Kabinet.settings();
        assert!(!own.json.contains("forms"));
        let other = own.with_steps(&[Step::Contact, Step::form("inn"), Step::Agreement]);
        let ids: Vec<_> = other.settings.forms.iter().map(|form| form.id.as_str()).collect();
        assert_eq!(ids, ["inn"]);
        assert!(other.json.contains(r#""steps":["contact","inn","agreement"]"#));
        let again: Settings = serde_json::from_str(&other.json).unwrap();
        assert_eq!(again, other.settings);
        let neither = other.with_steps(&own.settings.registration.steps);
        assert_eq!(neither.settings.forms, []);
    }

    #[test]
    fn every_consent_is_readable_in_both_languages() {
        let consents = &Profile::Kabinet.settings().settings.consents;
        assert_eq!(
            consents.iter().map(|consent| consent.id.as_str()).collect::<Vec<_>>(),
            ["agreement", "personal_data", "news"]
        );
        for consent in consents {
            assert_eq!(consent.required, consent.id != "news");
            for text in [&consent.text.ru, &consent.text.en] {
                assert!(text.split("\n\n").count() >= 4, "{}", consent.id);
                assert!(
                    text.split("\n\n").all(|paragraph| paragraph.trim() == paragraph && paragraph.len() > 40)
                );
            }
        }
    }
}
