//! A disk that is full or fails at any call: typed, nothing named is lost, and what is left over is swept.

use std::{io, sync::Arc};

use super::support::{Watched, content, listed, names, read, store, write};
use crate::{
    files::{DiskFolder, FileFault, FileRef, FileStore, MemoryFolder},
    ports::Folder,
};

const LENGTH: usize = 150_000;
const KINDS: [io::ErrorKind; 3] =
    [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::Other];

fn is_fault_of(kind: io::ErrorKind, fault: &FileFault) -> bool {
    match kind {
        io::ErrorKind::Other => matches!(fault, FileFault::Io { .. }),
        _ => *fault == FileFault::DiskFull,
    }
}

/// A folder with one file that a row names.
struct Phone {
    folder: Watched,
    store: FileStore,
    kept: FileRef,
}

impl Phone {
    fn new(folder: Arc<dyn Folder>) -> Self {
        let folder = Watched::new(folder);
        let store = store(Arc::new(folder.clone()), 1);
        let kept = write(&store, &content(1, LENGTH)).unwrap();
        folder.take_asked();
        Self { folder, store, kept }
    }

    /// Once there is room again: what is named is whole, and the rest is swept.
    fn assert_whole(&self, named: &[&FileRef], what: &str) {
        self.store.sweep(&names(named.iter().copied())).unwrap();
        assert_eq!(listed(&self.folder).len(), named.len(), "{what}");
        for file in named {
            assert!(read(&self.store, file).unwrap() == content(1, LENGTH), "{what}");
        }
    }
}

/// Tries every call of a writing; gives how many there are.
fn strike_each_call(place: &dyn Fn() -> Arc<dyn Folder>, kind: io::ErrorKind, stays: bool) -> usize {
    for call in 0.. {
        let phone = Phone::new(place());
        phone.folder.fail_at(call, kind, stays);
        let written = write(&phone.store, &content(1, LENGTH));
        let was_struck = phone.folder.heal();
        let what = format!("{kind:?} at call {call}, {:?}", phone.folder.take_asked());
        match written {
            Ok(file) => {
                assert!(!was_struck, "{what}: it was called finished");
                phone.assert_whole(&[&phone.kept, &file], &what);
                return call;
            }
            Err(fault) => {
                assert!(was_struck && is_fault_of(kind, &fault), "{what}: {fault:?}");
                if !stays {
                    assert_eq!(listed(&phone.folder).len(), 1, "{what}: nothing is left over");
                }
                phone.assert_whole(&[&phone.kept], &what);
            }
        }
    }
    unreachable!("a writing ends")
}

#[test]
fn a_write_that_fails_leaves_what_is_named() {
    for kind in KINDS {
        for stays in [false, true] {
            let in_memory = strike_each_call(&|| Arc::new(MemoryFolder::new()), kind, stays);
            let dir = tempfile::tempdir().unwrap();
            let number = std::cell::Cell::new(0);
            let on_disk = strike_each_call(
                &|| {
                    number.set(number.get() + 1);
                    Arc::new(DiskFolder::open(&dir.path().join(number.get().to_string())).unwrap())
                },
                kind,
                stays,
            );
            assert_eq!((in_memory, on_disk), (8, 8), "create, four appends, sync, rename, sync folder");
        }
    }
}

#[test]
fn a_writer_that_failed_goes_on_failing() {
    let phone = Phone::new(Arc::new(MemoryFolder::new()));
    let mut writer = phone.store.create().unwrap();
    phone.folder.fail_at(0, io::ErrorKind::StorageFull, false);
    assert_eq!(writer.append(&content(1, LENGTH)), Err(FileFault::DiskFull));
    // A chunk that was sealed and not written must not be left out.
    assert_eq!(writer.append(b"more"), Err(FileFault::DiskFull));
    assert_eq!(writer.finish(None), Err(FileFault::DiskFull));
    phone.folder.heal();
    phone.assert_whole(&[&phone.kept], "after it");
}

#[test]
fn a_read_that_fails_can_be_tried_again() {
    for kind in [io::ErrorKind::Other, io::ErrorKind::PermissionDenied] {
        for call in 0..4 {
            let phone = Phone::new(Arc::new(MemoryFolder::new()));
            phone.folder.fail_at(call, kind, false);
            let failed = phone.store.open(&phone.kept).and_then(|mut reader| {
                let failed = reader.next_chunk().map(drop);
                assert!(reader.next_chunk().unwrap().unwrap() == &content(1, LENGTH)[..65_536]);
                failed
            });
            assert!(matches!(failed, Err(FileFault::Io { .. })), "call {call}: {failed:?}");
            assert!(phone.folder.heal());
            assert!(read(&phone.store, &phone.kept).unwrap() == content(1, LENGTH));
        }
    }
}

#[test]
fn a_sweep_that_fails_removes_what_it_can_and_nothing_named() {
    for call in 0..4 {
        let phone = Phone::new(Arc::new(MemoryFolder::new()));
        for seed in 2..5 {
            write(&phone.store, &content(seed, 10)).unwrap();
        }
        phone.folder.take_asked();
        phone.folder.fail_at(call, io::ErrorKind::Other, false);
        let swept = phone.store.sweep(&names([&phone.kept]));
        assert!(matches!(swept, Err(FileFault::Io { .. })), "{swept:?}");
        assert!(phone.folder.heal());
        let left = if call == 0 { 4 } else { 2 };
        assert_eq!(listed(&phone.folder).len(), left, "call {call}");
        phone.assert_whole(&[&phone.kept], "swept again");
    }
}

#[test]
fn a_removal_that_fails_is_made_up_for_by_the_sweep() {
    let phone = Phone::new(Arc::new(MemoryFolder::new()));
    let gone = write(&phone.store, b"gone").unwrap();
    phone.folder.fail_at(0, io::ErrorKind::Other, false);
    assert!(matches!(phone.store.remove(gone.name()), Err(FileFault::Io { .. })));
    phone.folder.heal();
    phone.assert_whole(&[&phone.kept], "swept");
}

#[test]
fn a_folder_that_is_a_file_is_an_io_fault() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("file"), b"").unwrap();
    let opened = DiskFolder::open(&dir.path().join("file/files"));
    assert!(matches!(opened, Err(FileFault::Io { .. })), "{opened:?}");
}
