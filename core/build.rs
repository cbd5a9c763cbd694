//! Makes the typed keys of the word catalogues: one enum with a variant for each message of `src/words/ru`. A room has a
//! file of its own in each language; the build fails when the two don't have the same messages, so no word can be missing
//! in one language.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::Path,
};

/// The messages of each file of a language, by the file's name.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

fn main() {
    let (russian, english) = (catalogue("ru"), catalogue("en"));
    for (file, ids) in &russian {
        let others = english.get(file).unwrap_or_else(|| panic!("there is no src/words/en/{file}"));
        let lacking: Vec<_> = ids.symmetric_difference(others).collect();
        assert!(lacking.is_empty(), "messages that {file} has in one language only: {lacking:?}");
    }
    assert_eq!(russian.len(), english.len(), "a file of words that only one language has");
    let ids: BTreeSet<_> = russian.values().flatten().collect();
    assert_eq!(ids.len(), russian.values().map(BTreeSet::len).sum(), "two files have the same message");

    let mut code = String::from(
        "/// A message of the catalogues.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\npub enum Key {\n",
    );
    for id in &ids {
        let _ = writeln!(code, "    /// `{id}`\n    {},", variant(id));
    }
    code.push_str("}\n\nimpl Key {\n    /// Every message.\n    pub const ALL: &'static [Self] = &[\n");
    for id in &ids {
        let _ = writeln!(code, "        Self::{},", variant(id));
    }
    code.push_str("    ];\n\n    /// The message's id in the catalogues.\n    pub fn id(self) -> &'static str {\n        match self {\n");
    for id in &ids {
        let _ = writeln!(code, "            Self::{} => \"{id}\",", variant(id));
    }
    code.push_str("        }\n    }\n}\n");
    for (name, language) in [("RUSSIAN", "ru"), ("ENGLISH", "en")] {
        let _ = writeln!(code, "\nconst {name}: &[&str] = &[");
        for file in russian.keys() {
            let path = folder(language).join(file);
            let _ = writeln!(code, "    include_str!({:?}),", path.display().to_string());
        }
        code.push_str("];\n");
    }

    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("words.rs");
    fs::write(target, code).expect("OUT_DIR can be written");
}

fn folder(language: &str) -> std::path::PathBuf {
    Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/words").join(language)
}

fn catalogue(language: &str) -> Catalogue {
    println!("cargo::rerun-if-changed=src/words/{language}");
    let files = fs::read_dir(folder(language)).unwrap_or_else(|error| panic!("{language}: {error}"));
    let paths = files.map(|entry| entry.expect("a folder of words can be read").path());
    let named = paths.map(|path| {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, ids(&path))
    });
    named.collect()
}

fn ids(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut ids = BTreeSet::new();
    for line in text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase())) {
        let id = line.split('=').next().unwrap_or_default().trim().to_owned();
        assert!(ids.insert(id.clone()), "{} has {id} twice", path.display());
    }
    ids
}

fn variant(id: &str) -> String {
    id.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
                .unwrap_or_default()
        })
        .collect()
}
