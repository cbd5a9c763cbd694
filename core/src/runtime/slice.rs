//! How a kind of row is written and read: a value that an owner has once, or a row for each of many.

use std::{borrow::Cow, collections::BTreeMap};

use imbl::{OrdMap, ordmap::DiffItem};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::versioned::Versioned;
use crate::{
    flow::{Facts, Owner},
    ports::{Change, Row, RowKey, Slot, StoreFault},
};

/// A kind of row, both ways.
pub(super) trait Slice: Sync {
    /// Where it lies and its version.
    fn form(&self) -> &Form;
    /// Whether the rows of that name, in its slot, are of this kind.
    fn has(&self, name: &str) -> bool;
    /// Plans what of it must be written.
    ///
    /// # Errors
    /// [`StoreFault::Io`] when a value has no form.
    fn write(&self, facts: &Between<'_>, plan: &mut Plan) -> Result<(), StoreFault>;
    /// Puts a row of this kind into the facts, whose profiles are known already.
    ///
    /// # Errors
    /// [`StoreFault::TooNew`], [`StoreFault::Damaged`].
    fn read(&self, row: &Row, facts: &mut Facts) -> Result<(), StoreFault>;
}

/// Where the rows of a kind lie, and the version of their form.
pub(super) struct Form {
    /// The table.
    pub slot: Slot,
    /// The row's name, or what the names of these rows begin with.
    pub name: &'static str,
    /// The version that is written now.
    pub version: u32,
    /// A row of an earlier version in its present form.
    pub from_earlier: fn(&[u8]) -> serde_json::Result<Vec<u8>>,
}

impl Form {
    /// Where a row of that kind lies; `id` tells it from others of the kind.
    pub fn key(&self, profile: u32, id: &str) -> RowKey {
        RowKey { slot: self.slot, profile, name: format!("{}{id}", self.name) }
    }

    /// The change that writes such a row.
    pub fn put<T: Serialize>(&self, key: RowKey, value: &T) -> Result<Change, StoreFault> {
        let value = serde_json::to_vec(&Versioned { v: self.version, is: value })
            .map_err(|error| StoreFault::Io { reason: format!("{} can't be written: {error}", key.name) })?;
        Ok(Change::Put { key, value })
    }

    /// The value of such a row.
    pub fn read<T: DeserializeOwned>(&self, Row { key, value }: &Row) -> Result<T, StoreFault> {
        #[derive(Deserialize)]
        struct OnlyVersion {
            v: u32,
        }
        let damaged = |error: serde_json::Error| StoreFault::Damaged {
            // The error's own text could quote the value.
            reason: format!("{:?} {}: unreadable at column {}", key.slot, key.name, error.column()),
        };
        let found = serde_json::from_slice::<OnlyVersion>(value).map_err(damaged)?.v;
        if found > self.version {
            return Err(StoreFault::TooNew { found, known: self.version });
        }
        let present = if found < self.version {
            Cow::Owned((self.from_earlier)(value).map_err(damaged)?)
        } else {
            Cow::Borrowed(&value[..])
        };
        serde_json::from_slice::<Versioned<T>>(&present).map(|versioned| versioned.is).map_err(damaged)
    }
}

/// The facts as they are stored, where any are, and as they shall be.
pub(super) struct Between<'a> {
    /// As stored.
    pub before: Option<&'a Facts>,
    /// As they shall be.
    pub after: &'a Facts,
}

/// What a commit shall write. Rows of a profile that is dropped go with it.
pub(super) struct Plan {
    dropped: Vec<u32>,
    gone: Vec<Change>,
    put: Vec<Change>,
}

impl Plan {
    /// A plan in which these profiles are dropped with all their rows.
    pub fn dropping(dropped: Vec<u32>) -> Self {
        Self { dropped, gone: Vec::new(), put: Vec::new() }
    }

    /// The changes in their order. A row that is written last saves the store a page.
    pub fn changes(self) -> Vec<Change> {
        let dropped = self.dropped.into_iter().map(|profile| Change::DeleteProfile { profile });
        dropped.chain(self.gone).chain(self.put).collect()
    }

    /// Writes a row.
    pub fn put(&mut self, change: Change) {
        self.put.push(change);
    }

