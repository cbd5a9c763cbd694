use proptest::prelude::*;

use super::{NameFault, NamePart, NameRepair, same_name};

#[test]
fn each_fault_is_told_from_the_others() {
    let table = [
        ("", NameFault::Empty),
        (" \u{200b}\u{00a0}", NameFault::Empty),
        ("Ивaнов", NameFault::Latin { letter: 'a' }),
        ("Ivanov", NameFault::Latin { letter: 'I' }),
        ("Иванóв", NameFault::Latin { letter: 'ó' }),
        ("И\u{FF41}", NameFault::Latin { letter: '\u{FF41}' }),
        ("Иванов III", NameFault::RomanNumeral),
        ("Иванов-IV", NameFault::RomanNumeral),
        ("Иванов Ⅲ", NameFault::RomanNumeral),
        ("LIM", NameFault::Latin { letter: 'L' }),
        ("Гніденко", NameFault::OtherCyrillic { letter: 'і' }),
        ("Ўткин", NameFault::OtherCyrillic { letter: 'Ў' }),
        ("Иванов2", NameFault::Digit),
        ("Иванов\u{0662}", NameFault::Digit),
        ("Иванов И.", NameFault::Sign { sign: '.' }),
        ("Г\u{0301}отовцев", NameFault::OtherCyrillic { letter: 'Ѓ' }),
        ("Иванов\u{fffc}", NameFault::Sign { sign: '\u{fffc}' }),
        ("Иванов\u{1}", NameFault::Sign { sign: '\u{1}' }),
        ("Иван🙂", NameFault::Sign { sign: '🙂' }),
        ("-", NameFault::Joint),
        ("Иванов--Петров", NameFault::Joint),
        ("Иванов - - Петров", NameFault::Joint),
        ("Иванов-", NameFault::Joint),
        ("'Иванов", NameFault::Joint),
        ("О'-Коннор", NameFault::Joint),
    ];
    for (text, fault) in table {
        assert_eq!(NamePart::parse(text).err(), Some(fault), "{text:?}");
    }
}

#[test]
fn a_hundred_signs_are_the_most() {
    assert!(NamePart::parse(&format!("  {} ", "я".repeat(100))).is_ok());
    assert_eq!(NamePart::parse(&"я".repeat(103)).err(), Some(NameFault::TooLong { extra: 3 }));
    // A decomposed letter is one sign.
    assert!(NamePart::parse(&"и\u{0306}".repeat(100)).is_ok());
    assert_eq!(
        NamePart::parse(&"я".repeat(1 << 20)).err(),
        Some(NameFault::TooLong { extra: (1 << 20) - 100 })
    );
}

#[test]
fn spaces_and_case_are_repaired() {
    let table = [
        ("иванов\u{00a0}\t иван", "Иванов Иван"),
        ("римский\u{2011}КОРСАКОВ", "римский-КОРСАКОВ"),
        ("РИМСКИЙ \u{2013} КОРСАКОВ", "Римский-Корсаков"),
        ("ё", "Ё"),
        ("СЕМЁНОВ", "Семёнов"),
        ("о' коннор", "О'Коннор"),
        ("аль-фараби", "аль-Фараби"),
        ("МАМЕД РАШИД-ОГЛЫ", "Мамед Рашид-оглы"),
        ("фонвизин", "Фонвизин"),
        ("бен", "Бен"),
        ("ВАН", "Ван"),
        ("а'б'в", "А'Б'В"),
        ("иВАНОВ", "Иванов"),
        ("иВАНОВ-пЕТРОВ", "Иванов-Петров"),
        ("иВАНОВ-Петров", "иВАНОВ-Петров"),
        ("ИВАНов", "ИВАНов"),
        ("о'кОННОР", "О'Коннор"),
        ("ГАСАН КЫЗЫ", "Гасан кызы"),
        ("гасан гызы", "Гасан гызы"),
        ("аСАН уУЛУ", "Асан уулу"),
        ("абай-улы", "Абай-улы"),
        ("Ива\u{0301}нов", "Иванов"),
        ("Ива\u{0300}нов", "Иванов"),
        ("Сем\u{0435}\u{0301}\u{0308}нов", "Семёнов"),
        ("Сем\u{0451}\u{0301}нов", "Семёнов"),
        ("\u{0418}\u{0306}ошкин", "Йошкин"),
        ("Марѝя", "Мария"),
        ("\u{0301}Ива\u{20dd}нов\u{0332}", "Иванов"),
        ("Иванов\u{3164}", "Иванов"),
        ("И\u{00ad}ва\u{200d}нов\u{feff}", "Иванов"),
    ];
    for (typed, repaired) in table {
        let part = NamePart::parse(typed);
        assert_eq!(part.as_ref().map(NamePart::as_str), Ok(repaired), "{typed:?}");
    }
}

