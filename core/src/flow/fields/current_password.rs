//! The password of an account: whatever is typed may be it; only the portal knows.

use super::{new_password::secret, password_faults::edge_space_hint};
use crate::{
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, unspoken},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Verdict},
    words::Key,
};

/// Takes the password of an account; its value is the text as typed.
pub(in crate::flow) struct CurrentPasswordKind;

impl Kind for CurrentPasswordKind {
    fn name(&self) -> &'static str {
        "current_password"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let verdict = match self.parse(form, typing.text) {
            Ok(_) => Verdict::None,
            Err(reason) => form.wrong(field, &reason, false),
        };
        FieldCheck { hint: edge_space_hint(form.words, typing.text), ..unspoken(typing, verdict) }
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        if text.is_empty() { Err(Key::CurrentPasswordEmpty.into()) } else { Ok(text.to_owned()) }
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        Component::SecretField { field: secret(view, field, look) }
    }

    fn is_secret(&self) -> bool {
        true
    }
}
