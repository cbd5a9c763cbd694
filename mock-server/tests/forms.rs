//! Forms that the settings describe: what is told of them, what is taken in them, and where it goes.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{Credentials, PHONE, Reply, TestPortal};
use mock_server::{Options, Profile, Step};
use serde_json::{Value, json};

const RIGHT: &str = "11223344595";

/// A portal whose registrations ask for both forms, in an order that is not that of their names.
fn portal() -> TestPortal {
    let forms = [Step::form("snils"), Step::form("inn")];
    let steps = [&[Step::Contact, Step::Person][..], &forms, &[Step::Password, Step::Agreement]].concat();
    TestPortal::with_options(|place| Options { steps: Some(steps), ..Options::at(place) })
}

async fn save(portal: &TestPortal, who: &Credentials, form: &str, fields: Value) -> Reply {
    portal.step(Method::PUT, who, "forms", json!({"form": form, "fields": fields})).await
}

/// The names of the forms that are given.
async fn given(portal: &TestPortal, who: &Credentials) -> Value {
    portal.get(&format!("/api/v1/registrations/{}", who.id), Some(&who.secret)).await.json()["forms"].clone()
}

/// What is kept of forms: whose it is, which form, and what stands in it.
fn kept(portal: &TestPortal) -> String {
    let each = "SELECT concat_ws(' ', account_oid, form_id, fields) AS one FROM forms_given ORDER BY form_id";
    portal.stored(&format!("SELECT coalesce(group_concat(one, '; '), '') FROM ({each})"))
}

#[tokio::test]
async fn settings_describe_the_forms_that_their_steps_name() {
    let portal = portal();
    let settings = portal.get("/api/v1/settings", None).await.json();
    let steps = ["contact", "person", "snils", "inn", "password", "agreement"];
    assert_eq!(settings["registration"]["steps"], json!(steps));
    let file = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let forms = [
        file(include_str!("../src/rules/forms/snils.json")),
        file(include_str!("../src/rules/forms/inn.json")),
    ];
    assert_eq!(settings["forms"], json!(forms), "a member that a form lacks is left out");
    let started = portal.change(Method::POST, "/api/v1/registrations", None, json!({})).await.json();
    assert_eq!(started["settings"], settings);
    for profile in Profile::ALL {
        let settings = TestPortal::with_profile(profile).get("/api/v1/settings", None).await.json();
        assert!(settings.get("forms").is_none(), "{profile:?} asks for none");
    }
}

