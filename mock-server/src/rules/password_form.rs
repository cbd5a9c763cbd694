//! The form in which the portal judges and hashes a password.

use super::signs::is_ignorable;
use unicode_normalization::UnicodeNormalization;

/// NFKC, and without the signs of which nothing is drawn (`Default_Ignorable_Code_Point`): keyboards and pastes add and
/// leave out variation selectors and joiners, and the person cannot tell.
pub(crate) fn normal_form(password: &str) -> String {
    let drawn: String = password.nfkc().filter(|sign| !is_ignorable(*sign)).collect();
    // Letters and marks that have become neighbours are composed.
    drawn.nfkc().collect()
}

/// The forms in which a password may have been hashed: the one of today first, and that of the hashes made while nothing
/// was taken out, if it is another.
pub(crate) fn hashed_forms(password: &str) -> Vec<String> {
    let mut forms = vec![normal_form(password), password.nfkc().collect()];
    forms.dedup();
    forms
}

/// Whether there is nothing in a password, in its normal form, that a reader sees.
pub(crate) fn is_blank(form: &str) -> bool {
    // A pattern of Braille without dots is neither a space nor ignorable.
    form.chars().all(|sign| sign.is_whitespace() || sign.is_control() || sign == '\u{2800}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_are_not_drawn_make_no_other_password() {
        for (typed, form) in [
            ("обед\u{fe0f}", "обед"),
            ("\u{2764}\u{fe0f} обед", "\u{2764} обед"),
            ("об\u{200b}е\u{ad}д", "обед"),
            ("е\u{200d}\u{308}", "ё"),
            ("\u{ffa0}\u{3164}обед", "обед"),
            (" обед ", " обед "),
        ] {
            assert_eq!(normal_form(typed), form, "{typed:?}");
        }
    }

    #[test]
    fn a_hash_of_before_is_tried_in_its_own_form() {
        assert_eq!(hashed_forms("обед"), ["обед"]);
        assert_eq!(hashed_forms("\u{2764}\u{fe0f}"), ["\u{2764}", "\u{2764}\u{fe0f}"]);
    }

    #[test]
    fn what_nobody_sees_is_blank() {
        for blank in ["", " ", "\u{a0}\u{3000}", "\u{2800}", "\t\u{7}"] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert!(!is_blank(" \u{301}") && !is_blank("  .  "));
    }
}
