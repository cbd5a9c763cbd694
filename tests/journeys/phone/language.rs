//! Russian and English: switched on the first screen, everywhere at once, and for good.

use kabinet_core::screen::{Language, PlatformEvent, Update};
use kabinet_tests::{CITIZEN, Citizen, HOME, LookAt, SCREENS, Stand, covers, has_cyrillic, pass, reach};
use serde_json::Value;

/// Everything a person reads or hears on a picture, ids and the person's own data left out.
fn words(update: &Update, citizen: &Citizen) -> Vec<String> {
    let mut words = Vec::new();
    collect(&serde_json::to_value(update).expect("an update is data"), &mut words);
    let own = [Some(citizen.surname), Some(citizen.name), citizen.patronymic];
    for text in &mut words {
        for own in own.into_iter().flatten() {
            *text = text.replace(own, "");
        }
    }
    words
}

fn collect(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Object(members) => members.values().for_each(|item| collect(item, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The switch to the other language is named in that language.
fn is_switch(text: &str) -> bool {
    ["РУ", "Переключить на\u{a0}русский", "Переключить на русский"].contains(&text)
}

#[track_caller]
fn assert_english(update: &Update) {
    assert_eq!(update.top.language, Language::En);
    let russian: Vec<_> =
        words(update, &CITIZEN).into_iter().filter(|text| has_cyrillic(text) && !is_switch(text)).collect();
    assert!(russian.is_empty(), "{russian:?} on\n{}", update.to_text());
}

#[test]
fn every_screen_is_english_once_english_was_chosen_and_stays_so() {
    covers!("ACC-04");
    let stand = Stand::new();
    let mut phone = stand.phone("phone");
    let russian = phone.shown();
    assert_eq!((russian.top.language, russian.button("language").label.as_str()), (Language::Ru, "EN"));
    assert_english(&phone.tap("language"));
    for key in SCREENS {
        assert_english(&reach(&stand, &phone, &CITIZEN, key));
        phone = stand.reopened(phone);
        let again = phone.shown();
        assert_eq!(again.top.key, key);
        assert_english(&again);
    }
    for consent in ["read:agreement", "read:personal_data"] {
        assert_english(&phone.tap(consent));
        assert_english(&phone.tap("close"));
    }
    assert_english(&pass(&stand, &phone, &CITIZEN));
    let sms = stand.console().messages(CITIZEN.phone);
    assert!(
        sms.iter().all(|message| !has_cyrillic(&message.text)),
        "the SMS is in another language: {sms:?}"
    );
    phone = stand.reopened(phone);
    let home = phone.shown();
    assert_eq!(home.top.key, HOME);
    assert_english(&home);
}

#[test]
fn what_is_wrong_is_said_in_english_too() {
    covers!("ACC-04", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone_in("phone", Language::En);
    assert_english(&phone.tap("register"));
    for wrong in ["", "+7 495 123-45-67", "+7 916", "8 800 555-35-35", "+7 701 123-45-67"] {
        phone.enter("phone", wrong);
        let refused = phone.tap("send_code");
        assert!(!refused.wrong_fields().is_empty());
        assert_english(&refused);
    }
    reach(&stand, &phone, &CITIZEN, "registration/code");
    for _ in 0..5 {
        phone.enter("code", "000000");
        assert_english(&phone.tap("check_code"));
    }
    stand.advance(std::time::Duration::from_mins(15));
    assert_english(&phone.tap("resend"));
    reach(&stand, &phone, &CITIZEN, "registration/person");
    assert_english(&phone.tap("save_person"));
    reach(&stand, &phone, &CITIZEN, "registration/password");
    assert_english(&phone.tap("save_password"));
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    assert_english(&phone.tap("create_account"));
    stand.console().cut_link();
    let waiting = pass(&stand, &phone, &CITIZEN);
    assert_eq!(waiting.top.key, "registration/waiting");
    assert_english(&waiting);
    stand.advance(std::time::Duration::from_secs(4));
    assert_english(&phone.shown());
}

#[test]
fn the_language_of_the_system_counts_until_one_was_chosen() {
    covers!("ACC-04");
    let stand = Stand::new();
    let phone = stand.phone_in("phone", Language::En);
    assert_english(&phone.shown());
    let russian = phone.tap("language");
    assert_eq!(russian.top.language, Language::Ru);
    assert_eq!(russian.button("register").label, "Регистрация");
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().top.language, Language::Ru, "the choice was forgotten");
}

#[test]
fn of_two_choices_in_the_app_and_in_the_phones_settings_the_later_one_counts() {
    covers!("ACC-04");
    let stand = Stand::new();
    let phone = stand.phone_in("phone", Language::Ru);
    assert_english(&phone.tap("language"));
    phone.report(PlatformEvent::LocaleChanged { language: Language::Ru });
    assert_eq!(phone.shown().top.language, Language::Ru);
    assert_english(&phone.tap("language"));
    // Where the settings come to the same, there is no choice left that could differ from them.
    let mut off = phone.switched_off();
    for language in [Language::En, Language::Ru] {
        off = off.speaking(language);
        let phone = stand.switched_on(off);
        assert_eq!(phone.shown().top.language, language);
        off = phone.switched_off();
    }
}
