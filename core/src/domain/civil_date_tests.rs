use jiff::civil::date;
use proptest::prelude::*;

use super::{DateFault, date_dead_end, mask_date, read_centuries, read_date, shown_date};
use crate::domain::Masked;

/// A text with its caret drawn as `|`.
fn drawn(text: &str) -> (String, u32) {
    let caret = text.find('|').expect("a caret is drawn");
    (text.replace('|', ""), u32::try_from(text[..caret].encode_utf16().count()).unwrap())
}

#[test]
fn a_day_is_read_in_every_writing() {
    for text in [
        "12.04.1990",
        "12,04,1990",
        "12\u{2011}04\u{2013}1990",
        "12. 04. 1990",
        " 12\u{00a0}4\u{202f}1990.",
        "12\u{200b}.04.1990\u{feff}",
        "12041990",
        "12.041990",
        "1204.1990",
        "1990-04-12",
        "1990/4/12",
        "12 апреля 1990",
        "12 апр 1990 г.",
        "April 12, 1990",
        "12.04.1990 00:00",
        "род. 12.04.1990 г.",
        "١٢.٠٤.١٩٩٠",
        "1\u{FF12}.04.1990",
    ] {
        assert_eq!(read_date(text), Ok(date(1990, 4, 12)), "{text:?}");
    }
}

#[test]
fn each_fault_is_told_from_the_others() {
    let table = [
        ("  \u{200b}", DateFault::Empty),
        ("..", DateFault::Incomplete),
        ("12 апреля", DateFault::Incomplete),
        ("апрель 1990", DateFault::Incomplete),
        ("12.04", DateFault::Incomplete),
        ("1204", DateFault::Incomplete),
        ("вчера", DateFault::NotADate),
        ("12.04.1990 или 13.04.1990", DateFault::Several),
        ("30 февраля 1990", DateFault::NoSuchDay),
        ("12 апреля 90", DateFault::YearInFull),
        ("123.04.1990", DateFault::NotADate),
        ("12.04.19900", DateFault::NotADate),
        ("12.04.1990.1", DateFault::NotADate),
        ("12🙂04🙂1990", DateFault::NotADate),
        ("12.04.199", DateFault::YearInFull),
        ("120490", DateFault::YearInFull),
        ("90-04-12", DateFault::YearInFull),
        ("00.04.1990", DateFault::NoSuchDay),
        ("12.00.1990", DateFault::NoSuchDay),
        ("29.02.1900", DateFault::NoSuchDay),
        ("1990-02-30", DateFault::NoSuchDay),
    ];
    for (text, fault) in table {
        assert_eq!(read_date(text), Err(fault), "{text:?}");
    }
}

#[test]
fn the_mask_keeps_the_caret_at_its_digit() {
    let table = [
        ("|", "|"),
        ("1|", "1|"),
        ("12|", "12|"),
        ("12.|", "12.|"),
        ("12,|", "12.|"),
        ("12..|", "12.|"),
        ("120|", "12.0|"),
        ("12.04|", "12.04|"),
        ("12.041|", "12.04.1|"),
        ("12041990|", "12.04.1990|"),
        ("1.4.1990|", "1.4.1990|"),
        ("2|.04.1990", "2|.04.1990"),
        ("12|04.1990", "12|.04.1990"),
        ("123|.04.1990", "123|.04.1990"),
        ("12.|04.1990", "12.|04.1990"),
        ("12.04.1990.|", "12.04.1990|"),
        ("12.0|4.19905", "12.0|4.19905"),
        ("вчера|", "вчера|"),
        ("12 апреля 1|", "12 апреля 1|"),
        ("12 апреля 1990 г.|", "12.04.1990|"),
        ("5 мая 19|", "5.05.19|"),
        ("12.04.1990 00:00|", "12.04.1990|"),
        ("12.04.1990 или 13.04.1990|", "12.04.1990 или 13.04.1990|"),
        ("१२.०|", "12.0|"),
    ];
    for (typed, shown) in table {
        let (text, caret) = drawn(typed);
        let masked = mask_date(&text, caret);
        assert_eq!((masked.text, masked.caret), drawn(shown), "{typed}");
    }
    let turned = mask_date("1990-04-12", 10);
    assert_eq!((turned.text, turned.caret), drawn("12.04.1990|"));
}

