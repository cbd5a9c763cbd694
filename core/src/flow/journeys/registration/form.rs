//! A form that the portal describes, where its order asks for one.

use super::{facts::Registration, order, tell};
use crate::{
    flow::{
        facts::{Facts, Owner},
        field::Field,
        page::{Page, Tap},
        parts::portal_form::{self, PortalForm},
        route::Route,
        turn::Turn,
        view::{View, paragraph},
    },
    protocol::{FieldSpec, FormSpec, Given, Scope},
    screen::{Action, ActionStyle, Screen},
    words::Key,
};

const SAVE: &str = "save_form";

pub(super) const PAGE: Page = Page {
    key: order::FORM,
    shows_one_of_many: true,
    fields: |state, route| {
        let facts = &state.facts;
        shown(facts, route).map(|form| form.fields(facts, route)).unwrap_or_default()
    },
    tap,
    draw,
    ..order::PAGE
};

/// The form that a route leads to.
fn shown<'a>(facts: &'a Facts, route: &Route) -> Option<PortalForm<'a>> {
    let id = route.key().strip_prefix(order::FORM)?.strip_prefix('/')?;
    let spec = order::asked_form(facts.settings(Scope::Registration), id)?;
    let registration = facts.registration.as_ref()?;
    let known = registration.given.get(id).cloned().unwrap_or_else(|| prefilled(registration, spec));
    Some(PortalForm { spec, known })
}

/// The fields of a form of the registration's settings.
pub(super) fn fields(facts: &Facts, form: &str) -> Vec<Field> {
    let route = order::form(form);
    shown(facts, &route).map(|form| form.fields(facts, &route)).unwrap_or_default()
}

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if portal_form::choose(turn, tap, Owner::Registration) {
        return true;
    }
    if tap.action != SAVE {
        return false;
    }
    let facts = turn.state.facts.clone();
    let Some(form) = facts.route().and_then(|route| shown(&facts, route)) else { return false };
    turn.accept();
    if let Some(given) = form.read(turn, tap) {
        keep(turn, &form.spec.id, given);
        order::advance(turn);
    }
    true
}

/// What was given in the forms of the order, in its order.
pub(super) fn given(facts: &Facts) -> impl Iterator<Item = (&FormSpec, &Given)> {
    let settings = facts.settings(Scope::Registration);
    let forms = settings.registration.steps.iter().filter_map(|step| order::asked_form(settings, step));
    let registration = facts.registration.as_ref();
    forms.filter_map(move |form| Some((form, registration?.given.get(&form.id)?)))
}

/// Keeps what was given and tells the portal, unless it has or gets the same already.
fn keep(turn: &mut Turn<'_>, form: &str, given: Given) {
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    if registration.given.get(form) != Some(&given) {
        registration.given.insert(form.to_owned(), given);
        tell::tell(turn, form);
    }
}

fn draw(view: &View<'_>) -> Screen {
    let Some(form) = shown(&view.state.facts, view.route) else { return view.bare("") };
    let mut screen = order::screen_titled(view, &view.translated(&form.spec.title), None);
    let takes = form.spec.minutes.map(|minutes| view.with(Key::FormMinutes, &[("minutes", minutes.into())]));
    let about: Vec<_> = form.spec.text.iter().map(|text| view.translated(text)).chain(takes).collect();
    screen.components.extend((!about.is_empty()).then(|| paragraph(about.join(" "), true)));
    screen.components.extend(form.draw(view));
    screen.actions = vec![Action::new(SAVE, view.text(Key::ActionNext), ActionStyle::Primary)];
    screen
}

/// What was given elsewhere.
fn prefilled(registration: &Registration, form: &FormSpec) -> Given {
    let from = |field: &FieldSpec| Some((field.id.clone(), given_in(registration, field.from.as_deref()?)?));
    form.fields.iter().filter_map(from).collect()
}

/// What was given in `person.surname`, `contact.phone`, or a field of another form, `passport.number`.
fn given_in(registration: &Registration, from: &str) -> Option<String> {
    let (step, field) = from.split_once('.')?;
    let person = registration.person.as_ref();
    match (step, field) {
        ("contact", "phone") => registration.phone.clone(),
        ("person", "surname") => Some(person?.name.surname.clone()),
        ("person", "name") => Some(person?.name.name.clone()),
        ("person", "patronymic") => person?.name.patronymic.clone(),
        ("person", "birth_date") => Some(person?.birth_date.to_string()),
        (form, field) => registration.given.get(form)?.get(field).cloned(),
    }
}

#[cfg(test)]
#[path = "tests/form.rs"]
mod tests;
