//! Name and birth date: who the account is for.

use super::{
    super::super::{
        FieldFault, Registration, Route, Turn,
        form::{self, Values},
        view::{View, heading, paragraph},
    },
    credentials_id, order,
};
use crate::{
    domain::{BirthDate, NameFault, NamePart, shown_date},
    protocol::{PersonData, Request},
    screen::{
        Action, ActionStyle, Autofill, CheckBox, Component, DateField, Keyboard, Screen, TextField, Verdict,
    },
    words::Key,
};

/// The field of the surname.
pub(in crate::flow) const SURNAME: &str = "surname";
/// The field of the given name.
pub(in crate::flow) const NAME: &str = "name";
/// The field of the patronymic.
pub(in crate::flow) const PATRONYMIC: &str = "patronymic";
/// The box «Нет отчества».
pub(in crate::flow) const NO_PATRONYMIC: &str = "no_patronymic";
/// The field of the birth date.
pub(in crate::flow) const BIRTH_DATE: &str = "birth_date";
const SAVE: &str = "save_person";

pub(super) fn intent(turn: &mut Turn<'_>, action: &str, values: &Values) -> bool {
    if action != SAVE {
        return false;
    }
    turn.accept();
    if let Some(person) = read(turn, values) {
        save(turn, person);
        order::advance(turn);
    }
    true
}

/// The person as typed, or the faults at the fields.
fn read(turn: &mut Turn<'_>, values: &Values) -> Option<PersonData> {
    let name_part = |turn: &mut Turn<'_>, field| {
        // What a shell repaired, the person saw and could take back; what stands here now is what they want.
        NamePart::parse_kept(values.text(field))
            .map(|part| part.as_str().to_owned())
            .map_err(|fault| turn.refuse(field, FieldFault::Name(fault)))
            .ok()
    };
    let surname = name_part(turn, SURNAME);
    let name = name_part(turn, NAME);
    let patronymic = if values.is_ticked(NO_PATRONYMIC) {
        Some(None)
    } else {
        match NamePart::parse_kept(values.text(PATRONYMIC)) {
            Ok(part) => Some(Some(part.as_str().to_owned())),
            Err(fault) => {
                let fault = if fault == NameFault::Empty {
                    FieldFault::PatronymicEmpty
                } else {
                    FieldFault::Name(fault)
                };
                turn.refuse(PATRONYMIC, fault);
                None
            }
        }
    };
    let birth_date =
        BirthDate::parse(values.text(BIRTH_DATE), turn.env.today(), form::birth_date_limits(turn.state))
            .map_err(|fault| turn.refuse(BIRTH_DATE, FieldFault::BirthDate(fault)))
            .ok();
    Some(PersonData {
        surname: surname?,
        name: name?,
        patronymic: patronymic?,
        birth_date: birth_date?.date(),
    })
}

/// Keeps the person and queues it, unless the portal has or gets the same already.
fn save(turn: &mut Turn<'_>, person: PersonData) {
    let Some(id) = credentials_id(&turn.state.facts) else { return };
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    if registration.person.as_ref() == Some(&person) {
        return;
    }
    registration.person = Some(person.clone());
    turn.enqueue(Request::SavePerson { registration: id, person });
}

pub(super) fn screen(view: &View<'_>, registration: &Registration) -> Screen {
    let mut screen = view.screen(Route::RegistrationPerson, view.text(Key::PersonTitle));
    let known = registration.person.as_ref();
    let value = |field: &str, fact: Option<&str>| {
        view.state.facts.draft(Route::RegistrationPerson, field).or(fact).unwrap_or_default().to_owned()
    };
    let no_patronymic = match view.state.facts.draft(Route::RegistrationPerson, NO_PATRONYMIC) {
        Some(ticked) => ticked == "true",
        None => known.is_some_and(|person| person.patronymic.is_none()),
    };
    let text_field = |id: &str, label: Key, autofill, fact: Option<&str>, enabled| {
        let label = view.text(label);
        Component::TextField {
            field: TextField {
                id: id.to_owned(),
                verdict: view.verdict(id, &label),
                label,
                hint: None,
                value: value(id, fact),
                value_rev: view.value_rev(id),
                ghost: None,
                keyboard: Keyboard::Name,
                autofill,
                enabled,
            },
        }
    };
    let surname = known.map(|person| person.surname.as_str());
    let name = known.map(|person| person.name.as_str());
    let patronymic = known.and_then(|person| person.patronymic.as_deref());
    let birth_date = known.map(|person| shown_date(person.birth_date));
    screen.components = vec![
        heading(&view.text(Key::PersonTitle)),
        paragraph(view.text(Key::PersonText), true),
        text_field(SURNAME, Key::FieldSurname, Autofill::FamilyName, surname, true),
        text_field(NAME, Key::FieldName, Autofill::GivenName, name, true),
        text_field(PATRONYMIC, Key::FieldPatronymic, Autofill::AdditionalName, patronymic, !no_patronymic),
        Component::CheckBox {
            field: CheckBox {
                id: NO_PATRONYMIC.to_owned(),
                label: view.text(Key::FieldNoPatronymic),
                checked: no_patronymic,
                value_rev: view.value_rev(NO_PATRONYMIC),
                link: None,
                disables: Some(PATRONYMIC.to_owned()),
                verdict: Verdict::None,
            },
        },
        date_field(view, value(BIRTH_DATE, birth_date.as_deref())),
    ];
    screen.actions = vec![Action::new(SAVE, view.text(Key::ActionNext), ActionStyle::Primary)];
    screen
}

fn date_field(view: &View<'_>, value: String) -> Component {
    let label = view.text(Key::FieldBirthDate);
    let (earliest, latest) = BirthDate::range(view.env.today(), form::birth_date_limits(view.state));
    Component::DateField {
        field: DateField {
            id: BIRTH_DATE.to_owned(),
            verdict: view.verdict(BIRTH_DATE, &label),
            label,
            hint: Some(view.text(Key::BirthDateHint)),
            value,
            value_rev: view.value_rev(BIRTH_DATE),
            ghost: view.text(Key::BirthDateGhost),
            earliest: earliest.to_string(),
            latest: latest.to_string(),
            calendar_label: view.text(Key::ActionCalendar),
            autofill: Autofill::Bday,
        },
    }
}
