//! The actor around the machine: what it shows when memory, randomness or the link fail, and what it never does.

use std::{
    collections::BTreeMap,
    future::poll_fn,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;

use super::Ports;
use crate::{
    boundary::Config,
    ports::{
        Clock, Outgoing, PortFuture, Portal, Reply, Rng, RngFault, RowChange, RowKey, Slot, Store,
        StoreFault, StoreOpener,
    },
    protocol::{
        Answer, CheckCode, CodeSent, ContactProven, Endpoint, Fault, RegistrationStarted, SendCode,
        StartRegistration,
    },
    screen::{Language, PlatformEvent, Update},
    store::MemoryStore,
    testing::{HeadlessPhone, ManualClock, SeededRng, VaultPlatform},
};

/// A portal that answers what it was told to, and writes down what it was asked.
#[derive(Default)]
pub(super) struct Desk {
    asked: Mutex<Vec<&'static Endpoint>>,
    is_reachable: AtomicBool,
    /// Another code comes only after a long pause.
    is_last_code: bool,
    /// Its clock; without one its answers have no `Date`.
    clock: Option<Arc<ManualClock>>,
}

impl Portal for Desk {
    fn send(&self, outgoing: Outgoing) -> PortFuture<Reply> {
        self.asked.lock().unwrap().push(outgoing.call.endpoint);
        let is_reachable = self.is_reachable.load(Ordering::SeqCst);
        let result = match outgoing.call {
            call if is_reachable && call.is::<StartRegistration>() => Ok(started()),
            call if is_reachable && call.is::<SendCode>() => Ok(Answer::of(CodeSent {
                length: 6,
                expires_at: "2026-11-22T09:10:00Z".parse().unwrap(),
                resend_at: "2026-11-22T09:01:00Z".parse().unwrap(),
                sends_left: if self.is_last_code { 0 } else { 4 },
            })),
            call if is_reachable && call.is::<CheckCode>() => Ok(Answer::of(ContactProven {
                contact_proven_until: "2026-11-22T10:00:00Z".parse().unwrap(),
                account_exists: false,
            })),
            _ => Err(Fault::NoLink),
        };
        let portal_time = self.clock.as_ref().filter(|_| result.is_ok()).map(|clock| clock.wall());
        Box::pin(async move { Reply { result, portal_time } })
    }
}

fn started() -> Answer {
    let settings = crate::flow::bundled_settings().clone();
    let secret = crate::sensitive::Sensitive::new("secret");
    Answer::of(RegistrationStarted { id: "reg-1".to_owned(), secret, settings })
}

struct Opener(MemoryStore);

impl StoreOpener for Opener {
    fn open(&self) -> Result<Box<dyn Store>, StoreFault> {
        Ok(Box::new(self.0.clone()))
    }

    fn set_aside(&self) -> Result<(), StoreFault> {
        Err(StoreFault::Foreign)
    }
}

/// Randomness that can run dry.
struct Well {
    rng: SeededRng,
    is_dry: AtomicBool,
}

impl Rng for Well {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), RngFault> {
        if self.is_dry.load(Ordering::SeqCst) { Err(RngFault) } else { self.rng.fill(buffer) }
    }
}

/// A clock that moves on just after who sleeps has looked at it and found that the time has not come.
struct LateClock {
    clock: Arc<ManualClock>,
    moves_on_by: Arc<Mutex<Option<Duration>>>,
}

impl Clock for LateClock {
    fn wall(&self) -> Timestamp {
        self.clock.wall()
    }

    fn monotonic(&self) -> Duration {
        self.clock.monotonic()
    }

    fn sleep_until(&self, at: Duration) -> PortFuture<()> {
        let mut sleep = self.clock.sleep_until(at);
        let (clock, moves_on_by) = (Arc::clone(&self.clock), Arc::clone(&self.moves_on_by));
        Box::pin(poll_fn(move |context| {
            let slept = sleep.as_mut().poll(context);
            if slept.is_pending()
                && let Some(by) = moves_on_by.lock().unwrap().take()
            {
                clock.advance(by);
            }
            slept
        }))
    }
}

pub(super) struct World {
    pub phone: HeadlessPhone,
    pub clock: Arc<ManualClock>,
    well: Arc<Well>,
    desk: Arc<Desk>,
    _dir: tempfile::TempDir,
}

