//! Which file of a crate imports which.

use crate::paths::{Path, paths};
use crate::{Module, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// A file that uses something of another one; both as their places among the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    pub(crate) from: usize,
    pub(crate) to: usize,
}

impl Sources {
    /// The files that each file uses something of, as their modules; those of tests have no part in it.
    ///
    /// A name counts as imported from the file in which it lives, whatever `mod.rs` on the way hands it on: to hand on
    /// is not to need. The `mod.rs` that hands it on imports it too, as everybody does who writes a path to it. A module
    /// that is imported counts by the names that are then reached through it, and by itself only if there are none.
    /// What can't be told from the text counts rather than not: a glob imports the module and all that it hands on.
    pub fn imports(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let mut imports: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for Import { from, to } in self.edges() {
            imports.entry(self.0[from].module.clone()).or_default().insert(self.0[to].module.clone());
        }
        imports
    }

    pub(crate) fn edges(&self) -> BTreeSet<Import> {
        let crate_map = CrateMap::of(self);
        let mut edges = BTreeSet::new();
        for from in crate_map.files.values().copied() {
            let targets = crate_map.paths[&from].iter().flat_map(|path| crate_map.targets(self, from, path));
            edges.extend(targets.filter(|to| *to != from).map(|to| Import { from, to }));
        }
        edges
    }
}

/// The files of a crate by their modules, and the paths in each.
struct CrateMap {
    files: BTreeMap<Module, usize>,
    paths: BTreeMap<usize, Vec<Path>>,
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// The module that this file is.
    Module(usize),
    /// Something in this file.
    Item(usize),
}

impl CrateMap {
    fn of(sources: &Sources) -> Self {
        let files = sources.0.iter().enumerate().filter(|(_, source)| !source.is_test);
        let files: BTreeMap<_, _> = files.map(|(at, source)| (source.module.clone(), at)).collect();
        let paths = files.values().map(|at| (*at, paths(&sources.0[*at].code))).collect();
        Self { files, paths }
    }

    /// The files of which a path in the file `from` uses something.
    fn targets(&self, sources: &Sources, from: usize, path: &Path) -> BTreeSet<usize> {
        let module = &sources.0[from].module;
        let found = self.resolve(module, path, &mut BTreeSet::new());
        let is_reached_through = || {
            path.binding().is_some_and(|name| {
                self.paths[&from].iter().any(|other| !std::ptr::eq(other, path) && other.steps[0] == name)
            })
        };
        let mut targets = BTreeSet::new();
        for found in found {
            match found {
                Found::Item(file) => {
                    targets.insert(file);
                }
                Found::Module(file) if path.is_glob => {
                    targets.insert(file);
                    let handed_on = self.paths[&file].iter().filter(|path| path.is_use);
                    for path in handed_on {
                        let found = self.resolve(&sources.0[file].module, path, &mut BTreeSet::new());
                        targets.extend(found.into_iter().map(Found::file));
                    }
                }
                Found::Module(file) => {
                    if path.is_use && !is_reached_through() {
                        targets.insert(file);
                    }
                }
            }
        }
        targets
    }

    /// What a path in a module leads to; nothing where it leaves the crate. `seen` are the names on the way here.
    fn resolve(
        &self,
        module: &[String],
        path: &Path,
        seen: &mut BTreeSet<(Module, String)>,
    ) -> BTreeSet<Found> {
        let mut here = module.to_vec();
        let mut rest = path.steps.as_slice();
        let mut is_rooted = false;
        if rest.first().is_some_and(|first| first == "crate") {
            here.clear();
            rest = &rest[1..];
            is_rooted = true;
        }
        let mut inline = path.inline;
        while let Some(step) = rest.first().filter(|step| matches!(step.as_str(), "super" | "self")) {
            if step == "super" {
                match inline.checked_sub(1) {
                    Some(fewer) => inline = fewer,
                    None => drop(here.pop()),
                }
            }
            rest = &rest[1..];
            is_rooted = true;
        }
        self.walk(&here, rest, is_rooted, seen)
    }

