//! What the core needs of the outside world, as traits. The runtime holds the real ones; tests put their own in.

use std::{fmt, future::Future, io, pin::Pin, time::Duration};

use jiff::Timestamp;

use crate::{
    protocol::{Answer, Auth, Call, Fault},
    screen::Language,
    sensitive::hidden_debug,
};

/// A future that a port hands out; boxed, for ports are trait objects.
pub type PortFuture<T> = Pin<Box<dyn Future<Output = T> + Send + 'static>>;

/// Time. Portal time is made of it and of the portal's `Date` (see [`crate::runtime`]).
pub trait Clock: Send + Sync {
    /// Time since some fixed moment of this process; never goes back, whatever happens to the phone's clock.
    fn monotonic(&self) -> Duration;
    /// What the phone's clock shows: used only until the portal has told the time.
    fn wall(&self) -> Timestamp;
    /// Ready once `monotonic()` has reached `at`.
    fn sleep_until(&self, at: Duration) -> PortFuture<()>;
}

/// Unpredictable bytes for keys, nonces and ids.
pub trait Rng: Send + Sync {
    /// Fills the whole buffer.
    ///
    /// # Errors
    /// [`RngFault`] when the system has no randomness to give.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), RngFault>;
}

/// The system gave no randomness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no randomness")]
pub struct RngFault;

/// The platform's hardware key store. An alias names a key that never leaves it.
pub trait KeyVault: Send + Sync {
    /// Makes the key `alias`; a key of that name that exists already stays.
    ///
    /// # Errors
    /// [`VaultFault::Refused`] or [`VaultFault::Failed`].
    fn create(&self, alias: &str) -> Result<(), VaultFault>;
    /// Seals `plain` (a data key, 32 bytes) with the key `alias`.
    ///
    /// # Errors
    /// [`VaultFault::KeyLost`] when there is no such key.
    fn wrap(&self, alias: &str, plain: &[u8]) -> Result<Vec<u8>, VaultFault>;
    /// Opens what `wrap` made.
    ///
    /// # Errors
    /// [`VaultFault::KeyLost`] when the key is gone or is another one.
    fn unwrap_key(&self, alias: &str, wrapped: &[u8]) -> Result<Vec<u8>, VaultFault>;
    /// Destroys the key `alias`; without a key of that name nothing happens.
    ///
    /// # Errors
    /// [`VaultFault::Refused`] or [`VaultFault::Failed`].
    fn destroy(&self, alias: &str) -> Result<(), VaultFault>;
}

/// Why the vault did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultFault {
    /// The key is gone for good: restored phone, changed biometrics, emptied vault.
    #[error("the vault's key is gone")]
    KeyLost,
    /// The vault says no for now (locked phone); asking again later may help.
    #[error("the vault refused: {reason}")]
    Refused {
        /// What the platform said.
        reason: String,
    },
    /// The vault does not work.
    #[error("the vault failed: {reason}")]
    Failed {
        /// What the platform said.
        reason: String,
    },
}

/// The tables of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// What is true: the installation, a registration, a session.
    Fact,
    /// What stands in fields.
    Draft,
    /// Requests that the portal does not have yet.
    Outbox,
    /// Answers kept for reading without a link.
    Cache,
    /// What is only looked up: it is not read when the store is opened.
    Archive,
}

/// The address of one stored value. It is not secret: names are ids, never data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowKey {
    /// The table.
    pub slot: Slot,
    /// Whose row it is: an account or an unfinished registration; 0 is the installation itself.
    pub profile: u32,
    /// Unique within slot and profile.
    pub name: String,
}

/// One stored value.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub key: RowKey,
    /// What stands there, opened.
    pub value: Vec<u8>,
}

/// One change of a commit.
#[derive(Clone, PartialEq, Eq)]
pub enum RowChange {
    /// Writes a value, new or over an old one.
    Put {
        /// Where.
        key: RowKey,
        /// What, not yet sealed.
        value: Vec<u8>,
    },
    /// Removes a value; none there is fine.
    Delete {
        /// Where.
        key: RowKey,
    },
    /// Removes every row of a profile.
    DeleteProfile {
        /// Whose.
        profile: u32,
    },
}

impl fmt::Debug for RowChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Put { key, .. } => {
                f.debug_struct("Put").field("key", key).field("value", &"[hidden]").finish()
            }
            Self::Delete { key } => f.debug_struct("Delete").field("key", key).finish(),
            Self::DeleteProfile { profile } => {
                f.debug_struct("DeleteProfile").field("profile", profile).finish()
            }
        }
    }
}

