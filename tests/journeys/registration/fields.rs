//! What a person types: taken in any usual form, refused with a reason that says how to mend it, never lost.

use kabinet_core::screen::Verdict;
use kabinet_tests::{CITIZEN, Citizen, HOME, LookAt, Stand, TestPhone, covers, pass, plain, reach};

/// The words of a verdict on a text while it is typed.
#[track_caller]
fn verdict_of(phone: &TestPhone, field: &str, text: &str) -> Result<(), String> {
    match phone.check(field, text).verdict {
        Verdict::Good => Ok(()),
        Verdict::Wrong { reason, .. } => Err(plain(&reason)),
        Verdict::None => panic!("no verdict on {text:?}"),
    }
}

#[test]
fn a_number_is_taken_however_it_is_written_and_is_one_number() {
    covers!("FLD-05");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/phone");
    for typed in [
        "+79161234567",
        "8 (916) 123-45-67",
        "9161234567",
        "мой номер: 8-916-123-45-67",
        "+7 916 123\u{2011}45\u{2011}67",
    ] {
        assert_eq!(verdict_of(&phone, "phone", typed), Ok(()), "{typed}");
        phone.enter("phone", typed);
        let code = phone.tap("send_code");
        assert!(code.to_text().contains("Отправили на +7 916 123-45-67."), "{typed}:\n{}", code.to_text());
        phone.tap("back");
    }
    assert_eq!(stand.console().codes("+79161234567").len(), 1, "one number, one SMS");
}

