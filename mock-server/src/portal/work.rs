//! One request at work: a transaction, and the time and the randomness it may use.

use crate::portal::changes::ChangeKind;
use crate::portal::keys::PortalKey;
use crate::portal::random::Randomness;
use crate::rules::limits::DailyLimits;
use crate::rules::password_hash::PasswordCost;
use crate::rules::profile::ProfileSettings;
use rusqlite::Transaction;

/// What a journey works with while it answers one request.
pub(crate) struct Work<'a> {
    pub(crate) tx: &'a Transaction<'a>,
    /// The portal's time in seconds since 1970; the same for the whole request.
    pub(crate) now: i64,
    pub(crate) random: &'a dyn Randomness,
    pub(crate) key: &'a PortalKey,
    /// The settings that hold for what begins now.
    pub(crate) active: &'a ProfileSettings,
    pub(crate) password_cost: PasswordCost,
    /// A tester has lifted the limits of 24 hours.
    pub(super) limits_lifted: bool,
    /// What the portal's watchers are told of once the transaction is committed.
    pub(super) changes: Vec<ChangeKind>,
}

impl Work<'_> {
    /// Tells the portal's watchers once the transaction is committed.
    pub(crate) fn changed(&mut self, kind: ChangeKind) {
        self.changes.push(kind);
    }

    /// The limits of 24 hours, as far as they hold.
    pub(crate) fn limits(&self) -> Option<&DailyLimits> {
        (!self.limits_lifted).then_some(&self.active.limits)
    }

    /// Keeps the text of the settings that hold now, for what refers to it.
    pub(crate) fn keep_settings(&self) -> rusqlite::Result<()> {
        let mut keep = self.tx.prepare_cached(
            "INSERT INTO settings_snapshots (etag, json) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        )?;
        keep.execute([&self.active.etag, &self.active.json])?;
        Ok(())
    }

    pub(crate) fn idempotency_kept_s(&self) -> i64 {
        self.active.idempotency_kept_s
    }
}
