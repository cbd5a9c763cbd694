//! One suite for every folder.

use std::{collections::BTreeMap, io, sync::Arc};

use super::support::{Watched, content, listed, names, read, sha256, store, write};
use crate::{
    crypto::testing::{BrokenRng, SeededRng},
    files::{DiskFolder, FileFault, FileName, FileRef, FileStore, MemoryFolder},
    ports::Folder,
};

const LENGTHS: [usize; 14] =
    [0, 1, 4_095, 4_096, 4_097, 61_440, 65_535, 65_536, 65_537, 69_633, 131_071, 131_072, 131_073, 300_000];

/// A folder that is empty at first; each call is a restart of the phone.
type Place<'a> = &'a dyn Fn() -> Arc<dyn Folder>;

fn what_is_written_comes_back(place: Place<'_>) {
    let mut files = Vec::new();
    for (seed, length) in (0..).zip(LENGTHS) {
        let bytes = content(seed, length);
        let file = write(&store(place(), seed), &bytes).unwrap();
        assert_eq!((file.length(), file.sha256()), (length as u64, &sha256(&bytes)));
        files.push((file, bytes));
    }
    for (file, bytes) in &files {
        let found = read(&store(place(), 99), file).unwrap();
        assert!(found == *bytes, "{} bytes", bytes.len());
    }
    assert_eq!(listed(&*place()), files.iter().map(|(file, _)| file.name().to_string()).collect());
}

fn pieces_are_of_any_size(place: Place<'_>) {
    let store = store(place(), 1);
    let bytes = content(1, 200_000);
    let sizes: [usize; 6] = [1_000, 4_096, 65_535, 65_536, 65_537, 200_000];
    for size in sizes {
        let mut writer = store.create().unwrap();
        writer.append(&[]).unwrap();
        for piece in bytes.chunks(size) {
            writer.append(piece).unwrap();
        }
        assert_eq!(writer.written(), 200_000);
        let file = writer.finish(Some(&sha256(&bytes))).unwrap();
        assert!(read(&store, &file).unwrap() == bytes, "pieces of {size}");
    }
}

fn it_is_read_from_any_offset(place: Place<'_>) {
    let store = store(place(), 1);
    for length in [0, 70_000, 131_072] {
        let bytes = content(2, length);
        let file = write(&store, &bytes).unwrap();
        let mut reader = store.open(&file).unwrap();
        assert_eq!((reader.length(), reader.position()), (length as u64, 0));
        let rng = SeededRng::new(3);
        let edges = [0, 1, 65_535, 65_536, 65_537, length.saturating_sub(1), length, length + 1, length * 9];
        let drawn: Vec<_> = (0..40).map(|_| rng.below(length + 2)).collect();
        for from in edges.into_iter().chain(drawn) {
            let rest = bytes.get(from..).unwrap_or_default();
            reader.seek(from as u64);
            let mut buffer = vec![0; rng.below(100_000)];
            let count = reader.read(&mut buffer).unwrap();
            assert!(count > 0 || rest.is_empty() || buffer.is_empty(), "nothing from {from} on");
            assert!(buffer[..count] == rest[..count], "{count} bytes from {from} on");
            let chunk = reader.next_chunk().unwrap().unwrap_or_default().to_vec();
            assert!(chunk.len() <= 65_536 && rest[count..].starts_with(&chunk), "then {}", chunk.len());
            let read_so_far = (from + count + chunk.len()) as u64;
            assert_eq!(reader.position(), read_so_far);
        }
        reader.seek(u64::MAX);
        assert_eq!(reader.next_chunk(), Ok(None));
    }
}

fn two_are_written_at_once(place: Place<'_>) {
    let store = store(place(), 1);
    let (one, other) = (content(1, 150_000), content(2, 150_000));
    let (mut first, mut second) = (store.create().unwrap(), store.create().unwrap());
    for (a, b) in one.chunks(10_000).zip(other.chunks(10_000)) {
        first.append(a).unwrap();
        second.append(b).unwrap();
    }
    let (second, first) = (second.finish(None).unwrap(), first.finish(None).unwrap());
    assert_ne!(first.name(), second.name());
    assert!(read(&store, &first).unwrap() == one && read(&store, &second).unwrap() == other);
}

