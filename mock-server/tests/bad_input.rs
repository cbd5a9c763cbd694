//! Requests that no app sends: each is refused with a typed problem, and none is the portal's own fault.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::body::Body;
use axum::http::{Method, Request};
use common::{Credentials, INSTALLATION, PASSWORD, PHONE, Reply, TestPortal, golden_folder, new_key};
use mock_server::{ApiCall, BODY_LIMIT, api_calls, route_list};
use serde_json::{Value, json};
use std::fs;

/// Every call that takes a body, with an id in its address that nobody has.
fn changes() -> Vec<(Method, String)> {
    let changes: Vec<_> = route_list()
        .into_iter()
        .filter(|(method, _)| method == "POST" || method == "PUT")
        .map(|(method, path)| (method.parse().unwrap(), path.replace("{id}", "nobody")))
        .collect();
    assert!(changes.len() >= 15);
    changes
}

/// A change with all its headers and these bytes, by whoever may use the console.
fn change(portal: &TestPortal, method: &Method, path: &str, body: impl Into<Body>) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1:8460")
        .header("idempotency-key", format!("\"{}\"", new_key()))
        .header("kabinet-installation", INSTALLATION)
        .header("authorization", format!("Bearer {}", portal.portal.console_token()))
        .header("content-type", "application/json")
        .body(body.into())
        .unwrap()
}

#[track_caller]
fn assert_refused(reply: &Reply, slug: &str, what: &str) {
    assert_eq!(reply.problem(), slug, "{what}");
    assert!((400..500).contains(&reply.status), "{what}: {}", reply.status);
}

#[tokio::test]
async fn a_body_that_is_not_one_object_of_plain_json_is_refused_by_every_call() {
    let portal = TestPortal::new();
    let digits = "7".repeat(BODY_LIMIT - 100);
    let bodies: [Vec<u8>; 26] = [
        b"".into(),
        b" ".into(),
        b"null".into(),
        b"true".into(),
        b"7".into(),
        b"\"{}\"".into(),
        b"[]".into(),
        b"[{}]".into(),
        b"{".into(),
        b"{}{}".into(),
        b"{},".into(),
        b"{\"a\":1,}".into(),
        b"{'a':1}".into(),
        b"{a:1}".into(),
        b"{/**/}".into(),
        b"\xef\xbb\xbf{}".into(),
        b"{\"a\":NaN}".into(),
        b"{\"a\":-Infinity}".into(),
        b"{\"a\":01}".into(),
        b"{\"a\":1e999999999}".into(),
        b"{\"a\":\"\\ud800\"}".into(),
        b"{\"\\udfff\":1}".into(),
        b"{\"a\":\"\xff\xfe\"}".into(),
        b"{\"a\":\"\n\"}".into(),
        format!("{{\"a\":{digits}}}").into(),
        format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000)).into(),
    ];
    for (method, path) in changes() {
        for body in &bodies {
            let reply = portal.send(change(&portal, &method, &path, body.clone())).await;
            let shown = String::from_utf8_lossy(&body[..body.len().min(40)]);
            assert_refused(&reply, "bad-json", &format!("{method} {path} {shown}"));
        }
    }
}

