//! A phone on a test's table: the whole core without a screen, with a folder, a vault and a clock of its own.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use kabinet_core::{
    Config, Kabinet, Platform,
    ports::{Store, StoreFault, StoreOpener},
    screen::{FieldCheck, FieldValue, Intent, Language, PlatformEvent, Update},
    store::MemoryStore,
    testing::{FolderVault, HeadlessPhone, ManualClock, VaultPlatform},
};

use crate::Traffic;

const PATIENCE: Duration = Duration::from_secs(20);

/// Where a phone keeps what it remembers.
pub(crate) enum Memory {
    /// Sealed files in its folder, as on a real phone.
    Folder,
    /// A store of the test.
    Given(MemoryStore),
}

/// A phone that is off: only what it kept is left.
pub struct SwitchedOff {
    pub(crate) data: PathBuf,
    pub(crate) language: Language,
    pub(crate) memory: Memory,
}

impl SwitchedOff {
    /// The same with another language in the phone's settings.
    #[must_use]
    pub fn speaking(self, language: Language) -> Self {
        Self { language, ..self }
    }
}

/// A phone that is on. Methods panic with the screen when the phone does not do what a working one does.
pub struct TestPhone {
    device: Arc<Device>,
}

/// What the stand must reach of a phone.
pub(crate) struct Device {
    phone: HeadlessPhone,
    clock: Arc<ManualClock>,
    traffic: Arc<Traffic>,
    data: PathBuf,
    language: Language,
    store: Option<MemoryStore>,
    log: Arc<Mutex<Vec<String>>>,
}

impl Device {
    #[track_caller]
    pub fn switch_on(
        data: PathBuf,
        portal_url: &str,
        language: Language,
        now: Timestamp,
        memory: Memory,
    ) -> Self {
        let config = Config {
            data_dir: data.join("phone").to_string_lossy().into_owned(),
            portal_url: portal_url.to_owned(),
            language,
            app_version: "1.0".to_owned(),
            portal_pins: Vec::new(),
        };
        let log = Arc::<Mutex<Vec<String>>>::default();
        let lines = log.clone();
        let platform: Arc<dyn Platform> =
            Arc::new(VaultPlatform::new(FolderVault(data.join("vault")), move |(_, line)| {
                lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }));
        let mut ports =
            Kabinet::system_ports(&config, platform.clone()).unwrap_or_else(|error| panic!("{error}"));
        let clock = Arc::new(ManualClock::new(now));
        let traffic = Arc::new(Traffic::to(ports.portal));
        ports.clock = clock.clone();
        ports.portal = traffic.clone();
        let store = match memory {
            Memory::Folder => None,
            Memory::Given(store) => {
                ports.store = Arc::new(GivenStore(store.clone()));
                Some(store)
            }
        };
        let phone = HeadlessPhone::switch_on_with(&config, ports, platform)
            .unwrap_or_else(|error| panic!("the phone did not switch on: {error}"));
        Self { phone, clock, traffic, data, language, store, log }
    }

    /// See [`TestPhone::settle`].
    #[track_caller]
    pub fn settle(&self) {
        loop {
            assert!(
                self.traffic.wait_idle(PATIENCE),
                "a request is still under way:\n{}",
                self.screen_text()
            );
            let finished = self.traffic.finished();
            self.barrier();
            if self.traffic.is_idle() && self.traffic.finished() == finished {
                return;
            }
        }
    }

    /// Lets time pass on the phone and gives it the chance to act on that.
    #[track_caller]
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
        self.barrier();
    }

    #[track_caller]
    fn barrier(&self) {
        self.phone.kabinet().barrier().unwrap_or_else(|error| panic!("{error}"));
    }

    fn screen_text(&self) -> String {
        self.phone.shown().map(|update| update.to_text()).unwrap_or_default()
    }
}

impl TestPhone {
    pub(crate) fn new(device: Arc<Device>) -> Self {
        Self { device }
    }

    /// Ends the process; gives what the next one begins with.
    #[track_caller]
    pub fn switched_off(self) -> SwitchedOff {
        let device = Arc::into_inner(self.device).expect("the stand holds phones only during its own calls");
        let memory = device.store.clone().map_or(Memory::Folder, Memory::Given);
        SwitchedOff { data: device.data.clone(), language: device.language, memory }
    }

    /// Waits until everything asked of the phone was carried out and no request is under way.
    #[track_caller]
    pub fn settle(&self) {
        self.device.settle();
    }

    /// What is shown once the phone has settled.
    #[track_caller]
    pub fn shown(&self) -> Update {
        self.settle();
        self.shown_now()
    }

