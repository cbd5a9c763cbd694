//! Signing in with number, password and code, and signing out.

mod strangers;

use std::time::Duration;

use kabinet_core::screen::PlatformEvent;
use kabinet_tests::{CITIZEN, Citizen, HOME, LookAt, Stand, TestPhone, covers, pass, plain, reach};

const LOGIN: &str = "sign_in/login";
const CODE: &str = "sign_in/code";
/// Nobody has an account with this number.
const STRANGER: Citizen = Citizen { phone: "+79167654321", ..CITIZEN };

/// A phone whose owner has registered and signed out.
fn signed_out(stand: &Stand) -> TestPhone {
    let phone = stand.phone("phone");
    reach(stand, &phone, &CITIZEN, HOME);
    sign_out(&phone);
    phone
}

#[track_caller]
fn sign_out(phone: &TestPhone) {
    let question = phone.tap("sign_out");
    assert!(question.overlay.is_some(), "no question on\n{}", question.to_text());
    assert_eq!(phone.tap("sign_out_confirmed").top.key, "welcome");
}

#[track_caller]
fn sign_in(stand: &Stand, phone: &TestPhone) {
    phone.tap("sign_in");
    assert_eq!(pass(stand, phone, &CITIZEN).top.key, CODE);
    assert_eq!(pass(stand, phone, &CITIZEN).top.key, HOME);
}

#[test]
fn after_signing_out_the_way_in_is_number_password_and_code() {
    covers!("LOG-01", "LOG-04");
    let stand = Stand::new();
    let phone = signed_out(&stand);
    sign_in(&stand, &phone);
    assert!(phone.shown().to_text().contains("# Ветрова Алёна Игоревна"));
    assert_eq!(stand.console().people().len(), 1);
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 2, "one SMS for the registration, one for this");
}

#[test]
fn signing_out_leaves_nothing_of_the_account_and_older_copies_of_the_phone_open_no_more() {
    covers!("LOG-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    let older_copy = stand.copied(&phone, "older copy");
    sign_out(&phone);
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().top.key, "welcome");
    stand.put_vault(&phone, &older_copy);
    let shown = stand.switched_on(older_copy).until("a screen", |update| update.top.key != "opening");
    assert_eq!(shown.top.key, "trouble/key_lost", "{}", shown.to_text());
}

#[test]
fn the_portal_ends_the_session_when_it_hears_of_it() {
    covers!("LOG-01", "OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    stand.console().cut_link();
    sign_out(&phone);
    let phone = stand.reopened(phone);
    phone.settle();
    stand.console().mend_link();
    phone.report(PlatformEvent::Network { online: true, metered: false });
    phone.settle();
    let ended = stand
        .console()
        .requests()
        .into_iter()
        .filter(|request| request.path == "/api/v1/sessions/end" && request.status == Some(200));
    assert_eq!(ended.count(), 1);
}

#[test]
fn a_wrong_password_and_an_unknown_number_are_answered_alike() {
    covers!("LOG-06", "FLD-10");
    let stand = Stand::new();
    let phone = signed_out(&stand);
    let mut said = Vec::new();
    for (number, password) in [(CITIZEN.phone, "not the password"), (STRANGER.phone, CITIZEN.password)] {
        phone.tap("sign_in");
        phone.enter("phone", number);
        phone.enter("password", password);
        let refused = phone.tap("sign_in");
        assert_eq!(refused.top.key, LOGIN);
        said.push(refused.wrong("password"));
        phone.tap("back");
    }
    assert_eq!(said[0], said[1]);
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1, "no SMS for a wrong password");
    assert_eq!(stand.console().codes(STRANGER.phone), [""; 0]);
}

#[test]
fn wrong_passwords_are_counted_down_and_lock_for_a_while_that_a_restart_does_not_end() {
    covers!("LOG-01", "FLD-10");
    let stand = Stand::new();
    let mut phone = signed_out(&stand);
    phone.tap("sign_in");
    let mut reasons = Vec::new();
    for _ in 0..5 {
        phone.enter("phone", CITIZEN.phone);
        phone.enter("password", "not the password");
        reasons.push(plain(&phone.tap("sign_in").wrong("password").0));
    }
    assert!(reasons[3].contains("Осталась 1 попытка"), "announced before the last try: {reasons:?}");
    assert!(reasons[4].contains("после перерыва"), "{reasons:?}");
    phone = stand.reopened(phone);
    assert!(phone.shown().waits_ms("sign_in").is_some());
    stand.advance(Duration::from_mins(15));
    phone.enter("password", CITIZEN.password);
    assert_eq!(phone.tap("sign_in").top.key, CODE);
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, HOME);
}

#[test]
fn every_screen_of_signing_in_comes_back_after_the_process_ended() {
    covers!("REG-08", "LOG-01");
    let stand = Stand::new();
    let mut phone = signed_out(&stand);
    phone.tap("sign_in");
    phone.enter("phone", "+7 916 12");
    phone.enter("password", CITIZEN.password);
    phone = stand.reopened(phone);
    let login = phone.shown();
    assert_eq!((login.top.key.as_str(), login.value("phone").as_str()), (LOGIN, "+7 916 12"));
    let json = serde_json::to_string(&login).expect("an update is data");
    assert!(!json.contains(CITIZEN.password));
    pass(&stand, &phone, &CITIZEN);
    phone = stand.reopened(phone);
    assert_eq!(phone.shown().top.key, CODE);
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, HOME);
}

#[test]
fn an_answer_lost_on_the_way_in_costs_no_second_sms() {
    covers!("LOG-01", "OFF-02");
    let stand = Stand::new();
    let phone = signed_out(&stand);
    phone.tap("sign_in");
    for lost in ["start_sign_in", "check_sign_in_code", "open_sign_in_session"] {
        phone.traffic().lose_answer_to(lost);
    }
    pass(&stand, &phone, &CITIZEN);
    stand.advance(Duration::from_secs(10));
    phone.until_screen(CODE);
    pass(&stand, &phone, &CITIZEN);
    for _ in 0..3 {
        stand.advance(Duration::from_secs(10));
    }
    phone.until_screen(HOME);
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 2);
}

#[test]
fn with_something_waiting_it_is_sent_before_signing_out() {
    covers!("OFF-01", "OFF-02");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    stand.console().cut_link();
    for action in ["consent:news", "withdraw", "withdraw_confirmed"] {
        phone.tap(action);
    }
    let question = phone.tap("sign_out");
    assert_eq!(question.top.key, "sign_out");
    assert!(question.to_text().contains("Отзыв согласия: Новости о новых услугах"), "{}", question.to_text());
    phone.tap("send_and_sign_out");
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().top.key, "sign_out", "what the person chose outlives the process");
    stand.console().mend_link();
    phone.report(PlatformEvent::Network { online: true, metered: false });
    phone.until_screen("welcome");
    let [person] = stand.console().people().try_into().expect("one account");
    assert_eq!(
        person.consents.iter().map(|consent| &consent.id).collect::<Vec<_>>(),
        ["agreement", "personal_data"]
    );
    sign_in(&stand, &phone);
}
