//! What can be tapped, and time that runs down beside it.

use serde::{Deserialize, Serialize};

use super::tone::Icon;
use crate::sensitive::hidden_debug;

/// A tap target of any kind.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Action {
    /// Opaque id for [`super::Intent::action`].
    pub id: String,
    /// What it says.
    pub label: String,
    /// Accessible name where the label alone is not enough.
    pub spoken: Option<String>,
    /// How it is drawn.
    pub style: ActionStyle,
    /// A decorative icon.
    pub icon: Option<Icon>,
    /// Why it can't be used yet, as a countdown; the label to show is the countdown's.
    pub countdown: Option<Countdown>,
}

impl Action {
    /// An action with a label and a style, and nothing special about it.
    pub fn new(id: impl Into<String>, label: impl Into<String>, style: ActionStyle) -> Self {
        Self { id: id.into(), label: label.into(), spoken: None, style, icon: None, countdown: None }
    }
}

/// How an action is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ActionStyle {
    /// Filled; one on a screen at most.
    Primary,
    /// Outlined.
    Secondary,
    /// Text only.
    Plain,
    /// Text only, in the colour of danger.
    Destructive,
}

/// Time that runs down. A shell draws it from `remaining_ms` and its own monotonic clock; the core publishes anew at
/// zero.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Countdown {
    /// Milliseconds left when the update was made.
    pub remaining_ms: u64,
    /// The words («Получить код ещё раз через {time}»), with `{time}` where the time that is left goes: «8:42», from an hour
    /// on «1:08:42».
    pub text: String,
    /// What to say aloud, and when.
    pub spoken: Vec<SpokenMark>,
}

/// A sentence to be spoken politely once so much time is left.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct SpokenMark {
    /// Milliseconds left.
    pub remaining_ms: u64,
    /// The sentence.
    pub text: String,
}

hidden_debug!(Countdown, SpokenMark);
hidden_debug!(fields of Action: id, style);
