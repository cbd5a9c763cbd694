//! The lists that this portal has: files compiled in. Names of offices and postal codes are made up in the form of real ones.

use super::wire::DirectoryEntry;
use crate::rules::fields::digits;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Each holds lists by their names. The first are the subjects of the Russian Federation (article 65 of its constitution).
const FILES: [&str; 4] = [
    include_str!("regions.json"),
    include_str!("cities.json"),
    include_str!("streets.json"),
    include_str!("departments.json"),
];

/// How many digits the code of an office that issues passports has.
const DEPARTMENT_CODE: usize = 6;

type Lists = BTreeMap<String, Vec<DirectoryEntry>>;

/// The list of that name; nothing where there is none.
pub(super) fn of_name(name: &str) -> &'static [DirectoryEntry] {
    static BY_KEY: OnceLock<HashMap<String, Vec<DirectoryEntry>>> = OnceLock::new();
    let by_key = BY_KEY.get_or_init(|| {
        let lists = FILES.map(read).into_iter().flatten();
        lists.map(|(name, entries)| (key(&name), entries)).collect()
    });
    by_key.get(&key(name)).map_or(&[], Vec::as_slice)
}

fn read(file: &str) -> Lists {
    serde_json::from_str(file).expect("a test reads every file of lists")
}

/// What is the same for all ways to write a name.
fn key(name: &str) -> String {
    let mut parts = name.split('/').map(folded);
    let family = parts.next().unwrap_or_default();
    let is_by_code = family == "departments";
    let parts = parts.map(|part| match digits::check(&part, DEPARTMENT_CODE) {
        Ok(code) if is_by_code => code,
        _ => part,
    });
    std::iter::once(family).chain(parts).collect::<Vec<_>>().join("/")
}

