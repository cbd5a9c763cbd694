//! Who asks, and what they have done within the last 24 hours, held against the limits of a day.

use super::limits::{Allowed, DailyLimits};
use crate::http::peer::Peer;
use crate::http::request::Head;
use crate::portal::clock::DAY_S;
use crate::portal::work::Work;
use rusqlite::{OptionalExtension, params};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// A registration was begun.
    Registration,
    /// A sign-in was begun.
    SignIn,
    /// A code was sent.
    Code,
    /// A code or a password was wrong.
    WrongTry,
}

impl Use {
    const fn name(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::SignIn => "sign_in",
            Self::Code => "code",
            Self::WrongTry => "wrong_try",
        }
    }

    const fn allowed(self, of: &Allowed) -> u32 {
        match self {
            Self::Registration => of.registrations,
            Self::SignIn => of.sign_ins,
            Self::Code => of.codes,
            Self::WrongTry => of.wrong_tries,
        }
    }
}

/// On whose account it is counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asker<'a> {
    pub(crate) installation: &'a str,
    /// None of a request that came by no network, and of a phone whose account is used there: who shares its address
    /// can't use up what it may do.
    peer: Option<Peer>,
}

impl<'a> Asker<'a> {
    /// Whoever sent the request, on an installation.
    pub(crate) fn of(head: &Head, installation: &'a str) -> Self {
        Self { installation, peer: head.peer }
    }

    /// The same, `is_owners` if the account that it is about is used on this installation.
    pub(crate) fn known(self, is_owners: bool) -> Self {
        Self { peer: self.peer.filter(|_| !is_owners), ..self }
    }

    /// When this may be done again, if it may not now.
    pub(crate) fn full_until(&self, work: &Work<'_>, what: Use) -> rusqlite::Result<Option<i64>> {
        let Some(limits) = work.limits() else { return Ok(None) };
        let mut full_until = None;
        for (who, allowed) in self.counted_as(limits) {
            full_until = full_until.max(next_of_day(work, &who, what, what.allowed(allowed))?);
        }
        Ok(full_until)
    }

    /// Counts that it was done. What is a day old is cleared away here.
    pub(crate) fn count(&self, work: &Work<'_>, what: Use) -> rusqlite::Result<()> {
        work.tx.prepare_cached("DELETE FROM uses WHERE used_at <= ?1")?.execute([work.now - DAY_S])?;
        let mut count =
            work.tx.prepare_cached("INSERT INTO uses (who, what, used_at) VALUES (?1, ?2, ?3)")?;
        // What nobody reads while limits are lifted is counted all the same: they may be set again.
        for (who, _) in self.counted_as(&work.active.limits) {
            count.execute(params![who, what.name(), work.now])?;
        }
        Ok(())
    }

    fn counted_as<'b>(&self, limits: &'b DailyLimits) -> impl Iterator<Item = (String, &'b Allowed)> {
        let installation = (format!("installation {}", self.installation), &limits.installation);
        let address = self.peer.map(|peer| (format!("address {peer}"), &limits.address));
        [Some(installation), address].into_iter().flatten()
    }
}

fn next_of_day(work: &Work<'_>, who: &str, what: Use, allowed: u32) -> rusqlite::Result<Option<i64>> {
    let mut find = work.tx.prepare_cached(
        "SELECT used_at FROM uses WHERE who = ?1 AND what = ?2 AND used_at > ?3
         ORDER BY used_at DESC LIMIT 1 OFFSET ?4",
    )?;
    let since = work.now - DAY_S;
    let oldest_that_counts: Option<i64> = find
        .query_row(params![who, what.name(), since, i64::from(allowed) - 1], |row| row.get(0))
        .optional()?;
    Ok(oldest_that_counts.map(|at| at + DAY_S))
}
