//! The phone of an account: whose it is, and how it gets free for somebody else.

use crate::portal::changes::ChangeKind;
use crate::portal::work::Work;
use rusqlite::params;

impl ChangeKind {
    /// An account was made or changed.
    pub const PEOPLE: Self = Self::new("people");
}

/// Whether a number belongs to an account.
pub(crate) fn has_account(work: &Work<'_>, phone: &str) -> rusqlite::Result<bool> {
    let mut statement = work.tx.prepare_cached("SELECT 1 FROM accounts WHERE phone = ?1")?;
    statement.exists([phone])
}

/// Whether an account has a phone.
pub(crate) fn has_phone(work: &Work<'_>, oid: &str) -> rusqlite::Result<bool> {
    let mut statement =
        work.tx.prepare_cached("SELECT 1 FROM accounts WHERE oid = ?1 AND phone IS NOT NULL")?;
    statement.exists([oid])
}

/// A number that no account has is this one's from now on.
pub(crate) fn give(work: &mut Work<'_>, oid: &str, phone: &str) -> rusqlite::Result<()> {
    work.tx.execute("UPDATE accounts SET phone = ?2 WHERE oid = ?1", [oid, phone])?;
    work.changed(ChangeKind::PEOPLE);
    Ok(())
}

/// Takes a number from the account that has it, if one has: operators hand out used numbers again, and whoever gets
/// the codes now is its owner. A sign-in that waits for a code to it is over. Sessions of the account go on: on its
/// phones its owner learns of it, for an account has no other contact yet, and gives it a new number.
pub(crate) fn release(work: &mut Work<'_>, phone: &str) -> rusqlite::Result<()> {
    work.tx.execute(
        "UPDATE sign_ins SET expires_at = min(expires_at, ?2)
         WHERE account_oid = (SELECT oid FROM accounts WHERE phone = ?1)",
        params![phone, work.now],
    )?;
    let released = work.tx.execute("UPDATE accounts SET phone = NULL WHERE phone = ?1", [phone])?;
    if released > 0 {
        work.changed(ChangeKind::PEOPLE);
    }
    Ok(())
}

/// Whether the account with this number was used on this installation. Its limits there are its own, so that nobody who
/// only knows the number can use them up.
pub(crate) fn is_used_on(work: &Work<'_>, phone: &str, installation: &str) -> rusqlite::Result<bool> {
    let mut statement = work.tx.prepare_cached(
        "SELECT 1 FROM accounts a JOIN session_families f ON f.account_oid = a.oid
             JOIN session_tokens t ON t.family_id = f.id
         WHERE a.phone = ?1 AND f.installation = ?2 AND t.used_at IS NOT NULL",
    )?;
    statement.exists([phone, installation])
}
