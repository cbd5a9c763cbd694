//! What no other user of the machine may read: SMS codes lie in the portal's data in clear, keys in that of a phone.

use crate::http::language::Language;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Other users of the machine can read the data, and nothing could be done about it. Nothing was written.
#[derive(Debug, Error)]
#[error("{} can be read by others: {source}", path.display())]
pub struct NotPrivate {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

impl NotPrivate {
    /// What happened and what to do about it, for the person at the terminal.
    pub fn explain(&self, language: Language) -> String {
        let Self { path, source } = self;
        let path = path.display();
        language
            .pick(
                "{path} видно другим пользователям машины, а там коды из СМС и ключи ({source}).\nЗакройте доступ (chmod -R go= ПАПКА) или укажите другую папку: --data ПАПКА",
                "Other users of this machine can read {path}, and SMS codes and keys lie there ({source}).\nTake their rights away (chmod -R go= DIR) or name another folder: --data DIR",
            )
            .replace("{path}", &path.to_string())
            .replace("{source}", &source.to_string())
    }
}

/// Makes the folder, or what is missing of its path, for this user alone; one that is there is taken away from others
/// without a look at what is in it.
///
/// # Errors
/// [`NotPrivate`] when the system doesn't allow it, or the disk knows no rights.
pub fn make_private(folder: &Path) -> Result<(), NotPrivate> {
    make_folder(folder).map_err(|source| NotPrivate { path: folder.to_owned(), source })?;
    rights::mend(folder)
}

/// The same, with everything that lies in the folder, however deep.
///
/// # Errors
/// As [`make_private`].
pub fn make_all_private(folder: &Path) -> Result<(), NotPrivate> {
    make_private(folder)?;
    mend_inside(folder)
}

fn mend_inside(folder: &Path) -> Result<(), NotPrivate> {
    let failed = |path: &Path, source| NotPrivate { path: path.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(|source| failed(folder, source))? {
        let entry = entry.map_err(|source| failed(folder, source))?;
        let path = entry.path();
        let kind = entry.file_type().map_err(|source| failed(&path, source))?;
        // What a link leads to lies elsewhere.
        if kind.is_dir() || kind.is_file() {
            rights::mend(&path)?;
        }
        if kind.is_dir() {
            mend_inside(&path)?;
        }
    }
    Ok(())
}

/// Makes what is missing of the folder's path, for this user alone.
///
/// # Errors
/// As [`fs::DirBuilder::create`].
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, rights::FOLDER);
    builder.create(folder)
}

/// Writes a file, which is this user's alone if it is made by that.
///
/// # Errors
/// As [`OpenOptions::open`] and [`fs::File::set_len`].
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = make_file(path)?;
    file.set_len(0)?;
    file.write_all(bytes)
}

/// Makes an empty file for this user alone, unless there is one: `SQLite` gives the files beside a database the rights
/// that the database has.
///
/// # Errors
/// As [`OpenOptions::open`].
pub(super) fn make_file(path: &Path) -> io::Result<fs::File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, rights::FILE);
    options.open(path)
}

#[cfg(unix)]
mod rights {
    use super::NotPrivate;
    use std::fs::{self, Permissions};
    use std::io;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    pub(super) const FOLDER: u32 = 0o700;
    pub(super) const FILE: u32 = 0o600;
    /// What group and others may do.
    const FOREIGN: u32 = 0o077;

    /// Takes from others what they may do. Of who may do nothing anyway nothing is changed.
    pub(super) fn mend(path: &Path) -> Result<(), NotPrivate> {
        let failed = |source| NotPrivate { path: path.to_owned(), source };
        let are_private = || fs::metadata(path).map(|facts| facts.permissions().mode() & FOREIGN == 0);
        if are_private().map_err(failed)? {
            return Ok(());
        }
        let mode = if path.is_dir() { FOLDER } else { FILE };
        fs::set_permissions(path, Permissions::from_mode(mode)).map_err(failed)?;
        // A disk that knows no rights takes them without a word.
        if are_private().map_err(failed)? {
            return Ok(());
        }
        Err(failed(io::Error::other("this disk keeps no access rights")))
    }
}

#[cfg(not(unix))]
mod rights {
    use super::NotPrivate;
    use std::path::Path;

    /// The system gives a user's folders to that user alone.
    pub(super) fn mend(_: &Path) -> Result<(), NotPrivate> {
        Ok(())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it was made").permissions().mode() & 0o777
    }

    #[test]
    fn what_is_made_is_private_and_what_was_open_is_closed() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("a/b");
        make_private(&folder).unwrap();
        assert_eq!((mode(&outer.path().join("a")), mode(&folder)), (0o700, 0o700));
        fs::create_dir(folder.join("open")).unwrap();
        for name in ["file", "open/file"] {
            fs::write(folder.join(name), "x").unwrap();
            fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o644)).unwrap();
        }
        let elsewhere = outer.path().join("elsewhere");
        fs::write(&elsewhere, "x").unwrap();
        fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o644)).unwrap();
        std::os::unix::fs::symlink(&elsewhere, folder.join("link")).unwrap();
        for open in [&folder, &folder.join("open")] {
            fs::set_permissions(open, fs::Permissions::from_mode(0o755)).unwrap();
        }
        make_all_private(&folder).unwrap();
        assert_eq!((mode(&folder), mode(&folder.join("open"))), (0o700, 0o700));
        assert_eq!((mode(&folder.join("file")), mode(&folder.join("open/file"))), (0o600, 0o600));
        assert_eq!(mode(&elsewhere), 0o644, "what only a link leads to is not ours");
        make_file(&folder.join("new")).unwrap();
        assert_eq!(mode(&folder.join("new")), 0o600);
    }

    #[test]
    fn what_cannot_be_made_private_is_refused_by_name() {
        // A disk of the system's own, on which nothing can be changed.
        let refused = make_private(Path::new("/proc/self")).unwrap_err();
        assert_eq!(refused.path, Path::new("/proc/self"));
    }
}
