//! Values that a schema of the `OpenAPI` document takes.

use serde_json::{Map, Value, json};

/// The smallest first; then one for each choice that the schema leaves, and for each member that may be left out.
pub fn samples(document: &Value, schema: &Value) -> Vec<Value> {
    if let Some(target) = schema["$ref"].as_str() {
        return samples(document, document.pointer(target.strip_prefix('#').unwrap()).unwrap());
    }
    if let Some(choices) = ["oneOf", "anyOf", "allOf"].iter().find_map(|name| schema[name].as_array()) {
        return choices.iter().flat_map(|choice| samples(document, choice)).collect();
    }
    if let Some(value) = schema.get("example").or(schema["enum"].get(0)) {
        return vec![value.clone()];
    }
    let kind = schema["type"].as_array().map_or(&schema["type"], |kinds| &kinds[0]);
    match kind.as_str() {
        Some("string") => vec![json!("2026-11-22")],
        Some("integer" | "number") => vec![json!(1)],
        Some("boolean") => vec![json!(true)],
        Some("array") => {
            let filled = samples(document, &schema["items"]).into_iter().map(|item| json!([item]));
            std::iter::once(json!([])).chain(filled).collect()
        }
        Some("object") => objects(document, schema),
        _ => vec![Value::Null],
    }
}

fn objects(document: &Value, schema: &Value) -> Vec<Value> {
    let required = schema["required"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap());
    let smallest: Map<_, _> = required
        .map(|name| (name.to_owned(), samples(document, &schema["properties"][name]).remove(0)))
        .collect();
    let each = schema["properties"].as_object().into_iter().flatten();
    let others = each.flat_map(|(name, member)| {
        let with =
            |value| Value::Object(smallest.clone().into_iter().chain([(name.clone(), value)]).collect());
        samples(document, member).into_iter().map(with).collect::<Vec<_>>()
    });
    std::iter::once(Value::Object(smallest.clone())).chain(others.collect::<Vec<_>>()).collect()
}
