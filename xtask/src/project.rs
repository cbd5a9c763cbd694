//! Where things are.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::error::{Error, Result};

/// The features with which every suite compiles the workspace, so that nothing is compiled twice.
pub const TEST_FEATURES: &str = "kabinet-bindings/shell-tests";

/// What keeps Maven from judging how the sources look: the suite that tests the boundary does it once for all.
pub const UNLINTED: [&str; 2] = ["-Dmaven.antrun.skip=true", "-Dexec.skip=true"];

/// What Cargo is asked for to have core and bindings with the features that stores get. The other packages are named for
/// the features of theirs alone: with them, every dependency is the one that the suites have compiled already. The core
/// is only looked at and not run for long, so it is not optimised.
pub const STORE_FEATURES: [&str; 13] = [
    "-p",
    "kabinet-core",
    "-p",
    "kabinet-bindings",
    "-p",
    "kabinet-bindgen",
    "-p",
    "mock-server",
    "-p",
    "xtask",
    "--no-default-features",
    "--config",
    "profile.dev.package.kabinet-core.opt-level=0",
];

/// The project on this machine.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Where Cargo builds.
    pub target: PathBuf,
    /// Downloads and the Swift root: outside the project, shared by all its copies.
    pub cache: PathBuf,
}

impl Project {
    /// Finds the project this program was built from.
    ///
    /// # Errors
    /// Cargo can't be asked for the target folder, or there is no home folder for the cache.
    pub fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = package.parent().unwrap_or(&package).to_path_buf();
        let target = target_folder(&root)?;
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
            .ok_or_else(|| Error::NotPassed("neither XDG_CACHE_HOME nor HOME is set".into()))?
            .join("kabinet");
        Ok(Self { root, target, cache })
    }

    /// Where `cargo build` leaves programs and libraries of the dev profile.
    pub fn artifacts(&self) -> PathBuf {
        self.target.join("debug")
    }

    /// A path below the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }
}

#[derive(serde::Deserialize)]
struct Metadata {
    target_directory: PathBuf,
}

fn target_folder(root: &Path) -> Result<PathBuf> {
    let program = cargo();
    let output = Command::new(&program)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root)
        .output()
        .map_err(|source| Error::Start { program: program.clone(), source })?;
    if !output.status.success() {
        return Err(Error::Failed { what: "cargo metadata".into(), status: output.status.to_string() });
    }
    serde_json::from_slice::<Metadata>(&output.stdout)
        .map(|metadata| metadata.target_directory)
        .map_err(|reason| Error::content(root, &reason))
}

/// The Cargo that runs this program, else the one on the path.
pub fn cargo() -> String {
    env::var("CARGO").unwrap_or_else(|_| "cargo".into())
}

/// Reads a text file.
///
/// # Errors
/// The file can't be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Error::file(path))
}

/// Writes a text file and the folders above it, unless it holds just that already.
///
/// # Errors
/// It can't be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file(folder))?;
    }
    fs::write(path, text).map_err(Error::file(path))
}
