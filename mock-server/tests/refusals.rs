//! A refusal says what would have been right.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{Credentials, PASSWORD, PHONE, TestPortal, consents, person};
use mock_server::Profile;
use serde_json::{Value, json};

#[tokio::test]
async fn a_session_of_an_unfinished_registration_is_refused_with_the_steps_that_are_missing() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let missing = async || {
        let reply = portal.grant(&who).await;
        assert_eq!((reply.status, reply.problem().as_str()), (409, "step-missing"));
        reply.json()
    };
    assert_eq!(missing().await["missing"], json!(["contact", "person", "password", "agreement"]));
    portal.prove(&who, PHONE).await;
    for (step, body, left) in [
        ("person", person(), json!(["password", "agreement"])),
        ("consents", consents(), json!(["password"])),
        ("password", json!({"password": PASSWORD}), json!([])),
    ] {
        assert_eq!(portal.step(Method::PUT, &who, step, body).await.status, 200, "{step}");
        assert_eq!(missing().await["missing"], left, "{step}");
    }
    let last = missing().await["detail"].as_str().unwrap().to_owned();
    assert!(last.contains("/complete"), "{last}");
    // Whoever lacks the secret is told nothing of it.
    let stranger = Credentials { secret: "s".repeat(43), ..who.clone() };
    assert_eq!(portal.grant(&stranger).await.problem(), "unauthorized");
    portal.time.move_by(86_400);
    assert_eq!(missing().await["missing"], json!(["contact"]), "the proof is past its day");
    portal.prove(&who, PHONE).await;
    assert_eq!(portal.complete(&who).await.status, 201);
    assert_eq!(portal.grant(&who).await.status, 201);
}

/// Texts that none of the portal's codes is, with what is wrong about them.
const NO_CODES: [(&str, &str); 8] = [
    ("abc", "letters"),
    ("12345", "too_short"),
    ("1234567", "too_long"),
    ("", "empty"),
    ("- -", "empty"),
    ("48105O", "letters"),
    ("〇81059", "other_script"),
    ("481.059", "signs"),
];

#[tokio::test]
async fn a_text_that_is_no_code_is_refused_at_both_checks_and_is_no_try() {
    let portal = TestPortal::new();
    portal.registered(PHONE).await;
    portal.time.move_by(60);
    let signing = Credentials::of(&portal.start_sign_in(PHONE, PASSWORD).await.json());
    let other = "+79160001122";
    let who = portal.start().await;
    assert_eq!(portal.send_code(&who, other).await.status, 202);
    for (text, reason) in NO_CODES {
        for reply in [portal.check_code(&who, text).await, portal.check_sign_in_code(&signing, text).await] {
            assert_eq!((reply.status, reply.problem().as_str()), (422, "invalid-fields"), "{text}");
            assert_eq!(reply.json()["fields"], json!([{"field": "code", "reason": reason}]), "{text}");
            assert_eq!(reply.json()["tries_left"], Value::Null, "{text}");
        }
    }
    for (number, is_signing) in [(other, false), (PHONE, true)] {
        let right = portal.codes(number).await.remove(0);
        let wrong = if right == "000000" { "111111" } else { "000000" };
        let check = async |code: &str| {
            if is_signing {
                portal.check_sign_in_code(&signing, code).await
            } else {
                portal.check_code(&who, code).await
            }
        };
        let first = check(wrong).await;
        assert_eq!((first.problem().as_str(), &first.json()["tries_left"]), ("wrong-code", &json!(4)));
        let spaced = format!(" {}\u{2013}{} ", &right[..3], &right[3..]);
        // Each takes one right code.
        let arabic: String =
            right.bytes().filter_map(|digit| char::from_u32(0x660 + u32::from(digit - b'0'))).collect();
        let written = if is_signing { &spaced } else { &arabic };
        assert_eq!(check(written).await.status, 200, "{written}");
    }
}

/// A sign-in's code is judged by the rules of now: were its length another then, a right code would be refused, or
/// guesses at it would cost nothing.
#[test]
fn codes_are_of_one_length_in_every_profile() {
    for profile in Profile::ALL {
        assert_eq!(profile.settings().settings.code.length, 6, "{}", profile.name());
    }
}
