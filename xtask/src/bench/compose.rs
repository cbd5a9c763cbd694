//! From a person's finger to the drawn frame of the Compose phone, and the core's part in it.

use super::{
    Bench,
    figures::{Goal, Spread, time},
    jvm::{self, Rounds},
    report::{Line, Section},
    typing::FRAME,
};
use crate::{
    error::{Error, Result},
    tools::Tool,
};

/// Frames of a tap that are drawn until the next screen can be seen: it comes by a fade that begins with nothing of it.
const FRAMES_OF_A_TAP: f64 = 4.0;

/// Lets the Compose phone be tapped and typed on.
///
/// # Errors
/// Java, Maven or what Compose draws with is missing, the bindings can't be written, or there are no figures.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let rounds = jvm::measure(bench, &[Tool::Inter, Tool::Drawing], "ui", "FrameBench")?;
    let lines = lines(&rounds).ok_or_else(|| Error::NotPassed("FrameBench gave too few figures".into()))?;
    Ok(Section { title: "Tap and key to the drawn frame", how: HOW.into(), lines, after: String::new() })
}

/// Whole and part, side by side; none where a contender gave no rounds.
fn lines(rounds: &Rounds) -> Option<Vec<Line>> {
    let frames = |whole: &str, frames: f64| {
        let of_frames = rounds.of(whole)?.iter().map(|time| 100.0 * time / (frames * FRAME));
        Some((Spread::of(of_frames)?, time(rounds.median(whole)?)))
    };
    let part = |part: &str, whole: &str| {
        let spread = Spread::of_ratios(rounds.of(part)?, rounds.of(whole)?)?;
        let percent =
            Spread { median: 100.0 * spread.median, low: 100.0 * spread.low, high: 100.0 * spread.high };
        Some((percent, format!("{} of {}", time(rounds.median(part)?), time(rounds.median(whole)?))))
    };
    let (tap, of_tap) = frames("tap drawn", FRAMES_OF_A_TAP)?;
    let (key, of_key) = frames("key drawn", 1.0)?;
    let (core_of_tap, beside_tap) = part("tap core", "tap drawn")?;
    let (core_of_key, beside_key) = part("key core", "key drawn")?;
    Some(vec![
        Line::new("a tap until the next screen can be seen", tap, " % of its four frames", of_tap)
            .with_goal(Goal::AtMost(100.0), DRAWING),
        Line::new("of it the core: from the call until its update is there", core_of_tap, " %", beside_tap)
            .with_goal(Goal::AtMost(10.0), CORE),
        Line::new("a key until its field is drawn", key, " % of a frame", of_key)
            .with_goal(Goal::AtMost(100.0), DRAWING),
        Line::new("of it the core: the call of the key", core_of_key, " %", beside_key)
            .with_goal(Goal::AtMost(10.0), CORE),
    ])
}

const HOW: &str = "The whole Compose phone, 390 × 844 at density 1, on the desktop JVM with the real core through JNA, its \
    data in memory. A tap is a finger that is lifted from the first screen's button; it ends with the first frame in which \
    the next screen can be seen. Screens come by a fade that begins with nothing of them, so that this is the fourth \
    frame; they are drawn one right after the other, without waiting for the display. A key is one digit of a phone \
    number in its field. Every frame is all of the screen, drawn anew by the processor: a phone has a graphics chip for \
    that, and a frame of a sixtieth of a second. How often a tap and a key cross the boundary is held by \
    `BoundaryCallsTest.kt`.";

const DRAWING: &str = "All but a part is Compose and Skia, which draw without a graphics chip here: the same on a phone is \
    by hand. A tap composes a whole new screen. Not tried: drawing less of it.";

const CORE: &str = "A part of it is no work of the core but JNA carrying records over: «The boundary» holds the same call \
    against Rust alone. Tried: nothing yet. Bindings by JNI would carry them sooner.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_stands_beside_the_whole_of_the_same_rounds() {
        let figures = "tap drawn 4e7 4e7\ntap core 2e6 6e6\nkey drawn 2e7 2e7\nkey core 1e6 1e6\n";
        let rounds = Rounds::read(figures).expect("figures");
        let lines = lines(&rounds).expect("lines");
        let medians: Vec<_> = lines.iter().map(|line| (line.spread.median.round(), line.is_met())).collect();
        assert_eq!(
            medians,
            [(60.0, Some(true)), (10.0, Some(true)), (120.0, Some(false)), (5.0, Some(true))]
        );
    }

    #[test]
    fn without_the_figures_of_one_there_are_no_lines() {
        let rounds = Rounds::read("tap drawn 4e7\ntap core 2e6\nkey drawn 2e7\n").expect("figures");
        assert!(lines(&rounds).is_none());
    }
}
