//! The portal's own judgement of a password. The app judges as well; both are pinned by the same vectors.

use crate::rules::blocklist::Blocklist;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use utoipa::ToSchema;

/// Rules for passwords; lengths in code points after NFKC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools)] // Each is a rule of its own on the wire.
pub struct PasswordPolicy {
    /// Shortest length.
    #[schema(example = 12)]
    pub min: u32,
    /// Longest length.
    #[schema(example = 128)]
    pub max: u32,
    /// Whether a Latin capital is needed.
    pub upper: bool,
    /// Whether a small Latin letter is needed.
    pub lower: bool,
    /// Whether a digit is needed.
    pub digit: bool,
    /// The signs of which one is needed, if any.
    pub special: Option<String>,
    /// The longest run of digits or Latin letters in order, up or down, that is allowed, if there is such a rule.
    pub max_run: Option<u32>,
    /// Personal data that may not stand in the password.
    pub forbids: Vec<Forbidden>,
    /// SHA-256 in hex of the blocklist that holds; none where there is no such rule.
    pub blocklist_sha256: Option<String>,
    /// Days after which the app reminds of a change, if it does.
    pub reminder_days: Option<u32>,
    /// Whether the app shows how strong a password is.
    pub shows_strength: bool,
}

/// A kind of personal data that a password may not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Forbidden {
    /// The birth date in its usual writings, or the year alone.
    BirthDate,
    /// Any seven digits of the phone in a row.
    Phone,
    /// A part of the name of four letters or more.
    Name,
}

/// What is known of the person while the password is judged.
#[derive(Clone, Debug, Default)]
pub struct PersonalData {
    /// The birth date.
    pub birth_date: Option<Date>,
    /// The phone; digits count, other signs don't.
    pub phone: Option<String>,
    /// The parts of the name.
    pub names: Vec<String>,
}

/// Every reason to refuse the password, sorted; none means it is accepted.
pub fn refusals(policy: &PasswordPolicy, personal: &PersonalData, password: &str) -> Vec<&'static str> {
    let password: String = password.nfkc().collect();
    let length = password.chars().count();
    let lacks = |wanted: bool, found: fn(char) -> bool| wanted && !password.chars().any(found);
    let verdicts = [
        (
            "birth_date",
            policy.forbids.contains(&Forbidden::BirthDate) && holds_birth_date(personal, &password),
        ),
        ("common", policy.blocklist_sha256.is_some() && Blocklist::get().holds(&password)),
        ("name", policy.forbids.contains(&Forbidden::Name) && holds_name(personal, &password)),
        ("no_digit", lacks(policy.digit, |sign| sign.is_ascii_digit())),
        ("no_lower", lacks(policy.lower, |sign| sign.is_ascii_lowercase())),
        (
            "no_sign",
            policy.special.as_ref().is_some_and(|signs| !password.chars().any(|sign| signs.contains(sign))),
        ),
        ("no_upper", lacks(policy.upper, |sign| sign.is_ascii_uppercase())),
        ("phone", policy.forbids.contains(&Forbidden::Phone) && holds_phone(personal, &password)),
        ("sequence", policy.max_run.is_some_and(|longest| longest_run(&password) > longest as usize)),
        ("too_long", length > policy.max as usize),
        ("too_short", length < policy.min as usize),
    ];
    verdicts.into_iter().filter_map(|(reason, refused)| refused.then_some(reason)).collect()
}

fn holds_birth_date(personal: &PersonalData, password: &str) -> bool {
    // The year is part of every writing with four digits for it, so those need no look of their own.
    personal.birth_date.is_some_and(|date| {
        ["%Y", "%d%m%y", "%d.%m.%y"]
            .iter()
            .any(|writing| password.contains(&date.strftime(writing).to_string()))
    })
}

