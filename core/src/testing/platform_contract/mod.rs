//! What every platform owes the core, as one list of cases: the desk's, the fakes of the shells' tests and a real phone
//! pass the same. A shell's test hands in its platform and a hand that brings situations about; on a phone that hand
//! may be a person's.

mod biometrics;
mod camera;
mod hand;
mod jobs;
mod links;
mod log;
mod permissions;
mod phone;
mod share;
mod vault;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use hand::{Arranged, Outward, PlatformHand, Situation};

use crate::{
    boundary::{Platform, PlatformError},
    testing::platform_contract::phone::{Phone, Stop},
};

/// What came of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct CaseOutcome {
    /// What the case says of a platform; unique.
    pub name: String,
    /// Whether it is so.
    pub verdict: CaseVerdict,
}

/// Whether a platform keeps to one case of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
pub enum CaseVerdict {
    /// It does.
    Kept,
    /// The platform has nothing of the kind, and says so.
    Lacking,
    /// The situation could not be brought about here, so nothing is known.
    NotTried,
    /// It does not.
    Broken {
        /// What happened in place of what the contract says.
        why: String,
    },
}

/// What of a phone some cases are about.
struct Room {
    /// Asks the platform for it, in order to hear that there is none.
    ask: fn(&dyn Platform) -> Result<(), PlatformError>,
    cases: &'static [Case],
}

struct Case {
    name: &'static str,
    /// How things are when it begins.
    situation: Situation,
    run: fn(&Phone<'_>) -> Result<(), Stop>,
}

const ROOMS: [&Room; 8] = [
    &vault::ROOM,
    &camera::ROOM,
    &permissions::ROOM,
    &biometrics::ROOM,
    &jobs::ROOM,
    &links::PAGES,
    &links::NUMBERS,
    &share::ROOM,
];

/// Holds a platform against the contract, case by case. Not for the main thread: on a phone it waits for people.
#[cfg_attr(feature = "ffi", uniffi::export)]
#[allow(clippy::needless_pass_by_value, reason = "what comes over the boundary is owned")]
pub fn platform_contract(platform: Arc<dyn Platform>, hand: Arc<dyn PlatformHand>) -> Vec<CaseOutcome> {
    let phone = Phone::new(&*platform, &*hand);
    ROOMS
        .iter()
        .flat_map(|room| room.cases.iter().map(|case| outcome(&phone, room, case)))
        .chain([CaseOutcome { name: log::NAME.to_owned(), verdict: verdict(log::run(&phone)) }])
        .collect()
}

fn outcome(phone: &Phone<'_>, room: &Room, case: &Case) -> CaseOutcome {
    let verdict = match phone.hand.arrange(case.situation) {
        Arranged::Ready => verdict((case.run)(phone).and_then(|()| phone.is_silent())),
        Arranged::Lacking => match phone.says_unavailable((room.ask)(phone.platform)) {
            Ok(()) => CaseVerdict::Lacking,
            other => verdict(other),
        },
        Arranged::NotHere => CaseVerdict::NotTried,
    };
    phone.hand.arrange(Situation::Usual);
    CaseOutcome { name: case.name.to_owned(), verdict }
}

fn verdict(end: Result<(), Stop>) -> CaseVerdict {
    match end {
        Ok(()) => CaseVerdict::Kept,
        Err(Stop::NotTried) => CaseVerdict::NotTried,
        Err(Stop::Broken(why)) => CaseVerdict::Broken { why },
    }
}
