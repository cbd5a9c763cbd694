//! A phone for the tests: a folder, a vault that can be told to fail, repeatable randomness.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
};

use ring::{aead, digest};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::{
    crypto::testing::SeededRng,
    ports::{KeyVault, Row, RowChange, RowKey, Slot, Store, StoreFault, VaultFault},
    store::SealedStore,
};

/// Every row, as a map.
pub type Rows = BTreeMap<RowKey, Vec<u8>>;

/// What the files and the vault were at one moment: where a kill would have left them.
pub struct Moment {
    /// Which call of the vault it was, and whether before or after it.
    pub at: String,
    files: TempDir,
    keys: BTreeMap<String, [u8; 32]>,
}

impl Moment {
    /// The phone as it starts again after having been killed at this moment.
    pub fn restart(&self) -> Phone {
        let vault = TestVault::default();
        vault.state().keys = self.keys.clone();
        let dir = tempfile::tempdir().unwrap();
        copy_files(self.files.path(), dir.path());
        Phone { dir, vault: Arc::new(vault), rng: Arc::new(SeededRng::new(77)) }
    }
}

/// A vault in memory that counts its calls, fails when told to, and can keep the moments around each call.
#[derive(Default)]
pub struct TestVault {
    state: Mutex<VaultState>,
}

#[derive(Default)]
struct VaultState {
    keys: BTreeMap<String, [u8; 32]>,
    calls: Vec<&'static str>,
    failing: Option<(usize, VaultFault)>,
    watched: Option<PathBuf>,
    moments: Vec<Moment>,
    wrapped: Vec<Vec<u8>>,
}

impl TestVault {
    /// Fails the call with this number, counted from 0, and every later one.
    pub fn fail_from(&self, call: usize, fault: VaultFault) {
        let mut state = self.state();
        let first = state.calls.len() + call;
        state.failing = Some((first, fault));
    }

    /// Fails no more.
    pub fn heal(&self) {
        self.state().failing = None;
    }

    /// What was called, and forgets it.
    pub fn take_calls(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.state().calls)
    }

    /// The names of the keys there are.
    pub fn aliases(&self) -> Vec<String> {
        self.state().keys.keys().cloned().collect()
    }

    /// Loses every key, as a restored phone does.
    pub fn lose_all(&self) {
        self.state().keys.clear();
    }

    /// Everything it was ever asked to wrap.
    pub fn seen(&self) -> Vec<Vec<u8>> {
        self.state().wrapped.clone()
    }

    /// Keeps the moments around each call from now on.
    pub fn watch(&self, dir: &Path) {
        self.state().watched = Some(dir.to_owned());
    }

    /// The moments kept.
    pub fn take_moments(&self) -> Vec<Moment> {
        let mut state = self.state();
        state.watched = None;
        std::mem::take(&mut state.moments)
    }

    fn state(&self) -> MutexGuard<'_, VaultState> {
        self.state.lock().unwrap()
    }

    fn call<T>(
        &self,
        name: &'static str,
        work: impl FnOnce(&mut VaultState) -> Result<T, VaultFault>,
    ) -> Result<T, VaultFault> {
        let mut state = self.state();
        state.keep_moment(&format!("before {name}"));
        let number = state.calls.len();
        state.calls.push(name);
        if let Some((first, fault)) = &state.failing
            && number >= *first
        {
            return Err(fault.clone());
        }
        let result = work(&mut state);
        state.keep_moment(&format!("after {name}"));
        result
    }
}

impl VaultState {
    fn keep_moment(&mut self, at: &str) {
        if let Some(dir) = &self.watched {
            let files = tempfile::tempdir().unwrap();
            copy_files(dir, files.path());
            self.moments.push(Moment { at: at.to_owned(), files, keys: self.keys.clone() });
        }
    }

    fn key(&self, alias: &str) -> Result<aead::LessSafeKey, VaultFault> {
        let bytes = self.keys.get(alias).ok_or(VaultFault::KeyLost)?;
        Ok(aead::LessSafeKey::new(aead::UnboundKey::new(&aead::AES_256_GCM, bytes).unwrap()))
    }
}

/// A key is used for one wrapping only, so its nonce may be fixed.
fn nonce() -> aead::Nonce {
    aead::Nonce::assume_unique_for_key([0; 12])
}

impl KeyVault for TestVault {
    fn create(&self, alias: &str) -> Result<(), VaultFault> {
        self.call("create", |state| {
            let key = digest::digest(&digest::SHA256, alias.as_bytes()).as_ref().try_into().unwrap();
            state.keys.entry(alias.to_owned()).or_insert(key);
            Ok(())
        })
    }

