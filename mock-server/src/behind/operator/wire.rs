//! What the operator's inbox shows.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which messages.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MessagesQuery {
    /// Only those to this number, as E.164. A plus that was not encoded is understood, too.
    #[param(example = "+79001234567", pattern = r"^\+79\d{9}$")]
    pub to: Option<String>,
    /// Only those after the message of this `id`.
    #[param(minimum = 0)]
    pub after: Option<i64>,
    /// Where there is none, the answer is held back until one comes, for so many seconds of real time at most.
    #[param(minimum = 0, maximum = 60, example = 1)]
    pub wait: Option<u64>,
}

/// The operator's inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// The newest first, at most 200.
    pub messages: Vec<Message>,
}

/// An SMS that the operator took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Counts up.
    pub id: i64,
    /// To whom, as E.164.
    #[schema(example = "+79001234567")]
    pub to: String,
    /// Its words.
    pub text: String,
    /// The code in it, where there is one.
    #[schema(example = "481059")]
    pub code: Option<String>,
    /// Until when the code can be used, unless it is used before.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub code_expires_at: Option<Timestamp>,
    /// When the operator took it.
    #[schema(value_type = String, format = DateTime)]
    pub sent_at: Timestamp,
}
