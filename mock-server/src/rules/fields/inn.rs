//! The ИНН of a person: twelve digits, of which the last two check the others.

use super::digits;

const LENGTH: usize = 12;
/// How many digits the number of a company has.
const OF_COMPANY: usize = 10;

/// The digits, or the reason why the text is no person's ИНН. Hyphens and spaces are dropped.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    if digits::check(input, OF_COMPANY).is_ok() {
        return Err("company");
    }
    let plain = digits::number(input, LENGTH..=LENGTH)?;
    if fits(&plain) { Ok(plain) } else { Err("check_digits") }
}

fn fits(twelve: &str) -> bool {
    let digits: Vec<u32> = twelve.bytes().map(|digit| u32::from(digit - b'0')).collect();
    let checks = |weights: &[u32]| {
        let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
        digits[weights.len()] == sum % 11 % 10
    };
    checks(&[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) && checks(&[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn inn_vectors_hold_for_the_portal() {
        numbers("inn.json", check);
    }

    #[test]
    fn each_refusal_has_its_reason() {
        for (input, reason) in [
            ("7707083893", "company"),
            ("77 0708-3893", "company"),
            ("50010073225", "too_short"),
            ("5001007322590", "too_long"),
            ("000000000000", "all_zeros"),
            ("500100732250", "check_digits"),
            // The first of the two check digits does not fit, the second does.
            ("500100732200", "check_digits"),
            ("50010073225О", "letters"),
        ] {
            assert_eq!(check(input), Err(reason), "{input}");
        }
    }
}
