//! The rules of dependence (DESIGN, section 1): what each module of the core may use, of ours and of others. A module
//! without a line, a use that its line does not allow, and a line that allows more than is used fail.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use kabinet_sources::{Code, Module, Source, Sources, paths};

/// One line of the table.
#[derive(Clone, Copy)]
struct Line {
    /// A folder or a file right below `src`.
    module: &'static str,
    /// Modules of ours that it uses.
    ours: &'static [&'static str],
    /// Crates that it uses.
    crates: &'static [&'static str],
    /// Whether it may look at the system's clock.
    clock: bool,
}

const TABLE: &[Line] = &[
    line("sensitive", &[], &["serde", "zeroize"]),
    line(
        "domain",
        &["sensitive"],
        &["email_address", "icu_properties", "idna", "jiff", "serde", "unicode_normalization"],
    ),
    line("screen", &["sensitive"], &["serde", "uniffi"]),
    line("words", &["domain", "screen"], &["fluent_bundle", "icu_properties", "jiff", "unic_langid"]),
    line(
        "protocol",
        &["domain", "planted", "screen", "sensitive"],
        &["jiff", "serde", "serde_json", "zeroize"],
    ),
    line("outbox", &["planted", "protocol", "sensitive"], &["imbl", "serde"]),
    line(
        "flow",
        &["domain", "outbox", "planted", "protocol", "screen", "sensitive", "words"],
        &["imbl", "jiff", "serde", "serde_json"],
    ),
    line("ports", &["protocol", "screen", "sensitive"], &["jiff", "thiserror"]),
    line("crypto", &["planted", "ports", "sensitive"], &["ring", "thiserror", "zeroize"]),
    line("planted", &[], &[]),
    line("disk", &[], &[]),
    line(
        "files",
        &["crypto", "disk", "planted", "ports", "sensitive"],
        &["ring", "serde", "thiserror", "zeroize"],
    ),
    line(
        "store",
        &["crypto", "disk", "planted", "ports"],
        &["ring", "rusqlite", "thiserror", "tracing", "zeroize"],
    ),
    with_clock(line(
        "portal",
        &["ports", "protocol", "sensitive"],
        &[
            "base64",
            "hyper",
            "reqwest",
            "ring",
            "rustls",
            "thiserror",
            "tokio",
            "tracing",
            "webpki_roots",
            "zeroize",
        ],
    )),
    line("boundary", &["screen"], &["thiserror", "uniffi"]),
    with_clock(line(
        "runtime",
        &["boundary", "flow", "outbox", "planted", "ports", "protocol", "screen", "store"],
        &["futures_util", "imbl", "jiff", "ring", "serde", "serde_json", "tokio", "tracing"],
    )),
    line(
        "kabinet",
        &["boundary", "domain", "flow", "portal", "runtime", "screen", "store", "words"],
        &["tokio", "tracing", "uniffi"],
    ),
    line("unopened", &["boundary", "flow", "ports", "runtime", "screen"], &["uniffi"]),
    with_clock(line(
        "testing",
        &[
            "boundary",
            "crypto",
            "disk",
            "flow",
            "kabinet",
            "ports",
            "protocol",
            "runtime",
            "screen",
            "sensitive",
            "words",
        ],
        &["jiff", "ring", "serde", "serde_json", "thiserror", "tokio", "uniffi"],
    )),
];

