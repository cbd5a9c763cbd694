//! The phone's memory in a storm: commits that fail, and kills at a commit.

use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use kabinet_core::{
    Config, Kabinet,
    ports::{Row, RowChange, Store, StoreFault, StoreOpener},
    screen::{Language, Update},
    store::MemoryStore,
    testing::{FolderVault, Screen, VaultPlatform},
};

use super::step::Death;

/// A phone's memory. Clones are the same memory.
#[derive(Clone)]
pub struct Disk {
    inner: Arc<dyn StoreOpener>,
    state: Arc<Mutex<State>>,
}

/// How a process died at a commit.
#[derive(Clone)]
pub struct End {
    /// What was shown at that moment.
    pub seen: Update,
    /// The commit was made.
    pub is_written: bool,
}

#[derive(Default)]
struct State {
    failing: Option<(StoreFault, u8)>,
    death: Option<Death>,
    screen: Option<Screen>,
    ended: Option<End>,
    failed: u32,
    commits: u64,
}

impl Disk {
    /// Plain rows in memory.
    pub fn in_memory() -> Self {
        Self::of(Arc::new(InMemory(MemoryStore::new())))
    }

    /// The sealed store of a real phone in a folder, with a vault beside it.
    pub fn sealed(folder: &Path) -> Self {
        let config = Config {
            data_dir: folder.join("phone").to_string_lossy().into_owned(),
            portal_url: "https://portal.example".to_owned(),
            language: Language::Ru,
            app_version: "1.0".to_owned(),
            portal_pins: Vec::new(),
        };
        let platform = VaultPlatform::new(FolderVault(folder.join("vault")), |_| {});
        // A process has one provider; that it is there already is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let ports = Kabinet::system_ports(&config, Arc::new(platform));
        Self::of(ports.unwrap_or_else(|error| panic!("{error}")).store)
    }

    /// A memory that fails and ends as it is told, in front of a real one.
    pub fn of(inner: Arc<dyn StoreOpener>) -> Self {
        Self { inner, state: Arc::default() }
    }

    /// A new process begins, with this screen.
    pub fn begin(&self, screen: Screen) {
        let mut state = self.lock();
        state.screen = Some(screen);
        state.ended = None;
        state.death = None;
    }

    /// So many of the next commits fail.
    pub fn fail(&self, full: bool, commits: u8) {
        let fault =
            if full { StoreFault::DiskFull } else { StoreFault::Io { reason: "a broken disk".to_owned() } };
        self.lock().failing = Some((fault, commits));
    }

    /// The process dies at its next commit.
    pub fn die_at_commit(&self, death: Death) {
        self.lock().death = Some(death);
    }

    /// Nothing fails and nothing dies from now on.
    pub fn heal(&self) {
        let mut state = self.lock();
        state.failing = None;
        state.death = None;
    }

    /// How the process died, if it has.
    pub fn ended(&self) -> Option<End> {
        self.lock().ended.clone()
    }

    /// How many commits failed since this was asked last.
    pub fn take_failed(&self) -> u32 {
        std::mem::take(&mut self.lock().failed)
    }

    /// How many commits were made.
    pub fn commits(&self) -> u64 {
        self.lock().commits
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Carries out one persisted step, unless the disk fails or the process dies.
    fn persist(&self, work: impl FnOnce() -> Result<(), StoreFault>) -> Result<(), StoreFault> {
        let dead = || StoreFault::Io { reason: "the process is dead".to_owned() };
        let (death, screen) = {
            let mut state = self.lock();
            if state.ended.is_some() {
                return Err(dead());
            }
            let (death, screen) = (state.death.take(), state.screen.clone());
            if death.is_none()
                && let Some((fault, left)) = state.failing.take().filter(|(_, left)| *left > 0)
            {
                state.failing = Some((fault.clone(), left - 1));
                state.failed += 1;
                return Err(fault);
            }
            (death, screen)
        };
        let done = if death == Some(Death::BeforeCommit) { Err(dead()) } else { work() };
        let mut state = self.lock();
        state.commits += u64::from(done.is_ok());
        if death.is_some() {
            state.ended = screen.map(|screen| End { seen: screen.shown(), is_written: done.is_ok() });
        }
        done
    }
}

impl StoreOpener for Disk {
    fn open(&self) -> Result<Box<dyn Store>, StoreFault> {
        Ok(Box::new(Opened { disk: self.clone(), store: self.inner.open()? }))
    }

    fn set_aside(&self) -> Result<(), StoreFault> {
        self.persist(|| self.inner.set_aside())
    }
}

struct Opened {
    disk: Disk,
    store: Box<dyn Store>,
}

impl Store for Opened {
    fn load(&mut self) -> Result<Vec<Row>, StoreFault> {
        self.store.load()
    }

    fn archived(&mut self) -> Result<Vec<Row>, StoreFault> {
        self.store.archived()
    }

    fn check(&mut self) -> Result<(), StoreFault> {
        self.store.check()
    }

    fn commit(&mut self, changes: &[RowChange]) -> Result<(), StoreFault> {
        self.disk.persist(|| self.store.commit(changes))
    }

    fn new_epoch(&mut self) -> Result<(), StoreFault> {
        self.disk.persist(|| self.store.new_epoch())
    }

    fn erase(&mut self) -> Result<(), StoreFault> {
        self.disk.persist(|| self.store.erase())
    }
}

struct InMemory(MemoryStore);

impl StoreOpener for InMemory {
    fn open(&self) -> Result<Box<dyn Store>, StoreFault> {
        Ok(Box::new(self.0.clone()))
    }

    fn set_aside(&self) -> Result<(), StoreFault> {
        self.0.clone().erase()
    }
}
