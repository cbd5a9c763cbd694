//! Finds in the sources of all languages which test names which rows.

use std::path::{Path, PathBuf};

use crate::{
    error::{Error, Result},
    folder, project,
};

const FOLDERS: [&str; 6] = ["android", "core", "desk", "ios", "mock-server", "tests"];
const BUILT: [&str; 4] = ["target", "node_modules", ".build", "generated"];
const MOST_ROWS: usize = 3;

/// The rows that one call of `covers` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Ids as written.
    pub rows: Vec<String>,
    /// Name of the test that the call stands in.
    pub test: String,
    /// Relative to the project.
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Language {
    Rust,
    Kotlin,
    Swift,
    JavaScript,
    Python,
}

impl Language {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "rs" => Some(Self::Rust),
            "kt" => Some(Self::Kotlin),
            "swift" => Some(Self::Swift),
            "js" | "mjs" => Some(Self::JavaScript),
            "py" => Some(Self::Python),
            _ => None,
        }
    }

    /// What a line begins with that is none of the program.
    fn comments(self) -> &'static [&'static str] {
        match self {
            Self::Python => &["#"],
            _ => &["//", "*"],
        }
    }

    fn call(self) -> &'static str {
        match self {
            Self::Rust => "covers!(",
            Self::Kotlin | Self::Swift | Self::JavaScript | Self::Python => "covers(",
        }
    }

    /// The word before the name of a function, and whether an attribute line says that the next one is a test.
    fn function(self) -> (&'static str, fn(&str) -> bool) {
        match self {
            Self::Rust => {
                ("fn ", |line| line.starts_with("#[") && (line.contains("test]") || line.contains("test(")))
            }
            Self::Kotlin => ("fun ", |line| line.starts_with("@Test")),
            Self::Swift => ("func ", |line| line.starts_with("@Test")),
            Self::JavaScript => ("function ", |_| false),
            // Tests go by their names.
            Self::Python => ("def ", |line| line.starts_with("def test_")),
        }
    }
}

/// Reads all marks of the project, in the order of files and lines.
///
/// # Errors
/// A file can't be read; a call stands in no test, names no row or more than three.
pub fn collect(root: &Path) -> Result<Vec<Mark>> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        files.extend(folder::files(&root.join(folder), &BUILT)?);
    }
    files.sort();
    let mut marks = Vec::new();
    for path in files {
        let Some(language) = Language::of(&path) else { continue };
        let file = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
        let found = of_source(&project::read(&path)?, language, &file);
        marks.extend(found.map_err(|reason| Error::content(&file, &reason))?);
    }
    Ok(marks)
}

fn of_source(source: &str, language: Language, file: &Path) -> std::result::Result<Vec<Mark>, String> {
    let (word, is_test_attribute) = language.function();
    let mut marks = Vec::new();
    let mut attribute: Option<usize> = None;
    let mut test: Option<String> = None;
    let lines: Vec<&str> = source.lines().collect();
    for (index, line) in lines.iter().map(|line| line.trim()).enumerate() {
        if language.comments().iter().any(|comment| line.starts_with(comment)) {
            continue;
        }
        if is_test_attribute(line) {
            attribute = Some(index);
        }
        if let Some(name) = function_name(line, word) {
            let shown = attribute.and_then(|start| display_name(&lines[start..=index]));
            test = attribute.take().map(|_| shown.unwrap_or(name));
        } else if language == Language::JavaScript
            && ["test(", "it("].iter().any(|call| line.starts_with(call))
        {
            test = first_string(&lines[index..]);
        }
        let Some(position) = line.find(language.call()) else { continue };
        let is_definition = function_name(line, word).is_some_and(|name| name == "covers");
        let is_word = !line[..position].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if is_definition || !is_word {
            continue;
        }
        let at = index + 1;
        let rows = strings_of_call(&lines[index..], language.call());
        let Some(test) = test.clone() else { return Err(format!("line {at}: covers stands in no test")) };
        if rows.is_empty() || rows.len() > MOST_ROWS {
            return Err(format!("line {at}: a test covers one to {MOST_ROWS} rows, not {}", rows.len()));
        }
        marks.push(Mark { rows, test, file: file.to_path_buf(), line: at });
    }
    Ok(marks)
}

