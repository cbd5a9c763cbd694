//! What can be walked: each walk is a list of ways, and what the citizen knows once they have gone one.

use kabinet_core::testing::Way;

use super::memory::Milestone::{self, HasAccount, HasSignedOut};

/// A journey that can be walked.
pub struct Walk {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in Russian.
    pub about_ru: &'static str,
    /// What it is, in English.
    pub about_en: &'static str,
    /// What it is made of, one after another. It ends in an account.
    pub legs: &'static [Leg],
}

/// A part of a walk.
pub struct Leg {
    /// The way that is gone.
    pub way: Way,
    /// What the citizen remembers from its end on, so that they do not go it again after a kill; none of a last leg,
    /// whose end is found wherever they begin.
    pub milestone: Option<Milestone>,
}

/// Every walk.
pub const WALKS: &[Walk] = &[
    Walk {
        name: "registration",
        about_ru: "Создать кабинет по номеру телефона (REG-01)",
        about_en: "Create an account by phone number (REG-01)",
        legs: &[last(Way::REGISTRATION)],
    },
    Walk {
        name: "sign-in",
        about_ru: "Выйти из кабинета и войти снова (LOG-01)",
        about_en: "Sign out of the account and in again (LOG-01)",
        legs: &[leg(Way::REGISTRATION, HasAccount), leg(Way::SIGN_OUT, HasSignedOut), last(Way::SIGN_IN)],
    },
];

const fn leg(way: Way, milestone: Milestone) -> Leg {
    Leg { way, milestone: Some(milestone) }
}

const fn last(way: Way) -> Leg {
    Leg { way, milestone: None }
}
