//! `cargo xtask doctor`: which tools are there, and how to get the others.

use crate::{
    error::{Error, Result},
    project::Project,
    tools::{State, Tool, debian::Debian, install::Prospect},
};

/// Prints one line a tool.
///
/// # Errors
/// A tool is not there.
pub fn run(project: &Project) -> Result<()> {
    let debian = Debian::as_root();
    let mut missing = 0;
    for tool in Tool::ALL {
        match tool.state(project) {
            State::Found { version } => say!("  ok       {:<15} {version}", tool.to_string()),
            State::Missing | State::TooOld { .. } => {
                missing += 1;
                let how = match Prospect::of(tool, project, debian.as_ref()) {
                    Prospect::WillInstall => "cargo xtask test installs it".into(),
                    Prospect::Absent(remedy) => remedy,
                    Prospect::Ready => "it has just come".into(),
                };
                say!("  missing  {:<15} {how}", tool.to_string());
            }
        }
    }
    say!("cache: {}", project.cache.display());
    if missing == 0 { Ok(()) } else { Err(Error::NotPassed(format!("{missing} missing"))) }
}
