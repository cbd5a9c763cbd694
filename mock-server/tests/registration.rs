//! A registration from the first request to the session, and what may stand in its way.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{Credentials, PASSWORD, PHONE, TestPortal, consents, person};
use mock_server::Profile;
use serde_json::{Value, json};

#[tokio::test]
async fn a_person_registers_and_sees_the_account() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let sent = portal.send_code(&who, PHONE).await;
    assert_eq!(sent.status, 202);
    assert_eq!(
        sent.json(),
        json!({"phone": PHONE, "length": 6, "expires_at": "2026-11-22T12:10:00Z", "resend_at": "2026-11-22T12:01:00Z", "sends_left": 4})
    );
    assert_eq!(sent.headers["date"], "Sun, 22 Nov 2026 12:00:00 GMT");

    let messages = portal.console(Method::GET, "/console/api/messages?to=%2B79001234567", None).await.json();
    let message = &messages["messages"][0];
    let code = message["code"].as_str().unwrap();
    assert_eq!(code.len(), 6);
    assert_eq!(
        message["text"],
        format!(
            "{code} — код для создания кабинета. Никому его не называйте: ни мы, ни сотрудники портала его не спрашивают.\n\n\
             @kabinet.example #{code}"
        )
    );
    let proven = portal.check_code(&who, code).await;
    assert_eq!(
        proven.json(),
        json!({"contact_proven_until": "2026-11-23T12:00:00Z", "account_exists": false})
    );

    portal.fill_in(&who).await;
    let status = portal.get(&format!("/api/v1/registrations/{}", who.id), Some(&who.secret)).await;
    assert_eq!(
        status.json(),
        json!({"id": who.id, "settings_version": "kabinet-1", "phone": PHONE, "contact_proven_until": "2026-11-23T12:00:00Z",
            "account_exists": false, "person_saved": true, "password_set": true, "consents": ["agreement", "personal_data"], "forms": [],
            "completed": false, "expires_at": "2026-12-22T12:00:00Z"})
    );
    let completed = portal.complete(&who).await;
    assert_eq!(completed.status, 201);
    let oid = completed.json()["account"]["oid"].as_str().unwrap().to_owned();
    assert_eq!(completed.json(), json!({"account": {"oid": oid, "level": "basic"}}));

    let session = portal.grant(&who).await;
    assert_eq!(session.status, 201);
    let session = session.json();
    assert_eq!(session["access_expires_at"], "2026-11-22T12:30:00Z");
    let account = portal.account(session["access_token"].as_str().unwrap()).await;
    assert_eq!(
        account.json(),
        json!({"oid": oid, "level": "basic", "name": {"surname": "Иванов", "name": "Иван", "patronymic": "Иванович"},
            "birth_date": "1990-04-12", "phone": PHONE, "consents": [
                {"id": "agreement", "version": "2026-03-01", "accepted_at": "2026-11-22T11:59:00Z"},
                {"id": "personal_data", "version": "2026-03-01", "accepted_at": "2026-11-22T11:59:30Z"}]})
    );
    assert_eq!(session["account"], account.json());

    let people = portal.console(Method::GET, "/console/api/people", None).await.json();
    assert_eq!(people["people"].as_array().unwrap().len(), 1);
    assert_eq!(people["people"][0]["name"], "Иванов Иван Иванович");
    assert_eq!(people["people"][0]["created_at"], "2026-11-22T12:00:00Z");
}

