//! Why the portal did not do what it was asked, or could not be asked at all.

use std::time::Duration;

use jiff::Timestamp;

use crate::planted::{self, Bug};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No connection: nothing reached the portal, or its answer did not reach the phone.
    NoLink,
    /// The portal did not answer in time.
    TimedOut,
    /// Something else answered in the portal's place: the network's own sign-in page.
    CaptivePortal,
    /// The connection is not safe, so nothing was sent.
    Untrusted(Distrust),
    /// The portal can't now (5xx).
    Unavailable {
        /// How long it asks to wait.
        retry_after: Option<Duration>,
    },
    /// The portal is asked more than it can answer (429 without a limit of ours).
    TooManyRequests {
        /// How long it asks to wait.
        retry_after: Option<Duration>,
    },
    /// The answer is not what was agreed on.
    Garbled,
    /// The portal says no, and why.
    Refused(Box<Refusal>),
}

/// Why a connection is not safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// By the phone's clock the certificate does not hold any more, or not yet.
    Date,
    /// The certificate is not the portal's: of an unknown authority, for another host, or of another key than those
    /// pinned.
    Certificate,
    /// What answers does not speak TLS, or none that is safe.
    Unencrypted,
}

impl Fault {
    /// Whether the same request may succeed later without anyone changing it.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::NoLink
            | Self::TimedOut
            | Self::CaptivePortal
            | Self::Unavailable { .. }
            | Self::TooManyRequests { .. }
            | Self::Garbled
            | Self::Untrusted(_) => true,
            Self::Refused(refusal) => matches!(
                refusal.kind,
                RefusalKind::RequestInFlight | RefusalKind::Unknown { retryable: true, .. }
            ),
        }
    }

    /// Whether the way to the portal is the reason, which may be another by now.
    pub fn is_of_the_way(&self) -> bool {
        matches!(self, Self::NoLink | Self::TimedOut | Self::CaptivePortal)
    }

    /// How long the portal asks to wait before the next try.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            _ if planted::is(Bug::RetryAfterIgnored) => None,
            Self::Unavailable { retry_after } | Self::TooManyRequests { retry_after } => *retry_after,
            _ => None,
        }
    }

    /// Whether the way to the portal is at fault, and not the portal.
    pub fn is_of_link(&self) -> bool {
        matches!(self, Self::NoLink | Self::CaptivePortal | Self::Untrusted(_))
    }

    /// How long the portal wants not to be asked the same again, whoever asks.
    pub fn named_wait(&self) -> Option<Duration> {
        self.retry_after().filter(|_| matches!(self, Self::TooManyRequests { .. }))
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

/// A refusal with its limits as data (RFC 9457 problem details).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is refused; mapped from the problem's `type`, never from its text.
    pub kind: RefusalKind,
    /// Tries left before a pause.
    pub tries_left: Option<u32>,
    /// When the same may be tried again.
    pub retry_at: Option<Timestamp>,
    /// Which fields are not accepted.
    pub fields: Vec<FieldRefusal>,
    /// Reasons, as slugs of their subject.
    pub reasons: Vec<String>,
    /// Which steps are missing.
    pub missing: Vec<String>,
}

impl Refusal {
    /// A refusal without limits.
    pub fn of(kind: RefusalKind) -> Self {
        Self {
            kind,
            tries_left: None,
            retry_at: None,
            fields: Vec::new(),
            reasons: Vec::new(),
            missing: Vec::new(),
        }
    }
}

/// One field that is not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRefusal {
    /// The field's name on the wire.
    pub field: String,
    /// Why, as a slug.
    pub reason: String,
}

impl RefusalKind {
    /// Its name, for the words «код ошибки».
    pub fn slug(&self) -> String {
        match self {
            Self::Unknown { slug, .. } => slug.clone(),
            known => format!("{known:?}"),
        }
    }
}

/// The kinds of refusals the core knows a way out of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// Not the code.
    WrongCode,
    /// Too many wrong codes; locked until `retry_at`.
    TooManyTries,
    /// No code is live any more.
    CodeExpired,
    /// Another code may be asked for at `retry_at`.
    ResendTooSoon,
    /// Too many codes; the next at `retry_at`.
    SendLimit,
    /// The number is not accepted.
    InvalidPhone,
    /// Fields are not accepted.
    InvalidFields,
    /// The password is not accepted.
    PasswordRefused,
    /// The contact must be proven first, or again.
    ContactNotProven,
    /// An account with this number exists.
    ContactTaken,
    /// The account has a number: it needs no new one.
    ContactKept,
    /// Steps are missing.
    StepMissing,
    /// The portal no longer keeps the registration.
    RegistrationExpired,
    /// The registration is an account already.
    RegistrationCompleted,
    /// The number or the password is not right; the portal does not tell which.
    WrongCredentials,
    /// The portal no longer keeps the sign-in.
    SignInExpired,
    /// The consent can't be withdrawn by itself.
    ConsentRequired,
    /// The secret or token is not accepted.
    Unauthorized,
    /// The session has ended.
    SessionEnded,
    /// The same request is being carried out right now.
    RequestInFlight,
    /// A kind this version does not know.
    Unknown {
        /// The problem's slug.
        slug: String,
        /// Whether trying again later makes sense.
        retryable: bool,
    },
}
