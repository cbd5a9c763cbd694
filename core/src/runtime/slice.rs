//! How a kind of row is written and read: a value that an owner has once, or a row for each of many.

use std::{borrow::Cow, collections::BTreeMap};

use imbl::{OrdMap, ordmap::DiffItem};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::value::{RawValue, to_raw_value};

use crate::{
    flow::{Facts, Owner},
    ports::{Row, RowChange, RowKey, Slot, StoreFault},
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

/// What stands in a row.
#[derive(Serialize, Deserialize)]
struct Versioned<'a> {
    /// The version of its form.
    v: u32,
    /// The value, JSON. What else a newer version may have in its place is no damage.
    #[serde(borrow, default)]
    is: Option<&'a RawValue>,
}

/// Where the rows of a kind lie, and the version of their form.
pub(super) struct Form {
    /// The table.
    pub slot: Slot,
    /// The row's name, or what the names of these rows begin with.
    pub name: &'static str,
    /// The version that is written now.
    pub version: u32,
    /// The value of a row of an earlier version in its present form.
    pub from_earlier: fn(&[u8]) -> serde_json::Result<Vec<u8>>,
}

impl Form {
    /// Where a row of that kind lies; `id` tells it from others of the kind.
    pub fn key(&self, profile: u32, id: &str) -> RowKey {
        RowKey { slot: self.slot, profile, name: format!("{}{id}", self.name) }
    }

    /// The change that writes such a row.
    pub fn put<T: Serialize>(&self, key: RowKey, value: &T) -> Result<RowChange, StoreFault> {
        self.put_json(key, to_raw_value(value))
    }

    // What does not depend on the type of a row stands outside of generic functions: the library of the phones has each
    // of those as often as there are kinds.
    fn put_json(
        &self,
        key: RowKey,
        value: serde_json::Result<Box<RawValue>>,
    ) -> Result<RowChange, StoreFault> {
        let versioned =
            value.and_then(|value| serde_json::to_vec(&Versioned { v: self.version, is: Some(&value) }));
        let value = versioned
            .map_err(|error| StoreFault::Io { reason: format!("{} can't be written: {error}", key.name) })?;
        Ok(RowChange::Put { key, value })
    }

    /// The value of such a row.
    pub fn read<T: DeserializeOwned>(&self, row: &Row) -> Result<T, StoreFault> {
        serde_json::from_slice(&self.present(row)?).map_err(|error| damaged(row, &error))
    }

    /// The value of such a row in its present form, as JSON.
    fn present<'a>(&self, row: &'a Row) -> Result<Cow<'a, [u8]>, StoreFault> {
        let damaged = |error| damaged(row, &error);
        let Versioned { v, is } = serde_json::from_slice(&row.value).map_err(damaged)?;
        if v > self.version {
            return Err(StoreFault::TooNew { found: v, known: self.version });
        }
        let is = is.ok_or_else(|| damaged(serde::de::Error::missing_field("is")))?.get().as_bytes();
        if v == self.version {
            return Ok(Cow::Borrowed(is));
        }
        (self.from_earlier)(is).map(Cow::Owned).map_err(damaged)
    }
}

/// What is said of a row that can't be read. The error's own text could quote the value.
fn damaged(row: &Row, error: &serde_json::Error) -> StoreFault {
    let RowKey { slot, name, .. } = &row.key;
    StoreFault::Damaged { reason: format!("{slot:?} {name}: unreadable at column {}", error.column()) }
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
    gone: Vec<RowChange>,
    put: Vec<RowChange>,
}

impl Plan {
    /// A plan in which these profiles are dropped with all their rows.
    pub fn dropping(dropped: Vec<u32>) -> Self {
        Self { dropped, gone: Vec::new(), put: Vec::new() }
    }

    /// The changes in their order. A row that is written last saves the store a page.
    pub fn changes(self) -> Vec<RowChange> {
        let dropped = self.dropped.into_iter().map(|profile| RowChange::DeleteProfile { profile });
        dropped.chain(self.gone).chain(self.put).collect()
    }

