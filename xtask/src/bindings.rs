//! `cargo xtask bindings`: builds the library of the phones and writes its Kotlin and Swift sides.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    bench,
    error::{Error, Result},
    kotlin_classes,
    project::{self, Project, STORE_FEATURES, TEST_FEATURES, cargo},
    run::Invocation,
};

const KOTLIN: &str = "android/bindings/target/generated-sources/uniffi";
const SWIFT_SOURCE: &str = "ios/generated/KabinetBindings";
const SWIFT_HEADER: &str = "ios/generated/KabinetFFI";
const SWIFT_BUILD: &str = "ios/.build";
/// Names no module of Apple's systems, so that every system reads it.
const MODULE_MAP: &str = "module KabinetFFI {\n    header \"KabinetFFI.h\"\n    export *\n}\n";

/// What to build and write.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Options {
    /// Build the library as stores get it: small, without plain http, what shells' tests need and planted bugs
    #[arg(long, conflicts_with = "built")]
    release: bool,
    /// Only see that the library of the stores holds nothing for tests, without making it small
    #[arg(long, conflicts_with_all = ["built", "release"])]
    check_store: bool,
    /// Take the library that is built already
    #[arg(long)]
    built: bool,
}

/// Builds the library and writes both sides.
///
/// # Errors
/// It does not compile, or a file can't be written.
pub fn run(project: &Project, options: Options) -> Result<()> {
    if options.check_store {
        // With a test among them, the targets have the dependencies that the suites have compiled.
        let how = [&["--lib", "--test", "architecture"], &STORE_FEATURES[..]].concat();
        return library_of_stores(project, &how, &project.artifacts()).map(drop);
    }
    let build = Invocation::new(cargo(), &project.root).args([
        "build",
        "-p",
        "kabinet-bindings",
        "-p",
        "kabinet-bindgen",
    ]);
    if options.release {
        build.run()?;
    } else if !options.built {
        build.args(["--features", TEST_FEATURES]).run()?;
    }
    generate(project)?;
    if options.release {
        let (path, size) = for_stores(project)?;
        bench::fits(size).map_err(|reason| Error::content(&path, &reason))?;
    }
    Ok(())
}

/// Builds the library as stores get it. Gives its place and its size in bytes, which may be too many for them.
///
/// # Errors
/// It does not compile, or holds what it must not.
pub fn for_stores(project: &Project) -> Result<(PathBuf, u64)> {
    let small = ["-p", "kabinet-bindings", "--no-default-features", "--profile", "dist"];
    library_of_stores(project, &small, &project.target.join("dist"))
}

/// Builds the library with the features that stores get, as `how` tells Cargo, and sees that nothing in it is for tests.
/// Gives its place and its size in bytes.
fn library_of_stores(project: &Project, how: &[&str], folder: &Path) -> Result<(PathBuf, u64)> {
    Invocation::new(cargo(), &project.root).arg("build").args(how.iter().copied()).run()?;
    let path = library(folder)?;
    let bytes = fs::read(&path).map_err(Error::file(&path))?;
    fit_for_stores(&bytes).map_err(|reason| Error::content(&path, &reason))?;
    say!("the library of the stores: {} ({} kB)", path.display(), bytes.len() / 1000);
    Ok((path, bytes.len() as u64))
}

/// Sees by the names in a library that it is the core, and not the one for tests.
fn fit_for_stores(library: &[u8]) -> std::result::Result<(), String> {
    let holds = |name: &str| library.windows(name.len()).any(|window| window == name.as_bytes());
    if !holds("uniffi_kabinet_core_fn_constructor_kabinet_open") {
        return Err("it does not export the core".into());
    }
    if holds("panic_probe") {
        return Err("it holds the panic probe, which is for tests only".into());
    }
    if holds("uniffi_kabinet_core_fn_func_samples") {
        return Err("it holds the sample screens, which are for tests only".into());
    }
    // The name of the environment variable that plants one.
    if holds("KABINET_PLANT") {
        return Err("bugs can be planted in it, which is for tests only".into());
    }
    Ok(())
}

/// Writes both sides from the library of the dev profile, which still holds its symbols.
fn generate(project: &Project) -> Result<()> {
    let fresh = project.target.join("bindings");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).map_err(Error::file(&fresh))?;
    }
    let (kotlin, swift) = (fresh.join("kotlin"), fresh.join("swift"));
    for (language, folder) in [("kotlin", &kotlin), ("swift", &swift)] {
        Invocation::new(project.artifacts().join("kabinet-bindgen"), &project.root)
            .args(["generate", "--language", language, "--no-format", "--metadata-no-deps", "--config"])
            .args([project.path("bindings/uniffi.toml"), "--out-dir".into(), folder.clone()])
            .arg(library(&project.artifacts())?)
            .run()?;
    }
    let source = Path::new("ru/kabinet/core/kabinet_core.kt");
    let moves = [
        (kotlin.join(source), project.path(KOTLIN).join(source)),
        (swift.join("KabinetBindings.swift"), project.path(SWIFT_SOURCE).join("KabinetBindings.swift")),
        (swift.join("KabinetFFI.h"), project.path(SWIFT_HEADER).join("KabinetFFI.h")),
    ];
    let swift_source = &moves[1];
    if fs::read(&swift_source.0).ok() != fs::read(&swift_source.1).ok() {
        // SwiftPM goes on using objects that were compiled against the layout of other types.
        let built = project.path(SWIFT_BUILD);
        if built.exists() {
            fs::remove_dir_all(&built).map_err(Error::file(&built))?;
        }
    }
    for (from, to) in moves {
        project::write(&to, &project::read(&from)?)?;
    }
    project::write(&project.path(SWIFT_HEADER).join("module.modulemap"), MODULE_MAP)?;
    kotlin_classes::drop_outdated(&project.path("android"))?;
    say!("wrote {KOTLIN}\nwrote {SWIFT_SOURCE} and {SWIFT_HEADER}");
    Ok(())
}

fn library(folder: &Path) -> Result<PathBuf> {
    let names = ["libkabinet.so", "libkabinet.dylib"];
    let found = names.iter().map(|name| folder.join(name)).find(|path| path.exists());
    found.ok_or_else(|| Error::content(folder, "no libkabinet is built; leave out --built"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_for_tests_is_not_for_stores() {
        let core = b"\0uniffi_kabinet_core_fn_constructor_kabinet_open\0".as_slice();
        assert_eq!(fit_for_stores(core), Ok(()));
        let probe = b"\0uniffi_kabinet_core_fn_method_kabinet_panic_probe\0".as_slice();
        assert!(fit_for_stores(&[core, probe].concat()).is_err_and(|reason| reason.contains("panic probe")));
        let samples = b"\0uniffi_kabinet_core_fn_func_samples\0".as_slice();
        assert!(
            fit_for_stores(&[core, samples].concat()).is_err_and(|reason| reason.contains("sample screens"))
        );
        let planted = b"\0KABINET_PLANT\0".as_slice();
        assert!(fit_for_stores(&[core, planted].concat()).is_err_and(|reason| reason.contains("planted")));
        assert!(fit_for_stores(b"another library").is_err_and(|reason| reason.contains("export")));
    }
}
