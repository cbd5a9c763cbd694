//! Telling the portal of what was given in a step, now or as soon as it has begun the registration.

use super::{
    facts,
    order::{self, id},
};
use crate::{
    flow::{parts::portal_form, turn::Turn},
    protocol::{SaveForm, SavePerson, Scope},
};

/// The portal is told of a step that was met; where it has not begun the registration yet, as soon as it has.
pub(super) fn tell(turn: &mut Turn<'_>, step: &str) {
    let id = id(turn);
    let Some(registration) = turn.state.facts.registration.as_mut() else { return };
    match id {
        None => _ = registration.untold.insert(step.to_owned()),
        Some(id) => {
            registration.untold.remove(step);
            if step == facts::PERSON { send_person(turn, id) } else { send_form(turn, id, step) }
        }
    }
}

/// The portal is told of every step that it could not be told of before.
pub(super) fn tell_untold(turn: &mut Turn<'_>) {
    let untold = turn.state.facts.registration.as_ref().map(|registration| registration.untold.clone());
    for step in untold.unwrap_or_default() {
        tell(turn, &step);
    }
}

fn send_person(turn: &mut Turn<'_>, registration: String) {
    let known = turn.state.facts.registration.as_ref();
    if let Some(person) = known.and_then(|known| known.person.clone()) {
        turn.enqueue(&SavePerson { registration, person });
    }
}

fn send_form(turn: &mut Turn<'_>, registration: String, form: &str) {
    let facts = &turn.state.facts;
    let given = facts.registration.as_ref().and_then(|registration| registration.given.get(form));
    let spec = order::asked_form(facts.settings(Scope::Registration), form);
    let Some((spec, given)) = spec.zip(given) else { return };
    let (data, fields) = (portal_form::data(spec, given), given.clone());
    turn.enqueue(&SaveForm { registration, form: form.to_owned(), fields, data });
}
