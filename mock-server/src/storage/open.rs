//! Opening the portal's folder: lock, check, migrate, and a typed reason for each thing that can be wrong.

use super::database::Storage;
use super::migrations;
use super::private::{NotPrivate, make_all_private, make_file, make_folder};
use crate::http::language::Language;
use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use thiserror::Error;

/// The database's file in the portal's folder.
const DATABASE_FILE: &str = "portal.sqlite";
const LOCK_FILE: &str = "portal.lock";
/// A portal that is just ending, or a child process that is just starting, may still hold the lock for a moment.
const LOCK_TRIES: u32 = 10;
const LOCK_PAUSE: Duration = Duration::from_millis(50);

/// Why the portal's data could not be opened. Nothing was lost in any of these cases.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The folder can't be made or written to.
    #[error("the folder {} can't be written to: {source}", path.display())]
    FolderNotWritable {
        /// The portal's folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Other users of the machine can read what lies there.
    #[error(transparent)]
    NotPrivate(#[from] NotPrivate),
    /// The database isn't one, or its pages contradict each other.
    #[error("the portal's database {} is damaged: {detail}", path.display())]
    Damaged {
        /// The database file, left as it was.
        path: PathBuf,
        /// What `SQLite` found.
        detail: String,
    },
    /// Another portal has this folder open.
    #[error("another portal already uses the folder {}", path.display())]
    InUse {
        /// The portal's folder.
        path: PathBuf,
    },
    /// A newer build wrote the database.
    #[error("the portal's database {} has schema {found}, this build knows {known}", path.display())]
    TooNew {
        /// The database file.
        path: PathBuf,
        /// The schema version in the file.
        found: i64,
        /// The newest schema version this build knows.
        known: i64,
    },
    /// The disk refused to read or write.
    #[error("the portal's data in {} can't be read or written: {detail}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system or `SQLite` said.
        detail: String,
    },
}

impl OpenError {
    /// What happened and what to do about it, for the person at the terminal.
    pub fn explain(&self, language: Language) -> String {
        match (self, language) {
            (Self::FolderNotWritable { path, source }, Language::Ru) => format!(
                "В папку {} нельзя писать ({source}).\nДайте на неё права или укажите другую: --data ПАПКА",
                path.display()
            ),
            (Self::FolderNotWritable { path, source }, Language::En) => format!(
                "The folder {} can't be written to ({source}).\nGrant the rights or name another one: --data DIR",
                path.display()
            ),
            (Self::NotPrivate(refused), _) => refused.explain(language),
            (Self::Damaged { path, detail }, Language::Ru) => format!(
                "База портала повреждена: {} ({detail}).\nФайл не тронут. Начать с чистой базы, отложив повреждённую: --reset",
                path.display()
            ),
            (Self::Damaged { path, detail }, Language::En) => format!(
                "The portal's database is damaged: {} ({detail}).\nThe file was left as it is. To begin anew with the damaged one set aside: --reset",
                path.display()
            ),
            (Self::InUse { path }, Language::Ru) => format!(
                "С папкой {} уже работает другой портал.\nОстановите его (Ctrl+C в его окне) или укажите другую папку: --data ПАПКА",
                path.display()
            ),
            (Self::InUse { path }, Language::En) => format!(
                "Another portal already uses the folder {}.\nStop it (Ctrl+C in its window) or name another folder: --data DIR",
                path.display()
            ),
            (Self::TooNew { path, found, known }, Language::Ru) => format!(
                "База {} записана более новой версией (схема {found}, эта версия знает {known}).\nОбновите программу или укажите другую папку: --data ПАПКА",
                path.display()
            ),
            (Self::TooNew { path, found, known }, Language::En) => format!(
                "The database {} was written by a newer version (schema {found}, this one knows {known}).\nUpdate the program or name another folder: --data DIR",
                path.display()
            ),
            (Self::Io { path, detail }, Language::Ru) => format!(
                "Данные портала в {} не читаются или не пишутся: {detail}.\nПроверьте диск и свободное место или укажите другую папку: --data ПАПКА",
                path.display()
            ),
            (Self::Io { path, detail }, Language::En) => format!(
                "The portal's data in {} can't be read or written: {detail}.\nCheck the disk and its free space or name another folder: --data DIR",
                path.display()
            ),
        }
    }
}

