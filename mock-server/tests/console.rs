//! The console: only for who holds this run's token, on this machine.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::body::Body;
use axum::http::{Method, Request};
use common::{PHONE, TestPortal};
use mock_server::route_list;
use serde_json::json;

const HOST: &str = "127.0.0.1:8460";

fn console_get(path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let request =
        headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    request.body(Body::empty()).unwrap()
}

#[tokio::test]
async fn every_route_of_the_console_is_closed_without_the_token() {
    let portal = TestPortal::new();
    let earlier = portal.portal.console_token().to_owned();
    let portal = portal.restarted();
    assert_ne!(earlier, portal.portal.console_token());
    let guarded: Vec<_> =
        route_list().into_iter().filter(|(_, path)| path.starts_with("/console/")).collect();
    assert!(guarded.len() >= 10);
    for (method, path) in guarded {
        for credentials in [
            None,
            Some(("authorization", format!("Bearer {earlier}"))),
            Some(("cookie", format!("kabinet_8460={earlier}"))),
        ] {
            let mut request = Request::builder().method(method.as_str()).uri(path).header("host", HOST);
            if let Some((name, value)) = credentials {
                request = request.header(name, value);
            }
            let reply = portal.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(reply.problem(), "console-unauthorized", "{method} {path}");
        }
    }
    for asset in ["console.js", "console/feed.js", "console.css", "tokens.css", "icons.css", "mark.svg"] {
        let path = format!("/console/assets/{asset}");
        assert_eq!(portal.send(console_get(&path, &[("host", HOST)])).await.status, 401);
        assert_eq!(portal.console(Method::GET, &path, None).await.status, 200);
    }
}

#[tokio::test]
async fn foreign_hosts_and_origins_are_refused_everywhere() {
    let portal = TestPortal::new();
    let bearer = format!("Bearer {}", portal.portal.console_token());
    let cookie = format!("kabinet_8460={}", portal.portal.console_token());
    for path in ["/console/api/messages", "/api/v1/settings", "/openapi.json", "/nowhere"] {
        for (credential, value) in [("authorization", &bearer), ("cookie", &cookie)] {
            let foreign_host = console_get(path, &[("host", "evil.example:8460"), (credential, value)]);
            assert_eq!(portal.send(foreign_host).await.problem(), "foreign-host");
            let foreign_page =
                console_get(path, &[("host", HOST), ("origin", "http://evil.example"), (credential, value)]);
            assert_eq!(portal.send(foreign_page).await.problem(), "foreign-origin");
            let other_port = console_get(
                path,
                &[("host", HOST), ("origin", "http://127.0.0.1:9999"), (credential, value)],
            );
            assert_eq!(portal.send(other_port).await.problem(), "foreign-origin");
        }
    }
    let own = console_get(
        "/console/api/messages",
        &[("host", HOST), ("origin", "http://127.0.0.1:8460"), ("cookie", &cookie)],
    );
    assert_eq!(portal.send(own).await.status, 200);
    let page = console_get("/", &[("host", "evil.example:8460"), ("cookie", &cookie)]);
    assert_eq!(portal.send(page).await.status, 403);
}

