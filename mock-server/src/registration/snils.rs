//! The СНИЛС: eleven digits, of which the last two check the others.

use super::callers::Proven;
use super::wire::{SnilsGiven, SnilsSaved};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::Head;
use crate::portal::work::Work;
use crate::rules::fields::digits;
use axum::http::{Method, StatusCode};
use rusqlite::params;

const LENGTH: usize = 11;
/// Up to this number the check digits are not verified (`LAW_124607` at consultant.ru, item 8).
const LAST_UNVERIFIED: u32 = 1_001_998;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::PUT,
        path: "/api/v1/registrations/{id}/snils",
        name: "save_snils",
        about: "Saves the СНИЛС of who registers; the last one saved counts.",
        status: StatusCode::OK,
        answer: "Saved",
        problems: &[ProblemKind::INVALID_FIELDS],
    };
    call.change(save)
}

fn save(
    work: &mut Work<'_>,
    _: &Head,
    Proven(registration): &Proven,
    SnilsGiven { snils }: &SnilsGiven,
) -> Result<SnilsSaved, Refusal> {
    let snils = judged(snils)?;
    work.tx.execute("UPDATE registrations SET snils = ?2 WHERE id = ?1", params![registration.id, snils])?;
    Ok(SnilsSaved { snils_saved: true })
}

/// The digits.
///
/// # Errors
/// [`ProblemKind::INVALID_FIELDS`] where the text is no СНИЛС.
pub(super) fn judged(typed: &str) -> Result<String, Refusal> {
    check(typed).map_err(|reason| Problem::new(ProblemKind::INVALID_FIELDS).field("snils", reason).into())
}

/// The digits, or the reason why the text is no СНИЛС. Hyphens and spaces are dropped.
fn check(input: &str) -> Result<String, &'static str> {
    let plain = digits::check(input, LENGTH)?;
    if plain.bytes().all(|digit| digit == b'0') {
        return Err("all_zeros");
    }
    if fits(&plain) { Ok(plain) } else { Err("check_digits") }
}

fn fits(eleven: &str) -> bool {
    let (nine, check) = eleven.split_at(9);
    let sum: u32 =
        nine.bytes().zip((1..=9).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    nine.parse().is_ok_and(|number: u32| number <= LAST_UNVERIFIED) || check.parse() == Ok(sum % 101 % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn snils_vectors_hold_for_the_portal() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/snils.json");
        let vectors: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let cases = vectors["cases"].as_array().unwrap();
        assert!(!cases.is_empty());
        for case in cases {
            let input = case["input"].as_str().unwrap();
            assert_eq!(check(input).ok().as_deref(), case["digits"].as_str(), "{input}");
        }
    }
}
