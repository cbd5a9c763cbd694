//! A code that came to the person: as many digits as the portal says.

use crate::{
    domain::{CodeFault, mask_code, read_code},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain},
        keystroke::{Keystroke, inserted_into, is_deletion, with_digits},
        phrase::Phrase,
        proof::Codes,
        view::View,
    },
    screen::{Action, ActionStyle, CodeField, Component, Edited, FieldCheck, Verdict},
    words::{Key, spoken_digits},
};

/// Takes a code and submits it with the last digit; its value is the digits.
pub(in crate::flow) struct CodeKind {
    /// The action that the last digit makes.
    pub submit: &'static str,
}

impl Kind for CodeKind {
    fn name(&self) -> &'static str {
        "code"
    }

    /// Only a code that is [`Verdict::Good`] may be sent by itself.
    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let Typing { text, caret, .. } = typing;
        let masked = mask_code(text, caret, form.code_length);
        let verdict = match read_code(text, form.code_length) {
            Ok(_) => Verdict::Good,
            Err(CodeFault::TooShort) => Verdict::None,
            Err(fault) => form.wrong(field, &reason(form, fault), true),
        };
        let spoken = spoken_digits(&masked.text);
        FieldCheck { text: masked.text, caret: masked.caret, spoken, ..plain(typing, verdict) }
    }

    /// What comes at once, pasted or filled in by the system, may hold more than a code: what is not one for certain
    /// changes nothing.
    fn edit(&self, form: &FormContext, field: &Field, key: Keystroke<'_>) -> FieldCheck {
        let Keystroke { before, after, .. } = key;
        let inserted = inserted_into(before, after);
        let all = inserted.as_deref().unwrap_or(&after.text);
        if !is_deletion(before, after) && all.chars().count() > 1 {
            let read = self.check(form, field, Typing { text: all, caret: u32::MAX, other: None });
            match read.verdict {
                Verdict::Good => return read,
                Verdict::Wrong { .. } => {
                    return FieldCheck { text: before.text.clone(), caret: before.end, ..read };
                }
                Verdict::None => {}
            }
        }
        let now = match inserted {
            _ if is_deletion(before, after) => after.clone(),
            Some(inserted) => with_digits(before, &inserted, form.code_length),
            None => with_digits(&Edited::default(), &after.text, form.code_length),
        };
        self.check(form, field, Typing { text: &now.text, caret: now.end, other: None })
    }

    fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase> {
        read_code(text, form.code_length).map_err(|fault| reason(form, fault))
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        let none = Codes::default();
        let codes = view.state.facts.codes(view.scope).unwrap_or(&none);
        let label = view.with(Key::CodeLabel, &[("length", codes.length.into())]);
        let verdict = view.verdict(&field.id, &label);
        let life_s = view.settings().code.life_s;
        Component::CodeField {
            field: CodeField {
                id: field.id.to_string(),
                label,
                length: codes.length,
                entered: (0..=codes.length)
                    .map(|entered| entered_words(view, entered, codes.length))
                    .collect(),
                value_rev: view.value_rev(&field.id),
                submit: Action::new(self.submit, view.text(Key::ActionCheckCode), ActionStyle::Primary),
                life: view.countdown(codes.expires_at, Key::CodeLife, Key::CodeExpired),
                life_ms: life_s.saturating_mul(1_000),
                verdict,
                enabled: look.enabled && !view.state.is_busy(view.env.monotonic),
            },
        }
    }

    fn is_secret(&self) -> bool {
        true
    }
}

fn entered_words(view: &View<'_>, entered: u8, length: u8) -> String {
    view.with(Key::CodeEntered, &[("entered", entered.into()), ("length", length.into())])
}

fn reason(form: &FormContext, fault: CodeFault) -> Phrase {
    let key = match fault {
        CodeFault::TooShort => Key::CodeIncomplete,
        CodeFault::TooLong { .. } => Key::CodeTooLong,
        CodeFault::NotFound => Key::CodeNotFound,
        CodeFault::Several => Key::CodeSeveral,
    };
    Phrase::from(key).with("length", form.code_length as u64)
}
