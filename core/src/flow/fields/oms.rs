//! The number of a medical policy.

use super::number::{NumberKind, NumberWords};
use crate::{domain::OmsScheme, words::Key};

/// Takes the number of a policy of obligatory medical insurance; its value is the sixteen digits.
pub(in crate::flow) struct OmsKind;

impl NumberKind for OmsKind {
    type Scheme = OmsScheme;
    const NAME: &'static str = "oms";
    const GHOST: &'static str = "____ ____ ____ ____";
    const WORDS: NumberWords = NumberWords {
        too_short: Key::OmsTooShort,
        ..NumberWords::of(Key::OmsEmpty, Key::OmsLetters, Key::OmsSigns, Key::OmsTooLong, Key::OmsCheckDigits)
    };
}

#[cfg(test)]
mod tests {
    use super::OmsKind;
    use crate::flow::fields::testing::{edit, judge, reason};

    #[test]
    fn a_policy_is_shown_in_fours() {
        let check = judge(&OmsKind, "7700008000000001");
        assert_eq!((check.text.as_str(), check.caret), ("7700 0080 0000 0001", 19));
        assert_eq!(check.spoken, "7 7 0 0, 0 0 8 0, 0 0 0 0, 0 0 0 1");
        assert!(reason(&check).is_none() && check.offers.is_none());
    }

    #[test]
    fn a_key_takes_the_digit_behind_a_space_of_the_mask() {
        let shown = "7700 0080 0000 0001";
        assert_eq!(
            edit(&OmsKind, (shown, 5), ("77000080 0000 0001", 4)),
            ("7700 0800 0000 001".to_owned(), 3)
        );
    }

    #[test]
    fn of_many_repairs_those_are_offered_in_which_neighbours_changed_places() {
        // 7750 1289 0001 2341 with the first two neighbours that differ swapped.
        let check = judge(&OmsKind, "7570 1289 0001 2341");
        assert!(reason(&check).is_some_and(|(said, hopeless)| said.contains("не сходится") && hopeless));
        let offered: Vec<_> = check.offers.unwrap().choices.into_iter().map(|offer| offer.text).collect();
        assert!(offered.contains(&"7750 1289 0001 2341".to_owned()) && offered.len() <= 6, "{offered:?}");
    }
}
