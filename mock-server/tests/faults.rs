//! Scripted faults: each kind does what it says, to the calls it was ordered for, as often as it was ordered.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::body::Body;
use axum::http::{Method, Request};
use common::{Credentials, PHONE, Reply, TestPortal, change_request, new_key};
use mock_server::ChangeKind;
use mock_server::faults::wire::Fault;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::{Instant, timeout};

const FAULTS: &str = "/console/api/faults";
const START: &str = "POST /api/v1/registrations";
const CODES: &str = "POST /api/v1/registrations/{id}/codes";
const SETTINGS: &str = "GET /api/v1/settings";

/// Orders a fault; gives its id.
async fn order(portal: &TestPortal, operation: Option<&str>, times: u32, fault: Value) -> u64 {
    let body = json!({"operation": operation, "times": times, "fault": fault});
    let reply = portal.console(Method::POST, FAULTS, Some(body)).await;
    assert_eq!(reply.status, 201, "{:?}", reply.json());
    reply.json()["id"].as_u64().unwrap()
}

/// Every rule as «id: hits of all».
async fn counts(portal: &TestPortal) -> Vec<String> {
    let rules = portal.console(Method::GET, FAULTS, None).await.json();
    let line = |rule: &Value| {
        let [left, hits] = ["left", "hits"].map(|name| rule[name].as_u64().unwrap());
        format!("{}: {hits} of {}", rule["id"], hits + left)
    };
    rules["faults"].as_array().unwrap().iter().map(line).collect()
}

async fn settings(portal: &TestPortal) -> Reply {
    portal.get("/api/v1/settings", None).await
}

fn settings_request() -> Request<Body> {
    Request::get("/api/v1/settings").body(Body::empty()).unwrap()
}

fn code_request(who: &Credentials, key: &str) -> Request<Body> {
    let path = format!("/api/v1/registrations/{}/codes", who.id);
    change_request(key, Method::POST, &path, Some(&who.secret), &json!({"phone": PHONE}))
}

/// The newest line of the log: status, problem and fault.
async fn logged(portal: &TestPortal) -> String {
    let log = portal.console(Method::GET, "/console/api/requests", None).await.json();
    let newest = &log["requests"][0];
    format!("{} {} {} {}", newest["path"], newest["status"], newest["problem"], newest["fault"])
}

#[tokio::test]
async fn unavailable_answers_503_and_does_nothing() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    order(&portal, Some(CODES), 1, json!({"kind": "unavailable", "retry_after_s": 7})).await;
    order(&portal, Some(CODES), 1, json!({"kind": "unavailable"})).await;
    let key = new_key();
    let first = portal.send(code_request(&who, &key)).await;
    assert_eq!((first.status, first.problem().as_str()), (503, "unavailable"));
    assert_eq!(first.headers["retry-after"], "7");
    assert_eq!(
        logged(&portal).await,
        r#""/api/v1/registrations/{id}/codes" 503 "unavailable" "unavailable""#
    );
    let second = portal.send(code_request(&who, &key)).await;
    assert_eq!((second.status, second.headers.get("retry-after")), (503, None));
    assert_eq!(portal.codes(PHONE).await.len(), 0);
    // The key is as free as if nothing had come.
    assert_eq!(portal.send(code_request(&who, &key)).await.status, 202);
    assert_eq!(logged(&portal).await, r#""/api/v1/registrations/{id}/codes" 202 null null"#);
}

#[tokio::test]
async fn too_many_requests_says_when_to_come_again() {
    let portal = TestPortal::new();
    order(&portal, Some(START), 1, json!({"kind": "too_many_requests", "retry_after_s": 90})).await;
    let refused = portal.change(Method::POST, "/api/v1/registrations", None, json!({})).await;
    assert_eq!((refused.status, refused.problem().as_str()), (429, "too-many-requests"));
    assert_eq!(refused.headers["retry-after"], "90");
    assert_eq!(refused.json()["retry_at"], "2026-11-22T12:01:30Z");
    portal.start().await;
}