    /// Writes a row.
    pub fn put(&mut self, change: RowChange) {
        self.put.push(change);
    }

    fn delete(&mut self, key: RowKey) {
        if !self.dropped.contains(&key.profile) {
            self.gone.push(RowChange::Delete { key });
        }
    }

    /// Writes what is new of these rows and deletes those that are gone. A row is told by its place in the list of keys.
    fn replace(
        &mut self,
        old: Vec<RowKey>,
        new: Vec<RowKey>,
        is_same: &dyn Fn(usize, usize) -> bool,
        put: &dyn Fn(RowKey, usize) -> Result<RowChange, StoreFault>,
    ) -> Result<(), StoreFault> {
        let mut gone: BTreeMap<_, _> = old.into_iter().zip(0..).collect();
        for (key, is) in new.into_iter().zip(0..) {
            if gone.remove(&key).is_none_or(|was| !is_same(was, is)) {
                self.put(put(key, is)?);
            }
        }
        for key in gone.into_keys() {
            self.delete(key);
        }
        Ok(())
    }
}

/// Rows of a kind: where each lies, and what is stored in it.
struct Rows<'a, T> {
    keys: Vec<RowKey>,
    values: Vec<&'a T>,
}

impl<'a, T: Serialize + PartialEq> Rows<'a, T> {
    fn new() -> Self {
        Self { keys: Vec::new(), values: Vec::new() }
    }

    fn add(&mut self, key: RowKey, value: &'a T) {
        self.keys.push(key);
        self.values.push(value);
    }

    fn replace(old: Self, new: Self, form: &Form, plan: &mut Plan) -> Result<(), StoreFault> {
        plan.replace(old.keys, new.keys, &|was, is| old.values[was] == new.values[is], &|key, is| {
            form.put(key, new.values[is])
        })
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
        let (mut old, mut new) = (Rows::new(), Rows::new());
        for (facts, rows) in [(facts.before, &mut old), (Some(facts.after), &mut new)] {
            let Some((facts, value)) = facts.and_then(|facts| Some((facts, (self.get)(facts)?))) else {
                continue;
            };
            rows.add(self.form.key(facts.profile_of(self.owner), ""), value);
        }
        Rows::replace(old, new, &self.form, plan)
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

impl<K, V, T: Serialize + PartialEq> Each<K, V, T> {
    fn add<'a>(
        &self,
        rows: &mut Rows<'a, T>,
        facts: &Facts,
        values: impl IntoIterator<Item = (&'a K, &'a V)>,
    ) {
        for (key, value) in values {
            let (profile, id, value) = (self.row)(facts, key, value);
            rows.add(self.form.key(profile, &id), value);
        }
    }
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
        let (mut old, mut new) = (Rows::new(), Rows::new());
        match before {
            Some(before) if before.profiles == after.profiles => {
                for change in (self.map)(before).diff((self.map)(after)) {
                    let (was, is) = match change {
                        DiffItem::Add(key, value) => (None, Some((key, value))),
                        DiffItem::Update { old, new } => (Some(old), Some(new)),
                        DiffItem::Remove(key, value) => (Some((key, value)), None),
                    };
                    self.add(&mut old, before, was);
                    self.add(&mut new, after, is);
                }
            }
            // Where an owner has another profile, all rows of it have other places.
            _ => {
                if let Some(facts) = before {
                    self.add(&mut old, facts, (self.map)(facts));
                }
                self.add(&mut new, after, (self.map)(after));
            }
        }
        Rows::replace(old, new, &self.form, plan)
    }

    fn read(&self, row: &Row, facts: &mut Facts) -> Result<(), StoreFault> {
        let id = row.key.name.strip_prefix(self.form.name).unwrap_or_default();
        let owner = facts.profiles.owner_of(row.key.profile);
        (self.add)(facts, owner, id, self.form.read(row)?);
        Ok(())
    }
}
