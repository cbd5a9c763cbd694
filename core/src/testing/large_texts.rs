//! How texts are set where letters are large, for a shell that can't ask the core while it draws.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::words::set_large;

/// Something with texts in it, and each of them that [`set_large`] sets otherwise, under `large`.
#[derive(Serialize)]
pub struct WithLargeTexts<T> {
    #[serde(flatten)]
    value: T,
    large: BTreeMap<String, String>,
}

impl<T: Serialize> WithLargeTexts<T> {
    /// Collects them.
    ///
    /// # Errors
    /// The value can't be written as JSON.
    pub fn of(value: T) -> Result<Self, serde_json::Error> {
        let mut large = BTreeMap::new();
        collect(serde_json::to_value(&value)?, &mut large);
        Ok(Self { value, large })
    }
}

fn collect(value: Value, large: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            let set = set_large(&text);
            if set != text {
                large.insert(text, set);
            }
        }
        Value::Array(items) => items.into_iter().for_each(|item| collect(item, large)),
        Value::Object(members) => members.into_iter().for_each(|(_, item)| collect(item, large)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_texts_that_are_set_otherwise_come_along() {
        let value =
            json!({ "title": "Соглашение", "rows": [{ "text": "дела" }, { "text": "подтверждение" }] });
        let with = serde_json::to_value(WithLargeTexts::of(&value).unwrap()).unwrap();
        assert_eq!(with["title"], "Соглашение");
        assert_eq!(with["rows"], value["rows"]);
        let large = with["large"].as_object().unwrap();
        assert_eq!(large.len(), 2, "{large:?}");
        assert_eq!(large["Соглашение"], "Со\u{ad}гла\u{ad}ше\u{ad}ние");
    }
}
