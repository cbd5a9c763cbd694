//! Signing in: number and password, the code, the session.

use std::time::Duration;

use crate::flow::tests::{
    bench::{Bench, is_change},
    citizen::{OTHER_PHONE, PASSWORD, PHONE, fill_and_tap, go_from_home_to, go_to, want_out},
    fake_portal::CODE,
    look,
};
use crate::{
    protocol::{Call, OpenSignInSession, Refusal, RefusalKind, StartSignIn},
    screen::Overlay,
    sensitive::Sensitive,
    words::Key,
};

fn is_session(call: &Call) -> bool {
    call.is::<OpenSignInSession>()
}

#[test]
fn number_password_and_code_lead_home() {
    let mut bench = go_from_home_to("sign_in/login");
    fill_and_tap(&mut bench, "sign_in");
    let started = bench.take(is_change).unwrap();
    let (phone, password) = (Sensitive::new("+79001234567"), Sensitive::new(PASSWORD));
    assert_eq!(started.call, Call::of(&StartSignIn { phone, password }));
    let answer = bench.portal.carry_out(&started.call, bench.now);
    bench.answer(&started, answer);
    assert_eq!(bench.key(), "sign_in/code");
    bench.tap("check_code", &[("code", CODE)]);
    bench.settle();
    assert_eq!(bench.key(), "home");
    let facts = &bench.state.facts;
    assert!(facts.session.is_some() && facts.sign_in.is_none() && facts.drafts.is_empty());
    assert_eq!(facts.profiles.account, 2, "another stay in an account is another profile");
    assert!(facts.noted.is_empty() && !bench.archive.is_empty());
    assert!(bench.archive.iter().all(|entry| entry.profile == 2), "the first stay's record is gone");
}

#[test]
fn a_wrong_password_keeps_the_number_and_says_how_many_tries_are_left() {
    let mut bench = go_from_home_to("sign_in/login");
    bench.tap("sign_in", &[("phone", PHONE), ("password", "not the password")]);
    bench.refuse(Refusal { tries_left: Some(2), ..Refusal::of(RefusalKind::WrongCredentials) });
    let seen = bench.look();
    assert_eq!(seen.top.key, "sign_in/login");
    assert_eq!(look::value(&seen, "phone").as_deref(), Some(PHONE));
    assert!(look::reason(&seen, "password").unwrap().contains("Осталось 2 попытки"));
    bench.tap("sign_in", &[("phone", PHONE), ("password", PASSWORD)]);
    bench.settle();
    assert_eq!(bench.key(), "sign_in/code");
}

#[test]
fn a_refusal_tells_of_the_spaces_at_the_ends_of_the_password_that_was_typed() {
    let hint = "В начале или в конце пароля есть пробел.";
    for (password, is_told) in [("not the password", false), ("not the password ", true)] {
        let mut bench = go_from_home_to("sign_in/login");
        bench.tap("sign_in", &[("phone", PHONE), ("password", password)]);
        bench.refuse_with(RefusalKind::WrongCredentials);
        let reason = look::plain(&look::reason(&bench.look(), "password").unwrap());
        assert!(reason.starts_with("Неверный номер или пароль."), "{reason}");
        assert_eq!(reason.ends_with(hint), is_told, "{reason}");
    }
}

#[test]
fn both_fields_are_asked_for_and_the_first_faulty_one_gets_the_focus() {
    let mut bench = go_from_home_to("sign_in/login");
    bench.tap("sign_in", &[("phone", "900"), ("password", "")]);
    let faults = &bench.state.passing.faults;
    assert!(faults.contains_key("phone"));
    assert_eq!(faults["password"], Key::CurrentPasswordEmpty.into());
    assert_eq!(bench.state.passing.focus.as_deref(), Some("phone"));
    assert!(bench.under_way.is_empty());
}

#[test]
fn a_lock_is_for_its_number_and_opens_by_itself() {
    let mut bench = go_from_home_to("sign_in/login");
    fill_and_tap(&mut bench, "sign_in");
    let until = bench.now.checked_add(Duration::from_mins(15)).unwrap();
    bench.refuse(Refusal { retry_at: Some(until), ..Refusal::of(RefusalKind::TooManyTries) });
    assert!(look::action(&bench.look(), "sign_in").unwrap().countdown.is_some());
    bench.restart();
    assert!(look::action(&bench.look(), "sign_in").unwrap().countdown.is_some(), "also after a restart");
    let mut other = Bench::of(bench.state.facts.clone());
    other.tap("sign_in", &[("phone", OTHER_PHONE), ("password", PASSWORD)]);
    assert_eq!(other.under_way.iter().filter(|sending| is_change(&sending.call)).count(), 1);
    bench.pass(Duration::from_mins(15));
    assert!(look::action(&bench.look(), "sign_in").unwrap().countdown.is_none());
}

#[test]
fn a_lock_that_would_last_for_years_is_the_portals_to_tell_again() {
    let mut bench = go_from_home_to("sign_in/login");
    fill_and_tap(&mut bench, "sign_in");
    let until = bench.now.checked_add(Duration::from_hours(24 * 365)).unwrap();
    bench.refuse(Refusal { retry_at: Some(until), ..Refusal::of(RefusalKind::TooManyTries) });
    assert!(look::action(&bench.look(), "sign_in").unwrap().countdown.is_none());
    fill_and_tap(&mut bench, "sign_in");
    assert!(bench.take(is_change).is_some());
}

