//! A part of a name.

use crate::{
    domain::{FullName, NameFault, NamePart, NameRepair, is_unseen},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, repaired, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, FieldValue, Keyboard, Offer, Offers, Repaired, Verdict},
    words::Key,
};

/// Takes a surname, a given name or a patronymic; its value is that part as the person wants it. A whole name that is put
/// into it is offered to be spread.
pub(in crate::flow) struct NameKind {
    /// What is said of an empty one.
    pub empty: Key,
    /// The fields of its page for the parts of a whole name; none where it stands alone.
    pub whole: Option<WholeNameFields>,
}

/// The ids of the fields that take a whole name.
#[derive(Clone, Copy)]
pub(in crate::flow) struct WholeNameFields {
    /// Фамилия.
    pub surname: &'static str,
    /// Имя.
    pub name: &'static str,
    /// Отчество.
    pub patronymic: &'static str,
    /// The box that says there is none.
    pub no_patronymic: &'static str,
}

impl Kind for NameKind {
    fn name(&self) -> &'static str {
        "name"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        match NamePart::parse(text) {
            Ok(part) => FieldCheck {
                repaired: NamePart::repair(text).map(|repair| correction(form, &part, repair)),
                offers: self.whole.and_then(|whole| Some(spread(whole, form, &FullName::read(text)?))),
                ..plain(typing, Verdict::Good)
            },
            Err(fault) => {
                let hopeless = NamePart::dead_end(text).is_some();
                plain(typing, form.wrong(field, &reason(&fault, text, Key::NameEmpty), hopeless))
            }
        }
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        // What a shell repaired, the person saw and could take back; what stands here now is what they want.
        let kept = NamePart::parse_kept(text).map_err(|fault| reason(&fault, text, self.empty))?;
        Ok(kept.as_str().to_owned())
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Name)
    }
}

fn spread(whole: WholeNameFields, form: &FormContext, name: &FullName) -> Offers {
    let WholeNameFields { surname, name: given, patronymic, no_patronymic } = whole;
    let patronymic_text = name.patronymic.as_ref().map(NamePart::as_str).unwrap_or_default();
    let text = form.words.with(
        Key::NameWholeOffer,
        &[
            ("surname", name.surname.as_str().into()),
            ("name", name.name.as_str().into()),
            ("patronymic", patronymic_text.into()),
        ],
    );
    let fills = [
        (surname, name.surname.as_str()),
        (given, name.name.as_str()),
        (no_patronymic, "false"),
        (patronymic, patronymic_text),
    ];
    let fills =
        fills.map(|(field, text)| FieldValue { field: field.to_owned(), text: text.to_owned() }).to_vec();
    let choices = vec![Offer { spoken: text.clone(), text, fills }];
    Offers { title: form.words.text(Key::NameWholeOffers), choices }
}

/// The correction of a text, with a note that tells what the ear, and often the eye, would miss in the result.
fn correction(form: &FormContext, part: &NamePart, repair: NameRepair) -> Repaired {
    let note = match repair {
        NameRepair::Spaces => Key::RepairedSpaces,
        NameRepair::Invisible => Key::RepairedInvisible,
        NameRepair::Marks => Key::RepairedMarks,
        NameRepair::Capital => Key::RepairedCapital,
        NameRepair::Capitals => Key::RepairedCapitals,
        NameRepair::SmallLetters => Key::RepairedSmallLetters,
        NameRepair::Case => Key::RepairedCase,
        NameRepair::Hyphen => Key::RepairedHyphen,
        NameRepair::Apostrophe => Key::RepairedApostrophe,
        NameRepair::Spelling => Key::RepairedSpelling,
    };
    repaired(form, note, part.as_str(), part.as_str().to_owned())
}

fn reason(fault: &NameFault, text: &str, empty: Key) -> Phrase {
    let sign = |key: Key, sign: &char| Phrase::from(key).with_sign("sign", *sign);
    match fault {
        NameFault::Empty => empty.into(),
        NameFault::Latin { .. } if is_latin_throughout(text) => Key::NameLatinThroughout.into(),
        NameFault::Latin { letter } => sign(Key::NameLatin, letter),
        NameFault::RomanNumeral => Key::NameRoman.into(),
        NameFault::OtherCyrillic { letter } => sign(Key::NameOtherCyrillic, letter),
        NameFault::Digit => Key::NameDigit.into(),
        NameFault::Sign { sign: found } if is_unseen(*found) => Key::NameUnseenSign.into(),
        NameFault::Sign { sign: found } => sign(Key::NameSign, found),
        NameFault::Joint => Key::NameJoint.into(),
        NameFault::TooLong { extra } => Phrase::from(Key::NameTooLong).with("extra", *extra as u64),
    }
}

/// The keyboard was Latin, rather than one letter that looks like a Russian one.
fn is_latin_throughout(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.all(|letter| letter.is_ascii_alphabetic())
}
