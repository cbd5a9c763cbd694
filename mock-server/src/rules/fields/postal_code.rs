//! A postal code of Russia: six digits, of which the first three name the place of sorting. They run from 101000 (Moscow)
//! to 694 (Sakhalin), so that the first digit is 1 to 6 (АО «Почта России», list of post offices).

use super::digits;

const LENGTH: usize = 6;

/// The digits, or the reason why the text is no postal code. Hyphens and spaces are dropped.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let plain = digits::number(input, LENGTH..=LENGTH)?;
    if plain.starts_with(['1', '2', '3', '4', '5', '6']) { Ok(plain) } else { Err("no_such_code") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn postal_code_vectors_hold_for_the_portal() {
        numbers("postal_code.json", check);
    }
}
