//! Who asks: the one place where a room says how somebody proves it and what they are refused for.

use super::answer::Refusal;
use super::problem::ProblemKind;
use super::request::Head;
use crate::portal::idempotency::Scope;
use crate::portal::work::Work;

/// How somebody proves who they are, as the `OpenAPI` document has it.
pub(crate) struct Scheme {
    /// Its name there.
    pub(crate) name: &'static str,
    /// What is shown.
    pub(crate) about: &'static str,
    /// Where it is shown.
    pub(crate) shown: Shown,
}

/// Where a proof stands in a request.
pub(crate) enum Shown {
    /// In `Authorization: Bearer`.
    Bearer,
    /// In the cookie of that name.
    Cookie(&'static str),
}

/// A header that tells who asks, besides what proves it.
pub(crate) struct Named {
    pub(crate) header: &'static str,
    pub(crate) about: &'static str,
}

/// Somebody who may ask something of a room.
pub(crate) trait Caller: Sized + 'static {
    /// How they prove it; none where they only name themselves.
    const SCHEME: Option<&'static Scheme>;
    /// How they name themselves besides.
    const NAMED: Option<Named> = None;
    /// What the `{id}` of an address names, where there is one.
    const ID: &'static str = "";
    /// What they may be refused for.
    const PROBLEMS: &'static [ProblemKind];

    /// Finds out who asks. `id` is that of the address, and empty where it has none.
    ///
    /// # Errors
    /// Nobody who may ask: nothing is told of what is there.
    fn admit(work: &Work<'_>, head: &Head, id: &str) -> Result<Self, Refusal>;

    /// Whose idempotency keys come with their changes.
    fn scope(&self) -> Scope;

    /// Refuses what they may not do any more, or not yet. It is not asked when a change comes again that was answered.
    ///
    /// # Errors
    /// Why not.
    fn may_ask(&self, work: &Work<'_>) -> Result<(), Refusal> {
        let _ = work;
        Ok(())
    }
}

/// A phone that has nothing to prove yet.
pub(crate) struct Installation(pub(crate) String);

impl Caller for Installation {
    const SCHEME: Option<&'static Scheme> = None;
    const NAMED: Option<Named> = Some(Named {
        header: "Kabinet-Installation",
        about: "A UUID that names the installation of the app",
    });
    const PROBLEMS: &'static [ProblemKind] = &[ProblemKind::INSTALLATION_MISSING];

    fn admit(_: &Work<'_>, head: &Head, _: &str) -> Result<Self, Refusal> {
        head.installation.clone().map(Self).ok_or_else(|| ProblemKind::INSTALLATION_MISSING.into())
    }

    fn scope(&self) -> Scope {
        Scope::new("installation", &self.0)
    }
}
