//! The ways between screens that walks took: what the journey map is drawn from.

use std::collections::BTreeSet;

use serde::Serialize;

/// One way from a screen to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Passage {
    /// The key of the screen it begins at.
    pub from: String,
    /// The action that was tapped; none where time, the portal or a start led there.
    pub by: Option<String>,
    /// The key of the screen it ends at.
    pub to: String,
}

/// All ways seen, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JourneyMap {
    ways: BTreeSet<Passage>,
}

impl JourneyMap {
    /// A way was taken.
    pub fn add(&mut self, from: &str, by: Option<&str>, to: &str) {
        let way = Passage { from: from.to_owned(), by: by.map(str::to_owned), to: to.to_owned() };
        self.ways.insert(way);
    }

    /// Takes in what others saw.
    pub fn merge(&mut self, other: Self) {
        self.ways.extend(other.ways);
    }

    /// Every way.
    pub fn ways(&self) -> impl Iterator<Item = &Passage> {
        self.ways.iter()
    }
}
