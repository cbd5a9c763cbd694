//! A СНИЛС.

use crate::{
    domain::{NumberFault, Snils},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, FieldValue, Keyboard, Offer, Offers, Verdict},
    words::{Key, Words, spoken_digits},
};

/// The most numbers that are offered in place of a wrong one: more are no help.
const MOST_OFFERS: usize = 6;

/// Takes a СНИЛС; its value is the eleven digits.
pub(in crate::flow) struct SnilsKind;

impl Kind for SnilsKind {
    fn name(&self) -> &'static str {
        "snils"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let masked = Snils::mask(typing.text, typing.caret);
        let verdict = match Snils::read(typing.text) {
            Ok(_) => Verdict::Good,
            Err(fault) => form.wrong(field, &reason(fault), fault.is_final()),
        };
        let choices: Vec<_> =
            Snils::repairs(&masked.text).iter().take(MOST_OFFERS).map(|snils| offer(field, snils)).collect();
        let offers =
            (!choices.is_empty()).then(|| Offers { title: form.words.text(Key::SnilsOffers), choices });
        let spoken = spoken_digits(&masked.text);
        FieldCheck { text: masked.text, caret: masked.caret, offers, spoken, ..plain(typing, verdict) }
    }

    fn ghost(&self, _: &Words) -> Option<String> {
        Some("___-___-___ __".to_owned())
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        Snils::read(text).map(|snils| snils.digits()).map_err(reason)
    }

    fn typed(&self, value: &str) -> String {
        Snils::parse(value).map_or_else(|_| value.to_owned(), |snils| snils.shown())
    }

    fn spoken(&self, _: &Words, value: &str) -> String {
        spoken_digits(&self.typed(value))
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Number)
    }
}

fn offer(field: &Field, snils: &Snils) -> Offer {
    let text = snils.shown();
    let fills = vec![FieldValue { field: field.id.to_string(), text: text.clone() }];
    Offer { spoken: spoken_digits(&text), text, fills }
}

fn reason(fault: NumberFault) -> Phrase {
    let counted = |key: Key, name, count: usize| Phrase::from(key).with(name, count as u64);
    match fault {
        NumberFault::Empty => Key::SnilsEmpty.into(),
        NumberFault::Letters => Key::SnilsLetters.into(),
        NumberFault::OtherScript => Key::SnilsOtherScript.into(),
        NumberFault::Signs => Key::SnilsSigns.into(),
        NumberFault::Several => Key::SnilsSeveral.into(),
        NumberFault::TooShort { missing } => counted(Key::SnilsTooShort, "missing", missing),
        NumberFault::TooLong { extra } => counted(Key::SnilsTooLong, "extra", extra),
        NumberFault::AllZeros => Key::SnilsAllZeros.into(),
        NumberFault::CheckDigits => Key::SnilsCheckDigits.into(),
    }
}
