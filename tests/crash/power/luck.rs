//! Ways in which a power loss may hit: the two ends, torn writes, and anything between by chance.

use std::fmt;

use kabinet_core::{ports::Rng as _, testing::SeededRng};

use super::disk::Luck;

/// One way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fate {
    /// What becomes of bytes that were not synced.
    pub bytes: Bytes,
    /// What becomes of names that were not synced.
    pub names: Names,
}

/// What becomes of bytes that were not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bytes {
    /// They are lost.
    Lost,
    /// They are there.
    Kept,
    /// They are there, but of the last write only a part.
    Torn {
        /// Chooses the part.
        seed: u64,
    },
    /// Some are there.
    Some {
        /// Chooses which.
        seed: u64,
    },
}

/// What becomes of names that were not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Everything that was made, moved or removed since is undone.
    Lost,
    /// Nothing is.
    Kept,
    /// The later ones are undone.
    Some {
        /// Chooses how many.
        seed: u64,
    },
}

impl Fate {
    /// Everything is there.
    pub const KEPT: Self = Self { bytes: Bytes::Kept, names: Names::Kept };

    /// The ways that are tried at a moment; `subsets` of them are drawn by chance.
    pub fn all(seed: u64, subsets: u64) -> impl Iterator<Item = Self> {
        let ends = [Bytes::Lost, Bytes::Kept, Bytes::Torn { seed }, Bytes::Torn { seed: seed ^ 1 }];
        let both =
            ends.into_iter().flat_map(|bytes| [Names::Lost, Names::Kept].map(|names| Self { bytes, names }));
        both.chain((0..subsets).map(move |number| {
            let seed = seed.wrapping_add(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            Self { bytes: Bytes::Some { seed }, names: Names::Some { seed } }
        }))
    }

    /// The luck of this way.
    pub fn luck(self) -> Drawn {
        let seed = match (self.bytes, self.names) {
            (Bytes::Torn { seed } | Bytes::Some { seed }, _) | (_, Names::Some { seed }) => seed,
            _ => 0,
        };
        let mut drawn = Drawn { fate: self, rng: SeededRng::new(seed), likelihood: 0 };
        drawn.likelihood = drawn.below(101);
        drawn
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bytes {
            Bytes::Lost => write!(f, "unsynced bytes lost")?,
            Bytes::Kept => write!(f, "unsynced bytes kept")?,
            Bytes::Torn { .. } => write!(f, "last write torn")?,
            Bytes::Some { seed } => write!(f, "some unsynced bytes lost ({seed:#x})")?,
        }
        match self.names {
            Names::Lost => write!(f, ", unsynced names lost"),
            Names::Kept => write!(f, ", unsynced names kept"),
            Names::Some { .. } => write!(f, ", some unsynced names lost"),
        }
    }
}

/// Luck as a way has it.
pub struct Drawn {
    fate: Fate,
    rng: SeededRng,
    /// How likely a pending change is left, in hundredths.
    likelihood: u64,
}

impl Drawn {
    fn below(&mut self, end: u64) -> u64 {
        let mut bytes = [0; 8];
        // Seeded randomness does not run dry.
        let _ = self.rng.fill(&mut bytes);
        u64::from_le_bytes(bytes) % end.max(1)
    }
}

impl Luck for Drawn {
    fn names(&mut self, pending: usize) -> usize {
        match self.fate.names {
            Names::Lost => 0,
            Names::Kept => pending,
            Names::Some { .. } => usize::try_from(self.below(pending as u64 + 1)).unwrap_or(pending),
        }
    }

    fn keeps(&mut self) -> bool {
        match self.fate.bytes {
            Bytes::Lost => false,
            Bytes::Kept | Bytes::Torn { .. } => true,
            Bytes::Some { .. } => self.below(100) < self.likelihood,
        }
    }

    fn cut(&mut self, is_last: bool, cuts: usize) -> Option<usize> {
        let is_torn = match self.fate.bytes {
            Bytes::Lost | Bytes::Kept => false,
            Bytes::Torn { .. } => is_last,
            Bytes::Some { .. } => self.below(8) == 0,
        };
        (is_torn && cuts > 0).then(|| usize::try_from(self.below(cuts as u64)).unwrap_or(0))
    }
}
