//! A repeated request takes effect once and gets the same bytes.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{Credentials, PHONE, TestPortal, new_key};
use serde_json::json;

fn path(who: &Credentials, step: &str) -> String {
    format!("/api/v1/registrations/{}/{step}", who.id)
}

#[tokio::test]
async fn a_repeated_start_is_one_registration_with_one_secret() {
    let portal = TestPortal::new();
    let key = new_key();
    let start = async |portal: &TestPortal| {
        portal.change_with_key(&key, Method::POST, "/api/v1/registrations", None, json!({})).await
    };
    let first = start(&portal).await;
    portal.time.move_by(1_000);
    assert_eq!(start(&portal).await.bytes, first.bytes);
    let portal = portal.restarted();
    assert_eq!(start(&portal).await.bytes, first.bytes);
    // The secret stands nowhere in the portal's files, sealed answers included.
    let secret = first.json()["secret"].as_str().unwrap().to_owned();
    for file in std::fs::read_dir(portal.folder().join("portal")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
    }
}

#[tokio::test]
async fn a_repeated_code_request_sends_one_sms() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let key = new_key();
    let send = async || {
        let body = json!({"phone": PHONE, "channel": "sms"});
        portal.change_with_key(&key, Method::POST, &path(&who, "codes"), Some(&who.secret), body).await
    };
    let first = send().await;
    portal.time.move_by(3);
    let second = send().await;
    assert_eq!((first.status, second.status), (202, 202));
    assert_eq!(first.bytes, second.bytes);
    assert_eq!(portal.codes(PHONE).await.len(), 1);
}

#[tokio::test]
async fn a_repeated_complete_is_one_account() {
    let portal = TestPortal::new();
    let who = portal.ready(PHONE).await;
    let key = new_key();
    let complete = async || {
        portal
            .change_with_key(&key, Method::POST, &path(&who, "complete"), Some(&who.secret), json!({}))
            .await
    };
    let replies = futures_util::future::join_all((0..10).map(|_| complete())).await;
    let created: Vec<_> = replies.iter().filter(|reply| reply.status == 201).collect();
    assert!(!created.is_empty());
    assert!(created.iter().all(|reply| reply.bytes == created[0].bytes));
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        assert_eq!(reply.problem(), "request-in-flight");
    }
    assert_eq!(complete().await.bytes, created[0].bytes);
    let people = portal.console(Method::GET, "/console/api/people", None).await.json();
    assert_eq!(people["people"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_repeated_wrong_code_is_one_try() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    let right = portal.codes(PHONE).await.remove(0);
    let wrong = if right == "000000" { "111111" } else { "000000" };
    let key = new_key();
    for _ in 0..10 {
        let body = json!({"code": wrong});
        let reply = portal
            .change_with_key(&key, Method::POST, &path(&who, "codes/check"), Some(&who.secret), body)
            .await;
        assert_eq!(reply.problem(), "wrong-code");
        assert_eq!(reply.json()["tries_left"], 4);
    }
    assert_eq!(portal.check_code(&who, &right).await.status, 200);
}

#[tokio::test]
async fn a_refusal_for_now_leaves_the_key_free() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    let key = new_key();
    let send = async || {
        let body = json!({"phone": PHONE, "channel": "sms"});
        portal.change_with_key(&key, Method::POST, &path(&who, "codes"), Some(&who.secret), body).await
    };
    assert_eq!(send().await.problem(), "resend-too-soon");
    portal.time.move_by(60);
    assert_eq!(send().await.status, 202);
}

#[tokio::test]
async fn the_same_key_with_another_request_is_refused() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let key = new_key();
    let send = async |step: &str, body| {
        portal.change_with_key(&key, Method::POST, &path(&who, step), Some(&who.secret), body).await
    };
    assert_eq!(send("codes", json!({"phone": PHONE})).await.status, 202);
    assert_eq!(send("codes", json!({"phone": "+79001234568"})).await.problem(), "idempotency-key-reused");
    assert_eq!(send("complete", json!({"phone": PHONE})).await.problem(), "idempotency-key-reused");
    assert_eq!(send("codes", json!({"phone": PHONE})).await.status, 202);
    // A wrong secret learns nothing about the key.
    let address = path(&who, "codes");
    let stranger =
        portal.change_with_key(&key, Method::POST, &address, Some("x"), json!({"phone": PHONE})).await;
    assert_eq!(stranger.problem(), "unauthorized");
}

#[tokio::test]
async fn the_same_key_of_two_registrations_is_two_keys() {
    let portal = TestPortal::new();
    let (one, two) = (portal.start().await, portal.start().await);
    let key = new_key();
    for (who, phone) in [(&one, PHONE), (&two, "+79001234568")] {
        let body = json!({"phone": phone});
        let reply =
            portal.change_with_key(&key, Method::POST, &path(who, "codes"), Some(&who.secret), body).await;
        assert_eq!(reply.status, 202);
    }
}

#[tokio::test]
async fn a_record_is_kept_for_thirty_days() {
    let portal = TestPortal::new();
    let key = new_key();
    let start = async || {
        portal.change_with_key(&key, Method::POST, "/api/v1/registrations", None, json!({})).await.json()["id"].clone()
    };
    let first = start().await;
    portal.time.move_by(30 * 86_400 - 1);
    assert_eq!(start().await, first);
    portal.time.move_by(1);
    assert_ne!(start().await, first);
}

#[tokio::test]
async fn a_change_without_a_good_key_is_refused() {
    let portal = TestPortal::new();
    for key in [None, Some("00000000-0000-4000-8000-000000000001"), Some("\"1\"")] {
        let mut request =
            axum::http::Request::post("/api/v1/registrations").header("content-type", "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let reply = portal.send(request.body(axum::body::Body::from("{}")).unwrap()).await;
        assert_eq!(reply.problem(), "idempotency-key-missing");
    }
    let request = axum::http::Request::post("/api/v1/registrations")
        .header("content-type", "application/json")
        .header("idempotency-key", format!("\"{}\"", new_key()));
    let reply = portal.send(request.body(axum::body::Body::from("{}")).unwrap()).await;
    assert_eq!(reply.problem(), "installation-missing");
}