    fn delete(&mut self, key: RowKey) {
        if !self.dropped.contains(&key.profile) {
            self.gone.push(Change::Delete { key });
        }
    }

    fn replace<T: Serialize + PartialEq>(
        &mut self,
        form: &Form,
        mut old: BTreeMap<RowKey, &T>,
        new: BTreeMap<RowKey, &T>,
    ) -> Result<(), StoreFault> {
        for (key, value) in new {
            if old.remove(&key) != Some(value) {
                self.put(form.put(key, value)?);
            }
        }
        for key in old.into_keys() {
            self.delete(key);
        }
        Ok(())
    }
}

/// A kind of which an owner has one row at most.
pub(super) struct One<T: 'static> {
    /// Where it lies and its version.
    pub form: Form,
    /// Whose it is.
    pub owner: Owner,
    /// The value among the facts; none that is not to be stored.
    pub get: fn(&Facts) -> Option<&T>,
    /// Takes over what was stored.
    pub set: fn(&mut Facts, T),
}

impl<T: Serialize + DeserializeOwned + PartialEq> Slice for One<T> {
    fn form(&self) -> &Form {
        &self.form
    }

    fn has(&self, name: &str) -> bool {
        name == self.form.name
    }

    fn write(&self, facts: &Between<'_>, plan: &mut Plan) -> Result<(), StoreFault> {
        let row = |facts| Some((self.form.key(Facts::profile_of(facts, self.owner), ""), (self.get)(facts)?));
        let rows = |facts: Option<_>| facts.and_then(row).into_iter().collect();
        plan.replace(&self.form, rows(facts.before), rows(Some(facts.after)))
    }

    fn read(&self, row: &Row, facts: &mut Facts) -> Result<(), StoreFault> {
        if facts.profile_of(self.owner) == row.key.profile {
            (self.set)(facts, self.form.read(row)?);
        }
        Ok(())
    }
}

/// A kind with a row for each value of a map.
pub(super) struct Each<K: 'static, V: 'static, T: 'static> {
    /// Where they lie and their version.
    pub form: Form,
    /// The map among the facts.
    pub map: fn(&Facts) -> &OrdMap<K, V>,
    /// The profile and the name of a value's row, and what is stored of it.
    pub row: for<'a> fn(&Facts, &'a K, &'a V) -> (u32, String, &'a T),
    /// Takes over what was stored: of whom, under which name, and the value.
    pub add: fn(&mut Facts, Owner, &str, T),
}

impl<K: Ord + Clone, V: PartialEq + Clone, T: Serialize + DeserializeOwned + PartialEq> Slice
    for Each<K, V, T>
{
    fn form(&self) -> &Form {
        &self.form
    }

    fn has(&self, name: &str) -> bool {
        name.starts_with(self.form.name)
    }

    fn write(&self, facts: &Between<'_>, plan: &mut Plan) -> Result<(), StoreFault> {
        let Between { before, after } = facts;
        let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
        let row = |facts: &Facts, (key, value)| {
            let (profile, id, value) = (self.row)(facts, key, value);
            (self.form.key(profile, &id), value)
        };
        match before {
            Some(before) if before.profiles == after.profiles => {
                for change in (self.map)(before).diff((self.map)(after)) {
                    let (was, is) = match change {
                        DiffItem::Add(key, value) => (None, Some((key, value))),
                        DiffItem::Update { old, new } => (Some(old), Some(new)),
                        DiffItem::Remove(key, value) => (Some((key, value)), None),
                    };
                    old.extend(was.map(|was| row(before, was)));
                    new.extend(is.map(|is| row(after, is)));
                }
            }
            // Where an owner has another profile, all rows of it have other places.
            _ => {
                old.extend(
                    before.iter().flat_map(|facts| (self.map)(facts).iter().map(|was| row(facts, was))),
                );
                new.extend((self.map)(after).iter().map(|is| row(after, is)));
            }
        }
        plan.replace(&self.form, old, new)
    }

    fn read(&self, row: &Row, facts: &mut Facts) -> Result<(), StoreFault> {
        let id = row.key.name.strip_prefix(self.form.name).unwrap_or_default();
        let owner = facts.profiles.owner_of(row.key.profile);
        (self.add)(facts, owner, id, self.form.read(row)?);
        Ok(())
    }
}
