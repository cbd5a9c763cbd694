//! What the Kotlin compiler keeps of the run before. It compiles only what has changed within a module, and does not see
//! what a change in one module means for the others: so all of it is dropped once any source is another one, and where
//! classes were compiled without it since.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{
    error::{Error, Result},
    folder, project,
};

/// What lets the compiler go on from the run before.
pub const KEPT: &str = "-Dkotlin.compiler.incremental=true";

const BUILT: &str = "target";
const CLASSES: [&str; 2] = ["target/classes", "target/test-classes"];
const KEPT_OF_MODULE: &str = "target/kotlin-ic";
const SOURCES_OF_RUN: &str = "target/sources.hash";
const SOURCES: [&str; 3] = ["kt", "java", "xml"];
const GENERATED: &str = "target/generated-sources";

/// Drops what was kept, unless sources and classes of all modules below the folder `android` are those of the run before.
///
/// # Errors
/// A file can't be read, written or removed.
pub fn drop_outdated(android: &Path) -> Result<()> {
    let sources = hash_of_sources(android)?;
    let note = android.join(SOURCES_OF_RUN);
    let modules = folders(android)?;
    let mut serves = fs::read_to_string(&note).ok().as_ref() == Some(&sources);
    for module in &modules {
        serves = serves && !are_classes_newer(module)?;
    }
    if serves {
        return Ok(());
    }
    for module in modules {
        let kept = module.join(KEPT_OF_MODULE);
        if kept.exists() {
            fs::remove_dir_all(&kept).map_err(Error::file(&kept))?;
        }
    }
    project::write(&note, &sources)
}

/// Whether classes of a module were written after what the compiler keeps, which it writes last.
fn are_classes_newer(module: &Path) -> Result<bool> {
    let kept = newest(&module.join(KEPT_OF_MODULE))?;
    for classes in CLASSES {
        if newest(&module.join(classes))? > kept {
            return Ok(true);
        }
    }
    Ok(false)
}

/// When the newest file below a folder was written; none without one.
fn newest(folder: &Path) -> Result<Option<SystemTime>> {
    let written =
        |path: &PathBuf| fs::metadata(path).and_then(|file| file.modified()).map_err(Error::file(path));
    let written = folder::files(folder, &[])?.iter().map(written).collect::<Result<Vec<_>>>()?;
    Ok(written.into_iter().max())
}

fn hash_of_sources(android: &Path) -> Result<String> {
    let mut sources = folder::files(android, &[BUILT])?;
    for module in folders(android)? {
        sources.extend(folder::files(&module.join(GENERATED), &[BUILT])?);
    }
    sources.retain(|path| {
        path.extension().is_some_and(|extension| SOURCES.iter().any(|source| extension == *source))
    });
    sources.sort();
    let mut hasher = DefaultHasher::new();
    for path in sources {
        path.hash(&mut hasher);
        fs::read(&path).map_err(Error::file(&path))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(folder::entries(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_was_kept_serves_until_any_source_is_another_one() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        let put = |path: &str, text: &str| project::write(&at(path), text).unwrap();
        let keeps = || {
            drop_outdated(folder.path()).unwrap();
            let keeps = at("ui/target/kotlin-ic").exists();
            put("ui/target/kotlin-ic/compile/caches", "");
            keeps
        };
        put("ui/target/kotlin-ic/compile/caches", "");
        put("ui/src/main/kotlin/Phone.kt", "class Phone");
        assert!(!keeps(), "of nobody knows which sources");
        assert!(keeps());
        put("ui/target/maven-status/list.xml", "what is built is no source");
        assert!(keeps());
        put("ui/target/test-classes/PhoneTest.class", "compiled by hand");
        let later = |path: &str, seconds| {
            let file = fs::File::options().append(true).open(at(path)).unwrap();
            file.set_modified(SystemTime::now() + Duration::from_secs(seconds)).unwrap();
        };
        later("ui/target/test-classes/PhoneTest.class", 60);
        assert!(!keeps());
        later("ui/target/kotlin-ic/compile/caches", 120);
        drop_outdated(folder.path()).unwrap();
        assert!(at("ui/target/kotlin-ic").exists(), "compiled again, and kept");
        fs::remove_file(at("ui/target/test-classes/PhoneTest.class")).unwrap();
        put("ui/src/main/kotlin/Phone.kt", "open class Phone");
        assert!(!keeps());
        put("pom.xml", "<project/>");
        assert!(!keeps());
        put("bindings/target/generated-sources/uniffi/core.kt", "class Core");
        assert!(!keeps());
        put("bindings/target/generated-sources/uniffi/core.kt", "class Core");
        assert!(keeps(), "written anew, but the same");
        fs::remove_file(at("pom.xml")).unwrap();
        assert!(!keeps());
    }
}
