//! So many digits and nothing else, as a person types them or a paste brings them along: a СНИЛС, a code.

use crate::rules::signs::{is_hyphen, is_ignorable};
use std::ops::RangeInclusive;

/// The digits, or the reason why the text is not so many of them. Hyphens and spaces are dropped. Digits of other scripts
/// are refused: who reads what a person may have typed so makes them plain before (`with_plain_digits`).
pub(crate) fn check(input: &str, count: usize) -> Result<String, &'static str> {
    check_lengths(input, &(count..=count))
}

/// The digits of a number that has so many, or the reason why the text is none. Nobody has a number of nothing but zeros, even
/// where check digits fit it.
pub(super) fn number(input: &str, lengths: RangeInclusive<usize>) -> Result<String, &'static str> {
    let plain = check_lengths(input, &lengths)?;
    if plain.bytes().all(|digit| digit == b'0') { Err("all_zeros") } else { Ok(plain) }
}

fn check_lengths(input: &str, lengths: &RangeInclusive<usize>) -> Result<String, &'static str> {
    let plain: String = input.chars().filter(|sign| !is_between(*sign)).collect();
    if plain.is_empty() {
        return Err("empty");
    }
    if let Some(other) = plain.chars().find(|sign| !sign.is_ascii_digit()) {
        return Err(match other {
            _ if other.is_numeric() => "other_script",
            _ if other.is_alphabetic() => "letters",
            _ => "signs",
        });
    }
    match plain.len() {
        length if length < *lengths.start() => Err("too_short"),
        length if length > *lengths.end() => Err("too_long"),
        _ => Ok(plain),
    }
}

/// Whether it is a sign that people write between the digits, or one that a paste brings along unseen.
pub(super) fn is_between(sign: char) -> bool {
    sign.is_whitespace() || is_ignorable(sign) || is_hyphen(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_code_of_six_digits_says_why() {
        for (input, judged) in [
            ("481059", Ok("481059")),
            (" 481-059 ", Ok("481059")),
            ("481\u{2013}059\u{200b}", Ok("481059")),
            ("", Err("empty")),
            (" - ", Err("empty")),
            ("abc", Err("letters")),
            ("48105O", Err("letters")),
            ("٤٨١٠٥٩", Err("other_script")),
            ("481.059", Err("signs")),
            ("12345", Err("too_short")),
            ("1234567", Err("too_long")),
        ] {
            assert_eq!(check(input, 6).as_deref(), judged.as_ref().copied(), "{input}");
        }
    }
}
