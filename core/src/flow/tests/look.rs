//! What a person sees in an update, asked for by tests.

use crate::screen::{Action, Component, Update, Verdict};

/// Every action that can be tapped or will be once its countdown has ended.
pub fn actions(update: &Update) -> Vec<&Action> {
    update.offered()
}

/// An action by its id.
pub fn action<'a>(update: &'a Update, id: &str) -> Option<&'a Action> {
    actions(update).into_iter().find(|action| action.id == id)
}

/// Ids of the fields, in their order.
pub fn fields(update: &Update) -> Vec<String> {
    update.standing().into_iter().map(|(field, _)| field.to_owned()).collect()
}

/// What is said to be wrong with a field.
pub fn reason(update: &Update, id: &str) -> Option<String> {
    let verdicts = update.components().into_iter().filter_map(|component| match component {
        Component::TextField { field } => Some((&field.id, &field.verdict)),
        Component::DateField { field } => Some((&field.id, &field.verdict)),
        Component::SecretField { field } => Some((&field.id, &field.verdict)),
        Component::CodeField { field } => Some((&field.id, &field.verdict)),
        Component::CheckBox { field } => Some((&field.id, &field.verdict)),
        _ => None,
    });
    verdicts.filter(|(of, _)| *of == id).find_map(|(_, verdict)| match verdict {
        Verdict::Wrong { reason, .. } => Some(reason.clone()),
        Verdict::None | Verdict::Good => None,
    })
}

/// What stands in a field, by what the core knows.
pub fn value(update: &Update, id: &str) -> Option<String> {
    update.standing().into_iter().find_map(|(field, text)| (field == id).then_some(text))
}

/// Titles of the banners, those of strips included.
pub fn banners(update: &Update) -> Vec<String> {
    let banners = update.components().into_iter().filter_map(|component| match component {
        Component::Banner { title, .. } => Some(title.clone()),
        _ => None,
    });
    banners.collect()
}

/// Everything that a person reads, with plain spaces.
pub fn read(update: &Update) -> String {
    plain(&update.to_text())
}

/// A text with plain spaces.
pub fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}
