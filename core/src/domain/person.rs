//! A person's whole name.

use serde::{Deserialize, Serialize};

use super::{
    name::{NamePart, is_descent},
    same_name,
};

/// Endings of patronymics.
const ENDINGS: [&str; 6] = ["ович", "евич", "ьич", "овна", "евна", "ична"];
/// Patronymics with an ending that other words have as well.
const SHORT: [&str; 5] = ["ильич", "кузьмич", "лукич", "никитич", "фомич"];

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
    /// Reads a whole name that was put into one line: `Иванов Иван Иванович`, `Иван Иванович Иванов`, `Мамедов Али Гасан
    /// оглы`. `None` where no patronymic tells the parts apart.
    pub fn read(text: &str) -> Option<Self> {
        let whole = NamePart::parse(text).ok()?;
        let words: Vec<&str> = whole.as_str().split(' ').collect();
        let part = |words: &[&str]| NamePart::parse(&words.join(" ")).ok();
        let (surname, name, patronymic) = match words.as_slice() {
            [surname @ .., name, father, descent] if is_descent(descent) && !surname.is_empty() => {
                (surname, name, [*father, *descent].to_vec())
            }
            [surname @ .., name, patronymic] if is_patronymic(patronymic) && !surname.is_empty() => {
                (surname, name, vec![*patronymic])
            }
            [name, patronymic, surname] if is_patronymic(patronymic) => {
                return Some(Self {
                    surname: part(&[*surname])?,
                    name: part(&[*name])?,
                    patronymic: Some(part(&[*patronymic])?),
                });
            }
            _ => return None,
        };
        Some(Self { surname: part(surname)?, name: part(&[*name])?, patronymic: Some(part(&patronymic)?) })
    }

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

/// Whether a word is a patronymic: by its ending, or joined by a hyphen («Гасан-оглы»).
fn is_patronymic(word: &str) -> bool {
    let word = word.to_lowercase();
    SHORT.contains(&word.as_str())
        || ENDINGS
            .iter()
            .any(|ending| word.strip_suffix(ending).is_some_and(|father| father.chars().count() >= 2))
        || word.rsplit_once('-').is_some_and(|(father, descent)| !father.is_empty() && is_descent(descent))
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
    fn a_whole_name_is_taken_apart_by_its_patronymic() {
        let table = [
            ("Иванов Иван Иванович", "Иванов|Иван|Иванович"),
            ("  иванов ИВАН  иванович ", "Иванов|Иван|Иванович"),
            ("ИВАНОВА МАРИЯ ИЛЬИНИЧНА", "Иванова|Мария|Ильинична"),
            ("Иван Иванович Иванов", "Иванов|Иван|Иванович"),
            ("Мамедов Али Гасан оглы", "Мамедов|Али|Гасан оглы"),
            ("мамедова лейла гасан-кызы", "Мамедова|Лейла|Гасан-кызы"),
            ("Асанов Бакыт Асан уулу", "Асанов|Бакыт|Асан уулу"),
            ("Кара Мурза Иван Кузьмич", "Кара Мурза|Иван|Кузьмич"),
            ("фон дер Лаун Анна Сергеевна", "фон дер Лаун|Анна|Сергеевна"),
            ("Петрович Иван Иванович", "Петрович|Иван|Иванович"),
        ];
        for (text, parts) in table {
            let name = FullName::read(text).unwrap_or_else(|| panic!("{text}"));
            let found = name.parts().map(NamePart::as_str).collect::<Vec<_>>().join("|");
            assert_eq!(found, parts, "{text}");
        }
        for text in [
            "",
            "Иванов",
            "Иван Иванович",
            "Гасан оглы",
            "Али Гасан оглы",
            "Кара Мурза",
            "Ким Ир Сен",
            "Ivanov Ivan Ivanovich",
            "Иванов Иван Иванович, 1990",
            "Иванов Иван Вич",
        ] {
            assert!(FullName::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn parts_come_surname_first() {
        let name = named("Ким", Some("Ильич"));
        assert_eq!(name.parts().map(NamePart::as_str).collect::<Vec<_>>(), ["Ким", "Пётр", "Ильич"]);
        assert_eq!(named("Ким", None).parts().count(), 2);
    }
}
