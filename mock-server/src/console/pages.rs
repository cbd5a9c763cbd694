//! The console's page and its parts, compiled in.

use crate::portal::Portal;
use crate::room::{Part, PartKind, Room};
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

/// The files of the frame, and the console's own cards in their order.
pub(super) const PARTS: &[Part] = &[
    script("/console/assets/console.js", include_str!("../../web/console.js")),
    script("/console/assets/console/cards.js", include_str!("../../web/console/cards.js")),
    script("/console/assets/console/dom.js", include_str!("../../web/console/dom.js")),
    script("/console/assets/console/feed.js", include_str!("../../web/console/feed.js")),
    script("/console/assets/console/words.js", include_str!("../../web/console/words.js")),
    card("/console/assets/console/clock.js", include_str!("../../web/console/clock.js")),
    card("/console/assets/console/people.js", include_str!("../../web/console/people.js")),
    card("/console/assets/console/faults.js", include_str!("../../web/console/faults.js")),
    card("/console/assets/console/requests.js", include_str!("../../web/console/requests.js")),
    style("/console/assets/console.css", include_str!("../../web/console.css")),
    style("/console/assets/tokens.css", include_str!("../../web/tokens.css")),
    style("/console/assets/icons.css", include_str!("../../web/icons.css")),
    Part {
        address: "/console/assets/mark.svg",
        kind: PartKind::Picture,
        text: include_str!("../../web/mark.svg"),
    },
];

const fn script(address: &'static str, text: &'static str) -> Part {
    Part { address, kind: PartKind::Script, text }
}

const fn card(address: &'static str, text: &'static str) -> Part {
    Part { address, kind: PartKind::Card, text }
}

const fn style(address: &'static str, text: &'static str) -> Part {
    Part { address, kind: PartKind::Style, text }
}

/// The script that is made of the list of rooms: all their cards.
const ROOMS: &str = "/console/assets/console/rooms.js";

/// `/`: the console's page, for a portal that runs alone.
pub(crate) fn page_routes() -> Router<Portal> {
    Router::new().route(PAGE_ADDRESS, get(|| async { answer("text/html; charset=utf-8", PAGE) }))
}

/// Where the page and its parts are.
pub(crate) fn addresses(rooms: &[Room]) -> Vec<&'static str> {
    [PAGE_ADDRESS, ROOMS].into_iter().chain(parts(rooms).map(|part| part.address)).collect()
}

/// Everything that the page of these rooms is made of.
pub(crate) fn part_routes(rooms: &[Room]) -> Router<Portal> {
    let cards = cards(rooms);
    let made = get(move || async move { answer(JAVASCRIPT, cards) });
    parts(rooms).fold(Router::new().route(ROOMS, made), |router, part| {
        let media_type = match part.kind {
            PartKind::Card | PartKind::Script => JAVASCRIPT,
            PartKind::Style => STYLES,
            PartKind::Picture => "image/svg+xml",
        };
        router.route(part.address, get(move || async move { answer(media_type, part.text) }))
    })
}

fn parts(rooms: &[Room]) -> impl Iterator<Item = &'static Part> {
    rooms.iter().flat_map(|room| room.parts)
}

/// A script that exports the makers of all cards, in the order of the rooms.
fn cards(rooms: &[Room]) -> String {
    let cards = parts(rooms).filter(|part| part.kind == PartKind::Card);
    let (imports, names): (Vec<_>, Vec<_>) = cards
        .enumerate()
        .map(|(at, part)| {
            (format!("import {{ card as card{at} }} from \"{}\";\n", part.address), format!("card{at}"))
        })
        .unzip();
    format!("{}\nexport const cards = [{}];\n", imports.concat(), names.join(", "))
}

fn answer(media_type: &'static str, text: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers.map(|(name, value)| (name, HeaderValue::from_static(value))), text).into_response()
}
