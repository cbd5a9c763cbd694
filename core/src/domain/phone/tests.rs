use proptest::prelude::*;

use super::{Phone, PhoneFault};

/// A text with its caret drawn as `|`.
fn drawn(text: &str) -> (String, u32) {
    let caret = text.find('|').expect("a caret is drawn");
    (text.replace('|', ""), u32::try_from(text[..caret].encode_utf16().count()).unwrap())
}

#[test]
fn each_fault_is_told_from_the_others() {
    let table = [
        (" +-()", PhoneFault::Empty),
        ("вчера", PhoneFault::Letters),
        ("8 916 O23-45-67", PhoneFault::Letters),
        ("8 916 О 23-45-67", PhoneFault::Letters),
        ("+7", PhoneFault::TooShort { missing: 10 }),
        ("8", PhoneFault::TooShort { missing: 10 }),
        ("8 916 123-45-6", PhoneFault::TooShort { missing: 1 }),
        ("8916123456", PhoneFault::TooShort { missing: 1 }),
        ("7916123456", PhoneFault::TooShort { missing: 1 }),
        ("91612345678", PhoneFault::TooLong { extra: 1 }),
        ("8 916 123-45-678", PhoneFault::TooLong { extra: 1 }),
        ("8121234567", PhoneFault::Landline),
        ("8 812 123-45-67", PhoneFault::Landline),
        ("4951234567", PhoneFault::Landline),
        ("+7 800 555-35-35", PhoneFault::FreeLine),
        ("8 804 333-00-00", PhoneFault::FreeLine),
        ("7011234567", PhoneFault::Kazakhstan),
        ("8 701 123-45-67", PhoneFault::Kazakhstan),
        ("+8 916 123-45-67", PhoneFault::PlusEight),
        ("+86 916 123-45-67", PhoneFault::Foreign),
        ("+7 8 916 123-45-67", PhoneFault::PrefixTwice),
        ("+7 8 916 123-45-6", PhoneFault::PrefixTwice),
        ("+7 8 916 123-45-678", PhoneFault::TooLong { extra: 2 }),
        ("8 495 123-45-67, доб. 12", PhoneFault::Landline),
        ("раб. 8 495 123-45-67, дом. 8 495 123-45-68", PhoneFault::Landline),
        ("8 916 123-45-67 или 8 926 123-45-67", PhoneFault::Several),
        ("+7 916 123-45-67, +7 916 123-45-68", PhoneFault::Several),
        ("8 916 123-45-67О", PhoneFault::Letters),
        ("8 916 12З-45-67", PhoneFault::Letters),
        ("вчера в 22:43", PhoneFault::TooShort { missing: 6 }),
        ("+1 202 555-01-23", PhoneFault::Foreign),
    ];
    for (text, fault) in table {
        assert_eq!(Phone::parse(text).err(), Some(fault), "{text:?}");
    }
}

#[test]
fn a_paste_with_words_and_invisible_signs_is_read() {
    for text in [
        "\u{202a}+7\u{00a0}916\u{00a0}123\u{2011}45\u{2011}67\u{202c}",
        "мой номер +7 (916) 123.45.67, звоните",
        "+тел 916 123 45 67",
        "тел+7 916/123/45/67",
        "+ 7 916 1\u{00ad}23\u{200b}4567",
        "\u{FF0B}79161234567",
        "Тел.: +7 916 123-45-67, доб. 12",
        "8 916 123-45-67, доб. 12",
        "раб. 8 495 123-45-67, моб. 8 916 123-45-67",
        "8 916 123-45-67 (он же +7 916 123 45 67)",
        "22:43 +7 916 123-45-67",
        "Мама 12.04.1990, тел. 8(916)1234567",
        "Иванов И. И., 2-й подъезд, 89161234567, после 18:00",
        "\u{0668}9161234567",
        "+7\u{FF19}161234567",
        "８（９１６）１２３－４５－６７",
        "+७ ९१६ १२३-४५-६७",
    ] {
        assert_eq!(Phone::parse(text).map(|phone| phone.e164()), Ok("+79161234567".into()), "{text:?}");
    }
}

#[test]
fn the_usual_slips_of_the_prefix_have_the_number_that_is_meant() {
    for text in [
        "+7 8 916 123-45-67",
        "+7 (8 916) 123-45-67",
        "8+7 916 123-45-67",
        "8 8 916 123 45 67",
        "+7 +7 916 123-45-67",
        "77 916 123-45-67",
        "+8 (916) 123-45-67",
        "тел. +7 8 916 123-45-67, доб. 12",
    ] {
        assert!(Phone::parse(text).is_err(), "{text}");
        assert_eq!(Phone::repair(text).map(|phone| phone.typed()), Some("+7 916 123-45-67".into()), "{text}");
        let masked = Phone::mask(text, 0).text;
        assert_eq!(Phone::repair(&masked), Phone::repair(text), "{masked}");
    }
    for text in [
        "",
        "+7 8",
        "+7 916 123-45-67",
        "+7 8 495 123-45-67",
        "+86 916 123-45-67",
        "+8 495 123-45-67",
        "+9161234567",
    ] {
        assert_eq!(Phone::repair(text), None, "{text}");
    }
}

#[test]
fn a_number_is_shown_so_that_it_breaks_at_two_spaces_only() {
    assert_eq!(Phone::parse("89000001234").unwrap().shown(), "+7\u{a0}900 000\u{2011}12\u{2011}34");
}

