//! Signing in: phone and password, then a code to that phone, then `POST /sessions`.
//!
//! Whether a number has an account is told to nobody who lacks its password: an unknown number and a wrong password get
//! the same answer, are counted the same and cost the same work.

mod code;
mod password;
mod start;
pub(crate) mod stored;
pub mod wire;

pub(crate) use code::{__path_check_sign_in_code, __path_send_sign_in_code};
pub(crate) use start::__path_start_sign_in;

use crate::room::Route;
use axum::http::Method;
use axum::routing::post;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/api/v1/sign-ins", post(start::start_sign_in)),
        Route::new(Method::POST, "/api/v1/sign-ins/{id}/codes", post(code::send_sign_in_code)),
        Route::new(Method::POST, "/api/v1/sign-ins/{id}/codes/check", post(code::check_sign_in_code)),
    ]
}
