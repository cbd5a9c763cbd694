//! The desk's own pages, compiled in.

use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use include_dir::{Dir, include_dir};

static WEB: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/web");

/// Only own files, and pictures and fonts of this machine; no inline script or style.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `/`: phone and console.
pub fn page() -> Router {
    Router::new().route("/", get(|| async { file("desk.html") }))
}

/// `/desk/…`: what the page is made of.
pub fn files() -> Router {
    Router::new().route("/desk/{*path}", get(|Path(path): Path<String>| async move { file(&path) }))
}

/// The addresses of [`files`].
#[cfg(test)]
pub fn addresses() -> Vec<String> {
    fn below(folder: &Dir<'_>) -> Vec<String> {
        let own = folder.files().map(|file| format!("/desk/{}", file.path().display()));
        own.chain(folder.dirs().flat_map(below)).collect()
    }
    below(&WEB)
}

fn file(path: &str) -> Response {
    let Some(file) = WEB.get_file(path) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (headers, file.contents()).into_response()
}
