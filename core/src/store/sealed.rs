//! The store of a phone.

use std::{fmt, path::Path, sync::Arc};

use rusqlite::{Connection, TransactionBehavior};

use super::{
    archive,
    create::create,
    faults::{damaged, io_fault, seal_fault, sql_fault, vault_fault},
    files::{self, Layout},
    index::Index,
    keyring,
    migrations::{MIGRATIONS, migrate},
    record::Standing,
    rows::{self, Commit, Contents},
    table::ARCHIVE,
};
use crate::{
    crypto::{DataKey, Sealer},
    disk,
    ports::{KeyVault, Rng, Row, RowChange, Store, StoreFault},
};

/// Sealed rows in one `SQLite` file of a data folder.
///
/// An error leaves what was committed as it was. After a failed [`Store::new_epoch`] or [`Store::erase`] either
/// nothing has changed or the rest is done by the next call or the next open.
pub struct SealedStore {
    layout: Layout,
    vault: Arc<dyn KeyVault>,
    rng: Arc<dyn Rng>,
    /// `None` between an erasure and the next use.
    open: Option<OpenFile>,
}

struct OpenFile {
    connection: Connection,
    sealer: Sealer,
    index: Index,
    standing: Standing,
    /// What was read when it was opened, until it is asked for or changed; never of the archive.
    unread: Option<Vec<Row>>,
    /// A commit has failed and may yet stand in the WAL.
    unsettled: bool,
    /// The structure of the whole file was looked at.
    is_sound: bool,
}

impl SealedStore {
    /// Opens the store of the folder `dir`, making what is missing and finishing what a kill cut short. A store
    /// that is there and in order costs exactly one call of the vault.
    ///
    /// # Errors
    /// [`StoreFault::KeyLost`] when the vault no longer has the key, [`StoreFault::VaultRefused`] when it does not
    /// give it now, [`StoreFault::Damaged`], [`StoreFault::TooNew`], [`StoreFault::Foreign`] when the file is not
    /// what this version writes: nothing is changed then, [`set_aside`](super::set_aside) is the way on.
    pub fn open(dir: &Path, vault: Arc<dyn KeyVault>, rng: Arc<dyn Rng>) -> Result<Self, StoreFault> {
        let mut store = Self { layout: Layout::new(dir), vault, rng, open: None };
        store.file()?;
        Ok(store)
    }

    fn file(&mut self) -> Result<&mut OpenFile, StoreFault> {
        if self.open.is_none() {
            self.open = Some(OpenFile::open(&self.layout, &*self.vault, &*self.rng)?);
        }
        self.open.as_mut().ok_or_else(|| damaged("the store is closed"))
    }
}

impl Store for SealedStore {
    fn load(&mut self) -> Result<Vec<Row>, StoreFault> {
        let file = self.file()?;
        match file.unread.take() {
            Some(rows) => Ok(rows),
            None => file.rows(),
        }
    }

    fn archived(&mut self) -> Result<Vec<Row>, StoreFault> {
        self.file()?.archived()
    }

    fn check(&mut self) -> Result<(), StoreFault> {
        let file = self.file()?;
        file.check_whole_structure()?;
        file.read_archive(drop)
    }

    fn commit(&mut self, changes: &[RowChange]) -> Result<(), StoreFault> {
        let file = self.file()?;
        if changes.is_empty() {
            return Ok(());
        }
        file.commit(changes)
    }

    fn new_epoch(&mut self) -> Result<(), StoreFault> {
        let (vault, rng) = (Arc::clone(&self.vault), Arc::clone(&self.rng));
        self.file()?.new_epoch(&*vault, &*rng)
    }

    fn erase(&mut self) -> Result<(), StoreFault> {
        let aliases = self.open.take().map(|file| keyring::aliases(&file.connection)).unwrap_or_default();
        self.layout.erase(&aliases, &*self.vault)?;
        self.file().map(|_| ())
    }
}

