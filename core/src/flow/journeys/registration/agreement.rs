//! The agreement and each consent, read and ticked apart; then the account is asked for.

use std::borrow::Cow;

use super::{
    facts::Registration,
    form,
    order::{self, id},
    queue,
};
use crate::{
    flow::{
        bundled::bundled_settings,
        field::{Field, Label, Look},
        fields::tick::TickKind,
        page::{Page, Tap},
        parts::{consent_sheet, portal_form},
        route::Route,
        state::State,
        turn::Turn,
        view::{View, paragraph, shown_phone},
    },
    protocol::{AcceptedConsent, ConsentText, FormSpec, Given, Scope},
    screen::{Action, ActionStyle, Autofill, CheckBox, Component, ReviewRow, Screen},
    words::{Key, civil_date_words, spoken_phone},
};

const CREATE: &str = "create_account";
const READ: &str = "read:";
const EDIT: &str = "edit_person";
const EDIT_FORM: &str = "edit:";
const TICK: TickKind = TickKind { disables: None };

pub(super) const PAGE: Page = Page {
    key: order::AGREEMENT,
    fields: |state, _| consents(state).iter().map(box_of).collect(),
    tap,
    draw,
    over: |view, over| consent_sheet::draw(view, over, |_| None),
    ..order::PAGE
};

fn consents(state: &State) -> &[ConsentText] {
    &state.facts.settings(Scope::Registration).consents
}

/// The box of a consent.
fn box_of(consent: &ConsentText) -> Field {
    Field {
        id: Cow::Owned(format!("consent_{}", consent.id)),
        kind: &TICK,
        label: Label::Portal(consent.title.clone()),
        hint: None,
        required: consent.required,
        autofill: Autofill::Off,
        directory: None,
    }
}

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if let Some(id) = tap.action.strip_prefix(READ) {
        let is_there = consents(turn.state).iter().any(|consent| consent.id == id);
        if is_there {
            turn.open_over(consent_sheet::of(id));
        }
        return is_there;
    }
    if let Some(id) = tap.action.strip_prefix(EDIT_FORM) {
        let is_given = form::given(&turn.state.facts).any(|(form, _)| form.id == id);
        if is_given {
            order::go(turn, &order::form(id));
        }
        return is_given;
    }
    match tap.action {
        EDIT => order::go(turn, &Route::of(order::PERSON)),
        CREATE => {
            turn.accept();
            create(turn, tap);
        }
        _ => return false,
    }
    true
}

/// Every consent is ticked: what was agreed to is kept with its version and time, and goes to the portal.
fn create(turn: &mut Turn<'_>, tap: &Tap<'_>) {
    let consents = consents(turn.state).to_vec();
    let is_ticked = |consent: &ConsentText| tap.values.is_ticked(&box_of(consent).id);
    for missing in consents.iter().filter(|consent| consent.required && !is_ticked(consent)) {
        turn.refuse(&box_of(missing).id, Key::MustAgree);
    }
    if !turn.state.passing.faults.is_empty() {
        return;
    }
    let accepted: Vec<_> = consents
        .into_iter()
        .filter(is_ticked)
        .map(|consent| AcceptedConsent {
            id: consent.id,
            version: consent.version,
            accepted_at: turn.env.now,
        })
        .collect();
    let Some(registration) = id(turn) else { return };
    if let Some(facts) = turn.state.facts.registration.as_mut() {
        facts.consents.clone_from(&accepted);
    }
    queue::give(turn, registration, &accepted);
    order::advance(turn);
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::AgreementTitle, None);
    screen.components.push(paragraph(view.text(Key::AgreementText), true));
    screen.components.extend(view.state.facts.registration.as_ref().map(|known| review(view, known)));
    screen
        .components
        .extend(form::given(&view.state.facts).filter_map(|(form, given)| review_of_form(view, form, given)));
    screen.components.extend(view.settings().consents.iter().map(|consent| check_box(view, consent)));
    let create = view.translated(&view.settings().words.create_account);
    screen.actions = vec![Action::new(CREATE, create, ActionStyle::Primary)];
    screen
}

/// The box of a consent, with the way to its text.
fn check_box(view: &View<'_>, consent: &ConsentText) -> Component {
    let field = box_of(consent);
    let title = consent.title.in_language(view.language());
    let label = label(view, consent);
    let read = Action {
        spoken: Some(view.with(Key::ActionReadSpoken, &[("title", title.into())])),
        ..Action::new(format!("{READ}{}", consent.id), view.text(Key::ActionRead), ActionStyle::Plain)
    };
    Component::CheckBox {
        field: CheckBox {
            verdict: view.verdict(&field.id, &label),
            label,
            link: Some(read),
            required: consent.required,
            ..TICK.check_box(view, &field, Look::default())
        },
    }
}

/// What a tick says, as a sentence of the person's own. It is ours for a consent that is called as this version knows it:
/// of any other, the portal's title says what is agreed to.
fn label(view: &View<'_>, consent: &ConsentText) -> String {
    let is_known = bundled_settings().consents.iter().any(|known| {
        (&known.id, &known.title, known.required) == (&consent.id, &consent.title, consent.required)
    });
    let own = Key::of_id(&format!("consent-label-{}", consent.id.replace('_', "-")));
    own.filter(|_| is_known).map_or_else(
        || {
            let title = consent.title.in_language(view.language());
            let label = if consent.required { Key::ConsentLabel } else { Key::ConsentLabelOptional };
            view.with(label, &[("title", title.into())])
        },
        |own| view.text(own),
    )
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
        rows.push(row(Key::ReviewName, person.name.full(), None));
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

/// The same of what was given in a form; nothing where everything in it was left empty.
fn review_of_form(view: &View<'_>, form: &FormSpec, given: &Given) -> Option<Component> {
    let rows = portal_form::review(view, form, given);
    let title = form.title.in_language(view.language());
    let edit = Action {
        spoken: Some(view.with(Key::ActionEditSpoken, &[("title", title.into())])),
        ..Action::new(format!("{EDIT_FORM}{}", form.id), view.text(Key::ActionEdit), ActionStyle::Plain)
    };
    (!rows.is_empty()).then_some(Component::Review { rows, action: Some(edit) })
}
