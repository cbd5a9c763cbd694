//! What a body is made of.

use std::collections::BTreeSet;

use serde_json::Value;

/// The names of everything in a body, at any depth; of what was given in a form, whose fields the portal names, the form
/// alone.
pub fn members(body: &Value) -> BTreeSet<String> {
    let inner: Box<dyn Iterator<Item = &Value>> = match body {
        Value::Object(object) => {
            Box::new(object.iter().filter(|(name, _)| *name != "fields").map(|(_, value)| value))
        }
        Value::Array(values) => Box::new(values.iter()),
        _ => Box::new(std::iter::empty()),
    };
    let own = body.as_object().into_iter().flat_map(|object| object.keys().cloned());
    own.chain(inner.flat_map(members)).collect()
}
