//! What `cargo xtask bench` measures. A process is one contender: for each line that it reads, a command and how often to
//! do it, it does one round and prints how long one time took, in nanoseconds. So the rounds of contenders in different
//! processes, in other languages too, can be held side by side in turn.

mod contender;
mod dispatch;
mod kept;
mod opening;
mod person;
#[allow(dead_code, reason = "the file is shared with benches/sqlcipher")]
mod plain;
mod portal;
mod rows;
mod typing;

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;

use contender::{BenchError, serve};

/// One contender of `cargo xtask bench`, in an empty folder of its own
#[derive(Parser)]
#[command(name = "kabinet-bench")]
enum Contender {
    /// Rows of the sealed store: write, read
    Sealed {
        /// An empty folder
        folder: PathBuf,
    },
    /// The same rows in plain `SQLite`: write, read
    Plain {
        /// An empty folder
        folder: PathBuf,
    },
    /// A phone that is switched on: core, store, plain. Prepares the folder where it is empty
    Opening {
        /// A folder that is empty, or prepared by an earlier run
        folder: PathBuf,
    },
    /// Text that is typed key by key: phone, name, password
    Typing {
        /// An empty folder
        folder: PathBuf,
    },
    /// Taps until the next screen is shown: dispatch, check
    Dispatch {
        /// An empty folder
        folder: PathBuf,
    },
    /// A phone that keeps much or little and is switched on: open, memory. Prepares the folder where it is empty
    Opened {
        /// A folder that is empty, or prepared by an earlier run
        folder: PathBuf,
        #[command(flatten)]
        amount: kept::Amount,
    },
    /// What happens on a phone that keeps much or little: tap, key, answer
    Events {
        /// An empty folder
        folder: PathBuf,
        #[command(flatten)]
        amount: kept::Amount,
    },
    /// Requests to the portal's process over many connections: ping, get, write
    Portal {
        /// An empty folder
        folder: PathBuf,
    },
    /// The process that the portal's contender asks
    #[command(hide = true)]
    Server {
        /// The portal's data folder
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Contender::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(contender: Contender) -> Result<(), BenchError> {
    match contender {
        Contender::Sealed { folder } => serve(&mut rows::Sealed::in_folder(&folder)?),
        Contender::Plain { folder } => serve(&mut rows::Plain::in_folder(&folder)?),
        Contender::Opening { folder } => serve(&mut opening::Opening::of(&folder)?),
        Contender::Typing { folder } => serve(&mut typing::Typing::in_folder(&folder)?),
        Contender::Dispatch { folder } => serve(&mut dispatch::Dispatch::in_folder(&folder)?),
        Contender::Opened { folder, amount } => serve(&mut kept::Opened::of(&folder, amount)?),
        Contender::Events { folder, amount } => serve(&mut kept::Events::in_folder(&folder, amount)?),
        Contender::Portal { folder } => serve(&mut portal::Load::on(&folder)?),
        Contender::Server { folder } => portal::server::run(&folder),
    }
}
