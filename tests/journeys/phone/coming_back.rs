//! The phone dies at any screen, at any instant, for any time: the person goes on where they were.

use std::time::Duration;

use kabinet_core::screen::Update;
use kabinet_tests::{CITIZEN, HOME, LookAt, SCREENS, Stand, TestPhone, covers, pass, plain, reach};

const DAY: Duration = Duration::from_hours(24);

/// Half of what each screen asks for: field, text, and whether the phone may remember it.
fn half_typed(key: &str) -> &'static [(&'static str, &'static str, bool)] {
    match key {
        "registration/phone" => &[("phone", "+7 916 12", true)],
        "registration/code" => &[("code", "9085", false)],
        "registration/person" => {
            &[("surname", "Ветр", true), ("no_patronymic", "true", true), ("birth_date", "12.0", true)]
        }
        "registration/password" => &[("password", "Lampa7!zh", false), ("password_again", "Lampa7", false)],
        "registration/agreement" => &[("consent_personal_data", "true", true)],
        other => panic!("nothing is typed on {other}"),
    }
}

/// Types half of what the screen asks for; gives the screen with it.
fn type_half(phone: &TestPhone, key: &str) -> Update {
    for (field, text, _) in half_typed(key) {
        phone.enter(field, text);
    }
    phone.drawn_anew()
}

/// The same screen, the same way to it, with everything typed but secrets.
#[track_caller]
fn assert_same_place(before: &Update, after: &Update) {
    assert_eq!(after.to_text(), before.to_text());
    assert_eq!(after.stack, before.stack);
    for (field, text, remembered) in half_typed(&before.top.key) {
        if *remembered {
            assert_eq!(after.value(field), *text, "{field}");
        } else {
            let json = serde_json::to_string(after).expect("an update is data");
            assert!(!json.contains(text), "{field} came back on\n{}", after.to_text());
        }
    }
}

#[test]
fn the_same_screen_comes_back_after_the_process_ended() {
    covers!("REG-08", "OFF-01");
    let stand = Stand::new();
    let mut phone = stand.phone("phone");
    let welcome = phone.shown();
    phone = stand.reopened(phone);
    assert_eq!(phone.shown().to_text(), welcome.to_text());
    for key in SCREENS {
        reach(&stand, &phone, &CITIZEN, key);
        let before = type_half(&phone, key);
        phone = stand.reopened(phone);
        assert_same_place(&before, &phone.shown());
    }
    let home = pass(&stand, &phone, &CITIZEN);
    phone = stand.reopened(phone);
    let home_again = phone.shown();
    assert_eq!((home.top.key.as_str(), home_again.top.key.as_str()), (HOME, HOME));
    assert_eq!(home_again.top.components, home.top.components);
    assert_eq!(stand.console().people().len(), 1);
}

#[test]
fn the_same_screen_comes_back_after_a_kill_in_the_middle_of_typing() {
    covers!("REG-08", "OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    for key in SCREENS {
        reach(&stand, &phone, &CITIZEN, key);
        let before = type_half(&phone, key);
        let survivor = stand.killed_copy(&phone, key);
        assert_same_place(&before, &survivor.shown());
    }
}

#[test]
fn a_kill_while_an_answer_is_on_its_way_repeats_the_request_under_its_key() {
    covers!("REG-08", "OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/phone");
    phone.enter("phone", CITIZEN.phone);
    phone.traffic().lose_answer_to("start_registration");
    phone.tap("send_code");

    let survivor = stand.killed_copy(&phone, "survivor");
    let shown = survivor.until_screen("registration/code");

    assert!(shown.code_field().is_some(), "{}", shown.to_text());
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1, "the lost answer cost another SMS");
    assert_eq!(
        survivor.traffic().keys_of("start_registration"),
        phone.traffic().keys_of("start_registration")
    );
    let began =
        stand.console().requests().into_iter().filter(|request| request.path == "/api/v1/registrations");
    assert!(began.count() >= 2, "nothing was repeated");
}

