//! What is open to everybody, and that everything else is closed: every route of the router, with no token, a wrong
//! one, under foreign names and from foreign pages.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request};
use common::samples::samples;
use common::{INSTALLATION, Reply, TestPortal, new_key};
use mock_server::{DataPlace, Exposure, Options, page_list, route_list};
use serde_json::Value;
use std::collections::BTreeSet;
use tower::ServiceExt;

const HOST: &str = "127.0.0.1:8460";

/// What a stranger may call: how one gets in, what every form chooses from, and the description of all this.
const OPEN: [&str; 8] = [
    "GET /api/v1/directories/{id}",
    "GET /api/v1/settings",
    "GET /openapi.json",
    "POST /api/v1/registrations",
    "POST /api/v1/sessions",
    "POST /api/v1/sessions/end",
    "POST /api/v1/sessions/refresh",
    "POST /api/v1/sign-ins",
];

/// A call that lacks nothing but the right to be made.
struct Call {
    method: Method,
    path: String,
    body: Value,
    open: bool,
}

impl Call {
    fn request(&self, headers: &[(&str, &str)]) -> Request<Body> {
        let request = Request::builder()
            .method(&self.method)
            .uri(self.path.replace("{id}", "7"))
            .header("content-type", "application/json")
            .header("idempotency-key", format!("\"{}\"", new_key()))
            .header("kabinet-installation", INSTALLATION);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.body(Body::from(self.body.to_string())).unwrap()
    }
}

/// Every route there is, with a body as the description asks for where there is one.
async fn calls(portal: &TestPortal) -> Vec<Call> {
    let document = portal.get("/openapi.json", None).await.json();
    let described = route_list().into_iter().map(|(method, path)| {
        let schema = &document["paths"][path][method.to_lowercase()]["requestBody"]["content"]
            ["application/json"]["schema"];
        let open = OPEN.contains(&format!("{method} {path}").as_str());
        Call {
            method: method.parse().unwrap(),
            path: path.to_owned(),
            body: samples(&document, schema).remove(0),
            open,
        }
    });
    let pages = page_list().into_iter().map(|path| Call {
        method: Method::GET,
        path,
        body: Value::Null,
        open: false,
    });
    described.chain(pages).collect()
}

/// A page says in words what programs are told as problem+json.
fn is_page(path: &str) -> bool {
    path == "/"
        || path == "/console"
        || path.strip_prefix("/console/").is_some_and(|room| !room.contains('/'))
}

fn opens_to_other_sites(headers: &HeaderMap) -> bool {
    headers.keys().any(|name| name.as_str().starts_with("access-control-"))
}

#[track_caller]
fn assert_refused(reply: &Reply, what: &str) {
    assert!(matches!(reply.status, 401 | 403 | 404), "{what}: {reply:?}");
    assert!(!opens_to_other_sites(&reply.headers), "{what}: {reply:?}");
    assert!(!reply.headers.contains_key("set-cookie"), "{what}: {reply:?}");
}

#[tokio::test]
async fn a_stranger_gets_into_nothing_but_what_is_open() {
    let portal = TestPortal::new();
    let calls = calls(&portal).await;
    assert!(calls.len() > 35, "{} routes", calls.len());
    let console = portal.portal.console_token().to_owned();
    let of_console = |path: &str| path == "/" || path.starts_with("/console");
    for call in &calls {
        let what = format!("{} {}", call.method, call.path);
        let anonymous = portal.send(call.request(&[("host", HOST)])).await;
        assert!(!opens_to_other_sites(&anonymous.headers), "{what}");
        assert_ne!(anonymous.status, 404, "{what} is not there");
        if call.open {
            assert!(anonymous.status < 500, "{what}: {anonymous:?}");
            continue;
        }
        assert_refused(&anonymous, &what);
        // The console's token opens nobody's account, and nobody's token opens the console.
        let other = if of_console(&call.path) { "not-the-token" } else { &console };
        let (bearer, cookie) = (format!("Bearer {other}"), format!("kabinet_8460={other}"));
        for credential in [("authorization", bearer.as_str()), ("cookie", cookie.as_str())] {
            assert_refused(&portal.send(call.request(&[("host", HOST), credential])).await, &what);
        }
    }
    let open: BTreeSet<_> =
        calls.iter().filter(|call| call.open).map(|call| format!("{} {}", call.method, call.path)).collect();
    assert_eq!(open, OPEN.map(str::to_owned).into(), "the list names what is not there");
}

