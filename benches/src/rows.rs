//! Rows of the sealed store and of plain `SQLite`: written one by one, and read all by a fresh connection.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use kabinet_core::{
    ports::{KeyVault, Rng, RngFault, RowChange, RowKey, Slot, Store, VaultFault},
    store::SealedStore,
};
use ring::rand::{SecureRandom, SystemRandom};
use rusqlite::Connection;

use crate::{
    contender::{BenchError, Contender},
    plain,
};

/// The sealed store as the phone opens it.
pub struct Sealed {
    folder: PathBuf,
    vault: Arc<dyn KeyVault>,
    rng: Arc<dyn Rng>,
    /// `None` while others read.
    open: Option<SealedStore>,
    written: usize,
}

impl Sealed {
    /// A store with all rows.
    ///
    /// # Errors
    /// Those of the store.
    pub fn in_folder(folder: &Path) -> Result<Self, BenchError> {
        let mut sealed = Self {
            folder: folder.join("sealed"),
            vault: Arc::new(OpenVault),
            rng: Arc::new(SystemRng(SystemRandom::new())),
            open: None,
            written: 0,
        };
        sealed.write(plain::ROWS.into())?;
        Ok(sealed)
    }

    fn reopened(&self) -> Result<SealedStore, BenchError> {
        Ok(SealedStore::open(&self.folder, self.vault.clone(), self.rng.clone())?)
    }

    fn write(&mut self, count: usize) -> Result<Duration, BenchError> {
        let mut store = match self.open.take() {
            Some(open) => open,
            None => self.reopened()?,
        };
        let mut value = [0x5a; plain::VALUE];
        let begun = Instant::now();
        for number in self.written..self.written + count {
            plain::fill(&mut value, number);
            let key = RowKey { slot: Slot::Fact, profile: 1, name: plain::name(number) };
            store.commit(&[RowChange::Put { key, value: value.to_vec() }])?;
        }
        let time = begun.elapsed();
        self.written += count;
        self.open = Some(store);
        Ok(time)
    }
}

impl Contender for Sealed {
    fn round(&mut self, command: &str, count: u32) -> Result<Duration, BenchError> {
        match command {
            "write" => Ok(self.write(count as usize)? / count),
            "read" => {
                self.open = None;
                let mut time = Duration::ZERO;
                for _ in 0..count {
                    let begun = Instant::now();
                    let rows = self.reopened()?.load()?.len();
                    time += begun.elapsed();
                    all(rows)?;
                }
                Ok(time / count / u32::from(plain::ROWS))
            }
            other => Err(BenchError::UnknownCommand(other.to_owned())),
        }
    }
}

/// A database that seals nothing.
pub struct Plain {
    path: PathBuf,
    /// `None` while others read.
    open: Option<Connection>,
    written: usize,
}

impl Plain {
    /// A database with all rows.
    ///
    /// # Errors
    /// Those of `SQLite`.
    pub fn in_folder(folder: &Path) -> Result<Self, BenchError> {
        let path = folder.join("plain.db");
        let open = plain::filled(&path, None, plain::ROWS.into())?;
        Ok(Self { path, open: Some(open), written: plain::ROWS.into() })
    }
}

impl Contender for Plain {
    fn round(&mut self, command: &str, count: u32) -> Result<Duration, BenchError> {
        match command {
            "write" => {
                let mut connection = match self.open.take() {
                    Some(open) => open,
                    None => plain::open(&self.path, None)?,
                };
                let time = plain::write(&mut connection, self.written, count as usize)?;
                self.written += count as usize;
                self.open = Some(connection);
                Ok(time / count)
            }
            "read" => {
                self.open = None;
                let mut time = Duration::ZERO;
                for _ in 0..count {
                    let (once, rows) = plain::read(&self.path, None)?;
                    time += once;
                    all(rows)?;
                }
                Ok(time / count / u32::from(plain::ROWS))
            }
            other => Err(BenchError::UnknownCommand(other.to_owned())),
        }
    }
}

fn all(rows: usize) -> Result<(), BenchError> {
    if rows == usize::from(plain::ROWS) {
        Ok(())
    } else {
        Err(BenchError::Unfit(format!("{rows} rows were read")))
    }
}

/// A vault whose calls cost nothing: what hardware takes for one is no matter of the store.
pub struct OpenVault;

impl KeyVault for OpenVault {
    fn create(&self, _: &str) -> Result<(), VaultFault> {
        Ok(())
    }

    fn wrap(&self, _: &str, plain: &[u8]) -> Result<Vec<u8>, VaultFault> {
        Ok(plain.to_vec())
    }

    fn unwrap_key(&self, _: &str, wrapped: &[u8]) -> Result<Vec<u8>, VaultFault> {
        Ok(wrapped.to_vec())
    }

    fn destroy(&self, _: &str) -> Result<(), VaultFault> {
        Ok(())
    }
}

/// The system's randomness.
pub struct SystemRng(pub SystemRandom);

impl Rng for SystemRng {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), RngFault> {
        self.0.fill(buffer).map_err(|_| RngFault)
    }
}
