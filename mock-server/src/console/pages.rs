//! The console's page and its parts, compiled in.

use crate::portal::Portal;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

const PAGE_ADDRESS: &str = "/";
const PAGE: &str = include_str!("../../web/console.html");
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const STYLES: &str = "text/css; charset=utf-8";

/// Scripts come from this server only; a page can't be framed by another.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The files the page asks for, under `/console/assets/`.
const ASSETS: [(&str, &str, &str); 10] = [
    ("/console/assets/console.js", JAVASCRIPT, include_str!("../../web/console.js")),
    ("/console/assets/console/cards.js", JAVASCRIPT, include_str!("../../web/console/cards.js")),
    ("/console/assets/console/dom.js", JAVASCRIPT, include_str!("../../web/console/dom.js")),
    ("/console/assets/console/faults.js", JAVASCRIPT, include_str!("../../web/console/faults.js")),
    ("/console/assets/console/feed.js", JAVASCRIPT, include_str!("../../web/console/feed.js")),
    ("/console/assets/console/words.js", JAVASCRIPT, include_str!("../../web/console/words.js")),
    ("/console/assets/console.css", STYLES, include_str!("../../web/console.css")),
    ("/console/assets/tokens.css", STYLES, include_str!("../../web/tokens.css")),
    ("/console/assets/icons.css", STYLES, include_str!("../../web/icons.css")),
    ("/console/assets/mark.svg", "image/svg+xml", include_str!("../../web/mark.svg")),
];

/// `/`: the console's page, for a portal that runs alone.
pub(crate) fn page_routes() -> Router<Portal> {
    Router::new().route(PAGE_ADDRESS, get(|| async { part("text/html; charset=utf-8", PAGE) }))
}

/// Where the page and its parts are.
pub(crate) fn page_addresses() -> Vec<&'static str> {
    [PAGE_ADDRESS].into_iter().chain(ASSETS.map(|(address, ..)| address)).collect()
}

/// The page's scripts and styles.
pub(crate) fn asset_routes() -> Router<Portal> {
    ASSETS.into_iter().fold(Router::new(), |router, (path, media_type, text)| {
        router.route(path, get(move || async move { part(media_type, text) }))
    })
}

fn part(media_type: &'static str, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers.map(|(name, value)| (name, HeaderValue::from_static(value))), text).into_response()
}
