//! Where what stands in a sealed file.
//!
//! `format (1) ‖ chunk ‖ chunk ‖ …`, each chunk sealed apart ([`crate::crypto::ChunkSealer`]): 64 KiB of plain bytes and
//! their tag. Behind the content stand zeros up to a multiple of 4 KiB, so that sizes tell little; an empty file is as
//! large as one of 4 KiB. Only the row knows the true length, and from it follow the file's size, the number of chunks
//! and which is the last.

use crate::crypto::ChunkSealer;

/// Plain bytes of a chunk, but for the last one.
pub const CHUNK: usize = 64 * 1024;
/// Plain bytes are padded to a multiple of this, which chunks are made of.
pub const STEP: usize = 4 * 1024;
/// Bytes before the first chunk.
pub const HEADER: usize = 1;
/// Bytes of a sealed chunk.
pub const SEALED_CHUNK: usize = CHUNK + ChunkSealer::OVERHEAD;

/// Where the parts of a file stand that holds so many plain bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    padded: u64,
    sealed: u64,
}

/// A chunk in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Where it begins.
    pub offset: u64,
    /// How many bytes it has with its tag.
    pub size: usize,
    /// It is the last one.
    pub is_last: bool,
}

impl Layout {
    /// The layout of a file of `length` plain bytes; none when no file is so long.
    pub fn of(length: u64) -> Option<Self> {
        let padded = length.max(1).checked_next_multiple_of(STEP as u64)?;
        let tags = padded.div_ceil(CHUNK as u64).checked_mul(ChunkSealer::OVERHEAD as u64)?;
        let sealed = padded.checked_add(tags)?.checked_add(HEADER as u64)?;
        Some(Self { padded, sealed })
    }

    /// The size of the sealed file.
    pub fn sealed(self) -> u64 {
        self.sealed
    }

    /// The chunk that holds the plain byte at `position`, and its number. The position is within the file.
    pub fn chunk_at(self, position: u64) -> (u64, Place) {
        let number = position / CHUNK as u64;
        let rest = self.padded - number * CHUNK as u64;
        let plain = usize::try_from(rest).unwrap_or(CHUNK).min(CHUNK);
        let offset = HEADER as u64 + number * SEALED_CHUNK as u64;
        let is_last = rest <= CHUNK as u64;
        (number, Place { offset, size: plain + ChunkSealer::OVERHEAD, is_last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_come_in_steps() {
        let sealed = |length| Layout::of(length).unwrap().sealed();
        assert_eq!([sealed(0), sealed(1), sealed(4_096)], [1 + 4_096 + 16; 3]);
        assert_eq!([sealed(4_097), sealed(8_192)], [1 + 8_192 + 16; 2]);
        assert_eq!([sealed(65_535), sealed(65_536)], [1 + 65_536 + 16; 2]);
        assert_eq!(sealed(65_537), 1 + 65_536 + 16 + 4_096 + 16);
        assert_eq!(Layout::of(u64::MAX), None);
    }

    #[test]
    fn chunks_follow_each_other() {
        let layout = Layout::of(2 * 65_536 + 1).unwrap();
        let place = |offset, size, is_last| Place { offset, size, is_last };
        assert_eq!(layout.chunk_at(0), (0, place(1, 65_552, false)));
        assert_eq!(layout.chunk_at(65_535), (0, place(1, 65_552, false)));
        assert_eq!(layout.chunk_at(65_536), (1, place(65_553, 65_552, false)));
        assert_eq!(layout.chunk_at(131_072), (2, place(131_105, 4_112, true)));
        assert_eq!(Layout::of(131_072).unwrap().chunk_at(131_071), (1, place(65_553, 65_552, true)));
    }
}
