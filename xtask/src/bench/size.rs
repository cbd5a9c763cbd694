//! The library as stores get it: how large it is, and what of it belongs to which dependency.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{
    Bench,
    figures::{Goal, Spread},
    report::{Line, Section},
};
use crate::{bindings, error::Result, folder, project::cargo, run::Invocation};

/// Bytes that the stripped library of `x86_64` shall have at most.
const GOAL: u64 = 4_200_000;
/// Bytes beyond which it has grown without anybody having said why: what it has now, and a little room.
const LARGEST: u64 = 6_250_000;
/// Dependencies with a smaller share of the library are told together.
const SMALLEST_SHARE: f64 = 1.0;
/// Crates that come with the compiler.
const STD: [&str; 9] =
    ["addr2line", "alloc", "core", "gimli", "hashbrown", "miniz_oxide", "object", "rustc_demangle", "std"];

/// Whether a library is small enough for stores.
///
/// # Errors
/// In words, when it is not.
pub fn fits(bytes: u64) -> std::result::Result<(), String> {
    if bytes <= LARGEST {
        return Ok(());
    }
    Err(format!(
        "it has {bytes} bytes, more than {LARGEST}; `cargo xtask bench --only size` says whose they are"
    ))
}

/// Builds the library twice, with its symbols and without.
///
/// # Errors
/// It does not compile, or its symbols can't be listed.
pub fn measure(bench: &Bench<'_>) -> Result<Section> {
    let dist = bench.project.target.join("dist");
    Invocation::new(cargo(), &bench.project.root)
        .args(["rustc", "-p", "kabinet-bindings", "--profile", "dist", "--no-default-features"])
        .args(["--crate-type", "cdylib", "--", "-C", "strip=none"])
        .run()?;
    let symbols = symbols(&dist.join("libkabinet.so"), bench)?;
    let of_c = [("libsqlite3-sys", "SQLite (C)"), ("ring", "ring (C and assembly)")];
    let mut archives = Vec::new();
    for (package, name) in of_c {
        let files = archives_of(&dist.join("build"), package)?;
        let listed = files.iter().map(|file| self::symbols(file, bench)).collect::<Result<Vec<_>>>()?;
        let names: BTreeSet<_> = listed.into_iter().flatten().map(|symbol| symbol.name).collect();
        archives.push((name, names));
    }
    let (_, whole) = bindings::for_stores(bench.project)?;
    let megabytes = Spread::of([in_megabytes(whole)]);
    let lines = megabytes.map(|spread| {
        let line =
            Line::new("the stripped library of this machine's processor", spread, " MB", String::new());
        line.with_goal(Goal::AtMost(in_megabytes(GOAL)), MISSED)
    });
    Ok(Section {
        title: "Size of the library",
        how: HOW.into(),
        lines: lines.into_iter().collect(),
        after: shares(whole, &by_owner(&symbols, &archives)),
    })
}

#[allow(clippy::cast_precision_loss, reason = "sizes of files are far below 2^52")]
fn in_megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// A named piece of a library.
#[derive(Debug, PartialEq, Eq)]
struct Symbol {
    size: u64,
    name: String,
}

fn symbols(file: &Path, bench: &Bench<'_>) -> Result<Vec<Symbol>> {
    let printed = Invocation::new("nm", &bench.project.root)
        .args(["--print-size", "--demangle", "--defined-only", "--quiet"])
        .arg(file)
        .output()?;
    Ok(String::from_utf8_lossy(&printed).lines().filter_map(read).collect())
}

/// A line of `nm --print-size`: address, size, kind, name. Those without a size are no pieces of the file.
fn read(line: &str) -> Option<Symbol> {
    let mut words = line.splitn(4, ' ');
    let (_, size, kind) = (words.next()?, words.next()?, words.next()?);
    let size = u64::from_str_radix(size, 16).ok()?;
    // Zeroed memory takes no room in a file.
    let is_in_file = kind.len() == 1 && !kind.eq_ignore_ascii_case("b");
    is_in_file.then(|| words.next().map(|name| Symbol { size, name: name.to_owned() })).flatten()
}

fn archives_of(build: &Path, package: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in folder::entries(build)? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_of_package = name.rsplit_once('-').is_some_and(|(name, _)| name == package);
        if is_of_package && folder.join("out").is_dir() {
            found.extend(
                folder::entries(&folder.join("out"))?
                    .into_iter()
                    .filter(|file| file.extension().is_some_and(|extension| extension == "a")),
            );
        }
    }
    Ok(found)
}

/// Bytes by dependency.
fn by_owner<'a>(
    symbols: &'a [Symbol],
    archives: &'a [(&'a str, BTreeSet<String>)],
) -> BTreeMap<&'a str, u64> {
    let mut bytes = BTreeMap::new();
    for Symbol { size, name } in symbols {
        *bytes.entry(owner(name, archives)).or_default() += size;
    }
    bytes
}

