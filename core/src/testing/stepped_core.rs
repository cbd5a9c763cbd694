//! The core taken step by step: no thread, no loop, no way to the portal of its own.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::sync::oneshot;

use crate::{
    boundary::QueueReport,
    flow::{Event, Typed},
    ports::{Clock, Outgoing, PortFuture, Portal, Reply, Rng, StoreOpener},
    runtime::{Actor, Ports, Published},
    screen::{FieldCheck, Intent, Language, PlatformEvent, Update},
};

/// Everything of [`crate::Kabinet`] but its threads: the machine, the rows, the commits and what is shown. Whoever
/// drives it decides when a request that it [hands out](Self::take_requests) is carried out and what comes back, and
/// when its [moments](Self::next_wake) come; so a test that draws all of this from a seed can be repeated to the byte.
/// Dropping it is a kill.
pub struct SteppedCore {
    actor: Actor,
    screen: Screen,
    jobs: Arc<AtomicU64>,
}

/// What is shown, for those who must look at it in the middle of a step.
#[derive(Clone)]
pub struct Screen(Arc<Published>);

impl Screen {
    /// What is shown now, with every countdown as of this moment.
    pub fn shown(&self) -> Update {
        self.0.current()
    }
}

impl SteppedCore {
    /// A core that shows its opening screen and has read nothing yet.
    pub fn new(
        clock: Arc<dyn Clock>,
        rng: Arc<dyn Rng>,
        store: Arc<dyn StoreOpener>,
        language: Language,
    ) -> Self {
        let ports = Ports { clock: clock.clone(), rng, portal: Arc::new(HandedOut), store };
        let (state, update, form) = Actor::first_picture(&ports, language);
        let published = Arc::new(Published::new(clock, update, form));
        let jobs = Arc::new(AtomicU64::new(0));
        let asked = jobs.clone();
        let schedule = Box::new(move || {
            asked.fetch_add(1, Ordering::Relaxed);
        });
        Self { actor: Actor::new(ports, published.clone(), state, schedule), screen: Screen(published), jobs }
    }

    /// Opens the phone's memory; comes first.
    pub fn open(&mut self) {
        self.actor.open();
        self.actor.check_the_rest();
    }

    /// See [`crate::Kabinet::dispatch`].
    pub fn dispatch(&mut self, intent: Intent) {
        self.turn(Event::Intent(intent));
    }

    /// See [`crate::Kabinet::draft`].
    pub fn draft(&mut self, key: &str, field: &str, text: &str) {
        let (key, field) = (key.to_owned(), field.to_owned());
        self.turn(Event::Draft { key, field, text: Typed(text.to_owned()) });
    }

    /// See [`crate::Kabinet::report`].
    pub fn report(&mut self, event: PlatformEvent) {
        self.turn(Event::Platform(event));
    }

    /// Asks for the queue to be tried now; gives how much waits at this moment.
    pub fn run_queue(&mut self) -> QueueReport {
        let (report, mut reported) = oneshot::channel();
        self.actor.run_queue(Duration::ZERO, report);
        self.actor.report_on_queue();
        reported.try_recv().expect("a report that may take no time comes at once")
    }

    /// See [`crate::Kabinet::check_field`]; none when the screen has no such field.
    pub fn check_field(&self, key: &str, field: &str, text: &str, other: Option<&str>) -> Option<FieldCheck> {
        let caret = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        self.screen.0.form().check(key, field, text, caret, other)
    }

    /// What is shown now, with every countdown as of this moment.
    pub fn shown(&self) -> Update {
        self.screen.shown()
    }

    /// The same for those who must look while the core is at work.
    pub fn screen(&self) -> Screen {
        self.screen.clone()
    }

    /// The requests made since this was asked last, in order, each with the token for [`Self::answer`].
    pub fn take_requests(&mut self) -> Vec<(u64, Outgoing)> {
        self.actor.take_to_send()
    }

    /// Brings what came back for a request.
    pub fn answer(&mut self, token: u64, reply: Reply) {
        self.actor.answered(token, reply);
        self.actor.report_on_queue();
    }

    /// When the core wants to be [woken](Self::wake), on its monotonic clock; it may be past.
    pub fn next_wake(&self) -> Option<Duration> {
        self.actor.next_wake()
    }

    /// That moment has come.
    pub fn wake(&mut self) {
        self.actor.wake();
        self.actor.report_on_queue();
    }

    /// How often the system was asked to run the queue in the background.
    pub fn jobs_asked(&self) -> u64 {
        self.jobs.load(Ordering::Relaxed)
    }

    fn turn(&mut self, event: Event) {
        self.actor.happened(event);
        self.actor.report_on_queue();
    }
}

/// Stands where a phone has its way to the portal. A stepped core hands its requests out instead.
struct HandedOut;

impl Portal for HandedOut {
    fn send(&self, _: Outgoing) -> PortFuture<Reply> {
        Box::pin(std::future::pending())
    }
}
