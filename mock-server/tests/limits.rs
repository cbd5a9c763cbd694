//! Codes: how many, how long, how often wrong; every limit is told before it is met.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{Credentials, PHONE, TestPortal};
use mock_server::Profile;
use serde_json::json;

/// A code that is not among the live ones.
async fn wrong_code(portal: &TestPortal, phone: &str) -> String {
    let live = portal.codes(phone).await;
    (0..20).map(|number| format!("{number:06}")).find(|code| !live.contains(code)).unwrap()
}

async fn wrong_tries(portal: &TestPortal, who: &Credentials, count: usize) -> Vec<String> {
    let wrong = wrong_code(portal, PHONE).await;
    let mut told = Vec::new();
    for _ in 0..count {
        let reply = portal.check_code(who, &wrong).await;
        told.push(format!("{} {} {}", reply.status, reply.problem(), reply.json()["tries_left"]));
    }
    told
}

#[tokio::test]
async fn five_wrong_tries_lock_for_fifteen_minutes() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    let code = portal.codes(PHONE).await.remove(0);
    assert_eq!(
        wrong_tries(&portal, &who, 5).await,
        [
            "422 wrong-code 4",
            "422 wrong-code 3",
            "422 wrong-code 2",
            "422 wrong-code 1",
            "429 too-many-tries null"
        ]
    );
    let locked = portal.check_code(&who, &code).await;
    assert_eq!(locked.problem(), "too-many-tries");
    assert_eq!(locked.json()["retry_at"], "2026-11-22T12:15:00Z");
    assert_eq!(locked.headers["retry-after"], "900");
    portal.time.move_by(899);
    assert_eq!(portal.check_code(&who, &code).await.headers["retry-after"], "1");
    assert_eq!(portal.send_code(&who, PHONE).await.problem(), "too-many-tries");
    portal.time.move_by(1);
    assert_eq!(portal.check_code(&who, &code).await.problem(), "code-expired");
    assert_eq!(portal.send_code(&who, PHONE).await.status, 202);
    assert_eq!(wrong_tries(&portal, &who, 1).await, ["422 wrong-code 4"]);
}

#[tokio::test]
async fn tries_count_over_all_codes_and_numbers_of_a_registration() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    assert_eq!(wrong_tries(&portal, &who, 2).await.last().unwrap(), "422 wrong-code 3");
    portal.time.move_by(60);
    // Proving another number gives no tries back.
    portal.prove(&who, "+79160001122").await;
    portal.time.move_by(60);
    portal.send_code(&who, PHONE).await;
    assert_eq!(
        wrong_tries(&portal, &who, 3).await,
        ["422 wrong-code 2", "422 wrong-code 1", "429 too-many-tries null"]
    );
    // Another registration is not locked by this one.
    let other = portal.start().await;
    portal.prove(&other, PHONE).await;
}

#[tokio::test]
async fn a_long_pause_forgets_wrong_tries() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    wrong_tries(&portal, &who, 4).await;
    portal.time.move_by(900);
    portal.send_code(&who, PHONE).await;
    assert_eq!(wrong_tries(&portal, &who, 1).await, ["422 wrong-code 4"]);
}

#[tokio::test]
async fn a_hundred_guesses_at_once_are_judged_five_times() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    let wrong = wrong_code(&portal, PHONE).await;
    let guesses = (0..100).map(|_| portal.check_code(&who, &wrong));
    let replies = futures_util::future::join_all(guesses).await;
    let wrong = replies.iter().filter(|reply| reply.problem() == "wrong-code").count();
    let locked = replies.iter().filter(|reply| reply.problem() == "too-many-tries").count();
    assert_eq!((wrong, locked), (4, 96));
}

#[tokio::test]
async fn the_right_code_counts_once() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    portal.time.move_by(60);
    portal.send_code(&who, PHONE).await;
    let codes = portal.codes(PHONE).await;
    let spaced = format!("{} {}", &codes[0][..3], &codes[0][3..]);
    assert_eq!(portal.check_code(&who, &spaced).await.status, 200);
    assert_eq!(portal.check_code(&who, &codes[0]).await.problem(), "wrong-code");
    // The earlier code is still alive.
    assert_eq!(portal.check_code(&who, &codes[1]).await.status, 200);
    assert_eq!(portal.check_code(&who, &codes[1]).await.problem(), "code-expired");
}

#[tokio::test]
async fn a_race_for_one_code_has_one_winner() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    let code = portal.codes(PHONE).await.remove(0);
    let replies = futures_util::future::join_all((0..20).map(|_| portal.check_code(&who, &code))).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1);
}

