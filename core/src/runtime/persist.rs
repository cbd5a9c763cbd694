//! Facts as rows: each group of facts is one value, written in a versioned form, so that any later version of the app
//! can read what any earlier one wrote.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    slices::{self, Slice},
    versioned::Versioned,
};

use crate::{
    flow::{
        Draft, DraftKey, EndedSession, Facts, Installation, LedgerEntry, OpenRequest, Profiles, Registration,
        Route, Session, SettingsCopy, SignIn,
    },
    outbox::{Outbox, Queued},
    planted::{self, Bug},
    ports::{Change, Row, RowKey, StoreFault},
    protocol::Account,
};

/// The profile of rows that belong to the installation itself.
const INSTALLATION: u32 = 0;

/// The rows of a store, as last written.
#[derive(Clone, Default)]
pub(crate) struct Rows(BTreeMap<RowKey, Vec<u8>>);

impl Rows {
    /// The rows that a store gave.
    pub fn loaded(rows: Vec<Row>) -> Self {
        Self(rows.into_iter().map(|row| (row.key, row.value)).collect())
    }

    /// The rows one by one.
    #[cfg(test)]
    pub fn into_rows(self) -> Vec<Row> {
        self.0.into_iter().map(|(key, value)| Row { key, value }).collect()
    }

    /// What must be written so that these rows become those.
    pub fn changes_to(&self, new: &Self) -> Vec<Change> {
        let gone = self.0.keys().filter(|key| !new.0.contains_key(key)).cloned();
        let put = new.0.iter().filter(|(key, value)| self.0.get(key) != Some(value));
        gone.map(|key| Change::Delete { key })
            .chain(put.map(|(key, value)| Change::Put { key: key.clone(), value: value.clone() }))
            .collect()
    }

    fn put<T: Serialize>(&mut self, slice: &Slice, key: RowKey, value: &T) -> Result<(), StoreFault> {
        let value = serde_json::to_vec(&Versioned { v: slice.version, is: value })
            .map_err(|error| StoreFault::Io { reason: format!("{} can't be written: {error}", key.name) })?;
        self.0.insert(key, value);
        Ok(())
    }

    /// The row of what `of` finds in the facts, if it finds anything; taken over where `before` has the same.
    fn put_or_keep<T: Serialize + PartialEq>(
        &mut self,
        (slice, profile, id): (&Slice, u32, &str),
        facts: &Facts,
        before: Option<(&Facts, &Self)>,
        of: impl Fn(&Facts) -> Option<&T>,
    ) -> Result<(), StoreFault> {
        let Some(value) = of(facts) else { return Ok(()) };
        let same = before.filter(|(before, _)| of(before) == Some(value));
        let key = key(slice, profile, id);
        match same.and_then(|(_, rows)| rows.0.get(&key)) {
            Some(row) => {
                self.0.insert(key, row.clone());
                Ok(())
            }
            None => self.put(slice, key, value),
        }
    }

    fn get<T: DeserializeOwned>(&self, slice: &Slice, profile: u32) -> Result<Option<T>, StoreFault> {
        let key = key(slice, profile, "");
        self.0.get(&key).map(|value| read(slice, &key, value)).transpose()
    }

    fn all<T: DeserializeOwned>(&self, slice: &Slice, profile: u32) -> Result<Vec<(&str, T)>, StoreFault> {
        let of_profile = self.0.iter().filter(|(key, _)| {
            key.slot == slice.slot && key.profile == profile && key.name.starts_with(slice.name)
        });
        of_profile.map(|(key, value)| Ok((key.name.as_str(), read(slice, key, value)?))).collect()
    }
}

/// Where a row of that kind lies; `id` tells it from others of the kind.
fn key(slice: &Slice, profile: u32, id: &str) -> RowKey {
    RowKey { slot: slice.slot, profile, name: format!("{}{id}", slice.name) }
}

fn read<T: DeserializeOwned>(slice: &Slice, key: &RowKey, value: &[u8]) -> Result<T, StoreFault> {
    #[derive(Deserialize)]
    struct OnlyVersion {
        v: u32,
    }
    let damaged = |error: serde_json::Error| StoreFault::Damaged {
        // The error's own text could quote the value.
        reason: format!("{:?} {}: unreadable at column {}", key.slot, key.name, error.column()),
    };
    let found = serde_json::from_slice::<OnlyVersion>(value).map_err(damaged)?.v;
    if found > slice.version {
        return Err(StoreFault::TooNew { found, known: slice.version });
    }
    let present = if found < slice.version {
        Cow::Owned((slice.from_earlier)(value).map_err(damaged)?)
    } else {
        Cow::Borrowed(value)
    };
    serde_json::from_slice::<Versioned<T>>(&present).map(|versioned| versioned.is).map_err(damaged)
}

/// The rows of these facts.
#[cfg(test)]
pub(crate) fn rows_of(facts: &Facts) -> Result<Rows, StoreFault> {
    rows_after(facts, None)
}

