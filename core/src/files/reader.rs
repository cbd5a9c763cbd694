//! Reading a file.

use std::fmt;

use zeroize::Zeroizing;

use super::{
    FileFault, FileName, FileRef,
    fault::{damaged, read_fault},
    layout::{CHUNK, HEADER, Layout, SEALED_CHUNK},
};
use crate::{
    crypto::{ChunkOpener, ChunkSealer},
    ports::FolderFile,
};

/// A file that is read, from any offset. It holds one chunk in memory. What it gives was written so: each chunk is
/// checked before a byte of it is given. Whether all of a file is whole is known once all of it was read.
pub struct Reader {
    name: FileName,
    file: Box<dyn FolderFile>,
    opener: ChunkOpener,
    layout: Layout,
    length: u64,
    position: u64,
    /// The plain bytes of the chunk with this number.
    opened: Option<u64>,
    chunk: Zeroizing<Vec<u8>>,
}

impl Reader {
    pub(super) fn new(file: &FileRef, mut sealed: Box<dyn FolderFile>) -> Result<Self, FileFault> {
        let layout = Layout::of(file.length).ok_or_else(|| damaged("no file is as long as its row says"))?;
        let mut header = [0; HEADER];
        sealed.read_at(0, &mut header).map_err(read_fault)?;
        let [format] = header;
        if format > ChunkSealer::FORMAT {
            return Err(FileFault::TooNew { found: format, known: ChunkSealer::FORMAT });
        }
        let opener = ChunkOpener::new(format, &file.key, file.name.as_bytes())
            .map_err(|_| damaged("its format was never written"))?;
        if sealed.length().map_err(read_fault)? != layout.sealed() {
            return Err(damaged("its size is not that of its content"));
        }
        Ok(Self {
            name: file.name,
            file: sealed,
            opener,
            layout,
            length: file.length,
            position: 0,
            opened: None,
            chunk: Zeroizing::new(Vec::with_capacity(SEALED_CHUNK)),
        })
    }

    /// How many plain bytes there are.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The offset of the plain byte that is read next.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Goes on at this offset; behind the end there is nothing to read.
    pub fn seek(&mut self, position: u64) {
        self.position = position;
    }

    /// What is left of the chunk at the position, and goes to the next one; `None` at the end. One chunk is at most
    /// 64 KiB.
    ///
    /// # Errors
    /// [`FileFault::Damaged`], [`FileFault::Io`]; the position stays.
    pub fn next_chunk(&mut self) -> Result<Option<&[u8]>, FileFault> {
        if self.position >= self.length {
            return Ok(None);
        }
        let number = self.open_chunk()?;
        let begin = number * CHUNK as u64;
        let in_chunk = |position: u64| usize::try_from(position - begin).unwrap_or(CHUNK).min(CHUNK);
        let (from, to) = (in_chunk(self.position), in_chunk(self.length));
        self.position = begin + to as u64;
        Ok(Some(&self.chunk[from..to]))
    }

    /// Reads as many bytes as one chunk has and the buffer takes; gives how many, 0 at the end.
    ///
    /// # Errors
    /// As [`Self::next_chunk`].
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, FileFault> {
        let position = self.position;
        let Some(chunk) = self.next_chunk()? else { return Ok(0) };
        let count = chunk.len().min(buffer.len());
        buffer[..count].copy_from_slice(&chunk[..count]);
        self.position = position + count as u64;
        Ok(count)
    }

    /// Opens the chunk at the position, unless it is; gives its number.
    fn open_chunk(&mut self) -> Result<u64, FileFault> {
        let (number, place) = self.layout.chunk_at(self.position);
        if self.opened != Some(number) {
            self.opened = None;
            self.chunk.resize(place.size, 0);
            self.file.read_at(place.offset, &mut self.chunk).map_err(read_fault)?;
            self.opener
                .open(number, place.is_last, &mut self.chunk)
                .map_err(|_| damaged(format!("chunk {number} is not what was sealed there")))?;
            self.opened = Some(number);
        }
        Ok(number)
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("name", &self.name).finish_non_exhaustive()
    }
}
