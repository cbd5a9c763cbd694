//! Folders for the tests, and files whose content is known.

use std::{
    collections::BTreeSet,
    fs, io,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use ring::digest;
use tempfile::TempDir;

use crate::{
    crypto::testing::SeededRng,
    files::{DiskFolder, FileFault, FileName, FileRef, FileStore, Sha256},
    ports::{Folder, FolderFile, Rng},
};

/// A folder on the disk with its files.
pub struct Shelf {
    /// The folder.
    pub dir: TempDir,
    /// Its files.
    pub store: FileStore,
}

impl Shelf {
    /// An empty one.
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = DiskFolder::open(dir.path()).unwrap();
        Self { store: store(Arc::new(folder), 1), dir }
    }

    /// Where a file stands.
    pub fn path(&self, file: &FileRef) -> PathBuf {
        self.dir.path().join(file.name().to_string())
    }

    /// The sealed bytes of a file.
    pub fn sealed(&self, file: &FileRef) -> Vec<u8> {
        fs::read(self.path(file)).unwrap()
    }
}

/// The files of a folder, with randomness of this seed.
pub fn store(folder: Arc<dyn Folder>, seed: u64) -> FileStore {
    FileStore::new(folder, Arc::new(SeededRng::new(seed)))
}

/// Bytes that no compression and no chance brings about.
pub fn content(seed: u64, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    SeededRng::new(seed).fill(&mut bytes).unwrap();
    bytes
}

/// The checksum of bytes.
pub fn sha256(bytes: &[u8]) -> Sha256 {
    digest::digest(&digest::SHA256, bytes).as_ref().try_into().unwrap()
}

/// Writes a file whole.
pub fn write(store: &FileStore, bytes: &[u8]) -> Result<FileRef, FileFault> {
    let mut writer = store.create()?;
    writer.append(bytes)?;
    writer.finish(None)
}

/// Reads a file whole.
pub fn read(store: &FileStore, file: &FileRef) -> Result<Vec<u8>, FileFault> {
    let mut reader = store.open(file)?;
    let mut bytes = Vec::new();
    while let Some(chunk) = reader.next_chunk()? {
        bytes.extend_from_slice(chunk);
    }
    Ok(bytes)
}

/// The names of files.
pub fn names<'a>(files: impl IntoIterator<Item = &'a FileRef>) -> BTreeSet<FileName> {
    files.into_iter().map(FileRef::name).collect()
}

/// What stands in a folder, by the names of its entries.
pub fn listed(folder: &dyn Folder) -> BTreeSet<String> {
    folder.names().unwrap().into_iter().collect()
}

/// A folder that counts what is asked of it, and fails where it is told to.
#[derive(Clone)]
pub struct Watched {
    inner: Arc<dyn Folder>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    asked: Vec<&'static str>,
    failing: Option<(usize, io::ErrorKind, bool)>,
}

impl Watched {
    /// Another folder, watched.
    pub fn new(inner: Arc<dyn Folder>) -> Self {
        Self { inner, state: Arc::default() }
    }

    /// What was asked, and forgets it.
    pub fn take_asked(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.state.lock().unwrap().asked)
    }

    /// Fails at the call with this number, counted from 0 and from now on; with `stays` at every later one too.
    pub fn fail_at(&self, call: usize, kind: io::ErrorKind, stays: bool) {
        let mut state = self.state.lock().unwrap();
        let number = state.asked.len() + call;
        state.failing = Some((number, kind, stays));
    }

    /// Fails no more; whether it has failed.
    pub fn heal(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let asked = state.asked.len();
        state.failing.take().is_some_and(|(number, ..)| asked > number)
    }

    fn ask(&self, what: &'static str) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        let number = state.asked.len();
        state.asked.push(what);
        match state.failing {
            Some((first, kind, stays)) if number == first || (stays && number > first) => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn watch(&self, file: Box<dyn FolderFile>) -> Box<dyn FolderFile> {
        Box::new(WatchedFile { inner: file, folder: self.clone() })
    }
}

impl Folder for Watched {
    fn create(&self, name: &str) -> io::Result<Box<dyn FolderFile>> {
        self.ask("create")?;
        Ok(self.watch(self.inner.create(name)?))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn FolderFile>> {
        self.ask("open")?;
        Ok(self.watch(self.inner.open(name)?))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<bool> {
        self.ask("rename")?;
        self.inner.rename(from, to)
    }

    fn remove(&self, name: &str) -> io::Result<bool> {
        self.ask("remove")?;
        self.inner.remove(name)
    }

    fn names(&self) -> io::Result<Vec<String>> {
        self.ask("names")?;
        self.inner.names()
    }

    fn sync(&self) -> io::Result<()> {
        self.ask("sync folder")?;
        self.inner.sync()
    }
}

struct WatchedFile {
    inner: Box<dyn FolderFile>,
    folder: Watched,
}

impl FolderFile for WatchedFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.folder.ask("append") {
            // A full disk takes a part.
            self.inner.append(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.inner.append(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.folder.ask("sync")?;
        self.inner.sync()
    }

    fn length(&mut self) -> io::Result<u64> {
        self.folder.ask("length")?;
        self.inner.length()
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.folder.ask("read")?;
        self.inner.read_at(offset, buffer)
    }
}
