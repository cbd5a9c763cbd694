//! What was sent to whom and for what, and what was agreed to: the newest first.

mod acts;

use self::acts::{Act, acts, is_same_day};
use crate::{
    flow::{
        event::Effect,
        journeys::journey::Journey,
        ledger::LedgerEvent,
        page::{PLAIN, Page},
        state::Shown,
        turn::Turn,
        view::{View, paragraph, row},
    },
    protocol::{Receiver, Scope},
    screen::{Component, Icon, Screen},
    words::{Argument, Key, civil_date_words, clock_words, edition_words, moscow_date},
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
    match &view.state.passing.ledger {
        Shown::Read(entries) => screen.components.extend(days(view, &acts(entries))),
        Shown::Unread | Shown::Asked => {
            screen.components.push(Component::Progress { text: view.text(Key::OpeningText) });
        }
    }
    screen
}

/// A group for each day, under its date.
fn days(view: &View<'_>, acts: &[Act<'_>]) -> Vec<Component> {
    let of_day = |day: &[Act<'_>]| {
        let date = day.first().map(|act| civil_date_words(view.words, moscow_date(act.last)));
        Component::Group { title: date, components: day.iter().map(|act| line(view, act)).collect() }
    };
    acts.chunk_by(|newer, older| is_same_day(newer.last, older.last)).map(of_day).collect()
}

fn line(view: &View<'_>, act: &Act<'_>) -> Component {
    let when = when(view, act);
    let sent = act.sent_with.and_then(|sent| sent_text(view, sent, &when));
    // What went to the portal with a consent stands in the row of the consent.
    let end = [("when", Argument::Own(sent.as_ref().unwrap_or(&when)))];
    let (icon, title, text) = match act.what {
        LedgerEvent::Sent { fields, .. } => {
            let text = sent_text(view, act.what, &when).unwrap_or_default();
            (icon(fields), listed(view, fields), text)
        }
        LedgerEvent::Consented { consent, version } => {
            let version = edition_words(view.words, version);
            let arguments = [("version", (&version).into()), end[0]];
            let text = named("ledger-consented-", consent, Key::LedgerConsented);
            (Icon::Doc, view.consent_title(consent), view.with(text, &arguments))
        }
        LedgerEvent::Withdrawn { consent } => {
            (Icon::Doc, view.consent_title(consent), view.with(Key::LedgerWithdrawn, &end))
        }
        LedgerEvent::Refused { consent } => {
            (Icon::Alert, view.consent_title(consent), view.with(Key::LedgerRefused, &end))
        }
        LedgerEvent::Unknown => {
            (Icon::Alert, view.text(Key::LedgerUnknown), view.with(Key::LedgerUnknownText, &end))
        }
    };
    row(icon, title, text.clone(), &text, None)
}

/// «Порталу, чтобы прислать код. 15:00»; none for what is no sending.
fn sent_text(view: &View<'_>, what: &LedgerEvent, when: &str) -> Option<String> {
    let LedgerEvent::Sent { receiver, purpose, .. } = what else { return None };
    let purpose = view.text(purpose_words(purpose));
    let arguments = [("purpose", Argument::Own(&purpose)), ("when", Argument::Own(when))];
    let text = match receiver {
        Receiver::Portal => Key::LedgerToPortal,
        Receiver::Unknown => Key::LedgerToUnknown,
    };
    Some(view.with(text, &arguments))
}

/// «15:00», or «5 раз, с 15:00 до 15:04».
fn when(view: &View<'_>, act: &Act<'_>) -> String {
    let (from, to) = (clock_words(act.first), clock_words(act.last));
    let times = ("times", u64::from(act.times).into());
    if act.times == 1 {
        to
    } else if from == to {
        view.with(Key::LedgerTimes, &[times, ("when", Argument::Own(&to))])
    } else {
        view.with(Key::LedgerTimesSpan, &[times, ("from", Argument::Own(&from)), ("to", Argument::Own(&to))])
    }
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
    use crate::flow::{fields::KINDS, journeys::endpoints};

    #[test]
    fn whatever_is_told_of_the_person_has_words_of_its_own() {
        for told in endpoints().filter_map(|endpoint| endpoint.tells) {
            for field in told.fields {
                assert_ne!(field_words(field.name), Key::LedgerFieldUnknown, "{}", field.name);
            }
            assert_ne!(purpose_words(told.purpose.0), Key::LedgerForUnknown, "{}", told.purpose.0);
        }
        for kind in KINDS {
            assert_ne!(field_words(kind.data()), Key::LedgerFieldUnknown, "{}", kind.name());
        }
    }
}