#[tokio::test(start_paused = true)]
async fn a_delayed_call_is_done_at_once_and_answered_late() {
    let portal = TestPortal::in_memory();
    let who = portal.start().await;
    order(&portal, Some(CODES), 2, json!({"kind": "delay", "ms": 5_000})).await;
    // Whoever gives up waiting has lost the answer, not the effect.
    let impatient = portal.send(code_request(&who, &new_key()));
    assert!(timeout(Duration::from_secs(4), impatient).await.is_err());
    assert_eq!(portal.codes(PHONE).await.len(), 1);
    assert_eq!(logged(&portal).await, r#""/api/v1/registrations/{id}/codes" 202 null "delay""#);
    let log = portal.console(Method::GET, "/console/api/requests", None).await.json();
    assert!(log["requests"][0]["ms"].as_u64().unwrap() >= 5_000);
    portal.time.move_by(60);
    let began = Instant::now();
    assert_eq!(portal.send_code(&who, PHONE).await.status, 202);
    assert_eq!(began.elapsed(), Duration::from_secs(5));
    portal.time.move_by(60);
    let began = Instant::now();
    portal.send_code(&who, PHONE).await;
    assert!(began.elapsed().is_zero());
}

#[tokio::test]
async fn a_call_dropped_before_leaves_no_trace_but_in_the_log() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    order(&portal, Some(CODES), 1, json!({"kind": "drop_before"})).await;
    let key = new_key();
    assert!(portal.breaks(code_request(&who, &key)).await);
    assert_eq!(logged(&portal).await, r#""/api/v1/registrations/{id}/codes" null null "drop_before""#);
    assert_eq!(portal.codes(PHONE).await.len(), 0);
    assert_eq!(portal.send(code_request(&who, &key)).await.status, 202);
}

#[tokio::test]
async fn a_call_dropped_after_is_done_and_its_retry_does_it_no_second_time() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    order(&portal, Some(CODES), 1, json!({"kind": "drop_after"})).await;
    let key = new_key();
    assert!(portal.breaks(code_request(&who, &key)).await);
    assert_eq!(logged(&portal).await, r#""/api/v1/registrations/{id}/codes" 202 null "drop_after""#);
    assert_eq!(portal.codes(PHONE).await.len(), 1);
    portal.time.move_by(30);
    let retried = portal.send(code_request(&who, &key)).await;
    assert_eq!((retried.status, &retried.json()["expires_at"]), (202, &json!("2026-11-22T12:10:00Z")));
    assert_eq!(portal.codes(PHONE).await.len(), 1);
}

#[tokio::test]
async fn a_captive_portal_answers_with_a_page_of_its_own() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    order(&portal, None, 2, json!({"kind": "captive_portal"})).await;
    for reply in [portal.send(code_request(&who, &new_key())).await, settings(&portal).await] {
        assert_eq!(
            (reply.status, reply.headers["content-type"].to_str().unwrap()),
            (200, "text/html; charset=utf-8")
        );
        assert!(String::from_utf8(reply.bytes).unwrap().contains("Wi-Fi"));
    }
    assert_eq!(logged(&portal).await, r#""/api/v1/settings" 200 null "captive_portal""#);
    assert_eq!(portal.codes(PHONE).await.len(), 0);
    assert_eq!(settings(&portal).await.headers["content-type"], "application/json");
}

#[tokio::test]
async fn a_wrong_date_is_that_of_the_answer_alone() {
    let portal = TestPortal::new();
    order(&portal, Some(SETTINGS), 1, json!({"kind": "wrong_date", "offset_s": 86_400})).await;
    order(&portal, Some(SETTINGS), 1, json!({"kind": "wrong_date", "offset_s": -3_600})).await;
    for date in
        ["Mon, 23 Nov 2026 12:00:00 GMT", "Sun, 22 Nov 2026 11:00:00 GMT", "Sun, 22 Nov 2026 12:00:00 GMT"]
    {
        let reply = settings(&portal).await;
        assert_eq!((reply.status, reply.headers["date"].to_str().unwrap()), (200, date));
    }
    let log = portal.console(Method::GET, "/console/api/requests", None).await.json();
    for request in log["requests"].as_array().unwrap() {
        assert_eq!(request["at"], "2026-11-22T12:00:00Z");
    }
}

#[tokio::test]
async fn the_first_rule_that_matches_takes_the_call() {
    let portal = TestPortal::new();
    let of_settings = order(&portal, Some(SETTINGS), 1, json!({"kind": "unavailable"})).await;
    let of_any = order(&portal, None, 2, json!({"kind": "captive_portal"})).await;
    order(&portal, Some(SETTINGS), 1, json!({"kind": "too_many_requests", "retry_after_s": 1})).await;
    assert_eq!((of_settings, of_any), (1, 2));
    let mut statuses = Vec::new();
    for path in
        ["/api/v1/account", "/api/v1/settings", "/api/v1/settings", "/api/v1/settings", "/api/v1/settings"]
    {
        statuses.push(portal.get(path, None).await.status);
    }
    assert_eq!(statuses, [200, 503, 200, 429, 200]);
    assert_eq!(counts(&portal).await, ["1: 1 of 1", "2: 2 of 2", "3: 1 of 1"]);
}

#[tokio::test]
async fn a_rule_counts_its_hits_and_nothing_else() {
    let portal = TestPortal::new();
    order(&portal, Some(SETTINGS), 3, json!({"kind": "unavailable"})).await;
    // Another method, another address, the console, a call that never reached the portal.
    portal.start().await;
    portal.get("/openapi.json", None).await;
    portal.get("/api/v1/nowhere", None).await;
    let other_method = portal.change(Method::POST, "/api/v1/settings", None, json!({})).await;
    assert_eq!(other_method.problem(), "method-not-allowed");
    let foreign = Request::get("/api/v1/settings").header("host", "evil.example").body(Body::empty());
    assert_eq!(portal.send(foreign.unwrap()).await.problem(), "foreign-host");
    portal.console(Method::PUT, "/console/api/link", Some(json!({"up": false}))).await;
    assert!(portal.breaks(settings_request()).await);
    portal.console(Method::PUT, "/console/api/link", Some(json!({"up": true}))).await;
    assert_eq!(counts(&portal).await, ["1: 0 of 3"]);
    for hits in 1..=3 {
        assert_eq!(settings(&portal).await.status, 503);
        assert_eq!(counts(&portal).await, [format!("1: {hits} of 3")]);
    }
    assert_eq!(settings(&portal).await.status, 200);
    assert_eq!(counts(&portal).await, ["1: 3 of 3"]);
}

#[tokio::test]
async fn calls_at_once_share_a_rule_exactly() {
    let portal = TestPortal::new();
    order(&portal, Some(SETTINGS), 7, json!({"kind": "unavailable"})).await;
    let replies = futures_util::future::join_all((0..20).map(|_| settings(&portal))).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 503).count(), 7);
}

