//! Storms: seeded walks of a person on a way in all kinds of weather.
//!
//! A walk is a [list of steps](step::steps_of) drawn from its seed: what the person does, well and badly, what becomes
//! of each request, kills, a failing disk, a portal that restarts. The whole core takes it step by step
//! ([`SteppedCore`](kabinet_core::testing::SteppedCore)) against the real router of the portal stand-in, in one thread
//! and on one clock that moves by hand, so that the same seed is the same walk to the byte. In the end everything
//! heals, the person goes to the end of their way, and an [oracle](oracle) holds what they were told against what the
//! portal has.

mod dice;
mod disk;
mod fleet;
mod forms;
mod http;
mod leaks;
mod map;
mod oracle;
mod person;
mod phone;
mod portal;
mod shrink;
pub mod step;
mod walk;
mod wire;

use std::{
    cell::RefCell,
    fmt,
    panic::{self, AssertUnwindSafe},
    path::Path,
    sync::Once,
    time::Duration,
};

use kabinet_core::{screen::Component, testing::Way};

pub use fleet::{Tally, walk_many};
pub use leaks::{Searched, search_seed};
pub use map::{JourneyMap, Passage};
pub use oracle::Broken;

use self::{
    dice::Dice,
    disk::Disk,
    http::HttpSide,
    oracle::broken,
    portal::{PortalSide, RouterPortal},
    step::Step,
    walk::Walk,
};
use crate::stand::START;

/// What a walk came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// Everything that happened, as one number.
    pub trace: u64,
    /// Steps.
    pub steps: u64,
    /// Those of them that are faults.
    pub faults: u64,
    /// Requests that the portal carried out.
    pub exchanges: u64,
    /// Commits of the phone.
    pub commits: u64,
    /// Time that passed in the walk.
    pub time: Duration,
    /// Ways between screens that were taken.
    pub map: JourneyMap,
}

/// A walk on which a rule does not hold.
#[derive(Clone, Debug)]
pub struct Failed {
    /// Its way.
    pub way: Way,
    /// Its seed.
    pub seed: u64,
    /// The rule.
    pub broken: Broken,
    /// Steps of the whole walk.
    pub of: usize,
    /// Those that are needed to break it.
    pub steps: Vec<Step>,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "seed {}: it does not hold that {}", self.seed, self.broken.rule)?;
        writeln!(f, "{}", self.broken.detail)?;
        writeln!(f, "{} of {} steps are needed:", self.steps.len(), self.of)?;
        for step in &self.steps {
            writeln!(f, "    {step:?}")?;
        }
        write!(
            f,
            "to see it again: KABINET_STORM_JOURNEY={} KABINET_STORM_SEED={} \
             cargo test -p kabinet-tests --test storms -- --nocapture one_seed",
            self.way.name, self.seed
        )
    }
}

/// Seeds of a quick run; `KABINET_STORMS` has another count.
pub const QUICK: u64 = 200;

/// A person looks around in their account, leaves it and comes back in fair weather; gives the ways they took.
///
/// # Errors
/// A rule does not hold.
pub fn tour() -> Result<JourneyMap, Broken> {
    let start = START.parse().expect("a constant that is a time");
    let portal = Box::new(RouterPortal::new(start, 0));
    let mut walk = Walk::begin(Way::REGISTRATION, portal, Disk::in_memory(), 0, 0)?;
    walk.finish(0)?;
    for action in ["profile", "ledger", "back", "back", "ledger", "back"] {
        walk.step(&Step::TapAnything(action))?;
        walk.calm()?;
    }
    walk.leave()?;
    walk.way = Way::SIGN_IN;
    walk.finish(0)?;
    Ok(walk.map)
}

/// Where a walk takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Phone and portal keep what they have in memory; requests are calls of the portal's router.
    Memory,
    /// The phone keeps what it has in the sealed store of a folder.
    Sealed,
    /// As [`Ground::Sealed`], and the portal serves from a folder over HTTP.
    Http,
}

impl Ground {
    fn portal(self, seed: u64) -> Box<dyn PortalSide> {
        let start = START.parse().expect("a constant that is a time");
        match self {
            Self::Memory | Self::Sealed => Box::new(RouterPortal::new(start, seed)),
            Self::Http => Box::new(HttpSide::new()),
        }
    }

    fn disk(self, folder: &Path) -> Disk {
        match self {
            Self::Memory => Disk::in_memory(),
            Self::Sealed | Self::Http => Disk::sealed(folder),
        }
    }
}

