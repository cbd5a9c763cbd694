//! The sealed files under kills, failing disks and power losses: `files` in the place of a journey.
//!
//! No journey keeps files, so a process of its own does: it writes some, names them in commits, reads and removes them,
//! and prints how many commits were accepted. Whatever happens to it, what the rows then name must be whole, to the byte,
//! and the rows those of the last accepted commit or the next.

mod keeper;
mod power;
mod script;
mod sweep;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitStatus,
    time::Duration,
};

pub use keeper::keep;
pub use power::run as power_loss;
pub use sweep::run as sweep;

use crate::process::{Running, Tracing, command};

/// The name that stands in the place of a journey's.
pub const JOURNEY: &str = "files";
/// The subcommand that is the process.
pub const PROCESS: &str = "keep-files";
/// How the process ends that was refused something and said so.
pub const REFUSED: u8 = 3;

/// A process that takes longer hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a process did.
struct Kept {
    /// How many commits it said were accepted.
    commits: usize,
    /// How it ended; none when it had to be stopped.
    status: Option<ExitStatus>,
    /// What it said besides.
    said: String,
}

/// Runs the process with its data in a folder of `folder`; its outputs and strace's log go beside it, under `name`.
fn run_process(folder: &Path, tracing: Tracing<'_>, name: &str, planted: Option<&str>) -> io::Result<Kept> {
    let [stdout, stderr] = ["out", "err"].map(|ending| folder.join(format!("{name}.{ending}")));
    let program = std::env::current_exe()?;
    let mut command = command(&program, tracing, &folder.join(format!("{name}.strace")));
    command.arg(PROCESS).arg(data(folder));
    if let Some(bug) = planted {
        command.env("KABINET_PLANT", bug);
    }
    let mut running = Running::start(command, &stdout, &stderr)?;
    let status = running.wait(PATIENCE, || false)?;
    if status.is_none() {
        running.kill();
    }
    let commits = fs::read_to_string(&stdout)?.matches('\n').count();
    Ok(Kept { commits, status, said: fs::read_to_string(&stderr)? })
}

/// Where the data of a process lie.
fn data(folder: &Path) -> PathBuf {
    folder.join("phone-data")
}