#[tokio::test]
async fn a_code_expires_with_its_profile() {
    for (profile, life) in [(Profile::Kabinet, 600), (Profile::Doc004, 300)] {
        let portal = TestPortal::with_profile(profile);
        let who = portal.start().await;
        portal.send_code(&who, PHONE).await;
        let code = portal.codes(PHONE).await.remove(0);
        portal.time.move_by(life - 1);
        let other = portal.check_code(&who, &wrong_code(&portal, PHONE).await).await;
        assert_eq!(other.problem(), "wrong-code");
        portal.time.move_by(1);
        assert_eq!(portal.check_code(&who, &code).await.problem(), "code-expired");
        // An expired code is no try.
        portal.send_code(&who, PHONE).await;
        assert_eq!(wrong_tries(&portal, &who, 1).await, ["422 wrong-code 3"]);
    }
}

#[tokio::test]
async fn without_a_code_there_is_nothing_to_check() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    assert_eq!(portal.check_code(&who, "123456").await.problem(), "code-expired");
}

#[tokio::test]
async fn the_next_code_waits_sixty_seconds() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.send_code(&who, PHONE).await;
    portal.time.move_by(59);
    let refused = portal.send_code(&who, PHONE).await;
    assert_eq!(refused.problem(), "resend-too-soon");
    assert_eq!(refused.json()["retry_at"], "2026-11-22T12:01:00Z");
    assert_eq!(refused.headers["retry-after"], "1");
    portal.time.move_by(1);
    assert_eq!(portal.send_code(&who, PHONE).await.json()["sends_left"], 3);
    assert_eq!(portal.codes(PHONE).await.len(), 2);
}

#[tokio::test]
async fn five_codes_then_a_pause_of_fifteen_minutes() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let mut left = Vec::new();
    for _ in 0..5 {
        let reply = portal.send_code(&who, PHONE).await;
        left.push(reply.json()["sends_left"].as_u64().unwrap());
        portal.time.move_by(60);
    }
    assert_eq!(left, [4, 3, 2, 1, 0]);
    let refused = portal.send_code(&who, "+79160001122").await;
    assert_eq!(refused.problem(), "send-limit");
    assert_eq!(refused.json()["retry_at"], "2026-11-22T12:19:00Z");
    assert_eq!(refused.json()["other_ways"], json!([]));
    portal.time.move_by(839);
    assert_eq!(portal.send_code(&who, PHONE).await.headers["retry-after"], "1");
    portal.time.move_by(1);
    assert_eq!(portal.send_code(&who, PHONE).await.json()["sends_left"], 4);
}

#[tokio::test]
async fn the_fifth_code_tells_when_the_sixth_may_be_asked_for() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    for _ in 0..4 {
        portal.send_code(&who, PHONE).await;
        portal.time.move_by(60);
    }
    let fifth = portal.send_code(&who, PHONE).await.json();
    assert_eq!((&fifth["sends_left"], &fifth["resend_at"]), (&json!(0), &json!("2026-11-22T12:19:00Z")));
}

#[tokio::test]
async fn ten_codes_a_day_for_a_number_and_installation() {
    let portal = TestPortal::new();
    for _ in 0..2 {
        let who = portal.start().await;
        for _ in 0..5 {
            assert_eq!(portal.send_code(&who, PHONE).await.status, 202);
            portal.time.move_by(60);
        }
    }
    let who = portal.start().await;
    let refused = portal.send_code(&who, PHONE).await;
    assert_eq!(refused.problem(), "send-limit");
    assert_eq!(refused.json()["retry_at"], "2026-11-23T12:00:00Z");
    // Another number isn't held back, nor is this one when the day is over.
    assert_eq!(portal.send_code(&who, "+79160001122").await.status, 202);
    portal.time.move_by(86_400 - 600 - 1);
    assert_eq!(portal.send_code(&who, PHONE).await.problem(), "send-limit");
    portal.time.move_by(1);
    let tenth = portal.send_code(&who, PHONE).await.json();
    assert_eq!((&tenth["sends_left"], &tenth["resend_at"]), (&json!(0), &json!("2026-11-23T12:01:00Z")));
}

#[tokio::test]
async fn the_language_of_the_request_is_the_language_of_the_sms() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let request = axum::http::Request::post(format!("/api/v1/registrations/{}/codes", who.id))
        .header("authorization", format!("Bearer {}", who.secret))
        .header("idempotency-key", format!("\"{}\"", common::new_key()))
        .header("content-type", "application/json; charset=utf-8")
        .header("accept-language", "en-GB,ru;q=0.5")
        .body(axum::body::Body::from(json!({"phone": PHONE, "channel": "sms"}).to_string()))
        .unwrap();
    assert_eq!(portal.send(request).await.status, 202);
    let messages = portal.console(Method::GET, "/console/api/messages", None).await.json();
    assert!(messages["messages"][0]["text"].as_str().unwrap().contains("is your code to create an account"));
}
