//! The portal as one object: its data, its clock, its link, and what a request works with.

pub(crate) mod changes;
pub(crate) mod clock;
pub mod faults;
pub(crate) mod idempotency;
pub(crate) mod keys;
pub(crate) mod link;
pub(crate) mod random;
pub(crate) mod request_log;
mod reset;
mod transactions;
pub(crate) mod work;

use crate::http::exposure::Exposure;
use crate::http::guard::ConsoleGuard;
use crate::http::hosts::{HostName, Hosts};
use crate::http::problem::Problem;
use crate::rules::password_hash::PasswordCost;
use crate::rules::profile::ProfileSettings;
use crate::rules::settings::{Profile, Step};
use crate::storage::{Commit, DataPlace, OpenError, Storage, meta, read_meta, write_meta};
use changes::{ChangeKind, Changes};
use clock::{Clock, RealTime};
use faults::Faults;
use idempotency::InFlight;
use jiff::Timestamp;
use keys::PortalKey;
use link::Link;
use random::Randomness;
use request_log::RequestLog;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use work::Work;

impl ChangeKind {
    /// Another profile of settings holds.
    pub const SETTINGS: Self = Self::new("settings");
}

/// How to open a portal.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the portal keeps its data.
    pub data: DataPlace,
    /// The profile to run with; without one, the profile of the last run, `kabinet` at first.
    pub profile: Option<Profile>,
    /// The steps of registrations begun now, in place of the profile's own: an order that no profile has can be tried.
    pub steps: Option<Vec<Step>>,
    /// Removes what the portal kept before; a damaged database is set aside instead.
    pub reset: bool,
    /// The time that the clock of a new portal begins with, in the past too; the machine's own without it. A portal
    /// that has been here before keeps its clock.
    pub begin: Option<Timestamp>,
    /// What the hash of a password costs: work for who guesses, and for every registration too.
    pub password_cost: PasswordCost,
    /// The address at which requests come in besides 127.0.0.1; without one, no other name is answered.
    pub exposure: Option<Exposure>,
    /// Names besides this machine's own under which it may be asked, such as an emulator's for the machine it runs on.
    pub allowed_hosts: Vec<HostName>,
}

impl Options {
    /// Goes on with what is there, as in the last run.
    pub fn at(data: DataPlace) -> Self {
        Self {
            data,
            profile: None,
            steps: None,
            reset: false,
            begin: None,
            password_cost: PasswordCost::OWASP,
            exposure: None,
            allowed_hosts: Vec::new(),
        }
    }
}

/// An open portal. Cheap to clone; the data stays locked until the last clone is dropped.
#[derive(Clone)]
pub struct Portal(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) storage: Arc<Storage>,
    pub(crate) clock: Clock,
    pub(crate) random: Arc<dyn Randomness>,
    pub(crate) key: PortalKey,
    pub(crate) changes: Changes,
    pub(crate) log: RequestLog,
    pub(crate) in_flight: InFlight,
    pub(crate) password_cost: PasswordCost,
    pub(crate) limits_lifted: AtomicBool,
    pub(crate) hosts: Hosts,
    link: Link,
    faults: Faults,
    guard: ConsoleGuard,
    is_new: bool,
    profile: RwLock<Profile>,
    /// Every profile's settings with the steps of the options, where they name any.
    reordered: Option<[ProfileSettings; Profile::ALL.len()]>,
    /// Held while another profile or another beginning is chosen.
    choosing: tokio::sync::Mutex<()>,
    first: FirstStart,
}

/// What the options say of a portal that is new.
struct FirstStart {
    profile: Option<Profile>,
    begin: Option<Timestamp>,
}

impl FirstStart {
    /// How far its clock is ahead of the machine's, in seconds.
    fn ahead_s(&self, machine: Timestamp) -> i64 {
        self.begin.map_or(0, |at| at.as_second().saturating_sub(machine.as_second()))
    }
}

impl Portal {
    /// Opens the portal's data. `operations` are the calls of the API, as method and address template, and `news` what
    /// its watchers may be told of.
    pub(crate) fn of_rooms(
        operations: BTreeSet<String>,
        news: Vec<ChangeKind>,
        options: Options,
        time: Arc<dyn RealTime>,
        random: Arc<dyn Randomness>,
    ) -> Result<Self, OpenError> {
        let Options { data, profile, steps, reset, begin: begin_at, password_cost, exposure, allowed_hosts } =
            options;
        let first = FirstStart { profile, begin: begin_at };
        let hosts = Hosts::with(exposure.as_ref().map(Exposure::address), &allowed_hosts);
        let storage = Arc::new(data.open(reset, time.now())?);
        let ahead_s = first.ahead_s(time.now());
        let io = |error: rusqlite::Error| data.io(&error);
        let Kept { key, profile, limits_lifted, is_new } =
            begin(&storage, random.as_ref(), profile, ahead_s).map_err(io)?;
        let clock = Clock::resume(time, storage.clone()).map_err(io)?;
        let changes = Changes::new(news);
        Ok(Self(Arc::new(Inner {
            clock,
            key,
            faults: Faults::new(operations, changes.clone()),
            changes,
            log: RequestLog::default(),
            in_flight: InFlight::default(),
            password_cost,
            limits_lifted: limits_lifted.into(),
            link: Link::up(),
            guard: ConsoleGuard::new(
                exposure.and_then(|exposure| exposure.token()),
                hosts.clone(),
                random.as_ref(),
            ),
            hosts,
            is_new,
            first,
            profile: RwLock::new(profile),
            reordered: steps.map(|steps| Profile::ALL.map(|profile| profile.settings().with_steps(&steps))),
            choosing: tokio::sync::Mutex::new(()),
            storage,
            random,
        })))
    }

