//! Ways by their names: how a person goes on from any screen, so that whoever walks, sweeps or storms one needs nothing
//! but its name.

use crate::screen::{Action, Update};

/// A way through the app: where it ends, and what leads there.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Its name.
    pub name: &'static str,
    /// The key of the screen where it ends.
    pub end: &'static str,
    /// Actions that lead on, the most wanted first.
    actions: &'static [&'static str],
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
    /// The way is over.
    Over,
}

impl Way {
    /// Every way that ends in an account, as those do who walk one from a new phone on and look for the account then.
    /// [`Way::SIGN_OUT`] begins where these end.
    pub const ALL: [Self; 2] = [Self::REGISTRATION, Self::SIGN_IN];

    /// A person creates their account by phone number.
    pub const REGISTRATION: Self = Self {
        name: "registration",
        end: "home",
        actions: &[
            "register",
            "send_code",
            "check_code",
            "save_person",
            "save_form",
            "save_password",
            "create_account",
            "open_session",
            "other_phone",
            "resend",
            "open_again",
            "retry",
        ],
        astray: &[
            "sign_in/login",
            "sign_in/code",
            "profile",
            "ledger",
            "sign_out",
            "contact_change/phone",
            "contact_change/code",
            "contact_change/taken",
        ],
    };

    /// A person who has an account signs in to it. A registration that is there and stands in the way is gone on with.
    pub const SIGN_IN: Self = Self {
        name: "sign_in",
        end: "home",
        actions: &[
            "sign_in",
            "sign_in_again",
            "check_code",
            "save_person",
            "save_form",
            "save_password",
            "create_account",
            "open_session",
            "other_phone",
            "send_code",
            "resend",
            "open_again",
            "retry",
        ],
        astray: &["profile", "ledger", "sign_out"],
    };

    /// A person who is in their account leaves it on this phone; what waits is sent before that.
    pub const SIGN_OUT: Self = Self {
        name: "sign_out",
        end: "welcome",
        actions: &["sign_out_confirmed", "sign_out", "send_and_sign_out", "profile", "open_again", "retry"],
        astray: &["ledger", "sign_in/login", "sign_in/code"],
    };

    /// A person whose account has lost its number gives it a new one. It begins on the home screen of such an account, where
    /// it ends.
    pub const NEW_NUMBER: Self = Self {
        name: "new_number",
        end: "home",
        actions: &[
            "new_number",
            "send_code",
            "check_code",
            "release_number",
            "not_my_account",
            "resend",
            "open_again",
            "retry",
        ],
        astray: &["profile", "ledger", "sign_out"],
    };

    /// The way of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name == name)
    }

    /// The way that a screen lies on, by its key.
    pub fn through(key: &str) -> Self {
        match key.split('/').next() {
            Some("sign_in") => Self::SIGN_IN,
            Some("contact_change") => Self::NEW_NUMBER,
            _ => Self::REGISTRATION,
        }
    }

    /// What a person who has read `code` in the newest SMS does on this screen. What lies over it they answer if that
    /// leads on, and close otherwise.
    pub fn next(&self, shown: &Update, code: Option<&str>) -> Next {
        if shown.overlay.is_some() {
            let answer = self.wanted(&shown.offered_over(), |_| true);
            return Next::Tap(answer.unwrap_or("close"));
        }
        let begins = |id| matches!(id, "sign_in_again" | "new_number") && self.actions.contains(&id);
        let begins_here = shown.offered().iter().any(|action| begins(action.id.as_str()));
        if shown.top.key == self.end && !begins_here {
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
        // A code is worth typing that was read and is asked for.
        let has_hope = code.is_some() && shown.takes_code();
        self.wanted(&shown.offered(), |id| id != "check_code" || has_hope)
    }

    /// The most wanted action of those that can be tapped and make sense.
    fn wanted(&self, offered: &[&Action], makes_sense: impl Fn(&str) -> bool) -> Option<&'static str> {
        let can = |id: &str| offered.iter().any(|action| action.id == id && action.countdown.is_none());
        self.actions.iter().copied().find(|id| can(id) && makes_sense(id))
    }
}
