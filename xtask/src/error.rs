//! What can keep a task from being done.

use std::{io, path::PathBuf};

/// Why a task was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read, written or made.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A program could not be started.
    #[error("{program} can't be started: {source}")]
    Start {
        /// Its name.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ended with another code than 0.
    #[error("{what} failed ({status})")]
    Failed {
        /// What was run.
        what: String,
        /// How it ended.
        status: String,
    },
    /// A file does not hold what it should.
    #[error("{}: {reason}", path.display())]
    Content {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Written files do not match what they are written from.
    #[error("stale: {}\nrun: {command}", files.join(", "))]
    Stale {
        /// The files, relative to the project.
        files: Vec<String>,
        /// What writes them anew.
        command: &'static str,
    },
    /// A tool is not there and can't be had by itself.
    #[error("{tool} is missing: {remedy}")]
    ToolMissing {
        /// The tool.
        tool: String,
        /// How to get it.
        remedy: String,
    },
    /// Tests, checks or tools did not pass; what exactly is printed already.
    #[error("{0}")]
    NotPassed(String),
    /// The person pressed Ctrl+C.
    #[error("interrupted")]
    Interrupted,
}

impl Error {
    /// Wraps an error of a file.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }

    /// A file with the wrong content.
    pub fn content(path: impl Into<PathBuf>, reason: &(impl ToString + ?Sized)) -> Self {
        Self::Content { path: path.into(), reason: reason.to_string() }
    }
}

/// What tasks return.
pub type Result<T> = std::result::Result<T, Error>;
