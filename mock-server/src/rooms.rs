//! All there is to ask of the portal: the one list from which its router is built and against which the `OpenAPI`
//! document is tested.

use crate::http::hosts::own_machine_only;
use crate::http::observe::{API, observe_api};
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::clock::{RealTime, SystemTime};
use crate::portal::random::{Randomness, SystemRandomness};
use crate::portal::{Options, Portal};
use crate::room::{Route, router};
use crate::storage::OpenError;
use crate::{account, console, openapi, registration, sessions, settings, sign_in};
use axum::Router;
use axum::middleware::from_fn_with_state;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Portal {
    /// Opens the portal's data with the machine's clock and randomness.
    ///
    /// # Errors
    /// [`OpenError`] says what is wrong with the folder or the database; nothing is lost by it.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        Self::open_with(options, Arc::new(SystemTime), Arc::new(SystemRandomness::new()))
    }

    /// Opens the portal's data with a given clock and randomness, for tests that must repeat.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_with(
        options: Options,
        time: Arc<dyn RealTime>,
        random: Arc<dyn Randomness>,
    ) -> Result<Self, OpenError> {
        Self::with_operations(operations(), options, time, random)
    }

    /// Everything but `/`: the API, the console's API and files, and the `OpenAPI` document. It has the fallback for
    /// unknown addresses; a router merged with it must have none of its own and guards its own routes.
    pub fn router(&self) -> Router {
        let guard = self.console_guard();
        let console = guard.protect_api(router(console::routes()).merge(console::asset_routes()));
        router(open_routes())
            .merge(console)
            .method_not_allowed_fallback(|| async { Problem::new(ProblemKind::MethodNotAllowed) })
            .fallback(|| async { Problem::new(ProblemKind::NotFound) })
            .layer(from_fn_with_state(self.clone(), observe_api))
            .layer(from_fn_with_state(self.inner().hosts, own_machine_only))
            .with_state(self.clone())
    }

    /// `/` for a portal that runs alone: the console's page behind the printed link.
    pub fn console_page(&self) -> Router {
        self.console_guard().protect_page(console::page_routes()).with_state(self.clone())
    }
}

/// The routes that need no console token.
fn open_routes() -> Vec<Route> {
    [
        settings::routes(),
        registration::routes(),
        sign_in::routes(),
        sessions::routes(),
        account::routes(),
        openapi::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Method and address template of every call of the API.
fn operations() -> BTreeSet<String> {
    let api = open_routes().into_iter().filter(|route| route.path.starts_with(API));
    api.map(|route| format!("{} {}", route.method, route.path)).collect()
}

/// Addresses of the console's page and of its parts, which are no calls of any interface.
pub fn page_list() -> Vec<&'static str> {
    console::page_addresses()
}

/// Method and address of every route that the `OpenAPI` document describes, and of the document itself.
pub fn route_list() -> Vec<(String, &'static str)> {
    let routes = open_routes().into_iter().chain(console::routes());
    routes.map(|route| (route.method.to_string(), route.path)).collect()
}
