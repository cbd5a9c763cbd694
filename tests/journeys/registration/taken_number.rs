//! A number that belongs to an account already: told to who has the code, who signs in, takes the number, or goes on
//! with another.

use std::time::Duration;

use kabinet_core::screen::{Autofill, Update};
use kabinet_tests::{CITIZEN, Citizen, HOME, LookAt, Stand, TestPhone, covers, pass, plain, profile, reach};

const TAKEN: &str = "registration/taken";
/// Who got the citizen's old number from the operator.
pub const NEW_OWNER: Citizen = Citizen {
    surname: "Ким",
    name: "Лев",
    patronymic: None,
    birth_date: "01.02.1985",
    password: "Vesna3!gorod-more",
    ..CITIZEN
};
pub const OTHER: Citizen = Citizen { phone: "+79167654321", ..CITIZEN };

/// A second phone registers the number that the first has an account for.
fn second_phone(stand: &Stand) -> (TestPhone, Update) {
    let first = stand.phone("first");
    reach(stand, &first, &CITIZEN, HOME);
    let second = stand.phone("second");
    reach(stand, &second, &CITIZEN, "registration/code");
    let taken = pass(stand, &second, &CITIZEN);
    (second, taken)
}

#[test]
fn the_owner_of_the_number_is_told_and_nobody_before_the_code() {
    covers!("REG-01", "REG-07", "FLD-10");
    let stand = Stand::new();
    let (phone, taken) = second_phone(&stand);
    assert_eq!(taken.top.key, TAKEN, "{}", taken.to_text());
    assert!(taken.to_text().contains("+7 916 123-45-67"), "{}", taken.to_text());
    assert_eq!(taken.actions(), ["give_up_registration", "sign_in", "not_my_account", "other_phone"]);
    assert_eq!(stand.console().people().len(), 1);
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().to_text(), taken.to_text());
}

#[test]
fn another_number_of_the_same_person_leads_to_an_account_of_its_own() {
    covers!("REG-01", "REG-08");
    let stand = Stand::new();
    let (phone, _) = second_phone(&stand);
    let number = phone.tap("other_phone");
    assert_eq!((number.top.key.as_str(), number.value("phone").as_str()), ("registration/phone", ""));
    stand.advance(Duration::from_mins(1));
    phone.enter("phone", OTHER.phone);
    assert_eq!(phone.tap("send_code").top.key, "registration/code");
    let home = reach(&stand, &phone, &OTHER, HOME);
    assert_eq!(home.top.key, HOME);
    let profile = profile(&phone);
    assert!(profile.to_text().contains("+7 916 765-43-21"), "{}", profile.to_text());
    let people = stand.console().people();
    assert_eq!(
        people.iter().map(|person| person.phone.as_deref()).collect::<Vec<_>>(),
        [Some(OTHER.phone), Some(CITIZEN.phone)]
    );
}

#[test]
fn the_owner_signs_in_and_keeps_the_one_account() {
    covers!("REG-07", "LOG-01");
    let stand = Stand::new();
    let (phone, _) = second_phone(&stand);
    let login = phone.tap("sign_in");
    assert_eq!(login.top.key, "sign_in/login");
    assert_eq!(login.value("phone"), "+7 916 123-45-67", "with hyphens that people type");
    assert_eq!(login.text_field("phone").autofill, Autofill::Username, "a manager knows the password by it");
    assert_eq!(phone.tap("back").top.key, TAKEN);
    phone.tap("sign_in");
    pass(&stand, &phone, &CITIZEN);
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, HOME);
    assert_eq!(stand.console().people().len(), 1);
}

#[test]
fn a_number_handed_out_again_is_taken_from_the_old_account_whose_owner_sees_it() {
    covers!("REG-07");
    let stand = Stand::new();
    let former = stand.phone("former");
    reach(&stand, &former, &CITIZEN, HOME);
    let phone = stand.phone("new");
    reach(&stand, &phone, &NEW_OWNER, "registration/code");
    pass(&stand, &phone, &NEW_OWNER);
    let question = phone.tap("not_my_account");
    assert!(
        question.to_text().contains("Прежний владелец больше не войдёт по нему"),
        "{}",
        question.to_text()
    );
    assert_eq!(phone.tap("close").top.key, TAKEN);
    phone.tap("not_my_account");
    let person = phone.tap("release_number");
    assert_eq!(person.top.key, "registration/person", "{}", person.to_text());
    assert!(person.to_text().contains("Номер отвязан от прежнего кабинета"), "{}", person.to_text());
    let home = reach(&stand, &phone, &NEW_OWNER, HOME);
    assert!(home.to_text().contains("Ким Лев"), "{}", home.to_text());
    let phones: Vec<_> =
        stand.console().people().into_iter().map(|person| (person.name, person.phone)).collect();
    let expected = [("Ким Лев", Some(CITIZEN.phone)), ("Ветрова Алёна Игоревна", None)];
    assert_eq!(phones, expected.map(|(name, phone)| (name.to_owned(), phone.map(str::to_owned))));

    let former = stand.reopened(former);
    former.settle();
    let told = former.shown();
    assert!(told.to_text().contains("Номер отвязан от кабинета"), "{}", told.to_text());
    let told = profile(&former).to_text();
    assert!(plain(&told).contains("Мобильный телефон · Не привязан"), "{told}");
}

