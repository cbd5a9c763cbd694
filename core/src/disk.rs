//! Files and folders as the store and the sealed files both need them: what is done to a name outlives a power loss.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io,
    path::Path,
};

/// Makes the folder, for this user alone where the system knows users. A power loss can't take it away again, and all
/// that is in it.
///
/// # Errors
/// As [`DirBuilder::create`] and [`File::sync_all`].
pub fn make_dir(dir: &Path) -> io::Result<()> {
    let missing: Vec<_> =
        dir.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).collect();
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)?;
    missing.into_iter().try_for_each(|folder| sync_dir(folder.parent().unwrap_or(folder)))
}

/// How a file is opened for writing; one that is made by it is this user's alone where the system knows users. `SQLite`
/// gives the files beside a database the rights that the database has.
pub fn for_this_user() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes what happened to names in a folder outlive a power loss.
///
/// # Errors
/// As [`File::open`] and [`File::sync_all`].
pub fn sync_dir(dir: &Path) -> io::Result<()> {
    // A relative path of one part stands in the current folder.
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

/// Removes a file; whether there was one.
///
/// # Errors
/// As [`fs::remove_file`].
pub fn remove(path: &Path) -> io::Result<bool> {
    found(fs::remove_file(path))
}

/// Moves a file; whether there was one.
///
/// # Errors
/// As [`fs::rename`].
pub fn rename(from: &Path, to: &Path) -> io::Result<bool> {
    found(fs::rename(from, to))
}

/// Whether it is room that a file system lacks, and not the disk that fails.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

fn found(result: io::Result<()>) -> io::Result<bool> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