impl fmt::Debug for SealedStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealedStore").field("folder", &self.layout).finish_non_exhaustive()
    }
}

impl OpenFile {
    fn open(layout: &Layout, vault: &dyn KeyVault, rng: &dyn Rng) -> Result<Self, StoreFault> {
        let database = layout.database();
        disk::make_dir(layout.dir()).map_err(io_fault)?;
        layout.finish_erasing(vault)?;
        if !files::exists(&database)? {
            if files::has_wal(&database)? {
                return Err(damaged("the database is missing, its WAL is there"));
            }
            create(layout, vault, rng)?;
        }
        files::check_header(&database)?;
        let mut connection = files::connect(&database, false)?;
        migrate(&mut connection, MIGRATIONS)?;
        READ_AT_OPENING.iter().try_for_each(|table| check_structure(&connection, table))?;

        let (current, leftovers) = keyring::read(&connection)?;
        let unwrapped = vault.unwrap_key(&current.alias, &current.wrapped).map_err(vault_fault)?;
        let data_key = DataKey::from_unwrapped(unwrapped).ok_or(StoreFault::KeyLost)?;
        let sealer = Sealer::new(&data_key, current.epoch, rng).map_err(seal_fault)?;
        let Contents { rows, index, standing } = rows::read_first(&connection, &sealer)?;
        if let Err(fault) = keyring::destroy(&connection, vault, &leftovers) {
            tracing::warn!(%fault, "a key that is no longer used could not be destroyed yet");
        }
        Ok(Self {
            connection,
            sealer,
            index,
            standing,
            unread: Some(rows),
            unsettled: false,
            is_sound: false,
        })
    }

    fn check_whole_structure(&mut self) -> Result<(), StoreFault> {
        if !self.is_sound {
            check_structure(&self.connection, "1")?;
            self.is_sound = true;
        }
        Ok(())
    }

    fn rows(&self) -> Result<Vec<Row>, StoreFault> {
        let Contents { rows, standing, .. } = rows::read_first(&self.connection, &self.sealer)?;
        if standing.inventories == self.standing.inventories {
            Ok(rows)
        } else {
            Err(damaged("rows were changed by somebody else"))
        }
    }

    fn archived(&self) -> Result<Vec<Row>, StoreFault> {
        check_structure(&self.connection, ARCHIVE)?;
        let mut rows = Vec::new();
        self.read_archive(|row| rows.push(row))?;
        Ok(rows)
    }

    fn read_archive(&self, take: impl FnMut(Row)) -> Result<(), StoreFault> {
        archive::read(&self.connection, &self.sealer, &self.standing.inventories.archive, take)
    }