#[test]
fn the_mask_keeps_the_caret_at_its_digit() {
    let table = [
        ("|", "|"),
        ("+|", "+|"),
        ("8|", "8|"),
        ("89|", "+7 9|"),
        ("9|", "+7 9|"),
        ("79|", "+7 9|"),
        ("+7 |", "+7|"),
        ("+7 9001|", "+7 900 1|"),
        ("+7 900 000-12|", "+7 900 000-12|"),
        ("+7 900 000-123|", "+7 900 000-12-3|"),
        ("+7 9005| 000-12-34", "+7 900 5|00-01-234"),
        ("+7 900|000-12-34", "+7 900| 000-12-34"),
        ("+7 9|0 000-12-34", "+7 9|00 001-23-4"),
        ("тел. 8-916-123-45-67 (моб)|", "+7 916 123-45-67|"),
        ("tel:+7-916-123-45-67|", "+7 916 123-45-67|"),
        ("8 495|", "8 495|"),
        ("84951234567|", "+7 495 123-45-67|"),
        ("4951234567|", "495 123-45-67|"),
        ("+375291234567|", "+375291234567|"),
        ("+7916123456O|", "+7916123456O|"),
        ("вчера|", "вчера|"),
        ("+7 916 123-45-67, +7 916 123-45-68|", "+7 916 123-45-67, +7 916 123-45-68|"),
        ("8 495 123-45-67, доб. 12|", "8 495 123-45-67, доб. 12|"),
        ("8 916 123-45-67, доб. 12|", "+7 916 123-45-67|"),
        ("вчера в 22:43|", "вчера в 22:43|"),
        ("тел. 8-916|", "тел. 8-916|"),
        ("+8 (916) 1|", "+89161|"),
        ("+7٩|", "+7 9|"),
    ];
    for (typed, shown) in table {
        let (text, caret) = drawn(typed);
        let masked = Phone::mask(&text, caret);
        assert_eq!((masked.text, masked.caret), drawn(shown), "{typed}");
    }
}

#[test]
fn typing_on_is_stopped_as_soon_as_it_is_hopeless() {
    let table = [
        ("", None),
        ("+", None),
        ("+7", None),
        ("+7 9", None),
        ("+79161234567", None),
        ("8 495 123-45-6", None),
        ("8 701 123-45-6", None),
        ("тел", None),
        ("+7 8", None),
        ("+7 89", Some(PhoneFault::PrefixTwice)),
        ("+89", Some(PhoneFault::PlusEight)),
        ("+8", None),
        ("+86", Some(PhoneFault::Foreign)),
        ("+7 80", None),
        ("+7 800", Some(PhoneFault::FreeLine)),
        ("+7 4", Some(PhoneFault::Landline)),
        ("+7 7", Some(PhoneFault::Kazakhstan)),
        ("+3", Some(PhoneFault::Foreign)),
        ("+7 91x", Some(PhoneFault::Letters)),
        ("8 495 123-45-67", Some(PhoneFault::Landline)),
        ("+7 916 123-45-678", Some(PhoneFault::TooLong { extra: 1 })),
    ];
    for (text, fault) in table {
        assert_eq!(Phone::dead_end(text), fault, "{text:?}");
    }
}

#[test]
fn a_huge_paste_is_judged() {
    assert_eq!(Phone::parse(&"9".repeat(1 << 20)).err(), Some(PhoneFault::TooLong { extra: (1 << 20) - 10 }));
    assert_eq!(Phone::mask(&"7".repeat(1 << 20), 3).text.len(), 1 << 20);
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

proptest! {
    #[test]
    fn any_text_is_judged_without_a_panic(text in any::<String>(), caret in any::<u32>()) {
        let masked = Phone::mask(&text, caret);
        prop_assert!(masked.caret as usize <= masked.text.encode_utf16().count());
        let _ = Phone::dead_end(&text);
        prop_assert_eq!(Phone::parse(&text).err(), Phone::parse(&masked.text).err());
    }

    #[test]
    fn the_mask_loses_no_digit_and_no_verdict(text in "[+]?[0-9 ().-]{0,22}", caret in 0_u32..24) {
        let masked = Phone::mask(&text, caret);
        let (before, after) = (digits(&text), digits(&masked.text));
        let tail = before.get(1..).unwrap_or_default();
        prop_assert!(after.ends_with(tail) && after.len() >= before.len(), "{} -> {}", text, masked.text);
        prop_assert_eq!(Phone::parse(&text).map(|p| p.e164()), Phone::parse(&masked.text).map(|p| p.e164()));
        let again = Phone::mask(&masked.text, masked.caret);
        prop_assert!(again == masked, "{} -> {} -> {}", text, masked.text, again.text);
    }

    #[test]
    fn typing_digit_by_digit_gives_the_same_as_pasting(number in "[789][0-9]{0,12}") {
        let mut field = super::super::Masked { text: String::new(), caret: 0 };
        for digit in number.chars() {
            field.text.push(digit);
            field = Phone::mask(&field.text, field.caret + 1);
            prop_assert_eq!(field.caret as usize, field.text.len());
        }
        let pasted = Phone::mask(&number, u32::try_from(number.len()).unwrap());
        prop_assert_eq!(field.text, pasted.text);
    }

    #[test]
    fn every_mobile_is_read_back_from_each_of_its_forms(national in "9[0-9]{9}") {
        let phone = Phone::parse(&national).unwrap();
        for form in [phone.e164(), phone.shown(), format!("8{national}"), Phone::mask(&national, 0).text] {
            prop_assert!(Phone::parse(&form) == Ok(phone), "{}", form);
        }
    }
}
