//! Journeys by their names: how a person goes on from any screen, so that whoever walks, sweeps or storms one needs
//! nothing but its name.

use crate::screen::{CodeField, Component, Update, Verdict};

/// A journey: where it ends, and what leads there.
#[derive(Clone, Copy, Debug)]
pub struct Journey {
    /// Its name.
    pub name: &'static str,
    /// The key of the screen where it ends.
    pub end: &'static str,
    /// Actions that lead on, the most wanted first.
    way: &'static [&'static str],
    /// Keys of screens that lead nowhere near: from there it goes back.
    astray: &'static [&'static str],
}

/// What a person does on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Fills in the fields they have something for and taps.
    Tap(&'static str),
    /// Nothing: only time or the portal can change this screen.
    Wait,
    /// The journey is over.
    Over,
}

impl Journey {
    /// Every journey.
    pub const ALL: [Self; 2] = [Self::REGISTRATION, Self::SIGN_IN];

    /// A person creates their account by phone number.
    pub const REGISTRATION: Self = Self {
        name: "registration",
        end: "home",
        way: &[
            "register",
            "send_code",
            "check_code",
            "save_person",
            "save_password",
            "create_account",
            "open_session",
            "other_phone",
            "resend",
            "open_again",
            "retry",
        ],
        astray: &["sign_in/login", "sign_in/code", "ledger", "sign_out"],
    };

    /// A person who has an account signs in to it. A registration that is there and stands in the way is gone on with.
    pub const SIGN_IN: Self = Self {
        name: "sign_in",
        end: "home",
        way: &[
            "sign_in",
            "sign_in_again",
            "check_code",
            "save_person",
            "save_password",
            "create_account",
            "open_session",
            "other_phone",
            "send_code",
            "resend",
            "open_again",
            "retry",
        ],
        astray: &["ledger", "sign_out"],
    };

    /// The journey of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|journey| journey.name == name)
    }

    /// What a person who has read `code` in the newest SMS does on this screen.
    pub fn next(&self, shown: &Update, code: Option<&str>) -> Next {
        if shown.overlay.is_some() {
            return Next::Tap("close");
        }
        let can_sign_in = shown.offered().iter().any(|action| action.id == "sign_in_again");
        if shown.top.key == self.end && !(can_sign_in && self.way.contains(&"sign_in_again")) {
            return Next::Over;
        }
        if shown.top.busy.is_some() {
            return Next::Wait;
        }
        self.main_action(shown, code).map_or(Next::Wait, Next::Tap)
    }

    /// The action that leads on from this screen.
    pub fn main_action(&self, shown: &Update, code: Option<&str>) -> Option<&'static str> {
        if self.astray.contains(&shown.top.key.as_str()) {
            return Some("back");
        }
        let offered = shown.offered();
        let can = |id: &str| offered.iter().any(|action| action.id == id && action.countdown.is_none());
        self.way.iter().copied().find(|id| can(id) && (*id != "check_code" || has_hope(shown, code)))
    }
}

/// Whether a code is worth typing: there is one, it has not been refused, and the field takes it.
fn has_hope(shown: &Update, code: Option<&str>) -> bool {
    let takes = |field: &CodeField| {
        field.enabled
            && field.verdict == Verdict::None
            && field.life.as_ref().is_some_and(|life| life.remaining_ms > 0)
    };
    let is_open = shown
        .components()
        .into_iter()
        .any(|component| matches!(component, Component::CodeField { field } if takes(field)));
    code.is_some() && is_open
}
