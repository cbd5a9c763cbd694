//! The owner of an account, known by the access token of a session.

use super::stored::Generation;
use crate::http::answer::Refusal;
use crate::http::caller::{Caller, Scheme, Shown};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::idempotency::Scope;
use crate::portal::work::Work;

const SCHEME: Scheme =
    Scheme { name: "access_token", about: "The access token of a session", shown: Shown::Bearer };

/// Whoever is signed in.
pub(crate) struct Owner {
    /// The number of their account.
    pub(crate) oid: String,
    /// The installation that their session is on.
    pub(crate) installation: String,
}

impl Caller for Owner {
    const SCHEME: Option<&'static Scheme> = Some(&SCHEME);
    const PROBLEMS: &'static [ProblemKind] = &[ProblemKind::SESSION_ENDED];

    /// That the token was used is noted.
    fn admit(work: &Work<'_>, head: &Head, _: &str) -> Result<Self, Refusal> {
        let ended = || Refusal::from(ProblemKind::SESSION_ENDED);
        let token = head.bearer.as_deref().ok_or_else(ended)?;
        let generation = Generation::of_access_token(work, token)?.ok_or_else(ended)?;
        if generation.ended || generation.succeeded_at.is_some() || work.now >= generation.access_expires_at {
            return Err(ended());
        }
        generation.mark_used(work)?;
        Ok(Self { oid: generation.oid, installation: generation.installation })
    }

    fn scope(&self) -> Scope {
        Scope::new("account", &self.oid)
    }
}
