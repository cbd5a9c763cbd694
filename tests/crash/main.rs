//! `cargo xtask sweep` and `cargo xtask power-loss`: what a phone and a portal keep when they are cut short.
//!
//! A journey is walked by a process of its own, as `kabinet walk` does it, and `strace` writes down what that process
//! does to its files. Then it is walked again and again, and each time struck at another one of these calls.

mod files;
mod judge;
mod lab;
mod point;
mod portal;
mod power;
mod process;
mod report;
mod strace;
mod sweep;
mod walk;

use std::{
    io,
    num::NonZeroUsize,
    path::PathBuf,
    process::ExitCode,
    sync::{Arc, atomic::AtomicBool},
    thread,
    time::Instant,
};

use clap::{Args, Parser, Subcommand};

use lab::{Lab, LabError};
use point::{Point, Strike};

/// Of images that fail so many are shown.
const MOST_SHOWN: usize = 5;

#[derive(Parser)]
#[command(name = "kabinet-crash", about = "Cuts phones and portals short, and looks at what they kept")]
struct CommandLine {
    #[command(subcommand)]
    proof: Proof,
}

#[derive(Subcommand)]
enum Proof {
    /// Kill the processes, and fail their writes, at every system call that changes a file
    Sweep(SweepArgs),
    /// Open what a disk may hold when the power goes at any moment
    PowerLoss(PowerLossArgs),
    /// Keep files, as a process that is struck
    #[command(name = files::PROCESS, hide = true)]
    KeepFiles {
        /// Where the phone's data are
        data: PathBuf,
    },
}

#[derive(Args)]
struct SweepArgs {
    /// The journey, a name of `kabinet walk --list`; or `files`, for the sealed files
    journey: String,
    /// Only these: kill, enospc, eio (at the phone), portal (killed)
    #[arg(long, value_name = "STRIKE", value_delimiter = ',', num_args = 1..)]
    only: Vec<Strike>,
    /// Try every K-th point only
    #[arg(long, value_name = "K", default_value = "1")]
    sample: NonZeroUsize,
    /// Try this point only, as a failure names it
    #[arg(long)]
    point: Option<Point>,
    /// How many points at a time; as many as there are processors without it
    #[arg(long)]
    jobs: Option<NonZeroUsize>,
}

#[derive(Args)]
struct PowerLossArgs {
    /// The journey, a name of `kabinet walk --list`; or `files`, for the sealed files
    journey: String,
    /// How many ways to lose unsynced writes are drawn by chance at each moment
    #[arg(long, value_name = "N", default_value_t = 400)]
    subsets: u64,
    /// Chooses those ways
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Keep the images that fail in this folder
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// How many images at a time; as many as there are processors without it
    #[arg(long)]
    jobs: Option<NonZeroUsize>,
}

fn main() -> ExitCode {
    let proven = match CommandLine::parse().proof {
        Proof::Sweep(arguments) => interruptible(|interrupted| sweep(arguments, interrupted)),
        Proof::PowerLoss(arguments) => interruptible(|interrupted| power_loss(arguments, interrupted)),
        Proof::KeepFiles { data } => return files::keep(&data),
    };
    match proven {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn interruptible(proof: impl FnOnce(&AtomicBool) -> Result<bool, LabError>) -> Result<bool, LabError> {
    proof(&*interruption()?)
}

fn sweep(arguments: SweepArgs, interrupted: &AtomicBool) -> Result<bool, LabError> {
    let started = Instant::now();
    let options = sweep::Options {
        only: arguments.only,
        sample: arguments.sample.get(),
        point: arguments.point,
        jobs: jobs(arguments.jobs),
    };
    let lab = Lab::new(&arguments.journey)?;
    let is_files = arguments.journey == files::JOURNEY;
    let report = if is_files { files::sweep } else { sweep::run }(&lab, &options, interrupted)?;
    print!("{report}");
    Ok(verdict(report.passed(), started))
}

fn power_loss(arguments: PowerLossArgs, interrupted: &AtomicBool) -> Result<bool, LabError> {
    let started = Instant::now();
    let lab = Lab::new(&arguments.journey)?;
    let options = power::Options {
        subsets: arguments.subsets,
        seed: arguments.seed,
        jobs: jobs(arguments.jobs),
        keep: arguments.keep,
    };
    let is_files = arguments.journey == files::JOURNEY;
    let [full, normal] = if is_files { files::power_loss } else { power::run }(&lab, &options, interrupted)?;
    for bad in full.bad.iter().take(MOST_SHOWN) {
        println!("  FAILED {bad}");
    }
    println!("{full}\n{normal}, as it must be");
    if normal.is_good() {
        println!("  FAILED what was not synced was lost, and nothing noticed");
    }
    Ok(verdict(full.is_good() && !normal.is_good(), started))
}

fn verdict(passed: bool, started: Instant) -> bool {
    println!("{} in {:.0} s", if passed { "passed" } else { "FAILED" }, started.elapsed().as_secs_f64());
    passed
}

fn jobs(asked: Option<NonZeroUsize>) -> usize {
    asked.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Set when the person presses Ctrl+C: what was started is ended, and what was written is removed.
fn interruption() -> io::Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, interrupted.clone())?;
    }
    Ok(interrupted)
}
