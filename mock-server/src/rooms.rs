//! All there is to ask of the portal. Router, `OpenAPI` document and lists of calls are made of the one list of rooms.

use crate::behind::operator;
use crate::console::{clock, faults, link, people, requests, rules};
use crate::http::bodies::Bodies;
use crate::http::call::{Route, router};
use crate::http::hosts::own_machine_only;
use crate::http::observe::{API, observe_api};
use crate::http::openapi;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::problems::OF_NO_CALL;
use crate::portal::changes::ChangeKind;
use crate::portal::clock::{RealTime, SystemTime};
use crate::portal::random::{Randomness, SystemRandomness};
use crate::portal::{Options, Portal};
use crate::room::Room;
use crate::rules::fields::reasons::REASONS;
use crate::rules::password_refusals::reasons;
use crate::rules::settings::Step;
use crate::storage::OpenError;
use crate::{account, console, contact_change, directories, registration, sessions, settings, sign_in};
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use utoipa::openapi::OpenApi as Document;

/// A line a room, in the order of the `OpenAPI` document's headings and of the console's rail.
const ROOMS: [Room; 15] = [
    settings::ROOM,
    directories::ROOM,
    registration::ROOM,
    sign_in::ROOM,
    sessions::ROOM,
    account::ROOM,
    contact_change::ROOM,
    operator::ROOM,
    console::FRAME,
    clock::ROOM,
    link::ROOM,
    people::ROOM,
    requests::ROOM,
    rules::ROOM,
    faults::ROOM,
];

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
        Self::of_rooms(operations(), news().collect(), options, time, random)
    }

    /// Everything but `/`: the API, the console's API and pages, and the `OpenAPI` document. It has the fallback for
    /// unknown addresses; a router merged with it must have none of its own and guards its own routes.
    pub fn router(&self) -> Router {
        let (guarded, open): (Vec<_>, Vec<_>) = routes().partition(|route| route.is_guarded);
        let guard = self.console_guard();
        let document = get(|| async { Json(openapi_document()) });
        router(open)
            .route(openapi::ADDRESS, document)
            .merge(guard.protect_api(router(guarded).merge(console::parts(&ROOMS))))
            .merge(guard.protect_page(console::pages(&ROOMS)))
            .method_not_allowed_fallback(|| async { Problem::new(ProblemKind::METHOD_NOT_ALLOWED) })
            .fallback(|| async { Problem::new(ProblemKind::NOT_FOUND) })
            .layer(from_fn_with_state(self.clone(), observe_api))
            .layer(from_fn_with_state(self.inner().hosts.clone(), own_machine_only))
            .with_state(self.clone())
    }

    /// `/` for a portal that runs alone: the console's page behind the printed link.
    pub fn console_page(&self) -> Router {
        self.console_guard()
            .protect_page(Router::new().route("/", console::first_page()))
            .with_state(self.clone())
    }
}

/// Every call of every room.
fn routes() -> impl Iterator<Item = Route> {
    ROOMS.iter().flat_map(|room| (room.routes)())
}

/// What the rooms tell of.
fn news() -> impl Iterator<Item = ChangeKind> {
    ROOMS.iter().filter_map(|room| room.page.as_ref()).map(|page| page.news)
}

/// Method and address template of every call of the API.
fn operations() -> BTreeSet<String> {
    let api = routes().filter(|route| route.path.starts_with(API));
    api.map(|route| format!("{} {}", route.method, route.path)).collect()
}

/// The document that is served at `/openapi.json`.
pub fn openapi_document() -> Document {
    openapi::document(&ROOMS)
}

/// Addresses of the console's pages and of their parts, which are no calls of any interface.
pub fn page_list() -> Vec<String> {
    [vec!["/".to_owned()], console::addresses(&ROOMS)].concat()
}

/// Method and address of every route that the `OpenAPI` document describes, and of the document itself.
pub fn route_list() -> Vec<(String, &'static str)> {
    let described = routes().map(|route| (route.method.to_string(), route.path));
    described.chain([(Method::GET.to_string(), openapi::ADDRESS)]).collect()
}

/// A call of the API, as those see it who hold files against it.
pub struct ApiCall {
    /// Its name, which the app has for it, too.
    pub name: &'static str,
    /// Its method.
    pub method: Method,
    /// Its address, with `{id}` for what differs.
    pub path: &'static str,
    /// What it takes and answers.
    pub bodies: Bodies,
}

/// Every call of the API.
pub fn api_calls() -> Vec<ApiCall> {
    let api = routes().filter(|route| route.path.starts_with(API));
    let seen = |Route { name, method, path, bodies, .. }| ApiCall { name, method, path, bodies };
    api.map(seen).collect()
}

/// The words by which clients tell one refusal from another, as they stand in its answer.
#[derive(Serialize)]
pub struct RefusalWords {
    /// Slug, status and title of each problem.
    problems: Vec<(&'static str, u16, &'static str)>,
    /// Why a field is refused, and what that means.
    field_reasons: Vec<(&'static str, &'static str)>,
    /// Why a password is refused, and what that means.
    password_reasons: Vec<(&'static str, &'static str)>,
    /// The steps of a registration that can be missing.
    steps: Vec<&'static str>,
}

/// Every word of a refusal that this portal has.
pub fn refusal_words() -> RefusalWords {
    let told = |kind: ProblemKind| (kind.slug(), kind.status(), kind.title());
    RefusalWords {
        problems: problem_list().into_iter().map(told).collect(),
        field_reasons: REASONS.to_vec(),
        password_reasons: reasons().collect(),
        steps: Step::names().collect(),
    }
}

/// What the portal refuses for, each kind once.
pub fn problem_list() -> Vec<ProblemKind> {
    let described = routes().flat_map(|route| (route.described)().problems().to_vec());
    let mut kinds: Vec<_> = described.chain(OF_NO_CALL).collect();
    kinds.sort_by_key(|kind| kind.slug());
    kinds.dedup();
    kinds
}