#[tokio::test]
async fn the_description_says_of_each_call_whether_it_is_open() {
    let portal = TestPortal::new();
    let document = portal.get("/openapi.json", None).await.json();
    for call in calls(&portal).await {
        let operation = &document["paths"][&call.path][call.method.as_str().to_lowercase()];
        if operation.is_object() {
            let closed = operation["security"].as_array().is_some_and(|schemes| !schemes.is_empty());
            assert_eq!(closed, !call.open, "{} {}", call.method, call.path);
        }
    }
}

#[tokio::test]
async fn foreign_names_and_pages_get_into_nothing_not_even_with_the_token() {
    let portal = TestPortal::new();
    let token = portal.portal.console_token();
    let (bearer, cookie) = (format!("Bearer {token}"), format!("kabinet_8460={token}"));
    for call in calls(&portal).await {
        let what = format!("{} {}", call.method, call.path);
        for credential in [("authorization", bearer.as_str()), ("cookie", cookie.as_str())] {
            for (host, origin) in [
                ("evil.example", None),
                ("evil.example:8460", Some("http://evil.example:8460")),
                ("192.0.2.7:8460", None),
                (HOST, Some("http://evil.example")),
                (HOST, Some("http://127.0.0.1:8461")),
                (HOST, Some("null")),
            ] {
                let headers = [Some(("host", host)), Some(credential), origin.map(|site| ("origin", site))];
                let headers: Vec<_> = headers.into_iter().flatten().collect();
                let reply = portal.send(call.request(&headers)).await;
                assert_eq!(reply.status, 403, "{what} {headers:?}");
                assert_refused(&reply, &what);
                if !is_page(&call.path) {
                    let slug = if host == HOST { "foreign-origin" } else { "foreign-host" };
                    assert_eq!(reply.problem(), slug, "{what} {headers:?}");
                    assert!(reply.json()["detail"].as_str().unwrap().contains("printed link"), "{what}");
                }
            }
        }
    }
}

#[tokio::test]
async fn no_answer_lets_another_sites_page_read_it() {
    let portal = TestPortal::new();
    let bearer = format!("Bearer {}", portal.portal.console_token());
    for call in calls(&portal).await {
        let what = format!("{} {}", call.method, call.path);
        for (origin, asks) in
            [("http://127.0.0.1:8460", false), ("http://127.0.0.1:8460", true), ("http://evil.example", true)]
        {
            let headers = [("host", HOST), ("origin", origin), ("authorization", &bearer)];
            let mut request = call.request(&headers);
            if asks {
                *request.method_mut() = Method::OPTIONS;
                request.headers_mut().insert("access-control-request-method", "GET".parse().unwrap());
            }
            // Only the head: a stream of events has no end.
            let answered = portal.router.clone().oneshot(request).await.unwrap();
            assert!(!opens_to_other_sites(answered.headers()), "{what}");
            assert!(!(asks && answered.status().is_success()), "{what}: {}", answered.status());
        }
    }
}

#[tokio::test]
async fn other_machines_are_answered_under_the_exposed_address_with_the_chosen_token() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("token");
    let token = "a-token-that-was-chosen-by-a-person";
    std::fs::write(&file, token).unwrap();
    let asked = |expose| Exposure::asked_for("192.0.2.7".parse().unwrap(), expose, Some(&file));
    let refused = asked(false).unwrap_err().explain(mock_server::Language::En);
    assert!(refused.contains("--expose") && refused.contains("--token-file"), "{refused}");
    let exposure = asked(true).unwrap();
    let portal = TestPortal::with_options(|place: DataPlace| Options { exposure, ..Options::at(place) });
    let portal = portal.restarted();
    let clock = |headers: &[(&str, &str)]| {
        let request = Request::get("/console/api/clock");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        portal.send(request.body(Body::empty()).unwrap())
    };
    let bearer = format!("Bearer {token}");
    for host in ["192.0.2.7:8460", HOST] {
        let own_page = format!("http://{host}");
        assert_eq!(clock(&[("host", host)]).await.problem(), "console-unauthorized");
        let allowed = clock(&[("host", host), ("origin", &own_page), ("authorization", &bearer)]).await;
        assert_eq!(allowed.status, 200, "{host}");
        let foreign = [("host", host), ("origin", "http://evil.example"), ("authorization", &bearer)];
        assert_eq!(clock(&foreign).await.problem(), "foreign-origin");
    }
    for host in ["evil.example", "192.0.2.8:8460"] {
        assert_eq!(clock(&[("host", host), ("authorization", &bearer)]).await.problem(), "foreign-host");
    }
}
