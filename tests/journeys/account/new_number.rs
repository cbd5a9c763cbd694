//! A number went to somebody else with its SIM: the account takes a new one, and its owner signs in with that.

use std::time::Duration;

use kabinet_core::screen::Update;
use kabinet_tests::{
    CITIZEN, Citizen, HOME, LookAt, Stand, TestPhone, covers, pass, plain, profile, reach, want_out,
};

use crate::registration::taken_number::{NEW_OWNER, OTHER};

const PHONE: &str = "contact_change/phone";
const CODE: &str = "contact_change/code";
const TAKEN: &str = "contact_change/taken";

/// The phone of the citizen, who has just been told that their number belongs to somebody else.
pub fn without_number(stand: &Stand) -> TestPhone {
    let phone = stand.phone("former");
    reach(stand, &phone, &CITIZEN, HOME);
    let other = stand.phone("new owner");
    reach(stand, &other, &NEW_OWNER, "registration/code");
    pass(stand, &other, &NEW_OWNER);
    other.tap("not_my_account");
    other.tap("release_number");
    let phone = stand.reopened(phone);
    phone.settle();
    let home = phone.shown();
    assert_eq!(home.actions(), ["new_number", "number_not_me", "profile", "ledger"], "{}", home.to_text());
    phone
}

/// Asks for a code to the new number.
#[track_caller]
pub fn ask_for_code(phone: &TestPhone, citizen: &Citizen) -> Update {
    phone.enter("phone", citizen.phone);
    phone.tap("send_code")
}

fn numbers(stand: &Stand) -> Vec<(String, Option<String>)> {
    stand.console().people().into_iter().map(|person| (person.name, person.phone)).collect()
}

#[test]
fn a_new_number_is_proven_and_signs_its_owner_in() {
    covers!("REC-03", "REG-07");
    let stand = Stand::new();
    let phone = without_number(&stand);
    let number = phone.tap("new_number");
    assert_eq!((number.top.key.as_str(), number.value("phone").as_str()), (PHONE, ""));
    assert_eq!(ask_for_code(&phone, &OTHER).top.key, CODE);
    let home = pass(&stand, &phone, &OTHER);
    assert_eq!(home.top.key, HOME, "{}", home.to_text());
    assert!(plain(&home.to_text()).contains("Номер привязан к кабинету"), "{}", home.to_text());
    let name = "Ветрова Алёна Игоревна".to_owned();
    assert!(numbers(&stand).contains(&(name, Some(OTHER.phone.to_owned()))), "{:?}", numbers(&stand));
    let known = plain(&profile(&phone).to_text());
    assert!(known.contains("Мобильный телефон · +7 916 765-43-21"), "{known}");
    let record = plain(&phone.tap("ledger").to_text());
    assert!(record.contains("Код из СМС · Передано порталу, чтобы подтвердить номер."), "{record}");
    phone.tap("back");
    want_out(&phone);
    phone.tap("sign_out_confirmed");
    phone.tap("sign_in");
    stand.advance(Duration::from_mins(1));
    pass(&stand, &phone, &OTHER);
    assert_eq!(pass(&stand, &phone, &OTHER).top.key, HOME);
}

#[test]
fn without_a_link_and_after_a_kill_it_goes_on_where_it_was() {
    covers!("REC-03", "REG-08");
    let stand = Stand::new();
    let phone = without_number(&stand);
    phone.tap("new_number");
    stand.console().cut_link();
    phone.enter("phone", OTHER.phone);
    phone.tap("send_code");
    phone.until("no link", |update| update.actions().iter().any(|action| action == "retry"));
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().value("phone"), "+7 916 765-43-21");
    stand.console().mend_link();
    let phone = stand.reopened(phone);
    phone.until_screen(CODE);
    assert_eq!(stand.console().codes(OTHER.phone).len(), 1, "one code, however often it was asked for");
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().top.key, CODE);
    let wrong = stand.console().wrong_code(OTHER.phone);
    phone.enter("code", &wrong);
    assert_eq!(phone.tap("check_code").top.key, CODE);
    assert_eq!(pass(&stand, &phone, &OTHER).top.key, HOME);
}

#[test]
fn a_number_of_another_account_is_taken_from_it_after_a_question() {
    covers!("REC-03", "REG-07");
    let stand = Stand::new();
    let third = Citizen { surname: "Орлов", name: "Пётр", ..OTHER };
    reach(&stand, &stand.phone("third"), &third, HOME);
    let phone = without_number(&stand);
    stand.advance(Duration::from_mins(1));
    phone.tap("new_number");
    assert_eq!(ask_for_code(&phone, &OTHER).top.key, CODE);
    let taken = pass(&stand, &phone, &OTHER);
    assert_eq!(taken.top.key, TAKEN, "{}", taken.to_text());
    assert_eq!(taken.actions(), ["back", "not_my_account", "other_phone"]);
    let question = phone.tap("not_my_account");
    let said = plain(&question.to_text());
    assert!(said.contains("Номер +7 916 765-43-21 станет номером этого кабинета"), "{said}");
    let home = phone.tap("release_number");
    assert_eq!(home.top.key, HOME, "{}", home.to_text());
    let of = |name: &str| numbers(&stand).into_iter().find(|(other, _)| other.starts_with(name)).unwrap().1;
    assert_eq!((of("Ветрова"), of("Орлов")), (Some(OTHER.phone.to_owned()), None));
}
