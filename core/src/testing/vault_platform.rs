//! A platform for machines that are no phone: its vault keeps keys in a folder or in memory. It protects nothing from
//! who can read that folder, and says so: on a phone the keys live in hardware.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    rand::{SecureRandom, SystemRandom},
};

use crate::{
    boundary::{LogLevel, Permission, Platform, PlatformError},
    disk,
};

const KEY_LEN: usize = 32;
/// A key that is being written, whatever its alias: what a kill leaves of one is written over by the next.
const UNFINISHED: &str = "unfinished";

/// Where a vault keeps its keys.
pub trait VaultStorage: Send + Sync {
    /// The key of an alias.
    ///
    /// # Errors
    /// Those of the place.
    fn read(&self, alias: &str) -> io::Result<Option<Vec<u8>>>;
    /// Keeps a key.
    ///
    /// # Errors
    /// Those of the place.
    fn write(&self, alias: &str, key: &[u8]) -> io::Result<()>;
    /// Forgets a key; none there is fine.
    ///
    /// # Errors
    /// Those of the place.
    fn remove(&self, alias: &str) -> io::Result<()>;
}

/// One file a key, in a folder outside the phone's own.
#[derive(Debug)]
pub struct FolderVault(pub PathBuf);

impl VaultStorage for FolderVault {
    fn read(&self, alias: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.0.join(alias)) {
            Ok(key) => Ok(Some(key)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn write(&self, alias: &str, key: &[u8]) -> io::Result<()> {
        if !self.0.exists() {
            disk::make_dir(&self.0)?;
        }
        let unfinished = self.0.join(UNFINISHED);
        let mut file = disk::for_this_user().create(true).truncate(true).open(&unfinished)?;
        file.write_all(key)?;
        file.sync_all()?;
        fs::rename(&unfinished, self.0.join(alias))?;
        fs::File::open(&self.0)?.sync_all()
    }

    fn remove(&self, alias: &str) -> io::Result<()> {
        match fs::remove_file(self.0.join(alias)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl VaultStorage for Mutex<BTreeMap<String, Vec<u8>>> {
    fn read(&self, alias: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(held(self).get(alias).cloned())
    }

    fn write(&self, alias: &str, key: &[u8]) -> io::Result<()> {
        held(self).insert(alias.to_owned(), key.to_vec());
        Ok(())
    }

    fn remove(&self, alias: &str) -> io::Result<()> {
        held(self).remove(alias);
        Ok(())
    }
}

/// One line of the core's log.
pub type LogLine = (LogLevel, String);

/// The platform. It has nothing else of a phone, and says so.
pub struct VaultPlatform {
    storage: Box<dyn VaultStorage>,
    random: SystemRandom,
    log: Box<dyn Fn(LogLine) + Send + Sync>,
}

impl VaultPlatform {
    /// A platform whose vault is that place; each log line goes to `log`.
    pub fn new(storage: impl VaultStorage + 'static, log: impl Fn(LogLine) + Send + Sync + 'static) -> Self {
        Self { storage: Box::new(storage), random: SystemRandom::new(), log: Box::new(log) }
    }

    fn key(&self, alias: &str) -> Result<LessSafeKey, PlatformError> {
        let bytes = self.storage.read(alias).map_err(failed)?.ok_or(PlatformError::KeyLost)?;
        UnboundKey::new(&AES_256_GCM, &bytes).map(LessSafeKey::new).map_err(|_| PlatformError::KeyLost)
    }
}

impl Platform for VaultPlatform {
    fn vault_create(&self, alias: String) -> Result<(), PlatformError> {
        if self.storage.read(&alias).map_err(failed)?.is_some() {
            return Ok(());
        }
        let mut key = [0; KEY_LEN];
        self.random.fill(&mut key).map_err(|_| no_randomness())?;
        self.storage.write(&alias, &key).map_err(failed)
    }

    fn vault_wrap(&self, alias: String, plain: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        let key = self.key(&alias)?;
        let mut nonce = [0; NONCE_LEN];
        self.random.fill(&mut nonce).map_err(|_| no_randomness())?;
        let mut sealed = plain;
        key.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(alias.as_bytes()),
            &mut sealed,
        )
        .map_err(|_| PlatformError::Failed { reason: "sealing failed".to_owned() })?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    fn vault_unwrap(&self, alias: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        let key = self.key(&alias)?;
        let (nonce, sealed) = wrapped.split_first_chunk::<NONCE_LEN>().ok_or(PlatformError::KeyLost)?;
        let mut plain = sealed.to_vec();
        let opened = key
            .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(alias.as_bytes()), &mut plain)
            .map_err(|_| PlatformError::KeyLost)?;
        Ok(opened.to_vec())
    }

    fn vault_destroy(&self, alias: String) -> Result<(), PlatformError> {
        self.storage.remove(&alias).map_err(failed)
    }

    fn open_link(&self, _: String) -> Result<(), PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn share(&self, _: String) -> Result<(), PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn ask_permission(&self, _: u64, _: Permission) -> Result<(), PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn take_photo(&self, _: u64) -> Result<(), PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn ask_biometrics(&self, _: u64, _: String) -> Result<(), PlatformError> {
        Err(PlatformError::Unavailable)
    }

    fn schedule_job(&self, _: u64) -> Result<(), PlatformError> {
        // Nobody wakes a process that has ended; while it runs, the queue needs no job.
        Err(PlatformError::Unavailable)
    }

    fn log(&self, level: LogLevel, line: String) -> Result<(), PlatformError> {
        (self.log)((level, line));
        Ok(())
    }
}

#[allow(clippy::needless_pass_by_value)]
fn failed(error: io::Error) -> PlatformError {
    PlatformError::Failed { reason: error.to_string() }
}

fn no_randomness() -> PlatformError {
    PlatformError::Failed { reason: "no randomness".to_owned() }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kill_leaves_of_a_key_is_gone_after_the_next() {
        let dir = tempfile::tempdir().unwrap();
        let vault = FolderVault(dir.path().join("vault"));
        vault.write("first", b"1").unwrap();
        fs::write(vault.0.join(UNFINISHED), "a longer key, half written").unwrap();
        vault.write("second", b"2").unwrap();
        let names: std::collections::BTreeSet<_> =
            fs::read_dir(&vault.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["first".into(), "second".into()].into());
        assert_eq!(vault.read("second").unwrap().as_deref(), Some(b"2".as_slice()));
    }
}