#[test]
fn a_release_asked_for_without_a_link_is_carried_out_once_it_is_back() {
    covers!("REG-07");
    let stand = Stand::new();
    let (phone, _) = second_phone(&stand);
    stand.console().cut_link();
    phone.tap("not_my_account");
    phone.tap("release_number");
    let held_up = phone.until("no link", |update| update.actions().iter().any(|action| action == "retry"));
    assert_eq!(held_up.top.key, TAKEN, "{}", held_up.to_text());
    stand.console().mend_link();
    let phone = stand.reopened(phone);
    phone.until_screen("registration/person");
    assert_eq!(
        phone
            .traffic()
            .keys_of("release_contact")
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        1
    );
}

#[test]
fn giving_up_leads_to_a_clean_first_screen() {
    covers!("REG-01");
    let stand = Stand::new();
    let (phone, _) = second_phone(&stand);
    let welcome = phone.tap("give_up_registration");
    assert_eq!((welcome.top.key.as_str(), welcome.stack.len()), ("welcome", 1));
    assert_eq!(welcome.button("register").label, "Регистрация");
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().top.key, "welcome");
    let number = phone.tap("register");
    assert_eq!(number.value("phone"), "", "something of the given-up registration is left");
    assert_eq!(reach(&stand, &phone, &OTHER, "registration/person").value("surname"), "");
}

#[test]
fn a_number_that_got_an_account_during_the_review_is_not_replaced_without_another_review() {
    covers!("REG-01", "REG-08");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    reach(&stand, &stand.phone("faster"), &CITIZEN, HOME);
    pass(&stand, &phone, &CITIZEN);
    phone.until_screen(TAKEN);
    phone.tap("other_phone");
    stand.advance(Duration::from_mins(1));
    phone.enter("phone", OTHER.phone);
    phone.tap("send_code");
    let password = pass(&stand, &phone, &OTHER);
    assert_eq!(
        password.top.key,
        "registration/password",
        "it may hold the new number:\n{}",
        password.to_text()
    );
    let review = pass(&stand, &phone, &OTHER);
    assert_eq!(review.top.key, "registration/agreement", "{}", review.to_text());
    assert!(review.to_text().contains("+7 916 765-43-21"), "{}", review.to_text());
    assert_eq!(stand.console().people().len(), 1, "an account was made without its review");
    let refused = phone.tap("create_account");
    assert_eq!(refused.top.key, "registration/agreement", "consents of another time count");
    reach(&stand, &phone, &OTHER, HOME);
    assert_eq!(stand.console().people().len(), 2);
}

/// A phone on which another number was given ten seconds after the first one's code.
fn other_number_within_the_pause(stand: &Stand) -> TestPhone {
    let phone = stand.phone("phone");
    reach(stand, &phone, &CITIZEN, "registration/code");
    stand.advance(Duration::from_secs(10));
    phone.tap("back");
    phone.enter("phone", OTHER.phone);
    let waits = phone.tap("send_code");
    assert_eq!(waits.top.key, "registration/code", "{}", waits.to_text());
    assert_eq!(waits.waits_ms("resend"), Some(50_000));
    let promise = "Код на +7 916 765-43-21 отправим сами";
    assert!(plain(&waits.to_text()).contains(promise), "{}", waits.to_text());
    assert!(waits.code_field().is_none(), "a code is asked for that was never sent");
    assert_eq!(stand.console().codes(OTHER.phone), [""; 0]);
    phone
}

#[test]
fn the_first_number_is_returned_to_within_the_pause_and_its_code_still_counts() {
    covers!("COD-02", "REG-01");
    let stand = Stand::new();
    let phone = other_number_within_the_pause(&stand);
    let phone = stand.reopened(phone);
    phone.settle();
    phone.tap("back");
    phone.enter("phone", CITIZEN.phone);
    let code = phone.tap("send_code");
    assert!(code.code_field().is_some(), "no field for the code in the inbox:\n{}", code.to_text());
    assert_eq!(code.waits_ms("resend"), Some(50_000));
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, "registration/person");
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1);
}

#[test]
fn a_number_changed_right_after_its_code_waits_for_the_pause_and_goes_on() {
    covers!("COD-02", "REG-01");
    let stand = Stand::new();
    let phone = other_number_within_the_pause(&stand);
    stand.advance(Duration::from_secs(50));
    let sent = phone.until("the code that leaves by itself", |update| update.code_field().is_some());
    let notice = sent.top.notice.as_ref().expect("a notice");
    assert_eq!(plain(&notice.text), "Отправили код", "no code went there before");
    assert_eq!(pass(&stand, &phone, &OTHER).top.key, "registration/person");
    reach(&stand, &phone, &OTHER, HOME);
    assert_eq!(stand.console().people()[0].phone.as_deref(), Some(OTHER.phone));
}
