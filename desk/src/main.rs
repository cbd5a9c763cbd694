//! `cargo run`: the portal stand-in with its console and a phone in the browser, all in one process on this machine.
//! `cargo run -- walk JOURNEY`: the same phone without a screen, driven by a script.

#![deny(clippy::print_stdout, clippy::print_stderr)] // They panic where nobody reads.

mod assets;
mod browser_phone;
mod desk;
mod device;
mod phone_routes;
mod phone_settings;
mod stand_clock;
mod walk;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mock_server::{
    cli::{PortalArgs, exit_code},
    terminal::complain,
};
use tracing_subscriber::{filter::LevelFilter, layer::SubscriberExt, util::SubscriberInitExt};

/// Кабинет: портал-стенд, консоль и телефон в браузере / the portal stand-in, its console and a phone in the browser
#[derive(Parser)]
#[command(name = "kabinet", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(flatten)]
    desk: PortalArgs,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Пройти путь без экрана / walk a journey without a screen
    Walk(walk::WalkArgs),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let level =
        std::env::var("KABINET_LOG").ok().and_then(|level| level.parse().ok()).unwrap_or(LevelFilter::WARN);
    tracing_subscriber::registry()
        .with(tracing_subscriber::fmt::layer().with_writer(std::io::stderr).log_internal_errors(false))
        .with(level)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            complain(&error.to_string());
            return ExitCode::FAILURE;
        }
    };
    match arguments.command {
        None => exit_code(runtime.block_on(desk::run(&arguments.desk)), arguments.desk.lang),
        Some(Command::Walk(walk)) => walk::run(&walk, &runtime),
    }
}
