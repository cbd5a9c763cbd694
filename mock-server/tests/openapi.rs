//! The `OpenAPI` document and the router name the same endpoints.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use common::TestPortal;
use mock_server::route_list;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

#[tokio::test]
async fn every_route_is_described_and_nothing_else() {
    let portal = TestPortal::new();
    let document = portal.get("/openapi.json", None).await.json();
    let paths = document["paths"].as_object().unwrap();
    let described: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(move |method| (method.to_uppercase(), path.clone()))
        })
        .collect();
    let routed: BTreeSet<(String, String)> = route_list()
        .into_iter()
        .filter(|(_, path)| *path != "/openapi.json")
        .map(|(method, path)| (method, path.to_owned()))
        .collect();
    assert_eq!(described, routed);
    assert!(described.len() >= 20);
    let operations = paths.values().flat_map(|item| item.as_object().unwrap().values());
    let names: BTreeSet<_> = operations.map(|operation| operation["operationId"].as_str().unwrap()).collect();
    assert_eq!(names.len(), described.len(), "two operations share an operationId");
}

#[tokio::test]
async fn every_refusal_is_a_problem_with_an_example_of_its_status() {
    let portal = TestPortal::new();
    let document = portal.get("/openapi.json", None).await.json();
    let mut slugs = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let responses = operation["responses"].as_object().unwrap();
            let refusals = responses.iter().filter(|(status, _)| status.starts_with(['4', '5']));
            for (status, response) in refusals {
                let media = &response["content"]["application/problem+json"];
                assert_eq!(
                    media["schema"]["$ref"], "#/components/schemas/Problem",
                    "{method} {path} {status}"
                );
                for (slug, example) in media["examples"].as_object().unwrap() {
                    assert_eq!(example["value"]["status"].to_string(), *status, "{slug}");
                    assert_eq!(example["value"]["type"], format!("/problems/{slug}"));
                    slugs.insert(slug.clone());
                }
            }
            assert!(operation["responses"]["403"].is_object(), "{method} {path}");
        }
    }
    let listed: BTreeSet<_> =
        mock_server::problem_list().into_iter().map(|kind| kind.slug().to_owned()).collect();
    assert!(slugs.is_subset(&listed));
}

/// Each kind of refusal stands in the sources once, and some call is described with it, or none can be.
#[test]
fn every_kind_of_refusal_is_listed_once() {
    let mut written = Vec::new();
    kinds_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut written);
    written.sort();
    let listed: Vec<_> = mock_server::problem_list().iter().map(|kind| kind.slug().to_owned()).collect();
    assert_eq!(written, listed);
    assert!(written.len() >= 40);
}

