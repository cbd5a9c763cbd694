use super::*;
use crate::rules::settings::Profile;

fn named(names: &[&str]) -> PersonalData {
    PersonalData { names: names.iter().map(|name| (*name).to_owned()).collect(), ..PersonalData::default() }
}

#[test]
fn a_birth_date_is_found_in_every_usual_writing() {
    let born = |year, month, day| PersonalData {
        birth_date: Some(Date::constant(year, month, day)),
        ..PersonalData::default()
    };
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
        "12.4.90",
        "90/4/12",
        "1990",
        "١٢٠٤٩٠",
        "1\u{301}990",
        "12апр04мая90",
    ] {
        assert!(born(1990, 4, 12).is_born_in(&format!("x{writing}y")), "{writing}");
    }
    for other in ["12.05.90 12/04", "041290", "1 9 9 0", "12 гроз 4 дома 90", "990412", "12 4 190"] {
        assert!(!born(1990, 4, 12).is_born_in(other), "{other}");
    }
    for writing in ["29/02/92", "920229", "29.2.92"] {
        assert!(born(1992, 2, 29).is_born_in(writing), "{writing}");
    }
    assert!(!PersonalData::default().is_born_in("1990"));
}

#[test]
fn a_phone_is_found_whatever_stands_between_its_digits() {
    let called = PersonalData { phone: Some("+79035550110".to_owned()), ..PersonalData::default() };
    for (password, found) in [
        ("+7 903 555-01-10", true),
        ("8(903)555 01 10", true),
        ("7903555", true),
        ("5550110", true),
        ("5-5-5-0-1-1-0", true),
        ("٥٥٥٠١١٠", true),
        ("903-555", false),
        ("0110555", false),
    ] {
        assert_eq!(called.is_called_in(password), found, "{password}");
    }
    assert!(!PersonalData::default().is_called_in("9035550110"));
}

#[test]
fn a_name_is_found_whatever_its_case_its_marks_and_its_other_half() {
    let person = named(&["Щёголев-Гай", "О'Коннор", "Пётр"]);
    for (password, found) in [
        ("тихий ЩЕГОЛЕВ обед", true),
        ("тихий щёголев-гай", true),
        ("тихий гай обед и сон", false),
        ("тихий коннор обед", true),
        ("тихий шёголев обед", false),
        ("schegolev2024", true),
        ("п\u{301}етр", true),
        ("petr!", true),
        ("petrol", true),
        ("competrix", false),
    ] {
        assert_eq!(person.is_named_in(password), found, "{password}");
    }
}

#[test]
fn a_password_is_outdated_by_what_is_new_and_forbidden() {
    let policy = |profile: Profile| profile.settings().settings.password.clone();
    let known = PersonalData {
        birth_date: Some(Date::constant(1990, 4, 12)),
        phone: Some("+79001234567".to_owned()),
        ..named(&["Петрова", "Алёна", "Игоревна"])
    };
    let changed = |change: fn(&mut PersonalData)| {
        let mut now = known.clone();
        change(&mut now);
        [Profile::Kabinet, Profile::Doc000].map(|profile| now.outdates(&known, &policy(profile)))
    };
    assert_eq!(changed(|_| {}), [false, false]);
    assert_eq!(changed(|now| now.names[0] = "ПЕТРОВА".to_owned()), [false, false]);
    assert_eq!(changed(|now| now.names[1] = "Алена".to_owned()), [false, false]);
    assert_eq!(changed(|now| now.names.truncate(2)), [false, false]);
    assert_eq!(changed(|now| now.names[0] = "Ветрова".to_owned()), [true, false]);
    assert_eq!(changed(|now| now.birth_date = Some(Date::constant(1990, 4, 13))), [true, true]);
    assert_eq!(changed(|now| now.phone = Some("+79001234568".to_owned())), [true, true]);
    assert!(known.outdates(&PersonalData::default(), &policy(Profile::Doc004)));
    assert!(!PersonalData::default().outdates(&known, &policy(Profile::Kabinet)));
}
