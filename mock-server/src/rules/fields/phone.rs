//! A mobile of Russia, kept as E.164.

use crate::http::answer::Refusal;
use crate::http::problem::{Problem, ProblemKind};
use crate::rules::signs::{is_ignorable, with_plain_digits};
use std::collections::BTreeSet;

impl ProblemKind {
    /// The number isn't a mobile of Russia.
    pub(crate) const INVALID_PHONE: Self =
        Self::new("invalid-phone", 422, "The number is not a mobile of Russia")
            .like(|problem| problem.field("phone", "landline"));
}

/// The number as E.164, or the reason why it isn't a mobile of Russia. Among words and other numbers the only mobile
/// counts.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let text: Vec<char> = with_plain_digits(input).chars().filter(|sign| !is_ignorable(*sign)).collect();
    let whole = check_part(&text);
    if !matches!(whole, Err("letters" | "too_long")) {
        return whole;
    }
    let parts: Vec<_> = parts(&text).into_iter().map(check_part).collect();
    let mobiles: BTreeSet<&String> = parts.iter().flatten().collect();
    match (mobiles.first(), mobiles.len()) {
        (Some(mobile), 1) => return Ok((*mobile).clone()),
        (Some(_), _) => return Err("too_long"),
        (None, _) => {}
    }
    let other: BTreeSet<&'static str> = parts
        .iter()
        .filter_map(|part| part.as_ref().err().copied())
        .filter(|reason| matches!(*reason, "kazakhstan" | "free_line" | "landline"))
        .collect();
    match (other.first(), other.len()) {
        (Some(reason), 1) => Err(reason),
        _ => whole,
    }
}

/// The text cut at words, commas and line ends, and before a plus that more than a prefix stands before. A letter that
/// touches the end of a number stays with it.
fn parts(text: &[char]) -> Vec<&[char]> {
    let mut parts = Vec::new();
    let (mut start, mut digits) = (0, 0_usize);
    for (at, sign) in text.iter().enumerate() {
        let is_word = sign.is_alphanumeric() && !sign.is_ascii_digit();
        let touches = is_word && at > start && text[at - 1].is_ascii_digit();
        let ends = is_word || matches!(sign, ',' | ';' | '\n' | '\r') || (*sign == '+' && digits > 1);
        if ends {
            parts.push(&text[start..at + usize::from(touches)]);
            start = at + usize::from(*sign != '+');
            digits = 0;
        }
        digits += usize::from(sign.is_ascii_digit());
    }
    parts.push(&text[start..]);
    parts
}

fn check_part(text: &[char]) -> Result<String, &'static str> {
    let Some(first) = text.iter().position(char::is_ascii_digit) else {
        return Err(if text.iter().any(|sign| sign.is_alphanumeric()) { "letters" } else { "empty" });
    };
    let last = text.iter().rposition(char::is_ascii_digit).unwrap_or(first);
    // A word beside the number may be dropped; one that stands in it or touches its end may be a mistyped digit.
    if text[first..=last].iter().any(|sign| sign.is_alphanumeric() && !sign.is_ascii_digit())
        || text.get(last + 1).is_some_and(|sign| sign.is_alphanumeric())
    {
        return Err("letters");
    }
    let international = text[..first].iter().rev().find(|sign| !matches!(sign, ' ' | '(')) == Some(&'+');
    let digits: String = text[first..=last].iter().filter(|sign| sign.is_ascii_digit()).collect();
    let national = national(&digits, international)?;
    match national.as_bytes() {
        [b'9', ..] => Ok(format!("+7{national}")),
        // No area code begins with 79 or 89: the prefix was written twice.
        [b'7' | b'8', b'9', ..] => Err("too_long"),
        [b'6' | b'7', ..] => Err("kazakhstan"),
        [b'8', b'0', b'0' | b'4', ..] => Err("free_line"),
        _ => Err("landline"),
    }
}

/// The number as E.164, or the refusal that names the field `phone`.
pub(crate) fn required(input: &str) -> Result<String, Refusal> {
    check(input).map_err(|reason| Problem::new(ProblemKind::INVALID_PHONE).field("phone", reason).into())
}

/// The ten digits after the country's code.
fn national(digits: &str, international: bool) -> Result<&str, &'static str> {
    const LENGTH: usize = 10;
    let national = match (international, digits.strip_prefix('7'), digits.strip_prefix(['7', '8'])) {
        (true, Some(rest), _) => rest,
        (true, None, _) => return Err("foreign"),
        (false, _, Some(rest)) if digits.len() > LENGTH => rest,
        (false, _, None) if digits.len() == LENGTH + 1 => return Err("foreign"),
        _ => digits,
    };
    match national.len() {
        LENGTH => Ok(national),
        0..LENGTH => Err("too_short"),
        _ => Err("too_long"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Case {
        input: String,
        ok: bool,
        e164: Option<String>,
        reason: Option<String>,
    }

    #[test]
    fn phone_vectors_hold_for_the_portal() {
        for case in vectors::cases::<Case>("phone.json") {
            match check(&case.input) {
                Ok(e164) => assert_eq!((case.ok, Some(e164)), (true, case.e164), "{:?}", case.input),
                Err(reason) => {
                    assert_eq!((case.ok, Some(reason)), (false, case.reason.as_deref()), "{:?}", case.input);
                }
            }
        }
    }

    #[test]
    fn the_only_mobile_among_words_and_digits_of_any_script_is_read() {
        for input in [
            "Тел.: +7 916 123-45-67, доб. 12",
            "тел89161234567",
            "раб. 8 495 123-45-67, моб. 8 916 123-45-67",
            "8 916 123-45-67 (он же +7 916 123 45 67)",
            "22:43 +7 916 123-45-67",
            "Иванов И. И., 2-й подъезд, 89161234567, после 18:00",
            "\u{0668}9161234567",
            "+७ ९१६ १२३-४५-६७",
            "８（９１６）１２３－４５－６７",
        ] {
            assert_eq!(check(input), Ok("+79161234567".to_owned()), "{input}");
        }
        for (input, reason) in [
            ("8 916 123-45-67 или 8 926 123-45-67", "too_long"),
            ("+7 8 916 123-45-67", "too_long"),
            ("8 +7 916 123-45-67", "too_long"),
            ("+8 916 123-45-67", "foreign"),
            ("8 495 123-45-67, доб. 12", "landline"),
            ("8 804 333-00-00", "free_line"),
            ("8 916 123-45-67О", "letters"),
            ("8 916 О23-45-67", "letters"),
        ] {
            assert_eq!(check(input), Err(reason), "{input}");
        }
    }

    #[test]
    fn a_megabyte_of_digits_is_only_too_long() {
        assert_eq!(check(&"9".repeat(1_000_000)), Err("too_long"));
    }
}
