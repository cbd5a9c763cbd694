//! The `OpenAPI` document and the router name the same endpoints.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use common::TestPortal;
use mock_server::route_list;
use serde_json::Value;
use std::collections::BTreeSet;

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
    // What any address may answer, what answers a head that leads to none, and what any call may under a scripted fault.
    let general = ["not-found", "method-not-allowed", "bad-request", "head-too-large", "too-many-requests"];
    for kind in mock_server::ProblemKind::ALL {
        assert!(
            slugs.contains(kind.slug()) || general.contains(&kind.slug()),
            "{} is described nowhere",
            kind.slug()
        );
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
