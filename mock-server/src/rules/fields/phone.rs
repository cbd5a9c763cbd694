//! A mobile of Russia, kept as E.164.

use super::is_invisible;
use crate::http::answer::Refusal;
use crate::http::problem::{Problem, ProblemKind};
use unicode_normalization::UnicodeNormalization;

impl ProblemKind {
    /// The number isn't a mobile of Russia.
    pub(crate) const INVALID_PHONE: Self =
        Self::new("invalid-phone", 422, "The number is not a mobile of Russia")
            .like(|problem| problem.field("phone", "landline"));
}

/// The number as E.164, or the reason why it isn't a mobile of Russia.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let text: Vec<char> = input.nfkc().filter(|sign| !is_invisible(*sign)).collect();
    let Some(first) = text.iter().position(char::is_ascii_digit) else {
        return Err(if text.iter().any(|sign| sign.is_alphanumeric()) { "letters" } else { "empty" });
    };
    let last = text.iter().rposition(char::is_ascii_digit).unwrap_or(first);
    let touches =
        |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|sign| sign.is_alphanumeric());
    // A word beside the number may be dropped; one that touches it or stands in it may be a mistyped digit.
    if text[first..=last].iter().any(|sign| sign.is_alphanumeric() && !sign.is_ascii_digit())
        || touches(first.checked_sub(1))
        || touches(Some(last + 1))
    {
        return Err("letters");
    }
    let international = text[..first].iter().rev().find(|sign| !matches!(sign, ' ' | '(')) == Some(&'+');
    let digits: String = text[first..=last].iter().filter(|sign| sign.is_ascii_digit()).collect();
    let national = national(&digits, international)?;
    match national.as_bytes() {
        [b'9', ..] => Ok(format!("+7{national}")),
        [b'6' | b'7', ..] => Err("kazakhstan"),
        [b'8', b'0', b'0', ..] => Err("free_line"),
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
    fn a_megabyte_of_digits_is_only_too_long() {
        assert_eq!(check(&"9".repeat(1_000_000)), Err("too_long"));
    }
}
