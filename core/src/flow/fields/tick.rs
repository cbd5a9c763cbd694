//! A box that is ticked or not.

use crate::{
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain},
        phrase::Phrase,
        view::View,
    },
    protocol::FORM_DATA,
    screen::{CheckBox, Component, FieldCheck, Verdict},
};

/// Takes «true» or anything else, which is no tick; its value is «true» or «false».
pub(in crate::flow) struct TickKind {
    /// The id of the field that a tick makes meaningless.
    pub disables: Option<&'static str>,
}

impl TickKind {
    /// The box on its screen.
    pub fn check_box(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> CheckBox {
        CheckBox {
            id: field.id.to_string(),
            label: field.label(view),
            checked: field.value(view, look) == "true",
            value_rev: view.value_rev(&field.id),
            link: None,
            disables: self.disables.map(str::to_owned),
            verdict: field.verdict(view, look),
            required: false,
        }
    }
}

impl Kind for TickKind {
    fn name(&self) -> &'static str {
        "tick"
    }

    fn check(&self, _: &FormContext, _: &Field, typing: Typing<'_>) -> FieldCheck {
        plain(typing, Verdict::None)
    }

    fn parse(&self, _: &FormContext, text: &str) -> Result<String, Phrase> {
        Ok((text == "true").to_string())
    }

    fn data(&self) -> &'static str {
        FORM_DATA
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        Component::CheckBox { field: self.check_box(view, field, look) }
    }
}
