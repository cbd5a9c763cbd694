//! What a key makes of the texts of fields, as the screens that hold them have it published.

use super::{super::form, bench::Bench, citizen::PHONE};
use crate::screen::{Edited, FieldCheck, Verdict};

fn edited(text: &str) -> Edited {
    let end = u32::try_from(text.encode_utf16().count()).unwrap();
    Edited { text: text.to_owned(), start: end, end }
}

fn at(text: &str, caret: u32) -> Edited {
    Edited { start: caret, end: caret, ..edited(text) }
}

/// What the field of the screen that is shown makes of a key.
fn key(bench: &Bench, field: &str, before: &Edited, after: &Edited) -> FieldCheck {
    let found = form(&bench.state, &bench.env()).edit(&bench.key(), field, before, after, None);
    found.unwrap_or_else(|| panic!("{} has no {field}", bench.key()))
}

#[test]
fn a_number_is_masked_a_deleting_key_takes_a_digit_and_the_ghost_shows_the_rest() {
    let mut bench = Bench::new();
    bench.tap("register", &[]);
    let typed = key(&bench, "phone", &edited("+7 916 12"), &edited("+7 916 123"));
    assert_eq!((typed.text.as_str(), typed.ghost.as_str()), ("+7 916 123", "-__-__"));
    let deleted = key(&bench, "phone", &at("+7 916 123-45", 11), &at("+7 916 12345", 10));
    assert_eq!((deleted.text.as_str(), deleted.caret), ("+7 916 124-5", 9), "the digit before the hyphen");
    assert!(
        form(&bench.state, &bench.env())
            .edit(&bench.key(), "shoe_size", &edited(""), &edited("4"), None)
            .is_none()
    );
}

#[test]
fn a_code_takes_digits_a_whole_code_or_nothing() {
    let mut bench = Bench::new();
    bench.tap("register", &[]);
    bench.tap("send_code", &[("phone", PHONE)]);
    bench.settle();
    assert_eq!(bench.key(), "registration/code");
    for (before, after, text, is_whole) in [
        (edited("34"), edited("340"), "340", false),
        (edited("34"), edited("34x"), "34", false),
        (edited("34016"), edited("340160"), "340160", true),
        (edited("340160"), edited("34016"), "34016", false),
        (edited(""), edited("Код 340160. Никому его не говорите"), "340160", true),
        (at("3416", 2), at("34016", 3), "34016", false),
    ] {
        let check = key(&bench, "code", &before, &after);
        assert_eq!((check.text.as_str(), check.verdict == Verdict::Good), (text, is_whole), "{}", after.text);
    }
    let misread = key(&bench, "code", &at("34", 0), &edited("111111 или 22222234"));
    assert_eq!(misread.text, "34", "what is not one code for certain changes nothing");
    assert!(matches!(misread.verdict, Verdict::Wrong { .. }));
}
