//! The portal's own judgement of a password. The app judges as well; both are pinned by the same vectors.

use super::blocklist::Blocklist;
use super::password_form::{is_blank, normal_form};
use super::password_policy::{Forbidden, PasswordPolicy};
use super::personal_data::PersonalData;
use super::settings::Profile;

/// Every reason to refuse the password, sorted; none means it is accepted.
pub fn refusals(policy: &PasswordPolicy, personal: &PersonalData, password: &str) -> Vec<&'static str> {
    let verdicts = verdicts(policy, personal, password);
    verdicts.into_iter().filter_map(|(reason, _, refused)| refused.then_some(reason)).collect()
}

/// Every reason for which a password can be refused, whatever the rules, with its meaning.
pub(crate) fn reasons() -> impl Iterator<Item = (&'static str, &'static str)> {
    let policy = &Profile::default().settings().settings.password;
    verdicts(policy, &PersonalData::default(), "").into_iter().map(|(reason, about, _)| (reason, about))
}

/// The word of a reason, what it means, and whether a password is refused for it.
type Verdict = (&'static str, &'static str, bool);

fn verdicts(policy: &PasswordPolicy, personal: &PersonalData, password: &str) -> [Verdict; 11] {
    let password = normal_form(password);
    // What nobody sees is as good as nothing.
    let length = if is_blank(&password) { 0 } else { password.chars().count() };
    let lacks = |wanted: bool, found: fn(char) -> bool| wanted && !password.chars().any(found);
    [
        (
            "birth_date",
            "It holds the birth date",
            policy.forbids.contains(&Forbidden::BirthDate) && personal.is_born_in(&password),
        ),
        (
            "common",
            "It is in the list of common passwords",
            policy.blocklist_sha256.is_some() && Blocklist::get().holds(&password),
        ),
        (
            "name",
            "It holds a name of the person",
            policy.forbids.contains(&Forbidden::Name) && personal.is_named_in(&password),
        ),
        ("no_digit", "It lacks a digit", lacks(policy.digit, |sign| sign.is_ascii_digit())),
        ("no_lower", "It lacks a small Latin letter", lacks(policy.lower, |sign| sign.is_ascii_lowercase())),
        (
            "no_sign",
            "It lacks one of the signs of the policy",
            policy.special.as_ref().is_some_and(|signs| !password.chars().any(|sign| signs.contains(sign))),
        ),
        (
            "no_upper",
            "It lacks a capital Latin letter",
            lacks(policy.upper, |sign| sign.is_ascii_uppercase()),
        ),
        (
            "phone",
            "It holds the phone number",
            policy.forbids.contains(&Forbidden::Phone) && personal.is_called_in(&password),
        ),
        (
            "sequence",
            "Too many digits or letters follow each other",
            policy.max_run.is_some_and(|longest| longest_run(&password) > longest as usize),
        ),
        ("too_long", "It has too many signs", length > policy.max as usize),
        ("too_short", "It has too few signs that are seen", length < policy.min as usize),
    ]
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
    use jiff::civil::Date;
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
        for file in ["password.json", "password_personal.json"] {
            let path = format!("{}/../tests/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
            let vectors: Vectors = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            assert!(!vectors.cases.is_empty());
            for case in vectors.cases {
                let profile = Profile::of_name(&case.profile).unwrap();
                let personal = PersonalData { birth_date: case.birth, phone: case.phone, names: case.name };
                let refused = refusals(&profile.settings().settings.password, &personal, &case.password);
                assert_eq!(refused, case.refused, "{} {:?}", case.profile, case.password);
            }
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
