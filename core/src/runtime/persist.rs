//! Facts as rows: each group of facts is one value, written in a versioned form, so that any later version of the app
//! can read what any earlier one wrote.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    flow::{
        DraftKey, EndedSession, Facts, Installation, LedgerEntry, OpenRequest, Profiles, Registration, Route,
        Session, SettingsCopy, SignIn,
    },
    outbox::{Outbox, Queued},
    planted::{self, Bug},
    ports::{Change, Row, RowKey, Slot, StoreFault},
    protocol::{Account, Scope},
};

/// The version of the form that is written now.
pub(super) const VERSION: u32 = 1;

/// The profile of rows that belong to the installation itself.
const INSTALLATION: u32 = 0;
/// What the names of the ledger's rows begin with.
const LEDGER: &str = "ledger/";

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

    fn put<T: Serialize>(
        &mut self,
        slot: Slot,
        profile: u32,
        name: &str,
        value: &T,
    ) -> Result<(), StoreFault> {
        let value = serde_json::to_vec(&Versioned { v: VERSION, is: value })
            .map_err(|error| StoreFault::Io { reason: format!("{name} can't be written: {error}") })?;
        self.0.insert(RowKey { slot, profile, name: name.to_owned() }, value);
        Ok(())
    }

    /// The row of what `of` finds in the facts, if it finds anything; taken over where `before` has the same.
    fn put_or_keep<T: Serialize + PartialEq>(
        &mut self,
        (slot, profile, name): (Slot, u32, &str),
        facts: &Facts,
        before: Option<(&Facts, &Self)>,
        of: impl Fn(&Facts) -> Option<&T>,
    ) -> Result<(), StoreFault> {
        let Some(value) = of(facts) else { return Ok(()) };
        let same = before.filter(|(before, _)| of(before) == Some(value));
        let key = RowKey { slot, profile, name: name.to_owned() };
        match same.and_then(|(_, rows)| rows.0.get(&key)) {
            Some(row) => {
                self.0.insert(key, row.clone());
                Ok(())
            }
            None => self.put(slot, profile, name, value),
        }
    }

    fn get<T: DeserializeOwned>(
        &self,
        slot: Slot,
        profile: u32,
        name: &str,
    ) -> Result<Option<T>, StoreFault> {
        let key = RowKey { slot, profile, name: name.to_owned() };
        self.0.get(&key).map(|value| read(&key, value)).transpose()
    }

    fn all<T: DeserializeOwned>(
        &self,
        slot: Slot,
        profile: u32,
        prefix: &str,
    ) -> Result<Vec<(&str, T)>, StoreFault> {
        let of_profile = self
            .0
            .iter()
            .filter(|(key, _)| key.slot == slot && key.profile == profile && key.name.starts_with(prefix));
        of_profile.map(|(key, value)| Ok((key.name.as_str(), read(key, value)?))).collect()
    }
}

#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    v: u32,
    is: T,
}

fn read<T: DeserializeOwned>(key: &RowKey, value: &[u8]) -> Result<T, StoreFault> {
    #[derive(Deserialize)]
    struct OnlyVersion {
        v: u32,
    }
    let damaged = |error: serde_json::Error| StoreFault::Damaged {
        // The error's own text could quote the value.
        reason: format!("{:?} {}: unreadable at column {}", key.slot, key.name, error.column()),
    };
    let found = serde_json::from_slice::<OnlyVersion>(value).map_err(damaged)?.v;
    if found > VERSION {
        return Err(StoreFault::TooNew { found, known: VERSION });
    }
    serde_json::from_slice::<Versioned<T>>(value).map(|versioned| versioned.is).map_err(damaged)
}

/// The rows of these facts.
#[cfg(test)]
pub(crate) fn rows_of(facts: &Facts) -> Result<Rows, StoreFault> {
    rows_after(facts, None)
}

