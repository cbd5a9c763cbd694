//! What the process does.

use std::collections::BTreeSet;

use kabinet_core::{ports::Rng as _, testing::SeededRng};

/// One thing that it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Writes a file of so many bytes, names it in a commit and reads it back.
    Write {
        /// Its number.
        number: u32,
        /// How long it is.
        length: usize,
    },
    /// Removes a file: its row first.
    Remove {
        /// Its number.
        number: u32,
    },
    /// Leaves an unfinished file and one that no row names, as a kill would.
    Leave,
    /// Sweeps, as at an opening.
    Sweep,
}

/// What it does, in order. The lengths are those of one, two and three chunks, and of none.
pub const SCRIPT: &[Step] = &[
    Step::Write { number: 1, length: 140_000 },
    Step::Write { number: 2, length: 0 },
    Step::Remove { number: 1 },
    Step::Leave,
    Step::Sweep,
    Step::Write { number: 3, length: 65_536 },
    Step::Remove { number: 2 },
    Step::Write { number: 4, length: 65_537 },
];

/// What stands in a file.
pub fn content(number: u32, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    // Seeded randomness does not run dry.
    let _ = SeededRng::new(number.into()).fill(&mut bytes);
    bytes
}

/// What must stand in the file with this number; none when the script writes no such file.
pub fn content_of(number: u32) -> Option<Vec<u8>> {
    SCRIPT.iter().find_map(|step| match *step {
        Step::Write { number: written, length } if written == number => Some(content(number, length)),
        _ => None,
    })
}

/// The files that are named after each commit, before the first one too.
pub fn states() -> Vec<BTreeSet<u32>> {
    let mut states = vec![BTreeSet::new()];
    for step in SCRIPT {
        let mut state = states.last().cloned().unwrap_or_default();
        let is_changed = match *step {
            Step::Write { number, .. } => state.insert(number),
            Step::Remove { number } => state.remove(&number),
            Step::Leave | Step::Sweep => false,
        };
        if is_changed {
            states.push(state);
        }
    }
    states
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_commit_changes_which_files_there_are() {
        let states = states();
        assert_eq!(states.len(), 7);
        assert_eq!(states.last(), Some(&[3, 4].into()));
        assert!(states.windows(2).all(|two| two[0] != two[1]));
        assert_eq!(content_of(3).map(|bytes| bytes.len()), Some(65_536));
        assert_eq!(content_of(9), None);
    }
}
