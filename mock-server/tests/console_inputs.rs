//! What the console's calls take: all of it and nothing else, so that a slip of the pen is told and not passed over.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::samples::samples;
use common::{PHONE, TestPortal};
use mock_server::route_list;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const UNKNOWN: &str = "no_call_knows_this";

/// The members that hold a map: the names in it are data, of which the call's own checks know.
fn maps(document: &Value) -> BTreeSet<&str> {
    let schemas = document["components"]["schemas"].as_object().unwrap().values();
    let members = schemas.filter_map(|schema| schema["properties"].as_object()).flatten();
    members.filter(|(_, member)| is_map(member)).map(|(name, _)| name.as_str()).collect()
}

fn is_map(schema: &Value) -> bool {
    schema["additionalProperties"].is_object()
}

/// The value with a member that nothing knows, in each of its objects that is no map, one at a time.
fn with_unknown(value: &Value, maps: &BTreeSet<&str>) -> Vec<Value> {
    let Value::Object(members) = value else {
        let items = value.as_array().into_iter().flatten().enumerate();
        return items
            .flat_map(|(at, item)| with_unknown(item, maps).into_iter().map(move |changed| (at, changed)))
            .map(|(at, changed)| {
                let mut list = value.clone();
                list[at] = changed;
                list
            })
            .collect();
    };
    let mut own = members.clone();
    own.insert(UNKNOWN.to_owned(), json!(1));
    let inner =
        members.iter().filter(|(name, _)| !maps.contains(name.as_str())).flat_map(|(name, member)| {
            with_unknown(member, maps).into_iter().map(|changed| {
                let mut members = members.clone();
                members.insert(name.clone(), changed);
                Value::Object(members)
            })
        });
    std::iter::once(Value::Object(own)).chain(inner).collect()
}

#[tokio::test]
async fn a_member_that_no_call_knows_is_refused_by_every_call_wherever_it_stands() {
    let portal = TestPortal::new();
    let document = portal.get("/openapi.json", None).await.json();
    let maps = maps(&document);
    let (mut calls, mut nested) = (0, 0);
    for (method, path) in route_list().into_iter().filter(|(_, path)| path.starts_with("/console/api/")) {
        calls += 1;
        let operation = &document["paths"][path][method.to_lowercase()];
        let method: Method = method.parse().unwrap();
        let path = path.replace("{id}", "1");
        let with_query = format!("{path}?{UNKNOWN}=1");
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        if schema.is_null() {
            let reply = portal.console(method.clone(), &with_query, None).await;
            assert_eq!(reply.problem(), "bad-query", "{method} {with_query}");
            if path != "/console/api/events" {
                let reply = portal.console(method.clone(), &path, Some(json!({UNKNOWN: 1}))).await;
                assert_eq!(reply.problem(), "bad-json", "{method} {path} with a body");
            }
            continue;
        }
        for body in samples(&document, schema) {
            let reply = portal.console(method.clone(), &with_query, Some(body.clone())).await;
            assert_eq!(reply.problem(), "bad-query", "{method} {with_query} {body}");
            for changed in with_unknown(&body, &maps) {
                nested += 1;
                let reply = portal.console(method.clone(), &path, Some(changed.clone())).await;
                assert_eq!(reply.problem(), "bad-json", "{method} {path} {changed}");
                let detail = reply.json()["detail"].as_str().unwrap().to_owned();
                assert!(detail.starts_with("a name stands here that is not known"), "{changed}: {detail}");
            }
        }
    }
    assert!(calls >= 13 && nested >= 20, "{calls} calls, {nested} bodies");
    let rules = portal.console(Method::GET, "/console/api/faults", None).await.json();
    assert_eq!(rules["faults"], json!([]), "nothing of it took effect");
}

/// The document says so too: generated clients can't write such a member.
#[tokio::test]
async fn the_description_closes_every_body_of_the_console() {
    fn objects<'a>(document: &'a Value, schema: &'a Value, found: &mut Vec<&'a Value>) {
        if let Some(target) = schema["$ref"].as_str() {
            return objects(document, document.pointer(target.strip_prefix('#').unwrap()).unwrap(), found);
        }
        if is_map(schema) {
            return objects(document, &schema["additionalProperties"], found);
        }
        if schema["type"] == "object" {
            found.push(schema);
        }
        for inner in ["oneOf", "anyOf", "allOf"].iter().filter_map(|name| schema[name].as_array()).flatten() {
            objects(document, inner, found);
        }
        for member in schema["properties"].as_object().into_iter().flat_map(|members| members.values()) {
            objects(document, member, found);
        }
    }
    let document = TestPortal::new().get("/openapi.json", None).await.json();
    let calls = document["paths"].as_object().unwrap().iter();
    let bodies = calls.filter(|(path, _)| path.starts_with("/console/")).flat_map(|(_, item)| {
        item.as_object()
            .unwrap()
            .values()
            .map(|call| &call["requestBody"]["content"]["application/json"]["schema"])
    });
    let mut found = Vec::new();
    bodies.for_each(|schema| objects(&document, schema, &mut found));
    assert!(found.len() >= 10, "{} objects", found.len());
    for schema in found {
        assert_eq!(schema["additionalProperties"], false, "{schema}");
    }
}

#[tokio::test]
async fn what_an_order_of_a_fault_lacks_is_named() {
    let portal = TestPortal::new();
    for (order, named) in [
        (json!({"fault": {"kind": "drop_before"}}), "`times`"),
        (json!({"times": 1}), "`fault`"),
        (json!({"times": 1, "fault": {}}), "`kind`"),
        (json!({"times": 1, "fault": {"kind": "delay"}}), "`ms`"),
        (json!({"times": 1, "fault": {"kind": "too_many_requests"}}), "`retry_after_s`"),
    ] {
        let reply = portal.console(Method::POST, "/console/api/faults", Some(order.clone())).await;
        assert_eq!(reply.problem(), "bad-json", "{order}");
        let detail = reply.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.starts_with(&format!("{named} is missing")), "{order}: {detail}");
    }
}

#[tokio::test]
async fn the_inbox_takes_a_number_as_it_is_kept_and_tells_what_one_looks_like() {
    let portal = TestPortal::new();
    let who = portal.start().await;
    portal.prove(&who, PHONE).await;
    let ask =
        async |to: &str| portal.console(Method::GET, &format!("/console/api/messages?to={to}"), None).await;
    for own in ["%2B79001234567", "+79001234567", "%2b79001234567", "%2079001234567"] {
        let messages = ask(own).await.json()["messages"].as_array().unwrap().clone();
        assert_eq!(messages.len(), 1, "{own}");
        assert_eq!(messages[0]["to"], PHONE, "{own}");
    }
    assert_eq!(ask("%2B79990000000").await.json()["messages"], json!([]), "nobody wrote there");
    for other in [
        "foo",
        "",
        "89001234567",
        "79001234567",
        "9001234567",
        "%2B7900123456",
        "%2B790012345678",
        "%2B7%20900%20123-45-67",
        "%2B78001234567",
        "%2B4915112345678",
        "++79001234567",
        "%2B79001234567%20",
    ] {
        let reply = ask(other).await;
        assert_eq!((reply.status, reply.problem().as_str()), (400, "bad-query"), "{other}");
        assert!(reply.json()["detail"].as_str().unwrap().contains("%2B79001234567"), "{other}");
    }
}
