//! The frame that the console's rooms stand in: its page, and what that is made of. It knows only the list of rooms.

use crate::portal::Portal;
use crate::room::{Page, Part, Room, Share};
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use serde_json::{Value, json};

/// Where the first page is; a room is one step below it.
const HOME: &str = "/console";
const PAGE: &str = include_str!("../../web/console.html");
const HTML: &str = "text/html; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const STYLES: &str = "text/css; charset=utf-8";

/// Scripts come from this server only; a page can't be framed by another.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The files of the frame.
pub(super) const PARTS: &[Part] = &[
    part("/console/assets/console.js", include_str!("../../web/console.js")),
    part("/console/assets/console/address.js", include_str!("../../web/console/address.js")),
    part("/console/assets/console/cards.js", include_str!("../../web/console/cards.js")),
    part("/console/assets/console/dom.js", include_str!("../../web/console/dom.js")),
    part("/console/assets/console/feed.js", include_str!("../../web/console/feed.js")),
    part("/console/assets/console/place.js", include_str!("../../web/console/place.js")),
    part("/console/assets/console/rail.js", include_str!("../../web/console/rail.js")),
    part("/console/assets/console/words.js", include_str!("../../web/console/words.js")),
    part("/console/assets/console.css", include_str!("../../web/console.css")),
    part("/console/assets/tokens.css", include_str!("../../web/tokens.css")),
    part("/console/assets/icons.css", include_str!("../../web/icons.css")),
    part("/console/assets/mark.svg", include_str!("../../web/mark.svg")),
];

const fn part(address: &'static str, text: &'static str) -> Part {
    Part { address, text }
}

/// The script that is made of the list of rooms: their groups, addresses, words and cards.
const ROOMS: &str = "/console/assets/console/rooms.js";
/// The looks of all rooms.
const ROOM_STYLES: &str = "/console/assets/console/rooms.css";

/// The console's page, for `/` of a portal that runs alone.
pub(crate) fn first_page() -> MethodRouter<Portal> {
    get(|| async { answer(HTML, PAGE) })
}

/// The console's page at its own address and at that of each room.
pub(crate) fn pages(rooms: &[Room]) -> Router<Portal> {
    page_addresses(rooms).fold(Router::new(), |router, address| router.route(&address, first_page()))
}

/// Where the page and its parts are.
pub(crate) fn addresses(rooms: &[Room]) -> Vec<String> {
    let made = [ROOMS, ROOM_STYLES].into_iter();
    let parts = made.chain(files(rooms).map(|part| part.address)).map(str::to_owned);
    page_addresses(rooms).chain(parts).collect()
}

fn page_addresses(rooms: &[Room]) -> impl Iterator<Item = String> {
    [HOME.to_owned()].into_iter().chain(places(rooms).map(address))
}

fn address(page: &Page) -> String {
    format!("{HOME}/{}", page.name)
}

/// Everything that the page of these rooms is made of.
pub(crate) fn parts(rooms: &[Room]) -> Router<Portal> {
    let script = script(rooms);
    let styles = places(rooms).map(|page| page.styles).collect::<String>();
    let made = Router::new()
        .route(ROOMS, get(move || async move { answer(JAVASCRIPT, script) }))
        .route(ROOM_STYLES, get(move || async move { answer(STYLES, styles) }));
    files(rooms).fold(made, |router, part| {
        let media_type = match part.address.rsplit_once('.') {
            Some((_, "css")) => STYLES,
            Some((_, "svg")) => "image/svg+xml",
            _ => JAVASCRIPT,
        };
        router.route(part.address, get(move || async move { answer(media_type, part.text) }))
    })
}

fn files(rooms: &[Room]) -> impl Iterator<Item = Part> {
    rooms.iter().flat_map(|room| room.page.iter().map(|page| page.card).chain(room.parts.iter().copied()))
}

fn places(rooms: &[Room]) -> impl Iterator<Item = &Page> {
    rooms.iter().filter_map(|room| room.page.as_ref())
}

/// A script that exports the groups of the rail, in the order of the rooms.
fn script(rooms: &[Room]) -> String {
    let mut imports = Vec::new();
    let mut groups: Vec<(&Page, Vec<String>)> = Vec::new();
    for (at, page) in places(rooms).enumerate() {
        imports.push(format!("import {{ card as card{at} }} from {};\n", json!(page.card.address)));
        let room = format!("{{ ...{}, card: card{at} }}", shown(page));
        match groups.iter_mut().find(|(first, _)| first.group == page.group) {
            Some((_, rooms)) => rooms.push(room),
            None => groups.push((page, vec![room])),
        }
    }
    let groups = groups.iter().map(|(first, rooms)| {
        format!(
            "  {{ title: {}, rooms: [\n    {},\n  ] }},\n",
            words(first.group.title),
            rooms.join(",\n    ")
        )
    });
    format!("{}\nexport const groups = [\n{}];\n", imports.concat(), groups.collect::<String>())
}

fn shown(page: &Page) -> Value {
    let share = page.share.map(|share| match share {
        Share::Tall => "tall",
        Share::Small => "small",
        Share::Wide => "wide",
    });
    json!({"name": page.name, "title": words(page.title), "icon": page.icon, "share": share})
}

fn words([ru, en]: [&str; 2]) -> Value {
    json!({"ru": ru, "en": en})
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
