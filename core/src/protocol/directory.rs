//! Lists that the portal gives to choose from while a field is filled in: streets of a town, who issues passports.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    answer::{Answered, FromPortal},
    ask::{Ask, Endpoint, Open, Scope},
    plausible::is_line,
    told::{DataField, Purpose},
};

/// The most entries of a list: a longer one is parted by the portal.
const MOST_ENTRIES: usize = 4_096;
/// The most fields that an entry fills in besides.
const MOST_FILLS: usize = 16;
/// What names a list may be what a person typed: where they live, who issued their passport.
const ASKED_FOR: DataField = DataField::new("choices", &[]);

/// A list by its name.
#[derive(Serialize, Deserialize)]
pub struct FetchDirectory {
    /// «streets/Московская область/Химки».
    #[serde(skip)]
    pub list: String,
}

/// What there is to choose from, in the portal's order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DirectoryList {
    /// Empty where the portal knows of nothing.
    pub entries: Vec<DirectoryEntry>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DirectoryEntry {
    /// What stands in the field once it is chosen.
    pub text: String,
    /// What stands in other fields of the form then, by their ids.
    #[serde(default)]
    pub fills: BTreeMap<String, String>,
}

impl Ask for FetchDirectory {
    type Answer = DirectoryList;
    type Secrecy = Open;
    const ENDPOINT: Endpoint =
        Endpoint::get::<Self>("fetch_directory", "/directories/{id}", Scope::Installation)
            .telling(&[ASKED_FOR], Purpose("suggest"));

    fn ids(&self) -> Vec<String> {
        vec![self.list.clone()]
    }
}

impl FromPortal for DirectoryList {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        let is_entry = |entry: &DirectoryEntry| {
            let texts = entry.fills.iter().flat_map(|(field, text)| [field, text]);
            entry.fills.len() <= MOST_FILLS && texts.chain([&entry.text]).all(|text| is_line(text))
        };
        answered
            .json()
            .filter(|list: &Self| list.entries.len() <= MOST_ENTRIES && list.entries.iter().all(is_entry))
    }
}
