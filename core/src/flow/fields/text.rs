//! Any text. What the app does not know better it takes as it stands, and the portal checks it.

use crate::{
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, text_field},
        phrase::Phrase,
        view::View,
    },
    protocol::FORM_DATA,
    screen::{Component, FieldCheck, Keyboard, Verdict},
    words::Key,
};

/// Takes any text; its value is the text without the spaces around it.
pub(in crate::flow) struct TextKind {
    /// False where only the portal knows what is right.
    pub is_known: bool,
}

impl Kind for TextKind {
    fn name(&self) -> &'static str {
        "text"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let verdict = match self.parse(form, typing.text) {
            Ok(_) if self.is_known => Verdict::Good,
            Ok(_) => Verdict::None,
            Err(reason) => form.wrong(field, &reason, false),
        };
        plain(typing, verdict)
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        let value = text.trim();
        if value.is_empty() { Err(Key::TextEmpty.into()) } else { Ok(value.to_owned()) }
    }

    fn data(&self) -> &'static str {
        FORM_DATA
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Text)
    }
}
