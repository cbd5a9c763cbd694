//! Faults and the rules that bring them, as the console's API carries them.

use crate::http::json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What goes wrong with a call.
// A variant without members has braces: only then does serde refuse members of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Fault {
    /// 503 `unavailable`; nothing is done.
    Unavailable {
        /// Seconds for `Retry-After`, 1 to 86,400; without it the answer has no such header.
        #[serde(default, deserialize_with = "json::optional_integer")]
        #[schema(minimum = 1, maximum = 86_400)]
        retry_after_s: Option<u32>,
    },
    /// 429 `too-many-requests` with `Retry-After`; nothing is done.
    TooManyRequests {
        /// Seconds for `Retry-After`, 1 to 86,400.
        #[serde(deserialize_with = "json::integer")]
        #[schema(minimum = 1, maximum = 86_400)]
        retry_after_s: u32,
    },
    /// The call is done at once, but its answer is held back.
    Delay {
        /// For how many milliseconds of real time, 1 to 600,000.
        #[serde(deserialize_with = "json::integer")]
        #[schema(minimum = 1, maximum = 600_000)]
        ms: u32,
    },
    /// The connection breaks before anything is done.
    DropBefore {},
    /// The call is done and kept, but the connection breaks before the answer.
    DropAfter {},
    /// 200 with the sign-in page of somebody else's Wi-Fi; the call never reaches the portal.
    CaptivePortal {},
    /// The call is done; the `Date` of its answer is wrong.
    WrongDate {
        /// By how many seconds, ahead or (negative) behind; ten years at most.
        #[serde(deserialize_with = "json::integer")]
        #[schema(minimum = -315_360_000, maximum = 315_360_000)]
        offset_s: i64,
    },
}

impl Fault {
    /// Its kind, as on the wire.
    pub fn kind(&self) -> String {
        let fault = serde_json::to_value(self).expect("a fault holds nothing JSON can't");
        json::word(&fault["kind"])
    }
}

/// Orders a fault for the next calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultOrder {
    /// Which calls: method and address template as this document has them; absent or `null` for any call of the API.
    #[serde(default)]
    #[schema(example = "POST /api/v1/registrations/{id}/codes")]
    pub operation: Option<String>,
    /// How many calls, 1 to 10,000.
    #[serde(deserialize_with = "json::integer")]
    #[schema(minimum = 1, maximum = 10_000, example = 2)]
    pub times: u32,
    /// What goes wrong with them.
    pub fault: Fault,
}

/// A rule: a fault that was ordered, and how often it struck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultRule {
    /// Names it; counts up from 1 with each start of the portal.
    pub id: u64,
    /// Which calls; `null` for any call of the API.
    #[schema(example = "POST /api/v1/registrations/{id}/codes")]
    pub operation: Option<String>,
    /// What goes wrong with them.
    pub fault: Fault,
    /// How many calls are still to be struck.
    #[schema(example = 1)]
    pub left: u32,
    /// How many calls were.
    #[schema(example = 1)]
    pub hits: u32,
}

/// All rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultRules {
    /// In the order in which they are tried: the first one that matches a call and has hits left takes it.
    pub faults: Vec<FaultRule>,
    /// The calls that a rule can be bound to.
    #[schema(example = json!(["POST /api/v1/registrations/{id}/codes"]))]
    pub operations: Vec<String>,
    /// Which numbers an order may have.
    pub bounds: FaultBounds,
}

/// Which numbers an order may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultBounds {
    /// How many calls are struck.
    pub times: Bounds,
    /// Seconds for `Retry-After`.
    pub retry_after_s: Bounds,
    /// Milliseconds for which an answer is held back.
    pub ms: Bounds,
    /// Seconds by which a `Date` is wrong.
    pub offset_s: Bounds,
}

/// The smallest and the largest number that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The smallest.
    pub min: i64,
    /// The largest.
    pub max: i64,
}

impl Bounds {
    pub(super) const fn contain(self, number: i64) -> bool {
        self.min <= number && number <= self.max
    }
}
