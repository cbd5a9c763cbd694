//! A field of a kind on a screen of its own, for tests of the kinds.

use std::time::Duration;

use jiff::Timestamp;

use crate::{
    flow::{
        event::Env,
        field::{Field, FormContext, Kind},
        state::State,
    },
    protocol::Scope,
    screen::{Autofill, Edited, FieldCheck, Language, Verdict},
    sensitive::Sensitive,
    words::Key,
};

/// Midday in Moscow on the day that the tests take for today: 01.12.2026.
const NOW: &str = "2026-12-01T09:00:00Z";

/// A screen with one field of that kind.
pub(in crate::flow) fn form(kind: &'static dyn Kind) -> FormContext {
    let now: Timestamp = NOW.parse().unwrap();
    let env = Env::new(now, Duration::ZERO, [7; 128]);
    let field = Field::new("field", kind, Key::FieldPhone, None, Autofill::Off);
    FormContext::of(&State::new(Language::Ru), &env, Scope::Installation, vec![field])
}

/// The same for somebody who was born then, with what was typed in other fields before.
pub(in crate::flow) fn form_of_born(
    kind: &'static dyn Kind,
    birth_date: &str,
    typed: &[(&str, &str)],
) -> FormContext {
    let mut form = form(kind);
    form.personal.birth_date = Some(birth_date.parse().unwrap());
    form.typed = typed.iter().map(|(field, text)| ((*field).to_owned(), Sensitive::new(*text))).collect();
    form
}

/// What is thought of a text, with the caret behind it.
pub(in crate::flow) fn judge(kind: &'static dyn Kind, text: &str) -> FieldCheck {
    let end = u32::try_from(text.encode_utf16().count()).unwrap();
    form(kind).check("", "field", text, end, None).unwrap()
}

/// What becomes of a text by a key.
pub(in crate::flow) fn edit(
    kind: &'static dyn Kind,
    before: (&str, u32),
    after: (&str, u32),
) -> (String, u32) {
    let edited = |(text, caret): (&str, u32)| Edited { text: text.to_owned(), start: caret, end: caret };
    let check = form(kind).edit("", "field", &edited(before), &edited(after), None).unwrap();
    (check.text, check.caret)
}

/// The value that a text stands for, or what is said of it.
pub(in crate::flow) fn value(kind: &'static dyn Kind, text: &str) -> Result<String, String> {
    let form = form(kind);
    kind.parse(&form, text).map_err(|reason| reason.say(form.words).replace('\u{a0}', " "))
}

/// What is said of a wrong text, and whether typing on can mend it.
pub(in crate::flow) fn reason(check: &FieldCheck) -> Option<(String, bool)> {
    match &check.verdict {
        Verdict::Wrong { reason, hopeless, .. } => Some((reason.replace('\u{a0}', " "), *hopeless)),
        Verdict::None | Verdict::Good => None,
    }
}