/// Whose a symbol is: of the C archive that defines it, or of the crate its name begins with.
fn owner<'a>(name: &'a str, archives: &[(&'a str, BTreeSet<String>)]) -> &'a str {
    if let Some((archive, _)) = archives.iter().find(|(_, names)| names.contains(name)) {
        return archive;
    }
    // Names of methods of a trait begin with the type: `<&mut [ring::T] as core::fmt::Debug>::fmt`.
    let before = name.split_once("::").map(|(before, _)| before);
    let first = before.and_then(|before| before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next());
    match first {
        Some(first) if STD.contains(&first) => "the standard library",
        Some(first) if !first.is_empty() => first,
        _ => OTHERS,
    }
}

/// What has a name that says nothing.
const OTHERS: &str = "others";

fn shares(whole: u64, bytes: &BTreeMap<&str, u64>) -> String {
    let share = |bytes: u64| 100.0 * in_megabytes(bytes) / in_megabytes(whole);
    let mut owners: Vec<_> = bytes.iter().filter(|(name, _)| **name != OTHERS).collect();
    owners.sort_by_key(|(name, bytes)| (std::cmp::Reverse(**bytes), **name));
    let (large, small): (Vec<_>, Vec<_>) =
        owners.into_iter().partition(|(_, bytes)| share(**bytes) >= SMALLEST_SHARE);
    let named: u64 = bytes.values().sum();
    let rest = small.iter().map(|(_, bytes)| **bytes).sum::<u64>() + bytes.get(OTHERS).copied().unwrap_or(0);
    let row = |name: &str, bytes: u64| format!("| {name} | {} kB | {:.1} % |", bytes / 1000, share(bytes));
    let mut rows = vec!["| whose | bytes | of all |".to_owned(), "|---|---|---|".to_owned()];
    rows.extend(large.iter().map(|(name, bytes)| row(name, **bytes)));
    rows.push(row(&format!("{} smaller ones, and what no name tells", small.len()), rest));
    rows.push(row("constants without a name, tables for unwinding and linking", whole.saturating_sub(named)));
    rows.join("\n")
}

const MISSED: &str = "The goal comes from an empty core with the same crates. Done: SQLite without extensions that nobody here \
    uses (`LIBSQLITE3_FLAGS` in `.cargo/config.toml`), `opt-level = \"z\"` for all but the core and SQLite. Tried: folding \
    of equal functions (`--icf=all`) takes 13 kB; packed relative relocations take 240 kB, but Android reads them from \
    version 9 on only; `idna` without Unicode (`idna_adapter` 1.0) takes 127 kB, but its authors advise against \
    it, and the fuzzer found a panic in it within seconds. What is left are HTTP/2, rustls with all of its elliptic curves, \
    the standard library with its reader of stack traces, the core itself, and the tables of a library that has to unwind.";
const HOW: &str = "Profile `dist`, without `loopback-http`: what `cargo xtask bindings --release` builds, which \
    fails when it has grown. Below it the bytes by dependency, as `nm --print-size` lists them in the \
    same library before it is stripped: a Rust symbol belongs to the crate that its name begins with (with generics, \
    that is the crate whose code it is), one of C to the archive that defines it.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_of_no_size_or_of_zeroed_memory_takes_no_room() {
        let symbol = read("0000000000012340 0000000000000010 t ring::aead::seal").expect("a symbol");
        assert_eq!(symbol, Symbol { size: 16, name: "ring::aead::seal".into() });
        assert_eq!(read("0000000000012340 t _init"), None);
        assert_eq!(read("0000000000012340 0000000000000010 b ZEROED"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn symbols_belong_to_their_crates_and_archives() {
        let archives = [("SQLite (C)", BTreeSet::from(["yy_reduce".to_owned()]))];
        for (name, whose) in [
            ("yy_reduce", "SQLite (C)"),
            ("rustls::client::hs::start", "rustls"),
            ("<ring::aead::Tag as core::fmt::Debug>::fmt", "ring"),
            ("<&mut [serde_json::Value] as kabinet_core::Draw>::draw", "serde_json"),
            ("core::ptr::drop_in_place<tokio::runtime::Runtime>", "the standard library"),
            ("<alloc::vec::Vec<u8> as core::fmt::Debug>::fmt", "the standard library"),
            ("ffi_kabinet_core_uniffi_contract_version", OTHERS),
        ] {
            assert_eq!(owner(name, &archives), whose, "{name}");
        }
    }

    #[test]
    fn a_library_beyond_the_limit_does_not_fit() {
        assert_eq!(fits(LARGEST), Ok(()));
        assert!(fits(LARGEST + 1).is_err_and(|reason| reason.contains(&(LARGEST + 1).to_string())));
    }

    #[test]
    fn every_byte_is_told_once() {
        let bytes = BTreeMap::from([("ring", 500), ("tiny", 5), (OTHERS, 95)]);
        let text = shares(1_000, &bytes);
        assert!(text.contains("| ring | 0 kB | 50.0 % |"), "{text}");
        assert!(text.contains("1 smaller ones, and what no name tells | 0 kB | 10.0 %"), "{text}");
        assert!(text.contains("linking | 0 kB | 40.0 %"), "{text}");
    }
}
