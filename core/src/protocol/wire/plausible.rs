//! What may stand in an answer that is well written. A portal that was taken over, or a fault of its own, must not lead
//! a person to a screen without a way on: a code of no digits, an order without steps, a password that can't be.
//!
//! The limits are wide: each is there so that the phone can carry on, not to say what a portal should want.

use std::{collections::BTreeSet, ops::RangeInclusive};

use crate::{
    domain::password::PasswordPolicy,
    protocol::{Account, CodeSettings, ConsentText, RegistrationSettings, Settings},
};

/// Digits of a code: fewer are guessed, more are not typed from one SMS.
const CODE_LENGTHS: RangeInclusive<u8> = 4..=10;
/// The longest span of time, in seconds: ten years. Reckoning with it stays far from the ends of the calendar.
const LONGEST_SPAN_S: u64 = 10 * 366 * 24 * 60 * 60;
/// The longest password that may be asked for, in code points: every manager makes one, and no field is slow with it.
const LONGEST_PASSWORD: usize = 1024;
/// The most consents that are shown, each with a box of its own.
const MOST_CONSENTS: usize = 32;
/// The most entries of a list that is kept or compared with what is kept.
const MOST_ENTRIES: usize = 256;
/// The longest text that stands on one line, in bytes: ids, versions, names, numbers.
const LONGEST_LINE: usize = 1024;

/// Whether a registration under these settings can be carried through.
pub(super) fn settings(settings: &Settings) -> bool {
    let Settings { version, profile, code, password, registration, session, consents, words } = settings;
    let label = &words.create_account;
    [version, profile, &label.ru, &label.en].into_iter().all(|line| is_line(line))
        && code_settings(code)
        && password_policy(password)
        && registration_settings(registration)
        && is_span(session.life_s)
        && session.warning_s <= session.life_s
        && consent_texts(consents)
}

/// Whether a code can have that many digits.
pub(super) fn code_length(length: u8) -> bool {
    CODE_LENGTHS.contains(&length)
}

/// Whether an account can be shown and kept.
pub(super) fn account(account: &Account) -> bool {
    let Account { oid, level: _, name, birth_date: _, phone, consents } = account;
    let lines = [oid, &name.surname, &name.name].into_iter().chain(&name.patronymic).chain(phone);
    lines.into_iter().all(|line| is_line(line)) && is_list(consents)
}

/// Whether a list has no more entries than one that is meant.
pub(super) fn is_list<T>(entries: &[T]) -> bool {
    entries.len() <= MOST_ENTRIES
}

fn is_line(text: &str) -> bool {
    (1..=LONGEST_LINE).contains(&text.len())
}

fn is_span(seconds: u64) -> bool {
    (1..=LONGEST_SPAN_S).contains(&seconds)
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

/// Everything else of a registration hangs on the contact; a step that comes twice would have two places.
fn registration_settings(registration: &RegistrationSettings) -> bool {
    let RegistrationSettings { steps, kept_days, contact_proven_s, min_age, max_age } = registration;
    let twice = (1..steps.len()).any(|at| steps[..at].contains(&steps[at]));
    steps.iter().any(|step| step == "contact")
        && !twice
        && steps.iter().all(|step| is_line(step))
        && is_span(u64::from(*kept_days) * 24 * 60 * 60)
        && is_span(*contact_proven_s)
        && min_age <= max_age
}

fn consent_texts(consents: &[ConsentText]) -> bool {
    let ids: BTreeSet<_> = consents.iter().map(|consent| consent.id.as_str()).collect();
    let is_whole = |consent: &ConsentText| {
        let ConsentText { id, version, title, text, required: _ } = consent;
        [id, version, &title.ru, &title.en].into_iter().all(|line| is_line(line))
            && !text.ru.is_empty()
            && !text.en.is_empty()
    };
    consents.len() <= MOST_CONSENTS && ids.len() == consents.len() && consents.iter().all(is_whole)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn usual() -> Value {
        serde_json::from_str(include_str!("../../flow/settings_snapshot.json")).unwrap()
    }

    fn judge(value: Value) -> bool {
        settings(&serde_json::from_value(value).unwrap())
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
            ("/registration/steps", json!(vec!["contact"; 10_000])),
            ("/registration/kept_days", json!(0)),
            ("/registration/kept_days", json!(u32::MAX)),
            ("/registration/contact_proven_s", json!(u64::MAX)),
            ("/registration/min_age", json!(131)),
            ("/session/life_s", json!(0)),
            ("/session/warning_s", json!(1_801)),
            ("/consents", json!([consent.clone(), consent])),
            ("/consents", json!(many)),
            ("/consents/0/id", json!("")),
            ("/consents/0/text/ru", json!("")),
            ("/words/create_account/ru", json!("")),
        ] {
            let mut changed = usual();
            *changed.pointer_mut(place).unwrap() = value;
            assert!(!judge(changed), "{place}");
        }
    }
}
