//! What can stand in the way, each with what happened, what to do, and a code to name it by.

use jiff::Timestamp;

use crate::{
    protocol::{Distrust, Fault},
    screen::{Language, Tone},
    words::{Key, Words},
};

/// Something that stands in the way on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing reaches the portal.
    NoLink,
    /// The portal does not answer in time.
    TimedOut,
    /// The network wants its own sign-in first.
    CaptivePortal,
    /// The connection is not safe.
    Untrusted {
        /// Why not.
        why: Distrust,
    },
    /// The portal can't now.
    PortalUnavailable,
    /// The answer made no sense.
    Garbled,
    /// Too many codes were sent.
    SendLimit {
        /// When the next may be sent.
        until: Option<Timestamp>,
    },
    /// Too many wrong codes.
    TriesLocked {
        /// When the next try is judged.
        until: Option<Timestamp>,
    },
    /// The number was proven too long ago.
    ContactProofExpired,
    /// The portal no longer keeps the registration.
    RegistrationGone,
    /// The account exists, the first session could not be opened.
    SessionNotOpened,
    /// The session has ended.
    SessionEnded,
    /// The portal no longer keeps the sign-in.
    SignInExpired,
    /// Someone else signed in while something of this account waits to be sent.
    OtherAccountWaits,
    /// Somebody else has proven that the account's number is theirs now.
    NumberReleased,
    /// The portal did not take the withdrawal of a consent.
    ConsentNotWithdrawn,
    /// What the person did could not be written.
    NotSaved {
        /// There is no room on the phone.
        disk_full: bool,
    },
    /// What came by itself could not be written, and comes again by itself.
    NotSavedYet {
        /// There is no room on the phone.
        disk_full: bool,
    },
    /// A refusal that this version does not know.
    Unknown {
        /// Its name on the wire.
        slug: String,
    },
}

impl Problem {
    /// The problem behind a fault that passes by itself.
    pub(super) fn of_fault(fault: &Fault) -> Self {
        match fault {
            Fault::NoLink => Self::NoLink,
            Fault::TimedOut => Self::TimedOut,
            Fault::CaptivePortal => Self::CaptivePortal,
            Fault::Untrusted(why) => Self::Untrusted { why: *why },
            Fault::Unavailable { .. } | Fault::Refused(_) => Self::PortalUnavailable,
            Fault::Garbled => Self::Garbled,
        }
    }

