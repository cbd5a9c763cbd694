//! The state: facts that are stored, and what lives only as long as the process.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use jiff::{Timestamp, tz::Offset};

use super::{
    again::Again,
    check::Check,
    directory::Directory,
    facts::Facts,
    ledger::LedgerEntry,
    phrase::Phrase,
    problem::{Met, Problem},
    trouble::Trouble,
};
use crate::{
    protocol::{Call, Fault, Scope},
    screen::{Language, Tone, Transition},
    sensitive::{Sensitive, hidden_debug},
    words::Key,
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

/// What lives only as long as the process.
#[derive(Clone, Debug, Default)]
pub struct Passing {
    /// See [`crate::screen::Screen::visit`].
    pub visit: u64,
    /// How the screen came.
    pub transition: Option<Transition>,
    /// When it came (portal time); none for the one that a start found.
    pub arrived_at: Option<Timestamp>,
    /// What is wrong with the fields of the screen, as of the last submit.
    pub faults: BTreeMap<String, Phrase>,
    /// The field that shall get the focus.
    pub focus: Option<String>,
    /// How often the core itself changed a field's text.
    pub value_revs: BTreeMap<String, u32>,
    /// What lies over the screen.
    pub overlay: Option<Over>,
    /// A message that goes by itself.
    pub notice: Option<NoticeShown>,
    /// How many notices there were.
    pub notices: u64,
    /// What stands in the way on this screen.
    pub problem: Option<Met>,
    /// The request that the screen waits for.
    pub now: Option<Now>,
    /// How the lanes of the queue are doing; none of a lane is one that stands still and may go.
    pub lanes: BTreeMap<Scope, LaneRun>,
    /// How getting new tokens for the session is doing.
    pub refresh: Upkeep,
    /// Something of the account was changed while new tokens were being asked for: the account that comes with them may
    /// be the one before.
    pub account_outdated: bool,
    /// How telling the portal of sessions that are over is doing.
    pub ending: Upkeep,
    /// How opening a new epoch of the store is doing.
    pub epoch: Upkeep,
    /// The person wants to know whether the portal can be reached now.
    pub check: Option<Check>,
    /// What the person does once more after it came to nothing.
    pub again: Option<Again>,
    /// What is asked behind the screens, by the tokens of the requests.
    pub behind: BTreeMap<u64, Call>,
    /// For requests of the account.
    pub access_token: Option<Sensitive>,
    /// The system says that there is no link.
    pub offline: bool,
    /// A phone call is going on.
    pub call_active: bool,
    /// What the phone's own clock shows, as far from UTC; none until the shell has told it.
    pub local_time: Option<Offset>,
    /// The last token given to a request.
    pub last_token: u64,
    /// The last token that was given when the phone told of a link: tries up to it left before, on a way that may be gone.
    pub link_told_at: u64,
    /// Taps that came too late or twice.
    pub dropped: u64,
    /// The number of the last request of the account that the person knows to wait, from an earlier start or because they
    /// were told.
    pub told_waiting: u64,
    /// What is known of the ledger of the account.
    pub ledger: Shown,
    /// What is known of the portal's lists to choose from, by their names.
    pub directories: BTreeMap<String, Directory>,
}

/// What is known of something in the archive: it is read while its screen is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Nobody looks at it.
    #[default]
    Unread,
    /// It is being read.
    Asked,
    /// The oldest first.
    Read(Arc<[LedgerEntry]>),
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
    /// The action that began it.
    pub action: Option<&'static str>,
    /// What is said until it is answered.
    pub busy: Key,
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
    /// A try is under way.
    pub is_under_way: bool,
    /// Tries that failed in a row.
    pub failures: u32,
    /// When the next try is due (monotonic).
    pub retry_at: Duration,
}

/// What lies over a screen: what its page calls it, and the id of the thing it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// The page's name for it.
    pub name: &'static str,
    /// The id of a thing; empty where there is but one.
    pub id: String,
}

impl Over {
    /// What lies there about the only thing of its kind.
    pub(super) fn of(name: &'static str) -> Self {
        Self { name, id: String::new() }
    }
}

/// A message that goes by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeShown {
    /// Which it is: no other has this number.
    pub id: u64,
    /// What it says.
    pub text: Phrase,
    /// How grave it is.
    pub tone: Tone,
}

impl State {
    /// The state of a core that has just been opened, before its memory was read.
    pub fn new(system_language: Language) -> Self {
        Self {
            memory: Memory::Opening,
            facts: Facts::default(),
            passing: Passing { visit: 1, ..Passing::default() },
            system_language,
        }
    }

