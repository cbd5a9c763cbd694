//! The portal's wire types against the golden files, to which the core holds as well.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use common::golden_folder;
use mock_server::{ApiCall, Problem, api_calls, problem_list};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Requests of the app that are one call of the portal's, whose name is another.
const SAME_CALL: [(&str, &str); 1] = [("open_sign_in_session", "open_session")];

fn golden(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What stands in a folder.
fn inside(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// `name.request.json`, or `name.case.request.json`: the name of the call, and whether it is what is asked or answered.
fn parts(file: &Path) -> (&str, &str) {
    let name = file.file_name().unwrap().to_str().unwrap().strip_suffix(".json").unwrap();
    let (name, side) = (name.split('.').next().unwrap(), name.rsplit('.').next().unwrap());
    let same = SAME_CALL.iter().find(|(app_s, _)| *app_s == name);
    (same.map_or(name, |(_, portal_s)| portal_s), side)
}

#[test]
fn every_golden_file_holds_for_its_call_and_every_call_has_its_files() {
    let calls: BTreeMap<_, _> = api_calls().into_iter().map(|call| (call.name, call)).collect();
    let mut found = BTreeSet::new();
    let journeys = inside(&golden_folder()).into_iter().filter(|journey| !journey.ends_with("problems"));
    for file in journeys.flat_map(|journey| inside(&journey)) {
        let (name, side) = parts(&file);
        let call = calls.get(name).unwrap_or_else(|| panic!("{} is of no call", file.display()));
        let rewrite = match side {
            "request" => call.bodies.request,
            "answer" => call.bodies.answer,
            _ => None,
        };
        let rewrite = rewrite.unwrap_or_else(|| panic!("{name} has no {side}"));
        let golden = golden(&file);
        let again = rewrite(&golden).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_eq!(again, golden, "{}", file.display());
        found.insert((call.name, side.to_owned()));
    }
    let sides = |call: &ApiCall| {
        let request = call.bodies.request.map(|_| (call.name, "request".to_owned()));
        request.into_iter().chain([(call.name, "answer".to_owned())]).collect::<Vec<_>>()
    };
    assert_eq!(found, calls.values().flat_map(sides).collect());
}

#[test]
fn every_problem_has_its_golden_file_and_every_file_its_problem() {
    let mut expected = BTreeSet::new();
    for kind in problem_list() {
        let file = golden_folder().join(format!("problems/{}.json", kind.slug().replace('-', "_")));
        let golden = golden(&file);
        let problem: Problem = serde_json::from_value(golden.clone()).unwrap();
        assert_eq!(serde_json::to_value(&problem).unwrap(), golden, "{}", file.display());
        let plain = Problem::new(kind);
        assert_eq!(
            (problem.problem_type, problem.title, problem.status),
            (plain.problem_type, plain.title, plain.status)
        );
        expected.insert(file);
    }
    assert_eq!(inside(&golden_folder().join("problems")).into_iter().collect::<BTreeSet<_>>(), expected);
}

/// The files are what the portal really sends: the same requests, sent, give answers of the same members.
/// A form is asked for where the steps name it, which no profile's do.
#[tokio::test]
async fn the_portal_takes_a_golden_form_and_tells_of_it_like_the_golden_status() {
    use axum::http::Method;
    use common::{PHONE, TestPortal};
    use mock_server::{Options, Step};
    let golden = |name: &str| golden(&golden_folder().join(format!("registration/{name}.json")));
    let steps = vec![Step::Contact, Step::Person, Step::form("snils"), Step::Password, Step::Agreement];
    let portal = TestPortal::with_options(|place| Options { steps: Some(steps), ..Options::at(place) });
    let who = portal.ready(PHONE).await;
    let saved = portal.step(Method::PUT, &who, "forms", golden("save_form.request")).await;
    assert_eq!(saved.json(), golden("save_form.answer"));
    assert_eq!(portal.complete(&who).await.status, 201);
    let mut status = portal.get(&format!("/api/v1/registrations/{}", who.id), Some(&who.secret)).await.json();
    status["id"] = golden("registration_status.answer")["id"].clone();
    assert_eq!(status, golden("registration_status.answer"));
}

#[tokio::test]
async fn the_portal_takes_the_golden_requests_and_answers_like_the_golden_answers() {
    use axum::http::Method;
    use common::{Credentials, PHONE, TestPortal};
    let golden = |name: &str| golden(&golden_folder().join(format!("{name}.json")));
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
    let give = "/api/v1/account/consents/give";
    let given = portal.change(Method::POST, give, access, golden("account/give_consent.request")).await;
    assert_eq!((given.status, given.json()), (200, golden("account/give_consent.answer")));
    let other = portal.start().await;
    portal.time.move_by(60);
    portal.prove(&other, PHONE).await;
    assert_eq!(portal.step(Method::POST, &other, "contact/release", json!({})).await.status, 200);
    let access = access.unwrap();
    let request = |name: &str| golden(&format!("contact_change/{name}.request"));
    let sent = portal.contact_step(access, "codes", request("send_contact_code")).await;
    assert_eq!(members(&sent.json()), members(&golden("contact_change/send_contact_code.answer")));
    let mut check = request("check_contact_code");
    check["code"] = portal.codes(check["phone"].as_str().unwrap()).await.remove(0).into();
    let checked = portal.contact_step(access, "codes/check", check).await;
    assert_eq!(checked.json(), golden("contact_change/check_contact_code.answer"));
    let over = portal
        .change(Method::POST, "/api/v1/sessions/end", None, golden("session/end_session.request"))
        .await;
    assert_eq!((over.status, over.json()), (200, golden("session/end_session.answer")));
}
