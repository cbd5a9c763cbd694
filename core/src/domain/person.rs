//! A person's whole name.

use serde::{Deserialize, Serialize};

use super::{NamePart, same_name};

/// ФИО.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullName {
    /// Фамилия.
    pub surname: NamePart,
    /// Имя.
    pub name: NamePart,
    /// Отчество; `None` for who has none.
    pub patronymic: Option<NamePart>,
}

impl FullName {
    /// Whether a register would take both for one name (see [`same_name`]).
    pub fn same_as(&self, other: &Self) -> bool {
        let same_patronymic = match (&self.patronymic, &other.patronymic) {
            (Some(one), Some(other)) => same_name(one, other),
            (None, None) => true,
            _ => false,
        };
        same_patronymic && same_name(&self.surname, &other.surname) && same_name(&self.name, &other.name)
    }

    /// The parts there are, surname first.
    pub fn parts(&self) -> impl Iterator<Item = &NamePart> {
        [&self.surname, &self.name].into_iter().chain(&self.patronymic)
    }
}

#[cfg(test)]
mod tests {
    use super::FullName;
    use crate::domain::NamePart;

    fn named(surname: &str, patronymic: Option<&str>) -> FullName {
        let part = |text: &str| NamePart::parse(text).unwrap();
        FullName { surname: part(surname), name: part("Пётр"), patronymic: patronymic.map(part) }
    }

    #[test]
    fn an_absent_patronymic_is_only_like_an_absent_one() {
        assert!(named("Семёнов", Some("Ильич")).same_as(&named("Семенов", Some("ильич"))));
        assert!(named("Семёнов", None).same_as(&named("семенов", None)));
        assert!(!named("Семёнов", None).same_as(&named("Семёнов", Some("Ильич"))));
        assert!(!named("Семёнов", Some("Ильич")).same_as(&named("Семёнов", Some("Петрович"))));
        assert!(!named("Семёнов", None).same_as(&named("Семёнова", None)));
    }

    #[test]
    fn parts_come_surname_first() {
        let name = named("Ким", Some("Ильич"));
        assert_eq!(name.parts().map(NamePart::as_str).collect::<Vec<_>>(), ["Ким", "Пётр", "Ильич"]);
        assert_eq!(named("Ким", None).parts().count(), 2);
    }
}
