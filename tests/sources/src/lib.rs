//! The sources of a crate as its architecture test sees them: files, modules, paths and who imports whom.
//!
//! It reads Rust as far as such tests need, and depends on nothing: a crate that is tested by it gets no new
//! dependency besides.

mod circles;
mod code;
mod imports;
mod paths;

pub use code::Code;
pub use paths::{Path, paths};

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The most lines of a file.
pub const LONGEST: usize = 500;
/// The most lines of a file of tests: they may be longer, but not without end.
pub const LONGEST_TEST: usize = 600;

/// The way to a module from the crate's root: `["flow", "journeys", "registration"]`; the root's own is empty.
pub type Module = Vec<String>;

/// A file of a crate.
pub struct Source {
    /// Where it lies.
    pub path: PathBuf,
    /// The module that it is.
    pub module: Module,
    /// What it says, without comments, texts in quotes and inline modules of tests.
    pub code: Code,
    /// How long it is.
    pub lines: usize,
    /// Whether only tests are made of it.
    pub is_test: bool,
}

impl Source {
    /// Says so where the file has more lines than it may.
    pub fn is_too_long(&self) -> Option<String> {
        let limit = if self.is_test { LONGEST_TEST } else { LONGEST };
        (self.lines > limit).then(|| format!("{} has {} lines", self.path.display(), self.lines))
    }
}

/// All files of a crate.
pub struct Sources(Vec<Source>);

impl Sources {
    /// The files below `root`, which is the folder with `lib.rs` or `main.rs`.
    pub fn of_crate(root: &std::path::Path) -> Self {
        Self::of_files(read(root).into_iter().map(|(path, text)| {
            let module = module_of(path.strip_prefix(root).expect("sources are below the root"));
            (path, module, text)
        }))
    }

    /// The files below `folder`, each of which is tests or a part of them.
    pub fn of_tests(folder: &std::path::Path) -> Self {
        let Self(mut sources) = Self::of_crate(folder);
        for source in &mut sources {
            source.is_test = true;
        }
        Self(sources)
    }

    fn of_files(files: impl IntoIterator<Item = (PathBuf, Module, String)>) -> Self {
        let files: Vec<_> = files.into_iter().collect();
        let tests: BTreeSet<Module> =
            files.iter().flat_map(|(_, module, text)| test_modules(text, module)).collect();
        let sources = files.into_iter().map(|(path, module, text)| {
            let is_test = (1..=module.len()).any(|length| tests.contains(&module[..length]));
            Source { code: Code::of(&text), lines: text.lines().count(), path, module, is_test }
        });
        Self(sources.collect())
    }

    /// Every file, in the order of their paths.
    pub fn iter(&self) -> std::slice::Iter<'_, Source> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Sources {
    type Item = &'a Source;
    type IntoIter = std::slice::Iter<'a, Source>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The Rust files below a folder, in the order of their paths, with what they say.
fn read(folder: &std::path::Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a folder of sources can be read").path());
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(read(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source can be read");
            files.push((path, text));
        }
    }
    files.sort();
    files
}

/// The module of a file, whose path is seen from the root.
fn module_of(path: &std::path::Path) -> Module {
    let way = path.with_extension("");
    let mut module: Module = way.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| last == "mod" || (last == "lib" && module.len() == 1)) {
        module.pop();
    }
    module
}

/// The modules in files of their own that a file declares for tests only.
fn test_modules(text: &str, module: &[String]) -> Vec<Module> {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let mut found = Vec::new();
    for two in lines.windows(2).filter(|two| two[0] == "#[cfg(test)]") {
        let (folder, file) = match two[1].strip_prefix("#[path = \"") {
            Some(file) => (&module[..module.len() - 1], file.strip_suffix(".rs\"]")),
            None => (module, two[1].strip_prefix("mod ").and_then(|name| name.strip_suffix(';'))),
        };
        found.extend(file.map(|file| [folder, &[file.to_owned()]].concat()));
    }
    found
}

#[cfg(test)]
fn of_texts(texts: &[(&str, &str)]) -> Sources {
    Sources::of_files(texts.iter().map(|(path, text)| {
        let path = PathBuf::from(path);
        let module = module_of(&path);
        (path, module, (*text).to_owned())
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_the_module_that_its_place_says() {
        let module = |path: &str| module_of(std::path::Path::new(path)).join("::");
        assert_eq!(module("lib.rs"), "");
        assert_eq!(module("main.rs"), "main");
        assert_eq!(module("flow/mod.rs"), "flow");
        assert_eq!(module("flow/lib.rs"), "flow::lib");
        assert_eq!(module("flow/turn.rs"), "flow::turn");
    }

    #[test]
    fn files_of_tests_are_told_apart_with_all_that_is_below_them() {
        let sources = of_texts(&[
            ("lib.rs", "mod one;\n#[cfg(test)]\nmod tests;"),
            ("one.rs", "#[cfg(test)]\n#[path = \"one_tests.rs\"]\nmod tests;"),
            ("one_tests.rs", ""),
            ("tests/mod.rs", ""),
            ("tests/more.rs", ""),
        ]);
        let tests: Vec<_> = sources.iter().filter(|source| source.is_test).collect();
        assert_eq!(tests.len(), 3);
        assert!(sources.iter().take(2).all(|source| !source.is_test));
    }

    #[test]
    fn a_test_may_be_longer_than_what_it_tests() {
        let text = "\n".repeat(LONGEST + 1);
        let sources =
            of_texts(&[("lib.rs", "#[cfg(test)]\nmod tests;"), ("long.rs", &text), ("tests.rs", &text)]);
        let too_long: Vec<_> = sources.iter().filter_map(Source::is_too_long).collect();
        assert_eq!(too_long, ["long.rs has 501 lines"]);
    }
}
