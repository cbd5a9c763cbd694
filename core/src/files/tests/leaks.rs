//! Nothing of a file's content, and no key, can be read in the folder or in what is printed.

use super::support::{Shelf, content, read, write};
use crate::{files::FileRef, store::hits};

const CANARIES: [&str; 3] = ["Паспорт 45 11 № 123456", "Канарейкина Анна", "%PDF-1.7 canary-91c0"];

#[test]
fn no_file_holds_plain_bytes_or_a_key() {
    let shelf = Shelf::new();
    let mut files: Vec<FileRef> = Vec::new();
    for canary in CANARIES {
        // At the edges of chunks, in the last one, and alone.
        let mut bytes = content(1, 200_000);
        for at in [0, 65_536 - canary.len(), 65_536, 131_060, 200_000 - canary.len()] {
            bytes[at..at + canary.len()].copy_from_slice(canary.as_bytes());
        }
        files.push(write(&shelf.store, &bytes).unwrap());
        files.push(write(&shelf.store, canary.as_bytes()).unwrap());
        let mut killed = shelf.store.create().unwrap();
        killed.append(&bytes).unwrap();
        std::mem::forget(killed);
    }
    let secrets = CANARIES.iter().map(|canary| canary.as_bytes());
    let secrets: Vec<_> = secrets.chain(files.iter().map(|file| file.key.expose())).collect();
    let found: usize = secrets.iter().map(|secret| hits(shelf.dir.path(), secret)).sum();
    println!("{} secrets in {} files: {found} hits", secrets.len(), 3 * CANARIES.len());
    assert_eq!(found, 0);
}

#[test]
fn the_same_bytes_are_sealed_differently_each_time() {
    let shelf = Shelf::new();
    let one = shelf.sealed(&write(&shelf.store, &vec![0; 140_000]).unwrap());
    let other = shelf.sealed(&write(&shelf.store, &vec![0; 140_000]).unwrap());
    let same = |a: &[u8], b: &[u8]| a.chunks(16).zip(b.chunks(16)).filter(|(a, b)| a == b).count();
    assert_eq!(same(&one[1..], &other[1..]), 0);
    assert_eq!(same(&one[1..], &one[1 + 65_552..]), 0, "not even two chunks of one file");
}

#[test]
fn nothing_of_a_file_is_printed() {
    let shelf = Shelf::new();
    let mut writer = shelf.store.create().unwrap();
    writer.append(CANARIES[0].as_bytes()).unwrap();
    let writing = format!("{writer:?}");
    let file = writer.finish(None).unwrap();
    let reader = shelf.store.open(&file).unwrap();
    let text = format!("{writing} {file:?} {reader:?} {:?}", shelf.store);
    let name = format!("{:?}", file.name());
    assert_eq!(
        text,
        format!(
            "Writer {{ name: {name}, .. }} FileRef {{ name: {name}, .. }} Reader {{ name: {name}, .. }} FileStore {{ .. }}"
        )
    );
    assert_eq!(read(&shelf.store, &file), Ok(CANARIES[0].as_bytes().to_vec()));
}
