//! The types of the console's scripts are those of the `OpenAPI` document. `KABINET_WRITE_TYPES=1` writes them anew.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

const FILE: &str = "web/console/wire.d.ts";
const REFERENCE: &str = "#/components/schemas/";

#[test]
fn the_scripts_types_are_those_of_the_document() {
    let document = serde_json::to_value(mock_server::openapi_document()).unwrap();
    let written = types(&document);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("KABINET_WRITE_TYPES").is_some() {
        std::fs::write(&file, &written).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == written,
        "{FILE} is stale: KABINET_WRITE_TYPES=1 cargo test -p mock-server --test console_types"
    );
}

/// What the console's calls take and answer, and what that is made of.
fn types(document: &Value) -> String {
    let calls =
        document["paths"].as_object().unwrap().iter().filter(|(path, _)| path.starts_with("/console/"));
    let mut names = BTreeSet::new();
    for (_, item) in calls {
        // Refusals are the same for all, and no script looks into them.
        for call in item.as_object().unwrap().values() {
            collect(document, &call["requestBody"], &mut names);
            let answers = call["responses"].as_object().unwrap().iter();
            answers
                .filter(|(status, _)| status.starts_with('2'))
                .for_each(|(_, answer)| collect(document, answer, &mut names));
        }
    }
    let mut text = String::from(
        "// The JSON of the console's interface. Written from the OpenAPI document by the test `console_types`; do not edit.\n",
    );
    for name in names {
        let schema = &document["components"]["schemas"][&name];
        if schema["properties"].is_object() {
            write!(text, "\nexport interface {name} {{\n{}}}\n", members(schema, "  ", "\n")).unwrap();
        } else {
            write!(text, "\nexport type {name} = {};\n", shape(schema)).unwrap();
        }
    }
    text
}

/// The names that a part of the document leads to.
fn collect(document: &Value, part: &Value, names: &mut BTreeSet<String>) {
    match part {
        Value::Object(members) => {
            let name = part["$ref"].as_str().and_then(|target| target.strip_prefix(REFERENCE));
            if let Some(name) = name.filter(|name| names.insert((*name).to_owned())) {
                collect(document, &document["components"]["schemas"][name], names);
            }
            members.values().for_each(|member| collect(document, member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(document, item, names)),
        _ => {}
    }
}

fn members(schema: &Value, before: &str, after: &str) -> String {
    let required: BTreeSet<_> =
        schema["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap()).collect();
    let members = schema["properties"].as_object().into_iter().flatten().map(|(name, member)| {
        let mark = if required.contains(name.as_str()) { "" } else { "?" };
        format!("{before}{name}{mark}: {};{after}", shape(member))
    });
    members.collect()
}

fn shape(schema: &Value) -> String {
    if let Some(target) = schema["$ref"].as_str() {
        return target.strip_prefix(REFERENCE).unwrap().to_owned();
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().map(shape).collect::<Vec<_>>().join(" | ");
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    if let Some(kinds) = schema["type"].as_array() {
        return kinds
            .iter()
            .map(|kind| of_kind(schema, kind.as_str().unwrap()))
            .collect::<Vec<_>>()
            .join(" | ");
    }
    of_kind(schema, schema["type"].as_str().unwrap_or_else(|| panic!("no type: {schema}")))
}

fn of_kind(schema: &Value, kind: &str) -> String {
    match kind {
        "integer" | "number" => "number".to_owned(),
        "array" => {
            let item = shape(&schema["items"]);
            if item.contains(' ') { format!("({item})[]") } else { format!("{item}[]") }
        }
        "object" if schema["additionalProperties"].is_object() => {
            format!("Record<string, {}>", shape(&schema["additionalProperties"]))
        }
        "object" if schema["properties"].is_null() => "Record<string, never>".to_owned(),
        "object" => format!("{{ {} }}", members(schema, "", " ").trim_end_matches([' ', ';'])),
        "string" | "boolean" | "null" => kind.to_owned(),
        other => panic!("no type for {other}: {schema}"),
    }
}
