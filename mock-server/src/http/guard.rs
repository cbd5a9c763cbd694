//! Who may see the console: whoever holds its token, under a name of this machine.

use crate::http::hosts::{Hosts, refusal};
use crate::http::language::Language;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::bearer;
use crate::portal::random::{Randomness, token};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use ring::digest::{SHA256, digest};
use std::sync::Arc;

const REFUSED_RU: &str = include_str!("refused_ru.html");
const REFUSED_EN: &str = include_str!("refused_en.html");

/// Lets requests through that bring the console's token: as a bearer token, or as the cookie that the printed link sets.
///
/// The desk puts its own routes behind the same guard.
#[derive(Clone)]
pub struct ConsoleGuard {
    token: Arc<str>,
    hosts: Hosts,
}

impl ConsoleGuard {
    /// With the token that was chosen, else with one for this run only.
    pub(crate) fn new(chosen: Option<Arc<str>>, hosts: Hosts, random: &dyn Randomness) -> Self {
        Self { token: chosen.unwrap_or_else(|| token::<24>(random).into()), hosts }
    }

    /// The token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Guards routes that programs call: without the token they answer 401, from elsewhere 403, as problem+json.
    pub fn protect_api<S: Clone + Send + Sync + 'static>(&self, routes: Router<S>) -> Router<S> {
        routes.route_layer(from_fn_with_state(self.clone(), guard_api))
    }

    /// Guards pages: the printed link sets the cookie and leads to the same page without the token in its address; a
    /// link of an earlier run, or none, leads to a page (403) that says where the new one is.
    pub fn protect_page<S: Clone + Send + Sync + 'static>(&self, routes: Router<S>) -> Router<S> {
        routes.route_layer(from_fn_with_state(self.clone(), guard_page))
    }

    fn admits(&self, headers: &HeaderMap) -> bool {
        let cookie_name = cookie_name(headers);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut presented = cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .filter(|(name, _)| *name == cookie_name)
            .map(|(_, value)| value)
            .chain(bearer(headers));
        presented.any(|candidate| self.is_token(candidate))
    }

    /// Compares hashes, whose first difference tells nothing about the token.
    fn is_token(&self, candidate: &str) -> bool {
        digest(&SHA256, candidate.as_bytes()).as_ref() == digest(&SHA256, self.token.as_bytes()).as_ref()
    }
}

/// The cookie's name holds the port, since cookies of one host are shared by all its ports.
fn cookie_name(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or("");
    let port = host.rsplit_once(':').map_or("80", |(_, port)| port);
    format!("kabinet_{port}")
}

async fn guard_api(State(guard): State<ConsoleGuard>, request: Request, next: Next) -> Response {
    if let Err(kind) = guard.hosts.admit(request.uri(), request.headers()) {
        return refusal(kind).into_response();
    }
    if guard.admits(request.headers()) {
        next.run(request).await
    } else {
        Problem::new(ProblemKind::CONSOLE_UNAUTHORIZED)
            .detail(
                "the token is in the link that the portal prints when it starts: send it as a bearer token",
            )
            .into_response()
    }
}

async fn guard_page(State(guard): State<ConsoleGuard>, request: Request, next: Next) -> Response {
    if guard.hosts.admit(request.uri(), request.headers()).is_err() {
        return refused(request.headers());
    }
    match token_of_link(request.uri()) {
        Some(token) if request.method() == Method::GET && guard.is_token(token) => enter(&guard, &request),
        None if guard.admits(request.headers()) => next.run(request).await,
        _ => refused(request.headers()),
    }
}

fn token_of_link(uri: &Uri) -> Option<&str> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("token="))
}

fn enter(guard: &ConsoleGuard, request: &Request) -> Response {
    let cookie =
        format!("{}={}; HttpOnly; SameSite=Strict; Path=/", cookie_name(request.headers()), guard.token());
    let kept = request.uri().query().unwrap_or("").split('&').filter(|pair| !pair.starts_with("token="));
    let kept = kept.collect::<Vec<_>>().join("&");
    let path = request.uri().path();
    let target = if kept.is_empty() { path.to_owned() } else { format!("{path}?{kept}") };
    let (Ok(cookie), Ok(target)) = (HeaderValue::from_str(&cookie), HeaderValue::from_str(&target)) else {
        return refused(request.headers());
    };
    let headers = [
        (header::SET_COOKIE, cookie),
        (header::LOCATION, target),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

fn refused(headers: &HeaderMap) -> Response {
    let page = Language::of_request(headers).pick(REFUSED_RU, REFUSED_EN);
    let guards = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        ),
        (header::CACHE_CONTROL, "no-store"),
        (header::VARY, "Accept-Language"),
    ];
    (StatusCode::FORBIDDEN, guards, Html(page)).into_response()
}