    /// What the person does once more is seen to be done: the action that does it.
    pub(super) fn does_again(&self, monotonic: Duration) -> Option<&str> {
        let again = self.passing.again.as_ref()?;
        let is_opening = self.memory == Memory::Opening;
        again.is_seen(is_opening, monotonic).then_some(again.action.as_str())
    }

    /// The screen waits for something that it is seen to do: taps are dropped meanwhile.
    pub fn is_busy(&self, monotonic: Duration) -> bool {
        self.passing.is_busy(monotonic) || self.does_again(monotonic).is_some()
    }

    /// Trying again has come to the same trouble; `times` is how often.
    pub(crate) fn still_in(&mut self, trouble: Trouble, times: u64) {
        let text = trouble.still().into();
        self.passing.notice = Some(NoticeShown { id: times, text, tone: Tone::Warning });
    }

    /// The system speaks this language from now on, and so does the app: of two choices the later one counts.
    pub(super) fn system_speaks(&mut self, language: Language) {
        self.system_language = language;
        self.facts.installation.language = None;
    }

    /// The person chose a language in the app. Who comes to that of the system follows the system again.
    pub(super) fn choose_language(&mut self, language: Language) {
        self.facts.installation.language = (language != self.system_language).then_some(language);
    }

    /// The language of every word.
    pub fn language(&self) -> Language {
        self.facts.installation.language.unwrap_or(self.system_language)
    }

    /// The awaited request is not sent while what it is judged by waits in the queue: were it the first to arrive, the
    /// portal would have to ask for it once more.
    pub fn holds_now(&self) -> bool {
        let Some(now) = self.passing.now.as_ref().filter(|now| now.token.is_none()) else { return false };
        let is_followed = |name: &str| now.call.endpoint.follows.contains(&name);
        self.facts.outbox.lane(now.call.endpoint.scope).any(|item| is_followed(&item.request.name))
    }
}

impl Now {
    /// It holds what this phone keeps nowhere: a password or a code is lost with the process.
    pub fn holds_secret(&self) -> bool {
        self.call.request().is_none()
    }
}

impl Passing {
    /// What is left of it once the phone's memory can't be used.
    pub(super) fn in_trouble(self, trouble: Trouble) -> Self {
        Self {
            visit: self.visit + 1,
            value_revs: self.value_revs,
            notices: self.notices,
            offline: self.offline,
            call_active: self.call_active,
            local_time: self.local_time,
            last_token: self.last_token,
            link_told_at: self.link_told_at,
            dropped: self.dropped,
            again: self.again.filter(|again| again.trouble == Some(trouble)),
            ..Self::default()
        }
    }

    /// The screen waits for the first answer to its request, for that to what goes before it, or for a check: taps are
    /// dropped meanwhile.
    pub fn is_busy(&self, monotonic: Duration) -> bool {
        let waits_for_an_answer = self.now.as_ref().is_some_and(|now| {
            let before = self.lane(now.call.endpoint.scope);
            let goes_behind = now.fault.is_none() && (before.failures == 0 || before.under_way.is_some());
            now.failures == 0 && (now.token.is_some() || goes_behind)
        });
        waits_for_an_answer || self.is_checking(monotonic)
    }

    /// «Проверить связь» is seen to be done.
    pub fn is_checking(&self, monotonic: Duration) -> bool {
        self.check.is_some_and(|check| check.is_seen(self.is_trying(), monotonic))
    }

    /// Whether anything that a person can wait for is under way.
    pub fn is_trying(&self) -> bool {
        self.now.as_ref().is_some_and(|now| now.token.is_some())
            || self.lanes.values().any(|run| run.under_way.is_some())
            || self.refresh.is_under_way
    }

    /// Whether that is what stands in the way on this screen.
    pub fn says(&self, problem: &Problem) -> bool {
        self.problem.as_ref().is_some_and(|met| met.problem == problem)
    }

    /// Whether such a request is under way behind the screens.
    pub fn is_asked(&self, is_such: impl Fn(&Call) -> bool) -> bool {
        self.behind.values().any(is_such)
    }

    /// Why the last try of something failed, and when the next one is due (monotonic); `moving` are the lanes whose first
    /// request may leave. What the screen waits for comes first.
    pub fn held_up(&self, moving: &[Scope]) -> Option<(&Fault, Duration)> {
        let now = self.now.as_ref().and_then(|now| Some((now.fault.as_ref()?, now.retry_at)));
        let mut of_lanes = self.lanes.iter().filter(|(lane, _)| moving.contains(lane));
        now.or_else(|| of_lanes.find_map(|(_, run)| Some((run.fault.as_ref()?, run.retry_at))))
    }

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
