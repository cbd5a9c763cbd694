//! Prints the words of the portal's refusals as JSON: what the table in `docs/` is made from.

use std::{io, process::ExitCode};

fn main() -> ExitCode {
    match serde_json::to_writer(io::stdout(), &mock_server::refusal_words()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
