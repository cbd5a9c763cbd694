//! The API tester in the cache folder: a Python of its own, with exactly the packages that the project names.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use super::{State, version_of};
use crate::{
    error::{Error, Result},
    project::{self, Project},
    run::{Ending, Invocation, Watcher, tail},
};

const BUDGET: Duration = Duration::from_mins(5);

/// The folder, made or not.
#[derive(Clone, Debug)]
pub struct CachedSchemathesis {
    folder: PathBuf,
    /// The packages with their versions, as the project names them.
    wanted: PathBuf,
}

impl CachedSchemathesis {
    /// The one folder of this machine.
    pub fn of(project: &Project) -> Self {
        Self {
            folder: project.cache.join("schemathesis"),
            wanted: project.path("tests/contract/requirements.txt"),
        }
    }

    /// Whether it is there with the packages that are wanted now.
    pub fn state(&self) -> State {
        let is_current = matches!(
            (project::read(&self.made_for()), project::read(&self.wanted)),
            (Ok(made), Ok(wanted)) if made == wanted
        );
        if is_current { version_of(&self.program("st"), &["--version"], None) } else { State::Missing }
    }

    /// The Python inside, for programs that use its packages.
    pub fn python(&self) -> String {
        self.program("python")
    }

    fn program(&self, name: &str) -> String {
        self.folder.join("bin").join(name).to_string_lossy().into_owned()
    }

    /// Written last: what the folder was made for.
    fn made_for(&self) -> PathBuf {
        self.folder.join("requirements.txt")
    }

    /// Makes the folder with the Python that is there, and fetches the packages.
    ///
    /// # Errors
    /// The registry is not reached, or the folder can't be written.
    pub fn make(&self, project: &Project, watcher: &Watcher) -> Result<()> {
        say!("    fetching schemathesis into {}", self.folder.display());
        // Beside the folder, which the first step empties.
        let log = self.folder.with_extension("log");
        fs::write(&log, "").map_err(Error::file(&log))?;
        let steps = [
            Invocation::new("python3", &project.root).args(["-m", "venv", "--clear"]).arg(&self.folder),
            Invocation::new(self.python(), &project.root)
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
                .arg(&self.wanted),
        ];
        let deadline = Instant::now() + BUDGET;
        for step in steps {
            if watcher.watch(&step, deadline, &log)? != Ending::Passed {
                say!("{}", tail(&log, 20));
                return Err(Error::Failed {
                    what: "pip install schemathesis".into(),
                    status: format!("see {}", log.display()),
                });
            }
        }
        project::write(&self.made_for(), &project::read(&self.wanted)?)
    }
}
