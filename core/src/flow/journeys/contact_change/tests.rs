//! A new number for an account whose own went to somebody else.

use std::time::Duration;

use crate::{
    flow::tests::{
        bench::{Bench, is_change},
        citizen::{OTHER_PHONE, PHONE, fill_and_tap, go_from_home_to, go_to, lose_number, want_out},
        fake_portal::CODE,
        look,
    },
    protocol::{
        Call, CheckContactCode, Fault, FetchAccount, RefreshSession, Refusal, RefusalKind, SendContactCode,
        TakeContact,
    },
    screen::Overlay,
};

const NUMBER: &str = "+79001234567";

/// The number that the phone and the portal have of the account.
fn numbers(bench: &Bench) -> [Option<String>; 2] {
    let known = bench.state.facts.account.as_ref().and_then(|account| account.phone.clone());
    [known, bench.portal.account_phone()]
}

fn has(number: &str) -> [Option<String>; 2] {
    [Some(number.to_owned()), Some(number.to_owned())]
}

/// Nothing of the way is kept, and the number is the account's.
fn assert_is_done(bench: &Bench) {
    assert_eq!(bench.key(), "home", "{}", bench.look().to_text());
    assert_eq!(numbers(bench), has(NUMBER));
    let facts = &bench.state.facts;
    assert!(facts.contact_change.is_none() && facts.drafts.is_empty() && facts.open_request.is_none());
    assert!(look::action(&bench.look(), "new_number").is_none());
}

#[test]
fn number_and_code_give_the_account_its_number() {
    let mut bench = go_from_home_to("contact_change/phone");
    bench.tap("send_code", &[("phone", PHONE)]);
    let sent = bench.take(is_change).unwrap();
    assert!(sent.call.is::<SendContactCode>());
    let answer = bench.portal.carry_out(&sent.call, bench.now);
    bench.answer(&sent, answer);
    assert_eq!(bench.key(), "contact_change/code");
    bench.tap("check_code", &[("code", CODE)]);
    bench.settle();
    assert_is_done(&bench);
    let notice = bench.look().top.notice.unwrap();
    assert_eq!(look::plain(&notice.text), "Номер привязан к кабинету");
}

#[test]
fn whoever_came_from_the_profile_is_back_in_the_profile() {
    let mut bench = go_to("home");
    lose_number(&mut bench);
    bench.tap("profile", &[]);
    bench.tap("new_number", &[]);
    for action in ["send_code", "check_code"] {
        fill_and_tap(&mut bench, action);
        bench.settle();
    }
    assert_eq!(bench.look().stack, ["home", "profile"]);
    assert_eq!(numbers(&bench), has(NUMBER));
}

#[test]
fn there_is_nothing_to_change_for_an_account_that_has_a_number() {
    let bench = go_to("home");
    for action in ["new_number", "number_not_me"] {
        assert!(look::action(&bench.look(), action).is_none(), "{action}");
    }
}

#[test]
fn a_code_that_went_to_the_first_number_waits_for_its_return() {
    let mut bench = go_from_home_to("contact_change/code");
    bench.tap("back", &[]);
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    let until = bench.now.checked_add(Duration::from_mins(1)).unwrap();
    bench.refuse(Refusal { retry_at: Some(until), ..Refusal::of(RefusalKind::ResendTooSoon) });
    assert_eq!(bench.key(), "contact_change/code");
    assert!(look::fields(&bench.look()).is_empty(), "no code went to the second number");
    bench.restart();
    bench.settle();
    bench.tap("back", &[]);
    bench.tap("send_code", &[("phone", PHONE)]);
    assert!(bench.under_way.is_empty(), "the code is there already");
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert_is_done(&bench);
}

