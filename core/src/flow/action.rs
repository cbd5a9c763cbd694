//! Taps that every page understands.

/// Goes back one screen.
pub(super) const BACK: &str = "back";
/// Closes what lies over the screen.
pub(super) const CLOSE: &str = "close";
/// Tries at once whatever waits for its next try.
pub(super) const RETRY: &str = "retry";
