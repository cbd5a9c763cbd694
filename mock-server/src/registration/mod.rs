//! Creating an account: contact, person, password, agreement, and then `complete`.
//!
//! Each step is saved as it is done and may be done again until the registration is complete.

pub(crate) mod agreement;
mod complete;
mod contact;
mod password;
mod person;
mod start;
mod status;
pub(crate) mod stored;
pub mod wire;

pub(crate) use agreement::__path_put_consents;
pub(crate) use complete::__path_complete;
pub(crate) use contact::{__path_check_code, __path_release_contact, __path_send_code};
pub(crate) use password::__path_put_password;
pub(crate) use person::__path_put_person;
pub(crate) use start::__path_start;
pub(crate) use status::__path_get_registration;

use crate::idempotency::Scope;
use crate::portal::Portal;
use crate::problem::ProblemKind;
use crate::request::{Change, Head};
use crate::routes::Route;
use crate::work::{Outcome, Refusal, Work};
use axum::http::Method;
use axum::response::Response;
use axum::routing::{get, post, put};
use stored::Registration;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/api/v1/registrations", post(start::start)),
        Route::new(Method::GET, "/api/v1/registrations/{id}", get(status::get_registration)),
        Route::new(Method::POST, "/api/v1/registrations/{id}/codes", post(contact::send_code)),
        Route::new(Method::POST, "/api/v1/registrations/{id}/codes/check", post(contact::check_code)),
        Route::new(
            Method::POST,
            "/api/v1/registrations/{id}/contact/release",
            post(contact::release_contact),
        ),
        Route::new(Method::PUT, "/api/v1/registrations/{id}/person", put(person::put_person)),
        Route::new(Method::PUT, "/api/v1/registrations/{id}/password", put(password::put_password)),
        Route::new(Method::PUT, "/api/v1/registrations/{id}/consents", put(agreement::put_consents)),
        Route::new(Method::POST, "/api/v1/registrations/{id}/complete", post(complete::complete)),
    ]
}

/// The registration whose secret came with the request; an unknown one and a wrong secret look the same.
fn admitted(work: &Work<'_>, head: &Head, id: &str) -> Result<Registration, Refusal> {
    let secret = head.bearer.as_deref().ok_or(ProblemKind::Unauthorized)?;
    Registration::authorised(work, id, secret)?.ok_or_else(|| ProblemKind::Unauthorized.into())
}

/// A change to a registration that is neither expired nor complete.
async fn change_open<B: Send + 'static>(
    portal: &Portal,
    id: String,
    change: Change<B>,
    effect: impl FnOnce(&mut Work<'_>, &Head, Registration, B) -> Outcome + Send + 'static,
) -> Response {
    let admit = move |work: &mut Work<'_>, head: &Head| {
        let registration = admitted(work, head, &id)?;
        Ok((Scope::Registration(id), registration))
    };
    let guarded = |work: &mut Work<'_>, head: &Head, registration: Registration, body: B| {
        registration.require_kept(work.now)?;
        if registration.account_oid.is_some() {
            return Err(ProblemKind::RegistrationCompleted.into());
        }
        effect(work, head, registration, body)
    };
    portal.change(change, admit, guarded).await
}
