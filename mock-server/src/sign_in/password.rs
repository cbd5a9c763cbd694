//! The first factor: number and password, judged alike for numbers with an account and without one.
//!
//! Wrong ones are counted for the installation and the number, so that a stranger can't lock the owner out. As a stranger
//! can name any number of installations, they are counted for the number over all of them as well, but for those on
//! which the account is used; and whoever tries many numbers is counted by where the requests come from.

use crate::account::contact::is_used_on;
use crate::http::answer::{InternalFault, Refusal};
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::clock::DAY_S;
use crate::portal::work::Work;
use crate::rules::asker::{Asker, Use};
use crate::rules::password_form::{hashed_forms, normal_form};
use crate::rules::password_hash::PasswordHash;
use crate::rules::tries::{Tries, TryLimits};
use rusqlite::{OptionalExtension, params};
use std::cmp::Reverse;

/// What stands for all those installations; none has this name, for theirs are UUIDs.
const STRANGERS: &str = "";

/// The account of this number if the password is its own.
pub(super) fn account_of(
    work: &Work<'_>,
    asker: Asker<'_>,
    phone: &str,
    password: &str,
) -> Result<String, Refusal> {
    let counts = Counts::of(work, asker, phone)?;
    for (_, tries) in counts.each() {
        tries.refuse_while_locked(work.now)?;
    }
    if let Some(at) = counts.asker.full_until(work, Use::WrongTry)? {
        return Err(Problem::new(ProblemKind::TOO_MANY_TRIES).retry_at(at, work.now).into());
    }
    let account = account(work, phone)?;
    let hash = match &account {
        Some((_, stored)) => PasswordHash::parse(stored).ok_or(InternalFault::Stored("password hash"))?,
        None => PasswordHash::of_nobody(work.password_cost),
    };
    let fitting = hashed_forms(password).iter().position(|form| hash.fits(form));
    match (fitting, account) {
        (Some(form), Some((oid, _))) => {
            counts.forget(work)?;
            // The first form is the one of today.
            if form > 0 || hash.is_outdated(work.password_cost) {
                let renewed = PasswordHash::of(&normal_form(password), work.password_cost, work.random);
                work.tx.execute("UPDATE accounts SET password_hash = ?2 WHERE oid = ?1", [&oid, &renewed])?;
            }
            Ok(oid)
        }
        _ => Err(counts.one_more(work)?.into()),
    }
}

fn account(work: &Work<'_>, phone: &str) -> rusqlite::Result<Option<(String, String)>> {
    let mut statement = work.tx.prepare_cached("SELECT oid, password_hash FROM accounts WHERE phone = ?1")?;
    statement.query_row([phone], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

/// What is counted for a sign-in.
struct Counts<'a> {
    phone: &'a str,
    asker: Asker<'a>,
    own: Tries,
    own_limits: TryLimits,
    /// With their limits; none on an installation of the owner's, and while limits are lifted.
    strangers: Option<(Tries, TryLimits)>,
}

impl<'a> Counts<'a> {
    fn of(work: &Work<'_>, asker: Asker<'a>, phone: &'a str) -> rusqlite::Result<Self> {
        let is_owners = is_used_on(work, phone, asker.installation)?;
        let tried_by_strangers = tries(work, STRANGERS, phone)?;
        let strangers = work.limits().filter(|_| !is_owners).map(|limits| {
            let tries = limits.strangers.wrong_passwords;
            (tried_by_strangers, TryLimits { tries, pause_s: DAY_S })
        });
        Ok(Self {
            phone,
            asker: asker.known(is_owners),
            own: tries(work, asker.installation, phone)?,
            own_limits: TryLimits::from(&work.active.settings.code),
            strangers,
        })
    }

    /// Each count with the installation it is kept for.
    fn each(&self) -> impl Iterator<Item = (&'a str, Tries)> {
        let strangers = self.strangers.map(|(tries, _)| (STRANGERS, tries));
        [(self.asker.installation, self.own)].into_iter().chain(strangers)
    }

    /// Counts a wrong password; gives the refusal that leaves the fewest tries. Rows whose count is given back anyway are
    /// cleared away here.
    fn one_more(&self, work: &Work<'_>) -> rusqlite::Result<Problem> {
        work.tx.execute(
            "DELETE FROM password_tries WHERE last_wrong_at <= CASE installation WHEN ?1 THEN ?2 ELSE ?3 END",
            params![STRANGERS, work.now - DAY_S, work.now - self.own_limits.pause_s],
        )?;
        self.asker.count(work, Use::WrongTry)?;
        let own = self.count(work, self.asker.installation, &self.own, self.own_limits)?;
        let Some((tries, limits)) = &self.strangers else { return Ok(own) };
        let shared = self.count(work, STRANGERS, tries, *limits)?;
        // A lock has no tries left, and the longer one counts.
        let severity = |problem: &Problem| (Reverse(problem.tries_left.unwrap_or(0)), problem.retry_at);
        Ok(if severity(&own) > severity(&shared) { own } else { shared })
    }

    fn count(
        &self,
        work: &Work<'_>,
        installation: &str,
        tries: &Tries,
        limits: TryLimits,
    ) -> rusqlite::Result<Problem> {
        let (counted, problem) = tries.count(limits, ProblemKind::WRONG_CREDENTIALS, work.now);
        work.tx.execute(
            "INSERT INTO password_tries (installation, phone, tries_used, last_wrong_at, tries_locked_until)
             VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (installation, phone) DO UPDATE SET
                 tries_used = excluded.tries_used, last_wrong_at = excluded.last_wrong_at,
                 tries_locked_until = excluded.tries_locked_until",
            params![installation, self.phone, counted.used, counted.last_wrong_at, counted.locked_until],
        )?;
        Ok(problem)
    }

    /// Who knows the password gets the tries back: they are this number's alone.
    fn forget(&self, work: &Work<'_>) -> rusqlite::Result<()> {
        for (installation, _) in self.each() {
            work.tx.execute(
                "DELETE FROM password_tries WHERE installation = ?1 AND phone = ?2",
                [installation, self.phone],
            )?;
        }
        Ok(())
    }
}

fn tries(work: &Work<'_>, installation: &str, phone: &str) -> rusqlite::Result<Tries> {
    let mut statement =
        work.tx.prepare_cached("SELECT * FROM password_tries WHERE installation = ?1 AND phone = ?2")?;
    Ok(statement.query_row([installation, phone], Tries::read).optional()?.unwrap_or_default())
}
