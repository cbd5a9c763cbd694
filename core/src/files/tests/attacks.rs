//! Sealed files that are changed, cut, swapped or put where they do not belong. What is read is what was written there,
//! or a typed fault; `KABINET_THOROUGH=1` tries more bytes and lengths.

use std::fs;

use super::support::{Shelf, content, read, write};
use crate::{
    crypto::testing::SeededRng,
    files::{
        FileFault, FileRef,
        layout::{CHUNK, HEADER, SEALED_CHUNK},
    },
    testing::is_thorough,
};

/// Three chunks, the last one short.
const LENGTH: usize = 2 * CHUNK + 5_000;

/// A folder with two files of the same length.
struct Scene {
    shelf: Shelf,
    mine: FileRef,
    other: FileRef,
}

impl Scene {
    fn new() -> Self {
        let shelf = Shelf::new();
        let mine = write(&shelf.store, &content(1, LENGTH)).unwrap();
        let other = write(&shelf.store, &content(2, LENGTH)).unwrap();
        Self { shelf, mine, other }
    }

    fn sealed(&self) -> Vec<u8> {
        self.shelf.sealed(&self.mine)
    }

    /// Reads the file as it is with these bytes.
    fn read(&self, bytes: &[u8]) -> Result<Vec<u8>, FileFault> {
        fs::write(self.shelf.path(&self.mine), bytes).unwrap();
        read(&self.shelf.store, &self.mine)
    }

    fn assert_damaged(&self, bytes: &[u8], what: &str) {
        match self.read(bytes) {
            Err(FileFault::Damaged { .. }) => {}
            Err(fault) => panic!("{what}: {fault:?}"),
            Ok(read) => panic!("{what}: {} bytes were taken", read.len()),
        }
    }
}

/// Where the chunks of a sealed file stand.
fn chunks(sealed: &[u8]) -> Vec<std::ops::Range<usize>> {
    let begins = (HEADER..sealed.len()).step_by(SEALED_CHUNK);
    begins.map(|from| from..(from + SEALED_CHUNK).min(sealed.len())).collect()
}

#[test]
fn every_bit_of_the_header_counts() {
    let scene = Scene::new();
    let sealed = scene.sealed();
    for bit in 0..8 * HEADER {
        let mut changed = sealed.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let found = changed[0];
        let result = scene.read(&changed);
        if found > 1 {
            assert_eq!(result, Err(FileFault::TooNew { found, known: 1 }));
        } else {
            assert!(matches!(result, Err(FileFault::Damaged { .. })), "{result:?}");
        }
    }
}

#[test]
fn a_flipped_bit_is_noticed() {
    let scene = Scene::new();
    let sealed = scene.sealed();
    let rng = SeededRng::new(5);
    // Each tag whole, and the bytes around it.
    let edges: Vec<_> =
        chunks(&sealed).iter().flat_map(|chunk| chunk.end - 20..(chunk.end + 4).min(sealed.len())).collect();
    let stride = if is_thorough() { 17 } else { 509 };
    let mut tried = 0;
    for at in edges.into_iter().chain((HEADER..sealed.len()).step_by(stride)) {
        let mut changed = sealed.clone();
        changed[at] ^= 1 << rng.below(8);
        scene.assert_damaged(&changed, &format!("byte {at}"));
        tried += 1;
    }
    println!("bits: {tried} flipped, {tried} noticed");
    assert!(tried > 300);
}

#[test]
fn a_changed_chunk_leaves_the_others_readable() {
    let scene = Scene::new();
    let mut changed = scene.sealed();
    let middle = chunks(&changed)[1].start;
    changed[middle] ^= 1;
    fs::write(scene.shelf.path(&scene.mine), &changed).unwrap();
    let mut reader = scene.shelf.store.open(&scene.mine).unwrap();
    assert!(reader.next_chunk().unwrap().unwrap() == &content(1, LENGTH)[..CHUNK]);
    for _ in 0..2 {
        assert!(matches!(reader.next_chunk(), Err(FileFault::Damaged { .. })));
        assert_eq!(reader.position(), CHUNK as u64, "the position stays");
        assert!(matches!(reader.read(&mut [0; 10]), Err(FileFault::Damaged { .. })));
    }
    // What came of the changed one is not taken for what was read before it.
    for (at, expected) in [(0, ..CHUNK), (2 * CHUNK, ..LENGTH)] {
        reader.seek(at as u64);
        assert!(reader.next_chunk().unwrap().unwrap() == &content(1, LENGTH)[expected][at..]);
    }
}

