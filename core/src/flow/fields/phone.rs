//! A mobile number of Russia.

use crate::{
    domain::{Phone, PhoneFault},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, repaired, text_field},
        phrase::Phrase,
        view::{View, typed_phone},
    },
    screen::{Autofill, Component, FieldCheck, Keyboard, Verdict},
    words::{Key, Words, spoken_digits, spoken_phone},
};

/// Takes a mobile number; its value is E.164.
pub(in crate::flow) struct PhoneKind;

impl Kind for PhoneKind {
    fn name(&self) -> &'static str {
        "phone"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        let masked = Phone::mask(text, typing.caret);
        let (verdict, spoken) = match Phone::parse(text) {
            Ok(phone) => (Verdict::Good, spoken_phone(&phone.e164())),
            Err(fault) => {
                let hopeless = Phone::dead_end(text).is_some();
                (form.wrong(field, &reason(fault), hopeless), spoken_digits(&masked.text))
            }
        };
        let repaired = Phone::repair(text)
            .map(|phone| repaired(form, Key::RepairedPrefix, &phone.shown(), phone.typed()));
        FieldCheck { text: masked.text, caret: masked.caret, spoken, repaired, ..plain(typing, verdict) }
    }

    fn ghost(&self, _: &Words) -> Option<String> {
        Some("+7 ___ ___-__-__".to_owned())
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        Phone::parse(text).map(|phone| phone.e164()).map_err(reason)
    }

    fn typed(&self, value: &str) -> String {
        typed_phone(value)
    }

    fn spoken(&self, _: &Words, value: &str) -> String {
        spoken_phone(value)
    }

    fn autofill(&self) -> Autofill {
        Autofill::Tel
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Phone)
    }
}

/// What is wrong with a number, as the phone sees it; what the portal alone refuses has no better words.
pub(in crate::flow) fn refused_by_portal(typed: &str) -> Phrase {
    Phone::parse(typed).err().map_or_else(|| Key::PortalRefusesField.into(), reason)
}

fn reason(fault: PhoneFault) -> Phrase {
    let counted = |key: Key, name, count: usize| Phrase::from(key).with(name, count as u64);
    match fault {
        PhoneFault::Empty => Key::PhoneEmpty.into(),
        PhoneFault::Letters => Key::PhoneLetters.into(),
        PhoneFault::TooShort { missing } => counted(Key::PhoneTooShort, "missing", missing),
        PhoneFault::TooLong { extra } => counted(Key::PhoneTooLong, "extra", extra),
        PhoneFault::Landline => Key::PhoneLandline.into(),
        PhoneFault::FreeLine => Key::PhoneFreeLine.into(),
        PhoneFault::Kazakhstan => Key::PhoneKazakhstan.into(),
        PhoneFault::Foreign => Key::PhoneForeign.into(),
        PhoneFault::PlusEight => Key::PhonePlusEight.into(),
        PhoneFault::PrefixTwice => Key::PhonePrefixTwice.into(),
        PhoneFault::Several => Key::PhoneSeveral.into(),
    }
}