    /// What is shown once the phone has drawn its screen anew from what it keeps, drafts included. (A draft itself
    /// publishes nothing: what is being typed belongs to the shell.)
    #[track_caller]
    pub fn drawn_anew(&self) -> Update {
        self.report(PlatformEvent::ClockChanged);
        self.shown()
    }

    /// What is shown at this instant, whatever is under way.
    #[track_caller]
    pub fn shown_now(&self) -> Update {
        self.device.phone.shown().unwrap_or_else(|error| panic!("{error}"))
    }

    /// Waits for something that comes by itself.
    #[track_caller]
    pub fn until(&self, what: &str, wanted: impl Fn(&Update) -> bool) -> Update {
        // The shell may still be about to hear of earlier pictures.
        let newest = self.shown_now().seq;
        let came = self.device.phone.until(what, |update| update.seq >= newest && wanted(update));
        came.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Waits for a screen that comes by itself; gives it settled.
    #[track_caller]
    pub fn until_screen(&self, key: &str) -> Update {
        self.until(key, |update| update.top.key == key && update.top.busy.is_none());
        self.shown()
    }

    /// Types into a field of the screen that is shown, as a person does: masked, and repaired when the field is left.
    #[track_caller]
    pub fn enter(&self, field: &str, text: &str) {
        self.device.phone.enter(field, text).unwrap_or_else(|error| panic!("{field}: {error}"));
    }

    /// What the field thinks of a text.
    #[track_caller]
    pub fn check(&self, field: &str, text: &str) -> FieldCheck {
        self.check_repeated(field, text, None)
    }

    /// The same for a field that repeats another, whose text is `other`.
    #[track_caller]
    pub fn check_repeated(&self, field: &str, text: &str, other: Option<&str>) -> FieldCheck {
        let key = self.shown_now().top.key;
        let caret = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let check = self.kabinet().check_field(
            key,
            field.to_owned(),
            text.to_owned(),
            caret,
            other.map(str::to_owned),
        );
        check.unwrap_or_else(|error| panic!("{field}: {error}"))
    }

    /// Taps an action and gives what is shown when everything that follows from it has happened.
    #[track_caller]
    pub fn tap(&self, action: &str) -> Update {
        let before = self.shown();
        assert!(before.actions().iter().any(|id| id == action), "no «{action}» on\n{}", before.to_text());
        self.tap_on(&before, action);
        self.shown()
    }

    /// Taps an action of a picture that may no longer be shown; waits for nothing.
    #[track_caller]
    pub fn tap_on(&self, update: &Update, action: &str) {
        self.device.phone.tap_on(update, action).unwrap_or_else(|error| panic!("{action}: {error}"));
    }

    /// Taps an action with exactly these texts in the fields, unmasked and unrepaired.
    #[track_caller]
    pub fn tap_with(&self, action: &str, values: &[(&str, &str)]) -> Update {
        let values = values
            .iter()
            .map(|(field, text)| FieldValue { field: (*field).to_owned(), text: (*text).to_owned() });
        let intent =
            Intent { visit: self.shown().top.visit, action: action.to_owned(), values: values.collect() };
        self.kabinet().dispatch(intent).unwrap_or_else(|error| panic!("{action}: {error}"));
        self.shown()
    }

    /// Tells the phone news of its system.
    #[track_caller]
    pub fn report(&self, event: PlatformEvent) {
        self.device.phone.report(event).unwrap_or_else(|error| panic!("{error}"));
    }

    /// Moves the clock that the phone shows, as a person does in its settings.
    pub fn set_wrong_clock(&self, offset: SignedDuration) {
        self.device.clock.set_wall_offset(offset);
    }

    /// The core inside.
    pub fn kabinet(&self) -> &Kabinet {
        self.device.phone.kabinet()
    }

    /// The wire to the portal.
    pub fn traffic(&self) -> &Traffic {
        &self.device.traffic
    }

    /// The lines of the core's log.
    pub fn log(&self) -> Vec<String> {
        self.device.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The folder with `phone/` and `vault/`.
    pub fn data(&self) -> &Path {
        &self.device.data
    }

    /// The system's language.
    pub fn system_language(&self) -> Language {
        self.device.language
    }
}

/// A store in memory as the phone's own.
struct GivenStore(MemoryStore);

impl StoreOpener for GivenStore {
    fn open(&self) -> Result<Box<dyn Store>, StoreFault> {
        Ok(Box::new(self.0.clone()))
    }

    fn set_aside(&self) -> Result<(), StoreFault> {
        self.0.clone().erase()
    }
}
