//! What a person finds on a picture: what stands in its fields, and what can be tapped.

use std::slice;

use crate::screen::{Action, CodeField, Component, Overlay, Update, Verdict};

impl Update {
    /// Every component of the screen and of what lies over it, those of groups included.
    pub fn components(&self) -> Vec<&Component> {
        let mut found = Vec::new();
        collect(&self.top.components, &mut found);
        found.extend(self.components_over());
        found
    }

    /// The same of what lies over the screen alone.
    fn components_over(&self) -> Vec<&Component> {
        let mut found = Vec::new();
        if let Some(Overlay::Sheet { components, .. }) = &self.overlay {
            collect(components, &mut found);
        }
        found
    }

    /// Everything that can be tapped now or once its countdown has ended: actions, links, rows.
    pub fn offered(&self) -> Vec<&Action> {
        let screen = &self.top;
        let buttons = screen.back.iter().chain(&screen.bar_actions).chain(&screen.actions);
        let answers = self.overlay.iter().flat_map(answers);
        buttons.chain(answers).chain(self.components().into_iter().filter_map(offered_in)).collect()
    }

    /// The same of what lies over the screen alone.
    pub fn offered_over(&self) -> Vec<&Action> {
        let answers = self.overlay.iter().flat_map(answers);
        answers.chain(self.components_over().into_iter().filter_map(offered_in)).collect()
    }

    /// Whether there is a field that takes a code: one that was sent still counts, and none was refused.
    pub fn takes_code(&self) -> bool {
        let takes = |field: &CodeField| {
            field.enabled
                && field.verdict == Verdict::None
                && field.life.as_ref().is_some_and(|life| life.remaining_ms > 0)
        };
        self.components()
            .into_iter()
            .any(|component| matches!(component, Component::CodeField { field } if takes(field)))
    }

    /// The ids of everything that can be tapped.
    pub fn actions(&self) -> Vec<String> {
        self.offered().into_iter().map(|action| action.id.clone()).collect()
    }

    /// Ids and texts of the fields, as far as the core knows what stands in them: secrets are empty.
    pub fn standing(&self) -> Vec<(&str, String)> {
        let texts = self.components().into_iter().filter_map(|component| match component {
            Component::TextField { field } => Some((field.id.as_str(), field.value.clone())),
            Component::DateField { field } => Some((field.id.as_str(), field.value.clone())),
            Component::SecretField { field } => Some((field.id.as_str(), String::new())),
            Component::CodeField { field } => Some((field.id.as_str(), String::new())),
            Component::CheckBox { field } => Some((field.id.as_str(), field.checked.to_string())),
            Component::Hero { .. }
            | Component::Heading { .. }
            | Component::Paragraph { .. }
            | Component::Banner { .. }
            | Component::ListRow { .. }
            | Component::StatusCard { .. }
            | Component::LevelCard { .. }
            | Component::Review { .. }
            | Component::Progress { .. }
            | Component::Group { .. }
            | Component::EmptyState { .. } => None,
        });
        texts.collect()
    }
}

/// How what lies over a screen can be answered.
fn answers(over: &Overlay) -> &[Action] {
    match over {
        Overlay::Sheet { close, .. } => slice::from_ref(close),
        Overlay::Confirmation { actions, .. } => actions,
    }
}

/// What can be tapped in a component.
fn offered_in(component: &Component) -> Option<&Action> {
    match component {
        Component::Paragraph { link: Some(action), .. }
        | Component::Banner { action: Some(action), .. }
        | Component::ListRow { action: Some(action), .. }
        | Component::Review { action: Some(action), .. } => Some(action),
        Component::CodeField { field } if field.enabled => Some(&field.submit),
        Component::CheckBox { field } => field.link.as_ref(),
        _ => None,
    }
}

fn collect<'a>(components: &'a [Component], found: &mut Vec<&'a Component>) {
    for component in components {
        found.push(component);
        if let Component::Group { components, .. } = component {
            collect(components, found);
        }
    }
}
