//! The account of the person who is signed in.

pub(crate) mod consents;
pub(crate) mod contact;
mod get;
pub(crate) mod stored;
pub mod wire;
mod withdraw;

pub(crate) use get::__path_get_account;
pub(crate) use withdraw::__path_withdraw_consent;

use crate::room::Route;
use axum::http::Method;
use axum::routing::{get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/api/v1/account", get(get::get_account)),
        Route::new(Method::POST, "/api/v1/account/consents/withdraw", post(withdraw::withdraw_consent)),
    ]
}
