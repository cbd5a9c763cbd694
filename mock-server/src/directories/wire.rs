//! The body of a list.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What there is to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryList {
    /// In the order in which they are offered; at most 4096.
    pub entries: Vec<DirectoryEntry>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryEntry {
    /// What stands in the field once it is chosen.
    #[schema(example = "улица Победы")]
    pub text: String,
    /// What stands in other fields of the form then, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(example = json!({"postal_code": "141400"}))]
    pub fills: BTreeMap<String, String>,
}
