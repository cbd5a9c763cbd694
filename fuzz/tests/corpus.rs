//! What is kept in the corpus: every input that ever broke something, and enough others to begin with.

use std::{fs, path::Path};

use kabinet_fuzz::TARGETS;

#[test]
fn everything_in_the_corpus_passes() {
    for (name, target) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
        let mut inputs = 0;
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{name}: {error}")) {
            target(&fs::read(entry.unwrap().path()).unwrap());
            inputs += 1;
        }
        assert!(inputs > 0, "{name} has nothing to begin with");
    }
}

#[test]
fn the_corpus_has_no_folder_without_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(kabinet_fuzz::target(&name).is_some(), "{name}");
    }
}
