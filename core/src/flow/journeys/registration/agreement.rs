//! The agreement and each consent, read and ticked apart; then the account is asked for.

use super::{
    super::{
        super::{
            FieldFault, Over, Registration, Route, Turn,
            form::Values,
            view::{View, heading, paragraph, shown_phone},
        },
        open_over,
    },
    credentials_id, order,
};
use crate::{
    protocol::{AcceptedConsent, Request},
    screen::{Action, ActionStyle, CheckBox, Component, ReviewRow, Screen},
    words::{Key, civil_date_words, spoken_phone},
};

const CREATE: &str = "create_account";
const READ: &str = "read:";
const EDIT: &str = "edit_person";

/// The field of a consent.
pub(in crate::flow) fn consent_field(id: &str) -> String {
    format!("consent_{id}")
}

pub(super) fn intent(turn: &mut Turn<'_>, action: &str, values: &Values) -> bool {
    if let Some(id) = action.strip_prefix(READ) {
        if turn.state.facts.settings().consents.iter().all(|consent| consent.id != id) {
            return false;
        }
        open_over(turn, Over::Consent { id: id.to_owned() });
        return true;
    }
    match action {
        EDIT => turn.start_at(&[Route::Welcome, Route::RegistrationPhone, Route::RegistrationPerson]),
        CREATE => {
            turn.accept();
            create(turn, values);
        }
        _ => return false,
    }
    true
}

/// Every consent is ticked: what was agreed to is kept with its version and time, and goes to the portal.
fn create(turn: &mut Turn<'_>, values: &Values) {
    let consents = turn.state.facts.settings().consents.clone();
    for consent in consents.iter().filter(|consent| consent.required) {
        let field = consent_field(&consent.id);
        if !values.is_ticked(&field) {
            turn.refuse(&field, FieldFault::MustAgree);
        }
    }
    if !turn.state.passing.faults.is_empty() {
        return;
    }
    let accepted: Vec<_> = consents
        .into_iter()
        .filter(|consent| values.is_ticked(&consent_field(&consent.id)))
        .map(|consent| AcceptedConsent {
            id: consent.id,
            version: consent.version,
            accepted_at: turn.env.now,
        })
        .collect();
    let Some(registration) = credentials_id(&turn.state.facts) else { return };
    if let Some(facts) = turn.state.facts.registration.as_mut() {
        facts.consents.clone_from(&accepted);
    }
    turn.enqueue(Request::SaveConsents { registration, consents: accepted });
    order::advance(turn);
}

pub(super) fn screen(view: &View<'_>, registration: &Registration) -> Screen {
    let mut screen = view.screen(Route::RegistrationAgreement, view.text(Key::AgreementTitle));
    let settings = view.state.facts.settings();
    screen.components = vec![
        heading(&view.text(Key::AgreementTitle)),
        paragraph(view.text(Key::AgreementText), true),
        review(view, registration),
    ];
    screen.components.extend(settings.consents.iter().map(|consent| {
        let field = consent_field(&consent.id);
        let label = if consent.required { Key::ConsentLabel } else { Key::ConsentLabelOptional };
        let label = view.with(label, &[("title", consent.title.in_language(view.language()).into())]);
        let read = Action {
            spoken: Some(view.with(
                Key::ActionReadSpoken,
                &[("title", consent.title.in_language(view.language()).into())],
            )),
            ..Action::new(format!("{READ}{}", consent.id), view.text(Key::ActionRead), ActionStyle::Plain)
        };
        Component::CheckBox {
            field: CheckBox {
                verdict: view.verdict(&field, &label),
                label,
                checked: view.state.facts.draft(Route::RegistrationAgreement, &field) == Some("true"),
                value_rev: view.value_rev(&field),
                id: field,
                link: Some(read),
                disables: None,
            },
        }
    }));
    let create = settings.words.create_account.in_language(view.language());
    screen.actions = vec![Action::new(CREATE, create, ActionStyle::Primary)];
    screen
}

/// What the account will be made of, to look over once more.
fn review(view: &View<'_>, registration: &Registration) -> Component {
    let row = |name: Key, value: String, spoken: Option<String>| ReviewRow {
        name: view.text(name),
        spoken: spoken.unwrap_or_else(|| value.clone()),
        value,
    };
    let mut rows = Vec::new();
    if let Some(person) = &registration.person {
        let name = [Some(&person.surname), Some(&person.name), person.patronymic.as_ref()];
        let name = name.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        rows.push(row(Key::ReviewName, name, None));
        rows.push(row(Key::FieldBirthDate, civil_date_words(view.words, person.birth_date), None));
    }
    if let Some(phone) = &registration.phone {
        rows.push(row(Key::ReviewPhone, shown_phone(phone), Some(spoken_phone(phone))));
    }
    Component::Review {
        rows,
        action: Some(Action::new(EDIT, view.text(Key::ActionEdit), ActionStyle::Plain)),
    }
}