    /// Its code: stable, for the help line and the error catalogue.
    pub fn code(&self) -> &'static str {
        self.entry().0
    }

    /// How grave it is.
    pub fn tone(&self) -> Tone {
        match self {
            Self::NotSaved { .. } | Self::NotSavedYet { .. } | Self::Untrusted { .. } => Tone::Danger,
            Self::ContactProofExpired => Tone::Info,
            _ => Tone::Warning,
        }
    }

    /// What happened.
    pub fn title(&self, words: &Words) -> String {
        words.text(self.entry().1)
    }

    /// What to do.
    pub fn text(&self, words: &Words) -> String {
        match self {
            Self::Unknown { slug } => words.with(self.entry().2, &[("slug", slug.into())]),
            _ => words.text(self.entry().2),
        }
    }

    fn entry(&self) -> (&'static str, Key, Key) {
        match self {
            Self::NoLink => ("K-101", Key::ProblemNoLinkTitle, Key::ProblemNoLinkText),
            Self::TimedOut => ("K-102", Key::ProblemTimedOutTitle, Key::ProblemTimedOutText),
            Self::CaptivePortal => ("K-103", Key::ProblemCaptivePortalTitle, Key::ProblemCaptivePortalText),
            Self::Untrusted { why: Distrust::Certificate } => {
                ("K-104", Key::ProblemUntrustedTitle, Key::ProblemUntrustedText)
            }
            Self::Untrusted { why: Distrust::Date } => {
                ("K-107", Key::ProblemUntrustedDateTitle, Key::ProblemUntrustedDateText)
            }
            Self::Untrusted { why: Distrust::Unencrypted } => {
                ("K-108", Key::ProblemUnencryptedTitle, Key::ProblemUnencryptedText)
            }
            Self::PortalUnavailable => ("K-105", Key::ProblemUnavailableTitle, Key::ProblemUnavailableText),
            Self::Garbled => ("K-106", Key::ProblemGarbledTitle, Key::ProblemGarbledText),
            Self::SendLimit { .. } => ("K-201", Key::ProblemSendLimitTitle, Key::ProblemSendLimitText),
            Self::TriesLocked { .. } => ("K-202", Key::ProblemTriesLockedTitle, Key::ProblemTriesLockedText),
            Self::ContactProofExpired => {
                ("K-203", Key::ProblemProofExpiredTitle, Key::ProblemProofExpiredText)
            }
            Self::RegistrationGone => {
                ("K-204", Key::ProblemRegistrationGoneTitle, Key::ProblemRegistrationGoneText)
            }
            Self::SessionNotOpened => {
                ("K-205", Key::ProblemSessionNotOpenedTitle, Key::ProblemSessionNotOpenedText)
            }
            Self::SessionEnded => ("K-206", Key::ProblemSessionEndedTitle, Key::ProblemSessionEndedText),
            Self::SignInExpired => ("K-207", Key::ProblemSignInExpiredTitle, Key::ProblemSignInExpiredText),
            Self::OtherAccountWaits => ("K-208", Key::ProblemOtherAccountTitle, Key::ProblemOtherAccountText),
            Self::NumberReleased => {
                ("K-210", Key::ProblemNumberReleasedTitle, Key::ProblemNumberReleasedText)
            }
            Self::ConsentNotWithdrawn => {
                ("K-209", Key::ProblemNotWithdrawnTitle, Key::ProblemNotWithdrawnText)
            }
            Self::NotSaved { disk_full: true } => {
                ("K-301", Key::ProblemDiskFullTitle, Key::ProblemDiskFullText)
            }
            Self::NotSaved { disk_full: false } => {
                ("K-302", Key::ProblemNotSavedTitle, Key::ProblemNotSavedText)
            }
            Self::NotSavedYet { disk_full: true } => {
                ("K-303", Key::ProblemDiskFullTitle, Key::ProblemDiskFullYetText)
            }
            Self::NotSavedYet { disk_full: false } => {
                ("K-304", Key::ProblemNotSavedTitle, Key::ProblemNotSavedYetText)
            }
            Self::Unknown { .. } => ("K-900", Key::ProblemUnknownTitle, Key::ProblemUnknownText),
        }
    }

    fn all() -> Vec<Self> {
        vec![
            Self::NoLink,
            Self::TimedOut,
            Self::CaptivePortal,
            Self::Untrusted { why: Distrust::Certificate },
            Self::PortalUnavailable,
            Self::Garbled,
            Self::Untrusted { why: Distrust::Date },
            Self::Untrusted { why: Distrust::Unencrypted },
            Self::SendLimit { until: None },
            Self::TriesLocked { until: None },
            Self::ContactProofExpired,
            Self::RegistrationGone,
            Self::SessionNotOpened,
            Self::SessionEnded,
            Self::SignInExpired,
            Self::OtherAccountWaits,
            Self::ConsentNotWithdrawn,
            Self::NumberReleased,
            Self::NotSaved { disk_full: true },
            Self::NotSaved { disk_full: false },
            Self::NotSavedYet { disk_full: true },
            Self::NotSavedYet { disk_full: false },
            Self::Unknown { slug: "…".to_owned() },
        ]
    }
}

/// One line of the error catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The code.
    pub code: &'static str,
    /// What happened.
    pub title: String,
    /// What to do.
    pub text: String,
}

/// The error catalogue in one language, by code.
pub fn catalogue(language: Language) -> Vec<CatalogueEntry> {
    let words = Words::of(language);
    Problem::all()
        .into_iter()
        .map(|problem| CatalogueEntry {
            code: problem.code(),
            title: problem.title(words),
            text: problem.text(words),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique() {
        let codes: Vec<_> = Problem::all().iter().map(Problem::code).collect();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    }
}
