//! `cargo run -p mock-server`: the portal stand-in alone.

#![deny(clippy::print_stdout, clippy::print_stderr)] // They panic where nobody reads.

use clap::Parser;
use mock_server::cli::{PortalArgs, exit_code, run};
use mock_server::terminal::complain;
use std::process::ExitCode;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Портал-заглушка: API, консоль, `OpenAPI` / the portal stand-in: API, console, `OpenAPI`
#[derive(Parser)]
#[command(name = "mock-server", version)]
struct Arguments {
    #[command(flatten)]
    portal: PortalArgs,
}

fn main() -> ExitCode {
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).log_internal_errors(false);
    tracing_subscriber::registry().with(log).with(LevelFilter::INFO).init();
    let Arguments { portal } = Arguments::parse();
    // The database has one writer: requests wait in line for its thread, and what it does to its files is in one order.
    let runtime = tokio::runtime::Builder::new_multi_thread().max_blocking_threads(1).enable_all().build();
    match runtime {
        Ok(runtime) => exit_code(runtime.block_on(run(&portal)), portal.lang),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}