#[tokio::test]
async fn a_fault_for_any_call_strikes_addresses_that_are_none_too() {
    let portal = TestPortal::new();
    order(&portal, None, 1, json!({"kind": "unavailable"})).await;
    assert_eq!(portal.get("/api/v1/nowhere", None).await.status, 503);
    assert_eq!(portal.get("/api/v1/nowhere", None).await.status, 404);
}

#[tokio::test]
async fn a_removed_rule_strikes_no_more() {
    let portal = TestPortal::new();
    let first = order(&portal, Some(SETTINGS), 5, json!({"kind": "unavailable"})).await;
    let second = order(&portal, Some(SETTINGS), 5, json!({"kind": "captive_portal"})).await;
    settings(&portal).await;
    let path = format!("{FAULTS}/{first}");
    let left = portal.console(Method::DELETE, &path, None).await;
    assert_eq!((left.status, &left.json()["faults"][0]["id"]), (200, &json!(second)));
    for gone in [path, format!("{FAULTS}/x"), format!("{FAULTS}/-1")] {
        assert_eq!(portal.console(Method::DELETE, &gone, None).await.problem(), "not-found", "{gone}");
    }
    assert_eq!(settings(&portal).await.headers["content-type"], "text/html; charset=utf-8");
    let left = portal.console(Method::DELETE, FAULTS, None).await.json();
    assert_eq!(left["faults"], json!([]));
    assert_eq!(settings(&portal).await.headers["content-type"], "application/json");
    // An id names one rule for as long as the portal runs.
    assert_eq!(order(&portal, None, 1, json!({"kind": "drop_after"})).await, 3);
}

