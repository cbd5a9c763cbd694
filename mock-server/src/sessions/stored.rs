//! Grants and the families of tokens they opened, as the database keeps them.

use crate::http::answer::Refusal;
use crate::http::by_secret::BySecret;
use crate::http::problem::ProblemKind;
use crate::portal::keys::MacLabel;
use crate::portal::work::Work;
use rusqlite::{OptionalExtension, params};

/// What is kept of an access token.
pub(super) const ACCESS_TOKEN: MacLabel = MacLabel::new("access-token");
/// What is kept of a refresh token.
pub(super) const REFRESH_TOKEN: MacLabel = MacLabel::new("refresh-token");

/// What opens a session, until that was used; then it opens none.
pub(crate) trait Grant: BySecret {
    /// Its kind in the database, which is no other's.
    const KIND: &'static str;

    /// On which installation.
    fn installation(&self) -> &str;

    /// Whose account it opens.
    ///
    /// # Errors
    /// It does not open it any more, or not yet.
    fn account(&self, work: &Work<'_>) -> Result<&str, Refusal>;

    /// Refuses what opened a session that was used.
    ///
    /// # Errors
    /// [`ProblemKind::UNAUTHORIZED`].
    fn require_unused(work: &Work<'_>, id: &str) -> Result<(), Refusal> {
        let mut statement = work.tx.prepare_cached(
            "SELECT 1 FROM session_families f JOIN session_tokens t ON t.family_id = f.id
             WHERE f.grant_kind = ?1 AND f.grant_id = ?2 AND t.used_at IS NOT NULL",
        )?;
        if statement.exists([Self::KIND, id])? { Err(ProblemKind::UNAUTHORIZED.into()) } else { Ok(()) }
    }
}

/// A generation of a family, as a token named it.
pub(super) struct Generation {
    id: i64,
    pub(super) family: i64,
    /// The first one of a family is 1.
    pub(super) number: i64,
    pub(super) oid: String,
    pub(super) installation: String,
    pub(super) ended: bool,
    used: bool,
    pub(super) access_expires_at: i64,
    /// When a later generation was first used, if one was.
    pub(super) succeeded_at: Option<i64>,
}

impl Generation {
    pub(super) fn of_refresh_token(work: &Work<'_>, token: &str) -> rusqlite::Result<Option<Self>> {
        Self::find(work, "refresh_mac", &work.key.mac(REFRESH_TOKEN, &[token.as_bytes()]))
    }

    pub(super) fn of_access_token(work: &Work<'_>, token: &str) -> rusqlite::Result<Option<Self>> {
        Self::find(work, "access_mac", &work.key.mac(ACCESS_TOKEN, &[token.as_bytes()]))
    }

    fn find(work: &Work<'_>, column: &'static str, mac: &[u8]) -> rusqlite::Result<Option<Self>> {
        let mut statement = work.tx.prepare_cached(&format!(
            "SELECT t.id, t.family_id, t.generation, f.account_oid, f.installation, f.ended_at IS NOT NULL, t.used_at IS NOT NULL, t.access_expires_at,
                 (SELECT min(later.used_at) FROM session_tokens later WHERE later.family_id = t.family_id
                     AND later.generation > t.generation)
             FROM session_tokens t JOIN session_families f ON f.id = t.family_id WHERE t.{column} = ?1"
        ))?;
        statement
            .query_row([mac], |row| {
                Ok(Self {
                    id: row.get(0)?,
                    family: row.get(1)?,
                    number: row.get(2)?,
                    oid: row.get(3)?,
                    installation: row.get(4)?,
                    ended: row.get(5)?,
                    used: row.get(6)?,
                    access_expires_at: row.get(7)?,
                    succeeded_at: row.get(8)?,
                })
            })
            .optional()
    }

    /// Notes the first use: it closes the grant the family was begun by and the generations before this one, and ends the
    /// grant's other families, of which the database of an older portal may have several.
    pub(super) fn mark_used(&self, work: &Work<'_>) -> rusqlite::Result<()> {
        if self.used {
            // All of the following was done then.
            return Ok(());
        }
        work.tx
            .execute("UPDATE session_tokens SET used_at = ?2 WHERE id = ?1", params![self.id, work.now])?;
        work.tx.execute(
            "UPDATE session_families SET ended_at = ?2 WHERE id <> ?1 AND ended_at IS NULL AND (grant_kind, grant_id) =
                 (SELECT grant_kind, grant_id FROM session_families WHERE id = ?1)",
            params![self.family, work.now],
        )?;
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
}

pub(super) fn end_family(work: &Work<'_>, family: i64) -> rusqlite::Result<()> {
    work.tx.execute(
        "UPDATE session_families SET ended_at = ?2 WHERE id = ?1 AND ended_at IS NULL",
        params![family, work.now],
    )?;
    Ok(())
}
