//! The desk's router: everything but the portal's own interface is closed without the console's token.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use futures_util::FutureExt;
use kabinet_core::screen::Language;
use mock_server::{DataPlace, ManualTime, MemoryDatabase, Options, PasswordCost, Portal, SeededRandomness};
use tempfile::TempDir;
use tower::ServiceExt;

use super::router;
use crate::{assets, browser_phone::BrowserPhone, device::Device, phone_routes};

const HOST: &str = "127.0.0.1:8460";

struct Desk {
    portal: Portal,
    phone: BrowserPhone,
    router: Router,
    // The phone's data; gone with the desk.
    _folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let options = Options {
            password_cost: PasswordCost::LEAST,
            ..Options::at(DataPlace::Memory(MemoryDatabase::new()))
        };
        let time = Arc::new(ManualTime::at("2026-11-22T12:00:00Z".parse().unwrap()));
        let portal = Portal::open_with(options, time, Arc::new(SeededRandomness::new(1))).unwrap();
        // Nothing listens there: this phone has no business with a portal.
        let nowhere = "http://127.0.0.1:1".to_owned();
        let device = Device::new(folder.path(), nowhere, Language::En, portal.clock()).unwrap();
        let phone = BrowserPhone::switch_on(device).unwrap();
        let router = router(&portal, phone.clone());
        Self { portal, phone, router, _folder: folder }
    }

    /// Status, headers and, of a refusal, the body.
    async fn send(
        &self,
        method: &Method,
        path: &str,
        headers: &[(&str, &str)],
    ) -> (StatusCode, HeaderMap, String) {
        let request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let answered = self.router.clone().oneshot(request.body(Body::from("{}")).unwrap()).await.unwrap();
        let (head, body) = answered.into_parts();
        // Streams of events have no end, but refusals have.
        let refused = head.status.is_client_error();
        let body = if refused { to_bytes(body, usize::MAX).await.unwrap().to_vec() } else { Vec::new() };
        (head.status, head.headers, String::from_utf8(body).unwrap())
    }
}

/// Every address that the desk adds to the portal's.
fn addresses() -> Vec<(Method, String)> {
    let phone = phone_routes::table().into_iter().map(|(path, method, _)| (method, path.to_owned()));
    let files = assets::addresses().into_iter().map(|path| (Method::GET, path));
    phone.chain(files).chain([(Method::GET, "/".to_owned())]).collect()
}

fn opens_to_other_sites(headers: &HeaderMap) -> bool {
    headers.keys().any(|name| name.as_str().starts_with("access-control-"))
}

#[tokio::test]
async fn phone_and_page_are_closed_without_the_token() {
    let desk = Desk::new();
    let addresses = addresses();
    assert!(addresses.len() > 15, "{addresses:?}");
    let token = desk.portal.console_token();
    let (right, wrong) = (format!("Bearer {token}"), "Bearer not-the-token");
    for (method, path) in addresses {
        let what = format!("{method} {path}");
        let expected = if path == "/" { StatusCode::FORBIDDEN } else { StatusCode::UNAUTHORIZED };
        for headers in [vec![("host", HOST)], vec![("host", HOST), ("authorization", wrong)]] {
            let (status, headers, _) = desk.send(&method, &path, &headers).await;
            assert_eq!(status, expected, "{what}");
            assert!(!opens_to_other_sites(&headers) && !headers.contains_key("set-cookie"), "{what}");
        }
        let own_page = format!("http://{HOST}");
        let own = [("host", HOST), ("origin", own_page.as_str()), ("authorization", right.as_str())];
        let (status, headers, body) = desk.send(&method, &path, &own).await;
        // With it the guard lets through, to a route that takes another body or a file that is no part of the page.
        let past_the_guard =
            status.is_success() || matches!(status, StatusCode::UNPROCESSABLE_ENTITY | StatusCode::NOT_FOUND);
        assert!(past_the_guard, "{what}: {status} {body}");
        assert!(!opens_to_other_sites(&headers), "{what}");
    }
}

#[tokio::test]
async fn foreign_names_and_pages_reach_neither_phone_nor_page() {
    let desk = Desk::new();
    let bearer = format!("Bearer {}", desk.portal.console_token());
    for (method, path) in addresses() {
        for (host, origin, slug) in [
            ("evil.example:8460", None, "foreign-host"),
            (HOST, Some("http://evil.example"), "foreign-origin"),
            (HOST, Some("null"), "foreign-origin"),
        ] {
            let origin = origin.map(|site| ("origin", site));
            let headers: Vec<_> =
                [("host", host), ("authorization", &bearer)].into_iter().chain(origin).collect();
            let (status, headers, body) = desk.send(&method, &path, &headers).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{method} {path} {host} {origin:?}");
            assert!(path == "/" || body.contains(slug), "{method} {path}: {body}");
            assert!(!opens_to_other_sites(&headers), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn of_several_pages_the_one_that_came_last_has_the_phone() {
    let desk = Desk::new();
    let mut first = desk.phone.take();
    assert!(first.is_lost().now_or_never().is_none());
    let mut second = desk.phone.take();
    assert!(first.is_lost().now_or_never().is_some());
    assert!(second.is_lost().now_or_never().is_none());
}