/// Walks the walk of a seed.
///
/// # Errors
/// The first rule that does not hold, with the steps that are needed to break it.
pub fn walk_seed(way: Way, seed: u64, ground: Ground) -> Result<Walked, Box<Failed>> {
    let steps = step::steps_of(seed);
    let first = match walk_steps(way, seed, ground, &steps) {
        Ok(walked) => return Ok(walked),
        Err(broken) => broken,
    };
    let breaks =
        |steps: &[Step]| walk_steps(way, seed, ground, steps).is_err_and(|broken| broken.rule == first.rule);
    let needed = shrink::shrunk(&steps, breaks);
    let broken = walk_steps(way, seed, ground, &needed).err().unwrap_or(first);
    Err(Box::new(Failed { way, seed, broken, of: steps.len(), steps: needed }))
}

/// Walks these steps and then to the way's end.
///
/// # Errors
/// The first rule that does not hold.
pub fn walk_steps(way: Way, seed: u64, ground: Ground, steps: &[Step]) -> Result<Walked, Broken> {
    caught(|| walked(way, seed, ground, steps, false))
}

/// The same, with everything that happens printed.
///
/// # Errors
/// The first rule that does not hold.
pub fn tell_steps(way: Way, seed: u64, ground: Ground, steps: &[Step]) -> Result<Walked, Broken> {
    caught(|| walked(way, seed, ground, steps, true))
}

fn walked(way: Way, seed: u64, ground: Ground, steps: &[Step], narrates: bool) -> Result<Walked, Broken> {
    let folder = tempfile::tempdir().expect("the system gives a test its folder");
    let mut portal = ground.portal(seed);
    let mut now_ms = 0;
    let signs_in = way.name == Way::SIGN_IN.name;
    // Now and then the other number belongs to somebody already. Who signs in would be at home there, too.
    if !signs_in && Dice::new(!seed).percent(12) {
        let mut neighbour = Walk::begin(Way::REGISTRATION, portal, Disk::in_memory(), !seed, now_ms)?;
        neighbour.finish(1)?;
        (portal, now_ms) = (neighbour.portal, neighbour.now_ms);
    }
    let (others, sent_before) = (portal.people(), portal.messages().len());
    let began_ms = now_ms;
    let mut walk = Walk::begin(Way::REGISTRATION, portal, ground.disk(folder.path()), seed, now_ms)?;
    if signs_in {
        walk.finish(0)?;
        walk.leave()?;
    }
    walk.way = way;
    walk.narrates = narrates;
    for step in steps {
        walk.step(step)?;
    }
    walk.finish(0)?;
    let mut people = walk.portal.people();
    people.retain(|person| others.iter().all(|other| other.oid != person.oid));
    let mut messages = walk.portal.messages();
    messages.truncate(messages.len() - sent_before);
    let home = walk.shown.clone();
    walk.step(&Step::TapAnything("profile"))?;
    walk.calm()?;
    walk.oracle.over([&home, &walk.shown], &people, &messages)?;
    walk.step(&Step::TapAnything("back"))?;
    walk.calm()?;
    still_there(&mut walk, messages.iter().any(|message| message.code.is_none()))?;
    Ok(Walked {
        trace: walk.trace(),
        steps: steps.len() as u64,
        faults: walk.faults,
        exchanges: walk.exchanges,
        commits: walk.phone.disk.commits(),
        time: Duration::from_millis(walk.now_ms - began_ms),
        map: walk.map,
    })
}

/// Once more from the phone's memory alone: the way's end is shown, and the session works. Only when the person was
/// `warned` by SMS, for a request that was very long on its way looks like a stolen token, the screen may say otherwise.
fn still_there(walk: &mut Walk, warned: bool) -> Result<(), Broken> {
    walk.step(&Step::Kill(step::Death::Now { off: 0 }))?;
    walk.calm()?;
    let is_told =
        walk.shown.components().into_iter().any(|component| matches!(component, Component::Banner { .. }));
    if walk.shown.top.key == walk.way.end && (warned || !is_told) {
        return Ok(());
    }
    Err(broken("the end of a way lasts", walk.shown.to_text()))
}

thread_local! {
    /// What a panic of this thread says and where, while a walk is under way; none while there is no walk.
    static PANICKED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic is a rule that does not hold.
fn caught(walk: impl FnOnce() -> Result<Walked, Broken>) -> Result<Walked, Broken> {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let is_walking = PANICKED.with_borrow_mut(|panicked| {
                panicked.as_mut().map(|words| *words = info.to_string()).is_some()
            });
            if !is_walking {
                usual(info);
            }
        }));
    });
    PANICKED.set(Some(String::new()));
    let ended = panic::catch_unwind(AssertUnwindSafe(walk));
    let words = PANICKED.take().unwrap_or_default();
    ended.unwrap_or_else(|_| Err(broken("nothing panics", words)))
}
