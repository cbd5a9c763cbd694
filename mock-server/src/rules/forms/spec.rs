//! A form as the settings describe it.

use crate::http::language::Texts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A form: what it is called, and the fields that are asked for in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FormSpec {
    /// Its name, which a step of a registration can be.
    #[schema(example = "snils")]
    pub id: String,
    /// Its heading.
    pub title: Texts,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Texts>,
    /// About how many minutes it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 1)]
    pub minutes: Option<u32>,
    /// Its fields, in the order they are asked.
    pub fields: Vec<FieldSpec>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    /// Its name, which no other field of the form has.
    #[schema(example = "snils")]
    pub id: String,
    /// What stands in it, and so how it is drawn and judged. An app that does not know the kind takes it for text; later
    /// portals may have more of them.
    #[schema(example = "snils")]
    pub kind: String,
    /// What it is called.
    pub label: Texts,
    /// What helps to fill it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Texts>,
    /// Whether it may not be left empty.
    pub required: bool,
    /// What it is filled in with beforehand: `person.surname`, `person.name`, `person.patronymic`, `person.birth_date`,
    /// `contact.phone`, or `<form>.<field>` of another form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "person.surname")]
    pub from: Option<String>,
    /// The name of the list that it chooses from (`fetch_directory`), with `{field}` in place of what stands in an earlier
    /// field of the form. Whoever finds nothing there types freely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "streets/{region}/{city}")]
    pub choices: Option<String>,
    /// The answer to another question that it belongs to; without it, it is asked for always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// When a field is asked for. While this does not hold, nothing that stands in the field counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// An earlier field of the form, by its name.
    #[schema(example = "has_inn")]
    pub field: String,
    /// What must stand in it.
    #[schema(example = "true")]
    pub is: String,
}
