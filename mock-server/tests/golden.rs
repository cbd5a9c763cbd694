//! The portal's wire types against the golden files, to which the core holds as well.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use mock_server::codes::wire::{CodeCheck, CodeSent};
use mock_server::registration::wire::{
    CodeRequest, Completed, ConsentsGiven, ConsentsKept, ContactProven, ContactReleased, PasswordChoice,
    PasswordSet, Person, PersonSaved, RegistrationCreated, RegistrationStatus, SnilsGiven, SnilsSaved,
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
    let checks: [(&str, Check); 42] = [
        ("settings/fetch_settings.answer", check::<Settings>),
        ("settings/fetch_settings.doc_000.answer", check::<Settings>),
        ("registration/start_registration.request", check::<Nothing>),
        ("registration/start_registration.answer", check::<RegistrationCreated>),
        ("registration/registration_status.new.answer", check::<RegistrationStatus>),
        ("registration/registration_status.answer", check::<RegistrationStatus>),
        ("registration/send_code.request", check::<CodeRequest>),
        ("registration/send_code.answer", check::<CodeSent>),
        ("registration/check_code.request", check::<CodeCheck>),
        ("registration/check_code.answer", check::<ContactProven>),
        ("registration/release_contact.request", check::<Nothing>),
        ("registration/release_contact.answer", check::<ContactReleased>),
        ("registration/save_person.request", check::<Person>),
        ("registration/save_person.without_patronymic.request", check::<Person>),
        ("registration/save_person.answer", check::<PersonSaved>),
        ("registration/save_snils.request", check::<SnilsGiven>),
        ("registration/save_snils.answer", check::<SnilsSaved>),
        ("registration/set_password.request", check::<PasswordChoice>),
        ("registration/set_password.answer", check::<PasswordSet>),
        ("registration/save_consents.request", check::<ConsentsGiven>),
        ("registration/save_consents.answer", check::<ConsentsKept>),
        ("registration/complete.request", check::<Nothing>),
        ("registration/complete.answer", check::<Completed>),
        ("account/fetch_account.answer", check::<Account>),
        ("account/fetch_account.without_patronymic.answer", check::<Account>),
        ("account/fetch_account.without_phone.answer", check::<Account>),
        ("registration/open_session.request", check::<SessionRequest>),
        ("session/refresh_session.request", check::<RefreshRequest>),
        ("registration/open_session.answer", check::<Session>),
        ("sign_in/start_sign_in.request", check::<SignInRequest>),
        ("sign_in/start_sign_in.answer", check::<SignInStarted>),
        ("sign_in/send_sign_in_code.request", check::<Nothing>),
        ("sign_in/check_sign_in_code.answer", check::<SignInProven>),
        ("sign_in/open_sign_in_session.request", check::<SessionRequest>),
        ("session/end_session.request", check::<SessionEnd>),
        ("session/end_session.answer", check::<SessionOver>),
        ("sign_in/send_sign_in_code.answer", check::<CodeSent>),
        ("sign_in/check_sign_in_code.request", check::<CodeCheck>),
        ("sign_in/open_sign_in_session.answer", check::<Session>),
        ("session/refresh_session.answer", check::<Session>),
        ("account/withdraw_consent.request", check::<ConsentWithdrawal>),
        ("account/withdraw_consent.answer", check::<ConsentWithdrawn>),
    ];
    let mut expected: BTreeSet<String> = checks.iter().map(|(name, _)| (*name).to_owned()).collect();
    for (name, check) in checks {
        check(name);
    }
    for kind in problem_list() {
        let name = format!("problems/{}", kind.slug().replace('-', "_"));
        let problem: Problem = holds(&name);
        let plain = Problem::new(kind);
        assert_eq!(
            (problem.problem_type, problem.title, problem.status),
            (plain.problem_type, plain.title, plain.status)
        );
        expected.insert(name);
    }
    let named = |path: PathBuf| {
        let inside = path.strip_prefix(folder()).unwrap().to_str().unwrap().to_owned();
        inside.strip_suffix(".json").unwrap().to_owned()
    };
    let folders = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let found: BTreeSet<String> = files.map(named).collect();
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
    let sent = portal.step(Method::POST, &who, "codes", golden("registration/send_code.request")).await;
    assert_eq!(sent.json(), golden("registration/send_code.answer"));
    let code = portal.codes(PHONE).await.remove(0);
    assert_eq!(portal.check_code(&who, &code).await.json(), golden("registration/check_code.answer"));
    let released = portal
        .step(Method::POST, &who, "contact/release", golden("registration/release_contact.request"))
        .await;
    assert_eq!((released.status, released.json()), (200, golden("registration/release_contact.answer")));
    for (step, name) in
        [("person", "save_person"), ("password", "set_password"), ("consents", "save_consents")]
    {
        let request = golden(&format!("registration/{name}.request"));
        let answer = golden(&format!("registration/{name}.answer"));
        assert_eq!(portal.step(Method::PUT, &who, step, request).await.json(), answer);
    }
    assert_eq!(portal.complete(&who).await.json(), golden("registration/complete.answer"));
    let session = portal.grant(&who).await.json();
    let account = portal.account(session["access_token"].as_str().unwrap()).await.json();
    assert_eq!(account, golden("account/fetch_account.answer"));
    let members = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(members(&session), members(&golden("registration/open_session.answer")));

    let started =
        portal.change(Method::POST, "/api/v1/sign-ins", None, golden("sign_in/start_sign_in.request")).await;
    let (started, expected) = (started.json(), golden("sign_in/start_sign_in.answer"));
    assert_eq!(members(&started), members(&expected));
    assert_eq!((&started["expires_at"], &started["code"]), (&expected["expires_at"], &expected["code"]));
    let who = Credentials::of(&started);
    portal.time.move_by(60);
    let again = portal.sign_in_step(&who, "codes", golden("sign_in/send_sign_in_code.request")).await;
    assert_eq!(members(&again.json()), members(&expected["code"]));
    let code = portal.codes(PHONE).await.remove(0);
    let proven = portal.sign_in_step(&who, "codes/check", json!({"code": code})).await;
    assert_eq!(proven.json(), golden("sign_in/check_sign_in_code.answer"));
    let mut grant = golden("sign_in/open_sign_in_session.request");
    grant["sign_in_id"] = who.id.into();
    grant["secret"] = who.secret.into();
    let session = portal.change(Method::POST, "/api/v1/sessions", None, grant).await.json();
    assert_eq!(members(&session), members(&golden("registration/open_session.answer")));
    let access = session["access_token"].as_str();
    let withdraw = "/api/v1/account/consents/withdraw";
    let withdrawn =
        portal.change(Method::POST, withdraw, access, golden("account/withdraw_consent.request")).await;
    assert_eq!((withdrawn.status, withdrawn.json()), (200, golden("account/withdraw_consent.answer")));
    let over = portal
        .change(Method::POST, "/api/v1/sessions/end", None, golden("session/end_session.request"))
        .await;
    assert_eq!((over.status, over.json()), (200, golden("session/end_session.answer")));
}
