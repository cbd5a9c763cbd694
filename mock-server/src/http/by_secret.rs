//! What is opened by its id and the secret that was told once, when it began.

use super::answer::{InternalFault, Refusal};
use super::problem::ProblemKind;
use super::request::Head;
use crate::portal::keys::MacLabel;
use crate::portal::work::Work;
use rusqlite::Row;

/// A row that whoever holds its secret may use.
pub(crate) trait BySecret: Sized {
    /// What a MAC of its secret is for.
    const SECRET: MacLabel;
    /// Selects the row of an id; its MAC stands in the column `secret_mac`.
    const SELECT: &'static str;

    /// The row as it is used.
    ///
    /// # Errors
    /// The database does not hold what the portal writes.
    fn read(row: &Row<'_>) -> Result<Self, InternalFault>;

    /// What is kept of a secret.
    fn secret_mac(work: &Work<'_>, id: &str, secret: &str) -> Vec<u8> {
        work.key.mac(Self::SECRET, &[id.as_bytes(), secret.as_bytes()])
    }

    /// What a secret opens; an unknown id and a wrong secret look the same.
    ///
    /// # Errors
    /// [`ProblemKind::UNAUTHORIZED`] when it opens nothing of that id.
    fn by_secret(work: &Work<'_>, id: &str, secret: &str) -> Result<Self, Refusal> {
        let mut statement = work.tx.prepare_cached(Self::SELECT)?;
        let mut rows = statement.query_and_then([id], |row| {
            Ok::<_, InternalFault>((row.get::<_, Vec<u8>>("secret_mac")?, Self::read(row)?))
        })?;
        let (mac, opened) = rows.next().transpose()?.ok_or(ProblemKind::UNAUTHORIZED)?;
        if work.key.matches(Self::SECRET, &[id.as_bytes(), secret.as_bytes()], &mac) {
            Ok(opened)
        } else {
            Err(ProblemKind::UNAUTHORIZED.into())
        }
    }

    /// What the secret in a request's head opens.
    ///
    /// # Errors
    /// As [`Self::by_secret`].
    fn by_bearer(work: &Work<'_>, head: &Head, id: &str) -> Result<Self, Refusal> {
        let secret = head.bearer.as_deref().ok_or(ProblemKind::UNAUTHORIZED)?;
        Self::by_secret(work, id, secret)
    }
}
