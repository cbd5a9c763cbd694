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
