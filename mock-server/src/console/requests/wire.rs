//! What is asked of the log, and its answer.

use crate::portal::request_log::LoggedRequest;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which requests.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RequestsQuery {
    /// Only those after this `seq`.
    #[param(minimum = 0)]
    pub after: Option<i64>,
}

/// The log of requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    /// The newest first.
    pub requests: Vec<LoggedRequest>,
    /// How many the portal remembers at the most.
    pub kept: usize,
}
