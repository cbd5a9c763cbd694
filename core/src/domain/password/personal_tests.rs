use jiff::civil::date;

use super::super::{PasswordFault, faults, normalized, policy::profiles::policy};
use super::{Forbidden, NamePart, PersonalData, Phone, holds_date, holds_name, holds_phone};

fn names(names: &[&str]) -> Vec<NamePart> {
    names.iter().map(|name| NamePart::parse_kept(name).unwrap()).collect()
}

fn person() -> PersonalData {
    PersonalData {
        birth_date: Some(date(1990, 4, 12)),
        phone: Some(Phone::parse("+79001234567").unwrap()),
        names: names(&["Римский-Корсаков", "Семён", "Ли"]),
    }
}

fn refused(profile: &str, password: &str) -> Vec<PasswordFault> {
    faults(&policy(profile), &person(), password)
}

#[test]
fn every_writing_of_the_birth_date_is_found() {
    for writing in [
        "12041990",
        "120490",
        "900412",
        "19900412",
        "04121990",
        "12.04.1990",
        "12.04.90",
        "12/04/90",
        "12 04 90",
        "12-04-1990",
        "1990-04-12",
        "12..04..90",
        "12.4.90",
        "90-4-12",
        "1990",
        "１２０４９０",
        "١٢٠٤٩٠",
        "1\u{301}990",
        "1\u{200B}990",
        "12апр04мая90",
    ] {
        let password = format!("тихая гроза {writing}");
        assert_eq!(refused("kabinet", &password), [PasswordFault::BirthDate], "{writing}");
    }
    for other in ["1991", "041290", "12.04", "1 9 9 0", "12 гроз 4 дома 90", "12.5.90", "990412", "12 4 190"]
    {
        assert_eq!(refused("kabinet", &format!("тихая гроза {other}")), [], "{other}");
    }
}

#[test]
fn a_day_that_is_in_few_years_is_found_too() {
    for writing in ["29/02/92", "920229", "290292", "29.2.92", "92.2.29", "1992"] {
        assert!(holds_date(&normalized(&format!("гроза {writing}!")), date(1992, 2, 29)), "{writing}");
    }
    assert!(!holds_date("29 февраля и 92 дома", date(1992, 2, 29)));
    assert!(holds_date("лето05.03.05", date(2005, 3, 5)) && holds_date("5.3.05", date(2005, 3, 5)));
}

#[test]
fn seven_digits_of_the_phone_in_a_row_are_found() {
    for part in [
        "7900123",
        "9001234",
        "1234567",
        "79001234567",
        "+7 900 123-45-67",
        "8 (900) 123 45 67",
        "900123 4567",
        "9 0 0 1 2 3 4",
        "٩٠٠١٢٣٤",
    ] {
        assert_eq!(refused("kabinet", &format!("гроза гроза {part}")), [PasswordFault::Phone], "{part}");
    }
    for other in ["900123", "900-123", "8900123", "7654321", "90 дней 01 час 2 гроз 3"] {
        assert_eq!(refused("kabinet", &format!("гроза гроза {other}")), [], "{other}");
    }
    let own = Phone::parse("+79035550110").unwrap();
    assert!(holds_phone(&normalized(&own.shown()), own));
}

#[test]
fn a_part_of_the_name_of_four_letters_is_found() {
    for part in ["корсаков", "РИМСКИЙ", "семен", "Семёнович", "римский-корсаков"]
    {
        assert_eq!(refused("kabinet", &format!("обед {part} обед")), [PasswordFault::Name], "{part}");
    }
    assert_eq!(refused("kabinet", "ли обедали ли"), []);
    assert_eq!(refused("doc-004", "Zq7!корсаков"), []);
}

