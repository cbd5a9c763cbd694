use jiff::civil::date;
use proptest::prelude::*;

use super::super::policy::profiles::policy;
use super::{PasswordFault, PersonalData, faults, length, longest_run};
use crate::domain::{NamePart, Phone};

fn person() -> PersonalData {
    PersonalData {
        birth_date: Some(date(1990, 4, 12)),
        phone: Some(Phone::parse("+79001234567").unwrap()),
        names: ["Римский-Корсаков", "Семён", "Ли"].map(|name| NamePart::parse(name).unwrap()).to_vec(),
    }
}

fn refused(profile: &str, password: &str) -> Vec<PasswordFault> {
    faults(&policy(profile), &person(), password)
}

#[test]
fn runs_are_counted_up_and_down_and_apart() {
    let table = [
        ("", 0),
        ("a", 1),
        ("ac", 1),
        ("abc", 3),
        ("abcd", 4),
        ("aBcD", 4),
        ("DCBA", 4),
        ("1234", 4),
        ("321012", 4),
        ("abab", 2),
        ("aaaa", 1),
        ("ab-cd", 2),
        ("abвcd", 2),
        ("890", 2),
        ("yz{|", 2),
        ("/0123", 4),
        ("абвг", 0),
        ("zyx987", 3),
        ("12321234", 4),
    ];
    for (password, longest) in table {
        assert_eq!(longest_run(password), longest, "{password}");
    }
}

#[test]
fn classes_are_latin_only() {
    let all = [PasswordFault::NoDigit, PasswordFault::NoLower, PasswordFault::NoSign, PasswordFault::NoUpper];
    assert_eq!(refused("doc-000", "Ёжик٣٤٥§§"), all);
    assert_eq!(refused("doc-000", "\u{FF21}b7!\u{0660}\u{0660}\u{0660}\u{0660}"), []);
}

#[test]
fn length_counts_code_points_after_normalization() {
    assert_eq!(refused("kabinet", &"e\u{0301}".repeat(12)), []);
    assert_eq!(refused("kabinet", &"e\u{0301}".repeat(11)), [PasswordFault::TooShort]);
    // One code point that NFKC takes apart into eighteen.
    assert_eq!(refused("kabinet", "\u{FDFA}"), []);
    assert_eq!(refused("kabinet", &"🙂".repeat(128)), []);
    assert_eq!(refused("kabinet", &"🙂".repeat(129)), [PasswordFault::TooLong]);
}

#[test]
fn a_password_of_which_nothing_is_seen_has_no_length() {
    for unseen in [" ", "\u{A0}", "\u{200B}", "\u{3164}", "\t", "\u{2800}", "\u{E0041}"] {
        assert_eq!(refused("kabinet", &unseen.repeat(20)), [PasswordFault::TooShort], "{unseen:?}");
        assert_eq!(length(&unseen.repeat(20)), 0, "{unseen:?}");
    }
    assert_eq!(length("лампа   обед"), 12);
    assert_eq!(length("лам\u{AD}па\u{200B}"), 5);
}

#[test]
fn unknown_data_forbids_nothing() {
    let nobody = PersonalData::default();
    assert_eq!(faults(&policy("kabinet"), &nobody, "корсаков 9001234 1990"), []);
}

#[test]
fn a_huge_paste_is_judged() {
    let huge = "aB3!й".repeat(200_000);
    assert_eq!(refused("kabinet", &huge), [PasswordFault::TooLong]);
    assert_eq!(refused("doc-000", &huge), [PasswordFault::TooLong]);
}

#[test]
fn debug_of_personal_data_shows_none_of_it() {
    assert_eq!(format!("{:?}", person()), "PersonalData([hidden])");
}

proptest! {
    #[test]
    fn any_text_is_judged_without_a_panic_and_sorted(password in any::<String>()) {
        for profile in ["kabinet", "doc-000", "doc-004"] {
            let found = refused(profile, &password);
            let slugs: Vec<_> = found.iter().map(PasswordFault::slug).collect();
            prop_assert!(slugs.is_sorted() && found.is_sorted());
        }
    }
}
