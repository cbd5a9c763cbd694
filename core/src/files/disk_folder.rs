//! A folder of the phone.

use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use super::{FileFault, fault::io_fault};
use crate::{
    disk,
    ports::{Folder, FolderFile},
};

/// A folder on the disk.
#[derive(Debug, Clone)]
pub struct DiskFolder {
    dir: PathBuf,
}

impl DiskFolder {
    /// The folder `dir`, which is made if it is missing: a sub-folder of the phone's data that holds nothing else.
    ///
    /// # Errors
    /// [`FileFault::DiskFull`], [`FileFault::Io`].
    pub fn open(dir: &Path) -> Result<Self, FileFault> {
        disk::make_dir(dir).map_err(io_fault)?;
        Ok(Self { dir: dir.to_owned() })
    }
}

impl Folder for DiskFolder {
    fn create(&self, name: &str) -> io::Result<Box<dyn FolderFile>> {
        Ok(Box::new(DiskFile(disk::for_this_user().create_new(true).open(self.dir.join(name))?)))
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn FolderFile>> {
        Ok(Box::new(DiskFile(File::open(self.dir.join(name))?)))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<bool> {
        disk::rename(&self.dir.join(from), &self.dir.join(to))
    }

    fn remove(&self, name: &str) -> io::Result<bool> {
        disk::remove(&self.dir.join(name))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.dir)? {
            names.extend(entry?.file_name().into_string());
        }
        Ok(names)
    }

    fn sync(&self) -> io::Result<()> {
        disk::sync_dir(&self.dir)
    }
}

struct DiskFile(File);

impl FolderFile for DiskFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }

    fn length(&mut self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.0.seek(SeekFrom::Start(offset))?;
        self.0.read_exact(buffer)
    }
}
