//! The ports as the phone's system offers them.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use ring::rand::{SecureRandom, SystemRandom};

use crate::{
    ports::{Clock, KeyVault, PortFuture, Rng, RngFault, Store, StoreFault, StoreOpener},
    store::{SealedStore, set_aside},
};

/// The system's clocks.
#[derive(Debug)]
pub(crate) struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock whose monotonic time begins now.
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }

    fn wall(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep_until(&self, at: Duration) -> PortFuture<()> {
        let deadline = self.start + at;
        Box::pin(async move { tokio::time::sleep_until(deadline.into()).await })
    }
}

/// The system's randomness.
#[derive(Debug)]
pub(crate) struct SystemRng(SystemRandom);

impl SystemRng {
    /// The system's source.
    pub fn new() -> Self {
        Self(SystemRandom::new())
    }
}

impl Rng for SystemRng {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), RngFault> {
        self.0.fill(buffer).map_err(|_| RngFault)
    }
}

/// The sealed store in the app's data folder.
pub(crate) struct FolderStore {
    /// The folder.
    pub dir: PathBuf,
    /// Who keeps its key.
    pub vault: Arc<dyn KeyVault>,
    /// Randomness for keys and nonces.
    pub rng: Arc<dyn Rng>,
}

impl StoreOpener for FolderStore {
    fn open(&self) -> Result<Box<dyn Store>, StoreFault> {
        Ok(Box::new(SealedStore::open(&self.dir, self.vault.clone(), self.rng.clone())?))
    }

    fn set_aside(&self) -> Result<(), StoreFault> {
        let kept = set_aside(&self.dir)?;
        tracing::warn!(file = ?kept.file_name(), "a store that can't be read was put aside");
        Ok(())
    }
}
