//! What holds for numbers of every scheme.

use proptest::prelude::*;

use super::{Number, Scheme};
use crate::domain::{
    CardScheme, DepartmentScheme, ForeignPassportScheme, InnScheme, Masked, NumberFault, OmsScheme,
    PassportSerialScheme, PassportSeriesScheme, SnilsScheme,
};

/// A number of the scheme with these digits as far as they go: its last ones are made to fit.
fn right<S: Scheme>(digits: &[u8]) -> Option<Number<S>> {
    let length = *S::LENGTHS.start();
    let head: String = digits.iter().take(length - 2).map(|digit| char::from(b'0' + digit)).collect();
    (0..100).find_map(|last| Number::parse(&format!("{head}{last:02}")).ok())
}

fn text_is_judged<S: Scheme>(text: &str) -> Result<(), TestCaseError> {
    let _ = (Number::<S>::parse(text), Number::<S>::dead_end(text));
    prop_assert!(
        Number::<S>::repairs(text).iter().all(|number| Number::<S>::parse(&number.shown()) == Ok(*number))
    );
    let masked = Number::<S>::mask(text, 3);
    prop_assert!(masked.caret as usize <= masked.text.encode_utf16().count());
    prop_assert_eq!(
        Number::<S>::read(&masked.text),
        Number::<S>::read(text),
        "the mask changed what is read"
    );
    let again = Number::<S>::mask(&masked.text, masked.caret);
    prop_assert!(again == masked, "masked twice: {} and {}", masked.text, again.text);
    Ok(())
}

fn slip_is_among_the_repairs<S: Scheme>(digits: &[u8], place: usize, slip: u8) -> Result<(), TestCaseError> {
    let Some(number) = right::<S>(digits) else { return Ok(()) };
    let right = number.digits();
    let place = place % right.len();
    let mut replaced = right.clone().into_bytes();
    replaced[place] = b'0' + (replaced[place] - b'0' + slip) % 10;
    let mut swapped = right.clone().into_bytes();
    swapped.swap(place, (place + 1).min(right.len() - 1));
    for typed in [replaced, swapped].map(|typed| String::from_utf8(typed).unwrap()) {
        if Number::<S>::read(&typed) == Err(NumberFault::CheckDigits) {
            prop_assert!(Number::<S>::repairs(&typed).contains(&number), "{typed} for {right}");
        }
    }
    Ok(())
}

/// The digits before the caret, and those behind it.
fn around_caret(masked: &Masked) -> (String, String) {
    let (before, behind) = masked.text.split_at(masked.caret as usize);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect();
    (digits(before), digits(behind))
}

/// A digit is put in before each digit, and taken out again.
fn caret_stays_with_its_digit<S: Scheme>(digits: &[u8]) -> Result<(), TestCaseError> {
    let Some(number) = right::<S>(digits) else { return Ok(()) };
    // One digit is missing, so that there is room for another.
    let all = number.digits();
    let whole = &all[..all.len() - 1];
    for at in 0..=whole.len() {
        let start = Number::<S>::mask(whole, u32::try_from(at).unwrap());
        prop_assert_eq!(around_caret(&start), (whole[..at].to_owned(), whole[at..].to_owned()));
        let (before, behind) = start.text.split_at(start.caret as usize);
        let more = Number::<S>::mask(&format!("{before}7{behind}"), start.caret + 1);
        prop_assert_eq!(around_caret(&more), (format!("{}7", &whole[..at]), whole[at..].to_owned()));
        let mut less = more.text.clone();
        less.remove(more.caret as usize - 1);
        let less = Number::<S>::mask(&less, more.caret - 1);
        prop_assert_eq!(around_caret(&less), (whole[..at].to_owned(), whole[at..].to_owned()));
    }
    Ok(())
}

/// Runs a property of every scheme.
macro_rules! for_every_scheme {
    ($property:ident($($argument:expr),+)) => {
        $property::<SnilsScheme>($($argument),+)?;
        $property::<InnScheme>($($argument),+)?;
        $property::<OmsScheme>($($argument),+)?;
        $property::<CardScheme>($($argument),+)?;
        $property::<PassportSeriesScheme>($($argument),+)?;
        $property::<PassportSerialScheme>($($argument),+)?;
        $property::<DepartmentScheme>($($argument),+)?;
        $property::<ForeignPassportScheme>($($argument),+)?;
    };
}

proptest! {
    #[test]
    fn any_text_is_judged_without_a_panic_and_its_mask_is_steady(text in any::<String>()) {
        for_every_scheme!(text_is_judged(&text));
    }

    #[test]
    fn what_looks_like_a_number_is_judged_and_its_mask_is_steady(text in "[0-9а-в :.№-]{0,30}|([0-9]{4}[ -]?){2,5}") {
        for_every_scheme!(text_is_judged(&text));
    }

    #[test]
    fn one_slip_is_always_among_the_repairs(
        digits in prop::collection::vec(0_u8..10, 20), place in 0_usize..20, slip in 1_u8..10
    ) {
        for_every_scheme!(slip_is_among_the_repairs(&digits, place, slip));
    }

    #[test]
    fn the_caret_stays_with_its_digit_in_the_middle(digits in prop::collection::vec(0_u8..10, 20)) {
        for_every_scheme!(caret_stays_with_its_digit(&digits));
    }
}

#[test]
fn a_number_that_may_be_longer_is_no_dead_end_before_its_end() {
    let dead_end = Number::<CardScheme>::dead_end;
    assert_eq!(dead_end("4000 0000 0000 0003"), None);
    assert_eq!(dead_end("4000 0000 0000 0000 003"), Some(NumberFault::CheckDigits));
    assert_eq!(dead_end("4000 0000 0000 0000 0035"), Some(NumberFault::TooLong { extra: 1 }));
    assert_eq!(Number::<OmsScheme>::dead_end("4000 0000 0000 0003"), Some(NumberFault::CheckDigits));
    assert_eq!(Number::<OmsScheme>::dead_end("4000 0000 0000 000"), None);
}

#[test]
fn debug_shows_no_digit() {
    assert_eq!(format!("{:?}", Number::<OmsScheme>::parse("4000000000000002")), "Ok(OmsPolicy([hidden]))");
}
