//! A sign-in as the database keeps it.

use crate::codes::{Counters, Holder, Journey};
use crate::http::answer::Refusal;
use crate::http::caller::{Caller, Scheme, Shown};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::idempotency::Scope;
use crate::portal::keys::Purpose;
use crate::portal::work::Work;
use crate::rules::settings::CodeSettings;
use rusqlite::Row;

/// What is kept of a sign-in's secret.
pub(super) const SECRET: Purpose = Purpose::new("sign-in-secret");

pub(super) const JOURNEY: Journey = Journey {
    table: "sign_ins",
    column: "sign_in_id",
    words: ["— код для входа в кабинет", "is your code to sign in"],
};

/// A sign-in's row.
pub(crate) struct SignIn {
    pub(crate) id: String,
    pub(super) phone: String,
    pub(super) expires_at: i64,
    pub(crate) account_oid: String,
    installation: String,
    proven_at: Option<i64>,
    counters: Counters,
    session_used: bool,
}

impl SignIn {
    /// The sign-in of that name if the secret is its own.
    pub(crate) fn authorised(work: &Work<'_>, id: &str, secret: &str) -> Result<Option<Self>, Refusal> {
        let mut statement = work.tx.prepare_cached("SELECT * FROM sign_ins WHERE id = ?1")?;
        let mut rows =
            statement.query_map([id], |row| Ok((row.get::<_, Vec<u8>>("secret_mac")?, Self::read(row)?)))?;
        let Some((mac, sign_in)) = rows.next().transpose()? else { return Ok(None) };
        let right = work.key.matches(SECRET, &[id.as_bytes(), secret.as_bytes()], &mac);
        Ok(right.then_some(sign_in))
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            phone: row.get("phone")?,
            expires_at: row.get("expires_at")?,
            account_oid: row.get("account_oid")?,
            installation: row.get("installation")?,
            proven_at: row.get("proven_at")?,
            counters: Counters::read(row)?,
            session_used: row.get("session_used")?,
        })
    }

    /// The codes sent for it.
    pub(super) fn codes<'a>(&'a self, limits: &'a CodeSettings) -> Holder<'a> {
        Holder {
            journey: &JOURNEY,
            id: &self.id,
            installation: &self.installation,
            limits,
            counters: self.counters,
        }
    }

    /// Refuses a sign-in that is past its hour, or whose session was used: its secret opens nothing more.
    pub(crate) fn require_open(&self, now: i64) -> Result<(), Refusal> {
        if now >= self.expires_at {
            return Err(ProblemKind::SIGN_IN_EXPIRED.into());
        }
        if self.session_used { Err(ProblemKind::UNAUTHORIZED.into()) } else { Ok(()) }
    }

    /// Refuses a sign-in whose code was not given yet.
    pub(crate) fn require_proven(&self) -> Result<(), Refusal> {
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

    /// An unknown sign-in and a wrong secret look the same.
    fn admit(work: &Work<'_>, head: &Head, id: &str) -> Result<Self, Refusal> {
        let secret = head.bearer.as_deref().ok_or(ProblemKind::UNAUTHORIZED)?;
        Self::authorised(work, id, secret)?.ok_or_else(|| ProblemKind::UNAUTHORIZED.into())
    }

    fn scope(&self) -> Scope {
        Scope::new("sign-in", &self.id)
    }

    fn may_ask(&self, now: i64) -> Result<(), Refusal> {
        self.require_open(now)
    }
}
