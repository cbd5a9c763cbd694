//! A cadastral number.

use crate::{
    domain::{CadastralFault, CadastralNumber, CadastralPart},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Keyboard, Verdict},
    words::{Key, Words, spoken_digits},
};

/// Takes the cadastral number of a piece of land or a building; its value has colons between the parts.
pub(in crate::flow) struct CadastralKind;

impl Kind for CadastralKind {
    fn name(&self) -> &'static str {
        "cadastral"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let masked = CadastralNumber::mask(typing.text, typing.caret);
        let verdict = match CadastralNumber::parse(typing.text) {
            Ok(_) => Verdict::Good,
            Err(fault) => form.wrong(field, &reason(fault), fault.is_final()),
        };
        let spoken = spoken_digits(&masked.text);
        FieldCheck { text: masked.text, caret: masked.caret, spoken, ..plain(typing, verdict) }
    }

    fn ghost(&self, _: &Words) -> Option<String> {
        Some("__:__:_______:___".to_owned())
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        CadastralNumber::parse(text).map(|number| number.as_str().to_owned()).map_err(reason)
    }

    fn spoken(&self, _: &Words, value: &str) -> String {
        spoken_digits(value)
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        // A keyboard of digits has no colon, which stands behind a quarter of six digits.
        text_field(view, field, look, Keyboard::Text)
    }
}

fn reason(fault: CadastralFault) -> Phrase {
    match fault {
        CadastralFault::Empty => Key::CadastralEmpty,
        CadastralFault::Letters => Key::CadastralLetters,
        CadastralFault::Signs => Key::CadastralSigns,
        CadastralFault::Incomplete => Key::CadastralIncomplete,
        CadastralFault::TooManyParts => Key::CadastralTooManyParts,
        CadastralFault::Part(CadastralPart::Okrug) => Key::CadastralOkrug,
        CadastralFault::Part(CadastralPart::District) => Key::CadastralDistrict,
        CadastralFault::Part(CadastralPart::Quarter) => Key::CadastralQuarter,
        CadastralFault::Part(CadastralPart::Object) => Key::CadastralObject,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::CadastralKind;
    use crate::flow::fields::testing::{edit, judge, reason, value};

    #[test]
    fn a_paste_with_other_separators_is_shown_with_colons() {
        let check = judge(&CadastralKind, "77 01 0001001 1234");
        assert_eq!(check.text, "77:01:0001001:1234");
        assert_eq!(check.spoken, "7 7, 0 1, 0 0 0 1 0 0 1, 1 2 3 4");
        assert_eq!(value(&CadastralKind, "77.01.000100.1").as_deref(), Ok("77:01:000100:1"));
        assert_eq!(judge(&CadastralKind, "77:0").ghost, "_:_______:___");
    }

    #[test]
    fn a_key_takes_the_digit_beside_a_colon_of_the_mask() {
        assert_eq!(edit(&CadastralKind, ("77:01", 2), ("7701", 2)), ("77:1".to_owned(), 2));
        assert_eq!(edit(&CadastralKind, ("77:", 3), ("77", 2)), ("77".to_owned(), 2));
    }

    #[test]
    fn the_part_that_is_wrong_is_named() {
        for (text, part, at_once) in [
            ("7:01:0001001:1", "перв", true),
            ("77:1:0001001:1", "втор", true),
            ("77:01:1:1", "треть", true),
            ("77:01:0001001:0", "последн", true),
            ("77:01:0001001", "четыре", false),
        ] {
            let (said, hopeless) = reason(&judge(&CadastralKind, text)).unwrap();
            assert!(said.to_lowercase().contains(part) && hopeless == at_once, "{said}");
        }
    }
}
