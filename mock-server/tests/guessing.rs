//! Guessing with as many installations as one likes: they name themselves.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use common::{PASSWORD, PHONE, TestPortal};

const NOBODY: &str = "+79009998877";
const WRONG: &str = "лампа тихо ждёт ужин";

/// One of a stranger's installations.
fn installation(number: u32) -> String {
    format!("{number:08x}-6f0e-4c1b-9f57-2f4d7f5a9e10")
}

/// A portal with an account that is used on the installation of the tests.
async fn portal() -> TestPortal {
    let portal = TestPortal::new();
    let owner = portal.registered(PHONE).await;
    let session = portal.grant(&owner).await.json();
    assert_eq!(portal.account(session["access_token"].as_str().unwrap()).await.status, 200);
    portal.time.move_by(86_400);
    portal
}

/// Asks for ten codes in two registrations; how many were sent.
async fn ten_codes(portal: &TestPortal, number: u32, phone: &str) -> usize {
    let mut sent = 0;
    for _ in 0..2 {
        let who = portal.start_on(&installation(number)).await;
        for _ in 0..5 {
            sent += usize::from(portal.send_code(&who, phone).await.status == 202);
            portal.time.move_by(60);
        }
    }
    sent
}

#[tokio::test]
async fn a_number_gets_thirty_codes_a_day_from_all_strangers_together() {
    let portal = portal().await;
    for number in 0..3 {
        assert_eq!(ten_codes(&portal, number, PHONE).await, 10);
    }
    assert_eq!(ten_codes(&portal, 3, PHONE).await, 0, "a fresh installation buys more guesses");
    let who = portal.start_on(&installation(4)).await;
    let refused = portal.send_code(&who, PHONE).await;
    assert_eq!(refused.problem(), "send-limit");
    assert_eq!(refused.json()["retry_at"], "2026-11-24T12:00:00Z");
    // Neither another number is held back, nor the owner where they use their account.
    assert_eq!(ten_codes(&portal, 4, NOBODY).await, 10);
    let owner = portal.start_sign_in(PHONE, PASSWORD).await;
    assert_eq!(owner.status, 201, "{:?}", owner.json());
    portal.time.move_by(86_400 - 3_000);
    assert_eq!(portal.send_code(&who, PHONE).await.status, 202);
}

#[tokio::test]
async fn the_owner_s_own_codes_leave_those_of_others_alone() {
    let portal = portal().await;
    for _ in 0..2 {
        let who = portal.start().await;
        for _ in 0..5 {
            assert_eq!(portal.send_code(&who, PHONE).await.status, 202);
            portal.time.move_by(60);
        }
    }
    for number in 0..3 {
        assert_eq!(ten_codes(&portal, number, PHONE).await, 10);
    }
}

#[tokio::test]
async fn an_installation_is_the_owner_s_once_a_session_was_used_there() {
    let portal = TestPortal::new();
    let owner = portal.registered(PHONE).await;
    let session = portal.grant(&owner).await.json();
    portal.time.move_by(86_400);
    for number in 0..3 {
        assert_eq!(ten_codes(&portal, number, PHONE).await, 10);
    }
    assert_eq!(portal.start_sign_in(PHONE, PASSWORD).await.problem(), "send-limit");
    assert_eq!(portal.refresh(session["refresh_token"].as_str().unwrap()).await.status, 200);
    assert_eq!(portal.start_sign_in(PHONE, PASSWORD).await.status, 201);
}

/// Wrong passwords for a number, five on each installation, until none is judged any more: how many were judged, and
/// what the last one was told.
async fn guess(portal: &TestPortal, phone: &str) -> (usize, Vec<String>) {
    let mut told = Vec::new();
    for number in 0..30 {
        for _ in 0..5 {
            let reply = portal.start_sign_in_on(&installation(number), phone, WRONG).await;
            let json = reply.json();
            told.push(format!(
                "{} {} {} {}",
                reply.status, json["type"], json["tries_left"], json["retry_at"]
            ));
        }
    }
    let judged = told.iter().filter(|told| told.contains("wrong-credentials")).count();
    (judged, told)
}

#[tokio::test]
async fn a_hundred_wrong_passwords_from_all_strangers_together_are_the_last_of_a_day() {
    let portal = portal().await;
    let (judged, told) = guess(&portal, PHONE).await;
    // The fifth on an installation is judged as well, and locks; so is the hundredth.
    assert_eq!(judged, 80);
    assert!(told[98].contains(" 1 "), "the last try is not announced: {}", told[98]);
    assert!(told[99..].iter().all(|told| told.contains("too-many-tries")), "{told:?}");
    let stranger = installation(99);
    let refused = portal.start_sign_in_on(&stranger, PHONE, PASSWORD).await;
    assert_eq!(
        (refused.problem().as_str(), &refused.json()["retry_at"]),
        ("too-many-tries", &"2026-11-24T12:00:00Z".into())
    );
    assert_eq!(portal.start_sign_in(PHONE, PASSWORD).await.status, 201, "the owner is locked out");
    portal.time.move_by(86_400);
    assert_eq!(portal.start_sign_in_on(&stranger, PHONE, PASSWORD).await.status, 201);
}

#[tokio::test]
async fn a_number_without_an_account_is_counted_like_one_with_an_account() {
    let portal = portal().await;
    assert_eq!(guess(&portal, PHONE).await, guess(&portal, NOBODY).await);
}

#[tokio::test]
async fn codes_are_asked_for_with_the_same_answer_whether_a_number_has_an_account() {
    let portal = portal().await;
    let mut answers = Vec::new();
    for phone in [PHONE, NOBODY] {
        let who = portal.start().await;
        let sent = portal.send_code(&who, phone).await;
        let wrong = portal.check_code(&who, "000000").await;
        let (mut sent_json, wrong_json) = (sent.json(), wrong.json());
        assert_eq!(sent_json["phone"], phone);
        sent_json["phone"] = "".into();
        answers.push(((sent.status, sent.headers, sent_json), (wrong.status, wrong.headers, wrong_json)));
    }
    assert_eq!(answers[0], answers[1]);
}
