//! The form in which passwords are compared.

use unicode_normalization::UnicodeNormalization;

use super::super::unicode::is_default_ignorable;

/// A password as it is judged and hashed: NFKC without the signs of which nothing is drawn, so that one typed on another
/// keyboard is the same. An emoji with and without its variation selector is one password.
pub fn normalized(password: &str) -> String {
    // What is taken out may have stood between a letter and its mark.
    password.nfkc().filter(|sign| !is_default_ignorable(*sign)).nfkc().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_alike_is_one_password() {
        let table = [
            ("\u{2764}\u{FE0F}", "\u{2764}"),
            ("лам\u{AD}па", "лампа"),
            ("е\u{200D}\u{308}", "ё"),
            ("\u{3164}x\u{FFA0}", "x"),
            ("Ａｂ１", "Ab1"),
            (" обед ", " обед "),
        ];
        for (typed, form) in table {
            assert_eq!(normalized(typed), form, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn the_form_of_a_form_is_itself(password in any::<String>()) {
            let form = normalized(&password);
            prop_assert_eq!(normalized(&form), form);
        }
    }
}