#[tokio::test]
async fn complete_twice_makes_one_account_and_closes_the_steps() {
    let portal = TestPortal::new();
    let who = portal.ready(PHONE).await;
    let first = portal.complete(&who).await;
    let second = portal.complete(&who).await;
    assert_eq!((first.status, second.status), (201, 201));
    assert_eq!(first.bytes, second.bytes);
    for (method, step, body) in [
        (Method::PUT, "person", person()),
        (Method::PUT, "password", json!({"password": PASSWORD})),
        (Method::PUT, "consents", consents()),
        (Method::POST, "codes", json!({"phone": PHONE})),
        (Method::POST, "codes/check", json!({"code": "000000"})),
    ] {
        assert_eq!(portal.step(method, &who, step, body).await.problem(), "registration-completed", "{step}");
    }
    let people = portal.console(Method::GET, "/console/api/people", None).await.json();
    assert_eq!(people["people"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_phone_has_one_account() {
    let portal = TestPortal::new();
    let first = portal.ready(PHONE).await;
    portal.time.move_by(60);
    let second = portal.ready(PHONE).await;
    assert_eq!(portal.complete(&first).await.status, 201);
    assert_eq!(portal.complete(&second).await.problem(), "contact-taken");
    assert_eq!(portal.grant(&second).await.problem(), "step-missing");
}

/// How far a registration is.
async fn status(portal: &TestPortal, who: &Credentials) -> Value {
    portal.get(&format!("/api/v1/registrations/{}", who.id), Some(&who.secret)).await.json()
}

#[tokio::test]
async fn an_account_is_told_of_after_the_code_and_its_number_can_be_taken_from_it() {
    let portal = TestPortal::new();
    let old = portal.registered(PHONE).await;
    let access = portal.grant(&old).await.json()["access_token"].as_str().unwrap().to_owned();
    portal.time.move_by(60);
    let waiting = Credentials::of(&portal.start_sign_in(PHONE, PASSWORD).await.json());
    portal.time.move_by(60);
    let who = portal.start().await;
    let release = || portal.step(Method::POST, &who, "contact/release", json!({}));
    portal.send_code(&who, PHONE).await;
    assert_eq!(status(&portal, &who).await["account_exists"], false);
    assert_eq!(release().await.problem(), "contact-not-proven");
    let code = portal.codes(PHONE).await.remove(0);
    assert_eq!(portal.check_code(&who, &code).await.json()["account_exists"], true);
    assert_eq!(status(&portal, &who).await["account_exists"], true);

    for _ in 0..2 {
        assert_eq!(release().await.status, 200);
        assert_eq!(status(&portal, &who).await["account_exists"], false);
    }
    // The account goes on without the number; what waits for a code to it is over.
    assert_eq!(portal.account(&access).await.json()["phone"], Value::Null);
    let code = portal.codes(PHONE).await.remove(1);
    assert_eq!(portal.check_sign_in_code(&waiting, &code).await.problem(), "sign-in-expired");
    assert_eq!(portal.start_sign_in(PHONE, PASSWORD).await.problem(), "wrong-credentials");
    portal.fill_in(&who).await;
    assert_eq!(portal.complete(&who).await.status, 201);
    let people = portal.console(Method::GET, "/console/api/people", None).await.json();
    let phones: Vec<_> = people["people"].as_array().unwrap().iter().map(|person| &person["phone"]).collect();
    assert_eq!(phones, [&json!(PHONE), &Value::Null]);
}

#[tokio::test]
async fn what_is_missing_is_named_in_the_order_of_the_steps() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    assert_eq!(portal.complete(&who).await.problem(), "contact-not-proven");
    portal.prove(&who, PHONE).await;
    let refused = portal.complete(&who).await;
    assert_eq!(refused.problem(), "step-missing");
    assert_eq!(refused.json()["missing"], json!(["person", "password", "agreement"]));
    portal.step(Method::PUT, &who, "person", person()).await;
    let one = json!({"consents": [{"id": "agreement", "version": "2026-03-01", "accepted_at": "2026-11-22T12:00:00Z"}]});
    assert_eq!(portal.step(Method::PUT, &who, "consents", one).await.status, 200);
    assert_eq!(portal.complete(&who).await.json()["missing"], json!(["password", "agreement"]));
}

#[tokio::test]
async fn steps_need_a_proven_phone_and_after_a_day_again() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let all_refused = async |portal: &TestPortal, who: &Credentials| {
        for (step, body) in
            [("person", person()), ("password", json!({"password": PASSWORD})), ("consents", consents())]
        {
            assert_eq!(
                portal.step(Method::PUT, who, step, body).await.problem(),
                "contact-not-proven",
                "{step}"
            );
        }
        assert_eq!(portal.complete(who).await.problem(), "contact-not-proven");
    };
    all_refused(&portal, &who).await;
    portal.prove(&who, PHONE).await;
    portal.time.move_by(86_399);
    portal.fill_in(&who).await;
    portal.time.move_by(1);
    all_refused(&portal, &who).await;
    portal.prove(&who, PHONE).await;
    assert_eq!(portal.complete(&who).await.status, 201);
}

#[tokio::test]
async fn another_phone_takes_the_proof_away() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    portal.time.move_by(60);
    assert_eq!(portal.send_code(&who, "8 (916) 000-11-22").await.json()["phone"], "+79160001122");
    assert_eq!(portal.step(Method::PUT, &who, "person", person()).await.problem(), "contact-not-proven");
    let old_code = portal.codes(PHONE).await.remove(0);
    assert_eq!(portal.check_code(&who, &old_code).await.problem(), "wrong-code");
}

