//! A driving licence.

use crate::{
    domain::{DrivingLicence, DrivingLicenceFault},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, repaired, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Keyboard, Verdict},
    words::{Key, Words},
};

/// Takes series and number of a driving licence; its value is the ten signs.
pub(in crate::flow) struct DrivingLicenceKind;

impl Kind for DrivingLicenceKind {
    fn name(&self) -> &'static str {
        "driving_licence"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let masked = DrivingLicence::mask(typing.text, typing.caret);
        let verdict = match DrivingLicence::parse(typing.text) {
            Ok(_) => Verdict::Good,
            Err(fault) => form.wrong(field, &reason(fault), fault.is_final()),
        };
        let repaired = DrivingLicence::repair(typing.text)
            .map(|licence| repaired(form, Key::RepairedLetters, &licence.shown(), licence.shown()));
        let spoken = spoken(&masked.text);
        FieldCheck { text: masked.text, caret: masked.caret, spoken, repaired, ..plain(typing, verdict) }
    }

    fn ghost(&self, _: &Words) -> Option<String> {
        Some("__ __ ______".to_owned())
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        DrivingLicence::parse(text).map(|licence| licence.as_str().to_owned()).map_err(reason)
    }

    fn typed(&self, value: &str) -> String {
        DrivingLicence::parse(value).map_or_else(|_| value.to_owned(), |licence| licence.shown())
    }

    fn spoken(&self, _: &Words, value: &str) -> String {
        spoken(&self.typed(value))
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        // Old licences have letters in their series.
        text_field(view, field, look, Keyboard::Text)
    }
}

/// Digits and letters singly, in their groups.
fn spoken(text: &str) -> String {
    let singly = |group: &str| group.chars().map(String::from).collect::<Vec<_>>().join(" ");
    text.split_whitespace().map(singly).collect::<Vec<_>>().join(", ")
}

fn reason(fault: DrivingLicenceFault) -> Phrase {
    let counted = |key: Key, name, count: usize| Phrase::from(key).with(name, count as u64);
    match fault {
        DrivingLicenceFault::Empty => Key::DrivingLicenceEmpty.into(),
        DrivingLicenceFault::LetterPlace => Key::DrivingLicenceLetterPlace.into(),
        DrivingLicenceFault::OtherLetter { letter } => {
            Phrase::from(Key::DrivingLicenceOtherLetter).with_sign("sign", letter)
        }
        DrivingLicenceFault::Sign { sign } => Phrase::from(Key::DrivingLicenceSign).with_sign("sign", sign),
        DrivingLicenceFault::TooShort { missing } => counted(Key::DrivingLicenceTooShort, "missing", missing),
        DrivingLicenceFault::TooLong { extra } => counted(Key::DrivingLicenceTooLong, "extra", extra),
        DrivingLicenceFault::AllZeros => Key::NumberAllZeros.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::DrivingLicenceKind;
    use crate::flow::fields::testing::{judge, reason, value};

    #[test]
    fn a_licence_is_shown_in_its_groups_and_spoken_sign_by_sign() {
        let check = judge(&DrivingLicenceKind, "9900123456");
        assert_eq!((check.text.as_str(), check.spoken.as_str()), ("99 00 123456", "9 9, 0 0, 1 2 3 4 5 6"));
        assert!(reason(&check).is_none() && check.repaired.is_none());
        assert_eq!(judge(&DrivingLicenceKind, "99 ВВ 1").spoken, "9 9, В В, 1");
        assert_eq!(judge(&DrivingLicenceKind, "99").ghost, " __ ______");
    }

    #[test]
    fn latin_letters_that_look_russian_are_repaired_visibly() {
        let check = judge(&DrivingLicenceKind, "99 BB 123456");
        assert_eq!(check.text, "99 BB 123456", "not before the field is left");
        let repaired = check.repaired.unwrap();
        assert_eq!(repaired.text, "99 ВВ 123456");
        assert!(repaired.note.contains("99\u{a0}ВВ") || repaired.note.contains("99 ВВ"), "{}", repaired.note);
        assert_eq!(value(&DrivingLicenceKind, "99 BB 123456").as_deref(), Ok("99ВВ123456"));
        let (said, hopeless) = reason(&judge(&DrivingLicenceKind, "99 QQ")).unwrap();
        assert!(said.contains("«Q»") && hopeless, "{said}");
    }
}
