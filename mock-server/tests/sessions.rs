//! Tokens: granted until first used, turned over, ended when one comes back.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{Credentials, PHONE, Reply, TestPortal, new_key};
use serde_json::json;

async fn registered() -> (TestPortal, Credentials) {
    let portal = TestPortal::new();
    let who = portal.ready(PHONE).await;
    assert_eq!(portal.grant(&who).await.problem(), "step-missing");
    assert_eq!(portal.complete(&who).await.status, 201);
    (portal, who)
}

/// Access and refresh token.
fn tokens(reply: &Reply) -> (String, String) {
    let json = reply.json();
    assert!(matches!(reply.status, 200 | 201), "{json}");
    let token = |name: &str| json[name].as_str().unwrap().to_owned();
    (token("access_token"), token("refresh_token"))
}

#[tokio::test]
async fn a_registration_grants_until_its_session_is_used() {
    let (portal, who) = registered().await;
    let lost = tokens(&portal.grant(&who).await);
    portal.time.move_by(1_790);
    let again = portal.grant(&who).await;
    assert_eq!(again.json()["access_expires_at"], "2026-11-22T12:59:50Z", "its time begins anew");
    let kept = tokens(&again);
    assert_eq!(lost, kept, "whichever answer arrives is good");
    assert_eq!(portal.account(&kept.0).await.status, 200);
    assert_eq!(portal.grant(&who).await.problem(), "unauthorized");
    let portal = portal.restarted();
    assert_eq!(portal.grant(&who).await.problem(), "unauthorized");
    assert_eq!(portal.account(&kept.0).await.status, 200);
}

#[tokio::test]
async fn a_repetition_that_arrives_late_ends_no_session() {
    let (portal, who) = registered().await;
    let (access, first) = tokens(&portal.grant(&who).await);
    // The same grant was asked for twice, and the second arrives after the first was answered.
    assert_eq!(portal.grant(&who).await.status, 201);
    assert_eq!(portal.account(&access).await.status, 200);
    let (access, second) = tokens(&portal.refresh(&first).await);
    assert_eq!(portal.refresh(&first).await.status, 200);
    assert_eq!(portal.account(&access).await.status, 200);
    portal.time.move_by(60);
    assert_eq!(portal.refresh(&first).await.problem(), "session-ended");
    assert_eq!(portal.account(&access).await.status, 200);
    assert_eq!(portal.refresh(&second).await.status, 200);
}

#[tokio::test]
async fn a_grant_needs_the_right_secret() {
    let (portal, who) = registered().await;
    let other = portal.start().await;
    assert_eq!(
        portal.grant(&Credentials { secret: other.secret, ..who.clone() }).await.problem(),
        "unauthorized"
    );
    assert_eq!(portal.grant(&Credentials { id: "nobody".to_owned(), ..who }).await.problem(), "unauthorized");
}

#[tokio::test]
async fn token_answers_are_never_stored() {
    let (portal, who) = registered().await;
    let key = new_key();
    let body = json!({"grant": "registration", "registration_id": who.id, "secret": who.secret});
    let mut seen = Vec::new();
    for _ in 0..2 {
        seen.push(tokens(
            &portal.change_with_key(&key, Method::POST, "/api/v1/sessions", None, body.clone()).await,
        ));
    }
    assert_eq!(seen[0], seen[1]);
    for token in [&seen[0].0, &seen[0].1] {
        assert!(!portal.keeps(token));
    }
}

#[tokio::test]
async fn an_access_token_ends_and_a_refresh_goes_on() {
    let (portal, who) = registered().await;
    let (access, refresh) = tokens(&portal.grant(&who).await);
    portal.time.move_by(1_799);
    assert_eq!(portal.account(&access).await.status, 200);
    portal.time.move_by(1);
    assert_eq!(portal.account(&access).await.problem(), "session-ended");
    let turned = portal.refresh(&refresh).await;
    assert_eq!(turned.json()["access_expires_at"], "2026-11-22T13:00:00Z");
    let (access, _) = tokens(&turned);
    assert_eq!(portal.account(&access).await.status, 200);
    for nobody in ["", "x"] {
        assert_eq!(portal.account(nobody).await.problem(), "session-ended");
    }
    assert_eq!(portal.get("/api/v1/account", None).await.problem(), "session-ended");
}

#[tokio::test]
async fn a_predecessor_is_good_until_its_successor_is_used() {
    let (portal, who) = registered().await;
    let (first_access, first) = tokens(&portal.grant(&who).await);
    let lost = tokens(&portal.refresh(&first).await);
    // The answer was lost: the phone asks again with what it has.
    let second = tokens(&portal.refresh(&first).await);
    assert_eq!(lost, second);
    assert_eq!(portal.account(&first_access).await.status, 200);
    assert_eq!(portal.account(&second.0).await.status, 200);
    assert_eq!(portal.account(&first_access).await.problem(), "session-ended");
    let (third_access, _) = tokens(&portal.refresh(&second.1).await);
    assert_eq!(portal.account(&third_access).await.status, 200);
}

