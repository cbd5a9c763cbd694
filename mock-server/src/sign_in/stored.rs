//! A sign-in as the database keeps it.

use crate::codes::{Counters, Holder, Occasion};
use crate::http::answer::{InternalFault, Refusal};
use crate::http::by_secret::BySecret;
use crate::http::caller::{Caller, Scheme, Shown};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::idempotency::Scope;
use crate::portal::keys::MacLabel;
use crate::portal::work::Work;
use crate::rules::asker::Asker;
use crate::rules::settings::CodeSettings;
use crate::sessions::stored::Grant;
use rusqlite::Row;

pub(super) const OCCASION: Occasion = Occasion {
    name: "sign_in",
    table: "sign_ins",
    words: ["— код для входа в кабинет", "is your code to sign in"],
};

/// A sign-in's row.
pub(crate) struct SignIn {
    pub(super) id: String,
    pub(super) phone: String,
    pub(super) expires_at: i64,
    account_oid: String,
    installation: String,
    proven_at: Option<i64>,
    counters: Counters,
}

impl BySecret for SignIn {
    const SECRET: MacLabel = MacLabel::new("sign-in-secret");
    const SELECT: &'static str = "SELECT * FROM sign_ins WHERE id = ?1";

    fn read(row: &Row<'_>) -> Result<Self, InternalFault> {
        Ok(Self {
            id: row.get("id")?,
            phone: row.get("phone")?,
            expires_at: row.get("expires_at")?,
            account_oid: row.get("account_oid")?,
            installation: row.get("installation")?,
            proven_at: row.get("proven_at")?,
            counters: Counters::read(row)?,
        })
    }
}

impl SignIn {
    /// The codes sent for it.
    pub(super) fn codes<'a>(&'a self, head: &Head, limits: &'a CodeSettings) -> Holder<'a> {
        Holder {
            occasion: &OCCASION,
            id: &self.id,
            asker: Asker::of(head, &self.installation),
            limits,
            counters: self.counters,
        }
    }

    /// Refuses a sign-in that is past its hour.
    fn require_open(&self, now: i64) -> Result<(), Refusal> {
        if now >= self.expires_at { Err(ProblemKind::SIGN_IN_EXPIRED.into()) } else { Ok(()) }
    }

    /// Refuses a sign-in whose code was not given yet.
    fn require_proven(&self) -> Result<(), Refusal> {
        match self.proven_at {
            Some(_) => Ok(()),
            None => Err(ProblemKind::CONTACT_NOT_PROVEN.into()),
        }
    }
}

const SCHEME: Scheme =
    Scheme { name: "sign_in_secret", about: "The secret told when the sign-in began", shown: Shown::Bearer };

impl Caller for SignIn {
    const SCHEME: Option<&'static Scheme> = Some(&SCHEME);
    const ID: &'static str = "The sign-in";
    const PROBLEMS: &'static [ProblemKind] = &[ProblemKind::UNAUTHORIZED, ProblemKind::SIGN_IN_EXPIRED];

    fn admit(work: &Work<'_>, head: &Head, id: &str) -> Result<Self, Refusal> {
        Self::by_bearer(work, head, id)
    }

    fn scope(&self) -> Scope {
        Scope::new("sign-in", &self.id)
    }

    /// A sign-in whose session was used opens nothing more, not even a code.
    fn may_ask(&self, work: &Work<'_>) -> Result<(), Refusal> {
        self.require_open(work.now)?;
        Self::require_unused(work, &self.id)
    }
}

impl Grant for SignIn {
    const KIND: &'static str = "sign_in";

    fn installation(&self) -> &str {
        &self.installation
    }

    /// Once the code was right.
    fn account(&self, work: &Work<'_>) -> Result<&str, Refusal> {
        self.require_open(work.now)?;
        self.require_proven()?;
        Ok(&self.account_oid)
    }
}
