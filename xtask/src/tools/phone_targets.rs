//! Rust's standard library for the systems of both phones: rustup's, else its sources of Debian sid, which lie in the
//! folder where Swift is and are compiled along.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use super::{State, debian::Debian, swift_root::SwiftRoot};
use crate::{
    error::{Error, Result},
    project::{Project, cargo},
    run::{Ending, Invocation, Watcher, on_path},
};

/// What Rust calls the two systems.
const TARGETS: [&str; 2] = ["aarch64-linux-android", "aarch64-apple-ios"];
/// The packages, and the library with the features that stores get.
const WHAT: [&str; 5] = ["-p", "kabinet-core", "-p", "kabinet-bindings", "--no-default-features"];
/// Programs in place of the phones' C compilers, which a check does not need.
const STAND_INS: &str = "tests/c-stand-in";
const BUDGET: Duration = Duration::from_mins(5);

/// What a person does to have both.
pub fn remedy() -> String {
    format!("rustup target add {}", TARGETS.join(" "))
}

/// Whether the standard library is there for both.
pub fn state(project: &Project) -> State {
    if native() {
        return State::Found { version: TARGETS.join(", ") };
    }
    if SwiftRoot::of(project).has_rust_sources() {
        return State::Found { version: "sources, in the folder of Debian sid".into() };
    }
    State::Missing
}

fn native() -> bool {
    TARGETS.iter().all(|target| {
        let asked = Command::new("rustc").args(["--print", "target-libdir", "--target", target]).output();
        asked.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
    })
}

/// Asks rustup for both; where there is no rustup, or it reaches nothing, gets the sources.
///
/// # Errors
/// The sources can't be had either.
pub fn make(project: &Project, debian: &Debian, watcher: &Watcher) -> Result<()> {
    let log = project.cache.join("phone-targets.log");
    if on_path("rustup").is_some() {
        let add = Invocation::new("rustup", &project.root).args(["target", "add"]).args(TARGETS);
        let ending = watcher.watch(&add, Instant::now() + BUDGET, &log)?;
        if ending == Ending::Passed && native() {
            return Ok(());
        }
        say!("    rustup did not get them (see {}); taking Debian's sources", log.display());
    }
    let root = SwiftRoot::of(project);
    root.make(debian, watcher)?;
    root.add_rust_sources(watcher)?;
    match state(project) {
        State::Found { .. } => Ok(()),
        State::TooOld { .. } | State::Missing => {
            Err(Error::ToolMissing { tool: "Rust for the phones".into(), remedy: remedy() })
        }
    }
}

/// Compiles core and bindings for both systems as far as that goes without their C compilers and linkers.
pub fn check(project: &Project) -> Invocation {
    let targets = TARGETS.iter().flat_map(|target| ["--target", target]);
    let arguments: Vec<_> = ["check", "--locked"].into_iter().chain(WHAT).chain(targets).collect();
    if native() {
        let folder = project.path(STAND_INS);
        let check = Invocation::new(cargo(), &project.root).args(arguments);
        return variables(&folder).into_iter().fold(check, |check, (name, value)| check.env(name, value));
    }
    let variables = variables(&SwiftRoot::inside(STAND_INS)).into_iter();
    let variables: Vec<_> = variables.map(|(name, value)| format!("{name}={value}")).collect();
    // `-Z` is for those who develop Rust itself; a compiler that is told to bootstrap takes it.
    let script = format!(
        "exec env RUSTC_BOOTSTRAP=1 {} cargo {} -Zbuild-std=std,panic_unwind",
        variables.join(" "),
        arguments.join(" ")
    );
    let shown = format!("cargo {} (with the sources of Debian sid)", arguments.join(" "));
    SwiftRoot::of(project).rust_invocation(project, &script).shown_as(shown)
}

/// What tells build scripts to take the stand-ins.
fn variables(folder: &Path) -> Vec<(String, String)> {
    let program = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let of_target = |target: &str| {
        let target = target.replace('-', "_");
        [("CC", program("cc")), ("AR", program("ar")), ("RANLIB", "true".to_owned())]
            .map(|(tool, value)| (format!("{tool}_{target}"), value))
    };
    // Where Apple's headers would be; without it, a program of Apple's is asked.
    let sdk = ("SDKROOT".to_owned(), folder.to_string_lossy().into_owned());
    TARGETS.into_iter().flat_map(of_target).chain([sdk]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_has_its_stand_ins_under_the_names_that_build_scripts_look_for() {
        let variables = variables(Path::new("/stand-ins"));
        for expected in [
            ("CC_aarch64_linux_android", "/stand-ins/cc"),
            ("AR_aarch64_apple_ios", "/stand-ins/ar"),
            ("RANLIB_aarch64_linux_android", "true"),
            ("SDKROOT", "/stand-ins"),
        ] {
            let expected = (expected.0.to_owned(), expected.1.to_owned());
            assert!(variables.contains(&expected), "{expected:?}");
        }
    }
}
