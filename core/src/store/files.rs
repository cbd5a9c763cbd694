//! The files of a data folder and what is done to them as files.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::{
    faults::{damaged, io_fault, sql_fault},
    keyring,
};
use crate::{
    disk,
    planted::{self, Bug},
    ports::{KeyVault, StoreFault},
};

/// `SQLite`'s `application_id` of our databases: "KABI".
pub const APPLICATION_ID: i32 = 0x4B41_4249;

/// The database; every other file of it begins with this name.
const DATABASE: &str = "kabinet.db";
/// What `SQLite` adds to the name of a database for the files beside it.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];
/// Comes between the database's name and the number of one that was set aside.
const ASIDE: &str = ".damaged-";

/// The paths of one data folder.
#[derive(Debug, Clone)]
pub struct Layout {
    dir: PathBuf,
}

impl Layout {
    /// The paths under `dir`.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.dir.join(DATABASE)
    }

    /// A database that is still being made.
    pub fn unfinished(&self) -> PathBuf {
        self.dir.join(format!("{DATABASE}.new"))
    }

    /// There as long as erasing is not finished.
    fn erasing(&self) -> PathBuf {
        self.dir.join("erase")
    }

    fn aside(&self, number: u32) -> PathBuf {
        self.dir.join(format!("{DATABASE}{ASIDE}{number}"))
    }

    /// Makes what happened to names in the folder outlive a power loss.
    ///
    /// # Errors
    /// See [`StoreFault`].
    pub fn sync(&self) -> Result<(), StoreFault> {
        disk::sync_dir(&self.dir).map_err(io_fault)
    }

    /// The names of every file of every database here: in use, unfinished, set aside.
    fn names(&self) -> Result<Vec<String>, StoreFault> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.dir).map_err(io_fault)? {
            let name = entry.map_err(io_fault)?.file_name();
            if let Some(name) = name.to_str().filter(|name| name.starts_with(DATABASE)) {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    }

    /// Destroys the vault keys of a database that never came into use, and removes it.
    ///
    /// # Errors
    /// See [`StoreFault`].
    pub fn sweep_unfinished(&self, vault: &dyn KeyVault) -> Result<(), StoreFault> {
        let unfinished = self.unfinished();
        destroy_keys_of(&unfinished, vault)?;
        let mut removed = remove(&unfinished)?;
        for path in beside(&unfinished) {
            removed |= remove(&path)?;
        }
        if removed { self.sync() } else { Ok(()) }
    }

    /// Destroys the given vault keys and every other one named here, and removes every database, set aside ones
    /// included. Once begun it is finished by [`Self::finish_erasing`], whatever comes between.
    ///
    /// # Errors
    /// See [`StoreFault`].
    pub fn erase(&self, aliases: &[String], vault: &dyn KeyVault) -> Result<(), StoreFault> {
        let mut options = disk::for_this_user();
        let mut marker = options.create(true).truncate(true).open(self.erasing()).map_err(io_fault)?;
        marker.write_all(aliases.join("\n").as_bytes()).map_err(io_fault)?;
        marker.sync_all().map_err(io_fault)?;
        self.sync()?;
        self.finish_erasing(vault)
    }

    /// Goes on with an erasure that was begun; none begun is fine. All keys go before the first file, for the
    /// files name them; a file that can't be read does not stop what must not be stopped.
    ///
    /// # Errors
    /// See [`StoreFault`].
    pub fn finish_erasing(&self, vault: &dyn KeyVault) -> Result<(), StoreFault> {
        if !exists(&self.erasing())? {
            return Ok(());
        }
        let marker = fs::read(self.erasing()).map_err(io_fault)?;
        for alias in String::from_utf8_lossy(&marker).lines() {
            keyring::destroy_alias(vault, alias)?;
        }
        let names = self.names()?;
        for name in names.iter().filter(|name| !BESIDE.iter().any(|suffix| name.ends_with(suffix))) {
            destroy_keys_of(&self.dir.join(name), vault)?;
        }
        for name in self.names()? {
            remove(&self.dir.join(name))?;
        }
        self.sync()?;
        remove(&self.erasing())?;
        self.sync()
    }
}

