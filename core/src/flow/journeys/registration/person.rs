//! Name and birth date: who the account is for.

use super::{facts, order, tell};
use crate::{
    domain::shown_date,
    flow::{
        field::{Field, Look},
        fields::{
            birth_date::BirthDateKind,
            name::{NameKind, WholeNameFields},
            tick::TickKind,
        },
        page::{Page, Tap},
        turn::Turn,
        view::{View, paragraph},
    },
    protocol::{PersonData, PersonName},
    screen::{Action, ActionStyle, Autofill, Screen},
    words::Key,
};

const WHOLE_NAME: WholeNameFields = WholeNameFields {
    surname: "surname",
    name: "name",
    patronymic: "patronymic",
    no_patronymic: "no_patronymic",
};
const NAME_PART: NameKind = NameKind { empty: Key::NameEmpty, whole: Some(WHOLE_NAME) };
const SURNAME: Field = Field::new("surname", &NAME_PART, Key::FieldSurname, None, Autofill::FamilyName);
const NAME: Field = Field::new("name", &NAME_PART, Key::FieldName, None, Autofill::GivenName);
const PATRONYMIC: Field = Field::new(
    "patronymic",
    &NameKind { empty: Key::PatronymicEmpty, whole: Some(WHOLE_NAME) },
    Key::FieldPatronymic,
    None,
    Autofill::AdditionalName,
);
const NO_PATRONYMIC: Field = Field::new(
    "no_patronymic",
    &TickKind { disables: Some("patronymic") },
    Key::FieldNoPatronymic,
    None,
    Autofill::Off,
);
const BIRTH_DATE: Field =
    Field::new("birth_date", &BirthDateKind, Key::FieldBirthDate, Some(Key::BirthDateHint), Autofill::Bday);
const SAVE: &str = "save_person";

/// The fields, from top to bottom.
pub(super) static FIELDS: [Field; 5] = [SURNAME, NAME, PATRONYMIC, NO_PATRONYMIC, BIRTH_DATE];

pub(super) const PAGE: Page =
    Page { key: order::PERSON, fields: |_, _| FIELDS.to_vec(), tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if tap.action != SAVE {
        return false;
    }
    turn.accept();
    if let Some(person) = read(turn, tap) {
        save(turn, person);
        order::advance(turn);
    }
    true
}

/// The person as typed, or the faults at the fields.
fn read(turn: &mut Turn<'_>, tap: &Tap<'_>) -> Option<PersonData> {
    let surname = tap.read(turn, &SURNAME);
    let name = tap.read(turn, &NAME);
    let has_none = tap.values.is_ticked(&NO_PATRONYMIC.id);
    let patronymic = if has_none { Some(None) } else { tap.read(turn, &PATRONYMIC).map(Some) };
    let birth_date = tap.read(turn, &BIRTH_DATE);
    let name = PersonName { surname: surname?, name: name?, patronymic: patronymic? };
    Some(PersonData { name, birth_date: birth_date?.parse().ok()? })
}

/// Keeps the person and tells the portal, unless it has or gets the same already.
fn save(turn: &mut Turn<'_>, person: PersonData) {
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    if registration.person.as_ref() != Some(&person) {
        registration.change_person(person);
        tell::tell(turn, facts::PERSON);
    }
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::PersonTitle, None);
    let known = view.state.facts.registration.as_ref().and_then(|registration| registration.person.as_ref());
    let name = known.map(|person| &person.name);
    let has_none = name.is_some_and(|name| name.patronymic.is_none()).then_some("true");
    let no_patronymic = NO_PATRONYMIC.draw(view, has_none);
    let patronymic = Look {
        known: name.and_then(|name| name.patronymic.as_deref()),
        enabled: NO_PATRONYMIC.value(view, Look { known: has_none, ..Look::default() }) != "true",
        ..Look::default()
    };
    let birth_date = known.map(|person| shown_date(person.birth_date));
    screen.components.extend([
        paragraph(view.text(Key::PersonText), true),
        SURNAME.draw(view, name.map(|name| name.surname.as_str())),
        NAME.draw(view, name.map(|name| name.name.as_str())),
        PATRONYMIC.draw_as(view, patronymic),
        no_patronymic,
        BIRTH_DATE.draw(view, birth_date.as_deref()),
    ]);
    screen.actions = vec![Action::new(SAVE, view.text(Key::ActionNext), ActionStyle::Primary)];
    screen
}
