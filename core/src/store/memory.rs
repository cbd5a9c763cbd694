//! A store without a disk, for tests.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::ports::{Row, RowChange, RowKey, Slot, Store, StoreFault};

/// Plain rows in memory. Clones share them: what one commits, another loads, as after a restart of the phone.
#[derive(Clone, Default)]
pub struct MemoryStore {
    inner: Arc<Mutex<Inner>>,
}

#[derive(Default)]
struct Inner {
    rows: BTreeMap<RowKey, Vec<u8>>,
    failing: Option<StoreFault>,
    broken_archive: Option<StoreFault>,
    commits: u64,
    epochs: u64,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on every commit fails with `fault`; `None` heals.
    pub fn fail_commits(&self, fault: Option<StoreFault>) {
        self.inner().failing = fault;
    }

    /// From now on reading the archive fails with `fault`; `None` heals.
    pub fn fail_archive(&self, fault: Option<StoreFault>) {
        self.inner().broken_archive = fault;
    }

    /// How many commits have succeeded, empty ones included.
    pub fn commits(&self) -> u64 {
        self.inner().commits
    }

    /// How often a new epoch was opened.
    pub fn epochs(&self) -> u64 {
        self.inner().epochs
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn rows_where(&self, is_asked: impl Fn(Slot) -> bool) -> Vec<Row> {
        let asked = self.rows.iter().filter(|(key, _)| is_asked(key.slot));
        asked.map(|(key, value)| Row { key: key.clone(), value: value.clone() }).collect()
    }
}

impl Store for MemoryStore {
    fn load(&mut self) -> Result<Vec<Row>, StoreFault> {
        Ok(self.inner().rows_where(|slot| slot != Slot::Archive))
    }

    fn archived(&mut self) -> Result<Vec<Row>, StoreFault> {
        self.check().map(|()| self.inner().rows_where(|slot| slot == Slot::Archive))
    }

    fn check(&mut self) -> Result<(), StoreFault> {
        self.inner().broken_archive.clone().map_or(Ok(()), Err)
    }

    fn commit(&mut self, changes: &[RowChange]) -> Result<(), StoreFault> {
        let mut inner = self.inner();
        if let Some(fault) = &inner.failing {
            return Err(fault.clone());
        }
        for change in changes {
            match change {
                RowChange::Put { key, value } => {
                    inner.rows.insert(key.clone(), value.clone());
                }
                RowChange::Delete { key } => {
                    inner.rows.remove(key);
                }
                RowChange::DeleteProfile { profile } => inner.rows.retain(|key, _| key.profile != *profile),
            }
        }
        inner.commits += 1;
        Ok(())
    }

    fn new_epoch(&mut self) -> Result<(), StoreFault> {
        self.inner().epochs += 1;
        Ok(())
    }

    fn erase(&mut self) -> Result<(), StoreFault> {
        self.inner().rows.clear();
        Ok(())
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").field("rows", &self.inner().rows.len()).finish_non_exhaustive()
    }
}
