//! The record of data: whatever of the person reaches the portal stands in it, with receiver, purpose and time.

use std::{collections::BTreeSet, time::Duration};

use kabinet_tests::{CITIZEN, HOME, Stand, covers, pass, plain, reach, want_out};

use crate::registration::consents::withdraw_news;

/// What the portal itself gave, or what only names it.
const OF_THE_PORTAL: [&str; 6] =
    ["grant", "registration_id", "sign_in_id", "secret", "refresh_token", "channel"];

/// What the record calls the members of bodies, in small letters.
fn words_for(member: &str) -> &'static str {
    match member {
        "phone" => "номер телефона",
        "code" => "код из смс",
        "password" => "пароль",
        "surname" => "фамилия",
        "name" => "имя",
        "patronymic" => "отчество",
        "birth_date" => "дата рождения",
        "consents" | "id" | "version" | "accepted_at" | "consent_id" => "согласия",
        other => panic!("{other} is sent to the portal, and the record has no word for it"),
    }
}

#[test]
fn the_record_tells_what_went_where_and_what_was_agreed_to() {
    covers!("REG-06", "PRO-03");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    withdraw_news(&phone);
    let record = plain(&phone.tap("ledger").to_text());
    let lines = [
        "## 22 ноября 2026 года",
        "Новости о новых услугах · Согласие отозвано. Передано порталу, чтобы хранить ваш выбор. 15:00",
        "Новости о новых услугах · Согласие дано, редакция от 1 марта 2026 года. Передано порталу, чтобы хранить ваш выбор. 15:00",
        "Пользовательское соглашение · Принято, редакция от 1 марта 2026 года. Передано порталу, чтобы хранить ваш выбор. 15:00",
        "Пароль · Передано порталу, чтобы создать кабинет. 15:00",
        "Фамилия, имя, отчество, дата рождения · Передано порталу, чтобы создать кабинет. 15:00",
        "Код из СМС · Передано порталу, чтобы подтвердить номер. 15:00",
        "Номер телефона · Передано порталу, чтобы прислать код. 15:00",
    ];
    let mut rest = record.as_str();
    for line in lines {
        let at = rest.find(line).unwrap_or_else(|| panic!("no «{line}», the newest first, in\n{record}"));
        rest = &rest[at + line.len()..];
    }
}

#[test]
fn nothing_of_the_person_left_the_phone_that_the_record_does_not_tell() {
    covers!("PRO-03");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    withdraw_news(&phone);
    let registered = plain(&phone.tap("ledger").to_text());
    let sent = phone.traffic().sent_members();
    assert!(sent.len() > 10, "a registration sends more than {sent:?}");
    assert_told(&sent, &registered);

    phone.tap("back");
    want_out(&phone);
    phone.tap("sign_out_confirmed");
    phone.tap("sign_in");
    let before = phone.traffic().sent().len();
    for _ in 0..2 {
        pass(&stand, &phone, &CITIZEN);
    }
    let signed_in = plain(&phone.tap("ledger").to_text());
    assert!(!signed_in.contains("Фамилия"), "the record of the first stay is gone with it:\n{signed_in}");
    let told = phone.traffic().members_since(before);
    assert!(told.contains("password") && told.contains("code"), "{told:?}");
    assert_told(&told, &signed_in);
}

#[track_caller]
fn assert_told(sent: &BTreeSet<String>, record: &str) {
    let record = record.to_lowercase();
    for member in sent.iter().filter(|member| !OF_THE_PORTAL.contains(&member.as_str())) {
        let words = words_for(member);
        assert!(record.contains(words), "{member} was sent, «{words}» is not in\n{record}");
    }
}

#[test]
fn an_act_is_one_row_and_what_is_repeated_is_counted_under_its_day() {
    covers!("PRO-03");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/code");
    let right = stand.console().newest_code(CITIZEN.phone);
    let wrong = if right == "000000" { "111111" } else { "000000" };
    for _ in 0..2 {
        phone.enter("code", wrong);
        phone.tap("check_code");
        stand.advance(Duration::from_mins(1));
    }
    stand.advance(Duration::from_mins(2));
    phone.enter("code", &right);
    phone.tap("check_code");
    reach(&stand, &phone, &CITIZEN, HOME);
    stand.advance(Duration::from_hours(24));
    phone.settle();
    withdraw_news(&phone);
    let record = plain(&phone.tap("ledger").to_text());
    let told = |text: &str| record.matches(text).count();
    assert_eq!((told("## 23 ноября 2026 года"), told("## 22 ноября 2026 года")), (1, 1), "{record}");
    assert_eq!(
        told("- Код из СМС · Передано порталу, чтобы подтвердить номер. 3 раза, с 15:00 до 15:04"),
        1,
        "{record}"
    );
    assert_eq!(told("- Код из СМС"), 1, "{record}");
    assert_eq!(told("- Согласия"), 0, "{record}");
    assert_eq!(told("- Новости о новых услугах"), 2, "given and withdrawn\n{record}");
}