    fn walk(
        &self,
        here: &[String],
        rest: &[String],
        is_rooted: bool,
        seen: &mut BTreeSet<(Module, String)>,
    ) -> BTreeSet<Found> {
        let Some(file) = self.files.get(here).copied() else { return BTreeSet::new() };
        let Some((name, further)) = rest.split_first() else { return [Found::Module(file)].into() };
        let mut found = BTreeSet::new();
        let child = [here, std::slice::from_ref(name)].concat();
        let mut is_known = self.files.contains_key(&child);
        if is_known {
            found.extend(self.walk(&child, further, true, seen));
        }
        let is_new = seen.insert((here.to_vec(), name.clone()));
        for import in self.paths[&file].iter().filter(|path| path.binding() == Some(name)) {
            is_known = true;
            if is_new {
                let longer = Path {
                    steps: [import.steps.as_slice(), further].concat(),
                    is_use: false,
                    ..import.clone()
                };
                found.extend(self.resolve(here, &longer, seen));
            }
        }
        // Only what is said to be of this crate may be something of the file's own, or of those that its globs name.
        if is_rooted && !is_known {
            found.insert(Found::Item(file));
            for glob in self.paths[&file].iter().filter(|path| path.is_glob) {
                if seen.insert((here.to_vec(), format!("{}::*", glob.steps.join("::")))) {
                    found.extend(
                        self.resolve(here, glob, seen).into_iter().map(|found| Found::Item(found.file())),
                    );
                }
            }
        }
        found
    }
}

impl Found {
    fn file(self) -> usize {
        match self {
            Self::Module(file) | Self::Item(file) => file,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::of_texts;

    /// Who imports whom, as «from: to to».
    fn imports(texts: &[(&str, &str)]) -> Vec<String> {
        let name = |module: &Module| if module.is_empty() { "crate".to_owned() } else { module.join("::") };
        let imports = of_texts(texts).imports();
        let names = |to: &BTreeSet<Module>| to.iter().map(name).collect::<Vec<_>>().join(" ");
        imports.iter().map(|(from, to)| format!("{}: {}", name(from), names(to))).collect()
    }

    #[test]
    fn paths_lead_from_the_root_from_where_they_stand_and_from_above() {
        let found = imports(&[
            ("a/mod.rs", "mod b; use self::b::One; pub struct Two;"),
            ("a/b.rs", "use super::Two; use crate::c::Three; fn f() { crate::d::four() }"),
            ("c.rs", "use std::fmt; use serde::Serialize;"),
            ("d.rs", "use super::a::Two;"),
            ("lib.rs", "mod a; mod c; mod d;"),
        ]);
        assert_eq!(found, ["a: a::b", "a::b: a c d", "d: a"]);
    }

    #[test]
    fn a_name_counts_as_imported_from_the_file_in_which_it_lives() {
        let found = imports(&[
            ("a/mod.rs", "mod b; pub use b::One; pub use b::Two as Three; pub struct Own;"),
            ("a/b.rs", "pub struct One; pub struct Two;"),
            ("c.rs", "use crate::a::{One, Three};"),
            ("d.rs", "use crate::a::Own;"),
            ("e.rs", "use crate::Four;"),
            ("lib.rs", "mod a; mod c; mod d; mod e; pub use a::One as Four;"),
        ]);
        assert_eq!(found, ["crate: a::b", "a: a::b", "c: a::b", "d: a", "e: a::b"]);
    }

    #[test]
    fn a_module_counts_by_what_is_reached_through_it() {
        let found = imports(&[
            ("a/mod.rs", "mod b; pub use b::one; pub mod c;"),
            ("a/b.rs", "pub fn one() {}"),
            ("a/c.rs", "pub fn two() {}"),
            ("d.rs", "use crate::a; fn f() { a::one(); }"),
            ("e.rs", "use crate::a::{self, c}; fn f() { c::two(); }"),
            ("lib.rs", ""),
        ]);
        assert_eq!(found, ["a: a::b", "d: a::b", "e: a a::c"]);
    }

    #[test]
    fn a_glob_imports_the_module_and_what_it_hands_on() {
        let found = imports(&[
            ("a/mod.rs", "mod b; pub use b::*;"),
            ("a/b.rs", "pub struct One;"),
            ("c.rs", "use crate::a::One;"),
            ("d.rs", "use crate::a::*;"),
            ("lib.rs", ""),
        ]);
        assert_eq!(found, ["a: a::b", "c: a a::b", "d: a a::b"]);
    }

    #[test]
    fn a_module_within_a_file_climbs_no_file() {
        let found = imports(&[
            ("a/mod.rs", "mod b { use super::One; use super::super::c::Two; } struct One;"),
            ("c.rs", "pub struct Two; mod d { fn f() { super::Two } }"),
            ("lib.rs", ""),
        ]);
        assert_eq!(found, ["a: c"]);
    }

    #[test]
    fn names_that_only_look_alike_are_not_mixed_up() {
        // `fmt` of the standard library is no module of the crate, and names that lead in a circle end.
        let found = imports(&[
            ("a.rs", "use std::fmt; fn f() { fmt::write() } pub use crate::b::Round;"),
            ("b.rs", "pub use crate::a::Round;"),
            ("c.rs", "use crate::a::fmt;"),
            ("fmt.rs", ""),
            ("lib.rs", ""),
        ]);
        assert_eq!(found, Vec::<String>::new());
    }
}
