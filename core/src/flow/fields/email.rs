//! An e-mail address.

use crate::{
    domain::{Email, EmailFault, is_unseen},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, repaired, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Autofill, Component, FieldCheck, FieldValue, Keyboard, Offer, Offers, Verdict},
    words::Key,
};

/// Takes an e-mail address; its value has the domain in the form that all mail servers know.
pub(in crate::flow) struct EmailKind;

impl Kind for EmailKind {
    fn name(&self) -> &'static str {
        "email"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        match Email::parse(typing.text) {
            Ok(email) => FieldCheck {
                repaired: Email::repair(typing.text)
                    .map(|email| repaired(form, Key::RepairedEmail, &email.shown(), email.shown())),
                offers: email.suggestion().map(|meant| offers(form, field, &meant)),
                ..plain(typing, Verdict::Good)
            },
            Err(fault) => plain(typing, form.wrong(field, &reason(fault), fault.is_final())),
        }
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        Email::parse(text).map(|email| email.ascii()).map_err(reason)
    }

    fn typed(&self, value: &str) -> String {
        Email::of_wire(value).map_or_else(|| value.to_owned(), |email| email.shown())
    }

    fn autofill(&self) -> Autofill {
        Autofill::Email
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Email)
    }
}

fn offers(form: &FormContext, field: &Field, meant: &Email) -> Offers {
    let text = meant.shown();
    let fills = vec![FieldValue { field: field.id.to_string(), text: text.clone() }];
    let choices = vec![Offer { spoken: text.clone(), text, fills }];
    Offers { title: form.words.text(Key::EmailOffers), choices }
}

fn reason(fault: EmailFault) -> Phrase {
    match fault {
        EmailFault::Empty => Key::EmailEmpty.into(),
        EmailFault::NoAt => Key::EmailNoAt.into(),
        EmailFault::SeveralAts => Key::EmailSeveralAts.into(),
        EmailFault::NoLocal => Key::EmailNoLocal.into(),
        EmailFault::NoDomain => Key::EmailNoDomain.into(),
        EmailFault::Space => Key::EmailSpace.into(),
        EmailFault::Cyrillic { letter } => Phrase::from(Key::EmailCyrillic).with_sign("sign", letter),
        EmailFault::Stop => Key::EmailStop.into(),
        EmailFault::Sign { sign } if is_unseen(sign) => Key::EmailUnseenSign.into(),
        EmailFault::Sign { sign } => Phrase::from(Key::EmailSign).with_sign("sign", sign),
        EmailFault::Local => Key::EmailLocal.into(),
        EmailFault::Domain => Key::EmailDomain.into(),
        EmailFault::TooLong { extra } => Phrase::from(Key::EmailTooLong).with("extra", extra as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::EmailKind;
    use crate::flow::{
        field::Kind,
        fields::testing::{judge, reason, value},
    };

    #[test]
    fn what_a_paste_brings_along_is_dropped_visibly() {
        let check = judge(&EmailKind, "mailto:ivan@example.ru");
        assert_eq!(check.text, "mailto:ivan@example.ru", "not before the field is left");
        assert_eq!(check.repaired.unwrap().text, "ivan@example.ru");
        assert!(judge(&EmailKind, "ivan@example.ru").repaired.is_none());
        assert_eq!(value(&EmailKind, "ivan@почта.рф").as_deref(), Ok("ivan@xn--80a1acny.xn--p1ai"));
    }

    #[test]
    fn what_was_accepted_stands_in_the_field_as_it_was_typed_and_is_right_there() {
        for typed in ["ivan@почта.рф", "иван@почта.рф", "ivan+mfc@example.ru", "\"a b\"@example.ru"]
        {
            let value = value(&EmailKind, typed).unwrap();
            assert_eq!(EmailKind.typed(&value), typed);
            assert!(
                reason(&judge(&EmailKind, &value)).is_none(),
                "{value} is refused when it is judged again"
            );
        }
    }

    #[test]
    fn a_mistyped_domain_is_right_and_offered_to_be_mended() {
        let check = judge(&EmailKind, "ivan@gmial.com");
        assert!(reason(&check).is_none() && check.repaired.is_none());
        let offers = check.offers.unwrap();
        assert_eq!(offers.choices[0].fills[0].text, "ivan@gmail.com");
        assert_eq!(value(&EmailKind, "ivan@gmial.com").as_deref(), Ok("ivan@gmial.com"));
        assert!(judge(&EmailKind, "ivan@gmail.com").offers.is_none());
    }

    #[test]
    fn a_russian_letter_that_looks_latin_is_named() {
        let (said, hopeless) = reason(&judge(&EmailKind, "ivan@mаil.ru")).unwrap();
        assert!(said.contains("«а» русская") && hopeless, "{said}");
        let (said, hopeless) = reason(&judge(&EmailKind, "ivan")).unwrap();
        assert!(said.contains("«@»") && !hopeless, "{said}");
    }
}
