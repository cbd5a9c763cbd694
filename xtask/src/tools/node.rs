//! Node.js in the cache folder: Debian 12 has an older one than the browser suite needs, but one that can fetch it.

use std::{
    env,
    ffi::OsString,
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use super::{State, version_of};
use crate::{
    error::{Error, Result},
    project::Project,
    run::{Ending, Invocation, Watcher, tail},
};

/// The oldest Node.js that runs the browser suite.
pub const OLDEST: (u32, u32) = (20, 0);
const PACKAGES: [&str; 2] = ["node@22.23.3", "npm@10.9.3"];
const BUDGET: Duration = Duration::from_mins(5);

/// The folder, made or not.
#[derive(Clone, Debug)]
pub struct CachedNode {
    folder: PathBuf,
}

impl CachedNode {
    /// The one folder of this machine.
    pub fn of(project: &Project) -> Self {
        Self { folder: project.cache.join("node") }
    }

    /// Whether the Node.js inside will do.
    pub fn state(&self) -> State {
        version_of(&self.programs().join("node").to_string_lossy(), &["--version"], Some(OLDEST))
    }

    /// Where `node` and `npm` are inside.
    fn programs(&self) -> PathBuf {
        self.folder.join("node_modules/.bin")
    }

    /// The search path for programs that are to find this Node.js first.
    pub fn search_path(&self) -> OsString {
        let others = env::var_os("PATH").unwrap_or_default();
        let folders = [self.programs()].into_iter().chain(env::split_paths(&others));
        // Only a folder with the separator in its name can't be joined; then the others must do.
        env::join_paths(folders).unwrap_or(others)
    }

    /// Fetches Node.js with the npm that is there.
    ///
    /// # Errors
    /// The registry is not reached, or the folder can't be written.
    pub fn make(&self, watcher: &Watcher) -> Result<()> {
        fs::create_dir_all(&self.folder).map_err(Error::file(&self.folder))?;
        say!("    fetching a newer Node.js into {}", self.folder.display());
        let log = self.folder.join("install.log");
        fs::write(&log, "").map_err(Error::file(&log))?;
        let install = Invocation::new("npm", &self.folder)
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .arg(&self.folder)
            .args(PACKAGES);
        let ending = watcher.watch(&install, Instant::now() + BUDGET, &log)?;
        if ending == Ending::Passed && matches!(self.state(), State::Found { .. }) {
            return Ok(());
        }
        say!("{}", tail(&log, 20));
        Err(Error::Failed { what: "npm install node".into(), status: format!("see {}", log.display()) })
    }
}