fn holds_phone(personal: &PersonalData, password: &str) -> bool {
    const DIGITS_IN_A_ROW: usize = 7;
    let Some(phone) = &personal.phone else { return false };
    let digits: Vec<u8> = phone.bytes().filter(u8::is_ascii_digit).collect();
    digits.windows(DIGITS_IN_A_ROW).any(|row| {
        let row = std::str::from_utf8(row).expect("ASCII digits");
        password.contains(row)
    })
}

/// Whole parts and the words of a double name; neither case nor Ё hides one.
fn holds_name(personal: &PersonalData, password: &str) -> bool {
    const SHORTEST_WORD: usize = 4;
    let folded = |text: &str| text.to_lowercase().replace('ё', "е");
    let password = folded(password);
    personal.names.iter().map(|name| folded(name)).any(|name| {
        let words = name.split(['-', ' ', '\'']).chain([name.as_str()]);
        words.filter(|word| word.chars().count() >= SHORTEST_WORD).any(|word| password.contains(word))
    })
}

/// The length of the longest run of digits or Latin letters that follow each other up or down, case ignored.
fn longest_run(password: &str) -> usize {
    let mut longest = 0;
    for step in [1_i32, -1] {
        let mut run = 0;
        let mut previous: Option<char> = None;
        for sign in password.chars().map(|sign| sign.to_ascii_lowercase()) {
            let counts = sign.is_ascii_alphanumeric();
            let follows = previous.is_some_and(|before| {
                before.is_ascii_digit() == sign.is_ascii_digit() && before as i32 + step == sign as i32
            });
            run = match (counts, follows) {
                (true, true) => run + 1,
                (true, false) => 1,
                (false, _) => 0,
            };
            longest = longest.max(run);
            previous = counts.then_some(sign);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::settings::Profile;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Vectors {
        cases: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        profile: String,
        password: String,
        birth: Option<Date>,
        phone: Option<String>,
        #[serde(default)]
        name: Vec<String>,
        refused: Vec<String>,
    }

    #[test]
    fn password_vectors_hold_for_the_portal() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/password.json");
        let vectors: Vectors = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(!vectors.cases.is_empty());
        for case in vectors.cases {
            let profile = Profile::of_name(&case.profile).unwrap();
            let personal = PersonalData { birth_date: case.birth, phone: case.phone, names: case.name };
            let refused = refusals(&profile.settings().settings.password, &personal, &case.password);
            assert_eq!(refused, case.refused, "{} {:?}", case.profile, case.password);
        }
    }

    #[test]
    fn a_birth_date_is_found_in_every_usual_writing() {
        let personal =
            PersonalData { birth_date: Some(Date::constant(1990, 4, 12)), ..PersonalData::default() };
        for writing in ["12041990", "120490", "19900412", "12.04.1990", "12.04.90", "12-04-1990", "1990"] {
            assert!(holds_birth_date(&personal, &format!("x{writing}y")), "{writing}");
        }
        assert!(!holds_birth_date(&personal, "12.05.90 12/04"));
    }

    #[test]
    fn a_name_is_found_whatever_its_case_its_yo_and_its_other_half() {
        let personal = PersonalData {
            names: vec!["Щёголев-Гай".to_owned(), "О'Коннор".to_owned()],
            ..PersonalData::default()
        };
        for (password, found) in [
            ("тихий ЩЕГОЛЕВ обед", true),
            ("тихий щёголев-гай", true),
            ("тихий гай обед и сон", false),
            ("тихий коннор обед", true),
            ("тихий шёголев обед", false),
        ] {
            assert_eq!(holds_name(&personal, password), found, "{password}");
        }
    }

    #[test]
    fn a_run_may_stand_anywhere_and_stops_at_other_signs() {
        for (password, run) in [
            ("", 0),
            ("a", 1),
            ("xabcd", 4),
            ("dcba", 4),
            ("ab-cd", 2),
            ("89:;", 2),
            ("aBcDe", 5),
            ("112233", 2),
        ] {
            assert_eq!(longest_run(password), run, "{password}");
        }
    }
}
