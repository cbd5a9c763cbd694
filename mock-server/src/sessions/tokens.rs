//! Families of tokens in the database.

use super::wire::Session;
use crate::account;
use crate::clock::timestamp;
use crate::keys::Purpose;
use crate::language::Language;
use crate::operator;
use crate::problem::ProblemKind;
use crate::random::token;
use crate::work::{Refusal, Work};
use rusqlite::{OptionalExtension, params};

/// A turn of a family, as a token named it.
pub(super) struct Turn {
    id: i64,
    family: i64,
    oid: String,
    ended: bool,
    used: bool,
    access_expires_at: i64,
    /// When a later turn was first used, if one was.
    succeeded_at: Option<i64>,
}

/// For so many seconds after its successor's first use a predecessor that comes back is taken for what was long on its
/// way, and is refused without ending the family.
const LEEWAY_S: i64 = 60;

impl Turn {
    pub(super) fn of_refresh_token(work: &Work<'_>, token: &str) -> rusqlite::Result<Option<Self>> {
        Self::find(work, "refresh_mac", &work.key.mac(Purpose::RefreshToken, &[token.as_bytes()]))
    }

    fn of_access_token(work: &Work<'_>, token: &str) -> rusqlite::Result<Option<Self>> {
        Self::find(work, "access_mac", &work.key.mac(Purpose::AccessToken, &[token.as_bytes()]))
    }

    fn find(work: &Work<'_>, column: &'static str, mac: &[u8]) -> rusqlite::Result<Option<Self>> {
        let mut statement = work.tx.prepare_cached(&format!(
            "SELECT t.id, t.family_id, f.account_oid, f.ended_at IS NOT NULL, t.used_at IS NOT NULL, t.access_expires_at,
                 (SELECT min(later.used_at) FROM session_tokens later WHERE later.family_id = t.family_id
                     AND later.generation > t.generation)
             FROM session_tokens t JOIN session_families f ON f.id = t.family_id WHERE t.{column} = ?1"
        ))?;
        statement
            .query_row([mac], |row| {
                Ok(Self {
                    id: row.get(0)?,
                    family: row.get(1)?,
                    oid: row.get(2)?,
                    ended: row.get(3)?,
                    used: row.get(4)?,
                    access_expires_at: row.get(5)?,
                    succeeded_at: row.get(6)?,
                })
            })
            .optional()
    }

    /// Notes the first use: it closes the grant the family was begun by, ends the other families of that grant, and
    /// closes the turns before this one.
    fn mark_used(&self, work: &Work<'_>) -> rusqlite::Result<()> {
        if self.used {
            // All of the following was done then.
            return Ok(());
        }
        work.tx
            .execute("UPDATE session_tokens SET used_at = ?2 WHERE id = ?1", params![self.id, work.now])?;
        for close_the_grant in [
            "UPDATE registrations SET session_used = 1
             WHERE id = (SELECT registration_id FROM session_families WHERE id = ?1) AND session_used = 0",
            "UPDATE sign_ins SET session_used = 1
             WHERE id = (SELECT sign_in_id FROM session_families WHERE id = ?1) AND session_used = 0",
        ] {
            work.tx.execute(close_the_grant, [self.family])?;
        }
        for end_the_rest in [
            "UPDATE session_families SET ended_at = ?2 WHERE id <> ?1 AND ended_at IS NULL AND registration_id =
                 (SELECT registration_id FROM session_families WHERE id = ?1)",
            "UPDATE session_families SET ended_at = ?2 WHERE id <> ?1 AND ended_at IS NULL AND sign_in_id =
                 (SELECT sign_in_id FROM session_families WHERE id = ?1)",
        ] {
            work.tx.execute(end_the_rest, params![self.family, work.now])?;
        }
        Ok(())
    }

    /// Ends the family, if it hasn't ended before, and with it the grant it was begun by.
    pub(super) fn end(&self, work: &Work<'_>) -> rusqlite::Result<()> {
        if self.ended {
            return Ok(());
        }
        self.mark_used(work)?;
        end_family(work, self.family)
    }

    /// The next turn: made by the newest token, or by its predecessor while no later one was used. A turn that was
    /// made before stays: this may be the request that was longer on its way. A token that was used up ends the family, and
    /// its owner is told.
    pub(super) fn refresh(&self, work: &mut Work<'_>, language: Language) -> Result<Session, Refusal> {
        if self.ended {
            return Err(ProblemKind::SessionEnded.into());
        }
        if let Some(at) = self.succeeded_at {
            if work.now > at + LEEWAY_S {
                end_family(work, self.family)?;
                if let Some(phone) = account::load(work, &self.oid)?.phone {
                    operator::send_reuse_notice(work, &phone, language)?;
                }
            }
            return Err(ProblemKind::SessionEnded.into());
        }
        self.mark_used(work)?;
        issue(work, self.family, &self.oid)
    }
}

/// What a family was begun by, named by its id.
#[derive(Clone, Copy)]
pub(super) enum Grant<'a> {
    Registration(&'a str),
    SignIn(&'a str),
}

impl<'a> Grant<'a> {
    /// The column of `session_families` that names it, and its id.
    const fn column(self) -> (&'static str, &'a str) {
        match self {
            Self::Registration(id) => ("registration_id", id),
            Self::SignIn(id) => ("sign_in_id", id),
        }
    }
}

/// Begins a family for an account.
pub(super) fn begin(work: &Work<'_>, oid: &str, grant: Grant<'_>) -> Result<Session, Refusal> {
    let (column, id) = grant.column();
    work.tx.execute(
        &format!("INSERT INTO session_families (account_oid, {column}, created_at) VALUES (?1, ?2, ?3)"),
        params![oid, id, work.now],
    )?;
    issue(work, work.tx.last_insert_rowid(), oid)
}

fn end_family(work: &Work<'_>, family: i64) -> rusqlite::Result<()> {
    work.tx.execute(
        "UPDATE session_families SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL",
        params![family, work.now],
    )?;
    Ok(())
}

fn issue(work: &Work<'_>, family: i64, oid: &str) -> Result<Session, Refusal> {
    let access_token = token::<32>(work.random);
    let refresh_token = token::<32>(work.random);
    let access_expires_at = work.now + work.active.settings.session.life_s;
    work.tx.execute(
        "INSERT INTO session_tokens (family_id, generation, access_mac, access_expires_at, refresh_mac, created_at)
         VALUES (?1, 1 + (SELECT coalesce(max(generation), 0) FROM session_tokens WHERE family_id = ?1), ?2, ?3, ?4, ?5)",
        params![
            family,
            work.key.mac(Purpose::AccessToken, &[access_token.as_bytes()]),
            access_expires_at,
            work.key.mac(Purpose::RefreshToken, &[refresh_token.as_bytes()]),
            work.now
        ],
    )?;
    let account = account::load(work, oid)?;
    Ok(Session { access_token, access_expires_at: timestamp(access_expires_at), refresh_token, account })
}

/// Whose access token this is. Its use is noted.
pub(crate) fn account_of(work: &Work<'_>, access_token: Option<&str>) -> Result<String, Refusal> {
    let ended = || Refusal::from(ProblemKind::SessionEnded);
    let turn = Turn::of_access_token(work, access_token.ok_or_else(ended)?)?.ok_or_else(ended)?;
    if turn.ended || turn.succeeded_at.is_some() || work.now >= turn.access_expires_at {
        return Err(ended());
    }
    turn.mark_used(work)?;
    Ok(turn.oid)
}
