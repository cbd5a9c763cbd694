//! The СНИЛС: eleven digits, of which the last two check the others.

use super::digits;

const LENGTH: usize = 11;
/// Up to this number the check digits are not verified (`LAW_124607` at consultant.ru, item 8).
const LAST_UNVERIFIED: u32 = 1_001_998;

/// The digits, or the reason why the text is no СНИЛС. Hyphens and spaces are dropped.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let plain = digits::number(input, LENGTH..=LENGTH)?;
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
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn snils_vectors_hold_for_the_portal() {
        numbers("snils.json", check);
    }
}
