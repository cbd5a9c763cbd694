//! A part of a name.

use crate::{
    domain::{NameFault, NamePart},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Keyboard, Repaired, Verdict},
    words::{Key, Words},
};

/// Takes a surname, a given name or a patronymic; its value is that part as the person wants it.
pub(in crate::flow) struct NameKind {
    /// What is said of an empty one.
    pub empty: Key,
}

impl Kind for NameKind {
    fn name(&self) -> &'static str {
        "name"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        match NamePart::parse(text) {
            Ok(part) => {
                let repaired = (part.as_str() != text).then(|| Repaired {
                    text: part.as_str().to_owned(),
                    note: repaired_note(form.words, text.trim(), part.as_str()),
                    undo_label: form.words.text(Key::ActionUndo),
                });
                FieldCheck { repaired, ..plain(typing, Verdict::Good) }
            }
            Err(fault) => {
                let hopeless = NamePart::dead_end(text).is_some();
                plain(typing, form.wrong(field, &reason(&fault, Key::NameEmpty), hopeless))
            }
        }
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        // What a shell repaired, the person saw and could take back; what stands here now is what they want.
        let kept = NamePart::parse_kept(text).map_err(|fault| reason(&fault, self.empty))?;
        Ok(kept.as_str().to_owned())
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Name, None)
    }
}

/// What was repaired; where nothing of it can be seen, in words.
fn repaired_note(words: &Words, before: &str, after: &str) -> String {
    if words.outside(before) == after {
        return words.text(Key::RepairedUnseenNote);
    }
    words.with(Key::RepairedNote, &[("before", before.into()), ("after", after.into())])
}

fn reason(fault: &NameFault, empty: Key) -> Phrase {
    let sign = |key: Key, sign: &char| Phrase::from(key).with_sign("sign", *sign);
    match fault {
        NameFault::Empty => empty.into(),
        NameFault::Latin { letter } => sign(Key::NameLatin, letter),
        NameFault::RomanNumeral => Key::NameRoman.into(),
        NameFault::OtherCyrillic { letter } => sign(Key::NameOtherCyrillic, letter),
        NameFault::Digit => Key::NameDigit.into(),
        NameFault::Sign { sign: found } => sign(Key::NameSign, found),
        NameFault::Joint => Key::NameJoint.into(),
        NameFault::TooLong { extra } => Phrase::from(Key::NameTooLong).with("extra", *extra as u64),
    }
}
