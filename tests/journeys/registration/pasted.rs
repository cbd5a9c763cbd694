//! What is pasted or typed as people do is read as they mean it, in sight of them; what holds no answer stays as it is.

use kabinet_core::screen::Verdict;
use kabinet_tests::{CITIZEN, HOME, LookAt, Stand, covers, plain, reach};

#[track_caller]
fn reason(verdict: Verdict) -> String {
    match verdict {
        Verdict::Wrong { reason, hopeless: true, .. } => plain(&reason),
        Verdict::Wrong { reason, .. } => panic!("typing on can't mend it: {reason}"),
        Verdict::Good | Verdict::None => panic!("nothing is wrong"),
    }
}

#[test]
fn a_code_is_taken_out_of_its_message_and_another_number_costs_no_try() {
    covers!("FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/code");
    let code = stand.console().codes(CITIZEN.phone).pop().expect("a code");
    for (pasted, words) in [
        (CITIZEN.phone, "Здесь нет кода из 6 цифр. Сотрите текст и введите код."),
        ("79161234567", "В коде 6 цифр, а здесь больше. Сотрите лишнее."),
        ("Сегодня 22:43 и 12.04.2026", "Здесь нет кода из 6 цифр. Сотрите текст и введите код."),
        ("471744 или 471745", "Здесь несколько чисел, похожих на код. Оставьте только код."),
    ] {
        let check = phone.check("code", pasted);
        assert_eq!((check.text.as_str(), reason(check.verdict).as_str()), (pasted, words));
        let refused = phone.tap_with("check_code", &[("code", pasted)]);
        assert_eq!(plain(&refused.wrong("code").0), words, "{pasted}");
    }
    assert_eq!(phone.traffic().keys_of("check_code"), [""; 0], "a try was spent");

    let (half, rest) = code.split_at(3);
    for pasted in [
        format!("Сегодня 22:43 {half} {rest} — код для входа в Кабинет"),
        format!("{half}-{rest}"),
        format!("@kabinet.example #{code}"),
        code.chars().filter_map(|digit| char::from_u32(digit as u32 - '0' as u32 + '٠' as u32)).collect(),
    ] {
        let check = phone.check("code", &pasted);
        assert_eq!((check.text, check.verdict), (code.clone(), Verdict::Good), "{pasted}");
    }
    let half = phone.check("code", half);
    assert_eq!(half.verdict, Verdict::None, "half a code is sent by itself");
    phone.tap_with("check_code", &[("code", &format!("Сегодня 22:43 {code} — код"))]);
    phone.until_screen("registration/person");
}

#[test]
fn the_only_mobile_of_a_business_card_is_taken_and_a_doubled_prefix_is_mended() {
    covers!("FLD-05");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/phone");
    for pasted in [
        "Тел.: +7 916 123-45-67, доб. 12",
        "раб. 8 495 123-45-67, моб. 8 (916) 123-45-67",
        "٨٩١٦١٢٣٤٥٦٧",
        "８９１６１２３４５６７",
    ] {
        let check = phone.check("phone", pasted);
        assert_eq!((check.text.as_str(), check.verdict), ("+7 916 123-45-67", Verdict::Good), "{pasted}");
    }
    let both = "8 916 123-45-67 или 8 926 123-45-67";
    let check = phone.check("phone", both);
    assert_eq!(check.text, both);
    assert_eq!(reason(check.verdict), "Здесь несколько номеров. Оставьте один.");
    for (typed, words) in [
        ("+7 8 916 123-45-67", "Начало номера введено дважды. Оставьте одно: +7 или 8."),
        ("8+7 916 123-45-67", "Начало номера введено дважды. Оставьте одно: +7 или 8."),
        ("+8 (916) 123-45-67", "После «+» нужна 7, а не 8: +7 9…"),
    ] {
        let check = phone.check("phone", typed);
        let repaired = check.repaired.expect("a repair");
        assert_eq!(repaired.text, "+7 916 123-45-67");
        assert_eq!(plain(&repaired.note), "Исправили начало номера: +7 916 123-45-67");
        assert_eq!(reason(check.verdict), words);
        phone.tap_with("send_code", &[("phone", typed)]);
        assert_eq!(phone.shown().wrong("phone").0, words, "a number that nobody saw was called");
    }
    phone.enter("phone", "+7 8 916 123-45-67");
    assert!(phone.tap("send_code").to_text().contains("Отправили на +7 916 123-45-67."));
}