#[tokio::test]
async fn a_registration_ends_after_thirty_days() {
    let portal = TestPortal::new();
    let who = portal.ready(PHONE).await;
    portal.time.move_by(30 * 86_400 - 1);
    let path = format!("/api/v1/registrations/{}", who.id);
    assert_eq!(portal.get(&path, Some(&who.secret)).await.status, 200);
    portal.time.move_by(1);
    assert_eq!(portal.get(&path, Some(&who.secret)).await.problem(), "registration-expired");
    assert_eq!(portal.complete(&who).await.problem(), "registration-expired");
    assert_eq!(portal.send_code(&who, PHONE).await.problem(), "registration-expired");
    assert_eq!(portal.grant(&who).await.problem(), "registration-expired");
}

#[tokio::test]
async fn a_wrong_secret_and_an_unknown_id_look_the_same() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let other = portal.start().await;
    let path = |id: &str| format!("/api/v1/registrations/{id}");
    let wrong = portal.get(&path(&who.id), Some(&other.secret)).await;
    let absent = portal.get(&path(&who.id), None).await;
    let unknown = portal.get(&path("nobody"), Some(&who.secret)).await;
    let unreadable = portal.get(&path("%ff"), Some(&who.secret)).await;
    for reply in [&wrong, &absent, &unknown, &unreadable] {
        assert_eq!(reply.problem(), "unauthorized");
        assert_eq!(reply.bytes, wrong.bytes);
        assert_eq!(reply.headers["www-authenticate"], "Bearer");
    }
}

#[tokio::test]
async fn every_faulty_field_is_named_with_its_reason() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    let refused = portal.send_code(&who, "+7 495 123-45-67").await;
    assert_eq!(refused.problem(), "invalid-phone");
    assert_eq!(refused.json()["fields"], json!([{"field": "phone", "reason": "landline"}]));
    portal.prove(&who, PHONE).await;
    let faulty = json!({"surname": "Ivanov", "name": "", "patronymic": "Ив1", "birth_date": "2012-11-23"});
    let refused = portal.step(Method::PUT, &who, "person", faulty).await;
    assert_eq!(refused.problem(), "invalid-fields");
    assert_eq!(
        refused.json()["fields"],
        json!([{"field": "surname", "reason": "latin"}, {"field": "name", "reason": "empty"},
            {"field": "patronymic", "reason": "digits"}, {"field": "birth_date", "reason": "under_14"}])
    );
    let nobody = json!({"surname": "Иванов", "name": "Иван", "patronymic": null, "birth_date": "1990-04-12"});
    assert_eq!(portal.step(Method::PUT, &who, "person", nobody).await.status, 200);
}