#[test]
fn a_number_that_gets_no_sms_is_refused_by_name_and_stays_typed() {
    covers!("FLD-05", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    let empty = reach(&stand, &phone, &CITIZEN, "registration/phone");
    assert_eq!(empty.wrong_fields(), [""; 0], "a verdict before anything was done");
    for (typed, reason) in [
        ("", "Введите номер: +7 и десять цифр."),
        ("+7 916 123-45-6", "Не хватает 1 цифры. Введите номер до конца."),
        ("+7 495 123-45-67", "Это городской номер, СМС на него не придёт. Введите мобильный: +7 9…"),
        ("+7 701 123-45-67", "Это номер Казахстана. Нужен мобильный российского оператора: +7 9…"),
        ("8 800 555-35-35", "Это бесплатная линия 8 800. Введите свой мобильный: +7 9…"),
        ("+375 29 123-45-67", "Это номер другой страны. Нужен мобильный российского оператора: +7 9…"),
    ] {
        phone.enter("phone", typed);
        let typed = phone.drawn_anew().value("phone");
        let refused = phone.tap("send_code");
        let (shown, spoken) = refused.wrong("phone");
        assert_eq!(shown, reason);
        assert_eq!(spoken, format!("Мобильный телефон: {reason}"), "the ear is told which field");
        assert_eq!(refused.top.focus.as_deref(), Some("phone"));
        assert_eq!(refused.value("phone"), typed, "what was typed is gone");
    }
    assert_eq!(phone.traffic().keys_of("send_code"), [""; 0]);
    let mended = {
        phone.enter("phone", CITIZEN.phone);
        phone.tap("send_code")
    };
    assert_eq!(mended.top.key, "registration/code");
}

#[test]
fn what_a_refused_tap_brought_along_is_kept_too() {
    covers!("FLD-10", "REG-08");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/phone");
    // A shell that had no time to send a draft.
    assert_eq!(phone.tap_with("send_code", &[("phone", "+7 916 12")]).value("phone"), "+7 916 12");
    assert_eq!(stand.reopened(phone).shown().value("phone"), "+7 916 12");
}

#[test]
fn a_name_of_other_letters_is_refused_with_the_letter() {
    covers!("FLD-01", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    for (typed, reason) in [
        ("Vetrova", "Набрано латиницей. Включите русскую раскладку и введите заново."),
        ("Ветрoва", "Буква «o» латинская. Включите русскую раскладку и введите её снова."),
        ("Ветрова2", "В имени есть цифра. Оставьте только буквы."),
        ("Ветрова II", "Римские цифры здесь не нужны. Оставьте только имя русскими буквами."),
        ("Вєтрова", "Буквы «є» нет в русском алфавите. Введите как в российском паспорте."),
        ("Ветрова_", "Знак «_» не подходит. Можно буквы, дефис, пробел и апостроф."),
        ("Ветрова--Лунина", "Дефис и апостроф ставят между буквами. Уберите лишний."),
        ("", "Введите как в паспорте."),
    ] {
        assert_eq!(verdict_of(&phone, "surname", typed), Err(reason.to_owned()), "while typing {typed:?}");
        phone.enter("surname", typed);
        let refused = phone.tap("save_person");
        let (shown, spoken) = refused.wrong("surname");
        assert_eq!((shown.as_str(), spoken), (reason, format!("Фамилия: {reason}")));
        assert_eq!(refused.value("surname"), typed);
    }
}

#[test]
fn every_faulty_field_is_marked_and_the_first_one_gets_the_focus() {
    covers!("FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    phone.enter("surname", CITIZEN.surname);
    phone.enter("name", "Алёна7");
    phone.enter("birth_date", "31.02.1990");
    let refused = phone.tap("save_person");
    assert_eq!(refused.wrong_fields(), ["name", "patronymic", "birth_date"]);
    assert_eq!(refused.top.focus.as_deref(), Some("name"));
    for (field, label) in [("name", "Имя: "), ("patronymic", "Отчество: "), ("birth_date", "Дата рождения: ")]
    {
        let (reason, spoken) = refused.wrong(field);
        assert_eq!(spoken, format!("{label}{reason}"));
    }
    assert_eq!(refused.wrong("patronymic").0, "Введите отчество или отметьте «Нет отчества».");
    assert_eq!(
        (refused.value("surname"), refused.value("name")),
        (CITIZEN.surname.to_owned(), "Алёна7".to_owned())
    );
    assert_eq!(refused.value("birth_date"), "31.02.1990");

    phone.enter("name", CITIZEN.name);
    let refused = phone.tap("save_person");
    assert_eq!(refused.top.focus.as_deref(), Some("patronymic"));
    assert_eq!(phone.traffic().keys_of("save_person"), [""; 0], "a faulty person left the phone");
}

#[test]
fn stray_spaces_and_case_are_mended_before_the_persons_eyes() {
    covers!("FLD-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    for (typed, mended, kind) in [
        ("иванов", "Иванов", "на заглавную букву"),
        (" ИВАНОВ ", "Иванов", "на строчные буквы"),
        ("иванов  петров", "Иванов Петров", "на заглавные буквы"),
        ("мамин - сибиряк", "Мамин-Сибиряк", "буквы и знаки"),
        ("Мамин – Сибиряк", "Мамин-Сибиряк", "дефис"),
        ("О`Коннор", "О'Коннор", "апостроф"),
        ("щёголев", "Щёголев", "на заглавную букву"),
    ] {
        let repaired = phone.check("surname", typed).repaired.expect("a repair");
        assert_eq!(repaired.text, mended);
        assert_eq!(plain(&repaired.note), format!("Исправили {kind}: {mended}"));
        assert_eq!(repaired.undo_label, "Отменить");
    }
    for kept in ["Мамин-Сибиряк", "фон Браун", "О'Коннор"] {
        let check = phone.check("surname", kept);
        assert_eq!((check.repaired, check.verdict), (None, Verdict::Good), "{kept}");
    }
    let citizen = Citizen { surname: "мамин-сибиряк", name: "дмитрий", ..CITIZEN };
    reach(&stand, &phone, &citizen, HOME);
    assert_eq!(stand.console().people()[0].name, "Мамин-Сибиряк Дмитрий Игоревна");
}

#[test]
fn a_repair_that_was_taken_back_stays_taken_back() {
    covers!("FLD-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    let typed =
        [("surname", "ветрова"), ("name", "Алёна"), ("patronymic", "Игоревна"), ("birth_date", "12.04.1990")];
    phone.tap_with("save_person", &typed);
    let agreement = reach(&stand, &phone, &CITIZEN, "registration/agreement");
    assert!(agreement.to_text().contains("ФИО: ветрова Алёна Игоревна"), "{}", agreement.to_text());
    pass(&stand, &phone, &CITIZEN);
    assert_eq!(stand.console().people()[0].name, "ветрова Алёна Игоревна");
}

#[test]
fn a_field_says_whether_it_must_be_filled_in() {
    let stand = Stand::new();
    let phone = stand.phone("phone");
    let number = reach(&stand, &phone, &CITIZEN, "registration/phone");
    assert!(number.text_field("phone").required);
    assert_eq!(
        number.text_field("phone").ghost.as_deref(),
        Some("+7 ___ ___-__-__"),
        "no digits: it is empty"
    );
    let person = reach(&stand, &phone, &CITIZEN, "registration/person");
    for field in ["surname", "name", "patronymic"] {
        assert!(person.text_field(field).required, "{field}");
    }
    assert!(person.boxes().iter().all(|field| !field.required));
    phone.enter("no_patronymic", "true");
    let refused = phone.tap("save_person");
    assert!(!refused.text_field("patronymic").required, "what is switched off must not be filled in");
}

#[test]
fn a_person_without_a_patronymic_says_so() {
    covers!("FLD-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    let screen = reach(&stand, &phone, &CITIZEN, "registration/person");
    assert!(screen.text_field("patronymic").enabled);
    assert_eq!(screen.boxes()[0].disables.as_deref(), Some("patronymic"));
    phone.enter("patronymic", "Игор");
    phone.enter("no_patronymic", "true");
    assert!(!phone.drawn_anew().text_field("patronymic").enabled);
    let citizen = Citizen { patronymic: None, ..CITIZEN };
    let home = reach(&stand, &phone, &citizen, HOME);
    assert!(home.to_text().contains("# Ветрова Алёна\n"), "{}", home.to_text());
    assert_eq!(stand.console().people()[0].name, "Ветрова Алёна");
}

#[test]
fn a_birth_date_is_a_real_day_of_somebody_from_14_to_130() {
    covers!("FLD-02", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    for typed in ["12.04.1990", "12041990", "12/04/1990", "12-04-1990", "12 04 1990"] {
        let check = phone.check("birth_date", typed);
        assert_eq!((check.text.as_str(), check.verdict), ("12.04.1990", Verdict::Good), "{typed}");
        assert_eq!(plain(&check.spoken), "12 апреля 1990 года");
    }
    // The stand begins on 22.11.2026.
    for (typed, reason) in [
        ("22.11.2012", None),
        (
            "23.11.2012",
            Some("Кабинет можно создать с 14 лет. До этого услуги получают родители в своём кабинете."),
        ),
        ("22.11.1896", None),
        ("22.11.1895", Some("Выходит больше 130 лет. Проверьте год.")),
        ("29.02.2000", None),
        ("29.02.1900", Some("Такого дня нет в календаре. Проверьте день и месяц.")),
        ("31.04.1990", Some("Такого дня нет в календаре. Проверьте день и месяц.")),
        ("23.11.2026", Some("Этот день ещё не наступил. Проверьте год.")),
        ("12.04", Some("Введите дату до конца: день, месяц и год, например 12.04.1990.")),
        ("", Some("Введите дату рождения: день, месяц, год.")),
    ] {
        assert_eq!(verdict_of(&phone, "birth_date", typed).err().as_deref(), reason, "{typed}");
        phone.enter("birth_date", typed);
        let shown = phone.tap("save_person");
        match reason {
            Some(reason) => assert_eq!(shown.wrong("birth_date").0, reason),
            None => assert_eq!(shown.verdict("birth_date"), &Verdict::None, "{typed}"),
        }
        assert_eq!(shown.value("birth_date"), typed);
    }
}

#[test]
fn a_14th_birthday_counts_from_its_first_minute_in_moscow() {
    covers!("FLD-02");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    // 12:00 in UTC is 15:00 in Moscow: nine hours to midnight.
    stand.advance(std::time::Duration::from_secs(9 * 3_600 - 1));
    assert!(verdict_of(&phone, "birth_date", "23.11.2012").is_err());
    stand.advance(std::time::Duration::from_secs(1));
    phone.drawn_anew();
    assert_eq!(verdict_of(&phone, "birth_date", "23.11.2012"), Ok(()));
    let citizen = Citizen { birth_date: "23.11.2012", ..CITIZEN };
    reach(&stand, &phone, &citizen, HOME);
    assert_eq!(stand.console().people().len(), 1, "the portal counts another day");
}
