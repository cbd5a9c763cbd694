//! The settings as apps ask for them: what they may not hard-code.

use crate::http::documented::SettingsProblems;
use crate::portal::Portal;
use crate::room::Route;
use crate::rules::settings::Settings;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::new(Method::GET, "/api/v1/settings", get(get_settings))]
}

/// The settings that hold for a registration begun now.
#[utoipa::path(
    get,
    path = "/api/v1/settings",
    tag = "settings",
    params(("If-None-Match" = Option<String>, Header, description = "The ETag of the settings already known")),
    responses(
        (status = 200, description = "The settings", body = Settings, headers(("ETag" = String, description = "Names this text of the settings"))),
        (status = 304, description = "The settings are the ones already known"),
        SettingsProblems,
    )
)]
pub(crate) async fn get_settings(State(portal): State<Portal>, headers: HeaderMap) -> Response {
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
    let json = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    (common, json, active.json.as_str()).into_response()
}