/// The name after `word`; a Kotlin name in backticks without them.
fn function_name(line: &str, word: &str) -> Option<String> {
    let start = line.find(word).filter(|&at| at == 0 || line[..at].ends_with(' '))? + word.len();
    let rest = &line[start..];
    if let Some(quoted) = rest.strip_prefix('`') {
        return quoted.split_once('`').map(|(name, _)| name.to_owned());
    }
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The words of a Swift attribute `@Test("…")`.
fn display_name(lines: &[&str]) -> Option<String> {
    let attribute = lines.first()?.trim();
    attribute.starts_with("@Test(").then(|| first_string(lines)).flatten()
}

fn first_string(lines: &[&str]) -> Option<String> {
    let text = lines.iter().take(4).copied().collect::<Vec<_>>().join("\n");
    strings(&text).into_iter().next()
}

fn strings_of_call(lines: &[&str], call: &str) -> Vec<String> {
    let text = lines.iter().take(6).copied().collect::<Vec<_>>().join("\n");
    let inside = text.find(call).map(|at| &text[at + call.len()..]).unwrap_or_default();
    strings(inside.split(')').next().unwrap_or_default())
}

fn strings(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['"', '\'']) {
        let quote = &rest[start..=start];
        let Some(length) = rest[start + 1..].find(quote) else { break };
        found.push(rest[start + 1..start + 1 + length].to_owned());
        rest = &rest[start + length + 2..];
    }
    found
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn marks(source: &str, language: Language) -> std::result::Result<Vec<(String, Vec<String>)>, String> {
        let found = of_source(source, language, Path::new("f"))?;
        Ok(found.into_iter().map(|mark| (mark.test, mark.rows)).collect())
    }

    fn one(test: &str, rows: &[&str]) -> Vec<(String, Vec<String>)> {
        vec![(test.into(), rows.iter().map(ToString::to_string).collect())]
    }

    #[test]
    fn rust_tests_are_found_by_their_attribute() {
        let source = "macro_rules! covers { () => {} }\n/// covers!(\"X-01\")\n#[tokio::test(start_paused = true)]\n\
                      async fn registers() {\n    covers!(\n        \"REG-01\",\n        \"REG-08\"\n    );\n}\n";
        assert_eq!(marks(source, Language::Rust), Ok(one("registers", &["REG-01", "REG-08"])));
    }

    #[test]
    fn a_call_outside_of_a_test_is_refused() {
        let source = "#[test]\nfn a() {}\nfn helper() {\n    covers!(\"REG-01\");\n}\n";
        assert_eq!(marks(source, Language::Rust), Err("line 4: covers stands in no test".into()));
    }

    #[test]
    fn at_most_three_rows_a_test() {
        let source = "#[test]\nfn a() {\n    covers!(\"A-01\", \"A-02\", \"A-03\", \"A-04\");\n}\n";
        assert!(marks(source, Language::Rust).is_err_and(|reason| reason.contains("not 4")));
        let none = "#[test]\nfn a() {\n    covers!(ROW);\n}\n";
        assert!(marks(none, Language::Rust).is_err_and(|reason| reason.contains("not 0")));
    }

    #[test]
    fn kotlin_names_in_backticks_are_found() {
        let source = "fun covers(vararg rows: String) {}\nclass T {\n    @Test\n    fun `a person registers`() {\n        \
                      covers(\"REG-01\")\n    }\n}\n";
        assert_eq!(marks(source, Language::Kotlin), Ok(one("a person registers", &["REG-01"])));
    }

    #[test]
    fn swift_tests_go_by_their_display_name() {
        let source = "func covers(_ rows: String...) {}\n@Test(\n    \"a person registers\",\n    arguments: [1]\n)\n\
                      func registers(of n: Int) throws {\n    covers(\"REG-01\")\n}\n@Test\nfunc plain() {\n    \
                      covers(\"REG-08\")\n}\n";
        let found = marks(source, Language::Swift).expect("marks");
        assert_eq!(found[0].0, "a person registers");
        assert_eq!(found[1].0, "plain");
    }

    #[test]
    fn browser_tests_go_by_their_first_argument() {
        let source = "export function covers(...rows) {}\ntest('by keyboard alone', async () => {\n  \
                      covers('REG-01', 'ACC-02');\n});\n";
        assert_eq!(marks(source, Language::JavaScript), Ok(one("by keyboard alone", &["REG-01", "ACC-02"])));
    }

    #[test]
    fn python_tests_go_by_their_names() {
        let source = "def covers(*rows):\n    pass\n\n# covers(\"X-01\")\n@pytest.fixture\ndef portal():\n    pass\n\n\n\
                      def test_it_keeps(portal):\n    covers(\"PRT-02\")\n";
        assert_eq!(marks(source, Language::Python), Ok(one("test_it_keeps", &["PRT-02"])));
        let outside = "def helper():\n    covers(\"PRT-02\")\n";
        assert!(marks(outside, Language::Python).is_err());
    }

    #[test]
    fn generated_and_downloaded_files_are_passed_over() {
        let root = tempfile::tempdir().expect("a folder");
        let source = "#[test]\nfn a() {\n    covers!(\"REG-01\");\n}\n";
        for folder in ["tests/src", "tests/browser/node_modules/x", "core/target"] {
            fs::create_dir_all(root.path().join(folder)).expect("a folder");
            fs::write(root.path().join(folder).join("a.rs"), source).expect("a write");
        }
        let found = collect(root.path()).expect("marks");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].file, Path::new("tests/src/a.rs"));
    }
}
