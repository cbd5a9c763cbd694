//! A person's name as the portal writes it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{plausible::is_line, told::DataField};
use crate::sensitive::hidden_debug;

/// Surname, given name, patronymic and birth date.
pub(super) const PERSON: [DataField; 4] = [
    DataField::new("surname", &["surname"]),
    DataField::new("name", &["name"]),
    DataField::new("patronymic", &["patronymic"]),
    DataField::new("birth_date", &["birth_date"]),
];

/// A name in its parts, as it stands in the passport: nobody judges it again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// Surname.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic; none by the person's explicit choice.
    pub patronymic: Option<String>,
}

/// Name and birth date.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonData {
    /// The name.
    #[serde(flatten)]
    pub name: PersonName,
    /// ISO 8601 date.
    pub birth_date: Date,
}

impl PersonName {
    /// The parts there are, surname first.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        [&self.surname, &self.name].into_iter().chain(&self.patronymic).map(String::as_str)
    }

    /// «Иванов Иван Иванович».
    pub fn full(&self) -> String {
        self.parts().collect::<Vec<_>>().join(" ")
    }

    /// Whether it can be shown and kept.
    pub(super) fn is_plausible(&self) -> bool {
        self.parts().all(is_line)
    }
}

hidden_debug!(PersonName, PersonData);
