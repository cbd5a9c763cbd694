//! A new phone for an account whose own went to somebody else.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{PASSWORD, PHONE, Reply, TestPortal};
use mock_server::ChangeKind;
use serde_json::{Value, json};

const NEW_PHONE: &str = "+79007654321";
const THIRD_PHONE: &str = "+79161112233";

/// Somebody registers with this number and takes it from the account that has it.
async fn taken_by_somebody(portal: &TestPortal, phone: &str) {
    let who = portal.start_on("7a4f3d0e-5b1c-4b8e-9d55-0f2f9f6f0a11").await;
    portal.prove(&who, phone).await;
    assert_eq!(portal.step(Method::POST, &who, "contact/release", json!({})).await.status, 200);
}

/// A portal with an account that has lost its number, and an access token of it.
async fn portal() -> (TestPortal, String) {
    let portal = TestPortal::new();
    let who = portal.registered(PHONE).await;
    let access = portal.grant(&who).await.json()["access_token"].as_str().unwrap().to_owned();
    taken_by_somebody(&portal, PHONE).await;
    assert_eq!(phone(&portal, &access).await, Value::Null);
    (portal, access)
}

async fn phone(portal: &TestPortal, access: &str) -> Value {
    portal.account(access).await.json()["phone"].clone()
}

async fn send(portal: &TestPortal, access: &str, phone: &str) -> Reply {
    portal.contact_step(access, "codes", json!({"phone": phone, "channel": "sms"})).await
}

async fn check(portal: &TestPortal, access: &str, phone: &str, code: &str) -> Reply {
    portal.contact_step(access, "codes/check", json!({"phone": phone, "code": code})).await
}

/// Asks for a code and gives the right one.
async fn prove(portal: &TestPortal, access: &str, phone: &str) -> Reply {
    let sent = send(portal, access, phone).await;
    assert_eq!(sent.status, 202, "{:?}", sent.json());
    let code = portal.codes(phone).await.remove(0);
    check(portal, access, phone, &code).await
}

#[tokio::test]
async fn a_proven_number_is_the_accounts_and_opens_it() {
    let (portal, access) = portal().await;
    let mut news = portal.portal.changes().subscribe();
    assert_eq!(send(&portal, &access, "8 (900) 765-43-21").await.json()["phone"], NEW_PHONE);
    let code = portal.codes(NEW_PHONE).await.remove(0);
    let proven = check(&portal, &access, "+7 900 765-43-21", &code).await;
    assert_eq!((proven.status, proven.json()), (200, json!({"phone": NEW_PHONE, "account_exists": false})));
    assert!(std::iter::from_fn(|| news.try_recv().ok()).any(|kind| kind == ChangeKind::PEOPLE));
    assert_eq!(phone(&portal, &access).await, NEW_PHONE);
    portal.time.move_by(60);
    let opened = portal.signed_in(NEW_PHONE).await;
    assert_eq!(portal.account(&opened).await.json()["oid"], portal.account(&access).await.json()["oid"]);
    assert_eq!(portal.start_sign_in(PHONE, PASSWORD).await.problem(), "wrong-credentials");
}

#[tokio::test]
async fn the_words_say_what_the_code_is_for() {
    let (portal, access) = portal().await;
    assert_eq!(send(&portal, &access, NEW_PHONE).await.status, 202);
    let text = portal.messages(NEW_PHONE).await[0]["text"].as_str().unwrap().to_owned();
    assert!(text.contains("код для нового номера кабинета"), "{text}");
}

#[tokio::test]
async fn an_account_that_has_a_number_takes_no_other() {
    let (portal, access) = portal().await;
    let (body, key) = (json!({"phone": NEW_PHONE, "channel": "sms"}), common::new_key());
    assert_eq!(send(&portal, &access, NEW_PHONE).await.status, 202);
    let code = portal.codes(NEW_PHONE).await.remove(0);
    let (path, checks) = ("/api/v1/account/contact/codes/check", json!({"phone": NEW_PHONE, "code": code}));
    let first = portal.change_with_key(&key, Method::POST, path, Some(&access), checks.clone()).await;
    assert_eq!(first.status, 200);
    for (step, body) in [
        ("codes", body),
        ("codes/check", json!({"phone": THIRD_PHONE, "code": "481059"})),
        ("take", json!({"phone": THIRD_PHONE})),
    ] {
        let refused = portal.contact_step(&access, step, body).await;
        assert_eq!((refused.status, refused.problem().as_str()), (409, "contact-kept"), "{step}");
    }
    let again = portal.change_with_key(&key, Method::POST, path, Some(&access), checks).await;
    assert_eq!(again.bytes, first.bytes, "the same request again has its answer again");
    assert_eq!(phone(&portal, &access).await, NEW_PHONE);
}

