use jiff::civil::date;
use proptest::prelude::*;

use super::{MrzFault, MrzField, MrzPerson, MrzReading, NameMatch, Sex};
use crate::domain::{DepartmentCode, FullName, NamePart, PassportNumber};

const FIRST: &str = "PNRUS7WENKO<32RNYQ<<IL98<OLEGOVI3<<<<<<<<<<<";
const SECOND: &str = "4601234561RUS9312074M<<<<<<<1140115770001<88";

fn full_name(surname: &str, name: &str, patronymic: Option<&str>) -> FullName {
    let part = |text: &str| NamePart::parse(text).unwrap();
    FullName { surname: part(surname), name: part(name), patronymic: patronymic.map(part) }
}

fn invented(name: FullName) -> MrzPerson {
    MrzPerson {
        name,
        sex: Sex::Male,
        birth: date(1993, 12, 7),
        issued: date(2014, 1, 15),
        passport: PassportNumber::parse("4601", "123456").unwrap(),
        department: DepartmentCode::parse("770-001").unwrap(),
    }
}

#[test]
fn the_invented_person_of_the_domain_notes_is_written_and_read() {
    let name = full_name("Ющенко-Чёрный", "Илья", Some("Олегович"));
    let lines = invented(name.clone()).encode();
    assert_eq!((lines.first.as_str(), lines.second.as_str(), lines.cut), (FIRST, SECOND, false));
    let reading = MrzReading::read(FIRST, &format!(" {SECOND}\n")).unwrap();
    let expected = invented(name.clone());
    assert_eq!(reading.passport, expected.passport);
    assert_eq!((reading.birth, reading.issued), (expected.birth, expected.issued));
    assert_eq!((reading.sex, reading.department), (expected.sex, expected.department));
    assert_eq!(reading.compare_name(&name), NameMatch::Same);
}

#[test]
fn names_are_compared_as_the_zone_writes_them() {
    let reading = MrzReading::read(FIRST, SECOND).unwrap();
    let compare = |surname: &str, patronymic| reading.compare_name(&full_name(surname, "Илья", patronymic));
    assert_eq!(compare("ющенко чёрный", Some("Олегович")), NameMatch::Same);
    assert_eq!(compare("Ющенко-Черный", Some("Олегович")), NameMatch::SameButYo);
    assert_eq!(compare("Ющенко-Чёрныи", Some("Олегович")), NameMatch::Different);
    assert_eq!(compare("Ющенко-Чёрный", None), NameMatch::Different);
}

#[test]
fn names_are_cut_in_the_order_of_the_rule() {
    let cut = |surname: &str, name: &str, patronymic| {
        let lines = invented(full_name(surname, name, patronymic)).encode();
        (lines.first[5..].trim_end_matches('<').to_owned(), lines.cut)
    };
    let (a34, a35) = ("А".repeat(34), "А".repeat(35));
    assert_eq!(cut(&a34, "Б", Some("В")), (format!("{}<<B<V", "A".repeat(34)), false));
    assert_eq!(cut(&a34, "Б", Some("Ва")), (format!("{}<<B<V", "A".repeat(34)), true));
    assert_eq!(cut(&a34, "Бба", Some("Ва")), (format!("{}<<B<V", "A".repeat(34)), true));
    assert_eq!(cut(&a35, "Бба", Some("Ва")), (format!("{}<<B<V", "A".repeat(34)), true));
    let a30 = "А".repeat(30);
    assert_eq!(cut(&a30, "Ббббб", Some("Ва")), (format!("{}<<BBBBB<V", "A".repeat(30)), true));
    assert_eq!(cut(&a30, "Бббббб", Some("Ва")), (format!("{}<<BBBBB<V", "A".repeat(30)), true));
    assert_eq!(cut("Байрамов", "Амир", Some("Ильгам-оглы")), ("BAQRAMOV<<AMIR<IL9GAM<OGLY".into(), false));
    assert_eq!(cut("О'Коннор", "Эль", None), ("OKONNOR<<6L9".into(), false));
}

#[test]
fn who_has_no_patronymic_has_all_places_for_surname_and_name() {
    let cut = |surname: usize, name: usize| {
        let lines = invented(full_name(&"А".repeat(surname), &"Б".repeat(name), None)).encode();
        (lines.first[5..].trim_end_matches('<').to_owned(), lines.cut)
    };
    let whole = |surname: usize, name: usize| format!("{}<<{}", "A".repeat(surname), "B".repeat(name));
    for (surname, name) in [(20, 16), (30, 6), (34, 2), (35, 1)] {
        assert_eq!(cut(surname, name), (whole(surname, name), false), "{surname} {name}");
    }
    // Nothing is lost of a line that is full, but it does not show that nothing is.
    for (surname, name) in [(20, 17), (30, 7), (34, 3), (36, 1)] {
        assert_eq!(cut(surname, name), (whole(surname, name), true), "{surname} {name}");
    }
    for (surname, name, kept) in [(30, 8, (30, 7)), (34, 4, (34, 3)), (37, 1, (36, 1)), (40, 5, (36, 1))] {
        assert_eq!(cut(surname, name), (whole(kept.0, kept.1), true), "{surname} {name}");
    }
}