#[tokio::test]
async fn the_password_is_judged_by_what_is_known_of_the_person() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    let refused = async |password: &str| {
        let reply = portal.step(Method::PUT, &who, "password", json!({"password": password})).await;
        assert_eq!(reply.problem(), "password-refused");
        reply.json()["reasons"].clone()
    };
    assert_eq!(refused("короткий").await, json!(["too_short"]));
    assert_eq!(refused("лампа 9001234 обед").await, json!(["phone"]));
    portal.step(Method::PUT, &who, "person", person()).await;
    assert_eq!(refused("тихий иванов обед 1990").await, json!(["birth_date", "name"]));
}

#[tokio::test]
async fn a_password_is_set_again_after_what_it_may_hold_has_changed() {
    let portal = TestPortal::new();
    let who = portal.ready(PHONE).await;
    let put = async |change: Value| {
        let mut now = person();
        now.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        assert_eq!(portal.step(Method::PUT, &who, "person", now).await.status, 200);
        status(&portal, &who).await["password_set"] == true
    };
    let set = async || {
        let password = json!({"password": PASSWORD});
        assert_eq!(portal.step(Method::PUT, &who, "password", password).await.status, 200);
    };
    // The same once more, and what a register takes for the same.
    for same in [json!({}), json!({"surname": "ИВАНОВ"}), json!({"patronymic": null})] {
        assert!(put(same).await);
    }
    for change in [
        json!({"surname": "Петров"}),
        json!({"name": "Олег"}),
        json!({"patronymic": "Олегович"}),
        json!({"birth_date": "1990-04-13"}),
    ] {
        put(json!({})).await;
        set().await;
        assert!(!put(change.clone()).await, "{change}");
        let refused = portal.complete(&who).await;
        assert_eq!(
            (refused.problem().as_str(), &refused.json()["missing"]),
            ("step-missing", &json!(["password"]))
        );
    }
    portal.step(Method::PUT, &who, "password", json!({"password": "лампа 13.04.90 обед"})).await;
    assert_eq!(status(&portal, &who).await["password_set"], false);
    set().await;
    assert_eq!(portal.complete(&who).await.status, 201);
}

#[tokio::test]
async fn another_number_asks_for_the_password_once_more() {
    let portal = TestPortal::new();
    let who = portal.ready(PHONE).await;
    portal.time.move_by(60);
    portal.prove(&who, PHONE).await;
    assert_eq!(status(&portal, &who).await["password_set"], true);
    portal.time.move_by(60);
    let other = "+79035550110";
    portal.prove(&who, other).await;
    assert_eq!(status(&portal, &who).await["password_set"], false);
    assert_eq!(portal.complete(&who).await.json()["missing"], json!(["password"]));
    portal.step(Method::PUT, &who, "password", json!({"password": PASSWORD})).await;
    assert_eq!(portal.complete(&who).await.status, 201);
}

#[tokio::test]
async fn rules_without_the_name_keep_the_password_when_it_changes() {
    let portal = TestPortal::with_profile(Profile::Doc000);
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    portal.step(Method::PUT, &who, "person", person()).await;
    portal.step(Method::PUT, &who, "password", json!({"password": "Zq7!mTrW"})).await;
    let mut renamed = person();
    renamed["surname"] = json!("Петров");
    portal.step(Method::PUT, &who, "person", renamed).await;
    portal.step(Method::PUT, &who, "consents", consents()).await;
    assert_eq!(portal.complete(&who).await.status, 201);
}

