//! The number of a bank card.

use super::number::{NumberKind, NumberWords};
use crate::{domain::CardScheme, screen::Autofill, words::Key};

/// Takes the number of a bank card; its value is the digits.
pub(in crate::flow) struct BankCardKind;

impl NumberKind for BankCardKind {
    type Scheme = CardScheme;
    const NAME: &'static str = "bank_card";
    /// Most cards have sixteen digits; longer numbers go on behind them.
    const GHOST: &'static str = "____ ____ ____ ____";
    const AUTOFILL: Autofill = Autofill::CcNumber;
    const WORDS: NumberWords = NumberWords {
        all_zeros: Key::CardAllZeros,
        offers: Key::CardOffers,
        ..NumberWords::of(
            Key::CardEmpty,
            Key::CardLetters,
            Key::CardSigns,
            Key::CardTooLong,
            Key::CardCheckDigits,
        )
    };
}

#[cfg(test)]
mod tests {
    use super::BankCardKind;
    use crate::flow::fields::testing::{judge, reason, value};

    #[test]
    fn a_card_is_shown_in_fours_however_long_it_is() {
        assert_eq!(judge(&BankCardKind, "5555555555554444").text, "5555 5555 5555 4444");
        let check = judge(&BankCardKind, "2200111122223333446");
        assert_eq!((check.text.as_str(), check.ghost.as_str()), ("2200 1111 2222 3333 446", ""));
        assert_eq!(judge(&BankCardKind, "2200 11").ghost, "__ ____ ____");
        assert_eq!(value(&BankCardKind, "5555 5555 5555 4444"), Ok("5555555555554444".to_owned()));
    }

    #[test]
    fn a_slip_is_told_when_the_field_is_left_for_the_number_may_be_longer() {
        let check = judge(&BankCardKind, "5555 5555 5555 4445");
        let (said, hopeless) = reason(&check).unwrap();
        assert!(said.contains("не сходится") && !hopeless, "{said}");
        let offers = judge(&BankCardKind, "5555 5555 5554 5444").offers.unwrap();
        assert!(offers.choices.iter().any(|offer| offer.text == "5555 5555 5555 4444"));
        assert!(offers.title.contains("картой"), "{}", offers.title);
    }
}