/// The portal's folder, locked by this process.
pub(super) struct DataFolder {
    path: PathBuf,
    lock: File,
}

impl DataFolder {
    /// Makes the folder where it's missing and takes its lock.
    pub(super) fn claim(path: &Path) -> Result<Self, OpenError> {
        let unwritable = |source| OpenError::FolderNotWritable { path: path.to_owned(), source };
        make_folder(path).map_err(unwritable)?;
        let lock = make_file(&path.join(LOCK_FILE)).map_err(unwritable)?;
        let mut taken = lock.try_lock();
        for _ in 0..LOCK_TRIES {
            if !matches!(taken, Err(TryLockError::WouldBlock)) {
                break;
            }
            thread::sleep(LOCK_PAUSE);
            taken = lock.try_lock();
        }
        match taken {
            Ok(()) => {
                make_all_private(path)?;
                Ok(Self { path: path.to_owned(), lock })
            }
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse { path: path.to_owned() }),
            Err(TryLockError::Error(error)) => {
                Err(OpenError::Io { path: path.join(LOCK_FILE), detail: error.to_string() })
            }
        }
    }

    /// Removes the portal's data; a damaged database is set aside under a dated name instead.
    pub(super) fn reset(&self, now: Timestamp) -> Result<(), OpenError> {
        let database = self.database();
        if !database.exists() {
            return Ok(());
        }
        let damaged = matches!(check(&database), Err(OpenError::Damaged { .. }));
        let stamp = now.strftime("%Y%m%dT%H%M%SZ");
        for ending in ["", "-wal", "-shm"] {
            let file = self.path.join(format!("{DATABASE_FILE}{ending}"));
            let done = if damaged {
                fs::rename(&file, self.path.join(format!("{DATABASE_FILE}.damaged-{stamp}{ending}")))
            } else {
                fs::remove_file(&file)
            };
            match done {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(OpenError::Io { path: file, detail: error.to_string() });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Opens the database and brings it to the newest schema.
    pub(super) fn open(self) -> Result<Storage, OpenError> {
        let path = self.database();
        let mut connection = check(&path)?;
        migrations::migrate(&mut connection).map_err(|error| classify(&path, &error))?;
        // Until the folder itself is on the disk, a power cut could bring back its state without the database.
        if let Ok(folder) = File::open(&self.path) {
            folder
                .sync_all()
                .map_err(|error| OpenError::Io { path: self.path.clone(), detail: error.to_string() })?;
        }
        let reader = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY);
        reader
            .and_then(|reader| Storage::of(Arc::new(Mutex::new(connection)), Some(reader), Some(self.lock)))
            .map_err(|error| classify(&path, &error))
    }

    fn database(&self) -> PathBuf {
        self.path.join(DATABASE_FILE)
    }
}

/// Opens the file for lasting writes and looks through its pages; changes nothing in a damaged one.
fn check(path: &Path) -> Result<Connection, OpenError> {
    make_file(path).map_err(|source| OpenError::FolderNotWritable { path: path.to_owned(), source })?;
    let attempt = || -> rusqlite::Result<(Connection, String, i64)> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        let found = migrations::version(&connection)?;
        Ok((connection, verdict, found))
    };
    let (connection, verdict, found) = attempt().map_err(|error| classify(path, &error))?;
    if verdict != "ok" {
        return Err(OpenError::Damaged { path: path.to_owned(), detail: verdict });
    }
    if found > migrations::newest() {
        return Err(OpenError::TooNew { path: path.to_owned(), found, known: migrations::newest() });
    }
    connection
        .pragma_update(None, "journal_mode", "WAL")
        .and_then(|()| connection.pragma_update(None, "synchronous", "FULL"))
        .map_err(|error| classify(path, &error))?;
    Ok(connection)
}

fn classify(path: &Path, error: &rusqlite::Error) -> OpenError {
    let detail = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            OpenError::Damaged { path: path.to_owned(), detail }
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => OpenError::FolderNotWritable {
            path: path.to_owned(),
            source: io::Error::new(io::ErrorKind::PermissionDenied, detail),
        },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            OpenError::InUse { path: path.to_owned() }
        }
        _ => OpenError::Io { path: path.to_owned(), detail },
    }
}