#[test]
fn a_repair_says_what_it_changed() {
    let table = [
        ("Иванов", None),
        ("\u{0418}\u{0306}ошкин", None),
        ("Кара\u{00a0}Мурза", None),
        ("Ivanov", None),
        (" Иванов ", Some(NameRepair::Spaces)),
        ("Кара  Мурза", Some(NameRepair::Spaces)),
        (" Ива\u{00ad}нов", Some(NameRepair::Spaces)),
        ("Иванов\u{200b}", Some(NameRepair::Invisible)),
        ("\u{202e}Иванов", Some(NameRepair::Invisible)),
        ("Ива\u{0301}нов", Some(NameRepair::Marks)),
        (" Ива\u{0301}нов\u{200b}", Some(NameRepair::Marks)),
        ("иванов", Some(NameRepair::Capital)),
        (" иванов\u{200b} ", Some(NameRepair::Capital)),
        ("иванова-петрова", Some(NameRepair::Capitals)),
        ("ИВАНОВ", Some(NameRepair::SmallLetters)),
        ("ГАСАН КЫЗЫ", Some(NameRepair::SmallLetters)),
        ("иВАНОВ", Some(NameRepair::Case)),
        ("Римский - Корсаков", Some(NameRepair::Hyphen)),
        ("Римский–Корсаков", Some(NameRepair::Hyphen)),
        ("О’Коннор", Some(NameRepair::Apostrophe)),
        ("О’Коннор–Петров", Some(NameRepair::Spelling)),
        ("римский - корсаков", Some(NameRepair::Spelling)),
        ("о’коннор", Some(NameRepair::Spelling)),
        ("ива\u{0301}нов", Some(NameRepair::Spelling)),
    ];
    for (text, repair) in table {
        assert_eq!(NamePart::repair(text), repair, "{text:?}");
    }
}

#[test]
fn a_repair_of_case_can_be_taken_back() {
    assert_eq!(NamePart::parse_kept("  фон дер  лаун").unwrap().as_str(), "фон дер лаун");
    let kept: NamePart = serde_json::from_str("\"иванов\"").unwrap();
    assert_eq!(kept.as_str(), "иванов");
    assert!(serde_json::from_str::<NamePart>("\"Ivanov\"").is_err());
}

#[test]
fn typing_on_is_stopped_only_when_hopeless() {
    for text in ["", " ", "И", "Иванов-", "О'", "Иванов - "] {
        assert_eq!(NamePart::dead_end(text), None, "{text:?}");
    }
    for text in ["-", "Иванов--", "Иv", "И2", "'"] {
        assert!(NamePart::dead_end(text).is_some(), "{text:?}");
    }
}

#[test]
fn registers_take_yo_for_ye() {
    let same =
        |one: &str, other: &str| same_name(&NamePart::parse(one).unwrap(), &NamePart::parse(other).unwrap());
    assert!(same("Семёнов", "СЕМЕНОВ"));
    assert!(same("Ёлкин", "Е\u{0308}лкин"));
    assert!(!same("Семенов", "Семенова"));
    assert!(!same("Йод", "Иод"));
}

proptest! {
    #[test]
    fn any_text_is_judged_without_a_panic(text in any::<String>()) {
        let _ = NamePart::dead_end(&text);
        if let Ok(part) = NamePart::parse(&text) {
            prop_assert!(NamePart::parse(part.as_str()) == Ok(part.clone()));
        }
    }

    #[test]
    fn a_repaired_name_needs_no_second_repair(text in "[а-яёА-ЯЁ' -]{0,24}") {
        if let Ok(part) = NamePart::parse(&text) {
            let again = NamePart::parse(part.as_str()).unwrap();
            prop_assert_eq!(again.as_str(), part.as_str());
            let letters = |name: &str| name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
            prop_assert_eq!(letters(&text), letters(part.as_str()));
        }
    }
}
