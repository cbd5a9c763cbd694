//! Taking a consent back: the optional ones, at any time, and the record of them stays.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{PHONE, TestPortal, new_key};
use mock_server::ChangeKind;
use serde_json::json;

/// A portal with an account that gave all three consents, and an access token of it.
async fn portal() -> (TestPortal, String) {
    let portal = TestPortal::new();
    let who = portal.ready(PHONE).await;
    let mut all = common::consents();
    let news = json!({"id": "news", "version": "2026-03-01", "accepted_at": "2026-11-22T11:59:45Z"});
    all["consents"].as_array_mut().unwrap().push(news);
    assert_eq!(portal.step(Method::PUT, &who, "consents", all).await.status, 200);
    assert_eq!(portal.complete(&who).await.status, 201);
    let access = portal.grant(&who).await.json()["access_token"].as_str().unwrap().to_owned();
    (portal, access)
}

async fn in_force(portal: &TestPortal, access: &str) -> Vec<String> {
    let account = portal.account(access).await.json();
    let people = portal.console(Method::GET, "/console/api/people", None).await.json();
    assert_eq!(account["consents"], people["people"][0]["consents"]);
    let consents = account["consents"].as_array().unwrap();
    consents.iter().map(|consent| consent["id"].as_str().unwrap().to_owned()).collect()
}

fn withdrawn_at(portal: &TestPortal) -> Option<i64> {
    let database = rusqlite::Connection::open(portal.folder().join("portal/portal.sqlite")).unwrap();
    let query = "SELECT withdrawn_at FROM consents WHERE consent_id = 'news' AND version = '2026-03-01'";
    database.query_row(query, [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn a_consent_is_withdrawn_once_and_its_record_stays() {
    let (portal, access) = portal().await;
    assert_eq!(in_force(&portal, &access).await, ["agreement", "news", "personal_data"]);
    assert_eq!(withdrawn_at(&portal), None);
    let mut news = portal.portal.changes().subscribe();
    let withdrawn = portal.withdraw(&access, "news").await;
    assert_eq!((withdrawn.status, withdrawn.json()), (200, json!({})));
    assert_eq!(news.try_recv(), Ok(ChangeKind::PEOPLE));
    assert_eq!(in_force(&portal, &access).await, ["agreement", "personal_data"]);
    let at = portal.now();
    portal.time.move_by(60);
    assert_eq!(portal.withdraw(&access, "news").await.status, 200);
    assert_eq!(withdrawn_at(&portal), Some(at));
    let portal = portal.restarted();
    assert_eq!(in_force(&portal, &access).await, ["agreement", "personal_data"]);
}

#[tokio::test]
async fn a_consent_without_which_there_is_no_account_stays_in_force() {
    let (portal, access) = portal().await;
    for required in ["agreement", "personal_data"] {
        let refused = portal.withdraw(&access, required).await;
        assert_eq!((refused.status, refused.problem().as_str()), (409, "consent-required"));
        assert_eq!(refused.json()["detail"], required);
    }
    assert_eq!(portal.withdraw(&access, "advertising").await.problem(), "unknown-consent");
    assert_eq!(in_force(&portal, &access).await, ["agreement", "news", "personal_data"]);
}

#[tokio::test]
async fn withdrawing_needs_a_session_and_touches_its_own_account_only() {
    let (portal, access) = portal().await;
    let other = portal.registered("+79160001122").await;
    let other = portal.grant(&other).await.json()["access_token"].as_str().unwrap().to_owned();
    // This one never gave it: nothing is in force, which is what was asked for.
    assert_eq!(portal.withdraw(&other, "news").await.status, 200);
    assert_eq!(withdrawn_at(&portal), None);
    assert_eq!(portal.withdraw("x", "news").await.problem(), "session-ended");
    portal.time.move_by(1_800);
    assert_eq!(portal.withdraw(&access, "news").await.problem(), "session-ended");
    assert_eq!(withdrawn_at(&portal), None);
}

#[tokio::test]
async fn the_same_key_of_two_accounts_is_two_keys() {
    let (portal, access) = portal().await;
    let other = portal.registered("+79160001122").await;
    let other = portal.grant(&other).await.json()["access_token"].as_str().unwrap().to_owned();
    let key = new_key();
    let path = "/api/v1/account/consents/withdraw";
    for (access, consent) in [(&other, "advertising"), (&access, "news")] {
        let body = json!({"consent_id": consent});
        let reply = portal.change_with_key(&key, Method::POST, path, Some(access), body).await;
        assert_eq!(reply.status, if consent == "news" { 200 } else { 422 });
    }
    // The key belongs to the account, not to the session: the next session repeats the request under it.
    let next = portal.signed_in(PHONE).await;
    let again = async |consent: &str| {
        portal.change_with_key(&key, Method::POST, path, Some(&next), json!({"consent_id": consent})).await
    };
    assert_eq!(again("news").await.status, 200);
    assert_eq!(again("agreement").await.problem(), "idempotency-key-reused");
}
