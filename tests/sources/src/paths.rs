//! The paths in code.

use crate::code::{Code, is_name};

/// A path as it stands in the code, with the groups of a `use` spelled out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Its steps: `["crate", "flow", "Turn"]`.
    pub steps: Vec<String>,
    /// It stands in a `use`.
    pub(crate) is_use: bool,
    /// It ends with `::*`.
    pub(crate) is_glob: bool,
    /// The name that it is given with `as`.
    pub(crate) alias: Option<String>,
    /// In how many modules within the file it stands: each takes one `super`.
    pub(crate) inline: usize,
}

impl Path {
    /// The name by which the rest of the file knows it, if it is a `use` of one.
    pub(crate) fn binding(&self) -> Option<&str> {
        let named = self.alias.as_deref().or(self.steps.last().map(String::as_str));
        named.filter(|_| self.is_use && !self.is_glob)
    }
}

/// Every path in the code, groups spelled out: `use a::{b, c::d}` gives `a::b` and `a::c::d`.
pub fn paths(code: &Code) -> Vec<Path> {
    let tokens = code.tokens();
    let mut paths = Vec::new();
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token == "{" {
            blocks.push(at >= 2 && tokens[at - 2] == "mod");
        } else if token == "}" {
            blocks.pop();
        }
        let begins = is_name(token) && !(at > 0 && tokens[at - 1] == "::");
        let is_use = at > 0 && tokens[at - 1] == "use";
        let is_path = tokens.get(at + 1).is_some_and(|next| next == "::") || is_use;
        if begins && is_path && !is_visibility(&tokens[..at]) {
            let inline = blocks.iter().filter(|is_module| **is_module).count();
            at = spell_out(tokens, at, &Path { is_use, inline, ..Path::default() }, &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

/// Whether a path after these tokens only says who may see something: `pub(in …)`.
fn is_visibility(before: &[String]) -> bool {
    before.ends_with(&["pub", "(", "in"].map(str::to_owned))
}

/// Reads one path from `at` on, with what stands before it; gives where it ends.
fn spell_out(tokens: &[String], mut at: usize, before: &Path, paths: &mut Vec<Path>) -> usize {
    let mut path = before.clone();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    // A sign that no path has must not be read for ever.
                    at = spell_out(tokens, at, &path, paths).max(at + 1);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            Some("*") => {
                path.is_glob = true;
                at += 1;
                break;
            }
            Some(name) if is_name(name) => {
                path.steps.push(name.to_owned());
                at += 1;
            }
            // The arguments of a generic are read on their own.
            _ => break,
        }
        if tokens.get(at).is_none_or(|next| next != "::") {
            break;
        }
        at += 1;
    }
    if path.is_use && tokens.get(at).is_some_and(|next| next == "as") {
        path.alias = tokens.get(at + 1).cloned();
        at += 2;
    }
    if path.is_use && path.steps.last().is_some_and(|last| last == "self") && path.steps.len() > 1 {
        path.steps.pop();
    }
    paths.push(path);
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(code: &str) -> Vec<String> {
        paths(&Code::of(code)).into_iter().map(|path| path.steps.join("::")).collect()
    }

    #[test]
    fn groups_are_spelled_out_and_words_that_are_no_code_are_not_read() {
        let code = "use super::{super::{One, two::Three as Four}, five}; // crate::no\nlet x = crate::six::Seven::new(\"crate::no\");";
        assert_eq!(
            read(code),
            ["super::super::One", "super::super::two::Three", "super::five", "crate::six::Seven::new"]
        );
    }

    #[test]
    fn a_glob_ends_where_it_ends() {
        let read = paths(&Code::of("use a::*; use b::{self, c::*}; d::e()"));
        let read: Vec<_> = read.iter().map(|path| (path.steps.join("::"), path.is_glob)).collect();
        let expected = [("a", true), ("b", false), ("b::c", true), ("d::e", false)];
        assert_eq!(read, expected.map(|(steps, is_glob)| (steps.to_owned(), is_glob)));
    }

    #[test]
    fn the_arguments_of_a_generic_are_paths_of_their_own() {
        assert_eq!(read("a::<b::C>::d::<e::F>(g::h)"), ["a", "b::C", "e::F", "g::h"]);
    }

    #[test]
    fn who_may_see_something_is_no_use_of_it() {
        assert_eq!(read("pub(in crate::a) fn b() {} for c in crate::d() {}"), ["crate::d"]);
    }

    #[test]
    fn an_imported_name_is_known_by_its_last_step_or_its_other_name() {
        let names = paths(&Code::of("use a::b; use c::d as e; use f; g::h"));
        let names: Vec<_> = names.iter().map(Path::binding).collect();
        assert_eq!(names, [Some("b"), Some("e"), Some("f"), None]);
    }

    #[test]
    fn modules_within_a_file_are_counted() {
        let read = paths(&Code::of("a::b; mod c { a::b; fn d() { a::b } } a::b"));
        assert_eq!(read.iter().map(|path| path.inline).collect::<Vec<_>>(), [0, 1, 1, 0]);
    }
}
