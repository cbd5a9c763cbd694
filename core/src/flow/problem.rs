//! What can stand in the way, each with what happened, what to do, and a code to name it by. Those of a journey stand in
//! its room; here are those that anything may meet.

use crate::{
    protocol::{Distrust, Fault},
    screen::Tone,
    words::{Key, Words},
};

/// Something that can stand in the way.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable, for the help line and the error catalogue.
    pub code: &'static str,
    /// What happened.
    pub title: Key,
    /// What to do.
    pub text: Key,
    /// How grave it is.
    pub tone: Tone,
}

/// A problem that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// Which.
    pub problem: &'static Problem,
    /// The name on the wire of a refusal that nobody here knows.
    slug: String,
}

impl Met {
    /// A refusal that this version does not know.
    pub(super) fn unknown(slug: String) -> Self {
        Self { problem: &UNKNOWN, slug }
    }

    /// What happened.
    pub fn title(&self, words: &Words) -> String {
        words.text(self.problem.title)
    }

    /// What to do.
    pub fn text(&self, words: &Words) -> String {
        if *self.problem == UNKNOWN {
            return words.with(self.problem.text, &[("slug", (&self.slug).into())]);
        }
        words.text(self.problem.text)
    }
}

impl From<&'static Problem> for Met {
    fn from(problem: &'static Problem) -> Self {
        // What the catalogue shows in the place of a name.
        Self { problem, slug: "…".to_owned() }
    }
}

/// A problem that is a warning, as most are.
pub(super) const fn warning(code: &'static str, title: Key, text: Key) -> Problem {
    Problem { code, title, text, tone: Tone::Warning }
}

const fn danger(code: &'static str, title: Key, text: Key) -> Problem {
    Problem { tone: Tone::Danger, ..warning(code, title, text) }
}

/// Nothing reaches the portal.
pub const NO_LINK: Problem = warning("K-101", Key::ProblemNoLinkTitle, Key::ProblemNoLinkText);
/// The portal does not answer in time.
pub const TIMED_OUT: Problem = warning("K-102", Key::ProblemTimedOutTitle, Key::ProblemTimedOutText);
/// The network wants its own sign-in first.
pub const CAPTIVE_PORTAL: Problem =
    warning("K-103", Key::ProblemCaptivePortalTitle, Key::ProblemCaptivePortalText);
/// The certificate is not the portal's.
pub const UNTRUSTED: Problem = danger("K-104", Key::ProblemUntrustedTitle, Key::ProblemUntrustedText);
/// The portal can't now.
pub const UNAVAILABLE: Problem = warning("K-105", Key::ProblemUnavailableTitle, Key::ProblemUnavailableText);
/// The portal is asked more than it can answer.
pub const TOO_MANY_REQUESTS: Problem = Problem {
    tone: Tone::Info,
    ..warning("K-109", Key::ProblemTooManyRequestsTitle, Key::ProblemTooManyRequestsText)
};
/// The answer made no sense.
pub const GARBLED: Problem = warning("K-106", Key::ProblemGarbledTitle, Key::ProblemGarbledText);
/// By the phone's clock the certificate does not hold.
pub const UNTRUSTED_DATE: Problem =
    danger("K-107", Key::ProblemUntrustedDateTitle, Key::ProblemUntrustedDateText);
/// The network lets nothing be encrypted.
pub const UNENCRYPTED: Problem = danger("K-108", Key::ProblemUnencryptedTitle, Key::ProblemUnencryptedText);
/// What the person did could not be written, for there is no room on the phone.
pub const DISK_FULL: Problem = danger("K-301", Key::ProblemDiskFullTitle, Key::ProblemDiskFullText);
/// What the person did could not be written.
pub const NOT_SAVED: Problem = danger("K-302", Key::ProblemNotSavedTitle, Key::ProblemNotSavedText);
/// What came by itself could not be written, for there is no room on the phone, and comes again by itself.
pub const DISK_FULL_YET: Problem = danger("K-303", Key::ProblemDiskFullTitle, Key::ProblemDiskFullYetText);
/// What came by itself could not be written, and comes again by itself.
pub const NOT_SAVED_YET: Problem = danger("K-304", Key::ProblemNotSavedTitle, Key::ProblemNotSavedYetText);
/// A refusal that this version does not know.
pub const UNKNOWN: Problem = warning("K-900", Key::ProblemUnknownTitle, Key::ProblemUnknownText);

/// The problems that are no journey's.
pub(super) const GENERAL: [&Problem; 14] = [
    &NO_LINK,
    &TIMED_OUT,
    &CAPTIVE_PORTAL,
    &UNTRUSTED,
    &UNAVAILABLE,
    &GARBLED,
    &UNTRUSTED_DATE,
    &UNENCRYPTED,
    &TOO_MANY_REQUESTS,
    &DISK_FULL,
    &NOT_SAVED,
    &DISK_FULL_YET,
    &NOT_SAVED_YET,
    &UNKNOWN,
];

/// The problem behind a fault that passes by itself.
pub(super) fn of_fault(fault: &Fault) -> &'static Problem {
    match fault {
        Fault::NoLink => &NO_LINK,
        Fault::TimedOut => &TIMED_OUT,
        Fault::CaptivePortal => &CAPTIVE_PORTAL,
        Fault::Untrusted(Distrust::Certificate) => &UNTRUSTED,
        Fault::Untrusted(Distrust::Date) => &UNTRUSTED_DATE,
        Fault::Untrusted(Distrust::Unencrypted) => &UNENCRYPTED,
        Fault::Unavailable { .. } | Fault::Refused(_) => &UNAVAILABLE,
        Fault::TooManyRequests { .. } => &TOO_MANY_REQUESTS,
        Fault::Garbled => &GARBLED,
    }
}

/// What could not be written: what the person did, or what comes again by itself.
pub(super) fn not_saved(is_of_person: bool, disk_full: bool) -> &'static Problem {
    match (is_of_person, disk_full) {
        (true, true) => &DISK_FULL,
        (true, false) => &NOT_SAVED,
        (false, true) => &DISK_FULL_YET,
        (false, false) => &NOT_SAVED_YET,
    }
}
