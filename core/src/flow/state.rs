//! The state: facts that are stored, and what lives only as long as the process.

use std::{collections::BTreeMap, time::Duration};

use super::{Facts, FieldFault, Problem};
use crate::{
    protocol::{Call, Fault, Scope},
    screen::{Language, Transition},
    sensitive::{Sensitive, hidden_debug},
};

/// The whole state.
#[derive(Clone, Debug)]
pub struct State {
    /// Whether the phone's memory can be used.
    pub memory: Memory,
    /// What is stored.
    pub facts: Facts,
    /// What is not.
    pub passing: Passing,
    /// The system's language, used until the person chooses one.
    pub system_language: Language,
}

/// Whether the phone's memory can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Memory {
    /// Being opened.
    Opening,
    /// Open.
    Ready,
    /// It can't be used, and why.
    Trouble(Trouble),
}

/// Why the phone's memory can't be used. Each has a screen with a way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The key is gone from the vault: nobody can read what is stored.
    KeyLost,
    /// The vault says no for now.
    VaultRefused,
    /// The file is not what was written.
    Damaged,
    /// The file is of a newer version of the app.
    TooNew,
    /// No room on the phone.
    DiskFull,
    /// Reading or writing fails.
    Unreadable,
}

/// What lives only as long as the process.
#[derive(Clone, Debug, Default)]
pub struct Passing {
    /// See [`crate::screen::Screen::visit`].
    pub visit: u64,
    /// How the screen came.
    pub transition: Option<Transition>,
    /// What is wrong with the fields of the screen, as of the last submit.
    pub faults: BTreeMap<String, FieldFault>,
    /// The field that shall get the focus.
    pub focus: Option<String>,
    /// How often the core itself changed a field's text.
    pub value_revs: BTreeMap<String, u32>,
    /// What lies over the screen.
    pub overlay: Option<Over>,
    /// A message that goes by itself.
    pub notice: Option<(u64, NoticeWords)>,
    /// How many notices there were.
    pub notices: u64,
    /// What stands in the way on this screen.
    pub problem: Option<Problem>,
    /// The request that the screen waits for.
    pub now: Option<Now>,
    /// How the lanes of the queue are doing; none of a lane is one that stands still and may go.
    pub lanes: BTreeMap<Scope, LaneRun>,
    /// How getting new tokens for the session is doing.
    pub refresh: Upkeep,
    /// How telling the portal of sessions that are over is doing.
    pub ending: Upkeep,
    /// How opening a new epoch of the store is doing.
    pub epoch: Upkeep,
    /// Tokens of reads that nobody waits for.
    pub settings_token: Option<u64>,
    /// The same for the account.
    pub account_token: Option<u64>,
    /// The same for the state of the registration.
    pub status_token: Option<u64>,
    /// For requests of the account.
    pub access_token: Option<Sensitive>,
    /// The system says that there is no link.
    pub offline: bool,
    /// A phone call is going on.
    pub call_active: bool,
    /// The last token given to a request.
    pub last_token: u64,
    /// Taps that came too late or twice.
    pub dropped: u64,
}

/// The request that the screen waits for: tried again and again while the screen is open.
#[derive(Clone, PartialEq, Eq)]
pub struct Now {
    /// The token of the try that is under way.
    pub token: Option<u64>,
    /// The idempotency key of all its tries.
    pub key: String,
    /// What is asked.
    pub call: Call,
    /// The bytes of its body as first encoded; none where it has none, and where they hold a secret.
    pub body: Option<Vec<u8>>,
    /// The action that began it.
    pub action: Option<&'static str>,
    /// Tries that failed.
    pub failures: u32,
    /// When the next try is due (monotonic).
    pub retry_at: Duration,
    /// Why the last try failed.
    pub fault: Option<Fault>,
}

/// How a lane of the queue is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaneRun {
    /// Token and number of the request that is under way.
    pub under_way: Option<(u64, u64)>,
    /// Tries of the first request that failed.
    pub failures: u32,
    /// When the next try is due (monotonic).
    pub retry_at: Duration,
    /// Why the last try failed.
    pub fault: Option<Fault>,
}

/// Something that is done behind the screens and tried again by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// The token of the request that is under way; 0 for what is no request.
    pub token: Option<u64>,
    /// Tries that failed in a row.
    pub failures: u32,
    /// When the next try is due (monotonic).
    pub retry_at: Duration,
}

/// What lies over a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// The text of a consent.
    Consent {
        /// Its id in the settings.
        id: String,
    },
    /// «Отозвать согласие?».
    Withdraw {
        /// Its id in the settings.
        id: String,
    },
    /// «Выйти из кабинета?».
    SignOut,
    /// «Отвязать номер от чужого кабинета?».
    ReleaseNumber,
    /// «Начать заново?» on a screen of trouble.
    StartOver,
}

/// What a notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeWords {
    /// «Кабинет создан».
    AccountCreated,
    /// «Код отправлен ещё раз».
    CodeSentAgain,
    /// «Вы вошли».
    SignedIn,
    /// «Вы вышли».
    SignedOut,
    /// «Номер отвязан от прежнего кабинета».
    NumberReleased,
    /// «Согласие отозвано».
    ConsentWithdrawn,
    /// «Ссылка не подходит».
    LinkUnknown,
}

impl Passing {
    /// How a lane of the queue is doing.
    pub fn lane(&self, lane: Scope) -> LaneRun {
        self.lanes.get(&lane).cloned().unwrap_or_default()
    }

    /// The lane and the number of the queued request that is under way with this token.
    pub fn queued_with(&self, token: u64) -> Option<(Scope, u64)> {
        let mut under_way = self.lanes.iter().filter_map(|(lane, run)| Some((*lane, run.under_way?)));
        under_way.find(|(_, (of, _))| *of == token).map(|(lane, (_, number))| (lane, number))
    }
}

hidden_debug!(fields of Now: token, key, call, action, failures, retry_at, fault);
