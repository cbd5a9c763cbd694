//! A kept file of every format that a phone may still have, with the row that names it.

use std::{fs, path::PathBuf, sync::Arc};

use serde::{Deserialize, Serialize};

use super::support::{content, read, store, write};
use crate::{
    crypto::ChunkSealer,
    files::{DiskFolder, FileRef, MemoryFolder},
    ports::Folder,
};

/// A chunk and a little more.
const LENGTH: usize = 65_536 + 1_000;

/// A row that names a file.
#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Kept {
    #[serde(with = "crate::files::sealed")]
    file: FileRef,
}

fn fixtures(format: u8) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("src/files/fixtures/{format:04}"))
}

#[test]
fn every_format_is_read() {
    for format in 1..=ChunkSealer::FORMAT {
        let dir = fixtures(format);
        let row = fs::read_to_string(dir.join("row.json")).unwrap();
        let Kept { file } = serde_json::from_str(&row).unwrap();
        let sealed = fs::read(dir.join(file.name().to_string())).unwrap();
        let folder = MemoryFolder::new();
        folder.create(&file.name().to_string()).unwrap().append(&sealed).unwrap();
        assert!(read(&store(Arc::new(folder), 9), &file).unwrap() == content(7, LENGTH), "format {format}");
        assert_eq!(sealed[0], format);
    }
}

/// `KABINET_KEEP_FIXTURES=1` keeps one when a format is new.
#[test]
fn the_present_format_has_its_fixture() {
    let dir = fixtures(ChunkSealer::FORMAT);
    if !dir.exists() && std::env::var_os("KABINET_KEEP_FIXTURES").is_some() {
        let folder = DiskFolder::open(&dir).unwrap();
        let file = write(&store(Arc::new(folder), 7), &content(7, LENGTH)).unwrap();
        fs::write(dir.join("row.json"), serde_json::to_string_pretty(&Kept { file }).unwrap() + "\n")
            .unwrap();
    }
    assert!(dir.exists(), "no {}", dir.display());
}

/// The present format is written as it was from the first day on, to the byte.
#[test]
fn the_present_format_is_kept() {
    let dir = fixtures(ChunkSealer::FORMAT);
    let folder = MemoryFolder::new();
    let file = write(&store(Arc::new(folder.clone()), 7), &content(7, LENGTH)).unwrap();
    let row = fs::read_to_string(dir.join("row.json")).unwrap();
    assert_eq!(serde_json::to_string_pretty(&Kept { file: file.clone() }).unwrap() + "\n", row);
    let sealed = fs::read(dir.join(file.name().to_string())).unwrap();
    let mut written = vec![0; sealed.len()];
    let mut opened = folder.open(&file.name().to_string()).unwrap();
    opened.read_at(0, &mut written).unwrap();
    assert!(written == sealed && opened.length().unwrap() == sealed.len() as u64);
}

#[test]
fn a_row_that_names_no_file_is_refused_and_not_quoted() {
    let folder = MemoryFolder::new();
    let row =
        serde_json::to_string(&Kept { file: write(&store(Arc::new(folder), 7), b"x").unwrap() }).unwrap();
    let kept: Kept = serde_json::from_str(&row).unwrap();
    let key = crate::files::hex::encode(kept.file.key.expose());
    let name = kept.file.name().to_string();
    for (from, to) in [(&key, &key[2..]), (&name, &name[1..]), (&name, "../../etc/passwd-0123456789abcde")] {
        let broken = row.replace(from.as_str(), to);
        let error = serde_json::from_str::<Kept>(&broken).unwrap_err().to_string();
        assert!(!error.contains(&key[2..]) && error.contains("of a file"), "{error}");
    }
}