#[test]
fn each_fault_is_told_from_the_others() {
    let second = |place: usize, sign: &str| {
        let mut line = SECOND.to_owned();
        line.replace_range(place - 1..place, sign);
        line
    };
    let fault = |first: &str, second: &str| MrzReading::read(first, second).err();
    let wrong = |field| Some(MrzFault::CheckDigit { field });
    assert_eq!(fault("", SECOND), Some(MrzFault::Length { line: 1, signs: 0 }));
    assert_eq!(fault(FIRST, &SECOND[1..]), Some(MrzFault::Length { line: 2, signs: 43 }));
    assert_eq!(fault(&FIRST.replace('W', "Щ"), SECOND), Some(MrzFault::Sign { line: 1, place: 7 }));
    assert_eq!(fault(FIRST, &SECOND.to_lowercase()), Some(MrzFault::Sign { line: 2, place: 11 }));
    assert_eq!(fault(&FIRST.replace("PN", "P<"), SECOND), Some(MrzFault::OtherDocument));
    assert_eq!(fault(FIRST, &SECOND.replace("RUS", "UTO")), Some(MrzFault::OtherDocument));
    assert_eq!(fault(FIRST, &second(1, "5")), wrong(MrzField::Number));
    assert_eq!(fault(FIRST, &second(14, "8")), wrong(MrzField::Birth));
    assert_eq!(fault(FIRST, &second(30, "2")), wrong(MrzField::Issue));
    assert_eq!(fault(FIRST, &second(22, "1")), wrong(MrzField::Whole));
    assert_eq!(fault(FIRST, &second(44, "7")), wrong(MrzField::Whole));
    // Sex is guarded by no check digit.
    assert_eq!(fault(FIRST, &second(21, "X")), Some(MrzFault::Meaningless { field: MrzField::Sex }));
    assert!(MrzReading::read(FIRST, &second(21, "F")).is_ok());
}

/// Line 2 with check digits that fit whatever stands in it.
fn sealed(numbers: &str, birth: &str, expiry: &str, issue: &str) -> String {
    let (numbers, birth, issue) =
        (super::checked(numbers.into()), super::checked(birth.into()), super::checked(issue.into()));
    let whole = super::check_digit(format!("{numbers}{birth}{expiry}{issue}").bytes());
    format!("{numbers}RUS{birth}M{expiry}{issue}{whole}")
}

#[test]
fn what_makes_no_sense_is_refused_though_its_check_digits_fit() {
    let read = |numbers: &str, birth: &str, expiry: &str, issue: &str| {
        MrzReading::read(FIRST, &sealed(numbers, birth, expiry, issue))
            .map(|reading| reading.passport.shown())
    };
    let meaningless = |field| Err(MrzFault::Meaningless { field });
    assert_eq!(read("460123456", "931207", "<<<<<<<", "1140115770001<"), Ok("4601 123456".into()));
    assert_eq!(read("46O123456", "931207", "<<<<<<<", "1140115770001<"), meaningless(MrzField::Number));
    assert_eq!(read("460123456", "931307", "<<<<<<<", "1140115770001<"), meaningless(MrzField::Birth));
    assert_eq!(read("460123456", "93<207", "<<<<<<<", "1140115770001<"), meaningless(MrzField::Birth));
    assert_eq!(read("460123456", "931207", "300101<", "1140115770001<"), meaningless(MrzField::Filler));
    assert_eq!(read("460123456", "931207", "<<<<<<<", "11401157700011"), meaningless(MrzField::Filler));
    assert_eq!(read("460123456", "931207", "<<<<<<<", "1140230770001<"), meaningless(MrzField::Issue));
    assert_eq!(read("460123456", "931207", "<<<<<<<", "114011577<001<"), meaningless(MrzField::Issue));
}

#[test]
fn the_century_of_birth_follows_from_the_age_at_issue() {
    let birth = |birth: &str, issue: &str| {
        MrzReading::read(FIRST, &sealed("460123456", birth, "<<<<<<<", issue)).unwrap().birth
    };
    assert_eq!(birth("000229", "1140301770001<"), date(2000, 2, 29));
    assert_eq!(birth("000302", "1140301770001<"), date(1900, 3, 2));
    assert_eq!(birth("000301", "1140301770001<"), date(2000, 3, 1));
    assert_eq!(birth("991231", "1140301770001<"), date(1999, 12, 31));
}

proptest! {
    #[test]
    fn any_lines_are_judged_without_a_panic(first in any::<String>(), second in any::<String>()) {
        let _ = MrzReading::read(&first, &second);
    }

    #[test]
    fn any_signs_are_judged_without_a_panic(first in "PNRUS[A-Z0-9<]{39}", second in "[A-Z0-9<]{10}RUS[A-Z0-9<]{31}") {
        let _ = MrzReading::read(&first, &second);
    }

    #[test]
    fn what_is_written_is_read_back(
        surname in "[а-яё]{1,20}(-[а-яё]{1,20})?", name in "[а-яё]{1,20}", patronymic in "[а-яё]{1,20}",
        day in 0_i32..20_000, age in 14_i32..90, number in 0_u32..1_000_000, series in 0_u32..10_000,
    ) {
        let issued = date(2011, 7, 1).saturating_add(jiff::Span::new().days(day % 10_000));
        let birth = issued.saturating_sub(jiff::Span::new().years(age).days(day % 300));
        let person = MrzPerson {
            name: full_name(&surname, &name, Some(&patronymic)),
            sex: Sex::Female,
            birth,
            issued,
            passport: PassportNumber::parse(&format!("{series:04}"), &format!("{number:06}")).unwrap(),
            department: DepartmentCode::parse("770001").unwrap(),
        };
        let lines = person.encode();
        prop_assert_eq!((lines.first.len(), lines.second.len()), (44, 44));
        let reading = MrzReading::read(&lines.first, &lines.second).unwrap();
        prop_assert_eq!((reading.birth, reading.issued), (birth, issued));
        prop_assert!(reading.passport == person.passport && reading.compare_name(&person.name) == NameMatch::Same);
    }
}