#[test]
fn countdowns_go_on_while_the_phone_is_off() {
    covers!("REG-08", "COD-01", "COD-02");
    let stand = Stand::new();
    let mut phone = stand.phone("phone");
    let sent = reach(&stand, &phone, &CITIZEN, "registration/code");
    assert_eq!(sent.waits_ms("resend"), Some(60_000));
    assert_eq!(life_ms(&sent), Some(600_000));
    let (data_off, on_again) = (Duration::from_secs(20), Duration::from_secs(30));

    phone = {
        let off = phone.switched_off();
        stand.advance(data_off);
        stand.switched_on(off)
    };
    let shown = phone.shown();
    assert_eq!((shown.waits_ms("resend"), life_ms(&shown)), (Some(40_000), Some(580_000)));
    stand.advance(on_again);
    let shown = phone.shown();
    assert_eq!((shown.waits_ms("resend"), life_ms(&shown)), (Some(10_000), Some(550_000)));
    stand.advance(Duration::from_secs(10));
    phone.until("another code can be asked for", |update| update.waits_ms("resend").is_none());
}

fn life_ms(update: &Update) -> Option<u64> {
    update.code_field()?.life.as_ref().map(|life| life.remaining_ms)
}

/// The number must be proven again; then everything typed before is there.
#[track_caller]
fn goes_on_after_a_code(stand: &Stand, phone: &TestPhone) {
    let code = phone.until_screen("registration/code");
    assert_eq!(code.banners(), ["Подтвердите номер ещё раз"], "{}", code.to_text());
    assert!(code.to_text().contains("+7 916 123-45-67"), "{}", code.to_text());
    phone.tap("resend");
    let agreement = pass(stand, phone, &CITIZEN);
    assert_eq!(agreement.top.key, "registration/agreement", "{}", agreement.to_text());
    assert!(agreement.to_text().contains("ФИО: Ветрова Алёна Игоревна"), "{}", agreement.to_text());
    assert_eq!(agreement.value("consent_personal_data"), "true");
    assert_eq!(pass(stand, phone, &CITIZEN).top.key, HOME);
    assert_eq!(stand.console().people().len(), 1);
}

#[test]
fn after_a_day_a_code_comes_first_and_then_the_same_data() {
    covers!("REG-08");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    type_half(&phone, "registration/agreement");
    let off = phone.switched_off();
    stand.advance(DAY + Duration::from_secs(1));
    goes_on_after_a_code(&stand, &stand.switched_on(off));
}

#[test]
fn a_day_that_passes_on_the_open_screen_asks_for_a_code_too() {
    covers!("REG-08");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    type_half(&phone, "registration/agreement");
    stand.advance(DAY + Duration::from_secs(1));
    goes_on_after_a_code(&stand, &phone);
}

#[test]
fn a_day_in_the_middle_of_typing_the_name_keeps_the_name() {
    covers!("REG-08");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/person");
    type_half(&phone, "registration/person");
    let off = phone.switched_off();
    stand.advance(DAY * 3);
    let phone = stand.switched_on(off);
    phone.until_screen("registration/code");
    phone.tap("resend");
    let person = pass(&stand, &phone, &CITIZEN);
    assert_eq!(person.top.key, "registration/person", "{}", person.to_text());
    assert_eq!((person.value("surname").as_str(), person.value("birth_date").as_str()), ("Ветр", "12.0"));
}

#[test]
fn after_a_month_the_registration_is_gone_but_not_what_was_typed() {
    covers!("REG-08");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    let off = phone.switched_off();
    stand.advance(DAY * 31);
    let phone = stand.switched_on(off);

    let number = phone.until_screen("registration/phone");
    assert_eq!(number.banners(), ["Портал больше не хранит эту регистрацию"], "{}", number.to_text());
    assert_eq!(plain(&number.value("phone")), "+7 916 123-45-67");

    phone.tap("send_code");
    let password = pass(&stand, &phone, &CITIZEN);
    assert_eq!(
        password.top.key,
        "registration/password",
        "the person is asked for again:\n{}",
        password.to_text()
    );
    let agreement = pass(&stand, &phone, &CITIZEN);
    assert!(agreement.to_text().contains("ФИО: Ветрова Алёна Игоревна"), "{}", agreement.to_text());
    pass(&stand, &phone, &CITIZEN);
    // The portal misses the person, whom only the phone kept; the phone sends them again after a moment.
    stand.advance(Duration::from_secs(10));
    phone.until_screen(HOME);
    let [person] = stand.console().people().try_into().expect("one account");
    assert_eq!(person.name, "Ветрова Алёна Игоревна");
}