#[tokio::test]
async fn the_printed_link_sets_a_cookie_and_an_old_one_is_explained() {
    let portal = TestPortal::new();
    let token = portal.portal.console_token();
    let entered = portal.send(console_get(&format!("/?token={token}"), &[("host", HOST)])).await;
    assert_eq!((entered.status, entered.headers["location"].to_str().unwrap()), (303, "/"));
    let cookie = entered.headers["set-cookie"].to_str().unwrap();
    assert_eq!(cookie, format!("kabinet_8460={token}; HttpOnly; SameSite=Strict; Path=/"));
    let pair = cookie.split(';').next().unwrap();
    let page = portal.send(console_get("/", &[("host", HOST), ("cookie", pair)])).await;
    assert_eq!(page.status, 200);
    assert!(page.headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors 'none'"));
    // The cookie of one port opens no other.
    assert_eq!(
        portal.send(console_get("/", &[("host", "127.0.0.1:9999"), ("cookie", pair)])).await.status,
        403
    );

    for (path, language, words) in [
        ("/?token=old", "ru", "Эта ссылка больше не действует"),
        ("/", "ru-RU,en;q=0.5", "терминала"),
        ("/?token=", "en", "This link no longer works"),
    ] {
        let refused = portal.send(console_get(path, &[("host", HOST), ("accept-language", language)])).await;
        assert_eq!(refused.status, 403);
        let text = String::from_utf8(refused.bytes).unwrap();
        assert!(text.contains(words), "{text}");
    }
    let english = portal.send(console_get(&format!("/?lang=en&token={token}"), &[("host", HOST)])).await;
    assert_eq!(english.headers["location"], "/?lang=en");
    // A right cookie doesn't make a wrong link right.
    assert_eq!(
        portal.send(console_get("/?token=old", &[("host", HOST), ("cookie", pair)])).await.status,
        403
    );
}

#[tokio::test]
async fn the_clock_goes_forward_and_is_kept() {
    let portal = TestPortal::new();
    let clock = async |portal: &TestPortal, by: i64| {
        portal.console(Method::POST, "/console/api/clock", Some(json!({"advance_s": by}))).await
    };
    let mut jumps = portal.portal.clock().subscribe();
    assert_eq!(clock(&portal, 60).await.json(), json!({"now": "2026-11-22T12:01:00Z", "stands": false}));
    assert!(jumps.has_changed().unwrap());
    assert_eq!(jumps.borrow_and_update().to_string(), "2026-11-22T12:01:00Z");
    for by in [0, -60, 31_536_001, i64::MAX] {
        assert_eq!(clock(&portal, by).await.problem(), "invalid-advance", "{by}");
    }
    assert_eq!(
        clock(&portal, 31_536_000).await.json(),
        json!({"now": "2027-11-22T12:01:00Z", "stands": false})
    );
    let portal = portal.restarted();
    let now = portal.console(Method::GET, "/console/api/clock", None).await;
    assert_eq!(now.json(), json!({"now": "2027-11-22T12:01:00Z", "stands": false}));
    // A machine whose clock is set back doesn't take the portal along, not even over a restart.
    portal.start().await;
    portal.time.move_by(-3_600);
    assert_eq!(portal.portal.clock().now().to_string(), "2027-11-22T12:01:00Z");
    let portal = portal.restarted();
    assert_eq!(portal.portal.clock().now().to_string(), "2027-11-22T12:01:00Z");
    assert_eq!(clock(&portal, 60).await.json(), json!({"now": "2027-11-22T12:02:00Z", "stands": false}));
}

#[tokio::test]
async fn a_clock_that_stands_is_moved_forward_only_by_hand_and_goes_on_from_where_it_is() {
    let portal = TestPortal::new();
    let shown = async |portal: &TestPortal| {
        let clock = portal.console(Method::GET, "/console/api/clock", None).await.json();
        (clock["now"].as_str().unwrap().to_owned(), clock["stands"].as_bool().unwrap())
    };
    let choose = async |portal: &TestPortal, stands: bool| {
        portal.console(Method::PUT, "/console/api/clock", Some(json!({"stands": stands}))).await
    };
    let mut stops = portal.portal.clock().subscribe();
    assert_eq!(choose(&portal, true).await.json(), json!({"now": "2026-11-22T12:00:00Z", "stands": true}));
    assert!(stops.has_changed().unwrap());
    stops.mark_unchanged();
    portal.time.move_by(3_600);
    assert_eq!(shown(&portal).await, ("2026-11-22T12:00:00Z".to_owned(), true));
    portal.console(Method::POST, "/console/api/clock", Some(json!({"advance_s": 60}))).await;
    portal.time.move_by(3_600);
    let portal = portal.restarted();
    assert_eq!(shown(&portal).await, ("2026-11-22T12:01:00Z".to_owned(), true), "a restart let it go");
    assert_eq!(choose(&portal, false).await.json(), json!({"now": "2026-11-22T12:01:00Z", "stands": false}));
    portal.time.move_by(5);
    assert_eq!(shown(&portal).await, ("2026-11-22T12:01:05Z".to_owned(), false));
    choose(&portal, true).await;
    portal.console(Method::POST, "/console/api/reset", Some(json!({}))).await;
    assert!(!shown(&portal).await.1, "a new beginning has a clock that goes");
    for wrong in [json!({}), json!({"stand": true}), json!({"stands": 1})] {
        let refused = portal.console(Method::PUT, "/console/api/clock", Some(wrong.clone())).await;
        assert_eq!(refused.problem(), "bad-json", "{wrong}");
    }
}

#[tokio::test]
async fn an_sms_says_until_when_its_code_can_be_used() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let sent = portal.send_code(&who, PHONE).await.json();
    let message = portal.messages(PHONE).await.remove(0);
    assert_eq!(message["code_expires_at"], sent["expires_at"]);
}

