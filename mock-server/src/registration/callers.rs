//! Who changes a registration: whoever holds its secret, as far as it has come.

use super::steps;
use super::stored::Registration;
use crate::http::answer::Refusal;
use crate::http::by_secret::BySecret;
use crate::http::caller::{Caller, Scheme, Shown};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::idempotency::Scope;
use crate::portal::work::Work;
use crate::sessions::stored::Grant;

const SCHEME: Scheme = Scheme {
    name: "registration_secret",
    about: "The secret told when the registration began",
    shown: Shown::Bearer,
};

impl Caller for Registration {
    const SCHEME: Option<&'static Scheme> = Some(&SCHEME);
    const ID: &'static str = "The registration";
    const PROBLEMS: &'static [ProblemKind] = &[ProblemKind::UNAUTHORIZED, ProblemKind::REGISTRATION_EXPIRED];

    fn admit(work: &Work<'_>, head: &Head, id: &str) -> Result<Self, Refusal> {
        Self::by_bearer(work, head, id)
    }

    fn scope(&self) -> Scope {
        Scope::new("registration", &self.id)
    }

    fn may_ask(&self, work: &Work<'_>) -> Result<(), Refusal> {
        self.require_kept(work.now)
    }
}

/// A registration that is no account yet.
pub(super) struct Open(pub(super) Registration);

impl Caller for Open {
    const SCHEME: Option<&'static Scheme> = Registration::SCHEME;
    const ID: &'static str = Registration::ID;
    const PROBLEMS: &'static [ProblemKind] =
        &[ProblemKind::UNAUTHORIZED, ProblemKind::REGISTRATION_EXPIRED, ProblemKind::REGISTRATION_COMPLETED];

    fn admit(work: &Work<'_>, head: &Head, id: &str) -> Result<Self, Refusal> {
        Registration::by_bearer(work, head, id).map(Self)
    }

    fn scope(&self) -> Scope {
        self.0.scope()
    }

    fn may_ask(&self, work: &Work<'_>) -> Result<(), Refusal> {
        require_open(&self.0, work.now)
    }
}

fn require_open(registration: &Registration, now: i64) -> Result<(), Refusal> {
    registration.require_kept(now)?;
    match registration.account_oid {
        Some(_) => Err(ProblemKind::REGISTRATION_COMPLETED.into()),
        None => Ok(()),
    }
}

/// One whose phone is proven besides.
pub(super) struct Proven(pub(super) Registration);

impl Caller for Proven {
    const SCHEME: Option<&'static Scheme> = Registration::SCHEME;
    const ID: &'static str = Registration::ID;
    const PROBLEMS: &'static [ProblemKind] = &[
        ProblemKind::UNAUTHORIZED,
        ProblemKind::REGISTRATION_EXPIRED,
        ProblemKind::REGISTRATION_COMPLETED,
        ProblemKind::CONTACT_NOT_PROVEN,
    ];

    fn admit(work: &Work<'_>, head: &Head, id: &str) -> Result<Self, Refusal> {
        Registration::by_bearer(work, head, id).map(Self)
    }

    fn scope(&self) -> Scope {
        self.0.scope()
    }

    fn may_ask(&self, work: &Work<'_>) -> Result<(), Refusal> {
        require_open(&self.0, work.now)?;
        self.0.require_proven_phone(work.now)?;
        Ok(())
    }
}

impl Grant for Registration {
    const KIND: &'static str = "registration";

    fn installation(&self) -> &str {
        &self.installation
    }

    /// Once it has become one.
    fn account(&self, work: &Work<'_>) -> Result<&str, Refusal> {
        self.require_kept(work.now)?;
        match &self.account_oid {
            Some(oid) => Ok(oid),
            None => Err(steps::refusal(&steps::missing(work, self)?).into()),
        }
    }
}
