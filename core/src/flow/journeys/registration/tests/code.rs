//! The code from the SMS.

use std::time::Duration;

use jiff::SignedDuration;

use crate::flow::{
    Event,
    tests::{
        bench::{Bench, is_change},
        citizen::{fill_and_tap, go_to},
        fake_portal::CODE,
        look,
    },
};
use crate::{
    protocol::{
        Answer, Call, CheckCode, CodeSent, Fault, FetchSettings, Refusal, RefusalKind, Scope, SendCode,
    },
    screen::{ActionStyle, PlatformEvent},
};

fn is_code(call: &Call) -> bool {
    call.is::<CheckCode>()
}

fn wrong_code(tries_left: Option<u32>) -> Bench {
    let mut bench = go_to("registration/code");
    bench.tap("check_code", &[("code", "000000")]);
    bench.refuse(Refusal { tries_left, ..Refusal::of(RefusalKind::WrongCode) });
    bench
}

#[test]
fn an_incomplete_code_is_not_sent() {
    let mut bench = go_to("registration/code");
    bench.tap("check_code", &[("code", "48105")]);
    assert!(bench.take(is_change).is_none() && look::reason(&bench.look(), "code").is_some());
}

#[test]
fn a_code_is_sent_as_its_digits_alone() {
    let mut bench = go_to("registration/code");
    bench.tap("check_code", &[("code", "481-059 ")]);
    let sending = bench.take(is_code).unwrap();
    let CheckCode { code, .. } = sending.call.read().unwrap();
    assert_eq!(code.reveal(), CODE);
}

#[test]
fn tries_are_told_once_few_are_left() {
    let told = |tries| look::reason(&wrong_code(tries).look(), "code").unwrap();
    let warned_from =
        go_to("registration/code").state.facts.settings(Scope::Registration).code.warn_tries_left;
    assert_eq!(told(None), told(Some(warned_from + 1)));
    assert!(told(Some(warned_from)).contains(&warned_from.to_string()));
    assert_ne!(told(Some(1)), told(Some(2)));
}

#[test]
fn locked_tries_open_by_themselves() {
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    let retry_at = Some(bench.now + SignedDuration::from_mins(15));
    bench.refuse(Refusal { retry_at, ..Refusal::of(RefusalKind::TooManyTries) });
    let seen = bench.look();
    assert!(look::action(&seen, "check_code").is_none() && look::fields(&seen).is_empty());
    let said = look::read(&seen);
    assert!(said.contains("Код не подошёл 5 раз"), "{said}");
    assert!(said.contains("Новый можно получить в 12:15 по Москве."), "{said}");
    bench.turn(Event::Platform(PlatformEvent::LocalTime { offset_minutes: 600 }));
    let there = look::read(&bench.look());
    assert!(there.contains("Новый можно получить в 19:15."), "{there}");
    let dropped = bench.state.passing.dropped;
    bench.tap_at(seen.top.visit, "check_code", &[("code", CODE)]);
    assert_eq!(bench.state.passing.dropped, dropped + 1, "a code is judged while tries are locked");
    bench.pass(Duration::from_mins(15));
    let seen = bench.look();
    assert!(look::action(&seen, "check_code").is_some() && look::banners(&seen).is_empty());
    let resend = look::action(&seen, "resend").unwrap();
    assert!(resend.countdown.is_none() && resend.style == ActionStyle::Primary);
}

#[test]
fn a_lock_is_told_on_the_screen_of_the_number_and_after_a_restart() {
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    let retry_at = Some(bench.now + SignedDuration::from_mins(15));
    bench.refuse(Refusal { retry_at, ..Refusal::of(RefusalKind::TooManyTries) });
    bench.restart();
    assert!(look::read(&bench.look()).contains("Код не подошёл 5 раз"));
    bench.tap("back", &[]);
    assert_eq!(bench.key(), "registration/phone");
    assert!(look::read(&bench.look()).contains("Код не подошёл 5 раз"));
}

#[test]
fn nobody_looks_for_a_code_before_another_can_be_asked_for() {
    let says = |bench: &Bench| look::read(&bench.look()).contains("СМС не пришла?");
    let mut bench = go_to("registration/code");
    assert!(!says(&bench));
    bench.pass(Duration::from_mins(1));
    assert!(says(&bench));
}

#[test]
fn a_portal_that_tells_a_wrong_time_makes_nobody_wait_for_years() {
    let mut bench = go_to("registration/code");
    assert!(look::action(&bench.look(), "resend").unwrap().countdown.is_some());
    bench.now = bench.now.checked_sub(SignedDuration::from_hours(24 * 365)).unwrap();
    assert!(look::action(&bench.look(), "resend").unwrap().countdown.is_none());
    bench.tap("resend", &[]);
    assert!(bench.take(Call::is::<SendCode>).is_some());

    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    let retry_at = Some(bench.now + SignedDuration::from_hours(24 * 365));
    bench.refuse(Refusal { retry_at, ..Refusal::of(RefusalKind::TooManyTries) });
    assert!(look::action(&bench.look(), "check_code").is_some());
    fill_and_tap(&mut bench, "check_code");
    assert!(bench.take(is_code).is_some());
}

#[test]
fn an_expired_code_says_so_when_its_time_has_come() {
    let mut bench = go_to("registration/code");
    bench.pass(Duration::from_secs(599));
    assert!(look::reason(&bench.look(), "code").is_none());
    bench.pass(Duration::from_secs(1));
    assert!(look::reason(&bench.look(), "code").is_some());
    bench.tap("resend", &[]);
    bench.settle();
    let seen = bench.look();
    assert!(look::reason(&seen, "code").is_none() && seen.top.notice.is_some());
}

