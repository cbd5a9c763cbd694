//! Ratios of rounds that were taken in turn, and the goals they are held against.

use std::fmt;

/// A figure of several rounds: the median, and between what the middle half of them lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Half of the rounds are below.
    pub median: f64,
    /// A quarter of the rounds is below.
    pub low: f64,
    /// A quarter of the rounds is above.
    pub high: f64,
}

impl Spread {
    /// Of at least one round.
    pub fn of(rounds: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut rounds: Vec<f64> = rounds.into_iter().collect();
        rounds.sort_by(f64::total_cmp);
        let at = |part: f64| quantile(&rounds, part);
        Some(Self { median: at(0.5)?, low: at(0.25)?, high: at(0.75)? })
    }

    /// Of each round's `over` by the `under` that was taken beside it.
    pub fn of_ratios(over: &[f64], under: &[f64]) -> Option<Self> {
        Self::of(over.iter().zip(under).map(|(over, under)| over / under))
    }
}

/// Where so large a part of the sorted rounds lies below.
fn quantile(sorted: &[f64], part: f64) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "counts of rounds are small")]
    let place = part * sorted.len().checked_sub(1)? as f64;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a short list")]
    let before = place.floor() as usize;
    let (first, next) = (sorted.get(before)?, sorted.get(before + 1));
    Some(next.map_or(*first, |next| first + (next - first) * place.fract()))
}

/// What a figure shall be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// At most so much.
    AtMost(f64),
    /// At least so much.
    AtLeast(f64),
}

impl Goal {
    /// Whether a figure is as it shall be.
    pub fn is_met(self, figure: f64) -> bool {
        match self {
            Self::AtMost(most) => figure <= most,
            Self::AtLeast(least) => figure >= least,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(most) => write!(f, "≤ {}", figure(*most)),
            Self::AtLeast(least) => write!(f, "≥ {}", figure(*least)),
        }
    }
}

/// A figure with as many digits as say something.
pub fn figure(number: f64) -> String {
    let digits = match number.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 0.1 || size == 0.0 => 2,
        _ => 4,
    };
    format!("{number:.digits$}")
}

/// A time of so many nanoseconds.
pub fn time(nanoseconds: f64) -> String {
    let (number, unit) = match nanoseconds {
        small if small < 1_000.0 => (small, "ns"),
        small if small < 1_000_000.0 => (small / 1_000.0, "µs"),
        large => (large / 1_000_000.0, "ms"),
    };
    format!("{} {unit}", figure(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_and_the_middle_half_are_those_of_the_rounds() {
        let spread = Spread::of([5.0, 1.0, 3.0, 2.0, 4.0]).expect("rounds");
        assert_eq!(spread, Spread { median: 3.0, low: 2.0, high: 4.0 });
        let even = Spread::of([4.0, 1.0, 2.0, 3.0]).expect("rounds");
        assert_eq!(even, Spread { median: 2.5, low: 1.75, high: 3.25 });
        assert_eq!(Spread::of([7.0]), Some(Spread { median: 7.0, low: 7.0, high: 7.0 }));
        assert_eq!(Spread::of([]), None);
    }

    #[test]
    fn a_ratio_is_taken_in_each_round_so_that_a_slow_one_weighs_no_more() {
        // The machine was ten times as slow in the second round: for both.
        let ratio = Spread::of_ratios(&[2.0, 20.0, 2.2], &[1.0, 10.0, 1.0]).expect("rounds");
        assert!((ratio.median - 2.0).abs() < 1e-9, "{ratio:?}");
    }

    #[test]
    fn goals_include_their_bound() {
        assert!(Goal::AtMost(1.1).is_met(1.1) && !Goal::AtMost(1.1).is_met(1.11));
        assert!(Goal::AtLeast(0.6).is_met(0.6) && !Goal::AtLeast(0.6).is_met(0.59));
        assert_eq!(Goal::AtMost(1.1).to_string(), "≤ 1.10");
        assert_eq!([1_234.5, 45.67, 1.234, 0.012_34].map(figure), ["1234", "45.7", "1.23", "0.0123"]);
    }

    #[test]
    fn times_are_told_in_the_unit_that_fits() {
        for (nanoseconds, told) in
            [(12.0, "12.0 ns"), (1_530.0, "1.53 µs"), (480_000.0, "480 µs"), (2_000_000.0, "2.00 ms")]
        {
            assert_eq!(time(nanoseconds), told);
        }
    }
}
