//! Prints the ways between screens that the quick storms and a guided tour take, as JSON: what the journey map in
//! `docs/` is drawn from.

use std::{io, process::ExitCode};

use kabinet_core::testing::Way;
use kabinet_tests::storm::{Ground, QUICK, tour, walk_many};

fn main() -> ExitCode {
    let mut tally = walk_many(Way::REGISTRATION, 0..QUICK, None, Ground::Memory, |_| {});
    let toured = match tour() {
        Ok(map) => map,
        Err(broken) => {
            eprintln!("the tour: it does not hold that {}\n{}", broken.rule, broken.detail);
            return ExitCode::FAILURE;
        }
    };
    if let Some(failed) = tally.failed.first() {
        eprintln!("{failed}");
        return ExitCode::FAILURE;
    }
    tally.map.merge(toured);
    match serde_json::to_writer(io::stdout(), &tally.map) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
