//! What lies in folders.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// What lies in a folder; nothing where there is none.
///
/// # Errors
/// It can't be read.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(Error::file(folder))?;
    entries.map(|entry| Ok(entry.map_err(Error::file(folder))?.path())).collect()
}

/// The files below a folder, but for those in folders of these names.
///
/// # Errors
/// A folder can't be read.
pub fn files(folder: &Path, passed_over: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if !path.is_dir() {
            found.push(path);
        } else if !path.file_name().is_some_and(|name| passed_over.iter().any(|other| name == *other)) {
            found.extend(files(&path, passed_over)?);
        }
    }
    Ok(found)
}