const fn line(module: &'static str, ours: &'static [&'static str], crates: &'static [&'static str]) -> Line {
    Line { module, ours, crates, clock: false }
}

const fn with_clock(line: Line) -> Line {
    Line { clock: true, ..line }
}

fn sources() -> Sources {
    let sources = Sources::of_crate(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let count = sources.iter().len();
    assert!(count > 80, "only {count} sources were found");
    sources
}

/// The module of ours that a path leads to, seen from where it stands; none for a path within the same module or one
/// that leads elsewhere.
fn target(path: &[String], from: &[String], exported: &BTreeMap<String, String>) -> Option<String> {
    let mut here = from.to_vec();
    let mut rest = path;
    match rest.first()?.as_str() {
        "crate" => {
            here.clear();
            rest = &rest[1..];
        }
        "super" | "self" => {}
        _ => return None,
    }
    while let Some(step) = rest.first().filter(|step| matches!(step.as_str(), "super" | "self")) {
        if step == "super" {
            here.pop();
        }
        rest = &rest[1..];
    }
    let head = here.first().or(rest.first())?;
    let head = exported.get(head).unwrap_or(head);
    // A module within a file climbs less far than this reading of it: what it finds is no module then.
    (Some(head) != from.first() && TABLE.iter().any(|line| line.module == head)).then(|| head.clone())
}

/// What the crate's root exports under a name of its own, and from which module.
fn exported(sources: &Sources) -> BTreeMap<String, String> {
    let root = sources.iter().find(|source| source.module.is_empty()).expect("there is a lib.rs");
    let of_ours = paths(&root.code).into_iter().map(|path| path.steps);
    let of_ours = of_ours.filter(|path| path.len() == 2 && path[1] != "setup_scaffolding");
    of_ours.map(|path| (path[1].clone(), path[0].clone())).collect()
}

/// The crates of `Cargo.toml`, as they are called in code.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    let manifest = manifest.expect("the manifest can be read");
    let after = manifest.split_once("[dependencies]").expect("there are dependencies").1;
    let section = after.split("\n[").next().unwrap_or_default();
    let names = section.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    names.filter(|name| !name.is_empty()).map(|name| name.replace('-', "_")).collect()
}

fn modules() -> BTreeSet<String> {
    let sources = sources();
    sources.iter().filter_map(|source| source.module.first().cloned()).collect()
}

#[test]
fn every_module_has_its_line() {
    let lines: BTreeSet<_> = TABLE.iter().map(|line| line.module.to_owned()).collect();
    assert_eq!(lines.len(), TABLE.len(), "a module has two lines");
    assert_eq!(modules(), lines);
}

#[test]
fn modules_use_what_their_line_says_and_nothing_else() {
    let sources = sources();
    let (exported, dependencies) = (exported(&sources), dependencies());
    let mut ours: BTreeMap<&str, BTreeMap<String, PathBuf>> = BTreeMap::new();
    let mut crates: BTreeMap<&str, BTreeMap<String, PathBuf>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.is_test && !source.module.is_empty()) {
        let module = source.module[0].as_str();
        for path in paths(&source.code).into_iter().map(|path| path.steps) {
            if let Some(target) = target(&path, &source.module, &exported) {
                ours.entry(module).or_default().insert(target, source.path.clone());
            } else if dependencies.contains(&path[0]) {
                crates.entry(module).or_default().insert(path[0].clone(), source.path.clone());
            }
        }
    }
    let mut faults = Vec::new();
    for line in TABLE {
        for (kind, allowed, used) in [("ours", line.ours, &ours), ("crates", line.crates, &crates)] {
            let used = used.get(line.module).cloned().unwrap_or_default();
            let allowed: BTreeSet<_> = allowed.iter().map(|name| (*name).to_owned()).collect();
            for (name, path) in used.iter().filter(|(name, _)| !allowed.contains(*name)) {
                faults.push(format!("{} uses {name}: {}", line.module, path.display()));
            }
            for name in allowed.iter().filter(|name| !used.contains_key(*name)) {
                faults.push(format!("{} does not use {name}, its line ({kind}) is too wide", line.module));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_module_is_below_itself() {
    let above: BTreeMap<_, _> = TABLE.iter().map(|line| (line.module, line.ours)).collect();
    for line in TABLE {
        let mut seen = BTreeSet::new();
        let mut open = line.ours.to_vec();
        while let Some(module) = open.pop() {
            assert_ne!(module, line.module, "{module} uses itself through others");
            if seen.insert(module) {
                open.extend(above.get(module).copied().unwrap_or_default());
            }
        }
    }
}

/// What of `flow` stands above the journeys: it hands taps, answers, moments and news of the phone to them, and lists what
/// they have.
const ABOVE_JOURNEYS: [&str; 3] = ["", "catalogue", "platform"];

/// Whether `flow` lists what each journey has in this file: the facts that are stored are one value.
fn lists_facts(from: &Module, to: &Module) -> bool {
    from[1..] == ["facts"] && to.last().is_some_and(|last| last == "facts")
}

#[test]
fn what_journeys_are_made_with_knows_none_of_them() {
    let is_journeys = |module: &Module| module.starts_with(&["flow".to_owned(), "journeys".to_owned()]);
    let sources = sources();
    let imports = sources.imports();
    let tool_kit = imports.iter().filter(|(from, _)| {
        let part = from.get(1).map_or("", String::as_str);
        from.first().is_some_and(|module| module == "flow")
            && !is_journeys(from)
            && !ABOVE_JOURNEYS.contains(&part)
    });
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (from, targets) in tool_kit {
        seen.insert(from.clone());
        let foreign = targets.iter().filter(|to| is_journeys(to) && !lists_facts(from, to));
        faults.extend(foreign.map(|to| format!("{} imports {}", from.join("::"), to.join("::"))));
    }
    assert!(seen.len() > 15, "only {} files of the tool-kit were found", seen.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let circles = sources().circles();
    let told: Vec<_> = circles.iter().map(|circle| circle.join("\n  ")).collect();
    assert!(circles.is_empty(), "{} circles:\n  {}", circles.len(), told.join("\n\n  "));
}

/// What follows these tokens, wherever they stand below a module.
fn after(tokens: &[&str], module: &[&str]) -> Vec<String> {
    let is_below = |source: &&Source| source.module.iter().take(module.len()).eq(module);
    let follow = |source: &Source| {
        let places = source.code.tokens().windows(tokens.len() + 1);
        let found = places.filter(|place| place[..tokens.len()].iter().eq(tokens));
        found.map(|place| place[tokens.len()].clone()).collect::<Vec<_>>()
    };
    sources().iter().filter(is_below).flat_map(follow).collect()
}

#[test]
fn every_request_stands_in_the_list_of_one_journey() {
    let mut asks = after(&["impl", "Ask", "for"], &["protocol"]);
    let mut listed = after(&["On", "::", "<"], &["flow", "journeys"]);
    asks.sort();
    listed.sort();
    assert!(asks.len() > 10, "requests are written another way");
    assert_eq!(listed, asks, "a request has its line in no journey, or in two");
}

#[test]
fn only_the_ends_of_the_core_look_at_the_clock() {
    let allowed: BTreeSet<_> = TABLE.iter().filter(|line| line.clock).map(|line| line.module).collect();
    for source in sources().iter().filter(|source| !source.is_test && !source.module.is_empty()) {
        let uses_clock = source.code.tokens().windows(3).any(|three| {
            matches!(three[0].as_str(), "Instant" | "SystemTime")
                || (matches!(three[0].as_str(), "Timestamp" | "Zoned")
                    && three[1] == "::"
                    && three[2] == "now")
        });
        let module = source.module[0].as_str();
        assert!(!uses_clock || allowed.contains(module), "{} looks at the clock", source.path.display());
    }
}

#[test]
fn no_file_is_long() {
    let too_long: Vec<_> = sources().iter().filter_map(Source::is_too_long).collect();
    assert!(too_long.is_empty(), "{}", too_long.join("\n"));
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let code = Code::of(
        "use super::{super::{One, two::Three as Four}, five}; // crate::no\nlet x = crate::six::Seven::new(\"crate::no\");",
    );
    let read: Vec<_> = paths(&code).into_iter().map(|path| path.steps.join("::")).collect();
    assert_eq!(
        read,
        ["super::super::One", "super::super::two::Three", "super::five", "crate::six::Seven::new"]
    );
    let from = ["flow".to_owned(), "journeys".to_owned()];
    let leads = |path: &str| {
        let path: Vec<_> = path.split("::").map(str::to_owned).collect();
        target(&path, &from, &[("Kabinet".to_owned(), "kabinet".to_owned())].into())
    };
    assert_eq!(leads("crate::words::Key"), Some("words".to_owned()));
    assert_eq!(leads("super::super::words::Key"), Some("words".to_owned()));
    assert_eq!(leads("crate::Kabinet"), Some("kabinet".to_owned()));
    assert_eq!(leads("super::Route"), None);
    assert_eq!(leads("std::fmt"), None);
}