    fn commit(&mut self, changes: &[RowChange]) -> Result<(), StoreFault> {
        self.settle()?;
        self.unread = None;
        let standing = self.next_standing();
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql_fault)?;
        let (sealer, index) = (&mut self.sealer, &mut self.index);
        let carried = Commit { connection: &transaction, sealer, index, standing }.carry_out(changes);
        let committed = carried.map(|standing| (standing, transaction.commit()));
        self.end(committed)
    }

    /// Takes over how things stand after a commit, or takes back what is not in the file.
    fn end(
        &mut self,
        committed: Result<(Standing, rusqlite::Result<()>), StoreFault>,
    ) -> Result<(), StoreFault> {
        match committed {
            Ok((standing, Ok(()))) => {
                self.index.keep();
                self.standing = standing;
                Ok(())
            }
            Ok((_, Err(error))) => {
                self.index.take_back();
                Err(self.unsettle(sql_fault(error)))
            }
            Err(fault) => {
                self.index.take_back();
                Err(fault)
            }
        }
    }

    /// Where the next commit begins. No number is given twice: a commit that is refused may stand in the WAL under its
    /// own.
    fn next_standing(&mut self) -> Standing {
        self.standing.commit += 1;
        self.standing
    }

    /// A commit whose last sync fails is refused, yet it may stand complete in the WAL, and after a kill `SQLite`
    /// would take it for one that was accepted. Any later commit overwrites it there, so one is made at once.
    fn unsettle(&mut self, fault: StoreFault) -> StoreFault {
        self.unsettled = true;
        if let Err(again) = self.settle() {
            tracing::warn!(fault = %again, "a refused commit could not be overwritten yet");
        }
        fault
    }

    /// Nothing is written into a file whose structure may be broken. Nothing new is built on a refused commit, and no key
    /// it names is destroyed, before it is overwritten.
    fn settle(&mut self) -> Result<(), StoreFault> {
        self.check_whole_structure()?;
        if self.unsettled {
            let standing = self.next_standing();
            let (connection, sealer, index) = (&self.connection, &mut self.sealer, &mut self.index);
            Commit { connection, sealer, index, standing }.close()?;
            self.unsettled = false;
        }
        Ok(())
    }

    /// The keyring names each vault key before it is made and until it is destroyed. Killed before the commit in
    /// the middle, the old epoch goes on and the next open destroys the new key; killed after it, the old one.
    fn new_epoch(&mut self, vault: &dyn KeyVault, rng: &dyn Rng) -> Result<(), StoreFault> {
        self.settle()?;
        self.unread = None;
        let (ending, leftovers) = keyring::read(&self.connection)?;
        keyring::destroy(&self.connection, vault, &leftovers)?;
        let (rows, archived) = (self.rows()?, self.archived()?);

        let epoch = ending.epoch.checked_add(1).ok_or(StoreFault::Sealing)?;
        let alias = keyring::fresh_alias(rng)?;
        keyring::put(&self.connection, epoch, &alias, None)?;
        let (data_key, wrapped) = keyring::make_key(vault, &alias, rng)?;
        let mut sealer = Sealer::new(&data_key, epoch, rng).map_err(seal_fault)?;
        let standing = self.next_standing();

        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql_fault)?;
        let commit =
            Commit { connection: &transaction, sealer: &mut sealer, index: &mut self.index, standing };
        let resealed = commit.reseal(rows.into_iter().chain(archived)).and_then(|standing| {
            keyring::put(&transaction, epoch, &alias, Some(&wrapped))?;
            keyring::put(&transaction, ending.epoch, &ending.alias, None)?;
            Ok(standing)
        });
        let committed = resealed.map(|standing| (standing, transaction.commit()));
        self.end(committed)?;
        self.sealer = sealer;

        let (_, leftovers) = keyring::read(&self.connection)?;
        keyring::destroy(&self.connection, vault, &leftovers)
    }
}

/// The tables that are read when the store is opened.
const READ_AT_OPENING: [&str; 6] = ["fact", "draft", "outbox", "cache", "keyring", "inventory"];

/// `SQLite`'s own check of the pages and the tree of a table, or with a number instead of the whole file, up to that many
/// faults; the values are checked by their seals.
fn check_structure(connection: &Connection, what: &str) -> Result<(), StoreFault> {
    let sql = format!("PRAGMA quick_check({what})");
    let verdict: String = connection.query_row(&sql, [], |row| row.get(0)).map_err(sql_fault)?;
    if verdict == "ok" { Ok(()) } else { Err(damaged("the structure of the database is broken")) }
}

#[cfg(test)]
impl SealedStore {
    /// The connection in use.
    pub(crate) fn connection(&mut self) -> &Connection {
        &self.file().expect("the store is open").connection
    }

    /// As after a commit that failed at its last sync.
    pub(crate) fn pretend_refused(&mut self, fault: StoreFault) -> StoreFault {
        self.file().expect("the store is open").unsettle(fault)
    }

    /// The sealer in use.
    pub(crate) fn sealer(&mut self) -> &mut Sealer {
        &mut self.file().expect("the store is open").sealer
    }
}