#[test]
fn a_kill_on_the_codes_screen_comes_back_to_it_and_needs_no_password() {
    let mut bench = go_from_home_to("sign_in/code");
    bench.restart();
    bench.settle();
    assert_eq!(bench.key(), "sign_in/code");
    bench.tap("check_code", &[("code", CODE)]);
    bench.settle();
    assert_eq!(bench.key(), "home");
}

#[test]
fn a_kill_after_the_right_code_opens_the_session_with_the_same_key() {
    let mut bench = go_from_home_to("sign_in/code");
    bench.tap("check_code", &[("code", CODE)]);
    let check = bench.take(is_change).unwrap();
    let answer = bench.portal.carry_out(&check.call, bench.now);
    bench.answer(&check, answer);
    let key = bench.take(is_session).unwrap().key;
    bench.restart();
    let again = bench.take(is_session).unwrap();
    assert_eq!(again.key, key);
    let answer = bench.portal.carry_out(&again.call, bench.now);
    bench.answer(&again, answer);
    assert_eq!(bench.key(), "home");
}

#[test]
fn a_sign_in_that_the_portal_no_longer_keeps_begins_again_with_the_number_in_place() {
    let mut by_time = go_from_home_to("sign_in/code");
    by_time.pass(Duration::from_mins(61));
    let mut by_refusal = go_from_home_to("sign_in/code");
    by_refusal.tap("check_code", &[("code", CODE)]);
    by_refusal.refuse_with(RefusalKind::SignInExpired);
    for bench in [by_time, by_refusal] {
        let seen = bench.look();
        assert_eq!(seen.top.key, "sign_in/login");
        assert!(look::value(&seen, "phone").is_some_and(|phone| !phone.is_empty()));
        assert_eq!(bench.problem(), Some("K-207"));
        assert_eq!(seen.top.focus.as_deref(), Some("password"), "all that is missing");
    }
}

#[test]
fn an_unfinished_registration_outlives_a_stay_in_an_account() {
    let mut bench = go_to("home");
    want_out(&mut bench);
    bench.tap("sign_out_confirmed", &[]);
    bench.settle();
    bench.tap("register", &[]);
    bench.draft("phone", OTHER_PHONE);
    bench.tap("back", &[]);
    bench.tap("sign_in", &[]);
    fill_and_tap(&mut bench, "sign_in");
    bench.settle();
    bench.tap("check_code", &[("code", CODE)]);
    bench.settle();
    assert_eq!(bench.key(), "home");
    bench.restart();
    bench.settle();
    want_out(&mut bench);
    bench.tap("sign_out_confirmed", &[]);
    bench.tap("register", &[]);
    assert_eq!(look::value(&bench.look(), "phone").as_deref(), Some(OTHER_PHONE));
}

#[test]
fn a_code_that_was_taken_before_a_kill_opens_the_session_though_it_is_refused_now() {
    let mut bench = go_from_home_to("sign_in/code");
    bench.tap("check_code", &[("code", CODE)]);
    let check = bench.take(is_change).unwrap();
    bench.portal.carry_out(&check.call, bench.now).unwrap();
    bench.restart();
    bench.settle();
    assert_eq!(bench.key(), "sign_in/code", "nobody knows yet that it was taken");
    bench.tap("check_code", &[("code", CODE)]);
    bench.refuse_with(RefusalKind::CodeExpired);
    bench.settle();
    assert_eq!(bench.key(), "home");
}

#[test]
fn a_code_that_has_run_out_is_said_and_another_one_leads_on() {
    let mut bench = go_from_home_to("sign_in/code");
    bench.tap("check_code", &[("code", CODE)]);
    bench.refuse_with(RefusalKind::CodeExpired);
    bench.settle();
    assert_eq!((bench.key().as_str(), bench.state.passing.now.is_none()), ("sign_in/code", true));
    assert_eq!(bench.state.passing.faults["code"], Key::CodeExpired.into());
    bench.pass(Duration::from_mins(1));
    bench.tap("resend", &[]);
    bench.settle();
    bench.tap("check_code", &[("code", CODE)]);
    bench.settle();
    assert_eq!(bench.key(), "home");
}

#[test]
fn who_forgot_the_password_reads_what_can_be_done_and_loses_nothing_typed() {
    let mut bench = go_from_home_to("sign_in/login");
    bench.draft("phone", OTHER_PHONE);
    bench.tap("password_forgotten", &[("phone", OTHER_PHONE), ("password", "не тот")]);
    let seen = bench.look();
    let Some(Overlay::Sheet { components, close, .. }) = &seen.overlay else { panic!("nothing to read") };
    assert_eq!(components.len(), 4);
    let said = look::read(&seen);
    assert!(said.contains("После 5 неверных попыток"), "{said}");
    let close = close.id.clone();
    bench.tap(&close, &[]);
    let seen = bench.look();
    assert!(seen.overlay.is_none() && bench.key() == "sign_in/login");
    assert_eq!(look::value(&seen, "phone").as_deref(), Some(OTHER_PHONE));
}
