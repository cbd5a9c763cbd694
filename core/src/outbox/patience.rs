//! How long to wait before the next try.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_mins(5);

/// The pause before the next try after `failures` tries in a row (1 or more): exponential with full jitter, between
/// half a second and five minutes, and never shorter than the portal asked. `random` is any random number.
pub fn pause_before_try(failures: u32, random: u64, portal_asks: Option<Duration>) -> Duration {
    let ceiling = FIRST.saturating_mul(1_u32 << failures.min(9)).min(LONGEST);
    let spread = u64::try_from(ceiling.as_millis()).unwrap_or(u64::MAX);
    let jittered = Duration::from_millis(500 + random % spread.max(1)).min(LONGEST);
    jittered.max(portal_asks.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_grows_and_stays_within_its_bounds() {
        let longest = |failures| {
            (0..1_000).map(|random| pause_before_try(failures, random * 7_919, None)).max().unwrap()
        };
        assert!(longest(1) <= Duration::from_millis(2_500));
        assert!(longest(4) > Duration::from_secs(8));
        assert!(longest(u32::MAX) <= LONGEST);
        assert!(pause_before_try(1, 0, None) >= Duration::from_millis(500));
    }

    #[test]
    fn the_portal_may_ask_for_more() {
        assert_eq!(pause_before_try(1, 3, Some(Duration::from_mins(15))), Duration::from_mins(15));
    }
}
