//! What tests, walks and the desk put in the place of a phone: a platform whose vault is a folder or memory, a clock
//! that is moved by hand, seeded randomness, a phone without a screen around the real [`crate::Kabinet`], a core that
//! is taken step by step, and the citizen who holds any of them; besides the samples that each shell draws and the contract
//! that each platform keeps.

mod any_call;
mod citizen;
mod envelope;
mod headless_phone;
mod large_texts;
mod look;
mod manual_clock;
mod members;
mod platform_contract;
mod samples;
mod seeded_rng;
mod stepped_core;
mod vault_platform;
mod way;

pub use citizen::{Citizen, PAPERS};
pub use envelope::{open_envelope, seal_envelope};
pub use headless_phone::{HeadlessPhone, NotShown, ScreenLog};
pub use large_texts::WithLargeTexts;
pub use manual_clock::ManualClock;
pub use members::members;
pub use platform_contract::{
    Arranged, CaseOutcome, CaseVerdict, Outward, PlatformHand, Situation, platform_contract,
};
pub use samples::{Sample, SampleText, samples};
pub use seeded_rng::SeededRng;
pub use stepped_core::{Screen, SteppedCore};
pub use vault_platform::{FolderVault, LogLine, VaultPlatform, VaultStorage};
pub use way::{Next, Way};

/// Whether the tests shall try everything instead of a sample: `KABINET_THOROUGH=1`.
pub fn is_thorough() -> bool {
    std::env::var_os("KABINET_THOROUGH").is_some_and(|value| value == "1")
}

/// The number that whoever runs the tests gave in the environment, such as how long one may take; none without one.
///
/// # Panics
/// It is no number.
pub fn asked(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} is no number: {text}")))
}