    /// The guard of the console, for routes that belong beside it.
    pub fn console_guard(&self) -> ConsoleGuard {
        self.0.guard.clone()
    }

    /// The console's token, which the printed link holds.
    pub fn console_token(&self) -> &str {
        self.0.guard.token()
    }

    /// Whether its data was made by this opening.
    pub fn is_new(&self) -> bool {
        self.0.is_new
    }

    /// The portal's clock.
    pub fn clock(&self) -> Clock {
        self.0.clock.clone()
    }

    /// The link between phone and portal.
    pub fn link(&self) -> Link {
        self.0.link.clone()
    }

    /// The faults ordered for the next calls.
    pub fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// News of what changes on the portal.
    pub fn changes(&self) -> &Changes {
        &self.0.changes
    }

    /// The settings that hold for registrations begun now.
    pub fn active(&self) -> &ProfileSettings {
        let profile = *self.0.profile.read().unwrap_or_else(PoisonError::into_inner);
        self.0.reordered.as_ref().map_or_else(|| profile.settings(), |all| &all[profile as usize])
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    /// Makes a profile hold from now on, across restarts too.
    pub(crate) async fn choose_profile(&self, profile: Profile) -> Result<(), Box<Problem>> {
        // Two choices at once end alike in memory and on the disk.
        let _choosing = self.0.choosing.lock().await;
        let keep = move |work: &mut Work<'_>| {
            write_meta(work.tx, meta::PROFILE, &profile.name())?;
            Ok(())
        };
        self.transact(keep).await?;
        *self.0.profile.write().unwrap_or_else(PoisonError::into_inner) = profile;
        self.0.changes.publish(ChangeKind::SETTINGS);
        Ok(())
    }

    /// Whether the limits of 24 hours are lifted.
    pub(crate) fn limits_are_lifted(&self) -> bool {
        self.0.limits_lifted.load(Ordering::Relaxed)
    }

    /// Lifts the limits of 24 hours, or sets them again; across restarts too.
    ///
    /// # Errors
    /// The portal can't store it.
    pub async fn lift_limits(&self, lifted: bool) -> Result<(), Box<Problem>> {
        let _choosing = self.0.choosing.lock().await;
        self.transact(move |work| Ok(write_meta(work.tx, meta::LIMITS_LIFTED, &lifted)?)).await?;
        self.0.limits_lifted.store(lifted, Ordering::Relaxed);
        self.0.changes.publish(ChangeKind::SETTINGS);
        Ok(())
    }
}

/// What a portal goes on with.
struct Kept {
    key: PortalKey,
    profile: Profile,
    limits_lifted: bool,
    is_new: bool,
}

/// The portal's key and what was chosen on its console, made at the first start and found again later. `ahead_s` is how
/// far the clock of a new portal is ahead of the machine's.
fn begin(
    storage: &Storage,
    random: &dyn Randomness,
    chosen: Option<Profile>,
    ahead_s: i64,
) -> rusqlite::Result<Kept> {
    storage.transaction(|tx| {
        let kept = read_meta::<Vec<u8>>(tx, meta::PORTAL_KEY)?;
        let is_new = kept.is_none();
        let key = if let Some(key) = kept {
            key
        } else {
            let mut key = vec![0; PortalKey::LENGTH];
            random.fill(&mut key);
            write_meta(tx, meta::PORTAL_KEY, &key)?;
            write_meta(tx, meta::CLOCK_OFFSET, &ahead_s)?;
            key
        };
        let kept = read_meta::<String>(tx, meta::PROFILE)?.as_deref().and_then(Profile::of_name);
        let profile = chosen.or(kept).unwrap_or_default();
        write_meta(tx, meta::PROFILE, &profile.name())?;
        let limits_lifted = read_meta(tx, meta::LIMITS_LIFTED)?.unwrap_or_default();
        Ok::<_, rusqlite::Error>(Commit(Kept { key: PortalKey::new(&key), profile, limits_lifted, is_new }))
    })
}