fn kinds_below(path: &Path, found: &mut Vec<String>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            kinds_below(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") {
        let text = std::fs::read_to_string(path).unwrap();
        for block in text.split("impl ProblemKind {").skip(1) {
            let block = block.split("\n}").next().unwrap();
            let made =
                block.split("Self::new(").skip(1).filter_map(|made| made.trim_start().strip_prefix('"'));
            found.extend(made.map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
}

/// Follows every `$ref` of the document.
#[tokio::test]
async fn every_reference_leads_somewhere() {
    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    match member {
                        Value::String(target) if name == "$ref" => found.push(target.clone()),
                        other => references(other, found),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let document = TestPortal::new().get("/openapi.json", None).await.json();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 50);
    for target in found {
        assert!(document.pointer(target.strip_prefix('#').unwrap()).is_some(), "{target}");
    }
}

/// What generators and linters of other teams ask of a description.
#[tokio::test]
async fn the_description_says_what_readers_of_it_look_for() {
    let document = TestPortal::new().get("/openapi.json", None).await.json();
    assert_eq!(document["servers"][0]["url"], "/");
    assert!(document["info"]["license"]["name"].as_str().is_some_and(|name| !name.is_empty()));
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let what = format!("{method} {path}");
            assert!(operation["security"].is_array(), "{what}: empty where nothing is needed");
            let answers = &operation["responses"];
            assert!(answers["400"].is_object() && answers["431"].is_object(), "{what}");
            for status in ["429", "503"] {
                let headers = &answers[status]["headers"];
                assert!(answers[status].is_null() || headers["Retry-After"].is_object(), "{what} {status}");
            }
            if path.starts_with("/api/") {
                assert!(answers["429"].is_object() && answers["503"].is_object(), "{what}: faults strike it");
                let granted = answers.as_object().unwrap().iter().find(|(status, _)| status.starts_with('2'));
                let content = &granted.unwrap().1["content"]["application/json"];
                assert!(content["examples"].as_object().is_some_and(|all| !all.is_empty()), "{what}");
            }
        }
    }
    let refused = &document["components"]["responses"]["method-not-allowed"];
    assert!(refused["headers"]["Allow"].is_object(), "{refused}");
    let account = &document["paths"]["/api/v1/account"]["get"]["responses"]["200"];
    let examples = &account["content"]["application/json"]["examples"];
    let golden = std::fs::read(common::golden_folder().join("account/fetch_account.answer.json")).unwrap();
    assert_eq!(examples["usual"]["value"], serde_json::from_slice::<Value>(&golden).unwrap());
    assert!(examples["without_phone"].is_object() && examples["without_patronymic"].is_object());
}

#[tokio::test]
async fn open_lists_of_words_are_those_of_the_code_and_stay_open() {
    let document = TestPortal::new().get("/openapi.json", None).await.json();
    let problem = &document["components"]["schemas"]["Problem"]["properties"];
    let listed = |words: &Value| -> Vec<String> {
        assert_eq!(words["enum"], Value::Null, "a list that grows is no closed one");
        serde_json::from_value(words["x-extensible-enum"].clone()).unwrap()
    };
    let kinds = mock_server::problem_list();
    let types: Vec<_> = kinds.iter().map(|kind| format!("/problems/{}", kind.slug())).collect();
    assert_eq!(listed(&problem["type"]), types);
    let own = ["contact", "person", "password", "agreement"];
    let steps = [
        &own[..],
        &[
            "snils",
            "inn",
            "passport",
            "address",
            "oms",
            "driving_licence",
            "foreign_passport",
            "approved_id",
            "email",
        ],
    ]
    .concat();
    assert_eq!(listed(&problem["missing"]["items"]), steps);
    let schemas = &document["components"]["schemas"];
    assert_eq!(listed(&schemas["RegistrationSettings"]["properties"]["steps"]["items"]), steps);
    let kinds = [
        "approved_id",
        "bank_card",
        "birth_date",
        "cadastral",
        "card_term",
        "department_code",
        "driving_licence",
        "email",
        "foreign_passport",
        "inn",
        "name",
        "oms",
        "passport_issue_date",
        "passport_number",
        "passport_series",
        "phone",
        "postal_code",
        "snils",
        "text",
        "tick",
    ];
    assert_eq!(listed(&schemas["FieldSpec"]["properties"]["kind"]), kinds);
    let reasons = listed(&problem["reasons"]["items"]);
    assert!(reasons.is_sorted() && reasons.contains(&"too_short".to_owned()), "{reasons:?}");
    assert_eq!(reasons.len(), 11);
    let of_fields = listed(&schemas["FieldFault"]["properties"]["reason"]);
    for word in
        ["empty", "landline", "latin", "under_14", "check_digits", "not_a_time", "out_of_bounds", "unknown"]
    {
        assert!(of_fields.contains(&word.to_owned()), "{of_fields:?}");
    }
}

#[tokio::test]
async fn variants_have_names_that_nothing_else_has() {
    let document = TestPortal::new().get("/openapi.json", None).await.json();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let mut names: BTreeSet<_> = schemas.keys().cloned().collect();
    let variants = schemas.values().filter_map(|schema| schema["oneOf"].as_array()).flatten();
    let tagged: Vec<_> = variants.filter(|variant| variant["type"] == "object").collect();
    assert!(tagged.len() >= 9, "{}", tagged.len());
    for variant in tagged {
        let title = variant["title"].as_str().unwrap_or_else(|| panic!("no title: {variant}"));
        assert!(names.insert(title.to_owned()), "{title} stands twice");
    }
    assert!(names.contains("SessionRequestSignIn") && names.contains("FaultDropBefore"), "{names:?}");
}

/// How long a used refresh token may come again is a number of the code, said in words.
#[tokio::test]
async fn the_description_tells_how_long_a_refresh_token_lives() {
    let document = TestPortal::new().get("/openapi.json", None).await.json();
    let about = document["paths"]["/api/v1/sessions/refresh"]["post"]["summary"].as_str().unwrap();
    assert!(about.contains("no term of its own") && about.contains("60 seconds"), "{about}");
}