#[tokio::test]
async fn a_request_is_opened_without_its_secrets() {
    let portal = TestPortal::new();
    let who = portal.registered(PHONE).await;
    let session = portal.grant(&who).await.json();
    let token = |name: &str| session[name].as_str().unwrap().to_owned();
    portal.refresh(&token("refresh_token")).await;
    portal.account(&token("access_token")).await;
    portal.time.move_by(60);
    let access = portal.signed_in(PHONE).await;
    let log = portal.console(Method::GET, "/console/api/requests", None).await.json();
    let mut told = String::new();
    for request in log["requests"].as_array().unwrap() {
        let path = format!("/console/api/requests/{}", request["seq"]);
        let opened = portal.console(Method::GET, &path, None).await;
        assert_eq!(opened.json()["request"], *request);
        told.push_str(&String::from_utf8(opened.bytes).unwrap());
    }
    let codes = portal.codes(PHONE).await;
    assert!(codes.len() > 1, "{codes:?}");
    let tokens = [access, token("access_token"), token("refresh_token"), who.secret];
    for secret in codes.into_iter().chain(tokens).chain([common::PASSWORD.to_owned()]) {
        assert!(!told.contains(&secret), "{secret} in {told}");
    }
    for said in ["Иванов", "[hidden]", "content-type", "application/json", "0000…", "expires_at"] {
        assert!(told.contains(said), "{said} is not in {told}");
    }
    for nobody in ["0", "100000", "x"] {
        let path = format!("/console/api/requests/{nobody}");
        assert_eq!(portal.console(Method::GET, &path, None).await.problem(), "not-found");
    }
}