#[test]
fn typing_on_is_stopped_only_when_hopeless() {
    for text in [
        "",
        "1",
        "3",
        "31",
        "31.",
        "31.1",
        "29.02",
        "29.02.19",
        "12.04.1990",
        "1.4",
        "0",
        "12.0",
        "30.1",
        "12 а",
        "12 апреля",
        "12 апреля 19",
        "а",
    ] {
        assert_eq!(date_dead_end(text), None, "{text:?}");
    }
    for text in ["32", "00", "0.", "12.13", "12.00", "31.04", "30.02", "30.2.", "29.02.2003"] {
        assert_eq!(date_dead_end(text), Some(DateFault::NoSuchDay), "{text:?}");
    }
    for text in ["в", "12 апреля 1990 или 13 апреля 1990"] {
        assert!(date_dead_end(text).is_some(), "{text:?}");
    }
    for text in ["в", "12.04.19905", "123.04.1990", "1.2.3.4"] {
        assert_eq!(date_dead_end(text), Some(DateFault::NotADate), "{text:?}");
    }
}

#[test]
fn a_year_of_two_digits_may_be_of_any_century() {
    for text in ["12.04.90", "120490", "12 апреля 90 г."] {
        assert_eq!(read_centuries(text), [date(2090, 4, 12), date(1990, 4, 12), date(1890, 4, 12)], "{text}");
    }
    assert_eq!(read_centuries("29.02.00"), [date(2000, 2, 29)]);
    for text in ["12.04.1990", "12.04.9", "12.04", "32.04.90", "вчера", ""] {
        assert!(read_centuries(text).is_empty(), "{text}");
    }
}

#[test]
fn a_day_is_shown_as_it_is_masked() {
    assert_eq!(shown_date(date(1990, 4, 1)), "01.04.1990");
}

#[test]
fn a_huge_paste_is_judged() {
    assert_eq!(read_date(&"1".repeat(1 << 20)), Err(DateFault::NotADate));
    assert_eq!(read_date(&"1.".repeat(1 << 19)), Err(DateFault::NotADate));
}

proptest! {
    #[test]
    fn any_text_is_judged_without_a_panic(text in any::<String>(), caret in any::<u32>()) {
        let masked = mask_date(&text, caret);
        prop_assert!(masked.caret as usize <= masked.text.encode_utf16().count());
        let _ = (read_date(&text), date_dead_end(&text));
    }

    #[test]
    fn the_mask_loses_no_digit_and_no_verdict(text in "[0-9. /-]{0,14}", caret in 0_u32..15) {
        let masked = mask_date(&text, caret);
        let sorted = |text: &str| {
            let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
            digits.sort_unstable();
            digits
        };
        prop_assert_eq!(sorted(&text), sorted(&masked.text));
        if sorted(&text) != [] as [char; 0] {
            prop_assert_eq!(read_date(&text), read_date(&masked.text), "{} -> {}", text, masked.text);
        }
        let again = mask_date(&masked.text, masked.caret);
        prop_assert!(again == masked, "{} -> {} -> {}", text, masked.text, again.text);
    }

    #[test]
    fn typing_digit_by_digit_gives_every_day(year in 1000_i16..3000, day in 1_i16..=365) {
        let day = jiff::civil::Date::new(year, 1, 1).unwrap().with().day_of_year(day).build().unwrap();
        let mut field = Masked { text: String::new(), caret: 0 };
        for digit in shown_date(day).chars().filter(char::is_ascii_digit) {
            field.text.push(digit);
            field = mask_date(&field.text, field.caret + 1);
            prop_assert_eq!(field.caret as usize, field.text.len());
            prop_assert_eq!(date_dead_end(&field.text), None);
        }
        prop_assert_eq!(&field.text, &shown_date(day));
        prop_assert_eq!(read_date(&field.text), Ok(day));
    }
}
