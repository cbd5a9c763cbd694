//! What happens to the state machine, what it wants done, and what it is told of the outside world.

use std::{cell::Cell, fmt::Write as _, time::Duration};

use jiff::{Timestamp, civil::Date};

use super::{facts::Facts, ledger::LedgerEntry, state::State, trouble::Trouble};
use crate::{
    protocol::{Answer, Auth, Call, Fault, LONGEST_PAUSE_S},
    screen::{Intent, PlatformEvent},
    sensitive::hidden_debug,
    words::moscow_date,
};

/// What a pause of portal time may seem longer than it is, for its `Date` has whole seconds and was some time on its way.
const DATE_SLACK: Duration = Duration::from_secs(10);

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// The store is open and this is what was in it.
    Opened(Box<Facts>),
    /// The store can't be used.
    OpenFailed(Trouble),
    /// A tap.
    Intent(Intent),
    /// Text that stands in a field.
    Draft {
        /// The screen's key.
        key: String,
        /// The field's id.
        field: String,
        /// The text.
        text: Typed,
    },
    /// An answer, or none.
    Answered {
        /// The token of its request.
        token: u64,
        /// What came back.
        result: Result<Answer, Fault>,
    },
    /// News of the phone.
    Platform(PlatformEvent),
    /// A moment that [`super::next_wake`] named has come.
    Tick,
    /// The queue shall be tried now, whatever its pauses.
    RunQueue,
    /// What was to be written could not be; the state is the one before.
    NotSaved {
        /// There is no room on the phone.
        disk_full: bool,
        /// What it came from.
        what: Unwritten,
    },
    /// [`Effect::OpenEpoch`] was tried.
    EpochTried {
        /// Whether older copies of the store are worthless now.
        is_open: bool,
    },
    /// [`Effect::ReadLedger`] gave this, the oldest first.
    LedgerRead(Vec<LedgerEntry>),
    /// The portal told the time.
    PortalTime {
        /// Portal time less the phone's clock, milliseconds.
        ahead_ms: i64,
    },
}

/// What a turn came from that could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// What the person tapped, by its action: only they can do it again.
    Tap(String),
    /// What the person typed.
    Draft,
    /// An answer, by the token of its request, which is made again later with the same key.
    Answer(u64),
    /// Anything else: it comes again by itself.
    Other,
}

impl Unwritten {
    /// What an event is for this.
    pub fn of(event: &Event) -> Self {
        match event {
            Event::Intent(intent) => Self::Tap(intent.action.clone()),
            Event::Draft { .. } => Self::Draft,
            Event::Answered { token, .. } => Self::Answer(*token),
            _ => Self::Other,
        }
    }
}

/// Text that a person typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed(pub String);

/// Something to be done, once the facts are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send a request; its answer comes back with the token.
    Send(Sending),
    /// Try to open the store again.
    OpenStore,
    /// Put a store that can't be read aside and begin with an empty one.
    SetStoreAside,
    /// Ask the system to run the queue later, for there is something in it.
    ScheduleQueue,
    /// Seal the store under new keys and destroy the old ones, so that older copies of it are worthless.
    OpenEpoch,
    /// Read the account's ledger from the archive.
    ReadLedger,
}

/// A request on its way out.
#[derive(Clone, PartialEq, Eq)]
pub struct Sending {
    /// Comes back with the answer.
    pub token: u64,
    /// What is asked.
    pub call: Call,
    /// The idempotency key.
    pub key: Option<String>,
    /// On whose behalf.
    pub auth: Auth,
}

/// What one turn of the machine made.
#[derive(Debug)]
pub struct Step {
    /// The new state.
    pub state: State,
    /// What is new in the archive; to be stored with the facts of the state.
    pub archived: Vec<LedgerEntry>,
    /// What is to be done.
    pub effects: Vec<Effect>,
}

/// How long it is from one moment to a later one; zero when it is past.
pub(super) fn until(from: Timestamp, to: Timestamp) -> Duration {
    Duration::try_from(to.duration_since(from)).unwrap_or_default()
}

/// What the machine is told of the outside world for one turn.
#[derive(Debug)]
pub struct Env {
    /// Portal time.
    pub now: Timestamp,
    /// Time that never jumps, for pauses between tries.
    pub monotonic: Duration,
    random: [u8; 128],
    used: Cell<usize>,
}

impl Env {
    /// The world at this moment, with random bytes for this turn.
    pub fn new(now: Timestamp, monotonic: Duration, random: [u8; 128]) -> Self {
        Self { now, monotonic, random, used: Cell::new(0) }
    }

    /// The civil day in Moscow.
    pub fn today(&self) -> Date {
        moscow_date(self.now)
    }

    /// Whether a pause lasts that the portal ordered until `at`. One that would take longer than any does not: then the
    /// last answer told a wrong time, which only another answer can put right, and the portal says itself when it is too
    /// early for one.
    pub fn is_paused_until(&self, at: Timestamp) -> bool {
        let left = until(self.now, at);
        !left.is_zero() && left <= Duration::from_secs(LONGEST_PAUSE_S) + DATE_SLACK
    }

    /// A new random UUID (RFC 9562, version 4). A turn has eight.
    pub fn uuid(&self) -> String {
        let mut bytes: [u8; 16] = self.take();
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let mut text = String::with_capacity(36);
        for (at, byte) in bytes.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// A random number.
    pub fn number(&self) -> u64 {
        let bytes: [u8; 16] = self.take();
        u64::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]])
    }

    fn take(&self) -> [u8; 16] {
        let from = self.used.get();
        self.used.set(from + 16);
        let mut taken = [0; 16];
        taken.copy_from_slice(
            self.random.get(from..from + 16).expect("a turn takes at most eight random values"),
        );
        taken
    }
}

hidden_debug!(Typed);
hidden_debug!(fields of Sending: token, call, key);