#[tokio::test]
async fn the_log_tells_requests_without_their_secrets() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    let right = portal.codes(PHONE).await.remove(0);
    let wrong = if right == "000000" { "111111" } else { "000000" };
    portal.check_code(&who, wrong).await;
    portal.get("/api/v1/nowhere", None).await;
    let log = portal.console(Method::GET, "/console/api/requests", None).await;
    let text = String::from_utf8(log.bytes.clone()).unwrap();
    for secret in [&who.id, &who.secret, &right, &PHONE.to_owned()] {
        assert!(!text.contains(secret.as_str()), "{text}");
    }
    let requests = log.json()["requests"].as_array().unwrap().clone();
    let line = |index: usize| {
        let request = &requests[index];
        format!(
            "{} {} {} {} {} {}",
            request["seq"],
            request["method"],
            request["path"],
            request["status"],
            request["problem"],
            request["detail"]
        )
    };
    assert_eq!(line(0), r#"4 "GET" "(unknown)" 404 "not-found" null"#);
    assert_eq!(
        line(1),
        r#"3 "POST" "/api/v1/registrations/{id}/codes/check" 422 "wrong-code" "tries_left 4""#
    );
    assert_eq!(line(2), r#"2 "POST" "/api/v1/registrations/{id}/codes" 202 null null"#);
    assert!(requests[1]["key"].as_str().unwrap().starts_with("0000…"));
    let after = portal.console(Method::GET, "/console/api/requests?after=3", None).await.json();
    assert_eq!(after["requests"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn watchers_hear_what_changed() {
    let portal = TestPortal::new();
    let mut news = portal.portal.changes().subscribe();
    let who = portal.ready(PHONE).await;
    portal.complete(&who).await;
    portal.console(Method::PUT, "/console/api/link", Some(json!({"up": false}))).await;
    portal.console(Method::PUT, "/console/api/settings", Some(json!({"profile": "doc-004"}))).await;
    portal.console(Method::POST, "/console/api/clock", Some(json!({"advance_s": 1}))).await;
    portal.console(Method::DELETE, "/console/api/faults", None).await;
    let mut heard = std::collections::HashSet::new();
    while let Ok(kind) = news.try_recv() {
        heard.insert(kind);
    }
    assert_eq!(heard, portal.portal.changes().kinds().iter().copied().collect());
}

#[tokio::test]
async fn bad_bodies_are_refused_by_name() {
    let portal = TestPortal::new();
    let send = async |content_type: &str, body: String| {
        let request = Request::post("/api/v1/registrations")
            .header("content-type", content_type)
            .header("idempotency-key", format!("\"{}\"", common::new_key()))
            .header("kabinet-installation", common::INSTALLATION);
        portal.send(request.body(Body::from(body)).unwrap()).await
    };
    assert_eq!(send("application/json", "{}".to_owned()).await.status, 201);
    assert_eq!(send("application/json", r#"{"more": [1, 2]}"#.to_owned()).await.status, 201);
    assert_eq!(send("text/plain", "{}".to_owned()).await.problem(), "unsupported-media-type");
    for bad in ["", "{", "[]", "null", "\"\\ud800\"", "{\"a\": NaN}"] {
        assert_eq!(send("application/json", bad.to_owned()).await.problem(), "bad-json", "{bad}");
    }
    assert_eq!(send("application/json", "[".repeat(60_000)).await.problem(), "bad-json");
    let large = format!("{{\"a\":\"{}\"}}", "x".repeat(70_000));
    assert_eq!(send("application/json", large).await.problem(), "body-too-large");
    assert_eq!(portal.get("/api/v1/registrations", None).await.problem(), "method-not-allowed");
    assert_eq!(portal.get("/api/v1/registrations", None).await.headers["allow"], "POST");
    assert_eq!(portal.get("/nowhere", None).await.problem(), "not-found");
}

#[tokio::test]
async fn the_rail_is_made_of_the_rooms_in_their_order() {
    let portal = TestPortal::new();
    let rooms = portal.console(Method::GET, "/console/assets/console/rooms.js", None).await;
    assert_eq!(rooms.headers["content-type"], "text/javascript; charset=utf-8");
    let text = String::from_utf8(rooms.bytes).unwrap();
    let after = |mark: &str| -> Vec<_> {
        text.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let names = after(r#""name":""#);
    assert_eq!(names, ["messages", "clock", "link", "people", "requests", "rules", "faults"]);
    assert_eq!(text.matches("title: {").count(), 2, "two groups: {text}");
    let cards = after(r#" from ""#);
    assert_eq!(cards.len(), names.len());
    for name in &names {
        let page = portal.console(Method::GET, &format!("/console/{name}"), None).await;
        assert_eq!(
            (page.status, &page.headers["content-type"]),
            (200, &"text/html; charset=utf-8".parse().unwrap())
        );
    }
    assert_eq!(portal.console(Method::GET, "/console/nowhere", None).await.status, 404);
    let styles = portal.console(Method::GET, "/console/assets/console/rooms.css", None).await;
    assert_eq!(styles.headers["content-type"], "text/css; charset=utf-8");
    assert!(String::from_utf8(styles.bytes).unwrap().contains(".fault-rules"));
}

/// The page and its modules ask for nothing that isn't served.
#[tokio::test]
async fn every_file_that_the_page_names_is_served() {
    let portal = TestPortal::new();
    let mut waiting = vec!["/".to_owned(), "/console".to_owned()];
    let mut seen = std::collections::BTreeSet::new();
    let cookie = format!("kabinet_8460={}", portal.portal.console_token());
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let reply = portal.send(console_get(&path, &[("host", HOST), ("cookie", &cookie)])).await;
        assert_eq!(reply.status, 200, "{path}");
        let text = String::from_utf8(reply.bytes).unwrap();
        let folder = path.rsplit_once('/').unwrap().0;
        for named in text.split('"').filter(|named| !named.contains(char::is_whitespace)) {
            // Types are imported in comments only and are no files of the page.
            if named.ends_with("/wire.js") {
                continue;
            }
            if named.starts_with("/console/assets/") {
                waiting.push(named.to_owned());
            } else if let Some(module) = named.strip_prefix("./") {
                waiting.push(format!("{folder}/{module}"));
            }
        }
    }
    assert!(seen.len() >= 25, "{seen:?}");
}
