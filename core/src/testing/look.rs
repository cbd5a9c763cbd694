//! What a person finds on a picture: what stands in its fields, and what can be tapped.

use crate::screen::{Action, Component, Overlay, Update};

impl Update {
    /// Every component of the screen and of what lies over it, those of groups included.
    pub fn components(&self) -> Vec<&Component> {
        let mut found = Vec::new();
        collect(&self.top.components, &mut found);
        if let Some(Overlay::Sheet { components, .. }) = &self.overlay {
            collect(components, &mut found);
        }
        found
    }

    /// Everything that can be tapped now or once its countdown has ended: actions, links, rows.
    pub fn offered(&self) -> Vec<&Action> {
        let screen = &self.top;
        let mut all: Vec<_> = screen.back.iter().chain(&screen.bar_actions).chain(&screen.actions).collect();
        match &self.overlay {
            Some(Overlay::Sheet { close, .. }) => all.push(close),
            Some(Overlay::Confirmation { actions, .. }) => all.extend(actions),
            None => {}
        }
        for component in self.components() {
            match component {
                Component::Paragraph { link: Some(action), .. }
                | Component::Banner { action: Some(action), .. }
                | Component::ListRow { action: Some(action), .. }
                | Component::Review { action: Some(action), .. } => all.push(action),
                Component::CodeField { field } if field.enabled => all.push(&field.submit),
                Component::CheckBox { field } => all.extend(&field.link),
                _ => {}
            }
        }
        all
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

fn collect<'a>(components: &'a [Component], found: &mut Vec<&'a Component>) {
    for component in components {
        found.push(component);
        if let Component::Group { components, .. } = component {
            collect(components, found);
        }
    }
}
