//! `cargo xtask sweep` and `cargo xtask power-loss`: build what the proofs of `tests/crash` need, and run them.

use std::ffi::OsString;

use crate::{
    error::Result,
    project::{Project, TEST_FEATURES, cargo},
    run::Invocation,
    tools::Tool,
};

/// The program that proves. It knows the core's types; this one does not, so that it compiles in seconds.
pub const PROGRAM: &str = "kabinet-crash";

/// What the program is told.
#[derive(Clone, Debug, clap::Args)]
#[command(disable_help_flag = true)]
pub struct Options {
    /// The journey, a name of `kabinet walk --list`, or `files`; and options: see --help behind it
    #[arg(value_name = "JOURNEY", trailing_var_arg = true, allow_hyphen_values = true, required = true)]
    arguments: Vec<OsString>,
}

/// Runs a proof by its name.
///
/// # Errors
/// strace is missing, something does not compile, or what is to be proven is not so.
pub fn run(project: &Project, proof: &str, options: Options) -> Result<()> {
    Tool::Strace.require(project)?;
    Invocation::new(cargo(), &project.root)
        .args(["build", "--quiet", "--workspace", "--all-targets", "--features", TEST_FEATURES])
        .run()?;
    Invocation::new(project.artifacts().join(PROGRAM), &project.root).arg(proof).args(options.arguments).run()
}
