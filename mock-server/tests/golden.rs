//! The portal's wire types against the golden files, to which the core holds as well.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use mock_server::codes::wire::{CodeCheck, CodeSent};
use mock_server::registration::wire::{
    CodeRequest, Completed, ConsentsGiven, ConsentsKept, ContactProven, ContactReleased, PasswordChoice,
    PasswordSet, Person, PersonSaved, RegistrationCreated, RegistrationStatus,
};
use mock_server::sessions::wire::{RefreshRequest, Session, SessionEnd, SessionOver, SessionRequest};
use mock_server::sign_in::wire::{SignInProven, SignInRequest, SignInStarted};
use mock_server::{Account, ConsentWithdrawal, ConsentWithdrawn, Nothing, Problem, Settings, problem_list};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/v1"))
}

/// The file read as `T` and written again is the same JSON.
fn holds<T: Serialize + DeserializeOwned>(name: &str) -> T {
    let text = fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
    let typed: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let golden: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(&typed).unwrap(), golden, "{name}");
    typed
}

#[test]
fn every_golden_file_holds_for_its_type() {
    type Check = fn(&str);
    fn check<T: Serialize + DeserializeOwned>(name: &str) {
        holds::<T>(name);
    }
    let checks: [(&str, Check); 36] = [
        ("settings", check::<Settings>),
        ("settings_doc_000", check::<Settings>),
        ("registration_start", check::<Nothing>),
        ("registration_created", check::<RegistrationCreated>),
        ("registration_status_new", check::<RegistrationStatus>),
        ("registration_status_full", check::<RegistrationStatus>),
        ("codes_request", check::<CodeRequest>),
        ("code_sent", check::<CodeSent>),
        ("code_check", check::<CodeCheck>),
        ("contact_proven", check::<ContactProven>),
        ("contact_release", check::<Nothing>),
        ("contact_released", check::<ContactReleased>),
        ("person", check::<Person>),
        ("person_without_patronymic", check::<Person>),
        ("person_saved", check::<PersonSaved>),
        ("password", check::<PasswordChoice>),
        ("password_set", check::<PasswordSet>),
        ("consents", check::<ConsentsGiven>),
        ("consents_kept", check::<ConsentsKept>),
        ("complete", check::<Nothing>),
        ("completed", check::<Completed>),
        ("account", check::<Account>),
        ("account_without_patronymic", check::<Account>),
        ("account_without_phone", check::<Account>),
        ("session_request", check::<SessionRequest>),
        ("session_refresh", check::<RefreshRequest>),
        ("session", check::<Session>),
        ("sign_in_request", check::<SignInRequest>),
        ("sign_in_started", check::<SignInStarted>),
        ("sign_in_code_request", check::<Nothing>),
        ("sign_in_proven", check::<SignInProven>),
        ("session_request_sign_in", check::<SessionRequest>),
        ("session_end", check::<SessionEnd>),
        ("session_over", check::<SessionOver>),
        ("consent_withdraw", check::<ConsentWithdrawal>),
        ("consent_withdrawn", check::<ConsentWithdrawn>),
    ];
    let mut expected: BTreeSet<String> = checks.iter().map(|(name, _)| (*name).to_owned()).collect();
    for (name, check) in checks {
        check(name);
    }
    for kind in problem_list() {
        let name = format!("problem_{}", kind.slug().replace('-', "_"));
        let problem: Problem = holds(&name);
        let plain = Problem::new(kind);
        assert_eq!(
            (problem.problem_type, problem.title, problem.status),
            (plain.problem_type, plain.title, plain.status)
        );
        expected.insert(name);
    }
    let found: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| {
            entry.unwrap().file_name().into_string().unwrap().strip_suffix(".json").unwrap().to_owned()
        })
        .collect();
    assert_eq!(found, expected);
}

/// The files are what the portal really sends: the same requests, sent, give answers of the same members.
#[tokio::test]
async fn the_portal_takes_the_golden_requests_and_answers_like_the_golden_answers() {
    use axum::http::Method;
    use common::{Credentials, PHONE, TestPortal};
    let golden = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(folder().join(format!("{name}.json"))).unwrap()).unwrap()
    };
    let portal = TestPortal::new();
    let who = portal.start().await;
    let sent = portal.step(Method::POST, &who, "codes", golden("codes_request")).await;
    assert_eq!(sent.json(), golden("code_sent"));
    let code = portal.codes(PHONE).await.remove(0);
    assert_eq!(portal.check_code(&who, &code).await.json(), golden("contact_proven"));
    let released = portal.step(Method::POST, &who, "contact/release", golden("contact_release")).await;
    assert_eq!((released.status, released.json()), (200, golden("contact_released")));
    for (step, request, answer) in [
        ("person", "person", "person_saved"),
        ("password", "password", "password_set"),
        ("consents", "consents", "consents_kept"),
    ] {
        assert_eq!(portal.step(Method::PUT, &who, step, golden(request)).await.json(), golden(answer));
    }
    assert_eq!(portal.complete(&who).await.json(), golden("completed"));
    let session = portal.grant(&who).await.json();
    let account = portal.account(session["access_token"].as_str().unwrap()).await.json();
    assert_eq!(account, golden("account"));
    let members = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(members(&session), members(&golden("session")));

    let started = portal.change(Method::POST, "/api/v1/sign-ins", None, golden("sign_in_request")).await;
    let (started, expected) = (started.json(), golden("sign_in_started"));
    assert_eq!(members(&started), members(&expected));
    assert_eq!((&started["expires_at"], &started["code"]), (&expected["expires_at"], &expected["code"]));
    let who = Credentials::of(&started);
    portal.time.move_by(60);
    let again = portal.sign_in_step(&who, "codes", golden("sign_in_code_request")).await;
    assert_eq!(members(&again.json()), members(&expected["code"]));
    let code = portal.codes(PHONE).await.remove(0);
    let proven = portal.sign_in_step(&who, "codes/check", json!({"code": code})).await;
    assert_eq!(proven.json(), golden("sign_in_proven"));
    let mut grant = golden("session_request_sign_in");
    grant["sign_in_id"] = who.id.into();
    grant["secret"] = who.secret.into();
    let session = portal.change(Method::POST, "/api/v1/sessions", None, grant).await.json();
    assert_eq!(members(&session), members(&golden("session")));
    let access = session["access_token"].as_str();
    let withdraw = "/api/v1/account/consents/withdraw";
    let withdrawn = portal.change(Method::POST, withdraw, access, golden("consent_withdraw")).await;
    assert_eq!((withdrawn.status, withdrawn.json()), (200, golden("consent_withdrawn")));
    let over = portal.change(Method::POST, "/api/v1/sessions/end", None, golden("session_end")).await;
    assert_eq!((over.status, over.json()), (200, golden("session_over")));
}