#[tokio::test]
async fn a_name_that_stands_twice_is_refused_by_every_call() {
    let portal = TestPortal::new();
    for (method, path) in changes() {
        for body in [r#"{"a":1,"a":1}"#, r#"{"a":1,"\u0061":2}"#, r#"{"a":[{"b":{"c":1,"c":1}}]}"#] {
            let reply = portal.send(change(&portal, &method, &path, body)).await;
            assert_refused(&reply, "bad-json", &format!("{method} {path} {body}"));
            assert!(reply.json()["detail"].as_str().unwrap().starts_with("a member stands twice"));
        }
    }
    // Neither of two numbers gets an SMS.
    let who = portal.start().await;
    let path = format!("/api/v1/registrations/{}/codes", who.id);
    let mut request =
        change(&portal, &Method::POST, &path, r#"{"phone":"+79001234567","phone":"+79160001122"}"#);
    request.headers_mut().insert("authorization", format!("Bearer {}", who.secret).parse().unwrap());
    assert_eq!(portal.send(request).await.problem(), "bad-json");
    assert!(portal.codes("+79001234567").await.is_empty() && portal.codes("+79160001122").await.is_empty());
}

#[tokio::test]
async fn a_body_over_its_limit_is_refused_whether_it_says_its_length_or_not() {
    let portal = TestPortal::new();
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let long = format!("{{\"a\":{}}}", "1".repeat(10_000_000));
    let full = format!("{{\"a\":\"{}\"}}", "x".repeat(BODY_LIMIT - 8));
    assert_eq!(full.len(), BODY_LIMIT);
    for (method, path) in changes() {
        for body in [&deep, &long] {
            let reply = portal.send(change(&portal, &method, &path, body.clone())).await;
            assert_refused(&reply, "body-too-large", &format!("{method} {path}"));
        }
        // The length is found out while reading, and nothing after the limit is asked for.
        let chunks = std::iter::repeat_with(|| Ok::<_, std::io::Error>("x".repeat(BODY_LIMIT / 4)));
        let endless = Body::from_stream(futures_util::stream::iter(chunks));
        let reply = portal.send(change(&portal, &method, &path, endless)).await;
        assert_refused(&reply, "body-too-large", &format!("{method} {path}, chunked"));
        let reply = portal.send(change(&portal, &method, &path, full.clone())).await;
        assert_ne!(reply.status, 413, "{method} {path}: just full");
        let mut lying = change(&portal, &method, &path, "{}");
        lying.headers_mut().insert("content-length", u64::MAX.into());
        assert_refused(&portal.send(lying).await, "body-too-large", &format!("{method} {path}, announced"));
    }
}

#[tokio::test]
async fn only_json_in_utf_8_is_taken_for_json() {
    let portal = TestPortal::new();
    let send = async |method: &Method, path: &str, headers: &[(&'static str, &'static str)]| {
        let mut request = change(&portal, method, path, "{}");
        request.headers_mut().remove("content-type");
        for (name, value) in headers {
            request.headers_mut().append(*name, value.parse().unwrap());
        }
        portal.send(request).await
    };
    let json = ("content-type", "application/json");
    for (method, path) in changes() {
        for headers in [
            &[][..],
            &[("content-type", "")],
            &[("content-type", "text/plain")],
            &[("content-type", "application/jsonp")],
            &[("content-type", "application/x-www-form-urlencoded")],
            &[("content-type", "multipart/form-data; boundary=application/json")],
            &[("content-type", "application/json; charset=utf-16")],
            &[json, json],
            &[json, ("content-encoding", "gzip")],
        ] {
            let reply = send(&method, &path, headers).await;
            assert_refused(&reply, "unsupported-media-type", &format!("{method} {path} {headers:?}"));
        }
        for taken in [
            "application/json",
            "Application/JSON",
            "application/json;charset=UTF-8",
            "application/json; charset=\"utf-8\"; v=1",
        ] {
            let reply = send(&method, &path, &[("content-type", taken)]).await;
            assert_ne!(reply.status, 415, "{method} {path} {taken}");
        }
    }
}

/// Texts that a member may hold and no person types.
fn strange_texts() -> Vec<String> {
    let mut texts: Vec<_> = [
        "",
        " ",
        "\u{0}",
        "a\u{0}b",
        "../../etc/passwd",
        "%00%2e%2e",
        "'; DROP TABLE accounts; --",
        "\u{202e}\u{200b}\u{feff}",
        "\u{fdfa}",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "+7\u{661}\u{662}\u{663}4567890",
        "-1",
        "0000-00-00",
        "9999-12-31",
        "9999-12-31T23:59:59.999999999Z",
        "-009999-01-01T00:00:00Z",
        "2026-11-22T12:00:00+99:99",
    ]
    .map(str::to_owned)
    .into();
    texts.extend(
        ["9", "a", "я", "\u{301}", "\u{fdfa}", "aA1!"].map(|piece| piece.repeat(60_000 / piece.len())),
    );
    texts
}

/// A body that the call of that name takes, from its golden file.
fn golden_request(name: &str) -> Value {
    let journeys = fs::read_dir(golden_folder()).unwrap();
    let files = journeys.map(|journey| journey.unwrap().path().join(format!("{name}.request.json")));
    let file = files.into_iter().find(|file| file.exists()).unwrap();
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The body with this text in place of each of its texts, one at a time.
fn with_text(body: &Value, text: &str) -> Vec<Value> {
    match body {
        Value::String(_) => vec![json!(text)],
        Value::Array(items) => {
            let changed = |at: usize, item: Value| {
                let mut items = items.clone();
                items[at] = item;
                Value::Array(items)
            };
            let each = items.iter().enumerate();
            each.flat_map(|(at, item)| with_text(item, text).into_iter().map(move |item| changed(at, item)))
                .collect()
        }
        Value::Object(members) => {
            let changed = |name: &String, member: Value| {
                let mut members = members.clone();
                members.insert(name.clone(), member);
                Value::Object(members)
            };
            let each = members.iter();
            each.flat_map(|(name, member)| {
                with_text(member, text).into_iter().map(move |member| changed(name, member))
            })
            .collect()
        }
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn strange_texts_in_any_member_are_answered_and_shake_nothing() {
    let portal = TestPortal::in_memory();
    portal.registered("+79160001122").await;
    let access = portal.signed_in("+79160001122").await;
    let signing = Credentials::of(&portal.start_sign_in("+79160001122", PASSWORD).await.json());
    let who = portal.ready(PHONE).await;
    let calls = api_calls().into_iter().filter(|call| call.bodies.request.is_some());
    for ApiCall { name, method, path, .. } in calls {
        let (id, bearer) = if path.contains("/sign-ins/") {
            (&signing.id, &signing.secret)
        } else if path.contains("/account") {
            (&who.id, &access)
        } else {
            (&who.id, &who.secret)
        };
        let path = path.replace("{id}", id);
        for text in strange_texts() {
            for body in with_text(&golden_request(name), &text) {
                let reply = portal.change(method.clone(), &path, Some(bearer), body).await;
                let what = format!("{method} {path} {text:.40}: {}", reply.status);
                if reply.status >= 300 {
                    assert!((400..500).contains(&reply.status), "{what}");
                    reply.problem();
                }
                assert!(reply.bytes.len() < 4_096 + text.len(), "{what}: {} bytes", reply.bytes.len());
            }
        }
    }
    // A proven registration that was bothered like this still becomes an account.
    portal.fill_in(&who).await;
    assert_eq!(portal.complete(&who).await.status, 201);
}

#[tokio::test]
async fn ten_thousand_consents_are_refused_for_the_first_that_repeats() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    let consent = r#"{"id":"news","version":"2026-03-01","accepted_at":"2026-11-22T12:00:00Z"}"#;
    let many = format!(r#"{{"consents":[{}{consent}]}}"#, format!("{consent},").repeat(700));
    let path = format!("/api/v1/registrations/{}/consents", who.id);
    let mut request = change(&portal, &Method::PUT, &path, many);
    request.headers_mut().insert("authorization", format!("Bearer {}", who.secret).parse().unwrap());
    assert_eq!(portal.send(request).await.problem(), "invalid-fields");
}

#[tokio::test]
async fn an_address_that_climbs_or_hides_something_leads_nowhere() {
    let portal = TestPortal::new();
    for id in [
        "..",
        "../../settings",
        "%2e%2e%2f%2e%2e%2fsettings",
        "%00",
        "a%00b",
        "%ff%fe",
        "%",
        "%zz",
        "%D0%B8%D0%B4",
        "'%20OR%201=1--",
        "x%2Fcodes",
        &"a".repeat(20_000),
    ] {
        let who = Credentials { id: id.to_owned(), secret: "s".repeat(43) };
        let status = portal.get(&format!("/api/v1/registrations/{id}"), Some(&who.secret)).await;
        assert!(["unauthorized", "not-found"].contains(&status.problem().as_str()), "{id:.40}");
        let step = portal.step(Method::POST, &who, "complete", json!({})).await;
        assert!(["unauthorized", "not-found"].contains(&step.problem().as_str()), "{id:.40}");
        let removed = portal.console(Method::DELETE, &format!("/console/api/faults/{id}"), None).await;
        assert_eq!(removed.problem(), "not-found", "{id:.40}");
    }
    for path in [
        "/api/v1/",
        "/api/v1/registrations/",
        "//api/v1/settings",
        "/api/v1/../v1/settings",
        "/API/V1/settings",
    ] {
        assert_eq!(portal.get(path, None).await.problem(), "not-found", "{path}");
    }
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_refused() {
    let portal = TestPortal::new();
    let routes = route_list();
    for (_, path) in &routes {
        let taken = |method: &str| routes.iter().any(|route| route.0 == method && route.1 == *path);
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
            if taken(method) {
                continue;
            }
            let method: Method = method.parse().unwrap();
            let request = change(&portal, &method, &path.replace("{id}", "1"), "{}");
            let reply = portal.send(request).await;
            assert_refused(&reply, "method-not-allowed", &format!("{method} {path}"));
            assert!(reply.headers.contains_key("allow"), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_query_that_says_something_else_is_refused() {
    let portal = TestPortal::new();
    for query in [
        "requests?after=-1",
        "requests?after=x",
        "requests?after=1&after=2",
        "messages?to=1&to=2",
        "requests?after=%FF",
        "clock?now",
    ] {
        let reply = portal.console(Method::GET, &format!("/console/api/{query}"), None).await;
        assert_refused(&reply, "bad-query", query);
    }
    // A question mark with nothing behind it asks for nothing.
    assert_eq!(portal.console(Method::GET, "/console/api/requests?", None).await.status, 200);
    assert_eq!(portal.console(Method::GET, "/console/api/clock?", None).await.status, 200);
}

#[tokio::test]
async fn headers_that_hold_something_else_are_as_good_as_absent() {
    let portal = TestPortal::new();
    for (name, value, slug) in [
        ("idempotency-key", "\"not-a-uuid\"", "idempotency-key-missing"),
        ("idempotency-key", "\"\u{444}\"", "idempotency-key-missing"),
        ("kabinet-installation", "../../1", "installation-missing"),
        ("kabinet-installation", "\u{444}", "installation-missing"),
    ] {
        let mut request = change(&portal, &Method::POST, "/api/v1/registrations", "{}");
        request.headers_mut().insert(name, value.as_bytes().try_into().unwrap());
        assert_eq!(portal.send(request).await.problem(), slug, "{name}: {value}");
    }
    for bearer in
        ["Bearer", "Bearer ", "Basic eA==", "Bearer \u{444}", &format!("Bearer {}", "x".repeat(30_000))]
    {
        let request = Request::get("/api/v1/account").header("authorization", bearer.as_bytes());
        assert_eq!(portal.send(request.body(Body::empty()).unwrap()).await.status, 401, "{bearer:.40}");
    }
}