fn what_is_not_finished_is_not_there(place: Place<'_>) {
    let store = store(place(), 1);
    let mut given_up = store.create().unwrap();
    given_up.append(&content(1, 100_000)).unwrap();
    assert_eq!(listed(&*place()).len(), 1);
    drop(given_up);
    assert!(listed(&*place()).is_empty());

    let mut killed = store.create().unwrap();
    killed.append(&content(1, 100_000)).unwrap();
    std::mem::forget(killed);
    assert!(listed(&*place()).iter().all(|name| name.len() == 36 && name.strip_suffix(".new").is_some()));
    assert_eq!(store.sweep(&names([])), Ok(1));
    assert!(listed(&*place()).is_empty());
}

fn another_content_than_promised_is_refused(place: Place<'_>) {
    let store = store(place(), 1);
    let mut writer = store.create().unwrap();
    writer.append(b"what came").unwrap();
    assert_eq!(writer.finish(Some(&sha256(b"what was promised"))), Err(FileFault::OtherContent));
    assert!(listed(&*place()).is_empty());
}

fn what_no_row_names_is_swept(place: Place<'_>) {
    let before = store(place(), 1);
    let files: Vec<_> = (0..6).map(|seed| write(&before, &content(seed, 5_000)).unwrap()).collect();
    for stranger in ["readme", "00", "0123456789abcdef0123456789abcde", "0123456789ABCDEF0123456789ABCDEF"] {
        place().create(stranger).unwrap();
    }
    // An unfinished file is swept even if a row should name it.
    place().create(&format!("{}.new", files[0].name())).unwrap();
    let after = store(place(), 2);
    let named = names(&files[..3]);
    assert_eq!(after.sweep(&named), Ok(4));
    assert_eq!(after.sweep(&named), Ok(0));
    assert_eq!(listed(&*place()).len(), 3 + 4);
    for (seed, file) in (0..).zip(&files) {
        let expected = if seed < 3 { Ok(content(seed, 5_000)) } else { Err(FileFault::Missing) };
        assert_eq!(read(&after, file), expected);
    }
}

fn removed_is_gone(place: Place<'_>) {
    let store = store(place(), 1);
    let (kept, gone) = (write(&store, b"kept").unwrap(), write(&store, b"gone").unwrap());
    for _ in 0..2 {
        store.remove(gone.name()).unwrap();
        assert_eq!(read(&store, &gone), Err(FileFault::Missing));
    }
    assert_eq!(read(&store, &kept), Ok(b"kept".to_vec()));
}

fn opening_reads_no_file(place: Place<'_>) {
    let folder = Watched::new(place());
    let store = store(Arc::new(folder.clone()), 1);
    let files: Vec<_> = (0..20).map(|seed| write(&store, &content(seed, 100_000)).unwrap()).collect();
    folder.take_asked();
    store.sweep(&names(&files)).unwrap();
    assert_eq!(folder.take_asked(), ["names"]);
    store.open(&files[0]).unwrap().next_chunk().unwrap();
    assert_eq!(folder.take_asked(), ["open", "read", "length", "read"], "the first chunk alone");
}

/// A file is named only when nothing of it can be lost any more.
fn synced_before_it_is_named(place: Place<'_>) {
    let folder = Watched::new(place());
    write(&store(Arc::new(folder.clone()), 1), &content(1, 70_000)).unwrap();
    assert_eq!(
        folder.take_asked(),
        ["create", "append", "append", "append", "sync", "rename", "sync folder"]
    );
}

