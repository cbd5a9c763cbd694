//! The record of data: whatever of the person reaches the portal stands in it, with receiver, purpose and time.

use std::collections::BTreeSet;

use kabinet_tests::{CITIZEN, HOME, Stand, covers, pass, plain, reach};

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
        "Новости о новых услугах · Согласие отозвано. 22 ноября 2026, 15:00 по Москве",
        "Согласия · Передано порталу, чтобы хранить ваш выбор. 22 ноября 2026, 15:00 по Москве",
        "Пользовательское соглашение · Принято, редакция от 1 марта 2026 года. 22 ноября 2026, 15:00 по Москве",
        "Пароль · Передано порталу, чтобы создать кабинет.",
        "Фамилия, имя, отчество, дата рождения · Передано порталу, чтобы создать кабинет.",
        "Код из СМС · Передано порталу, чтобы подтвердить номер.",
        "Номер телефона · Передано порталу, чтобы прислать код.",
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
    phone.tap("sign_out");
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