#[tokio::test]
async fn each_code_is_its_numbers_alone_and_live_as_long_as_it_was_told() {
    let (portal, access) = portal().await;
    assert_eq!(send(&portal, &access, NEW_PHONE).await.status, 202);
    let code = portal.codes(NEW_PHONE).await.remove(0);
    assert_eq!(check(&portal, &access, THIRD_PHONE, &code).await.problem(), "code-expired");
    assert_eq!(send(&portal, &access, THIRD_PHONE).await.problem(), "resend-too-soon");
    portal.time.move_by(60);
    assert_eq!(send(&portal, &access, THIRD_PHONE).await.status, 202);
    let wrong = if portal.codes(THIRD_PHONE).await[0] == code { "000000" } else { code.as_str() };
    let refused = check(&portal, &access, THIRD_PHONE, wrong).await;
    assert_eq!((refused.problem().as_str(), refused.json()["tries_left"].as_u64()), ("wrong-code", Some(4)));
    assert_eq!(
        check(&portal, &access, NEW_PHONE, &code).await.status,
        200,
        "the first number's is still good"
    );
}

#[tokio::test]
async fn wrong_codes_lock_whatever_number_they_were_for() {
    let (portal, access) = portal().await;
    assert_eq!(send(&portal, &access, NEW_PHONE).await.status, 202);
    let code = portal.codes(NEW_PHONE).await.remove(0);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..4 {
        assert_eq!(check(&portal, &access, NEW_PHONE, wrong).await.problem(), "wrong-code");
    }
    assert_eq!(check(&portal, &access, NEW_PHONE, "abc").await.problem(), "invalid-fields", "no try");
    assert_eq!(check(&portal, &access, NEW_PHONE, wrong).await.problem(), "too-many-tries");
    let portal = portal.restarted();
    assert_eq!(check(&portal, &access, NEW_PHONE, &code).await.problem(), "too-many-tries");
    assert_eq!(send(&portal, &access, THIRD_PHONE).await.problem(), "too-many-tries");
}

#[tokio::test]
async fn a_number_of_another_account_is_taken_only_when_that_is_said() {
    let (portal, access) = portal().await;
    portal.registered(NEW_PHONE).await;
    portal.time.move_by(60);
    let proven = prove(&portal, &access, NEW_PHONE).await;
    assert_eq!((proven.status, proven.json()), (200, json!({"phone": NEW_PHONE, "account_exists": true})));
    assert_eq!(phone(&portal, &access).await, Value::Null);
    let owner = portal.start_sign_in(NEW_PHONE, PASSWORD).await;
    assert_eq!(owner.status, 201, "{:?}", owner.json());
    let not_proven = portal.contact_step(&access, "take", json!({"phone": THIRD_PHONE})).await;
    assert_eq!((not_proven.status, not_proven.problem().as_str()), (403, "contact-not-proven"));
    let taken = portal.contact_step(&access, "take", json!({"phone": NEW_PHONE})).await;
    assert_eq!((taken.status, taken.json()), (200, json!({"phone": NEW_PHONE})));
    assert_eq!(phone(&portal, &access).await, NEW_PHONE);
    let people = portal.console(Method::GET, "/console/api/people", None).await.json();
    let phones: Vec<_> = people["people"].as_array().unwrap().iter().map(|one| &one["phone"]).collect();
    assert!(phones.contains(&&Value::Null) && phones.contains(&&json!(NEW_PHONE)), "{phones:?}");
}

#[tokio::test]
async fn a_proof_ends_after_a_day() {
    let portal = TestPortal::new();
    let who = portal.registered(PHONE).await;
    let session = portal.grant(&who).await.json();
    let token = |session: &Value, name: &str| session[name].as_str().unwrap().to_owned();
    let access = token(&session, "access_token");
    taken_by_somebody(&portal, PHONE).await;
    portal.registered(NEW_PHONE).await;
    portal.time.move_by(60);
    assert_eq!(prove(&portal, &access, NEW_PHONE).await.status, 200);
    portal.time.move_by(86_400);
    let renewed = portal.refresh(&token(&session, "refresh_token")).await.json();
    let access = token(&renewed, "access_token");
    let late = portal.contact_step(&access, "take", json!({"phone": NEW_PHONE})).await;
    assert_eq!(late.problem(), "contact-not-proven");
    assert_eq!(phone(&portal, &access).await, Value::Null);
}

#[tokio::test]
async fn nobody_else_gets_a_number_into_an_account() {
    let (portal, _) = portal().await;
    for step in ["codes", "codes/check", "take"] {
        let path = format!("/api/v1/account/contact/{step}");
        let body = json!({"phone": NEW_PHONE, "channel": "sms", "code": "481059"});
        for bearer in [None, Some("not-a-token")] {
            let refused = portal.change(Method::POST, &path, bearer, body.clone()).await;
            assert_eq!((refused.status, refused.problem().as_str()), (401, "session-ended"), "{step}");
        }
    }
    assert!(portal.codes(NEW_PHONE).await.is_empty());
}