/// Random writes, removals and restarts against a plain map.
fn agrees_with_a_map(place: Place<'_>) {
    let rng = SeededRng::new(42);
    let mut expected: BTreeMap<FileName, (FileRef, Vec<u8>)> = BTreeMap::new();
    let mut files = store(place(), 42);
    for round in 0..80 {
        match rng.below(10) {
            0..6 => {
                let bytes = content(round, LENGTHS[rng.below(LENGTHS.len())]);
                let file = write(&files, &bytes).unwrap();
                expected.insert(file.name(), (file, bytes));
            }
            6..8 if !expected.is_empty() => {
                let name = *expected.keys().nth(rng.below(expected.len())).unwrap();
                expected.remove(&name);
                files.remove(name).unwrap();
            }
            _ => {
                std::mem::forget(files.create().unwrap());
                files = store(place(), 1_000 + round);
                let named = expected.keys().copied().collect();
                assert_eq!(files.sweep(&named), Ok(1), "in round {round}");
            }
        }
        for (file, bytes) in expected.values() {
            let mut reader = files.open(file).unwrap();
            reader.seek(rng.below(bytes.len() + 1) as u64);
            let from = usize::try_from(reader.position()).unwrap();
            let chunk = reader.next_chunk().unwrap().unwrap_or_default();
            assert!(bytes[from..].starts_with(chunk) && chunk.is_empty() == bytes[from..].is_empty());
        }
    }
    for (file, bytes) in expected.values() {
        assert!(read(&files, file).unwrap() == *bytes);
    }
}

type Check = fn(Place<'_>);

const SUITE: [(&str, Check); 11] = [
    ("what is written comes back", what_is_written_comes_back),
    ("pieces are of any size", pieces_are_of_any_size),
    ("it is read from any offset", it_is_read_from_any_offset),
    ("two are written at once", two_are_written_at_once),
    ("what is not finished is not there", what_is_not_finished_is_not_there),
    ("another content than promised is refused", another_content_than_promised_is_refused),
    ("what no row names is swept", what_no_row_names_is_swept),
    ("removed is gone", removed_is_gone),
    ("opening reads no file", opening_reads_no_file),
    ("synced before it is named", synced_before_it_is_named),
    ("agrees with a map", agrees_with_a_map),
];

#[test]
fn the_folder_on_the_disk_conforms() {
    for (name, check) in SUITE {
        println!("disk: {name}");
        let dir = tempfile::tempdir().unwrap();
        // The folder and what is above it are made.
        let dir = dir.path().join("phone/files");
        check(&|| Arc::new(DiskFolder::open(&dir).unwrap()));
    }
}

#[test]
fn the_folder_in_memory_conforms() {
    for (name, check) in SUITE {
        println!("memory: {name}");
        let folder = MemoryFolder::new();
        check(&|| Arc::new(folder.clone()));
    }
}

#[test]
fn folders_say_what_they_lack() {
    let dir = tempfile::tempdir().unwrap();
    let folders: [Box<dyn Folder>; 2] =
        [Box::new(MemoryFolder::new()), Box::new(DiskFolder::open(dir.path()).unwrap())];
    for folder in folders {
        assert_eq!(folder.open("a").err().map(|error| error.kind()), Some(io::ErrorKind::NotFound));
        assert!(!folder.rename("a", "b").unwrap() && !folder.remove("a").unwrap());
        folder.create("a").unwrap().append(b"four").unwrap();
        assert_eq!(folder.create("a").err().map(|error| error.kind()), Some(io::ErrorKind::AlreadyExists));
        let mut file = folder.open("a").unwrap();
        assert_eq!(file.length().unwrap(), 4);
        for (offset, length) in [(0, 5), (4, 1), (u64::MAX, 1)] {
            assert!(file.read_at(offset, &mut vec![0; length]).is_err(), "{length} from {offset}");
        }
        let mut two = [0; 2];
        file.read_at(1, &mut two).unwrap();
        assert_eq!(&two, b"ou");
        assert!(folder.rename("a", "b").unwrap());
        assert_eq!(listed(&*folder), ["b".to_owned()].into());
        assert!(folder.remove("b").unwrap());
    }
}

#[test]
fn without_randomness_nothing_is_made() {
    let folder = MemoryFolder::new();
    let store = FileStore::new(Arc::new(folder.clone()), Arc::new(BrokenRng));
    assert_eq!(store.create().err(), Some(FileFault::Sealing));
    assert!(listed(&folder).is_empty());
}
