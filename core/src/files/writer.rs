//! Writing a file.

use std::{fmt, sync::Arc};

use ring::digest;
use zeroize::Zeroizing;

use super::{
    FileFault, FileName, FileRef, Sha256,
    fault::{io_fault, seal_fault},
    layout::{CHUNK, SEALED_CHUNK, STEP},
};
use crate::{
    crypto::ChunkSealer,
    planted::{self, Bug},
    ports::{Folder, FolderFile, Rng},
};

/// A file that is being written, chunk by chunk. It holds one chunk in memory.
///
/// A download that is cut off goes on from [`Self::written`] as long as the writer lives. With the writer the file is
/// gone: dropped before [`Self::finish`], or killed, it leaves nothing that anybody can read, and nothing that the next
/// sweep does not remove. An error ends it: every later call gives the same error.
pub struct Writer {
    unfinished: Unfinished,
    file: Box<dyn FolderFile>,
    sealer: ChunkSealer,
    /// Plain bytes that are not sealed yet: which chunk is the last one is known at the end.
    chunk: Zeroizing<Vec<u8>>,
    written: u64,
    checksum: digest::Context,
    failed: Option<FileFault>,
}

/// A name that nothing refers to yet: dropped, it takes its file along.
struct Unfinished {
    name: FileName,
    folder: Arc<dyn Folder>,
    is_kept: bool,
}

impl Writer {
    pub(super) fn new(name: FileName, folder: Arc<dyn Folder>, rng: &dyn Rng) -> Result<Self, FileFault> {
        let sealer = ChunkSealer::new(name.as_bytes(), rng).map_err(seal_fault)?;
        let file = folder.create(&name.unfinished()).map_err(io_fault)?;
        let mut writer = Self {
            unfinished: Unfinished { name, folder, is_kept: false },
            file,
            sealer,
            chunk: Zeroizing::new(Vec::with_capacity(SEALED_CHUNK)),
            written: 0,
            checksum: digest::Context::new(&digest::SHA256),
            failed: None,
        };
        writer.file.append(&[ChunkSealer::FORMAT]).map_err(io_fault)?;
        Ok(writer)
    }

    /// How many plain bytes were appended: the offset at which a download goes on.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// Writes plain bytes behind those before, as many as there are.
    ///
    /// # Errors
    /// [`FileFault::DiskFull`], [`FileFault::Io`], [`FileFault::Sealing`]; the file is given up then.
    pub fn append(&mut self, mut bytes: &[u8]) -> Result<(), FileFault> {
        self.failed.clone().map_or(Ok(()), Err)?;
        while !bytes.is_empty() {
            if self.chunk.len() == CHUNK {
                self.write_chunk().inspect_err(|fault| self.failed = Some(fault.clone()))?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.chunk.len()));
            self.chunk.extend_from_slice(now);
            self.checksum.update(now);
            self.written += now.len() as u64;
            bytes = later;
        }
        Ok(())
    }

    /// Seals the rest and makes the file outlive a power loss. `promised` is the checksum that the content must have,
    /// for a download. What is given back belongs into a row at once: a file that no row names is swept.
    ///
    /// # Errors
    /// [`FileFault::OtherContent`] when the checksum is another one, and those of [`Self::append`]; the file is gone
    /// then.
    pub fn finish(self, promised: Option<&Sha256>) -> Result<FileRef, FileFault> {
        let Self { mut unfinished, mut file, sealer, mut chunk, written, checksum, failed } = self;
        failed.map_or(Ok(()), Err)?;
        let mut sha256 = Sha256::default();
        sha256.copy_from_slice(checksum.finish().as_ref());
        if promised.is_some_and(|promised| *promised != sha256) {
            return Err(FileFault::OtherContent);
        }
        let padded = chunk.len().max(1).next_multiple_of(STEP);
        chunk.resize(padded, 0);
        let key = sealer.seal_last(&mut chunk).map_err(seal_fault)?;
        file.append(&chunk).map_err(io_fault)?;
        if !planted::is(Bug::FileNotSynced) {
            file.sync().map_err(io_fault)?;
        }
        unfinished.keep()?;
        Ok(FileRef { name: unfinished.name, length: written, sha256, key })
    }

    fn write_chunk(&mut self) -> Result<(), FileFault> {
        self.sealer.seal(&mut self.chunk).map_err(seal_fault)?;
        self.file.append(&self.chunk).map_err(io_fault)?;
        self.chunk.clear();
        Ok(())
    }
}

impl Unfinished {
    /// Gives the file the name under which rows find it.
    fn keep(&mut self) -> Result<(), FileFault> {
        if !self.folder.rename(&self.name.unfinished(), &self.name.to_string()).map_err(io_fault)? {
            return Err(FileFault::Io { reason: "the unfinished file is gone".to_owned() });
        }
        self.folder.sync().map_err(io_fault)?;
        self.is_kept = true;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.is_kept {
            // What can't be removed now is swept later.
            let _ = self.folder.remove(&self.name.unfinished());
            let _ = self.folder.remove(&self.name.to_string());
        }
    }
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("name", &self.unfinished.name).finish_non_exhaustive()
    }
}