fn folded(part: &str) -> String {
    let composed: String = part.trim().nfc().collect();
    composed.to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::postal_code;
    use crate::rules::forms::list;
    use std::collections::BTreeSet;

    /// The most entries that an app takes.
    const MOST_ENTRIES: usize = 4096;
    /// The longest line that an app takes, in bytes.
    const LONGEST_LINE: usize = 1024;
    /// The postal codes of the regions whose streets are listed, by what they begin with (АО «Почта России»).
    const POSTAL: [(&str, &[&str]); 12] = [
        ("Калининградская область", &["236", "238"]),
        ("Краснодарский край", &["350", "352", "353", "354"]),
        ("Москва", &["10", "11", "12"]),
        ("Московская область", &["140", "141", "142", "143", "144"]),
        ("Нижегородская область", &["603", "606", "607"]),
        ("Новосибирская область", &["630", "632", "633"]),
        ("Орловская область", &["302", "303"]),
        ("Приморский край", &["690", "692"]),
        ("Республика Татарстан", &["420", "421", "422", "423"]),
        ("Санкт-Петербург", &["19"]),
        ("Свердловская область", &["620", "622", "623", "624"]),
        ("Севастополь", &["299"]),
    ];

    fn all() -> Lists {
        FILES.map(read).into_iter().flatten().collect()
    }

    fn texts(name: &str) -> Vec<&'static str> {
        of_name(name).iter().map(|entry| entry.text.as_str()).collect()
    }

    #[test]
    fn every_list_is_short_and_each_text_a_line_of_its_own() {
        let lists = all();
        let keys: BTreeSet<_> = lists.keys().map(|name| key(name)).collect();
        assert_eq!(keys.len(), lists.len(), "two names lead to one list");
        for (name, entries) in &lists {
            assert!((1..=MOST_ENTRIES).contains(&entries.len()), "{name}");
            let different: BTreeSet<_> = entries.iter().map(|entry| folded(&entry.text)).collect();
            assert_eq!(different.len(), entries.len(), "{name} says something twice");
            for text in entries.iter().flat_map(|entry| entry.fills.values().chain([&entry.text])) {
                assert!(text.trim() == text && (1..=LONGEST_LINE).contains(&text.len()), "{name}: {text:?}");
                assert!(!text.contains(['/', '\n']), "{name}: {text:?} is a part of another list's name");
            }
            if !name.starts_with("departments/") {
                assert!(entries.is_sorted_by_key(|entry| folded(&entry.text)), "{name}");
            }
        }
    }

    #[test]
    fn every_place_is_one_of_the_list_above_it() {
        assert_eq!(texts("regions").len(), 89);
        let (mut regions, mut towns) = (0, 0);
        for (name, entries) in all() {
            match name.split('/').collect::<Vec<_>>()[..] {
                ["cities", region] => {
                    regions += 1;
                    assert!(texts("regions").contains(&region), "{region}");
                }
                ["streets", region, town] => {
                    towns += 1;
                    assert!(texts(&format!("cities/{region}")).contains(&town), "{town}");
                    assert!((6..=30).contains(&entries.len()), "{town}");
                }
                ["departments", code] => {
                    let (region, office) = code.split_once('-').unwrap();
                    assert!(
                        region.len() == 3 && office.len() == 3 && digits::check(code, 6).is_ok(),
                        "{code}"
                    );
                }
                ref other => assert_eq!(other, &["regions"]),
            }
        }
        assert!(regions >= 10 && towns >= 12, "{regions} regions, {towns} towns");
        for city in ["Москва", "Санкт-Петербург", "Севастополь"] {
            assert_eq!(texts(&format!("cities/{city}")), [city]);
        }
    }

    #[test]
    fn a_street_fills_in_a_postal_code_of_its_region() {
        let mut codes = 0;
        for (name, entries) in all() {
            for entry in &entries {
                let filled: Vec<_> = entry.fills.iter().map(|(field, text)| (field.as_str(), text)).collect();
                let Some(region) = name.strip_prefix("streets/") else {
                    assert!(filled.is_empty(), "{name}");
                    continue;
                };
                let region = region.split('/').next().unwrap();
                let (_, begins) = POSTAL.iter().find(|(own, _)| *own == region).unwrap();
                let [("postal_code", code)] = filled[..] else { panic!("{name}: {filled:?}") };
                assert_eq!(postal_code::check(code).as_ref(), Ok(code), "{name}");
                assert!(begins.iter().any(|begin| code.starts_with(begin)), "{name}: {code}");
                codes += 1;
            }
        }
        assert!(codes >= 100, "{codes}");
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        let towns = of_name("cities/Орловская область");
        assert!(texts("cities/Орловская область").contains(&"Орёл"));
        for name in ["cities/ОРЛОВСКАЯ ОБЛАСТЬ", "cities/ орловская область ", "Cities/Орловская область"]
        {
            assert_eq!(of_name(name), towns, "{name}");
        }
        let streets = of_name("streets/Московская область/Королёв");
        assert!(!streets.is_empty());
        for town in ["Королев", "КОРОЛЁВ", "короле\u{308}в", "\u{a0}Королёв\t"] {
            assert_eq!(of_name(&format!("streets/московская область/{town}")), streets, "{town}");
        }
        let issuers = of_name("departments/770-001");
        assert_eq!(issuers.len(), 3, "a code outlives the names of its office");
        for code in ["770001", " 770 001", "770–001"] {
            assert_eq!(of_name(&format!("departments/{code}")), issuers, "{code}");
        }
    }

    #[test]
    fn what_is_not_known_is_empty() {
        for name in [
            "",
            "/",
            "region",
            "regions/",
            "cities",
            "cities/",
            "cities/Нигде",
            "streets/Москва",
            "streets/Орловская область/Москва",
            "departments/000-000",
            "departments/770-0011",
            "departments/77O-001",
        ] {
            assert_eq!(of_name(name), [], "{name:?}");
        }
    }

    #[test]
    fn every_list_that_a_form_chooses_from_is_one_of_these() {
        let shape = |name: &str| {
            let family = name.split('/').next().unwrap_or_default();
            (family.to_owned(), name.split('/').count())
        };
        let lists = all();
        let mut fields_that_choose = 0;
        for form in list::all() {
            let has_field = |id: &String| form.fields.iter().any(|field| field.id == *id);
            for choices in form.fields.iter().filter_map(|field| field.choices.as_deref()) {
                let of_shape = lists.iter().filter(|(name, _)| shape(name) == shape(choices));
                let entries: Vec<_> = of_shape.flat_map(|(_, entries)| entries).collect();
                assert!(!entries.is_empty(), "{choices}");
                let mut filled = entries.iter().flat_map(|entry| entry.fills.keys());
                assert!(filled.all(has_field), "{} lacks what {choices} fills in", form.id);
                fields_that_choose += 1;
            }
        }
        assert!(fields_that_choose >= 3);
    }
}
