//! What a fault does to one call.

use super::wire::Fault;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::link::broken_connection;
use axum::response::{Html, IntoResponse, Response};
use std::time::Duration;

const CAPTIVE_PORTAL: &str = include_str!("captive_portal.html");

impl Fault {
    /// The answer in the portal's place; `None` where the portal answers itself. `now` is the portal's time in seconds.
    pub(crate) fn instead(&self, now: i64) -> Option<Response> {
        match self {
            Self::Unavailable { retry_after_s } => {
                let problem = Problem::new(ProblemKind::UNAVAILABLE);
                Some(problem.retry_after(retry_after_s.map(i64::from)).into_response())
            }
            Self::TooManyRequests { retry_after_s } => {
                let problem = Problem::new(ProblemKind::TOO_MANY_REQUESTS);
                Some(problem.retry_at(now + i64::from(*retry_after_s), now).into_response())
            }
            Self::DropBefore {} => Some(broken_connection()),
            Self::CaptivePortal {} => Some(Html(CAPTIVE_PORTAL).into_response()),
            Self::Delay { .. } | Self::DropAfter {} | Self::WrongDate { .. } => None,
        }
    }

    /// Whether the answer is lost on its way.
    pub(crate) const fn drops_answer(&self) -> bool {
        matches!(self, Self::DropAfter {} | Self::DropBefore {})
    }

    /// How long the answer is held back.
    pub(crate) fn delay(&self) -> Duration {
        match self {
            Self::Delay { ms } => Duration::from_millis(u64::from(*ms)),
            _ => Duration::ZERO,
        }
    }

    /// How far the `Date` of the answer is off, in seconds.
    pub(crate) const fn date_offset_s(&self) -> i64 {
        match self {
            Self::WrongDate { offset_s } => *offset_s,
            _ => 0,
        }
    }
}
