//! What the types of bodies can't say of their schemas by themselves.

use serde_json::json;
use utoipa::openapi::RefOr;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::schema::{AdditionalProperties, ArrayItems, Object, Schema};

/// Says of the objects of a schema that they have no other members.
pub(super) fn close(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) if !object.properties.is_empty() => {
            object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        }
        RefOr::T(Schema::OneOf(choices)) => choices.items.iter_mut().for_each(close),
        _ => {}
    }
}

/// Gives the variants of a tagged enum the names by which generated clients call them: its own and that of the tag.
pub(super) fn name_variants(name: &str, schema: &mut RefOr<Schema>) {
    let RefOr::T(Schema::OneOf(choices)) = schema else { return };
    for choice in &mut choices.items {
        let RefOr::T(Schema::Object(variant)) = choice else { continue };
        if let Some(tag) = tag(variant) {
            let words = tag.split('_').map(|word| {
                let (first, rest) = word.split_at(word.len().min(1));
                first.to_ascii_uppercase() + rest
            });
            variant.title = Some(format!("{name}{}", words.collect::<String>()));
        }
    }
}

/// The word that a variant is told by.
fn tag(variant: &Object) -> Option<String> {
    variant.properties.values().find_map(|property| match property {
        RefOr::T(Schema::Object(tag)) => match tag.enum_values.as_deref() {
            Some([word]) => word.as_str().map(str::to_owned),
            _ => None,
        },
        _ => None,
    })
}

/// Lists the words that a property of an object holds, or each item of it, without closing the list: a later portal may
/// say others. `x-extensible-enum` is what generators that know open lists read, and the others read over.
pub(super) fn list_words<'a>(
    schema: &mut RefOr<Schema>,
    property: &str,
    words: impl IntoIterator<Item = &'a str>,
) {
    let RefOr::T(Schema::Object(object)) = schema else { return };
    let text = match object.properties.get_mut(property) {
        Some(RefOr::T(Schema::Object(text))) => text,
        Some(RefOr::T(Schema::Array(list))) => match &mut list.items {
            ArrayItems::RefOrSchema(item) => match item.as_mut() {
                RefOr::T(Schema::Object(text)) => text,
                _ => return,
            },
            ArrayItems::False => return,
        },
        _ => return,
    };
    let words: Vec<_> = words.into_iter().collect();
    text.extensions = Some(Extensions::from_iter([("x-extensible-enum", json!(words))]));
}