#[tokio::test]
async fn an_order_that_can_t_be_carried_out_is_refused() {
    let portal = TestPortal::new();
    let refused = async |body: Value| portal.console(Method::POST, FAULTS, Some(body)).await;
    for operation in [
        "POST /api/v1/nowhere",
        "GET /console/api/clock",
        "DELETE /api/v1/account",
        "get /api/v1/account",
        "",
    ] {
        let body = json!({"operation": operation, "times": 1, "fault": {"kind": "drop_before"}});
        let reply = refused(body).await;
        assert_eq!((reply.status, reply.problem().as_str()), (422, "unknown-operation"), "{operation}");
        assert_eq!(reply.json()["detail"], operation);
    }
    let reply = refused(json!({"times": 0, "fault": {"kind": "delay", "ms": 600_001}})).await;
    assert_eq!(reply.problem(), "invalid-fields");
    let reason = "out_of_bounds";
    assert_eq!(
        reply.json()["fields"],
        json!([{"field": "times", "reason": reason}, {"field": "fault.ms", "reason": reason}])
    );
    for body in [
        json!({"times": 1}),
        json!({"times": 1, "fault": {"kind": "earthquake"}}),
        json!({"times": 1, "fault": {"kind": "delay"}}),
        json!({"times": -1, "fault": {"kind": "drop_after"}}),
    ] {
        assert_eq!(refused(body.clone()).await.problem(), "bad-json", "{body}");
    }
    assert_eq!(counts(&portal).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_restart_clears_the_rules() {
    let portal = TestPortal::new();
    order(&portal, None, 5, json!({"kind": "drop_before"})).await;
    let portal = portal.restarted();
    assert_eq!(counts(&portal).await, Vec::<String>::new());
    assert_eq!(settings(&portal).await.status, 200);
}

#[tokio::test]
async fn watchers_hear_of_orders_hits_and_removals() {
    let portal = TestPortal::new();
    let mut news = portal.portal.changes().subscribe();
    let mut heard = || {
        let kinds: Vec<_> = std::iter::from_fn(|| news.try_recv().ok()).collect();
        kinds.into_iter().filter(|kind| *kind == ChangeKind::FAULTS).count()
    };
    let id = order(&portal, Some(SETTINGS), 2, json!({"kind": "wrong_date", "offset_s": 1})).await;
    assert_eq!(heard(), 1);
    settings(&portal).await;
    assert_eq!(heard(), 1);
    portal.get("/api/v1/account", None).await;
    assert_eq!(heard(), 0);
    portal.console(Method::DELETE, &format!("{FAULTS}/{id}"), None).await;
    assert_eq!(heard(), 1);
}

#[tokio::test]
async fn every_example_of_the_document_is_taken_and_every_kind_has_one() {
    let portal = TestPortal::new();
    let document = portal.get("/openapi.json", None).await.json();
    let body = &document["paths"][FAULTS]["post"]["requestBody"]["content"]["application/json"];
    let examples = body["examples"].as_object().unwrap();
    for (name, example) in examples {
        let reply = portal.console(Method::POST, FAULTS, Some(example["value"].clone())).await;
        assert_eq!(reply.status, 201, "{name}: {:?}", reply.json());
        assert_eq!(reply.json()["fault"]["kind"], *name);
    }
    let kinds = &document["components"]["schemas"]["Fault"]["oneOf"];
    assert_eq!(examples.len(), kinds.as_array().unwrap().len());
    // What a rule can be bound to is what the document describes.
    let rules = portal.console(Method::GET, FAULTS, None).await.json();
    let operations = rules["operations"].as_array().unwrap();
    assert!(operations.len() >= 15);
    for operation in operations {
        let (method, path) = operation.as_str().unwrap().split_once(' ').unwrap();
        assert!(document["paths"][path][method.to_lowercase()].is_object(), "{operation}");
    }
}

#[tokio::test]
async fn a_test_in_this_process_orders_faults_without_the_console() {
    let portal = TestPortal::new();
    let faults = portal.portal.faults();
    let order = mock_server::faults::wire::FaultOrder {
        operation: Some(SETTINGS.to_owned()),
        times: 1,
        fault: Fault::CaptivePortal {},
    };
    let rule = faults.add(order).unwrap();
    assert_eq!(settings(&portal).await.headers["content-type"], "text/html; charset=utf-8");
    let [struck] = faults.list().try_into().unwrap();
    assert_eq!((struck.id, struck.left, struck.hits), (rule.id, 0, 1));
    assert!(faults.remove(rule.id) && !faults.remove(rule.id));
}
