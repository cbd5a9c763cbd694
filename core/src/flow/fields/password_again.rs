//! The same password once more.

use super::new_password::secret;
use crate::{
    domain::password::normalized,
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, unspoken},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, SecretField, Verdict},
    words::Key,
};

/// Takes what another field of its page takes; its value is the text as typed.
pub(in crate::flow) struct PasswordAgainKind {
    /// The id of the field that it repeats.
    pub of: &'static str,
}

impl Kind for PasswordAgainKind {
    fn name(&self) -> &'static str {
        "password_again"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        let (typed, wanted) = (normalized(text), normalized(typing.other.unwrap_or_default()));
        if !text.is_empty() && typed == wanted {
            return unspoken(typing, Verdict::Good);
        }
        let is_beginning = !typed.is_empty() && wanted.starts_with(typed.as_str());
        if is_beginning {
            let hint = Some(form.words.text(Key::PasswordSameSoFar));
            let verdict = form.wrong(field, &Key::PasswordSameSoFarFinish.into(), false);
            return FieldCheck { hint, ..unspoken(typing, verdict) };
        }
        unspoken(typing, form.wrong(field, &Key::PasswordDiffers.into(), !text.is_empty()))
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        Ok(text.to_owned())
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        let repeats = Some(self.of.to_owned());
        Component::SecretField { field: SecretField { repeats, ..secret(view, field, look) } }
    }

    fn is_secret(&self) -> bool {
        true
    }
}

/// Whether both are the same password.
pub(in crate::flow) fn same_password(one: &str, other: &str) -> bool {
    normalized(one) == normalized(other)
}
