//! Bugs that are planted on purpose: a proof that finds none of them proves nothing.
//!
//! Each place that can go wrong asks [`is`]. Without the feature `planted-bugs` the answer is always no and nothing of
//! this is compiled in; with it, at most one bug is planted in a process, by [`plant`] or by the name that stands in
//! the environment variable [`VARIABLE`].

/// A bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// The store is opened with `synchronous=NORMAL`: a commit that was accepted is lost with the power.
    SynchronousNormal,
    /// The idempotency key is made anew for every try: a lost answer makes the portal do it twice.
    KeyMadeAtSending,
    /// A tap is shown before it is written: a kill in between takes back what the person has seen.
    ShownBeforeCommitted,
    /// A commit that failed is taken for one that was accepted.
    FailedWriteShownAsSaved,
    /// A message on the screen empties its fields.
    DraftLostToBanner,
    /// A refusal is taken for a passing fault and the request is repeated without end.
    RefusalTriedAgain,
    /// The pause that the portal asks for is not kept.
    RetryAfterIgnored,
    /// A tap made for an earlier picture counts for the one that is shown now.
    LateTapTaken,
    /// The newest request of the queue leaves first.
    QueueBackToFront,
    /// What waits to be sent is not written.
    QueueForgotten,
    /// The screen takes whatever answer comes for the one it waits for.
    AnyAnswerTaken,
    /// Terms are counted by the clock that the phone shows.
    PhoneClockTrusted,
    /// Every process begins with the same nonce.
    NonceReused,
    /// Signing out leaves the old keys in force: an older copy of the store can still be read.
    EpochForgotten,
    /// A password and a code are kept as drafts.
    SecretDrafted,
    /// The bodies of requests are written to the log.
    BodyLogged,
    /// What is sent is not written into the ledger.
    LedgerForgotten,
    /// A sealed file is named by a row before its bytes are synced.
    FileNotSynced,
}

impl Bug {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::SynchronousNormal,
        Self::KeyMadeAtSending,
        Self::ShownBeforeCommitted,
        Self::FailedWriteShownAsSaved,
        Self::DraftLostToBanner,
        Self::RefusalTriedAgain,
        Self::RetryAfterIgnored,
        Self::LateTapTaken,
        Self::QueueBackToFront,
        Self::QueueForgotten,
        Self::AnyAnswerTaken,
        Self::PhoneClockTrusted,
        Self::NonceReused,
        Self::EpochForgotten,
        Self::SecretDrafted,
        Self::BodyLogged,
        Self::LedgerForgotten,
        Self::FileNotSynced,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SynchronousNormal => "synchronous-normal",
            Self::KeyMadeAtSending => "key-made-at-sending",
            Self::ShownBeforeCommitted => "shown-before-committed",
            Self::FailedWriteShownAsSaved => "failed-write-shown-as-saved",
            Self::DraftLostToBanner => "draft-lost-to-banner",
            Self::RefusalTriedAgain => "refusal-tried-again",
            Self::RetryAfterIgnored => "retry-after-ignored",
            Self::LateTapTaken => "late-tap-taken",
            Self::QueueBackToFront => "queue-back-to-front",
            Self::QueueForgotten => "queue-forgotten",
            Self::AnyAnswerTaken => "any-answer-taken",
            Self::PhoneClockTrusted => "phone-clock-trusted",
            Self::NonceReused => "nonce-reused",
            Self::EpochForgotten => "epoch-forgotten",
            Self::SecretDrafted => "secret-drafted",
            Self::BodyLogged => "body-logged",
            Self::LedgerForgotten => "ledger-forgotten",
            Self::FileNotSynced => "file-not-synced",
        }
    }

    /// The bug of a name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|bug| bug.name() == name)
    }
}

/// Whether this bug is planted.
#[cfg(not(feature = "planted-bugs"))]
pub const fn is(_: Bug) -> bool {
    false
}

#[cfg(feature = "planted-bugs")]
pub use planting::{VARIABLE, is, plant};

#[cfg(feature = "planted-bugs")]
mod planting {
    use std::sync::{LazyLock, Mutex, PoisonError};

    use super::Bug;

    /// Names the bug that is planted from the start.
    pub const VARIABLE: &str = "KABINET_PLANT";

    static PLANTED: LazyLock<Mutex<Option<Bug>>> = LazyLock::new(|| Mutex::new(from_environment()));

    /// Whether this bug is planted.
    ///
    /// # Panics
    /// When the environment names a bug that does not exist: nothing would be proven.
    pub fn is(bug: Bug) -> bool {
        *PLANTED.lock().unwrap_or_else(PoisonError::into_inner) == Some(bug)
    }

    /// Plants a bug in this process in place of another, or none.
    pub fn plant(bug: Option<Bug>) {
        *PLANTED.lock().unwrap_or_else(PoisonError::into_inner) = bug;
    }

    fn from_environment() -> Option<Bug> {
        let name = std::env::var(VARIABLE).ok().filter(|name| !name.is_empty())?;
        let names: Vec<_> = Bug::ALL.iter().map(|bug| bug.name()).collect();
        let bug = Bug::of_name(&name);
        assert!(bug.is_some(), "{VARIABLE} is «{name}», but the bugs are: {}", names.join(", "));
        bug
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bug_has_a_name_of_its_own() {
        for bug in Bug::ALL {
            assert_eq!(Bug::of_name(bug.name()), Some(*bug));
        }
        assert_eq!(Bug::of_name("no-such-bug"), None);
    }
}
