//! Lists to choose from, as an app asks for them: without a secret, and by a name that stands in one segment.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use common::{TestPortal, golden_folder};
use serde_json::{Value, json};

/// The name as an app writes it into an address.
fn escaped(name: &str) -> String {
    name.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat()
}

async fn list(portal: &TestPortal, name: &str) -> Value {
    let reply = portal.get(&format!("/api/v1/directories/{name}"), None).await;
    assert_eq!((reply.status, &reply.headers["content-type"]), (200, &"application/json".parse().unwrap()));
    reply.json()
}

#[tokio::test]
async fn whoever_asks_is_told_what_there_is_to_choose_and_what_it_fills_in() {
    let portal = TestPortal::new();
    let regions = list(&portal, "regions").await;
    let is_listed = |region: &Value| regions["entries"].as_array().unwrap().contains(region);
    assert!(is_listed(&json!({"text": "Московская область"})), "what fills in nothing has no member for it");
    let streets = list(&portal, &escaped("streets/Московская область/Химки")).await;
    let golden = std::fs::read(golden_folder().join("directories/fetch_directory.answer.json")).unwrap();
    let golden: Value = serde_json::from_slice(&golden).unwrap();
    assert!(streets["entries"].as_array().unwrap().contains(&golden["entries"][0]), "{streets}");
    let half_escaped = "streets%2Fмосковская%20область%2F%20химки";
    assert_eq!(list(&portal, half_escaped).await, streets);
    let issuers = list(&portal, &escaped("departments/770-001")).await;
    assert_eq!(list(&portal, "departments%2F770001").await, issuers);
    assert!(issuers["entries"].as_array().unwrap().len() > 1);
}

#[tokio::test]
async fn of_a_list_that_is_not_known_nothing_is_told() {
    let portal = TestPortal::new();
    let long = "a".repeat(10_000);
    for name in ["nowhere", "%20", "%00", "%FF%FE", "%zz", "%", "..%2Fsettings", "streets%2F%2F", &long] {
        assert_eq!(list(&portal, name).await, json!({"entries": []}), "{name:.40}");
    }
    for path in ["directories", "directories/", "directories/streets/Москва"] {
        let reply = portal.get(&format!("/api/v1/{path}"), None).await;
        assert_eq!(reply.problem(), "not-found", "{path}");
    }
}

/// What a person typed stands in the name of a list: the log that the console shows has none of it.
#[tokio::test]
async fn the_log_shows_no_name_of_a_list() {
    let portal = TestPortal::new();
    list(&portal, &escaped("streets/Московская область/Химки")).await;
    let log = portal.console(axum::http::Method::GET, "/console/api/requests", None).await.json();
    assert_eq!(log["requests"][0]["path"], "/api/v1/directories/{id}", "{log}");
}
