//! Which steps of a registration are not done.

use super::given;
use super::stored::Registration;
use crate::account::consents::of_registration;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::work::Work;
use crate::rules::settings::Step;

/// The steps of the registration's own list that are not done, in its order.
pub(super) fn missing(work: &Work<'_>, registration: &Registration) -> rusqlite::Result<Vec<Step>> {
    let forms = given::forms(work.tx, &registration.id)?;
    let consents = of_registration(work.tx, &registration.id)?;
    let agreed = registration.settings.consents.iter().filter(|text| text.required).all(|text| {
        consents.iter().any(|consent| (&consent.id, &consent.version) == (&text.id, &text.version))
    });
    let done = |step: &Step| match step {
        Step::Contact => registration.proven_until(work.now).is_some(),
        Step::Person => registration.person.is_some(),
        Step::Password => registration.password_hash.is_some(),
        Step::Agreement => agreed,
        Step::Form(id) => forms.contains(id),
    };
    Ok(registration.settings.registration.steps.iter().filter(|step| !done(step)).cloned().collect())
}

/// Refuses what these steps are missing for. Where none is, the registration only has to be completed.
pub(super) fn refusal(missing: &[Step]) -> Problem {
    let problem =
        Problem::new(ProblemKind::STEP_MISSING).missing(missing.iter().cloned().map(String::from).collect());
    if missing.is_empty() {
        problem.detail("every step is done: POST /registrations/{id}/complete makes the account")
    } else {
        problem
    }
}
