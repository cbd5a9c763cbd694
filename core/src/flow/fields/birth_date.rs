//! A birth date, typed as дд.мм.гггг.

use super::date::{self, date_field};
use crate::{
    domain::{BirthDate, BirthDateFault},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, birth_date_limits, plain, repaired},
        phrase::Phrase,
        view::View,
    },
    screen::{Autofill, Component, FieldCheck, FieldValue, Offer, Offers, Verdict},
    words::{Key, Words, civil_date_words, spoken_digits},
};

/// Takes a birth date of somebody who may register; its value is ISO 8601.
pub(in crate::flow) struct BirthDateKind;

impl Kind for BirthDateKind {
    fn name(&self) -> &'static str {
        "birth_date"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        let masked = BirthDate::mask(text, typing.caret);
        let (verdict, spoken) = match BirthDate::parse(text, form.today, form.limits) {
            Ok(birth) => (Verdict::Good, civil_date_words(form.words, birth.date())),
            Err(fault) => {
                let hopeless = BirthDate::dead_end(text, form.today, form.limits).is_some();
                (form.wrong(field, &reason(fault), hopeless), spoken_digits(&masked.text))
            }
        };
        let (mut correction, mut offers) = (None, None);
        match BirthDate::centuries(text, form.today, form.limits).as_slice() {
            [] => {}
            [birth] => {
                correction = Some(repaired(form, Key::RepairedYear, &birth.shown(), birth.shown()));
            }
            several => {
                let choices = several.iter().map(|birth| offer(form, field, *birth)).collect();
                offers = Some(Offers { title: form.words.text(Key::BirthDateOffers), choices });
            }
        }
        FieldCheck {
            text: masked.text,
            caret: masked.caret,
            spoken,
            repaired: correction,
            offers,
            ..plain(typing, verdict)
        }
    }

    fn ghost(&self, words: &Words) -> Option<String> {
        Some(words.text(Key::BirthDateGhost))
    }

    fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase> {
        let birth = BirthDate::parse(text, form.today, form.limits).map_err(reason)?;
        Ok(birth.date().to_string())
    }

    fn typed(&self, value: &str) -> String {
        date::typed(value)
    }

    fn spoken(&self, words: &Words, value: &str) -> String {
        date::spoken(words, value)
    }

    fn autofill(&self) -> Autofill {
        Autofill::Bday
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        let range = BirthDate::range(view.env.today(), birth_date_limits(view.settings()));
        date_field(view, field, look, range)
    }
}

fn offer(form: &FormContext, field: &Field, birth: BirthDate) -> Offer {
    let text = birth.shown();
    let fills = vec![FieldValue { field: field.id.to_string(), text: text.clone() }];
    Offer { spoken: civil_date_words(form.words, birth.date()), text, fills }
}

fn reason(fault: BirthDateFault) -> Phrase {
    let years = |key: Key, age: i16| Phrase::from(key).with("age", u64::from(age.unsigned_abs()));
    match fault {
        BirthDateFault::Empty => Key::BirthDateEmpty.into(),
        BirthDateFault::Incomplete => Key::BirthDateIncomplete.into(),
        BirthDateFault::NotADate => Key::BirthDateNotADate.into(),
        BirthDateFault::Several => Key::BirthDateSeveral.into(),
        BirthDateFault::NoSuchDay => Key::BirthDateNoSuchDay.into(),
        BirthDateFault::YearInFull => Key::BirthDateYearInFull.into(),
        BirthDateFault::InFuture => Key::BirthDateInFuture.into(),
        BirthDateFault::TooYoung { min_age } => years(Key::BirthDateTooYoung, min_age),
        BirthDateFault::TooOld { max_age } => years(Key::BirthDateTooOld, max_age),
    }
}