/// The name, passwords that hold it, and passwords that do not.
const SPELLED: &[(&str, &[&str], &[&str])] = &[
    (
        "Петров",
        &["petrov", "Petrow2024", "пе\u{301}тров", "пет\u{200B}ров", "пeтpoв", "ПЕТРОВ", "пéтров"],
        &["пе тров", "petrol", "петр овсянка", "пэтров"],
    ),
    (
        "Щёголев",
        &["shchegolev", "schegolev", "shchyogolev", "щеголев", "ЩЁГОЛЕВ", "shegolev"],
        &["шёголев", "щегол"],
    ),
    ("Юлия", &["yulia", "iuliia", "juliya", "Yuliya7", "юлия", "моюлиямоя"], &["ulia", "peculiar", "july"]),
    ("Дмитрий", &["dmitry", "dmitrii", "dmitriy", "dmitri", "дмитрий", "димадмитрии"], &["dima", "dmit"]),
    ("Алексей", &["aleksei", "alexey", "aleksej", "алексеи"], &["alex", "аликсей"]),
    ("Александр", &["aleksandr", "alexandr", "alexander"], &["alexa"]),
    ("Горбачёв", &["gorbachev", "gorbachyov", "gorbachov", "горба4ев"], &["gorbash"]),
    ("Хрущёв", &["khrushchev", "hruschev", "xruschev"], &["hrust"]),
    ("Жукова", &["zhukova", "jukova", "joukova"], &["zukov"]),
    ("Цветаева", &["tsvetaeva", "cvetaeva", "tsvetayeva"], &["svet"]),
    ("Соловьёв", &["solovev", "solovyev", "solovyov", "solov'ev"], &["solo"]),
    ("О'Коннор", &["оконнор", "о-коннор", "konnor", "connor"], &["окон", "кон нор"]),
    ("Ли-Ван", &["ли-ван", "ли ван", "ливан", "li_van"], &["ли вон", "диван"]),
    ("Егор", &["егор", "категория", "egor", "egor7", "myegor"], &["category", "allegory"]),
    ("Вера", &["вера", "vera!", "bepa"], &["average", "overall"]),
    ("Ян", &[], &["ян", "yan"]),
];

#[test]
fn a_name_is_found_however_it_is_spelled() {
    for (name, holding, others) in SPELLED {
        let holds =
            |password: &str| names(&[name]).iter().any(|name| holds_name(&normalized(password), name));
        for password in *holding {
            assert!(holds(password) && holds(&format!("7{password}7")), "{name}: {password}");
        }
        for password in *others {
            assert!(!holds(password), "{name}: {password}");
        }
    }
}

#[test]
fn words_that_only_sound_like_a_name_are_free() {
    let innocent = [
        "лампа тихо ждёт обед",
        "correct horse battery staple",
        "тридцать три коровы",
        "my favourite colour is sea blue",
        "наш кот спит на окне",
        "winter is coming to town",
        "Lampa7!zhdet-obed",
    ];
    let usual = names(&[
        "Иванов",
        "Смирнова",
        "Кузнецов",
        "Попова",
        "Васильев",
        "Петрова",
        "Соколов",
        "Михайлова",
        "Новикова",
        "Фёдоров",
        "Елена",
        "Ольга",
        "Анна",
        "Илья",
        "Нина",
        "Инна",
        "Иван",
        "Олег",
        "Вера",
        "Егор",
        "Александровна",
        "Ильич",
    ]);
    for password in innocent {
        for name in &usual {
            assert!(!holds_name(&normalized(password), name), "{}: {password}", name.as_str());
        }
    }
}

#[test]
fn only_what_is_new_and_forbidden_calls_for_another_judgement() {
    let all = [Forbidden::BirthDate, Forbidden::Phone, Forbidden::Name];
    let (kabinet, doc_000, known, nobody) =
        (policy("kabinet"), policy("doc-000"), person(), PersonalData::default());
    assert_eq!(known.newly_forbidden(&nobody, &kabinet), all);
    assert_eq!(known.newly_forbidden(&nobody, &doc_000), all[..2]);
    assert_eq!(nobody.newly_forbidden(&known, &kabinet), []);
    assert_eq!(known.newly_forbidden(&known, &kabinet), []);
    let with_names = |list: &[&str]| PersonalData { names: names(list), ..person() };
    for (list, is_new) in [
        (&["РИМСКИЙ-КОРСАКОВ", "Семен", "Ли"][..], false),
        (&["Семён", "Римский-Корсаков"][..], false),
        (&["Римский-Корсаков", "Семён", "Лин"][..], true),
    ] {
        let found = with_names(list).newly_forbidden(&known, &kabinet);
        assert_eq!(found, all[2..].iter().copied().filter(|_| is_new).collect::<Vec<_>>(), "{list:?}");
        assert_eq!(with_names(list).newly_forbidden(&known, &doc_000), [], "{list:?}");
    }
    let moved = PersonalData { birth_date: Some(date(1990, 4, 13)), ..person() };
    assert_eq!(moved.newly_forbidden(&known, &doc_000), [Forbidden::BirthDate]);
    let called = PersonalData { phone: Some(Phone::parse("+79001234568").unwrap()), ..person() };
    assert_eq!(called.newly_forbidden(&known, &doc_000), [Forbidden::Phone]);
}