#[tokio::test]
async fn what_is_given_last_counts_and_becomes_the_accounts() {
    let portal = portal();
    let who = portal.ready(PHONE).await;
    assert_eq!(portal.complete(&who).await.json()["missing"], json!(["snils", "inn"]));
    assert_eq!(given(&portal, &who).await, json!([]));
    // An empty form is given, too.
    let saved = save(&portal, &who, "inn", json!({"inn": "  "})).await;
    assert_eq!((saved.status, saved.json()), (200, json!({"form_saved": true})));
    assert_eq!(given(&portal, &who).await, json!(["inn"]));
    assert_eq!(portal.complete(&who).await.json()["missing"], json!(["snils"]));
    assert_eq!(save(&portal, &who, "snils", json!({"snils": "087-654-302 00"})).await.status, 200);
    assert_eq!(save(&portal, &who, "snils", json!({"snils": "112-233-445 95"})).await.status, 200);
    assert_eq!(given(&portal, &who).await, json!(["snils", "inn"]));
    assert_eq!(save(&portal, &who, "inn", json!({"inn": "5001 0073 2259"})).await.status, 200);
    assert_eq!(save(&portal, &who, "inn", json!({})).await.status, 200);
    let snils = format!(r#"snils {{"snils":"{RIGHT}"}}"#);
    assert_eq!(kept(&portal), format!("inn {{}}; {snils}"), "all of what was given before is gone");
    let oid = portal.complete(&who).await.json()["account"]["oid"].as_str().unwrap().to_owned();
    assert_eq!(kept(&portal), format!("{oid} inn {{}}; {oid} {snils}"));
    let late = save(&portal, &who, "snils", json!({"snils": RIGHT})).await;
    assert_eq!(late.problem(), "registration-completed");
}

#[tokio::test]
async fn what_can_not_be_taken_is_named_and_changes_nothing() {
    let portal = portal();
    let who = portal.start().await;
    let early = save(&portal, &who, "snils", json!({"snils": RIGHT})).await;
    assert_eq!(early.problem(), "contact-not-proven");
    portal.prove(&who, PHONE).await;
    assert_eq!(save(&portal, &who, "snils", json!({"snils": RIGHT})).await.status, 200);
    for (form, fields, faults) in [
        ("passport", json!({"snils": RIGHT}), json!([{"field": "form", "reason": "unknown"}])),
        ("snils", json!({}), json!([{"field": "snils", "reason": "empty"}])),
        ("snils", json!({"snils": " - "}), json!([{"field": "snils", "reason": "empty"}])),
        ("snils", json!({"snils": "11223344590"}), json!([{"field": "snils", "reason": "check_digits"}])),
        (
            "snils",
            json!({"snils": "1122", "inn": "1"}),
            json!([{"field": "snils", "reason": "too_short"}, {"field": "inn", "reason": "unknown"}]),
        ),
        ("inn", json!({"inn": "7707083893"}), json!([{"field": "inn", "reason": "company"}])),
    ] {
        let refused = save(&portal, &who, form, fields.clone()).await;
        assert_eq!(refused.problem(), "invalid-fields", "{form} {fields}");
        assert_eq!(refused.json()["fields"], faults, "{form} {fields}");
    }
    for fields in [json!({"snils": 11_223_344_595_i64}), json!({"snils": null}), json!([RIGHT])] {
        assert_eq!(save(&portal, &who, "snils", fields.clone()).await.problem(), "bad-json", "{fields}");
    }
    assert_eq!(kept(&portal), format!(r#"snils {{"snils":"{RIGHT}"}}"#));
}

#[tokio::test]
async fn a_registration_takes_the_forms_of_the_settings_it_began_with() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    let refused = save(&portal, &who, "snils", json!({"snils": RIGHT})).await;
    assert_eq!(refused.json()["fields"], json!([{"field": "form", "reason": "unknown"}]));
}

#[tokio::test]
async fn what_was_given_goes_with_a_registration_that_never_was_completed() {
    let portal = portal();
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    assert_eq!(save(&portal, &who, "snils", json!({"snils": RIGHT})).await.status, 200);
    portal.time.move_by(60 * 86_400);
    portal.start().await;
    assert_eq!(kept(&portal), "");
}

#[tokio::test]
async fn an_address_is_taken_without_street_and_flat_and_its_postal_code_is_judged() {
    let steps = vec![Step::Contact, Step::Person, Step::form("address"), Step::Password, Step::Agreement];
    let portal = TestPortal::with_options(|place| Options { steps: Some(steps), ..Options::at(place) });
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    let village =
        json!({"region": "Орловская область", "city": "Сосновка", "house": "3", "postal_code": "303 000"});
    assert_eq!(save(&portal, &who, "address", village.clone()).await.status, 200);
    assert!(kept(&portal).contains(r#""postal_code":"303000""#), "{}", kept(&portal));
    let mut wrong = village;
    wrong["postal_code"] = json!("703000");
    wrong["house"] = json!(" ");
    let refused = save(&portal, &who, "address", wrong).await.json();
    let faults = json!([
        {"field": "house", "reason": "empty"},
        {"field": "postal_code", "reason": "no_such_code"},
    ]);
    assert_eq!(refused["fields"], faults);
}

#[tokio::test]
async fn a_passport_is_held_against_the_birth_date_once_that_is_given() {
    let forms = [Step::form("passport"), Step::Person];
    let steps = [&[Step::Contact][..], &forms, &[Step::Password, Step::Agreement]].concat();
    let portal = TestPortal::with_options(|place| Options { steps: Some(steps), ..Options::at(place) });
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    let issued = |day: &str| {
        json!({"passport_series": "45 08", "passport_number": "123 456", "passport_issue_date": day,
            "department_code": "770-001", "issued_by": "ОВД «ТАГАНСКИЙ» ГОР. МОСКВЫ"})
    };
    // Born on 12 April 1990: fourteen in 2004, to be replaced in 2010.
    assert_eq!(save(&portal, &who, "passport", issued("2004-04-11")).await.status, 200, "nobody knows yet");
    portal.fill_in(&who).await;
    for (day, reason) in [("2004-04-11", "before_14"), ("2004-04-12", "expired"), ("2010-04-11", "expired")] {
        let refused = save(&portal, &who, "passport", issued(day)).await;
        let faults = json!([{"field": "passport_issue_date", "reason": reason}]);
        assert_eq!((refused.status, &refused.json()["fields"]), (422, &faults), "{day}");
    }
    assert_eq!(save(&portal, &who, "passport", issued("2010-04-12")).await.status, 200);
    let digits = r#""department_code":"770001""#;
    assert!(kept(&portal).contains(digits) && kept(&portal).contains("2010-04-12"), "{}", kept(&portal));
}

/// What stands on people's papers, as they copy it; an app sends the domain of an address in A-labels.
#[tokio::test]
async fn every_form_takes_what_it_asks_for() {
    let given = [
        ("snils", json!({"snils": "112-233-445 95"})),
        ("inn", json!({"inn": "500100732259"})),
        ("oms", json!({"oms": "7700 0080 0000 0001"})),
        ("email", json!({"email": "иван@xn--80a1acny.xn--p1ai"})),
        ("driving_licence", json!({"driving_licence": "99 ВВ 123456"})),
        ("foreign_passport", json!({"foreign_passport": "70 1234567"})),
        ("approved_id", json!({"approved_id": "АБ-123456"})),
    ];
    let forms: Vec<_> = given.iter().map(|(form, _)| Step::form(form)).collect();
    let steps = [&[Step::Contact, Step::Person][..], &forms, &[Step::Password, Step::Agreement]].concat();
    let portal = TestPortal::with_options(|place| Options { steps: Some(steps), ..Options::at(place) });
    let who = portal.ready(PHONE).await;
    for (form, fields) in &given {
        assert_eq!(save(&portal, &who, form, fields.clone()).await.status, 200, "{form}");
        assert_eq!(save(&portal, &who, form, json!({})).await.status == 200, *form == "inn", "{form}");
    }
    assert_eq!(portal.complete(&who).await.status, 201);
}
