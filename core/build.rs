//! Makes the typed keys of the word catalogues: one enum with a variant for each message of `ru.ftl`. The build
//! fails when the two catalogues do not have the same messages, so no word can be missing in one language.

use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::Path};

fn main() {
    let russian = ids("src/words/ru.ftl");
    let english = ids("src/words/en.ftl");
    let lacking: Vec<_> = russian.symmetric_difference(&english).collect();
    assert!(lacking.is_empty(), "messages that only one of ru.ftl and en.ftl has: {lacking:?}");

    let mut code = String::from(
        "/// A message of the catalogues.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\npub enum Key {\n",
    );
    for id in &russian {
        let _ = writeln!(code, "    /// `{id}`\n    {},", variant(id));
    }
    code.push_str("}\n\nimpl Key {\n    /// Every message.\n    pub const ALL: &'static [Self] = &[\n");
    for id in &russian {
        let _ = writeln!(code, "        Self::{},", variant(id));
    }
    code.push_str("    ];\n\n    /// The message's id in the catalogues.\n    pub fn id(self) -> &'static str {\n        match self {\n");
    for id in &russian {
        let _ = writeln!(code, "            Self::{} => \"{id}\",", variant(id));
    }
    code.push_str("        }\n    }\n}\n");

    let target = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("keys.rs");
    fs::write(target, code).expect("OUT_DIR can be written");
}

fn ids(path: &str) -> BTreeSet<String> {
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut ids = BTreeSet::new();
    for line in text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase())) {
        let id = line.split('=').next().unwrap_or_default().trim().to_owned();
        assert!(ids.insert(id.clone()), "{path} has {id} twice");
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
