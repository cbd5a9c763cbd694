//! Circles of imports between the files of a crate.

use crate::Sources;
use crate::imports::Import;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

impl Sources {
    /// The circles of imports, each as the files on it in their order: for every import that is part of a circle a
    /// shortest one, the shortest first. [`Sources::imports`] says what counts as an import.
    ///
    /// A module and a module right below it may import each other, as a module is written with its submodules: the two
    /// alone are no circle. A longer way round that leads over them is one.
    pub fn circles(&self) -> Vec<Vec<String>> {
        let edges = self.edges();
        let mut next: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for Import { from, to } in &edges {
            next.entry(*from).or_default().push(*to);
        }
        let mut circles = BTreeSet::new();
        for Import { from, to } in &edges {
            let there_and_back = self.are_parent_and_child(*from, *to).then_some((*to, *from));
            if let Some(way) = shortest(&next, *to, *from, there_and_back) {
                circles.insert((way.len(), from_its_least(&way)));
            }
        }
        let path = |file: &usize| self.0[*file].path.display().to_string();
        circles.into_iter().map(|(_, circle)| circle.iter().map(path).collect()).collect()
    }

    fn are_parent_and_child(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|file| &self.0[file].module);
        let is_right_below = |child: &[String], parent: &[String]| {
            child.split_last().is_some_and(|(_, above)| above == parent)
        };
        is_right_below(one, other) || is_right_below(other, one)
    }
}

/// A shortest way from one file to another, both among it, that does not take the step `without`.
fn shortest(
    next: &BTreeMap<usize, Vec<usize>>,
    from: usize,
    to: usize,
    without: Option<(usize, usize)>,
) -> Option<Vec<usize>> {
    let mut came_from = BTreeMap::from([(from, from)]);
    let mut open = VecDeque::from([from]);
    while let Some(file) = open.pop_front() {
        if file == to {
            let mut way = vec![to];
            while way[way.len() - 1] != from {
                way.push(came_from[&way[way.len() - 1]]);
            }
            way.reverse();
            return Some(way);
        }
        for further in next.get(&file).into_iter().flatten().copied() {
            if Some((file, further)) != without && !came_from.contains_key(&further) {
                came_from.insert(further, file);
                open.push_back(further);
            }
        }
    }
    None
}

/// The same circle, told from its first file on.
fn from_its_least(circle: &[usize]) -> Vec<usize> {
    let least = (0..circle.len()).min_by_key(|at| circle[*at]).unwrap_or(0);
    [&circle[least..], &circle[..least]].concat()
}

#[cfg(test)]
mod tests {
    use crate::of_texts;

    fn circles(texts: &[(&str, &str)]) -> Vec<String> {
        of_texts(texts).circles().iter().map(|circle| circle.join(" ")).collect()
    }

    #[test]
    fn files_that_import_each_other_are_a_circle() {
        let texts = [("a.rs", "use crate::b::B;"), ("b.rs", "use crate::a::A;"), ("lib.rs", "mod a; mod b;")];
        assert_eq!(circles(&texts), ["a.rs b.rs"]);
    }

    #[test]
    fn a_longer_way_round_is_told_once_and_after_shorter_ones() {
        let found = circles(&[
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "use crate::c::C;"),
            ("c.rs", "use crate::a::A; use crate::d::D;"),
            ("d.rs", "use crate::c::C;"),
            ("lib.rs", ""),
        ]);
        assert_eq!(found, ["c.rs d.rs", "a.rs b.rs c.rs"]);
    }

    #[test]
    fn a_module_and_one_right_below_it_are_none_but_a_way_round_over_both_is() {
        let family = [
            ("a/mod.rs", "mod b; mod c; use b::B; pub struct A;"),
            ("a/b.rs", "use super::A; pub struct B;"),
            ("a/c.rs", "use super::A;"),
            ("lib.rs", ""),
        ];
        assert_eq!(circles(&family), Vec::<String>::new());
        let over_a_brother = [family[0], ("a/b.rs", "use super::c::C;"), family[2], family[3]];
        assert_eq!(circles(&over_a_brother), ["a/mod.rs a/b.rs a/c.rs"]);
        let over_a_grandchild = [
            ("a/b/mod.rs", "mod c;"),
            ("a/b/c.rs", "use crate::a::A; pub struct C;"),
            ("a/mod.rs", "mod b; use b::c::C; pub struct A;"),
            ("lib.rs", ""),
        ];
        assert_eq!(circles(&over_a_grandchild), ["a/b/c.rs a/mod.rs"]);
    }

    #[test]
    fn what_a_module_only_hands_on_makes_no_circle() {
        let found = circles(&[
            ("a/mod.rs", "mod one; mod two; pub use one::One; pub use two::Two;"),
            ("a/one.rs", "pub struct One;"),
            ("a/two.rs", "use super::One; pub struct Two;"),
            ("lib.rs", ""),
        ]);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn tests_may_import_what_they_like() {
        let found = circles(&[
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "#[cfg(test)]\nmod tests { use crate::a::A; }"),
            ("c.rs", "use crate::a::A;"),
            ("lib.rs", "mod a;\n#[cfg(test)]\nmod c;"),
        ]);
        assert_eq!(found, Vec::<String>::new());
    }
}