#[test]
fn a_date_is_read_with_its_months_name_and_a_short_year_gets_its_century() {
    covers!("FLD-02");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    for typed in [
        "12 апреля 1990",
        "12 апр 1990 г.",
        "12.04.1990 00:00",
        "род. 12.04.1990 г.",
        "April 12, 1990",
        "１２．０４．１９９０",
        "१२.०४.१९९०",
    ] {
        let check = phone.check("birth_date", typed);
        assert_eq!((check.text.as_str(), check.verdict), ("12.04.1990", Verdict::Good), "{typed}");
    }
    for typed in ["12.04.90", "120490", "12 апреля 90 г."] {
        let check = phone.check("birth_date", typed);
        let repaired = check.repaired.expect("a repair");
        assert_eq!(repaired.text, "12.04.1990");
        assert_eq!(plain(&repaired.note), "Исправили год: 12.04.1990");
        assert!(matches!(check.verdict, Verdict::Wrong { hopeless: false, .. }));
    }
    let words = |typed: &str| match phone.check("birth_date", typed).verdict {
        Verdict::Wrong { reason, .. } => plain(&reason),
        other => panic!("{typed}: {other:?}"),
    };
    let unfinished = "Введите дату до конца: день, месяц и год, например 12.04.1990.";
    for typed in ["12", "12.04", "12 апреля"] {
        assert_eq!(words(typed), unfinished, "{typed}");
    }
    let none = "Это не дата. Введите день, месяц и год, например 12.04.1990.";
    for typed in ["вчера", "12.04.19905", "1.2.3.4"] {
        assert_eq!(words(typed), none, "{typed}");
    }
    assert_eq!(words("12.04.1990 или 13.04.1990"), "Здесь несколько дат. Оставьте только дату рождения.");
}

#[test]
fn a_repair_of_a_name_says_what_was_taken_away() {
    covers!("FLD-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    for (typed, mended, note) in [
        ("иВАНОВ", "Иванов", "Исправили заглавные и строчные буквы: Иванов"),
        ("ГАСАН КЫЗЫ", "Гасан кызы", "Исправили на строчные буквы: Гасан кызы"),
        ("Ива\u{301}нов", "Иванов", "Убрали знаки над буквами: Иванов"),
        ("Ива\u{200b}нов\u{202e}", "Иванов", "Убрали невидимые знаки: Иванов"),
        (" Иванов ", "Иванов", "Убрали лишние пробелы: Иванов"),
    ] {
        let check = phone.check("surname", typed);
        let repaired = check.repaired.expect("a repair");
        assert_eq!((repaired.text.as_str(), plain(&repaired.note).as_str()), (mended, note));
        assert_eq!(check.verdict, Verdict::Good);
    }
    assert_eq!(phone.check("surname", "И\u{306}ошкин").repaired, None, "nothing changes that is seen");
    let unseen = phone.check("surname", "Иванов\u{1}").verdict;
    assert_eq!(reason(unseen), "В имени есть невидимый знак. Сотрите всё и введите заново.");
}

#[test]
fn a_whole_name_in_one_field_is_offered_to_be_spread() {
    covers!("FLD-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    phone.enter("birth_date", CITIZEN.birth_date);
    phone.enter("no_patronymic", "true");
    for field in ["surname", "name"] {
        let check = phone.check(field, "МАМЕДОВ АЛИ ГАСАН ОГЛЫ");
        let offers = check.offers.expect("an offer");
        assert_eq!(plain(&offers.title), "Здесь имя целиком? Разложим по полям:");
        let [choice] = offers.choices.as_slice() else { panic!("one way to spread it") };
        assert_eq!(plain(&choice.text), "Фамилия Мамедов, имя Али, отчество Гасан оглы");
        let fills: Vec<_> =
            choice.fills.iter().map(|fill| (fill.field.as_str(), fill.text.as_str())).collect();
        assert_eq!(
            fills,
            [
                ("surname", "Мамедов"),
                ("name", "Али"),
                ("no_patronymic", "false"),
                ("patronymic", "Гасан оглы")
            ]
        );
    }
    assert_eq!(phone.check("surname", "Кара Мурза").offers, None);
    let offers = phone.check("surname", "Иванов Иван Иванович").offers.expect("an offer");
    for fill in &offers.choices[0].fills {
        phone.enter(&fill.field, &fill.text);
    }
    phone.tap("save_person");
    reach(&stand, &phone, &CITIZEN, HOME);
    assert_eq!(stand.console().people()[0].name, "Иванов Иван Иванович");
}
