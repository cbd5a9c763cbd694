//! The number of an approved proof of identity (согласованное удостоверение личности): of any form, for each body that issues
//! such has its own.

use crate::rules::signs::{is_hyphen, is_ignorable};

/// The most signs it may have.
const LONGEST: usize = 30;

/// The number with plain hyphens, or the reason why the text is none.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let seen: String = input.chars().filter(|sign| !is_ignorable(*sign)).collect();
    let number: String = seen.trim().chars().map(|sign| if is_hyphen(sign) { '-' } else { sign }).collect();
    if number.is_empty() {
        Err("empty")
    } else if number.chars().any(|sign| !sign.is_alphanumeric() && sign != '-') {
        Err("signs")
    } else if number.chars().count() > LONGEST {
        Err("too_long")
    } else if number.chars().all(|sign| sign == '-') {
        Err("only_hyphens")
    } else {
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn approved_id_vectors_hold_for_the_portal() {
        numbers("approved_id.json", check);
    }
}
