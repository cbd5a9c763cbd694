//! What may stand in an answer that is well written. A portal that was taken over, or a fault of its own, must not lead
//! a person to a screen without a way on: a code of no digits, an order without steps, a password that can't be.
//!
//! The limits are wide: each is there so that the phone can carry on, not to say what a portal should want.

use std::ops::RangeInclusive;

/// Digits of a code: fewer are guessed, more are not typed from one SMS.
const CODE_LENGTHS: RangeInclusive<u8> = 4..=10;
/// The longest span of time, in seconds: ten years. Reckoning with it stays far from the ends of the calendar.
pub(super) const LONGEST_SPAN_S: u64 = 10 * 366 * 24 * 60 * 60;
/// The most entries of a list that is kept or compared with what is kept.
pub(super) const MOST_ENTRIES: usize = 256;
/// The longest text that stands on one line, in bytes: ids, versions, names, numbers.
pub(super) const LONGEST_LINE: usize = 1024;

/// Whether a code can have that many digits.
pub(super) fn code_length(length: u8) -> bool {
    CODE_LENGTHS.contains(&length)
}

/// Whether a list has no more entries than one that is meant.
pub(super) fn is_list<T>(entries: &[T]) -> bool {
    entries.len() <= MOST_ENTRIES
}

/// Whether a text stands on one line.
pub(super) fn is_line(text: &str) -> bool {
    (1..=LONGEST_LINE).contains(&text.len())
}

/// Whether it is a span of time.
pub(super) fn is_span(seconds: u64) -> bool {
    (1..=LONGEST_SPAN_S).contains(&seconds)
}
