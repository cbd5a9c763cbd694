//! Portal time: the portal's `Date` carried on by a clock that never jumps. A moved phone clock changes nothing.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::planted::{self, Bug};

/// `Date` has whole seconds, and an answer takes a moment: smaller differences are no news.
const TOLERANCE: SignedDuration = SignedDuration::from_millis(1_500);

/// What the portal's clock shows.
#[derive(Debug)]
pub(super) struct PortalClock {
    anchor: Option<(Timestamp, Duration)>,
    ahead_of_wall: SignedDuration,
}

impl PortalClock {
    /// Before the portal has told the time: the phone's clock, corrected by what was known last.
    pub fn new(ahead_ms: i64) -> Self {
        Self { anchor: None, ahead_of_wall: SignedDuration::from_millis(ahead_ms) }
    }

    /// Portal time now.
    pub fn now(&self, wall: Timestamp, monotonic: Duration) -> Timestamp {
        match self.anchor.filter(|_| !planted::is(Bug::PhoneClockTrusted)) {
            Some((told, at)) => told.saturating_add(monotonic.saturating_sub(at)).unwrap_or(told),
            None => wall.saturating_add(self.ahead_of_wall).unwrap_or(wall),
        }
    }

    /// The portal told the time.
    pub fn told(&mut self, portal: Timestamp, wall: Timestamp, monotonic: Duration) {
        let known = self.now(wall, monotonic);
        let is_news = portal.duration_since(known).abs() > TOLERANCE;
        if is_news || self.anchor.is_none() {
            self.anchor = Some((if is_news { portal } else { known }, monotonic));
        }
    }

    /// How far portal time is ahead of the phone's clock, milliseconds, when that is news to who knows `known_ms`; none
    /// either until the portal has told the time. It is all that is left of portal time after a restart.
    pub fn news(&self, known_ms: i64, wall: Timestamp, monotonic: Duration) -> Option<i64> {
        self.anchor?;
        let ahead = self.now(wall, monotonic).duration_since(wall);
        let is_news =
            ahead.checked_sub(SignedDuration::from_millis(known_ms)).is_none_or(|off| off.abs() > TOLERANCE);
        is_news.then(|| i64::try_from(ahead.as_millis()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALL: &str = "2026-11-22T12:00:00Z";

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn portal_time_goes_on_when_the_phones_clock_is_moved() {
        let mut clock = PortalClock::new(0);
        clock.told(at("2026-11-22T15:00:00Z"), at(WALL), Duration::from_secs(5));
        assert_eq!(clock.news(0, at(WALL), Duration::from_secs(5)), Some(3 * 3_600_000));
        let moved = at("1999-01-01T00:00:00Z");
        assert_eq!(clock.now(moved, Duration::from_secs(65)), at("2026-11-22T15:01:00Z"));
        let ahead = clock.news(3 * 3_600_000, moved, Duration::from_secs(65)).unwrap();
        assert_eq!(PortalClock::new(ahead).now(moved, Duration::ZERO), at("2026-11-22T15:01:00Z"));
    }

    #[test]
    fn before_the_first_answer_the_last_known_difference_counts() {
        let clock = PortalClock::new(60_000);
        assert_eq!(clock.now(at(WALL), Duration::ZERO), at("2026-11-22T12:01:00Z"));
        assert_eq!(clock.news(60_000, at("1999-01-01T00:00:00Z"), Duration::ZERO), None);
    }

    #[test]
    fn a_second_of_difference_does_not_make_the_time_jump() {
        let mut clock = PortalClock::new(0);
        clock.told(at("2026-11-22T12:00:01Z"), at(WALL), Duration::ZERO);
        assert_eq!(clock.news(0, at(WALL), Duration::ZERO), None);
        assert_eq!(clock.now(at(WALL), Duration::from_secs(1)), at("2026-11-22T12:00:01Z"));
    }
}