#[tokio::test]
async fn consents_keep_version_and_time_and_are_known_ones() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    let put =
        async |consents| portal.step(Method::PUT, &who, "consents", json!({"consents": consents})).await;
    let one = |id: &str, version: &str, at: &str| json!({"id": id, "version": version, "accepted_at": at});
    let future = put(json!([one("agreement", "2026-03-01", "2027-01-01T00:00:00Z")])).await;
    assert_eq!(future.json()["consents"][0]["accepted_at"], "2026-11-22T12:00:00Z");
    let zoned = put(json!([one("agreement", "2026-03-01", "2026-11-22T14:00:00.7+03:00")])).await;
    assert_eq!(zoned.json()["consents"], json!([one("agreement", "2026-03-01", "2026-11-22T11:00:00Z")]));
    assert_eq!(
        put(json!([one("agreement", "2025-01-01", "2026-11-22T11:00:00Z")])).await.problem(),
        "unknown-consent"
    );
    assert_eq!(
        put(json!([one("advertising", "2026-03-01", "2026-11-22T11:00:00Z")])).await.problem(),
        "unknown-consent"
    );
    assert_eq!(put(json!([one("agreement", "2026-03-01", "yesterday")])).await.problem(), "invalid-fields");
    let twice = one("agreement", "2026-03-01", "2026-11-22T11:00:00Z");
    assert_eq!(put(json!([twice, twice])).await.json()["fields"][0]["reason"], "repeated");
    // A refused list changes nothing, an empty one takes everything back.
    let status =
        async || portal.get(&format!("/api/v1/registrations/{}", who.id), Some(&who.secret)).await.json();
    assert_eq!(status().await["consents"], json!(["agreement"]));
    assert_eq!(put(json!([])).await.status, 200);
    assert_eq!(status().await["consents"], json!([]));
}

#[tokio::test]
async fn a_registration_keeps_the_settings_it_began_with() {
    let portal = TestPortal::new();
    let before = portal.start().await;
    let chosen =
        portal.console(Method::PUT, "/console/api/settings", Some(json!({"profile": "doc-000"}))).await;
    assert_eq!(chosen.json()["profile"], "doc-000");
    assert_eq!(chosen.json()["settings"]["version"], "doc-000-1");
    let after = portal.start().await;
    let portal = portal.restarted();
    for (who, phone, version, reasons) in [
        (&before, PHONE, "kabinet-1", json!(["too_short"])),
        (&after, "+79001234568", "doc-000-1", json!(["no_digit", "no_lower", "no_sign", "no_upper"])),
    ] {
        let status = portal.get(&format!("/api/v1/registrations/{}", who.id), Some(&who.secret)).await.json();
        assert_eq!(status["settings_version"], version);
        portal.prove(who, phone).await;
        let refused = portal.step(Method::PUT, who, "password", json!({"password": "лампа тихо"})).await;
        assert_eq!(refused.json()["reasons"], reasons);
    }
    assert_eq!(portal.get("/api/v1/settings", None).await.json()["profile"], "doc-000");
    let unknown =
        portal.console(Method::PUT, "/console/api/settings", Some(json!({"profile": "doc-999"}))).await;
    assert_eq!(unknown.problem(), "unknown-profile");
}

#[tokio::test]
async fn the_same_phone_passes_all_three_profiles() {
    for (profile, password) in
        [(Profile::Kabinet, PASSWORD), (Profile::Doc000, "Zq7!mTrW"), (Profile::Doc004, "Zq7!mTrWzq7!")]
    {
        let portal = TestPortal::with_profile(profile);
        let who = portal.start().await;
        portal.prove(&who, PHONE).await;
        portal.step(Method::PUT, &who, "person", person()).await;
        assert_eq!(
            portal.step(Method::PUT, &who, "password", json!({"password": password})).await.status,
            200
        );
        portal.step(Method::PUT, &who, "consents", consents()).await;
        assert_eq!(portal.complete(&who).await.status, 201, "{profile:?}");
    }
}

#[tokio::test]
async fn settings_are_asked_for_once() {
    let portal = TestPortal::new();
    let first = portal.get("/api/v1/settings", None).await;
    let etag = first.headers["etag"].clone();
    let ask = |etag: &str| {
        let request = axum::http::Request::get("/api/v1/settings").header("if-none-match", etag);
        request.body(axum::body::Body::empty()).unwrap()
    };
    let again = portal.send(ask(etag.to_str().unwrap())).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));
    assert_eq!(portal.send(ask("\"other\"")).await.status, 200);
    let started = portal.change(Method::POST, "/api/v1/registrations", None, json!({})).await.json();
    assert_eq!(started["settings"], first.json());
}
