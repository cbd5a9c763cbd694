//! A person registers by phone, from the first screen to the account's home.

mod codes;
pub mod consents;
mod fields;
mod forms;
mod passwords;
mod pasted;
pub mod taken_number;

use kabinet_core::screen::{Component, Language, Tone};
use kabinet_tests::{CITIZEN, HOME, LookAt, SCREENS, Stand, covers, pass, profile, reach};
use mock_server::{Level, Profile};

/// Registers and gives every screen as text.
fn transcript(language: Language) -> String {
    let stand = Stand::new();
    let phone = stand.phone_in("phone", language);
    let mut screens = vec![phone.shown().to_text()];
    screens.extend((0..=SCREENS.len()).map(|_| pass(&stand, &phone, &CITIZEN).to_text()));
    assert_eq!(phone.shown().top.key, HOME);
    screens.push(profile(&phone).to_text());
    screens.join("\n")
}

#[test]
fn every_screen_reads_as_it_did_in_russian() {
    covers!("REG-01", "ACC-04");
    insta::assert_snapshot!("registration_ru", transcript(Language::Ru));
}

#[test]
fn every_screen_reads_as_it_did_in_english() {
    covers!("REG-01", "ACC-04");
    insta::assert_snapshot!("registration_en", transcript(Language::En));
}

/// Registers under a profile; `create` is what its last button says.
fn registers_under(profile: Profile, create: &str) {
    let stand = Stand::with_profile(profile);
    let phone = stand.phone("phone");
    let agreement = reach(&stand, &phone, &CITIZEN, "registration/agreement");
    assert_eq!(agreement.button("create_account").label, create);
    assert_eq!(stand.console().people(), [], "the account exists before it was asked for");

    let home = pass(&stand, &phone, &CITIZEN);

    assert_eq!(home.top.key, HOME, "{}", home.to_text());
    assert_eq!(home.stack, [HOME], "one can go back into a finished registration");
    let notice = home.top.notice.as_ref().expect("a success notice");
    assert_eq!((notice.text.as_str(), notice.tone), ("Кабинет создан", Tone::Success));
    let level = home.components().into_iter().find_map(|component| match component {
        Component::LevelCard { title, reached, .. } => Some((title.as_str(), *reached)),
        _ => None,
    });
    assert_eq!(level, Some(("Упрощённая учётная запись", 1)));
    let [person] = stand.console().people().try_into().expect("exactly one account");
    assert_eq!((person.name.as_str(), person.level), ("Ветрова Алёна Игоревна", Level::Basic));
    assert_eq!(person.phone.as_deref(), Some(CITIZEN.phone));
}

#[test]
fn a_person_registers_under_the_profile_kabinet() {
    covers!("REG-01", "PRT-06", "PWD-02");
    registers_under(Profile::Kabinet, "Создать кабинет");
}

#[test]
fn a_person_registers_under_the_profile_doc_000() {
    covers!("REG-01", "PRT-06", "PWD-02");
    registers_under(Profile::Doc000, "Создать кабинет");
}

#[test]
fn a_person_registers_under_the_profile_doc_004() {
    covers!("REG-01", "PRT-06", "PWD-02");
    registers_under(Profile::Doc004, "Создать аккаунт");
}

#[test]
fn the_steps_are_counted_and_can_be_gone_back() {
    covers!("REG-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    for (at, key) in (1..).zip(SCREENS) {
        let screen = reach(&stand, &phone, &CITIZEN, key);
        let steps = screen.top.steps.as_ref().expect("a step counter");
        assert_eq!((usize::from(steps.current), usize::from(steps.total)), (at, SCREENS.len()), "{key}");
    }
    let keys: Vec<_> = (0..4).map(|_| phone.tap("back").top.key).collect();
    assert_eq!(keys, ["registration/password", "registration/person", "registration/phone", "welcome"]);
    let welcome = phone.shown();
    assert_eq!(welcome.button("register").label, "Продолжить регистрацию");
    assert_eq!(phone.tap("register").top.key, "registration/agreement");
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1, "going back sent another code");
}