/// The rows of these facts. What is as it was `before` is not encoded anew: with each key that is pressed almost
/// everything is.
pub(crate) fn rows_after(facts: &Facts, before: Option<(&Facts, &Rows)>) -> Result<Rows, StoreFault> {
    use Slot::{Cache, Draft, Fact, Outbox};
    let mut rows = Rows::default();
    if facts.installation.id.is_empty() {
        return Ok(rows);
    }
    let Profiles { registration: of_registration, account: of_account } = facts.profiles;
    rows.put_or_keep((Fact, INSTALLATION, "installation"), facts, before, |facts| Some(&facts.installation))?;
    rows.put(Fact, INSTALLATION, "profiles", &facts.profiles)?;
    let routes: Vec<_> = facts.routes.iter().map(|route| route.key()).collect();
    rows.put(Fact, INSTALLATION, "routes", &routes)?;
    rows.put_or_keep((Cache, INSTALLATION, "settings"), facts, before, |facts| facts.settings.as_ref())?;
    rows.put_or_keep((Fact, INSTALLATION, "sign_in"), facts, before, |facts| facts.sign_in.as_ref())?;
    rows.put_or_keep((Fact, INSTALLATION, "open_request"), facts, before, |facts| {
        facts.open_request.as_ref()
    })?;
    rows.put_or_keep((Fact, INSTALLATION, "ended_sessions"), facts, before, |facts| {
        Some(&facts.ended_sessions).filter(|ended| !ended.is_empty())
    })?;
    // Rows of another profile have other keys, so they are not found.
    rows.put_or_keep((Fact, of_registration, "registration"), facts, before, |facts| {
        facts.registration.as_ref()
    })?;
    rows.put_or_keep((Fact, of_account, "session"), facts, before, |facts| facts.session.as_ref())?;
    rows.put_or_keep((Cache, of_account, "account"), facts, before, |facts| facts.account.as_ref())?;
    for key in facts.drafts.keys() {
        let name = format!("{}#{}", key.screen, key.field);
        let scope = Route::of_key(&key.screen).map_or(Scope::Installation, Route::scope);
        let profile = facts.profile_of(scope);
        rows.put_or_keep((Draft, profile, &name), facts, before, |facts| facts.drafts.get(key))?;
    }
    let waiting = if planted::is(Bug::QueueForgotten) { &[] } else { facts.outbox.items() };
    for Queued { number, request, .. } in waiting {
        let name = format!("{number:012}");
        let profile = facts.profile_of(request.scope());
        rows.put_or_keep((Outbox, profile, &name), facts, before, |facts| {
            facts.outbox.items().iter().find(|item| item.number == *number)
        })?;
    }
    for (at, entry) in facts.ledger.iter().enumerate() {
        let name = format!("{LEDGER}{:012}", entry.number);
        // Entries are only added at the end, or go with their profile.
        rows.put_or_keep((Fact, entry.profile, &name), facts, before, |facts| facts.ledger.get(at))?;
    }
    Ok(rows)
}

/// The facts of these rows. A route that this version does not have is dropped.
pub(crate) fn facts_of(rows: &Rows) -> Result<Facts, StoreFault> {
    let Some(installation) = rows.get::<Installation>(Slot::Fact, INSTALLATION, "installation")? else {
        return Ok(Facts::default());
    };
    let profiles: Profiles = rows.get(Slot::Fact, INSTALLATION, "profiles")?.unwrap_or_default();
    let in_use = BTreeSet::from([INSTALLATION, profiles.registration, profiles.account]);
    let routes: Vec<String> = rows.get(Slot::Fact, INSTALLATION, "routes")?.unwrap_or_default();
    let mut drafts = BTreeMap::new();
    let (mut queued, mut ledger) = (Vec::new(), Vec::new());
    for profile in in_use {
        for (name, text) in rows.all::<String>(Slot::Draft, profile, "")? {
            if let Some((screen, field)) = name.split_once('#') {
                drafts.insert(DraftKey { screen: screen.to_owned(), field: field.to_owned() }, text);
            }
        }
        queued.extend(rows.all::<Queued>(Slot::Outbox, profile, "")?.into_iter().map(|(_, item)| item));
        let entries = rows.all::<LedgerEntry>(Slot::Fact, profile, LEDGER)?;
        ledger.extend(entries.into_iter().map(|(_, entry)| entry));
    }
    ledger.sort_by_key(|entry: &LedgerEntry| entry.number);
    Ok(Facts {
        installation,
        routes: routes.iter().filter_map(|key| Route::of_key(key)).collect(),
        settings: rows.get::<SettingsCopy>(Slot::Cache, INSTALLATION, "settings")?,
        profiles,
        registration: rows.get::<Registration>(Slot::Fact, profiles.registration, "registration")?,
        sign_in: rows.get::<SignIn>(Slot::Fact, INSTALLATION, "sign_in")?,
        drafts,
        open_request: rows.get::<OpenRequest>(Slot::Fact, INSTALLATION, "open_request")?,
        outbox: Outbox::restore(queued),
        session: rows.get::<Session>(Slot::Fact, profiles.account, "session")?,
        account: rows.get::<Account>(Slot::Cache, profiles.account, "account")?,
        ended_sessions: rows
            .get::<Vec<EndedSession>>(Slot::Fact, INSTALLATION, "ended_sessions")?
            .unwrap_or_default(),
        ledger,
    })
}
