//! What was sent to whom and for what, and what was agreed to: the newest first.

use crate::{
    flow::{
        event::Effect,
        journeys::journey::Journey,
        ledger::{LedgerEntry, LedgerEvent},
        page::{PLAIN, Page},
        state::Shown,
        turn::Turn,
        view::{View, paragraph, row},
    },
    protocol::{Receiver, Scope},
    screen::{Component, Icon, Screen},
    words::{Argument, Key, edition_words, moment_words},
};

/// The record of data.
pub(in crate::flow) struct Ledger;

impl Journey for Ledger {
    fn pages(&self) -> &'static [&'static Page] {
        &[&PAGE]
    }

    /// The ledger is read while somebody looks at it, and again when it has grown.
    fn keep_up(&self, turn: &mut Turn<'_>) {
        let has_grown = !turn.archived.is_empty();
        let shown = &mut turn.state.passing.ledger;
        if !turn.state.facts.is_at(PAGE.key) {
            *shown = Shown::Unread;
        } else if has_grown || *shown == Shown::Unread {
            *shown = Shown::Asked;
            turn.effects.push(Effect::ReadLedger);
        }
    }
}

pub(super) const PAGE: Page = Page { key: "ledger", scope: Scope::Account, draw, ..PLAIN };

fn draw(view: &View<'_>) -> Screen {
    let mut screen = view.screen(Key::LedgerTitle);
    screen.components.push(paragraph(view.text(Key::LedgerText), true));
    screen.components.push(match &view.state.passing.ledger {
        Shown::Read(entries) => {
            let lines = entries.iter().rev().map(|entry| line(view, entry)).collect();
            Component::Group { title: None, components: lines }
        }
        Shown::Unread | Shown::Asked => Component::Progress { text: view.text(Key::OpeningText) },
    });
    screen
}

fn line(view: &View<'_>, entry: &LedgerEntry) -> Component {
    let when = moment_words(view.words, entry.at);
    let (icon, title, text) = match &entry.what {
        LedgerEvent::Sent { fields, receiver, purpose } => {
            let purpose = view.text(purpose_words(purpose));
            let arguments = [("purpose", Argument::Own(&purpose)), ("when", Argument::Own(&when))];
            let text = match receiver {
                Receiver::Portal => Key::LedgerToPortal,
                Receiver::Unknown => Key::LedgerToUnknown,
            };
            (icon(fields), listed(view, fields), view.with(text, &arguments))
        }
        LedgerEvent::Consented { consent, version } => {
            let version = edition_words(view.words, version);
            let arguments = [("version", (&version).into()), ("when", Argument::Own(&when))];
            let text = named("ledger-consented-", consent, Key::LedgerConsented);
            (Icon::Doc, view.consent_title(consent), view.with(text, &arguments))
        }
        LedgerEvent::Withdrawn { consent } => {
            let arguments = [("when", Argument::Own(&when))];
            (Icon::Doc, view.consent_title(consent), view.with(Key::LedgerWithdrawn, &arguments))
        }
        LedgerEvent::Unknown => {
            let text = view.with(Key::LedgerUnknownText, &[("when", Argument::Own(&when))]);
            (Icon::Alert, view.text(Key::LedgerUnknown), text)
        }
    };
    row(icon, title, text.clone(), &text, None)
}

/// «Фамилия, имя, отчество».
fn listed(view: &View<'_>, fields: &[String]) -> String {
    let words: Vec<_> = fields.iter().map(|field| view.text(field_words(field))).collect();
    let list = words.join(", ");
    let mut letters = list.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The sign of what was sent: that of its first field.
fn icon(fields: &[String]) -> Icon {
    match fields.first().map(String::as_str) {
        Some("phone") => Icon::Phone,
        Some("code") => Icon::Key,
        Some("password") => Icon::Lock,
        Some("consents") => Icon::Doc,
        _ => Icon::User,
    }
}

/// The words for a name that is stored; others for one that only a newer version has words for.
fn named(prefix: &str, name: &str, unknown: Key) -> Key {
    Key::of_id(&format!("{prefix}{}", name.replace('_', "-"))).unwrap_or(unknown)
}

fn field_words(field: &str) -> Key {
    named("ledger-field-", field, Key::LedgerFieldUnknown)
}

fn purpose_words(purpose: &str) -> Key {
    named("ledger-for-", purpose, Key::LedgerForUnknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::journeys::endpoints;

    #[test]
    fn whatever_is_told_of_the_person_has_words_of_its_own() {
        for told in endpoints().filter_map(|endpoint| endpoint.tells) {
            for field in told.fields {
                assert_ne!(field_words(field.name), Key::LedgerFieldUnknown, "{}", field.name);
            }
            assert_ne!(purpose_words(told.purpose.0), Key::LedgerForUnknown, "{}", told.purpose.0);
        }
    }
}
