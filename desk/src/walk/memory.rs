//! What the citizen remembers of their journey when the phone does not: a file a milestone, beside the citizen's own.

use std::{io, path::PathBuf};

use mock_server::write_private;

/// Something the citizen has done and knows.
#[derive(Clone, Copy, Debug)]
pub enum Milestone {
    /// They have seen their account.
    HasAccount,
    /// They have left it and want back in.
    HasSignedOut,
}

impl Milestone {
    fn file(self) -> &'static str {
        match self {
            Self::HasAccount => "has-account",
            Self::HasSignedOut => "has-signed-out",
        }
    }
}

/// The memory of a data folder's citizen.
pub struct Memory(pub PathBuf);

impl Memory {
    /// Whether they remember it.
    pub fn holds(&self, milestone: Milestone) -> bool {
        self.0.join(milestone.file()).exists()
    }

    /// They will remember it.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn keep(&self, milestone: Milestone) -> io::Result<()> {
        write_private(&self.0.join(milestone.file()), &[])
    }
}
