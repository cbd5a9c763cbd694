//! Documents that are known by their number alone: the foreign passport, and an approved proof of identity.

use super::number::{NumberKind, NumberWords};
use crate::{
    domain::{ApprovedId, ApprovedIdFault, ForeignPassportScheme, is_unseen},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Keyboard, Verdict},
    words::{Key, Words},
};

/// Takes series and number of a foreign passport; its value is the nine digits.
pub(in crate::flow) struct ForeignPassportKind;

impl NumberKind for ForeignPassportKind {
    type Scheme = ForeignPassportScheme;
    const NAME: &'static str = "foreign_passport";
    const GHOST: &'static str = "__ _______";
    const WORDS: NumberWords = NumberWords {
        too_short: Key::ForeignPassportTooShort,
        ..NumberWords::of(
            Key::ForeignPassportEmpty,
            Key::ForeignPassportLetters,
            Key::ForeignPassportSigns,
            Key::ForeignPassportTooLong,
            Key::NumberEmpty,
        )
    };
}

/// Takes the number of an approved proof of identity; its value is that number as typed.
pub(in crate::flow) struct ApprovedIdKind;

impl Kind for ApprovedIdKind {
    fn name(&self) -> &'static str {
        "approved_id"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let verdict = match ApprovedId::parse(typing.text) {
            Ok(_) => Verdict::Good,
            Err(fault) => form.wrong(field, &reason(fault), fault.is_final()),
        };
        FieldCheck { spoken: singly(typing.text), ..plain(typing, verdict) }
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        ApprovedId::parse(text).map(|id| id.as_str().to_owned()).map_err(reason)
    }

    fn spoken(&self, _: &Words, value: &str) -> String {
        singly(value)
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Text)
    }
}

fn singly(text: &str) -> String {
    let signs: Vec<_> = text.chars().filter(|sign| sign.is_alphanumeric()).map(String::from).collect();
    signs.join(" ")
}

fn reason(fault: ApprovedIdFault) -> Phrase {
    match fault {
        ApprovedIdFault::Empty => Key::ApprovedIdEmpty.into(),
        ApprovedIdFault::Sign { sign } if is_unseen(sign) => Key::ApprovedIdSpace.into(),
        ApprovedIdFault::Sign { sign } => Phrase::from(Key::ApprovedIdSign).with_sign("sign", sign),
        ApprovedIdFault::OnlyHyphens => Key::ApprovedIdOnlyHyphens.into(),
        ApprovedIdFault::TooLong { extra } => {
            Phrase::from(Key::ApprovedIdTooLong).with("extra", extra as u64)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ApprovedIdKind, ForeignPassportKind};
    use crate::flow::fields::testing::{judge, reason, value};

    #[test]
    fn a_foreign_passport_is_masked_as_it_is_printed() {
        let check = judge(&ForeignPassportKind, "701234567");
        assert_eq!((check.text.as_str(), check.spoken.as_str()), ("70 1234567", "7 0, 1 2 3 4 5 6 7"));
        assert_eq!(value(&ForeignPassportKind, "70 1234567").as_deref(), Ok("701234567"));
        let said = value(&ForeignPassportKind, "70 123456").unwrap_err();
        assert!(said.contains("девять"), "{said}");
    }

    #[test]
    fn an_approved_id_is_taken_as_it_is_and_what_it_can_not_have_is_named() {
        assert_eq!(value(&ApprovedIdKind, " АБ-123 ").as_deref(), Ok("АБ-123"));
        assert_eq!(judge(&ApprovedIdKind, "АБ-12").spoken, "А Б 1 2");
        for (text, part) in [("", "Введите"), ("а/б", "«/»"), ("а б", "пробел"), ("-", "букв")]
        {
            let said = value(&ApprovedIdKind, text).unwrap_err();
            assert!(said.contains(part), "{said}");
        }
        let (said, hopeless) = reason(&judge(&ApprovedIdKind, &"1".repeat(32))).unwrap();
        assert!(said.contains("2 знака") && hopeless, "{said}");
    }
}
