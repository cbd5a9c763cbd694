//! Tokens, their turns and their end.
//!
//! A family of tokens begins with a grant: a registration or a sign-in. Each refresh adds a turn; a turn's predecessor
//! stays valid until the turn is first used, so that a lost answer strands nobody. A predecessor that comes back after
//! that ends the family, unless it comes so soon that it may only have been long on its way.
//!
//! Nothing that was handed out ends because the same was asked for once more: the request may be a repetition that
//! arrives late, and what it hands out may reach nobody. What is used first ends the rest.

mod end;
mod grant;
mod refresh;
pub(crate) mod stored;
mod tokens;
pub mod wire;

pub(crate) use end::__path_end_session;
pub(crate) use grant::__path_open_session;
pub(crate) use refresh::__path_refresh_session;

use crate::room::Route;
use axum::http::Method;
use axum::routing::post;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::POST, "/api/v1/sessions", post(grant::open_session)),
        Route::new(Method::POST, "/api/v1/sessions/refresh", post(refresh::refresh_session)),
        Route::new(Method::POST, "/api/v1/sessions/end", post(end::end_session)),
    ]
}
