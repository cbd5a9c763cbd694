//! A row's value with the version of its form.

use serde::{Deserialize, Serialize};

/// What stands in a row.
#[derive(Serialize, Deserialize)]
pub(super) struct Versioned<T> {
    /// The version of its form.
    pub v: u32,
    /// The value.
    pub is: T,
}