    fn wrap(&self, alias: &str, plain: &[u8]) -> Result<Vec<u8>, VaultFault> {
        self.call("wrap", |state| {
            state.wrapped.push(plain.to_vec());
            let mut buffer = plain.to_vec();
            state.key(alias)?.seal_in_place_append_tag(nonce(), aead::Aad::empty(), &mut buffer).unwrap();
            Ok(buffer)
        })
    }

    fn unwrap_key(&self, alias: &str, wrapped: &[u8]) -> Result<Vec<u8>, VaultFault> {
        self.call("unwrap", |state| {
            let mut buffer = wrapped.to_vec();
            let key = state.key(alias)?;
            let plain = key.open_in_place(nonce(), aead::Aad::empty(), &mut buffer);
            plain.map(|plain| plain.to_vec()).map_err(|_| VaultFault::KeyLost)
        })
    }

    fn destroy(&self, alias: &str) -> Result<(), VaultFault> {
        self.call("destroy", |state| {
            state.keys.remove(alias);
            Ok(())
        })
    }
}

/// A folder with its vault.
pub struct Phone {
    /// The data folder.
    pub dir: TempDir,
    /// The vault.
    pub vault: Arc<TestVault>,
    /// The randomness, never the same twice.
    pub rng: Arc<SeededRng>,
}

impl Phone {
    /// A phone on which nothing is stored.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { dir, vault: Arc::default(), rng: Arc::new(SeededRng::new(1)) }
    }

    /// Opens the store.
    pub fn open(&self) -> Result<SealedStore, StoreFault> {
        SealedStore::open(self.dir.path(), self.vault.clone(), self.rng.clone())
    }

    /// Opens the store and loads it.
    pub fn read(&self) -> Result<Rows, StoreFault> {
        load(&mut self.open()?)
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.dir.path().join("kabinet.db")
    }

    /// The bytes of one of its files.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.dir.path().join(name)).unwrap()
    }

    /// The database past the store, as an attacker has it.
    pub fn sql(&self) -> Connection {
        Connection::open(self.database()).unwrap()
    }

    /// Another phone with the same vault and a copy of the files as they are now.
    pub fn copy(&self) -> Self {
        let dir = tempfile::tempdir().unwrap();
        copy_files(self.dir.path(), dir.path());
        Self { dir, vault: self.vault.clone(), rng: self.rng.clone() }
    }
}

/// Every row of a store, held against everything there is to hold it against.
pub fn load(store: &mut dyn Store) -> Result<Rows, StoreFault> {
    let (rows, archived) = (store.load()?, store.archived()?);
    store.check()?;
    Ok(rows.into_iter().chain(archived).map(|Row { key, value }| (key, value)).collect())
}

/// The address of a row.
pub fn key(slot: Slot, profile: u32, name: &str) -> RowKey {
    RowKey { slot, profile, name: name.to_owned() }
}

/// A change that writes.
pub fn put(slot: Slot, profile: u32, name: &str, value: &str) -> RowChange {
    RowChange::Put { key: key(slot, profile, name), value: value.as_bytes().to_vec() }
}

/// The same with rows in the archive.
pub fn sample_with_archive() -> Vec<RowChange> {
    let archive = [
        put(Slot::Archive, 1, "ledger/000000000001", "+79001234567"),
        put(Slot::Archive, 1, "ledger/000000000002", "Иванов Иван Иванович"),
        put(Slot::Archive, 2, "ledger/000000000003", "agreement"),
    ];
    archive.into_iter().chain(sample()).collect()
}

/// Rows in every table that is read at opening, of two profiles.
pub fn sample() -> Vec<RowChange> {
    vec![
        put(Slot::Fact, 0, "installation", "{\"version\":1}"),
        put(Slot::Fact, 1, "registration", "Иванов Иван Иванович"),
        put(Slot::Fact, 1, "session", &"token".repeat(30)),
        put(Slot::Draft, 1, "person/birth_date", "01.02.1990"),
        put(Slot::Draft, 2, "person/birth_date", "03.04.1991"),
        put(Slot::Outbox, 1, "0001", "POST /registrations"),
        put(Slot::Outbox, 1, "0002", "POST /registrations/complete"),
        put(Slot::Cache, 0, "settings", "{}"),
    ]
}

/// Copies the files of a folder.
pub fn copy_files(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Every file of a folder with its bytes.
pub fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entry = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    };
    fs::read_dir(dir).unwrap().map(entry).collect()
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}
