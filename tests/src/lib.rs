//! What the journeys stand on: a real portal on loopback, phones without a screen, and one time that moves for all of
//! them.
//!
//! A [`Stand`] serves the portal stand-in over HTTP from a temporary folder. A [`TestPhone`] is a whole core on a
//! folder of its own. Time stands still until [`Stand::advance`] moves it, so no test sleeps: a test does something,
//! lets the phone [settle](TestPhone::settle), and looks at what is shown.

mod citizen;
mod console;
mod intruder;
mod look;
mod phone;
mod stand;
pub mod storm;
mod traffic;

pub use citizen::{CITIZEN, Citizen, HOME, SCREENS, fill_in, main_action, pass, profile, reach, want_out};
pub use console::{Answered, Console};
pub use intruder::Intruder;
pub use look::{LookAt, has_cyrillic, plain};
pub use phone::{SwitchedOff, TestPhone};
pub use stand::{START, Stand};
pub use traffic::{SentRequest, Traffic};

/// Names the rows of the feature catalogue that a test proves: one to three.
///
/// ```compile_fail
/// kabinet_tests::covers!("REG-01", "REG-06", "REG-08", "OFF-01");
/// ```
#[macro_export]
macro_rules! covers {
    ($($row:literal),+ $(,)?) => {
        const _: () = assert!([$($row),+].len() <= 3, "a test covers at most three rows");
    };
}