pub(super) fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::new("2026-11-22T09:00:00Z".parse().unwrap()))
}

pub(super) fn world(store: &MemoryStore) -> World {
    world_with(store, clock(), Desk::default())
}

pub(super) fn world_with(store: &MemoryStore, clock: Arc<ManualClock>, desk: Desk) -> World {
    let looked_at = Arc::clone(&clock);
    world_by(store, clock, looked_at, desk)
}

fn world_by(store: &MemoryStore, clock: Arc<ManualClock>, looked_at: Arc<dyn Clock>, desk: Desk) -> World {
    let dir = tempfile::tempdir().unwrap();
    let well = Arc::new(Well { rng: SeededRng::new(3), is_dry: AtomicBool::new(false) });
    let desk = Arc::new(desk);
    desk.is_reachable.store(true, Ordering::SeqCst);
    let ports = Ports {
        clock: looked_at,
        rng: well.clone(),
        portal: desk.clone(),
        store: Arc::new(Opener(store.clone())),
    };
    let config = Config {
        data_dir: dir.path().to_string_lossy().into_owned(),
        portal_url: "https://portal.example".to_owned(),
        language: Language::Ru,
        app_version: "1".to_owned(),
        portal_pins: Vec::new(),
    };
    let phone = HeadlessPhone::switch_on_with(
        &config,
        ports,
        Arc::new(VaultPlatform::new(Mutex::new(BTreeMap::new()), |_| {})),
    )
    .unwrap();
    World { phone, clock, well, desk, _dir: dir }
}

impl World {
    fn changes_asked(&self) -> Vec<&'static str> {
        let asked = self.desk.asked.lock().unwrap();
        asked.iter().filter(|endpoint| !endpoint.is_reading()).map(|endpoint| endpoint.name).collect()
    }

    pub fn to_the_code(&self) -> Update {
        self.phone.until_screen("welcome").unwrap();
        self.phone.tap("register").unwrap();
        self.phone.until_screen("registration/phone").unwrap();
        self.phone.enter("phone", "+79001234567").unwrap();
        self.phone.tap("send_code").unwrap();
        self.phone.until_screen("registration/code").unwrap()
    }
}

#[test]
fn a_first_start_without_room_is_a_screen_and_goes_on_when_there_is_some() {
    let store = MemoryStore::new();
    store.fail_commits(Some(StoreFault::DiskFull));
    let world = world(&store);
    world.phone.until_screen("trouble/disk_full").unwrap();
    store.fail_commits(None);
    world.phone.tap("open_again").unwrap();
    world.phone.until_screen("welcome").unwrap();
}

#[test]
fn a_memory_that_could_not_be_taken_over_is_left_as_it_is() {
    let store = MemoryStore::new();
    world(&store).to_the_code();
    // A screen of another version: it is dropped at the start, which has to be written.
    let key = RowKey { slot: Slot::Fact, profile: 0, name: "routes".to_owned() };
    let value = br#"{"v":1,"is":["welcome","registration/phone","registration/code","selfie"]}"#.to_vec();
    store.clone().commit(&[RowChange::Put { key, value }]).unwrap();
    let before = store.clone().load().unwrap();
    store.fail_commits(Some(StoreFault::DiskFull));
    let world = world(&store);
    world.phone.until_screen("trouble/disk_full").unwrap();
    store.fail_commits(None);
    world.phone.report(PlatformEvent::Foreground).unwrap();
    world.phone.kabinet().barrier().unwrap();
    assert!(store.clone().load().unwrap() == before, "what was stored is gone");
    world.phone.tap("open_again").unwrap();
    world.phone.until_screen("registration/code").unwrap();
}

#[test]
fn what_could_not_be_written_is_done_by_itself_once_it_can_be() {
    let store = MemoryStore::new();
    let world = world_with(&store, clock(), Desk { is_last_code: true, ..Desk::default() });
    world.to_the_code();
    store.fail_commits(Some(StoreFault::DiskFull));
    // The pause between two codes is over, which has to be written.
    let advance = |seconds| {
        world.clock.advance(Duration::from_secs(seconds));
        world.phone.kabinet().barrier().unwrap();
        world.phone.shown().unwrap()
    };
    assert!(advance(60).to_text().contains("Не сохранено"));
    let (seq, commits) = (advance(1).seq, store.commits());
    assert_eq!(advance(1).seq, seq, "the pause does not grow");
    store.fail_commits(None);
    advance(1);
    assert_eq!(store.commits(), commits + 1);
}