#[test]
fn a_code_that_a_pause_holds_up_is_asked_for_by_itself() {
    let mut bench = go_from_home_to("contact_change/phone");
    bench.tap("send_code", &[("phone", PHONE)]);
    let until = bench.now.checked_add(Duration::from_mins(1)).unwrap();
    bench.refuse(Refusal { retry_at: Some(until), ..Refusal::of(RefusalKind::ResendTooSoon) });
    assert!(look::action(&bench.look(), "resend").unwrap().countdown.is_some());
    bench.pass(Duration::from_mins(1));
    bench.settle();
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert_is_done(&bench);
}

#[test]
fn a_number_that_the_portal_refuses_stays_in_its_field() {
    let mut asking = go_from_home_to("contact_change/phone");
    asking.tap("send_code", &[("phone", PHONE)]);
    let mut asking_again = go_from_home_to("contact_change/code");
    asking_again.pass(Duration::from_mins(1));
    asking_again.tap("resend", &[]);
    for mut bench in [asking, asking_again] {
        bench.refuse_with(RefusalKind::InvalidPhone);
        let seen = bench.look();
        assert_eq!(
            (seen.top.key.as_str(), look::value(&seen, "phone").as_deref()),
            ("contact_change/phone", Some(PHONE))
        );
        assert!(look::reason(&seen, "phone").is_some());
    }
}

#[test]
fn a_process_that_dies_over_the_code_loses_nothing() {
    let mut bench = go_from_home_to("contact_change/phone");
    bench.draft("phone", PHONE);
    bench.restart();
    bench.settle();
    assert_eq!(look::value(&bench.look(), "phone").as_deref(), Some(PHONE));
    bench.tap("send_code", &[("phone", PHONE)]);
    let first = bench.take(Call::is::<SendContactCode>).unwrap();
    bench.restart();
    let again = bench.take(Call::is::<SendContactCode>).unwrap();
    assert_eq!(first.key, again.key);
    // It left before the new tokens came.
    bench.answer(&again, Err(Fault::from(Refusal::of(RefusalKind::SessionEnded))));
    bench.settle();
    assert_eq!(bench.key(), "contact_change/code");
    bench.restart();
    bench.settle();
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert_is_done(&bench);
}

#[test]
fn an_answer_that_is_lost_with_the_process_is_heard_of_with_the_account() {
    let mut bench = go_from_home_to("contact_change/code");
    fill_and_tap(&mut bench, "check_code");
    let lost = bench.take(Call::is::<CheckContactCode>).unwrap();
    assert!(bench.portal.carry_out(&lost.call, bench.now).is_ok());
    bench.restart();
    bench.settle();
    assert_is_done(&bench);
}

#[test]
fn an_account_that_was_read_before_the_number_changed_does_not_undo_it() {
    let mut bench = go_from_home_to("contact_change/code");
    fill_and_tap(&mut bench, "check_code");
    bench.turn(crate::flow::Event::Platform(crate::screen::PlatformEvent::Foreground));
    let reading = bench.take(Call::is::<FetchAccount>).expect("the account is being read");
    let before = bench.portal.carry_out(&reading.call, bench.now);
    let check = bench.take(Call::is::<CheckContactCode>).unwrap();
    let checked = bench.portal.carry_out(&check.call, bench.now);
    bench.answer(&check, checked);
    bench.answer(&reading, before);
    assert_eq!(numbers(&bench), has(NUMBER));
    bench.settle();
    assert_is_done(&bench);
}

#[test]
fn a_number_of_another_account_is_taken_after_a_question() {
    let mut bench = go_from_home_to("contact_change/taken");
    assert_eq!(bench.look().stack, ["home", "contact_change/phone", "contact_change/taken"]);
    bench.restart();
    bench.settle();
    assert_eq!(bench.key(), "contact_change/taken");
    bench.tap("not_my_account", &[]);
    let Some(Overlay::Confirmation { spoken: Some(_), .. }) = bench.look().overlay else {
        panic!("no question")
    };
    assert!(bench.take(is_change).is_none(), "the number is taken before the person has confirmed it");
    bench.tap("release_number", &[]);
    bench.fail(&Fault::TimedOut);
    bench.restart();
    bench.settle();
    assert_is_done(&bench);
    assert_eq!(bench.portal.strangers_phone, None);
}

