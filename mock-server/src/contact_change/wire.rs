//! Bodies of the requests for a new phone, and of their answers.

use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// A code as the person read it, and where it was sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContactCodeCheck {
    /// The number, preferably as E.164.
    #[schema(example = "+79007654321")]
    pub phone: String,
    /// The digits; spaces and hyphens between them don't count. What is not so many digits is no try.
    #[schema(example = "481059")]
    pub code: String,
}

impl fmt::Debug for ContactCodeCheck {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ContactCodeCheck {{ phone: {:?}, code: [hidden] }}", self.phone)
    }
}

/// The code was right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactChecked {
    /// The number, as E.164.
    #[schema(example = "+79007654321")]
    pub phone: String,
    /// Whether it belongs to another account, and stays there until it is taken. If not, it is the account's from now on.
    pub account_exists: bool,
}

/// Which proven phone is to be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContactTaking {
    /// The number, preferably as E.164.
    #[schema(example = "+79007654321")]
    pub phone: String,
}

/// The phone is the account's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactTaken {
    /// The number, as E.164.
    #[schema(example = "+79007654321")]
    pub phone: String,
}
