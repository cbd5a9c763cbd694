//! Giving a consent that was not given, or was taken back: in the version that holds, since when the person said.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{PHONE, TestPortal, new_key};
use mock_server::ChangeKind;
use serde_json::{Value, json};

const EARLIER: &str = "2026-11-22T11:00:00Z";
const LATER: &str = "2026-11-22T11:30:00Z";

/// A portal with an account that gave what it must, and an access token of it.
async fn portal() -> (TestPortal, String) {
    let portal = TestPortal::new();
    let who = portal.registered(PHONE).await;
    let access = portal.grant(&who).await.json()["access_token"].as_str().unwrap().to_owned();
    (portal, access)
}

fn news(at: &str) -> Value {
    json!({"id": "news", "version": "2026-03-01", "accepted_at": at})
}

async fn in_force(portal: &TestPortal, access: &str) -> Vec<Value> {
    portal.account(access).await.json()["consents"].as_array().unwrap().clone()
}

/// Since when each record of the consent to news counts, and whether it has ended.
fn records(portal: &TestPortal) -> Vec<(i64, bool)> {
    let database = rusqlite::Connection::open(portal.folder().join("portal/portal.sqlite")).unwrap();
    let query =
        "SELECT accepted_at, withdrawn_at IS NOT NULL FROM consents WHERE consent_id = 'news' ORDER BY id";
    let mut statement = database.prepare(query).unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap()
}

#[tokio::test]
async fn a_consent_is_given_once_and_stays_since_the_first_time() {
    let (portal, access) = portal().await;
    assert_eq!(in_force(&portal, &access).await.len(), 2);
    let mut changes = portal.portal.changes().subscribe();
    let given = portal.give(&access, news(EARLIER)).await;
    assert_eq!((given.status, given.json()), (200, news(EARLIER)));
    assert_eq!(changes.try_recv(), Ok(ChangeKind::PEOPLE));
    assert_eq!(portal.give(&access, news(LATER)).await.json(), news(EARLIER));
    assert!(in_force(&portal, &access).await.contains(&news(EARLIER)));
    assert_eq!(records(&portal).len(), 1);
    let portal = portal.restarted();
    assert!(in_force(&portal, &access).await.contains(&news(EARLIER)));
}

#[tokio::test]
async fn a_consent_that_was_taken_back_is_given_again_and_both_records_stay() {
    let (portal, access) = portal().await;
    for at in [EARLIER, LATER] {
        assert_eq!(portal.give(&access, news(at)).await.json(), news(at));
        assert_eq!(portal.withdraw(&access, "news").await.status, 200);
    }
    let seconds = |at: &str| at.parse::<jiff::Timestamp>().unwrap().as_second();
    assert_eq!(records(&portal), [(seconds(EARLIER), true), (seconds(LATER), true)]);
    assert_eq!(in_force(&portal, &access).await.len(), 2);
    let future = portal.give(&access, news("2027-01-01T00:00:00Z")).await.json();
    assert_eq!(
        future["accepted_at"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_second(),
        portal.now()
    );
}

#[tokio::test]
async fn only_a_known_consent_of_the_version_that_holds_is_taken_and_only_from_its_own_account() {
    let (portal, access) = portal().await;
    for (member, value, problem) in [
        ("id", "advertising", "unknown-consent"),
        ("version", "2025-01-01", "unknown-consent"),
        ("accepted_at", "yesterday", "invalid-fields"),
    ] {
        let mut consent = news(EARLIER);
        consent[member] = value.into();
        assert_eq!(portal.give(&access, consent).await.problem(), problem);
    }
    assert_eq!(portal.give("x", news(EARLIER)).await.problem(), "session-ended");
    assert_eq!(records(&portal), []);
    let other = portal.registered("+79160001122").await;
    let other = portal.grant(&other).await.json()["access_token"].as_str().unwrap().to_owned();
    assert_eq!(portal.give(&other, news(EARLIER)).await.status, 200);
    assert_eq!(in_force(&portal, &access).await.len(), 2);
}

#[tokio::test]
async fn what_was_given_and_taken_back_is_not_given_again_by_a_repetition() {
    let (portal, access) = portal().await;
    let key = new_key();
    let path = "/api/v1/account/consents/give";
    let give =
        async || portal.change_with_key(&key, Method::POST, path, Some(&access), news(EARLIER)).await.json();
    let first = give().await;
    assert_eq!(portal.withdraw(&access, "news").await.status, 200);
    assert_eq!(give().await, first, "the answer is repeated");
    assert_eq!(in_force(&portal, &access).await.len(), 2, "and nothing is done");
}
