//! The files of a phone.

use std::{collections::BTreeSet, fmt, sync::Arc};

use super::{
    FileFault, FileName, FileRef, Reader, Writer,
    fault::{io_fault, read_fault, seal_fault},
};
use crate::ports::{Folder, Rng};

/// Sealed files in a folder of their own. Clones share it.
#[derive(Clone)]
pub struct FileStore {
    folder: Arc<dyn Folder>,
    rng: Arc<dyn Rng>,
}

impl FileStore {
    /// The files of a folder. Nothing is read or written.
    pub fn new(folder: Arc<dyn Folder>, rng: Arc<dyn Rng>) -> Self {
        Self { folder, rng }
    }

    /// Begins a file with a name and a key that no other has.
    ///
    /// # Errors
    /// [`FileFault::DiskFull`], [`FileFault::Io`], [`FileFault::Sealing`] without randomness.
    pub fn create(&self) -> Result<Writer, FileFault> {
        let name = FileName::fresh(&*self.rng).map_err(seal_fault)?;
        Writer::new(name, Arc::clone(&self.folder), &*self.rng)
    }

    /// Opens a file that a row names. Its length is checked; what stands in a chunk when that chunk is read.
    ///
    /// # Errors
    /// [`FileFault::Missing`], [`FileFault::Damaged`], [`FileFault::TooNew`], [`FileFault::Io`].
    pub fn open(&self, file: &FileRef) -> Result<Reader, FileFault> {
        let opened = self.folder.open(&file.name.to_string()).map_err(read_fault)?;
        Reader::new(file, opened)
    }

    /// Frees the room of a file, after the commit that no longer names it; one that is gone already is fine. A power
    /// loss may bring it back, unnamed: the next [`Self::sweep`] removes it, and nobody has its key.
    ///
    /// # Errors
    /// [`FileFault::Io`]; the next [`Self::sweep`] removes it then.
    pub fn remove(&self, name: FileName) -> Result<(), FileFault> {
        self.folder.remove(&name.to_string()).map(drop).map_err(io_fault)
    }

    /// Removes what no row names: files whose commit did not come, those that were not finished, those whose row is
    /// gone; gives how many. To be called when the phone's memory was opened, with the names in *all* its rows, and
    /// before the first [`Self::create`]. Without the rows, that is when they can't be read, it must not be called: it
    /// would remove what they name. With no name at all it erases everything.
    ///
    /// # Errors
    /// [`FileFault::Io`]: the first that came; whatever else could be removed was.
    pub fn sweep(&self, named: &BTreeSet<FileName>) -> Result<usize, FileFault> {
        let (mut removed, mut fault) = (0, None);
        for file in self.folder.names().map_err(io_fault)? {
            // A file that is none of ours is not ours to remove.
            let is_kept = FileName::of_file(&file)
                .is_none_or(|(name, is_finished)| is_finished && named.contains(&name));
            if is_kept {
                continue;
            }
            match self.folder.remove(&file) {
                Ok(_) => removed += 1,
                Err(error) => fault = fault.or(Some(io_fault(error))),
            }
        }
        fault.map_or(Ok(removed), Err)
    }
}

impl fmt::Debug for FileStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileStore").finish_non_exhaustive()
    }
}