#[tokio::test]
async fn of_many_refreshes_at_once_every_answer_goes_on_and_one_session_lives() {
    let (portal, who) = registered().await;
    let (first_access, first) = tokens(&portal.grant(&who).await);
    let answers = futures_util::future::join_all((0..10).map(|_| portal.refresh(&first))).await;
    let turned: std::collections::BTreeSet<_> = answers.iter().map(tokens).collect();
    assert_eq!(turned.len(), 1, "more than the newest and its predecessor live");
    let (second_access, second) = turned.into_iter().next().unwrap();
    let (third_access, _) = tokens(&portal.refresh(&second).await);
    assert_eq!(portal.account(&first_access).await.problem(), "session-ended");
    for access in [&second_access, &third_access] {
        assert_eq!(portal.account(access).await.status, 200);
    }
    assert_eq!(portal.account(&second_access).await.problem(), "session-ended");
}

#[tokio::test]
async fn a_reused_refresh_token_ends_the_family() {
    let (portal, who) = registered().await;
    let (_, stolen) = tokens(&portal.grant(&who).await);
    let (access, refresh) = tokens(&portal.refresh(&stolen).await);
    assert_eq!(portal.account(&access).await.status, 200);
    // What may only have been long on its way is no reuse.
    assert_eq!(portal.refresh(&stolen).await.problem(), "session-ended");
    assert_eq!(portal.account(&access).await.status, 200);
    portal.time.move_by(61);
    let sms = portal.messages(PHONE).await.len();
    assert_eq!(portal.refresh(&stolen).await.problem(), "session-ended");
    assert_eq!(portal.account(&access).await.problem(), "session-ended");
    assert_eq!(portal.refresh(&refresh).await.problem(), "session-ended");
    assert_eq!(portal.refresh(&stolen).await.problem(), "session-ended");
    let messages = portal.messages(PHONE).await;
    assert_eq!(messages.len(), sms + 1, "the owner is told once");
    let told = messages[0]["text"].as_str().unwrap();
    assert!(told.contains("второй раз") && messages[0]["code"].is_null(), "{told}");
}

#[tokio::test]
async fn refreshing_uses_a_turn_as_well() {
    let (portal, who) = registered().await;
    let (_, first) = tokens(&portal.grant(&who).await);
    let (_, second) = tokens(&portal.refresh(&first).await);
    let (access, _) = tokens(&portal.refresh(&second).await);
    portal.time.move_by(61);
    assert_eq!(portal.refresh(&first).await.problem(), "session-ended");
    assert_eq!(portal.account(&access).await.problem(), "session-ended");
}

#[tokio::test]
async fn an_ended_session_opens_nothing_more() {
    let (portal, who) = registered().await;
    let (first_access, first) = tokens(&portal.grant(&who).await);
    let (access, refresh) = tokens(&portal.refresh(&first).await);
    for _ in 0..2 {
        let ended = portal.end_session(&refresh).await;
        assert_eq!((ended.status, ended.json()), (200, json!({})));
    }
    for access in [&first_access, &access] {
        assert_eq!(portal.account(access).await.problem(), "session-ended");
    }
    for refresh in [&first, &refresh] {
        assert_eq!(portal.refresh(refresh).await.problem(), "session-ended");
    }
    let portal = portal.restarted();
    assert_eq!(portal.account(&access).await.problem(), "session-ended");
}

#[tokio::test]
async fn ending_a_session_that_was_never_used_closes_its_grant() {
    let (portal, who) = registered().await;
    let (access, unused) = tokens(&portal.grant(&who).await);
    assert_eq!(portal.end_session(&unused).await.status, 200);
    assert_eq!(portal.grant(&who).await.problem(), "unauthorized");
    assert_eq!(portal.account(&access).await.problem(), "session-ended");
}

#[tokio::test]
async fn ending_one_session_leaves_the_account_s_others_alone() {
    let (portal, who) = registered().await;
    let (first, refresh) = tokens(&portal.grant(&who).await);
    let second = portal.signed_in(PHONE).await;
    portal.end_session(&refresh).await;
    assert_eq!(portal.account(&first).await.problem(), "session-ended");
    assert_eq!(portal.account(&second).await.status, 200);
    for nobody in ["", "x", &second] {
        let ended = portal.end_session(nobody).await;
        assert_eq!((ended.status, ended.json()), (200, json!({})));
    }
    assert_eq!(portal.account(&second).await.status, 200);
    let request = axum::http::Request::post("/api/v1/sessions/end")
        .header("content-type", "application/json")
        .body(axum::body::Body::from(json!({"refresh_token": "x"}).to_string()));
    assert_eq!(portal.send(request.unwrap()).await.problem(), "idempotency-key-missing");
}
