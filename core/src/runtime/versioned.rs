//! A row's value with the version of its form.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What stands in a row.
#[derive(Serialize, Deserialize)]
pub(super) struct Versioned<'a> {
    /// The version of its form.
    pub v: u32,
    /// The value, JSON.
    #[serde(borrow)]
    pub is: &'a RawValue,
}

/// What stands in a row whose value is this JSON.
///
/// # Errors
/// It is no JSON.
pub(super) fn versioned(v: u32, is: &[u8]) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&Versioned { v, is: serde_json::from_slice(is)? })
}

/// What stands in a row, read.
///
/// # Errors
/// Those of the reader, for what is no such row.
pub(super) fn unversioned(row: &[u8]) -> serde_json::Result<Versioned<'_>> {
    serde_json::from_slice(row)
}
