//! Creating an account: contact, person, password, agreement, and then `complete`.
//!
//! Each step is saved as it is done and may be done again until the registration is complete.

mod agreement;
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

use crate::room::Route;
use axum::http::Method;
use axum::routing::{get, post, put};

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
