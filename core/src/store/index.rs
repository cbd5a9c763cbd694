//! Where each row stands in its table, and what stands for it in the inventory: read once, then kept in step.
//!
//! The file itself has no index by name, so there is nothing in it that could disagree with the rows.

use std::collections::BTreeMap;

use crate::{crypto::Mark, ports::RowKey};

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its `id`, of which no other row in any table has the same.
    pub id: i64,
    /// What stands for it in the inventory.
    pub mark: Mark,
}

/// All rows by their keys. What a commit changes here can be taken back until it is kept.
#[derive(Debug, Default)]
pub struct Index {
    entries: BTreeMap<RowKey, Entry>,
    last_id: i64,
    /// What stood there before, in the order of the changes.
    changed: Vec<(RowKey, Option<Entry>)>,
}

impl Index {
    /// Adds a row as the file has it. One that is there twice agrees with no inventory.
    pub fn read(&mut self, key: RowKey, entry: Entry) {
        self.last_id = self.last_id.max(entry.id);
        self.entries.insert(key, entry);
    }

    /// Where a row stands.
    pub fn get(&self, key: &RowKey) -> Option<Entry> {
        self.entries.get(key).copied()
    }

    /// An id that no row has had since this was read.
    pub fn fresh_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    /// The keys of a profile's rows.
    pub fn of_profile(&self, profile: u32) -> Vec<RowKey> {
        self.entries.keys().filter(|key| key.profile == profile).cloned().collect()
    }

    /// Puts a row in.
    pub fn put(&mut self, key: &RowKey, entry: Entry) {
        let before = self.entries.insert(key.clone(), entry);
        self.changed.push((key.clone(), before));
    }

    /// Takes a row out.
    pub fn take(&mut self, key: &RowKey) -> Option<Entry> {
        let before = self.entries.remove(key)?;
        self.changed.push((key.clone(), Some(before)));
        Some(before)
    }

    /// What was changed stands in the file now.
    pub fn keep(&mut self) {
        self.changed.clear();
    }

    /// Takes back what was changed and not kept.
    pub fn take_back(&mut self) {
        while let Some((key, before)) = self.changed.pop() {
            match before {
                Some(entry) => self.entries.insert(key, entry),
                None => self.entries.remove(&key),
            };
        }
    }
}