/// Moves the database of `dir` with its WAL out of the way, under a name with the next free number, and returns
/// the new path. Nothing is deleted and the vault key stays, so that what is left can still be looked at. No
/// [`SealedStore`](super::SealedStore) of this folder may be open.
///
/// # Errors
/// [`StoreFault::Io`], also when there is nothing to move.
pub fn set_aside(dir: &Path) -> Result<PathBuf, StoreFault> {
    let layout = Layout::new(dir);
    let (database, names) = (layout.database(), layout.names()?);
    let mut last: u32 = 0;
    for name in &names {
        let number = name.strip_prefix(DATABASE).and_then(|rest| rest.strip_prefix(ASIDE));
        let digits = number.map(|text| text.split('-').next().unwrap_or(text));
        last = digits.and_then(|text| text.parse().ok()).unwrap_or(0).max(last);
    }
    // A move that was cut short leaves a WAL without its database: it follows where the database went.
    let number = if exists(&database)? || last == 0 { last.saturating_add(1) } else { last };
    let target = layout.aside(number);
    // The database first: alone it would still open, at an older state; a WAL alone is noticed.
    let mut moved = rename(&database, &target)?;
    for (from, to) in beside(&database).iter().zip(beside(&target)) {
        moved |= rename(from, &to)?;
    }
    if !moved {
        return Err(StoreFault::Io { reason: "there is no database to set aside".to_owned() });
    }
    layout.sync()?;
    Ok(target)
}

/// Whether something stands at `path`.
///
/// # Errors
/// [`StoreFault::Io`] when that can't be told.
pub fn exists(path: &Path) -> Result<bool, StoreFault> {
    path.try_exists().map_err(io_fault)
}

/// The files that `SQLite` keeps beside a database.
pub fn beside(database: &Path) -> [PathBuf; 3] {
    BESIDE.map(|suffix| {
        let mut path = OsString::from(database);
        path.push(suffix);
        PathBuf::from(path)
    })
}

/// Whether a WAL with something in it stands beside `database`.
///
/// # Errors
/// [`StoreFault::Io`].
pub fn has_wal(database: &Path) -> Result<bool, StoreFault> {
    match fs::metadata(&beside(database)[0]) {
        Ok(wal) => Ok(wal.len() > 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(io_fault(error)),
    }
}

/// Holds the header against what every database of ours begins with, before `SQLite` may touch the file: it would
/// take an empty file for a new database, and recover or convert one that is not ours.
///
/// # Errors
/// [`StoreFault::Foreign`], [`StoreFault::Damaged`], [`StoreFault::Io`].
pub fn check_header(database: &Path) -> Result<(), StoreFault> {
    let mut header = Vec::with_capacity(100);
    File::open(database).and_then(|file| file.take(100).read_to_end(&mut header)).map_err(io_fault)?;
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        return Err(damaged("the file does not begin as a database"));
    }
    if header[68..72] != APPLICATION_ID.to_be_bytes() {
        return Err(StoreFault::Foreign);
    }
    // Versions of the file format for writing and reading; 2 is WAL, which ours have from the start.
    if header[18..20] != [2, 2] {
        return Err(damaged("the database is not in WAL mode"));
    }
    Ok(())
}

/// Opens a connection as every database here is used.
///
/// # Errors
/// See [`StoreFault`].
pub fn connect(database: &Path, create: bool) -> Result<Connection, StoreFault> {
    if create {
        disk::for_this_user().create(true).truncate(false).open(database).map_err(io_fault)?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database, flags).map_err(sql_fault)?;
    // Whoever else has the file open will keep it: waiting would only hide that.
    connection.busy_timeout(Duration::ZERO).map_err(sql_fault)?;
    // One connection: the index of the WAL stays in memory and needs no shared file. It must be said before anything
    // touches the file.
    connection.execute_batch(include_str!("connection.sql")).map_err(sql_fault)?;
    // Else a statement is planned anew each time that other values are bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(sql_fault)?;
    if planted::is(Bug::SynchronousNormal) {
        connection.pragma_update(None, "synchronous", "NORMAL").map_err(sql_fault)?;
    }
    let mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
        .map_err(sql_fault)?;
    if mode != "wal" {
        return Err(StoreFault::Io { reason: format!("the journal mode is {mode}") });
    }
    Ok(connection)
}

/// Removes a file; whether there was one.
///
/// # Errors
/// See [`StoreFault`].
pub fn remove(path: &Path) -> Result<bool, StoreFault> {
    disk::remove(path).map_err(io_fault)
}

/// Moves a file; whether there was one.
///
/// # Errors
/// See [`StoreFault`].
pub fn rename(from: &Path, to: &Path) -> Result<bool, StoreFault> {
    disk::rename(from, to).map_err(io_fault)
}

/// Destroys the vault keys that a database names, as far as it can be read; it is about to be removed.
fn destroy_keys_of(database: &Path, vault: &dyn KeyVault) -> Result<(), StoreFault> {
    let Ok(connection) = connect(database, false) else { return Ok(()) };
    for alias in keyring::aliases(&connection) {
        keyring::destroy_alias(vault, &alias)?;
    }
    Ok(())
}