/// The rows of these facts. What is as it was `before` is not encoded anew: with each key that is pressed almost
/// everything is.
pub(crate) fn rows_after(facts: &Facts, before: Option<(&Facts, &Rows)>) -> Result<Rows, StoreFault> {
    let mut rows = Rows::default();
    if facts.installation.id.is_empty() {
        return Ok(rows);
    }
    let Profiles { registration: of_registration, account: of_account } = facts.profiles;
    rows.put_or_keep((&slices::INSTALLATION, INSTALLATION, ""), facts, before, |facts| {
        Some(&facts.installation)
    })?;
    rows.put(&slices::PROFILES, key(&slices::PROFILES, INSTALLATION, ""), &facts.profiles)?;
    let routes: Vec<_> = facts.routes.iter().map(Route::key).collect();
    rows.put(&slices::ROUTES, key(&slices::ROUTES, INSTALLATION, ""), &routes)?;
    rows.put_or_keep((&slices::SETTINGS, INSTALLATION, ""), facts, before, |facts| facts.settings.as_ref())?;
    rows.put_or_keep((&slices::SIGN_IN, INSTALLATION, ""), facts, before, |facts| facts.sign_in.as_ref())?;
    rows.put_or_keep((&slices::OPEN_REQUEST, INSTALLATION, ""), facts, before, |facts| {
        facts.open_request.as_ref()
    })?;
    rows.put_or_keep((&slices::ENDED_SESSIONS, INSTALLATION, ""), facts, before, |facts| {
        Some(&facts.ended_sessions).filter(|ended| !ended.is_empty())
    })?;
    // Rows of another profile have other keys, so they are not found.
    rows.put_or_keep((&slices::REGISTRATION, of_registration, ""), facts, before, |facts| {
        facts.registration.as_ref()
    })?;
    rows.put_or_keep((&slices::SESSION, of_account, ""), facts, before, |facts| facts.session.as_ref())?;
    rows.put_or_keep((&slices::ACCOUNT, of_account, ""), facts, before, |facts| facts.account.as_ref())?;
    for (key, draft) in &facts.drafts {
        let name = format!("{}#{}", key.screen, key.field);
        let profile = facts.profile_of(draft.owner);
        rows.put_or_keep((&slices::DRAFT, profile, &name), facts, before, |facts| {
            facts.drafts.get(key).map(|draft| &draft.text)
        })?;
    }
    let waiting = if planted::is(Bug::QueueForgotten) { &[] } else { facts.outbox.items() };
    for Queued { number, request, .. } in waiting {
        let profile = facts.profile_of(request.scope.into());
        rows.put_or_keep((&slices::OUTBOX, profile, &numbered(*number)), facts, before, |facts| {
            facts.outbox.items().iter().find(|item| item.number == *number)
        })?;
    }
    for (at, entry) in facts.ledger.iter().enumerate() {
        // Entries are only added at the end, or go with their profile.
        rows.put_or_keep(
            (&slices::LEDGER, entry.profile, &numbered(entry.number)),
            facts,
            before,
            |facts| facts.ledger.get(at),
        )?;
    }
    Ok(rows)
}

/// A number as the names of rows have it: in the order of the numbers.
fn numbered(number: u64) -> String {
    format!("{number:012}")
}

/// The facts of these rows.
pub(crate) fn facts_of(rows: &Rows) -> Result<Facts, StoreFault> {
    let Some(installation) = rows.get::<Installation>(&slices::INSTALLATION, INSTALLATION)? else {
        return Ok(Facts::default());
    };
    let profiles: Profiles = rows.get(&slices::PROFILES, INSTALLATION)?.unwrap_or_default();
    let in_use = BTreeSet::from([INSTALLATION, profiles.registration, profiles.account]);
    let routes: Vec<String> = rows.get(&slices::ROUTES, INSTALLATION)?.unwrap_or_default();
    let mut drafts = BTreeMap::new();
    let (mut queued, mut ledger) = (Vec::new(), Vec::new());
    for profile in in_use {
        for (name, text) in rows.all::<String>(&slices::DRAFT, profile)? {
            if let Some((screen, field)) = name.split_once('#') {
                let key = DraftKey { screen: screen.to_owned(), field: field.to_owned() };
                drafts.insert(key, Draft { owner: profiles.owner_of(profile), text });
            }
        }
        queued.extend(rows.all::<Queued>(&slices::OUTBOX, profile)?.into_iter().map(|(_, item)| item));
        let entries = rows.all::<LedgerEntry>(&slices::LEDGER, profile)?;
        ledger.extend(entries.into_iter().map(|(_, entry)| entry));
    }
    ledger.sort_by_key(|entry: &LedgerEntry| entry.number);
    Ok(Facts {
        installation,
        routes: routes.into_iter().map(Route::stored).collect(),
        settings: rows.get::<SettingsCopy>(&slices::SETTINGS, INSTALLATION)?,
        profiles,
        registration: rows.get::<Registration>(&slices::REGISTRATION, profiles.registration)?,
        sign_in: rows.get::<SignIn>(&slices::SIGN_IN, INSTALLATION)?,
        drafts,
        open_request: rows.get::<OpenRequest>(&slices::OPEN_REQUEST, INSTALLATION)?,
        outbox: Outbox::restore(queued),
        session: rows.get::<Session>(&slices::SESSION, profiles.account)?,
        account: rows.get::<Account>(&slices::ACCOUNT, profiles.account)?,
        ended_sessions: rows
            .get::<Vec<EndedSession>>(&slices::ENDED_SESSIONS, INSTALLATION)?
            .unwrap_or_default(),
        ledger,
    })
}
