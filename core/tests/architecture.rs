//! The rules of dependence (DESIGN, section 1): what each module of the core may use, of ours and of others. A module
//! without a line, a use that its line does not allow, and a line that allows more than is used fail.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

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
    line("domain", &["sensitive"], &["jiff", "serde", "unicode_normalization"]),
    line("screen", &["sensitive"], &["serde", "uniffi"]),
    line("words", &["screen"], &["fluent_bundle", "jiff", "unic_langid"]),
    line(
        "protocol",
        &["domain", "planted", "screen", "sensitive"],
        &["jiff", "serde", "serde_json", "zeroize"],
    ),
    line("outbox", &["planted", "protocol", "sensitive"], &["serde"]),
    line(
        "flow",
        &["domain", "outbox", "planted", "protocol", "screen", "sensitive", "words"],
        &["jiff", "serde", "serde_json"],
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
        &["futures_util", "jiff", "ring", "serde", "serde_json", "tokio", "tracing"],
    )),
    line(
        "kabinet",
        &["boundary", "domain", "flow", "portal", "runtime", "screen", "store"],
        &["tokio", "tracing", "uniffi"],
    ),
    with_clock(line(
        "testing",
        &["boundary", "crypto", "flow", "kabinet", "ports", "runtime", "screen"],
        &["jiff", "ring", "thiserror", "tokio"],
    )),
];

const fn line(module: &'static str, ours: &'static [&'static str], crates: &'static [&'static str]) -> Line {
    Line { module, ours, crates, clock: false }
}

const fn with_clock(line: Line) -> Line {
    Line { clock: true, ..line }
}

/// Longest file, in lines. Tests may be longer, but not without end.
const LONGEST: usize = 500;
const LONGEST_TEST: usize = 600;

struct Source {
    path: PathBuf,
    /// The way to it from the crate's root: `["flow", "journeys", "registration", "code"]`.
    module: Vec<String>,
    /// Its text without comments, texts in quotes, and tests.
    code: String,
    lines: usize,
    is_test: bool,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root(), &mut files);
    assert!(files.len() > 80, "only {} sources were found", files.len());
    let texts: Vec<_> = files
        .into_iter()
        .map(|path| (fs::read_to_string(&path).expect("a source can be read"), path))
        .collect();
    let test_modules: BTreeSet<_> =
        texts.iter().flat_map(|(text, path)| test_modules(text, &module_of(path))).collect();
    texts
        .into_iter()
        .map(|(text, path)| {
            let module = module_of(&path);
            let is_test = (1..=module.len()).any(|length| test_modules.contains(&module[..length]));
            Source { lines: text.lines().count(), code: plain_code(&text), path, module, is_test }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources can be read") {
        let path = entry.expect("a folder of sources can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
}

fn module_of(path: &Path) -> Vec<String> {
    let way = path.strip_prefix(root()).expect("sources are below the root").with_extension("");
    let mut module: Vec<_> = way.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| last == "mod" || (last == "lib" && module.len() == 1)) {
        module.pop();
    }
    module
}

/// The modules that a file declares for tests only.
fn test_modules(text: &str, module: &[String]) -> Vec<Vec<String>> {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let mut found = Vec::new();
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| **line == "#[cfg(test)]") {
        let (folder, file) = match lines[at + 1].strip_prefix("#[path = \"") {
            Some(file) => (&module[..module.len() - 1], file.strip_suffix(".rs\"]")),
            None => (module, lines[at + 1].strip_prefix("mod ").and_then(|name| name.strip_suffix(';'))),
        };
        found.extend(file.map(|file| [folder, &[file.to_owned()]].concat()));
    }
    found
}

/// The code without comments, without what stands in quotes, and without a module of tests at its end.
fn plain_code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut code = String::new();
    for line in text.lines() {
        let mut is_quoted = false;
        let mut last = ' ';
        for sign in line.chars() {
            if !is_quoted && sign == '/' && last == '/' {
                code.pop();
                break;
            }
            if sign == '"' && last != '\\' && last != '\'' {
                is_quoted = !is_quoted;
            }
            if !is_quoted {
                code.push(sign);
            }
            last = sign;
        }
        code.push('\n');
    }
    code
}

/// Every path in the code, groups spelled out: `use a::{b, c::d}` gives `a::b` and `a::c::d`.
fn paths(code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_name(&tokens[at])
            && (at == 0 || tokens[at - 1] != "::")
            && tokens.get(at + 1).is_some_and(|next| next == "::")
        {
            at = spell_out(&tokens, at, &[], &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

/// Reads one path from `at` on, with what stands before it; gives where it ends.
fn spell_out(tokens: &[String], mut at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(at) {
        if is_name(token) {
            path.push(token.clone());
            at += 1;
        } else if token == "{" && tokens[at - 1] == "::" {
            at += 1;
            while tokens.get(at).is_some_and(|token| token != "}") {
                if tokens[at] == "," {
                    at += 1;
                } else {
                    at = spell_out(tokens, at, &path, paths).max(at + 1);
                }
            }
            return at + 1;
        } else {
            at += 1;
            continue;
        }
        if tokens.get(at).is_none_or(|next| next != "::") {
            break;
        }
        at += 1;
    }
    if tokens.get(at).is_some_and(|next| next == "as") {
        at += 2;
    }
    paths.push(path);
    at
}

fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign.is_alphanumeric() || sign == '_' {
            let mut name = sign.to_string();
            while let Some(more) = signs.next_if(|more| more.is_alphanumeric() || *more == '_') {
                name.push(more);
            }
            tokens.push(name);
        } else if sign == ':' && signs.next_if_eq(&':').is_some() {
            tokens.push("::".to_owned());
        } else if !sign.is_whitespace() {
            tokens.push(sign.to_string());
        }
    }
    tokens
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
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
fn exported(sources: &[Source]) -> BTreeMap<String, String> {
    let root = sources.iter().find(|source| source.module.is_empty()).expect("there is a lib.rs");
    let of_ours =
        paths(&root.code).into_iter().filter(|path| path.len() == 2 && path[1] != "setup_scaffolding");
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
        for path in paths(&source.code) {
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

#[test]
fn only_the_ends_of_the_core_look_at_the_clock() {
    let allowed: BTreeSet<_> = TABLE.iter().filter(|line| line.clock).map(|line| line.module).collect();
    for source in sources().iter().filter(|source| !source.is_test && !source.module.is_empty()) {
        let uses_clock = tokens(&source.code).windows(3).any(|three| {
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
    for source in sources() {
        let limit = if source.is_test { LONGEST_TEST } else { LONGEST };
        assert!(source.lines <= limit, "{} has {} lines", source.path.display(), source.lines);
    }
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let code = plain_code(
        "use super::{super::{One, two::Three as Four}, five}; // crate::no\nlet x = crate::six::Seven::new(\"crate::no\");",
    );
    let read: Vec<_> = paths(&code).into_iter().map(|path| path.join("::")).collect();
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
