//! cargo-deny in the cache folder: Debian has none, crates.io has its source.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use super::{State, version_of};
use crate::{
    error::{Error, Result},
    project::{Project, cargo},
    run::{Ending, Invocation, Watcher, tail},
};

const VERSION: &str = "0.20.2";
/// The oldest that reads `deny.toml`.
const OLDEST: (u32, u32) = (0, 20);
const BUDGET: Duration = Duration::from_mins(10);

/// The program, there or not.
#[derive(Clone, Debug)]
pub struct CargoDeny {
    folder: PathBuf,
}

impl CargoDeny {
    /// The one of this machine.
    pub fn of(project: &Project) -> Self {
        Self { folder: project.cache.join("cargo-deny") }
    }

    /// Whether the one on the path or in the cache folder will do.
    pub fn state(&self) -> State {
        let native = version_of("cargo-deny", &["--version"], Some(OLDEST));
        if matches!(native, State::Found { .. }) {
            return native;
        }
        match version_of(&self.cached().to_string_lossy(), &["--version"], Some(OLDEST)) {
            State::Found { version } => State::Found { version: format!("{version}, in the cache folder") },
            State::TooOld { .. } | State::Missing => native,
        }
    }

    /// Compiles it. Without optimisation that takes a third of the time, and it has little to do.
    ///
    /// # Errors
    /// crates.io is not reached, or it does not compile.
    pub fn make(&self, watcher: &Watcher) -> Result<()> {
        fs::create_dir_all(&self.folder).map_err(Error::file(&self.folder))?;
        say!("    compiling cargo-deny into {} (about a minute, once)", self.folder.display());
        let log = self.folder.join("install.log");
        fs::write(&log, "").map_err(Error::file(&log))?;
        let install = Invocation::new(cargo(), &self.folder)
            .args(["install", "--locked", "--debug", "--version", VERSION, "--root"])
            .arg(&self.folder)
            .arg("cargo-deny")
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        let ending = watcher.watch(&install, Instant::now() + BUDGET, &log)?;
        if ending == Ending::Passed && matches!(self.state(), State::Found { .. }) {
            return Ok(());
        }
        say!("{}", tail(&log, 20));
        Err(Error::Failed {
            what: "cargo install cargo-deny".into(),
            status: format!("see {}", log.display()),
        })
    }

    /// Looks at what the project is built from, without asking the network.
    pub fn check(&self, project: &Project) -> Invocation {
        let cached = self.cached();
        let program = if cached.is_file() { cached } else { "cargo-deny".into() };
        Invocation::new(program, &project.root).args([
            "--offline",
            "--locked",
            "check",
            "licenses",
            "bans",
            "sources",
        ])
    }

    fn cached(&self) -> PathBuf {
        self.folder.join("bin/cargo-deny")
    }
}
