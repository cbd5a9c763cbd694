//! A folder without a disk, for tests.

use std::{
    collections::BTreeMap,
    fmt, io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::ports::{Folder, FolderFile};

/// Files in memory. Clones share them: what one writes, another reads, as after a restart of the phone.
#[derive(Clone, Default)]
pub struct MemoryFolder {
    files: Arc<Mutex<BTreeMap<String, MemoryFile>>>,
}

/// As on a disk, who has a file open keeps it, whatever becomes of its name.
#[derive(Clone, Default)]
struct MemoryFile(Arc<Mutex<Vec<u8>>>);

impl MemoryFolder {
    /// An empty folder.
    pub fn new() -> Self {
        Self::default()
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<String, MemoryFile>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Folder for MemoryFolder {
    fn create(&self, name: &str) -> io::Result<Box<dyn FolderFile>> {
        let mut files = self.files();
        if files.contains_key(name) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        Ok(Box::new(files.entry(name.to_owned()).or_default().clone()))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn FolderFile>> {
        let file = self.files().get(name).cloned().ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(file))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<bool> {
        let mut files = self.files();
        let moved = files.remove(from).map(|file| files.insert(to.to_owned(), file));
        Ok(moved.is_some())
    }

    fn remove(&self, name: &str) -> io::Result<bool> {
        Ok(self.files().remove(name).is_some())
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.files().keys().cloned().collect())
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

impl MemoryFile {
    fn bytes(&self) -> MutexGuard<'_, Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FolderFile for MemoryFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes().extend_from_slice(bytes);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn length(&mut self) -> io::Result<u64> {
        Ok(self.bytes().len() as u64)
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let bytes = self.bytes();
        let from = usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..));
        let part = from.and_then(|from| from.get(..buffer.len())).ok_or(io::ErrorKind::UnexpectedEof)?;
        buffer.copy_from_slice(part);
        Ok(())
    }
}

impl fmt::Debug for MemoryFolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryFolder").field("files", &self.files().len()).finish()
    }
}
