//! What every date typed as дд.мм.гггг has alike, whatever it is the date of.

use jiff::civil::Date;

use crate::{
    domain::shown_date,
    flow::{
        field::{Field, Look},
        view::View,
    },
    screen::{Component, DateField},
    words::{Key, Words, civil_date_words},
};

/// The field on its screen, with a calendar from `earliest` to `latest`.
pub(super) fn date_field(
    view: &View<'_>,
    field: &Field,
    look: Look<'_>,
    (earliest, latest): (Date, Date),
) -> Component {
    Component::DateField {
        field: DateField {
            id: field.id.to_string(),
            verdict: field.verdict(view, look),
            label: field.label(view),
            hint: field.hint(view),
            value: field.value(view, look),
            value_rev: view.value_rev(&field.id),
            ghost: field.kind.ghost(view.words).unwrap_or_default(),
            earliest: earliest.to_string(),
            latest: latest.to_string(),
            calendar_label: view.text(Key::ActionCalendar),
            autofill: field.autofill,
            required: field.required && look.enabled,
        },
    }
}

/// A day in ISO 8601, as its field holds it.
pub(super) fn typed(value: &str) -> String {
    value.parse().map_or_else(|_| value.to_owned(), shown_date)
}

/// The same for the ear.
pub(super) fn spoken(words: &Words, value: &str) -> String {
    value.parse().map_or_else(|_| value.to_owned(), |date| civil_date_words(words, date))
}
