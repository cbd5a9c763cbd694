//! The settings as apps ask for them: what they may not hard-code.

use crate::http::answer::JSON;
use crate::http::call::{Call, Route};
use crate::portal::Portal;
use crate::room::{Chapter, Room};
use crate::rules::settings::Settings;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(crate) const ROOM: Room = Room {
    chapter: Chapter { name: "settings", about: "What apps may not hard-code" },
    page: None,
    parts: &[],
    routes: || vec![route()],
};

fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/api/v1/settings",
        name: "fetch_settings",
        about: "The settings that hold for a registration begun now.",
        status: StatusCode::OK,
        answer: "The settings",
        problems: &[],
    };
    call.open::<Settings, _>(get_settings).describe(|described| {
        described
            .optional_header("If-None-Match", "The ETag of the settings already known")
            .answer_header(200, "ETag", "Names this text of the settings")
            .answers_nothing(304, "The settings are the ones already known")
    })
}

async fn get_settings(State(portal): State<Portal>, headers: HeaderMap) -> Response {
    let active = portal.active();
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let unchanged = known
        .flat_map(|list| list.split(','))
        .map(|etag| etag.trim().trim_start_matches("W/"))
        .any(|etag| etag == "*" || etag == active.etag);
    let tag = HeaderValue::from_str(&active.etag).expect("hex in quotes is a header value");
    let common = [(header::ETAG, tag), (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
    if unchanged {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let json = [(header::CONTENT_TYPE, HeaderValue::from_static(JSON))];
    (common, json, active.json.clone()).into_response()
}
