//! A postal code of Russia: six digits, of which the first three name the place of sorting. They run from 101000 (Moscow)
//! to 694 (Sakhalin), so that the first digit is 1 to 6 (АО «Почта России», list of post offices).

use super::digits;

const LENGTH: usize = 6;

/// The digits, or the reason why the text is no postal code. Hyphens and spaces are dropped.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let plain = digits::check(input, LENGTH)?;
    if plain.bytes().all(|digit| digit == b'0') {
        Err("all_zeros")
    } else if plain.starts_with(['1', '2', '3', '4', '5', '6']) {
        Ok(plain)
    } else {
        Err("no_such_code")
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
        digits: Option<String>,
        reason: Option<String>,
    }

    #[test]
    fn postal_code_vectors_hold_for_the_portal() {
        for case in vectors::cases::<Case>("postal_code.json") {
            let checked = check(&case.input);
            assert_eq!(checked.is_ok(), case.ok, "{:?} {checked:?}", case.input);
            assert_eq!(checked.as_ref().err().copied(), case.reason.as_deref(), "{:?}", case.input);
            assert_eq!(checked.ok(), case.digits, "{:?}", case.input);
        }
    }
}
