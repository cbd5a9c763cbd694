//! The code on the back of a bank card.

use super::new_password::secret;
use crate::{
    domain::{NumberFault, read_card_code},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, unspoken},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Verdict},
    words::Key,
};

/// Takes the three digits on the back of a card; its value is those. It is a secret: neither kept nor spoken.
pub(in crate::flow) struct CvvKind;

impl Kind for CvvKind {
    fn name(&self) -> &'static str {
        "cvv"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let verdict = match read_card_code(typing.text) {
            Ok(_) => Verdict::Good,
            Err(fault) => form.wrong(field, &reason(fault), fault.is_final()),
        };
        unspoken(typing, verdict)
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        read_card_code(text).map_err(reason)
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        Component::SecretField { field: secret(view, field, look) }
    }

    fn is_secret(&self) -> bool {
        true
    }
}

/// How many digits there are is not said: it would tell the ear how far one has come with a secret.
fn reason(fault: NumberFault) -> Phrase {
    match fault {
        NumberFault::Empty => Key::CvvEmpty.into(),
        NumberFault::TooShort { .. } => Key::CvvTooShort.into(),
        NumberFault::TooLong { .. } => Key::CvvTooLong.into(),
        _ => Key::CvvSigns.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::CvvKind;
    use crate::flow::{
        field::Kind,
        fields::testing::{judge, reason, value},
    };

    #[test]
    fn a_code_is_three_digits_and_never_spoken() {
        assert!(CvvKind.is_secret());
        assert_eq!(value(&CvvKind, "123"), Ok("123".to_owned()));
        for (text, part) in [("", "обороте"), ("12", "три"), ("1234", "три"), ("12а", "цифр")]
        {
            let check = judge(&CvvKind, text);
            let (said, _) = reason(&check).unwrap();
            assert!(said.contains(part) && (text.is_empty() || !said.contains(text)), "{said}");
            assert!(check.spoken.is_empty() && check.offers.is_none() && check.repaired.is_none());
        }
        assert!(judge(&CvvKind, "123").spoken.is_empty());
    }
}
