//! The error catalogue: every problem a person can meet, for the help line and for the document made of it.

use super::{
    journeys::JOURNEYS,
    problem::{GENERAL, Met, Problem},
};
use crate::{screen::Language, words::Words};

/// One line of the error catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The code.
    pub code: &'static str,
    /// What happened.
    pub title: String,
    /// What to do.
    pub text: String,
}

/// The error catalogue in one language, by code.
pub fn catalogue(language: Language) -> Vec<CatalogueEntry> {
    let words = Words::of(language);
    let entry = |problem: &'static Problem| {
        let met = Met::from(problem);
        CatalogueEntry { code: problem.code, title: met.title(words), text: met.text(words) }
    };
    let of_journeys = JOURNEYS.iter().flat_map(|journey| journey.problems());
    let mut entries: Vec<_> = GENERAL.iter().chain(of_journeys).map(|problem| entry(problem)).collect();
    entries.sort_by_key(|entry| entry.code);
    entries
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique() {
        let codes: Vec<_> = catalogue(Language::Ru).into_iter().map(|entry| entry.code).collect();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    }
}
