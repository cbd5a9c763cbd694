//! The rules of dependence of the stand-in: no circle of imports, what all rooms stand on knows none of them, and no
//! file is long.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

use kabinet_sources::{Module, Source, Sources};
use std::collections::BTreeSet;
use std::path::Path;

/// What all rooms stand on: files and folders right below `src`.
const TOOL_KIT: [&str; 5] = ["http", "portal", "room", "rules", "storage"];

/// What stands above the rooms: the list of them, the programs, and what others see of the library.
const ABOVE: [&str; 4] = ["", "cli", "main", "rooms"];

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn sources() -> Sources {
    let sources = Sources::of_crate(&folder("src"));
    let count = sources.iter().len();
    assert!(count > 70, "only {count} sources were found");
    sources
}

/// The file or folder right below `src` that a module is in; the root's own is empty.
fn part(module: &Module) -> &str {
    module.first().map_or("", String::as_str)
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let circles = sources().circles();
    let told: Vec<_> = circles.iter().map(|circle| circle.join("\n  ")).collect();
    assert!(circles.is_empty(), "{} circles:\n  {}", circles.len(), told.join("\n\n  "));
}

#[test]
fn what_rooms_stand_on_knows_no_room() {
    let sources = sources();
    let parts: BTreeSet<_> = sources.iter().map(|source| part(&source.module)).collect();
    for named in TOOL_KIT.iter().chain(&ABOVE) {
        assert!(parts.contains(named), "there is no {named:?}");
    }
    let mut faults = Vec::new();
    for (from, targets) in sources.imports().iter().filter(|(from, _)| TOOL_KIT.contains(&part(from))) {
        let foreign = targets.iter().filter(|to| !TOOL_KIT.contains(&part(to)));
        faults.extend(foreign.map(|to| format!("{} imports {}", from.join("::"), to.join("::"))));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rooms_know_nothing_of_what_stands_above_them() {
    let sources = sources();
    let mut faults = Vec::new();
    for (from, targets) in sources.imports().iter().filter(|(from, _)| !ABOVE.contains(&part(from))) {
        let above = targets.iter().filter(|to| ABOVE.contains(&part(to)));
        faults.extend(above.map(|to| format!("{} imports {:?}", from.join("::"), to.join("::"))));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_is_long() {
    let tests = Sources::of_tests(&folder("tests"));
    let too_long: Vec<_> = sources().iter().chain(&tests).filter_map(Source::is_too_long).collect();
    assert!(too_long.is_empty(), "{}", too_long.join("\n"));
}