#[test]
fn a_lost_end_is_noticed() {
    let scene = Scene::new();
    let sealed = scene.sealed();
    let boundaries: Vec<_> =
        chunks(&sealed).iter().flat_map(|chunk| [chunk.start, chunk.start + 1, chunk.end - 1]).collect();
    let stride = if is_thorough() { 97 } else { 4_099 };
    for length in boundaries.into_iter().chain((0..sealed.len()).step_by(stride)) {
        scene.assert_damaged(&sealed[..length], &format!("{length} bytes"));
    }
}

#[test]
fn more_than_was_written_is_noticed() {
    let scene = Scene::new();
    let sealed = scene.sealed();
    let chunks = chunks(&sealed);
    let (first, last) = (&sealed[chunks[0].clone()], &sealed[chunks[2].clone()]);
    for more in [&[0][..], &[0; 16], first, last, &sealed] {
        scene.assert_damaged(&[&sealed, more].concat(), &format!("{} more bytes", more.len()));
    }
    scene.assert_damaged(&[&[1], &sealed[..]].concat(), "a byte before it");
}

#[test]
fn swapped_and_doubled_chunks_are_noticed() {
    let scene = Scene::new();
    let sealed = scene.sealed();
    let parts: Vec<_> = chunks(&sealed).into_iter().map(|chunk| &sealed[chunk]).collect();
    let orders: [&[usize]; 7] =
        [&[1, 0, 2], &[0, 0, 2], &[1, 1, 2], &[2, 0, 1], &[0, 2, 1], &[0, 2], &[0, 1, 1, 2]];
    for order in orders {
        let chosen: Vec<_> = order.iter().map(|at| parts[*at]).collect();
        let bytes = [&sealed[..HEADER], &chosen.concat()].concat();
        scene.assert_damaged(&bytes, &format!("{order:?}"));
    }
}

#[test]
fn what_is_another_files_is_noticed() {
    let scene = Scene::new();
    let (sealed, other) = (scene.sealed(), scene.shelf.sealed(&scene.other));
    scene.assert_damaged(&other, "the whole other file");
    for chunk in chunks(&sealed) {
        let mut bytes = sealed.clone();
        bytes[chunk.clone()].copy_from_slice(&other[chunk.clone()]);
        scene.assert_damaged(&bytes, &format!("its bytes {chunk:?}"));
    }
    fs::write(scene.shelf.path(&scene.mine), &sealed).unwrap();
    // The right bytes under another name and with the row of another, but for one member.
    let FileRef { name, length, sha256, key } = scene.mine.clone();
    fs::write(scene.shelf.path(&scene.other), &sealed).unwrap();
    let wrong = [
        FileRef { name: scene.other.name, length, sha256, key: key.clone() },
        FileRef { name, length, sha256, key: scene.other.key.clone() },
        FileRef { name, length: length - 5_000, sha256, key: key.clone() },
        FileRef { name, length: length + 60_000, sha256, key: key.clone() },
        FileRef { name, length: u64::MAX, sha256, key },
    ];
    for file in wrong {
        let result = read(&scene.shelf.store, &file);
        assert!(matches!(result, Err(FileFault::Damaged { .. })), "{result:?}");
    }
    assert_eq!(read(&scene.shelf.store, &scene.mine), Ok(content(1, LENGTH)));
}

#[test]
fn a_file_that_is_gone_is_missing_and_one_put_back_is_swept() {
    let scene = Scene::new();
    let sealed = scene.sealed();
    let path = scene.shelf.path(&scene.mine);
    scene.shelf.store.remove(scene.mine.name()).unwrap();
    assert_eq!(read(&scene.shelf.store, &scene.mine), Err(FileFault::Missing));
    fs::write(&path, &sealed).unwrap();
    assert_eq!(scene.shelf.store.sweep(&[scene.other.name()].into()), Ok(1));
    assert!(!path.exists());
    fs::create_dir(&path).unwrap();
    assert!(
        matches!(read(&scene.shelf.store, &scene.mine), Err(FileFault::Io { .. })),
        "a folder is no file"
    );
}
