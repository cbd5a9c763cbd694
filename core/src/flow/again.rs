//! What a person does once more after it came to nothing, and what comes to nothing once more: without a sign of its own the
//! second time would look as if nothing had been done.

use std::time::Duration;

use super::{check::Check, trouble::Trouble};
use crate::words::Key;

/// Something that is done once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// How long it is seen to be done.
    check: Check,
    /// The action that does it.
    pub(super) action: String,
    /// What is said if it has come to the same.
    pub(super) says: Key,
    /// Why the phone's memory could not be used before, where that is what is tried.
    pub(super) trouble: Option<Trouble>,
}

impl Again {
    /// What could not be written is not written once more.
    pub(super) fn unwritten(action: String, disk_full: bool, monotonic: Duration) -> Self {
        let says = if disk_full { Key::NoticeStillNoRoom } else { Key::NoticeStillNotSaved };
        Self { check: Check::begun(monotonic), action, says, trouble: None }
    }

    /// The memory is opened once more.
    pub(super) fn opening(action: &str, trouble: Trouble, monotonic: Duration) -> Self {
        let check = Check::begun(monotonic);
        Self { check, action: action.to_owned(), says: trouble.still(), trouble: Some(trouble) }
    }

    /// Whether it is seen to be done; `is_trying` while it is.
    pub(super) fn is_seen(&self, is_trying: bool, monotonic: Duration) -> bool {
        self.check.is_seen(is_trying, monotonic)
    }

    /// Whether it was seen and has come to the same.
    pub(super) fn is_over(&self, is_trying: bool, monotonic: Duration) -> bool {
        self.check.is_over(is_trying, true, monotonic)
    }

    /// When any of that changes by itself (monotonic).
    pub(super) fn moment(&self, monotonic: Duration) -> Option<Duration> {
        self.check.moment(monotonic)
    }
}
