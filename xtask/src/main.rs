//! `cargo xtask`: everything about this project that is not one Cargo command.

#![deny(clippy::print_stdout, clippy::print_stderr)] // They panic where nobody reads.

#[macro_use]
mod terminal;

mod bench;
mod bindings;
mod crash;
mod docs;
mod doctor;
mod error;
mod folder;
mod fuzz;
mod generated;
mod kotlin_classes;
mod phone;
mod project;
mod run;
mod test;
mod tokens;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::Error;
use project::Project;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Tests, checks and generated files of Kabinet"
)]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run the tests: print the plan, get missing tools where possible, run, sum up
    Test(test::Options),
    /// List the tools with their versions, or how to get them
    Doctor,
    /// Build the library of the phones and write its Kotlin and Swift sides
    Bindings(bindings::Options),
    /// Write colours, sizes and icons for the web, Kotlin and Swift from docs/design
    Tokens {
        /// Write nothing; fail when a file is stale
        #[arg(long)]
        check: bool,
    },
    /// Write the generated documents of docs/
    Docs(docs::Options),
    /// Measure speed and size side by side with what they are held against, and write docs/bench.md
    Bench(bench::Options),
    /// Open the Compose phone in a window, against a portal stand-in that runs
    Phone(phone::Options),
    /// Kill phone and portal, and fail the phone's writes, at every system call of a journey that changes a file
    Sweep(crash::Options),
    /// Open what the phone's disk may hold when the power goes at any moment of a journey
    PowerLoss(crash::Options),
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    let done = Project::find().and_then(|project| match line.task {
        Task::Test(options) => test::run(&project, &options),
        Task::Doctor => doctor::run(&project),
        Task::Bindings(options) => bindings::run(&project, options),
        Task::Tokens { check } => tokens::run(&project, check),
        Task::Docs(options) => docs::run(&project, options),
        Task::Bench(options) => bench::run(&project, &options),
        Task::Phone(options) => phone::run(&project, &options),
        Task::Sweep(options) => crash::run(&project, "sweep", options),
        Task::PowerLoss(options) => crash::run(&project, "power-loss", options),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Error::Interrupted) => {
            complain!("interrupted; everything that was started is ended");
            ExitCode::from(130)
        }
        Err(failure) => {
            let text = failure.to_string();
            if !text.is_empty() {
                complain!("{text}");
            }
            ExitCode::FAILURE
        }
    }
}
