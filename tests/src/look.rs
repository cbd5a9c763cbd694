//! Looking at a screen: its fields, verdicts and buttons by their ids.

use kabinet_core::screen::{Action, CheckBox, CodeField, Component, SecretField, TextField, Update, Verdict};

/// Questions that tests ask of a picture.
pub trait LookAt {
    /// The text field of an id.
    fn text_field(&self, id: &str) -> &TextField;
    /// What stands in a text, date or check box field.
    fn value(&self, id: &str) -> String;
    /// The verdict at a field of any kind.
    fn verdict(&self, id: &str) -> &Verdict;
    /// Why a field is wrong, for eye and ear, with ordinary spaces.
    fn wrong(&self, id: &str) -> (String, String);
    /// The fields with a verdict «wrong», from top to bottom.
    fn wrong_fields(&self) -> Vec<String>;
    /// The field for the code.
    fn code_field(&self) -> Option<&CodeField>;
    /// The password field of an id.
    fn secret_field(&self, id: &str) -> &SecretField;
    /// The check boxes.
    fn boxes(&self) -> Vec<&CheckBox>;
    /// The button of an id.
    fn button(&self, id: &str) -> &Action;
    /// Milliseconds until a button can be used; none when it can.
    fn waits_ms(&self, id: &str) -> Option<u64>;
    /// Titles of the banners, with ordinary spaces.
    fn banners(&self) -> Vec<String>;
}

impl LookAt for Update {
    #[track_caller]
    fn text_field(&self, id: &str) -> &TextField {
        let found = self.components().into_iter().find_map(|component| match component {
            Component::TextField { field } if field.id == id => Some(field),
            _ => None,
        });
        found.unwrap_or_else(|| missing(self, id))
    }

    #[track_caller]
    fn value(&self, id: &str) -> String {
        let found = self.components().into_iter().find_map(|component| match component {
            Component::TextField { field } if field.id == id => Some(field.value.clone()),
            Component::DateField { field } if field.id == id => Some(field.value.clone()),
            Component::CheckBox { field } if field.id == id => Some(field.checked.to_string()),
            _ => None,
        });
        found.unwrap_or_else(|| missing(self, id))
    }

    #[track_caller]
    fn verdict(&self, id: &str) -> &Verdict {
        let found = verdicts(self).into_iter().find(|(field, _)| *field == id).map(|(_, verdict)| verdict);
        found.unwrap_or_else(|| missing(self, id))
    }

    #[track_caller]
    fn wrong(&self, id: &str) -> (String, String) {
        match self.verdict(id) {
            Verdict::Wrong { reason, spoken, .. } => (plain(reason), plain(spoken)),
            other => panic!("«{id}» is {other:?} on\n{}", self.to_text()),
        }
    }

    fn wrong_fields(&self) -> Vec<String> {
        let wrong =
            verdicts(self).into_iter().filter(|(_, verdict)| matches!(verdict, Verdict::Wrong { .. }));
        wrong.map(|(id, _)| id.to_owned()).collect()
    }

    fn code_field(&self) -> Option<&CodeField> {
        self.components().into_iter().find_map(|component| match component {
            Component::CodeField { field } => Some(field),
            _ => None,
        })
    }

    #[track_caller]
    fn secret_field(&self, id: &str) -> &SecretField {
        let found = self.components().into_iter().find_map(|component| match component {
            Component::SecretField { field } if field.id == id => Some(field),
            _ => None,
        });
        found.unwrap_or_else(|| missing(self, id))
    }

    fn boxes(&self) -> Vec<&CheckBox> {
        let boxes = self.components().into_iter().filter_map(|component| match component {
            Component::CheckBox { field } => Some(field),
            _ => None,
        });
        boxes.collect()
    }

    #[track_caller]
    fn button(&self, id: &str) -> &Action {
        let of_banners = self.components().into_iter().filter_map(|component| match component {
            Component::Banner { action, .. } => action.as_ref(),
            _ => None,
        });
        let of_screen = self.top.actions.iter().chain(&self.top.bar_actions).chain(&self.top.back);
        let mut buttons = of_screen.chain(of_banners);
        buttons.find(|action| action.id == id).unwrap_or_else(|| missing(self, id))
    }

    #[track_caller]
    fn waits_ms(&self, id: &str) -> Option<u64> {
        self.button(id).countdown.as_ref().map(|countdown| countdown.remaining_ms)
    }

    fn banners(&self) -> Vec<String> {
        let banners = self.components().into_iter().filter_map(|component| match component {
            Component::Banner { title, .. } => Some(plain(title)),
            _ => None,
        });
        banners.collect()
    }
}

#[track_caller]
fn missing<T>(update: &Update, id: &str) -> T {
    panic!("no «{id}» on\n{}", update.to_text())
}

fn verdicts(update: &Update) -> Vec<(&str, &Verdict)> {
    let verdicts = update.components().into_iter().filter_map(|component| match component {
        Component::TextField { field } => Some((field.id.as_str(), &field.verdict)),
        Component::DateField { field } => Some((field.id.as_str(), &field.verdict)),
        Component::SecretField { field } => Some((field.id.as_str(), &field.verdict)),
        Component::CodeField { field } => Some((field.id.as_str(), &field.verdict)),
        Component::CheckBox { field } => Some((field.id.as_str(), &field.verdict)),
        _ => None,
    });
    verdicts.collect()
}

/// A text with ordinary spaces and hyphens in the place of those that don't break.
pub fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2011}', "-")
}

/// Whether a text holds a letter of the Cyrillic alphabet.
pub fn has_cyrillic(text: &str) -> bool {
    text.chars().any(|letter| ('\u{0400}'..='\u{04ff}').contains(&letter))
}