#[test]
fn a_moment_that_comes_while_something_is_asked_is_seen_first() {
    let (clock, moves_on_by) = (clock(), Arc::new(Mutex::new(None)));
    let late = LateClock { clock: clock.clone(), moves_on_by: moves_on_by.clone() };
    let store = MemoryStore::new();
    let world = world_by(&store, clock, Arc::new(late), Desk { is_last_code: true, ..Desk::default() });
    world.to_the_code();
    world.phone.kabinet().barrier().unwrap();
    store.fail_commits(Some(StoreFault::DiskFull));
    *moves_on_by.lock().unwrap() = Some(Duration::from_mins(1));
    world.phone.kabinet().barrier().unwrap();
    assert!(world.phone.shown().unwrap().to_text().contains("Не сохранено"));
}

#[test]
fn what_can_not_be_written_again_is_said_before_it_is_tried_by_itself() {
    let store = MemoryStore::new();
    let world = world(&store);
    world.phone.until_screen("welcome").unwrap();
    world.clock.advance(Duration::from_secs(1));
    world.phone.kabinet().barrier().unwrap();
    store.fail_commits(Some(StoreFault::DiskFull));
    let shown = || {
        world.phone.kabinet().barrier().unwrap();
        world.phone.shown().unwrap().top
    };
    world.phone.tap("register").unwrap();
    assert!(shown().busy.is_none());
    // By itself it is tried after two seconds, and then after four.
    for _ in 0..2 {
        world.phone.tap("register").unwrap();
        assert!(shown().busy.is_some());
        world.clock.advance(Duration::from_secs(1));
        let said = shown();
        assert!(said.busy.is_none() && said.notice.is_some());
    }
}

#[test]
fn what_could_not_be_written_is_not_sent() {
    let store = MemoryStore::new();
    let world = world(&store);
    world.phone.until_screen("welcome").unwrap();
    world.phone.tap("register").unwrap();
    world.phone.until_screen("registration/phone").unwrap();
    world.phone.enter("phone", "+79001234567").unwrap();
    // The draft is written, so that the tap is the first that can't be.
    world.phone.kabinet().barrier().unwrap();
    store.fail_commits(Some(StoreFault::Io { reason: "a broken disk".to_owned() }));
    world.phone.tap("send_code").unwrap();
    let seen = world.phone.until("a problem", |update| update.to_text().contains("!! ")).unwrap();
    assert_eq!(seen.top.key, "registration/phone");
    assert!(world.changes_asked().is_empty(), "{:?}", world.changes_asked());
    store.fail_commits(None);
    world.phone.tap("send_code").unwrap();
    world.phone.until_screen("registration/code").unwrap();
    assert_eq!(world.changes_asked().len(), 2);
}

#[test]
fn without_randomness_a_tap_is_not_carried_out_and_later_it_is() {
    let world = world(&MemoryStore::new());
    world.phone.until_screen("welcome").unwrap();
    world.well.is_dry.store(true, Ordering::SeqCst);
    let before = world.phone.shown().unwrap();
    world.phone.tap("register").unwrap();
    let after = world.phone.until("another update", |update| update.seq > before.seq).unwrap();
    assert_eq!(after.top.key, "welcome");
    world.well.is_dry.store(false, Ordering::SeqCst);
    world.phone.tap("register").unwrap();
    world.phone.until_screen("registration/phone").unwrap();
}

