//! The platform of a case, and what can be expected of it.

use std::cell::Cell;

use super::hand::{Arranged, Outward, PlatformHand, Situation};
use crate::{
    boundary::{Platform, PlatformError},
    screen::PlatformEvent,
};

/// Why a case ended before its end.
pub(super) enum Stop {
    /// A situation within it could not be brought about.
    NotTried,
    /// The platform did something else than the contract says.
    Broken(String),
}

/// A platform in somebody's hand.
pub(super) struct Phone<'a> {
    pub platform: &'a dyn Platform,
    pub hand: &'a dyn PlatformHand,
    last_token: Cell<u64>,
}

impl<'a> Phone<'a> {
    pub fn new(platform: &'a dyn Platform, hand: &'a dyn PlatformHand) -> Self {
        Self { platform, hand, last_token: Cell::new(0) }
    }

    /// A token that no question had yet.
    pub fn token(&self) -> u64 {
        self.last_token.set(self.last_token.get() + 1);
        self.last_token.get()
    }

    /// Things change within a case.
    pub fn comes_into(&self, situation: Situation) -> Result<(), Stop> {
        match self.hand.arrange(situation) {
            Arranged::Ready => Ok(()),
            Arranged::Lacking | Arranged::NotHere => Err(Stop::NotTried),
        }
    }

    /// The platform tells exactly this next.
    pub fn tells(&self, expected: &PlatformEvent) -> Result<(), Stop> {
        match self.hand.told() {
            Some(event) if event == *expected => Ok(()),
            Some(event) => {
                Err(Stop::Broken(format!("it told {} in place of {}", words(&event), words(expected))))
            }
            None => Err(Stop::Broken(format!("it did not tell {}", words(expected)))),
        }
    }

    /// The platform tells nothing and hands nothing out that no case asked for.
    pub fn is_silent(&self) -> Result<(), Stop> {
        if let Some(event) = self.hand.told() {
            return Err(Stop::Broken(format!("nobody asked for {}", words(&event))));
        }
        self.hands_out(&[])
    }

    /// The system got exactly this since it was last asked.
    pub fn hands_out(&self, expected: &[Outward]) -> Result<(), Stop> {
        let found = self.hand.handed_out();
        ensure(found == expected, || format!("{found:?} was handed out, not {expected:?}"))
    }

    /// The platform says that it has nothing of the kind, and does nothing.
    pub fn says_unavailable<T>(&self, answer: Result<T, PlatformError>) -> Result<(), Stop> {
        must_be(answer, &PlatformError::Unavailable)?;
        self.is_silent()
    }
}

/// The call was carried out.
pub(super) fn done<T>(answer: Result<T, PlatformError>) -> Result<T, Stop> {
    answer.map_err(|error| Stop::Broken(format!("a call that should be carried out ended with «{error}»")))
}

/// The call ended with an error of this kind, whatever its words are.
pub(super) fn must_be<T>(answer: Result<T, PlatformError>, expected: &PlatformError) -> Result<(), Stop> {
    match answer {
        Err(error) if std::mem::discriminant(&error) == std::mem::discriminant(expected) => Ok(()),
        Err(error) => Err(Stop::Broken(format!("«{error}» in place of «{expected}»"))),
        Ok(_) => Err(Stop::Broken(format!("it was carried out and should have ended with «{expected}»"))),
    }
}

/// «Not now», in whatever words.
pub(super) fn refused() -> PlatformError {
    PlatformError::Refused { reason: "…".to_owned() }
}

pub(super) fn ensure(holds: bool, why: impl FnOnce() -> String) -> Result<(), Stop> {
    if holds { Ok(()) } else { Err(Stop::Broken(why())) }
}

/// The answers of which the contract speaks, with what is in them: they come from a test.
fn words(event: &PlatformEvent) -> String {
    match event {
        PlatformEvent::PhotoTaken { token, path } => format!("PhotoTaken {token} {path:?}"),
        PlatformEvent::BiometricResult { token, passed } => format!("BiometricResult {token} {passed}"),
        PlatformEvent::PermissionResult { token, granted } => format!("PermissionResult {token} {granted}"),
        other => format!("{other:?}"),
    }
}