#[test]
fn a_code_the_portal_calls_expired_can_be_asked_for_anew() {
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    bench.refuse_with(RefusalKind::CodeExpired);
    assert!(look::reason(&bench.look(), "code").is_some());
    bench.pass(Duration::from_mins(1));
    bench.tap("resend", &[]);
    assert!(bench.take(is_change).is_some());
}

#[test]
fn another_code_waits_for_its_pause() {
    let mut bench = go_to("registration/code");
    let seen = bench.look();
    assert_eq!(look::action(&seen, "resend").unwrap().countdown.as_ref().unwrap().remaining_ms, 60_000);
    bench.tap_at(seen.top.visit, "resend", &[]);
    assert!(bench.take(is_change).is_none(), "a code is asked for before its time");
    bench.pass(Duration::from_mins(1));
    bench.tap("resend", &[]);
    assert!(bench.take(is_change).is_some());
}

#[test]
fn the_last_code_for_a_while_is_one_piece_of_news() {
    let mut bench = go_to("registration/code");
    bench.pass(Duration::from_mins(1));
    bench.tap("resend", &[]);
    let sending = bench.take(Call::is::<SendCode>).unwrap();
    let later = |seconds| bench.now + SignedDuration::from_secs(seconds);
    let sent = CodeSent { length: 6, expires_at: later(600), resend_at: later(900), sends_left: 0 };
    bench.answer(&sending, Ok(Answer::of(sent)));
    let banners = |bench: &Bench| -> Vec<_> {
        look::banners(&bench.look()).iter().map(|title| look::plain(title)).collect()
    };
    let seen = bench.look();
    assert_eq!(banners(&bench), ["Это последняя СМС на 15 минут"], "{}", seen.to_text());
    assert!(seen.top.notice.is_none(), "success and alarm at once");
    assert_eq!(look::action(&seen, "resend").unwrap().countdown.as_ref().unwrap().remaining_ms, 900_000);
    bench.restart();
    assert_eq!(banners(&bench), ["Это последняя СМС на 15 минут"]);
    bench.settle();
    bench.pass(Duration::from_mins(10));
    assert_eq!(banners(&bench), ["Больше СМС пока не отправим"], "no code can be typed any more");
    bench.pass(Duration::from_mins(5));
    assert!(banners(&bench).is_empty());
}

#[test]
fn a_lost_answer_to_the_code_is_found_out_by_looking_up_after_a_restart() {
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    let sending = bench.take(is_code).unwrap();
    assert!(bench.portal.carry_out(&sending.call, bench.now).is_ok());
    bench.restart();
    assert_eq!(bench.key(), "registration/code");
    assert!(bench.under_way.iter().all(|sending| !is_change(&sending.call)), "a secret came back");
    bench.settle();
    assert_eq!(bench.key(), "registration/person");
    bench.pass(Duration::from_hours(24));
    assert_eq!(bench.key(), "registration/code");
    assert_eq!(bench.problem(), Some("K-203"), "the used code is still waited for");
}

#[test]
fn a_code_that_is_typed_again_before_the_look_up_is_answered_proves_the_number_too() {
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    let sending = bench.take(is_code).unwrap();
    assert!(bench.portal.carry_out(&sending.call, bench.now).is_ok());
    bench.restart();
    fill_and_tap(&mut bench, "check_code");
    bench.refuse_with(RefusalKind::CodeExpired);
    bench.settle();
    assert_eq!(bench.key(), "registration/person");
}

#[test]
fn a_look_up_without_a_link_is_made_again_when_the_link_is_back() {
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    let sending = bench.take(is_code).unwrap();
    assert!(bench.portal.carry_out(&sending.call, bench.now).is_ok());
    bench.restart();
    bench.fail(&Fault::NoLink);
    assert_eq!(bench.key(), "registration/code");
    bench.turn(Event::Platform(PlatformEvent::Network { online: true, metered: false }));
    bench.settle();
    assert_eq!(bench.key(), "registration/person");
}

#[test]
fn an_older_look_up_does_not_undo_a_newer_answer() {
    let mut bench = go_to("registration/code");
    bench.restart();
    let look_up = bench.take(|call| !is_change(call) && !is_settings(call)).unwrap();
    let before = bench.portal.carry_out(&look_up.call, bench.now);
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    bench.answer(&look_up, before);
    assert_eq!(bench.key(), "registration/person");
}

fn is_settings(call: &Call) -> bool {
    call.is::<FetchSettings>()
}

#[test]
fn a_call_that_is_going_on_is_warned_about() {
    let mut bench = go_to("registration/code");
    bench.turn(Event::Platform(PlatformEvent::CallActive { active: true }));
    assert_eq!(look::banners(&bench.look()).len(), 1);
    bench.turn(Event::Platform(PlatformEvent::CallActive { active: false }));
    assert!(look::banners(&bench.look()).is_empty());
}

#[test]
fn a_code_is_judged_once_per_tap() {
    let mut bench = go_to("registration/code");
    let visit = bench.look().top.visit;
    bench.tap_at(visit, "check_code", &[("code", CODE)]);
    bench.tap_at(visit, "check_code", &[("code", CODE)]);
    let seen = bench.look();
    assert!(seen.top.busy.is_some());
    bench.tap_at(seen.top.visit, "check_code", &[("code", CODE)]);
    assert_eq!(bench.under_way.iter().filter(|sending| is_code(&sending.call)).count(), 1);
    assert_eq!(bench.state.passing.dropped, 2);
}