/// The phone's memory.
pub trait Store: Send {
    /// Everything that is stored but the archive.
    ///
    /// # Errors
    /// See [`StoreFault`]; with an error nothing is returned, never a part.
    fn load(&mut self) -> Result<Vec<Row>, StoreFault>;
    /// The rows of [`Slot::Archive`].
    ///
    /// # Errors
    /// See [`StoreFault`]; with an error nothing is returned, never a part.
    fn archived(&mut self) -> Result<Vec<Row>, StoreFault>;
    /// Finds the damage that [`Self::load`] leaves undiscovered, keeping nothing of what it reads.
    ///
    /// # Errors
    /// See [`StoreFault`].
    fn check(&mut self) -> Result<(), StoreFault>;
    /// Writes all changes in one transaction: after `Ok` they outlive a power loss, after `Err` none of them is there.
    ///
    /// # Errors
    /// See [`StoreFault`].
    fn commit(&mut self, changes: &[RowChange]) -> Result<(), StoreFault>;
    /// Makes older copies of the files worthless: new keys, every row sealed anew, the old vault key destroyed.
    ///
    /// # Errors
    /// See [`StoreFault`]; what was stored stays readable.
    fn new_epoch(&mut self) -> Result<(), StoreFault>;
    /// Forgets everything and begins anew with an empty store.
    ///
    /// # Errors
    /// See [`StoreFault`].
    fn erase(&mut self) -> Result<(), StoreFault>;
}

/// Why the store did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreFault {
    /// No room on the phone.
    #[error("no room left on the disk")]
    DiskFull,
    /// Reading or writing failed.
    #[error("reading or writing failed: {reason}")]
    Io {
        /// What the system said.
        reason: String,
    },
    /// The vault no longer has the key: what is stored can't be read by anyone.
    #[error("the key of the stored data is gone")]
    KeyLost,
    /// The vault says no for now.
    #[error("the vault refused: {reason}")]
    VaultRefused {
        /// What the platform said.
        reason: String,
    },
    /// The file is not what was written.
    #[error("the stored data are damaged: {reason}")]
    Damaged {
        /// Where it was noticed.
        reason: String,
    },
    /// The file was written by a newer version of the app.
    #[error("the stored data are of version {found}, this app knows {known}")]
    TooNew {
        /// The file's version.
        found: u32,
        /// The newest version this app knows.
        known: u32,
    },
    /// The file is a database of something else.
    #[error("the file is a database of something else")]
    Foreign,
    /// Sealing failed: no randomness, or more values than one process may seal.
    #[error("sealing failed")]
    Sealing,
}

/// The way to the portal.
pub trait Portal: Send + Sync {
    /// Sends one request once, and waits for its answer. Repeating it is the caller's business.
    fn send(&self, outgoing: Outgoing) -> PortFuture<Reply>;
}

/// One request on its way out.
#[derive(Clone)]
pub struct Outgoing {
    /// What is asked.
    pub call: Call,
    /// The idempotency key (a UUID), for every request that changes something.
    pub key: Option<String>,
    /// On whose behalf.
    pub auth: Auth,
    /// In which language the portal's own texts (the SMS) shall be.
    pub language: Language,
    /// The installation's id (a UUID), by which the portal counts limits.
    pub installation: String,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The answer, or why there is none.
    pub result: Result<Answer, Fault>,
    /// The portal's clock (`Date`), where an answer of the portal brought it.
    pub portal_time: Option<Timestamp>,
}

/// Where the phone's memory comes from.
pub trait StoreOpener: Send + Sync {
    /// Opens the store, making an empty one where there is none.
    ///
    /// # Errors
    /// See [`StoreFault`].
    fn open(&self) -> Result<Box<dyn Store>, StoreFault>;
    /// Moves a store that can't be read out of the way, deleting nothing.
    ///
    /// # Errors
    /// See [`StoreFault`].
    fn set_aside(&self) -> Result<(), StoreFault>;
}

/// A folder of files; what stands in them is sealed already. It keeps bytes and names and knows no more: what must be
/// synced when is the business of who writes. Faults are those of a file system.
pub trait Folder: Send + Sync {
    /// Makes an empty file.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`]; others where the disk fails.
    fn create(&self, name: &str) -> io::Result<Box<dyn FolderFile>>;
    /// Opens a file for reading.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`]; others where the disk fails.
    fn open(&self, name: &str) -> io::Result<Box<dyn FolderFile>>;
    /// Gives a file another name, which is not taken; whether there was one.
    ///
    /// # Errors
    /// The disk fails.
    fn rename(&self, from: &str, to: &str) -> io::Result<bool>;
    /// Removes a file; whether there was one.
    ///
    /// # Errors
    /// The disk fails.
    fn remove(&self, name: &str) -> io::Result<bool>;
    /// What stands here, in any order.
    ///
    /// # Errors
    /// The disk fails.
    fn names(&self) -> io::Result<Vec<String>>;
    /// Makes the names outlive a power loss; before, any that was made, changed or removed may be as it was.
    ///
    /// # Errors
    /// The disk fails.
    fn sync(&self) -> io::Result<()>;
}

/// A file of a [`Folder`].
pub trait FolderFile: Send {
    /// Writes behind everything that stands there. After an error a part may stand there.
    ///
    /// # Errors
    /// The disk fails or is full.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes the bytes outlive a power loss.
    ///
    /// # Errors
    /// The disk fails.
    fn sync(&mut self) -> io::Result<()>;
    /// How many bytes there are.
    ///
    /// # Errors
    /// The disk fails.
    fn length(&mut self) -> io::Result<u64>;
    /// Fills the whole buffer with what stands from `offset` on.
    ///
    /// # Errors
    /// [`io::ErrorKind::UnexpectedEof`] where there is less; others where the disk fails.
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()>;
}

hidden_debug!(fields of Row: key);
hidden_debug!(fields of Outgoing: call, key, language);
