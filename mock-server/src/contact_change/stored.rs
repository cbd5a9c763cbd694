//! What an account without a phone has done to get one, as the database keeps it.

use crate::account::contact;
use crate::codes::{Counters, Holder, Occasion};
use crate::http::answer::Refusal;
use crate::http::caller::{Caller, Scheme};
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::idempotency::Scope;
use crate::portal::work::Work;
use crate::rules::asker::Asker;
use crate::sessions::owner::Owner;
use rusqlite::{OptionalExtension, Row, params};

const OCCASION: Occasion = Occasion {
    name: "contact_change",
    table: "contact_changes",
    words: ["— код для нового номера кабинета", "is your code for the account's new number"],
};

/// The owner of an account without a phone, with what they have done to get one.
pub(super) struct ContactChange {
    owner: Owner,
    counters: Counters,
    /// The number that was proven last, and when.
    proven: Option<(String, i64)>,
}

impl ContactChange {
    fn of(work: &Work<'_>, owner: Owner) -> rusqlite::Result<Self> {
        let read = |row: &Row<'_>| {
            let phone: Option<String> = row.get("proven_phone")?;
            Ok((Counters::read(row)?, phone.zip(row.get("proven_at")?)))
        };
        let mut statement = work.tx.prepare_cached("SELECT * FROM contact_changes WHERE id = ?1")?;
        let (counters, proven) = statement.query_row([&owner.oid], read).optional()?.unwrap_or_default();
        Ok(Self { owner, counters, proven })
    }

    /// The codes sent for it.
    pub(super) fn codes<'a>(&'a self, work: &Work<'a>, head: &Head) -> Holder<'a> {
        Holder {
            occasion: &OCCASION,
            id: &self.owner.oid,
            asker: Asker::of(head, &self.owner.installation),
            limits: &work.active.settings.code,
            counters: self.counters,
        }
    }

    /// From now on there is a row that counts.
    pub(super) fn begin(&self, work: &Work<'_>) -> rusqlite::Result<()> {
        work.tx.execute(
            "INSERT INTO contact_changes (id) VALUES (?1) ON CONFLICT (id) DO NOTHING",
            [&self.owner.oid],
        )?;
        Ok(())
    }

    /// The number is proven.
    pub(super) fn prove(&self, work: &Work<'_>, phone: &str) -> rusqlite::Result<()> {
        work.tx.execute(
            "UPDATE contact_changes SET proven_phone = ?2, proven_at = ?3 WHERE id = ?1",
            params![self.owner.oid, phone, work.now],
        )?;
        Ok(())
    }

    /// Whether this is the number that was proven, not too long ago.
    pub(super) fn has_proven(&self, work: &Work<'_>, phone: &str) -> bool {
        let life_s = work.active.settings.registration.contact_proven_s;
        self.proven.as_ref().is_some_and(|(proven, at)| proven == phone && work.now < at + life_s)
    }

    /// The number, which no account has, is the account's from now on, and nothing is left to prove.
    pub(super) fn finish(&self, work: &mut Work<'_>, phone: &str) -> rusqlite::Result<()> {
        contact::give(work, &self.owner.oid, phone)?;
        work.tx.execute(
            "UPDATE contact_changes SET proven_phone = NULL, proven_at = NULL WHERE id = ?1",
            [&self.owner.oid],
        )?;
        Ok(())
    }
}

impl Caller for ContactChange {
    const SCHEME: Option<&'static Scheme> = Owner::SCHEME;
    const PROBLEMS: &'static [ProblemKind] = &[ProblemKind::SESSION_ENDED, ProblemKind::CONTACT_KEPT];

    fn admit(work: &Work<'_>, head: &Head, id: &str) -> Result<Self, Refusal> {
        Ok(Self::of(work, Owner::admit(work, head, id)?)?)
    }

    fn scope(&self) -> Scope {
        self.owner.scope()
    }

    fn may_ask(&self, work: &Work<'_>) -> Result<(), Refusal> {
        if contact::has_phone(work, &self.owner.oid)? {
            Err(ProblemKind::CONTACT_KEPT.into())
        } else {
            Ok(())
        }
    }
}
