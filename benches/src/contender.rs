//! The protocol of a contender, and what can keep one from its round.

use std::{
    io::{self, BufRead, Write},
    time::Duration,
};

use kabinet_core::{KabinetError, ports::StoreFault, testing::NotShown};
use mock_server::OpenError;

/// Why there is no figure.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The system refused something.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// `SQLite` did.
    #[error("{0}")]
    Sql(#[from] rusqlite::Error),
    /// The phone's store did.
    #[error("{0}")]
    Store(#[from] StoreFault),
    /// The core did.
    #[error("{0}")]
    Core(#[from] KabinetError),
    /// A screen did not come.
    #[error("{0}")]
    NotShown(#[from] NotShown),
    /// The portal did not open.
    #[error("{0}")]
    Portal(#[from] OpenError),
    /// A request was not answered.
    #[error("{0}")]
    Request(#[from] reqwest::Error),
    /// The line is no command of this contender.
    #[error("no such command: {0}")]
    UnknownCommand(String),
    /// Something is not as it must be for the figure to mean anything.
    #[error("{0}")]
    Unfit(String),
}

/// Something whose rounds are measured.
pub trait Contender {
    /// Does what `command` names `count` times; gives how long one time took.
    ///
    /// # Errors
    /// [`BenchError`]: there is no figure then.
    fn round(&mut self, command: &str, count: u32) -> Result<Duration, BenchError>;
}

/// Answers every line with the nanoseconds of a round, to the end of the input.
///
/// # Errors
/// The first round that gave no figure.
pub fn serve(contender: &mut impl Contender) -> Result<(), BenchError> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let unknown = || BenchError::UnknownCommand(line.clone());
        let (command, count) = line.split_once(' ').ok_or_else(unknown)?;
        let count: u32 = count.parse().ok().filter(|count| *count > 0).ok_or_else(unknown)?;
        let each = contender.round(command, count)?;
        let mut output = io::stdout().lock();
        writeln!(output, "{}", each.as_nanos())?;
        output.flush()?;
    }
    Ok(())
}
