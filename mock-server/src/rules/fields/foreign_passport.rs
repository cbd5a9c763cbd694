//! Series and number of a foreign passport: two digits and seven, none of which checks the others.

use super::digits;

const LENGTH: usize = 9;

/// The digits, or the reason why the text is no foreign passport.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    digits::number(input, LENGTH..=LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn foreign_passport_vectors_hold_for_the_portal() {
        numbers("foreign_passport.json", check);
    }
}