#[test]
fn whoever_goes_back_from_a_taken_number_finds_it_there_or_gives_another() {
    let mut bench = go_from_home_to("contact_change/taken");
    bench.tap("back", &[]);
    assert_eq!(look::value(&bench.look(), "phone").as_deref(), Some(PHONE));
    bench.tap("send_code", &[("phone", PHONE)]);
    assert_eq!(bench.key(), "contact_change/taken", "it is proven: no other code is sent");
    bench.tap("other_phone", &[]);
    let seen = bench.look();
    assert_eq!(
        (seen.top.key.as_str(), look::value(&seen, "phone").as_deref()),
        ("contact_change/phone", Some(""))
    );
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    bench.settle();
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert_eq!((bench.key().as_str(), numbers(&bench)), ("home", has("+79007654321")));
}

#[test]
fn a_proof_that_ended_asks_for_a_code_first() {
    let mut bench = go_from_home_to("contact_change/taken");
    bench.tap("not_my_account", &[]);
    bench.tap("release_number", &[]);
    assert!(bench.under_way.iter().any(|sending| sending.call.is::<TakeContact>()));
    bench.refuse_with(RefusalKind::ContactNotProven);
    assert_eq!((bench.key().as_str(), bench.problem()), ("contact_change/code", Some("K-203")));
    bench.tap("resend", &[]);
    bench.settle();
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert_eq!(bench.key(), "contact_change/taken");
}

#[test]
fn an_account_that_has_got_a_number_meanwhile_needs_none() {
    let mut bench = go_from_home_to("contact_change/phone");
    bench.portal.set_phone_by_hand(NUMBER);
    bench.tap("send_code", &[("phone", PHONE)]);
    bench.settle();
    assert_is_done(&bench);
}

#[test]
fn a_session_that_ends_leads_home_where_it_is_told() {
    let mut bench = go_from_home_to("contact_change/code");
    fill_and_tap(&mut bench, "check_code");
    bench.refuse_with(RefusalKind::SessionEnded);
    let refresh = bench.take(Call::is::<RefreshSession>).unwrap();
    bench.answer(&refresh, Err(Fault::from(Refusal::of(RefusalKind::SessionEnded))));
    let seen = bench.look();
    assert_eq!(seen.top.key, "home", "{}", seen.to_text());
    assert!(look::action(&seen, "sign_in_again").is_some());
    assert!(look::action(&seen, "new_number").is_none(), "there is no session to do it with");
    bench.tap("number_not_me", &[]);
    let told = look::plain(&bench.look().to_text());
    assert!(told.contains("ввести новый номер здесь уже нельзя"), "{told}");
}

#[test]
fn whoever_signs_out_without_a_number_is_told_that_it_is_for_good() {
    let asks = |bench: &Bench| match bench.look().overlay {
        Some(Overlay::Confirmation { text, .. }) => look::plain(&text),
        _ => panic!("no question"),
    };
    let mut bench = go_to("home");
    want_out(&mut bench);
    assert!(asks(&bench).contains("Войти снова можно по номеру и паролю"));
    bench.tap("close", &[]);
    lose_number(&mut bench);
    want_out(&mut bench);
    assert!(asks(&bench).contains("войти в него снова не получится"));
    bench.tap("sign_out_confirmed", &[]);
    assert!(bench.state.facts.contact_change.is_none());
}

#[test]
fn nothing_of_it_outlives_the_stay_in_the_account() {
    let mut bench = go_from_home_to("contact_change/code");
    bench.tap("back", &[]);
    bench.tap("back", &[]);
    assert!(bench.state.facts.contact_change.is_some());
    want_out(&mut bench);
    bench.tap("sign_out_confirmed", &[]);
    let facts = &bench.state.facts;
    assert!(facts.contact_change.is_none() && facts.drafts.is_empty());
}
