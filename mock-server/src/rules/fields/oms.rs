//! The number of a policy of obligatory medical insurance of the uniform format: sixteen digits, of which the last checks the
//! others (order No. 29н of the Ministry of Health and Social Development of 25.01.2011; it is Luhn's digit).

use super::{digits, luhn};

const LENGTH: usize = 16;

/// The digits, or the reason why the text is no number of a policy.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let plain = digits::number(input, LENGTH..=LENGTH)?;
    if luhn::fits(&plain) { Ok(plain) } else { Err("check_digits") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn oms_vectors_hold_for_the_portal() {
        numbers("oms.json", check);
    }
}
