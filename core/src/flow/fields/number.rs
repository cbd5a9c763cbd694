//! Numbers that are nothing but digits: masked, judged, and offered to be repaired alike, each with words of its own.

use crate::{
    domain::{Number, NumberFault, Scheme},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Autofill, Component, FieldCheck, FieldValue, Keyboard, Offer, Offers, Verdict},
    words::{Key, Words, spoken_digits},
};

/// The most numbers that are offered in place of a wrong one: more are no help.
const MOST_OFFERS: usize = 6;

/// A kind of number; its value is the digits alone.
pub(super) trait NumberKind: Sync {
    /// What the number is made of.
    type Scheme: Scheme;
    /// The portal's word for it in a form.
    const NAME: &'static str;
    /// What an empty field shows: `_` for each digit, between the signs of the mask.
    const GHOST: &'static str;
    /// What is said of it.
    const WORDS: NumberWords;
    /// The name of the kind of data about the person that it is.
    const DATA: &'static str = Self::NAME;
    /// What the system may fill in.
    const AUTOFILL: Autofill = Autofill::Off;

    /// What a text is that holds more than this number: parts that have fields of their own.
    fn whole(_: &str) -> Option<Whole> {
        None
    }
}

/// A text of which the number is but one part.
pub(super) struct Whole {
    /// What is said of it.
    pub reason: Key,
    /// The title of the offer to spread it.
    pub title: Key,
    /// The offer.
    pub text: Key,
    /// The parts, each with its name in the offer and the id of its field.
    pub fills: Vec<(&'static str, &'static str, String)>,
}

impl<K: NumberKind> Kind for K {
    fn name(&self) -> &'static str {
        K::NAME
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        if let Some(whole) = K::whole(typing.text) {
            return whole.check(form, field, typing);
        }
        let masked = Number::<K::Scheme>::mask(typing.text, typing.caret);
        let hopeless = Number::<K::Scheme>::dead_end(typing.text).is_some();
        let verdict = match self.parse(form, typing.text) {
            Ok(_) => Verdict::Good,
            Err(reason) => form.wrong(field, &reason, hopeless),
        };
        let offers = offers::<K>(form, field, &masked.text);
        let spoken = spoken_digits(&masked.text);
        FieldCheck { text: masked.text, caret: masked.caret, offers, spoken, ..plain(typing, verdict) }
    }

    fn ghost(&self, _: &Words) -> Option<String> {
        Some(K::GHOST.to_owned())
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        if let Some(whole) = K::whole(text) {
            return Err(whole.reason.into());
        }
        Number::<K::Scheme>::read(text).map(|number| number.digits()).map_err(|fault| K::WORDS.reason(fault))
    }

    fn typed(&self, value: &str) -> String {
        Number::<K::Scheme>::read(value).map_or_else(|_| value.to_owned(), |number| number.shown())
    }

    fn spoken(&self, _: &Words, value: &str) -> String {
        spoken_digits(&self.typed(value))
    }

    fn data(&self) -> &'static str {
        K::DATA
    }

    fn autofill(&self) -> Autofill {
        K::AUTOFILL
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Number)
    }
}

impl Whole {
    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let say = |as_said: fn(&str) -> String| {
            let parts: Vec<_> = self.fills.iter().map(|(name, _, part)| (*name, as_said(part))).collect();
            let arguments: Vec<_> = parts.iter().map(|(name, part)| (*name, part.into())).collect();
            form.words.with(self.text, &arguments)
        };
        let fills = self
            .fills
            .iter()
            .map(|(_, field, part)| FieldValue { field: (*field).to_owned(), text: part.clone() });
        let choices =
            vec![Offer { text: say(str::to_owned), spoken: say(spoken_digits), fills: fills.collect() }];
        FieldCheck {
            spoken: spoken_digits(typing.text),
            offers: Some(Offers { title: form.words.text(self.title), choices }),
            ..plain(typing, form.wrong(field, &self.reason.into(), true))
        }
    }
}

/// The numbers that a wrong one may have been meant to be.
fn offers<K: NumberKind>(form: &FormContext, field: &Field, text: &str) -> Option<Offers> {
    let mut repairs: Vec<_> = Number::<K::Scheme>::repairs(text).iter().map(Number::shown).collect();
    if repairs.len() > MOST_OFFERS {
        // One check digit leaves a repair for every digit; neighbours that changed places are told from the rest by it.
        let sorted = |text: &str| {
            let mut signs: Vec<_> = text.chars().collect();
            signs.sort_unstable();
            signs
        };
        repairs.retain(|repair| sorted(repair) == sorted(text));
        repairs.truncate(MOST_OFFERS);
    }
    let choices: Vec<_> = repairs.into_iter().map(|text| offer(field, text)).collect();
    (!choices.is_empty()).then(|| Offers { title: form.words.text(K::WORDS.offers), choices })
}

fn offer(field: &Field, text: String) -> Offer {
    let fills = vec![FieldValue { field: field.id.to_string(), text: text.clone() }];
    Offer { spoken: spoken_digits(&text), text, fills }
}

/// What is said of a number: a message for each fault, with how to mend it.
pub(super) struct NumberWords {
    /// Nothing is typed.
    pub empty: Key,
    /// There are letters in it.
    pub letters: Key,
    /// There are digits of another script in it.
    pub other_script: Key,
    /// There are signs in it that are no part of it.
    pub signs: Key,
    /// There are several of them.
    pub several: Key,
    /// Digits are missing: `missing`.
    pub too_short: Key,
    /// There are too many: `extra`.
    pub too_long: Key,
    /// It is all zeros.
    pub all_zeros: Key,
    /// The check digits do not fit, or no such number is given to anybody.
    pub check_digits: Key,
    /// The title of what it may have been meant to be.
    pub offers: Key,
}

impl NumberWords {
    /// What can be said of any number without naming it; each kind says the rest in its own words.
    pub const fn of(empty: Key, letters: Key, signs: Key, too_long: Key, check_digits: Key) -> Self {
        Self {
            empty,
            letters,
            other_script: Key::NumberOtherScript,
            signs,
            several: Key::NumberSeveral,
            too_short: Key::NumberTooShort,
            too_long,
            all_zeros: Key::NumberAllZeros,
            check_digits,
            offers: Key::NumberOffers,
        }
    }

    fn reason(&self, fault: NumberFault) -> Phrase {
        let counted = |key: Key, name, count: usize| Phrase::from(key).with(name, count as u64);
        match fault {
            NumberFault::Empty => self.empty.into(),
            NumberFault::Letters => self.letters.into(),
            NumberFault::OtherScript => self.other_script.into(),
            NumberFault::Signs => self.signs.into(),
            NumberFault::Several => self.several.into(),
            NumberFault::TooShort { missing } => counted(self.too_short, "missing", missing),
            NumberFault::TooLong { extra } => counted(self.too_long, "extra", extra),
            NumberFault::AllZeros => self.all_zeros.into(),
            NumberFault::CheckDigits | NumberFault::NoSuchCode => self.check_digits.into(),
            NumberFault::Company => Key::InnCompany.into(),
        }
    }
}