#[test]
fn what_is_due_and_can_not_be_taken_waits_a_moment() {
    let world = world(&MemoryStore::new());
    world.phone.until_screen("welcome").unwrap();
    world.phone.tap("register").unwrap();
    world.phone.until_screen("registration/phone").unwrap();
    world.desk.is_reachable.store(false, Ordering::SeqCst);
    world.phone.enter("phone", "+79001234567").unwrap();
    world.phone.tap("send_code").unwrap();
    world
        .phone
        .until("a pause before the next try", |update| update.to_text().contains("Нет связи"))
        .unwrap();
    world.well.is_dry.store(true, Ordering::SeqCst);
    let updates = || {
        world.phone.kabinet().barrier().unwrap();
        world.phone.shown().unwrap().seq
    };
    let before = updates();
    world.clock.advance(Duration::from_secs(10));
    for _ in 0..20 {
        assert_eq!(updates(), before + 1, "it is tried again and again");
    }
    world.well.is_dry.store(false, Ordering::SeqCst);
    world.desk.is_reachable.store(true, Ordering::SeqCst);
    world.clock.advance(Duration::from_secs(1));
    world.phone.until_screen("registration/code").unwrap();
}

#[test]
fn a_countdown_runs_down_and_its_end_is_published() {
    let world = world(&MemoryStore::new());
    let left =
        |update: &Update| update.top.actions[0].countdown.as_ref().map(|countdown| countdown.remaining_ms);
    assert_eq!(left(&world.to_the_code()), Some(60_000));
    world.clock.advance(Duration::from_secs(20));
    assert_eq!(left(&world.phone.shown().unwrap()), Some(40_000));
    world.clock.advance(Duration::from_secs(40));
    world.phone.until("the end of the pause", |update| left(update).is_none()).unwrap();
}

#[test]
fn a_draft_that_changes_what_an_action_does_is_published() {
    let world = world(&MemoryStore::new());
    world.to_the_code();
    world.phone.enter("code", "481059").unwrap();
    world.phone.tap("check_code").unwrap();
    world.phone.until_screen("registration/person").unwrap();
    world.phone.tap("back").unwrap();
    world.phone.until_screen("registration/phone").unwrap();
    let label = |update: &Update| update.top.actions[0].label.replace('\u{a0}', " ");
    assert_eq!(label(&world.phone.shown().unwrap()), "Дальше");
    world.phone.enter("phone", "+79001234568").unwrap();
    let asks = |update: &Update| label(update) == "Получить код";
    world.phone.until("the action of another number", asks).unwrap();
}

#[test]
fn what_is_looked_at_a_moment_after_opening_draws_nothing() {
    let world = world(&MemoryStore::new());
    world.phone.until_screen("welcome").unwrap();
    world.phone.tap("register").unwrap();
    world.phone.until_screen("registration/phone").unwrap();
    world.phone.enter("phone", "+79001234567").unwrap();
    world.phone.kabinet().barrier().unwrap();
    let seq = world.phone.shown().unwrap().seq;
    world.clock.advance(Duration::from_secs(1));
    world.phone.kabinet().barrier().unwrap();
    assert_eq!(world.phone.shown().unwrap().seq, seq);
}

#[test]
fn a_clock_that_is_moved_while_the_app_runs_changes_nothing_after_a_restart() {
    let (store, own, portals) = (MemoryStore::new(), clock(), clock());
    let desk = || Desk { clock: Some(portals.clone()), ..Desk::default() };
    let world = world_with(&store, own.clone(), desk());
    world.to_the_code();
    own.set_wall_offset(jiff::SignedDuration::from_hours(24));
    world.phone.report(PlatformEvent::ClockChanged).unwrap();
    world.phone.kabinet().shutdown().unwrap();
    let again = world_with(&store, own, desk());
    again.desk.is_reachable.store(false, Ordering::SeqCst);
    let code = again.phone.until_screen("registration/code").unwrap();
    assert_eq!(code.top.actions[0].countdown.as_ref().map(|countdown| countdown.remaining_ms), Some(60_000));
}

#[test]
fn the_numbers_of_updates_grow() {
    let world = world(&MemoryStore::new());
    world.to_the_code();
    let numbers: Vec<_> = world.phone.log().all().iter().map(|update| update.seq).collect();
    assert!(numbers.windows(2).all(|two| two[0] < two[1]), "{numbers:?}");
}

#[test]
fn the_queue_reports_at_once_when_nothing_can_be_sent() {
    let world = world(&MemoryStore::new());
    world.phone.until_screen("welcome").unwrap();
    world.desk.is_reachable.store(false, Ordering::SeqCst);
    assert_eq!(world.phone.kabinet().run_queue(60_000).unwrap().waiting, 0);
}
