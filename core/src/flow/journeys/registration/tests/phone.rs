//! The number: where the code goes.

use std::time::Duration;

use jiff::SignedDuration;

use crate::flow::tests::{
    bench::{Bench, is_change},
    citizen::{OTHER_PHONE, PHONE, fill_and_tap, finish, go_to},
    look,
};
use crate::protocol::{
    Answer, Call, Fault, FetchSettings, NewSettings, Refusal, RefusalKind, Scope, SendCode, SettingsNow,
    StartRegistration,
};

fn refused(kind: RefusalKind, retry_in: i64) -> Bench {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    let start = bench.take(is_change).unwrap();
    let started = bench.portal.carry_out(&start.call, bench.now);
    bench.answer(&start, started);
    let retry_at = Some(bench.now + SignedDuration::from_secs(retry_in));
    bench.refuse(Refusal { retry_at, ..Refusal::of(kind) });
    bench
}

#[test]
fn a_faulty_number_stays_on_its_screen_with_the_reason_and_sends_nothing() {
    let mut bench = go_to("registration/phone");
    let sent = bench.sent.len();
    for (typed, said) in [("", "номер"), ("+7 495 123-45-67", "мобильн"), ("+7 900 123", "цифр")]
    {
        bench.tap("send_code", &[("phone", typed)]);
        let seen = bench.look();
        let reason = look::reason(&seen, "phone").unwrap();
        assert!(reason.to_lowercase().contains(said), "{typed}: {reason}");
        assert_eq!(
            (seen.top.focus.as_deref(), look::value(&seen, "phone").as_deref()),
            (Some("phone"), Some(typed))
        );
    }
    assert_eq!(bench.sent.len(), sent);
}

#[test]
fn a_registration_is_started_once_and_then_the_code_is_asked_for() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    bench.settle();
    assert_eq!(bench.key(), "registration/code");
    bench.tap("back", &[]);
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    bench.settle();
    let changes: Vec<_> =
        bench.sent.iter().map(|sending| &sending.call).filter(|call| is_change(call)).collect();
    let is_start = |call: &&&Call| call.is::<StartRegistration>();
    assert_eq!((changes.len(), changes.iter().filter(is_start).count()), (3, 1));
}

#[test]
fn the_same_number_with_a_live_code_costs_no_second_sms() {
    let mut bench = go_to("registration/code");
    bench.tap("back", &[]);
    fill_and_tap(&mut bench, "send_code");
    assert_eq!((bench.key().as_str(), bench.portal.codes_sent), ("registration/code", 1));
}

#[test]
fn a_proven_number_says_so_and_its_action_leads_on() {
    let label = |bench: &Bench| {
        let seen = bench.look();
        assert_eq!(look::read(&seen).contains("Номер подтверждён"), seen.top.actions[0].label == "Дальше");
        look::plain(&seen.top.actions[0].label)
    };
    let mut bench = go_to("registration/person");
    bench.tap("back", &[]);
    assert_eq!(label(&bench), "Дальше");
    bench.draft("phone", OTHER_PHONE);
    assert_eq!(label(&bench), "Получить код");
    bench.draft("phone", "8 (900) 123-45-67");
    assert_eq!(label(&bench), "Дальше");
}

#[test]
fn a_proven_number_is_not_asked_again_but_another_one_is() {
    let mut bench = go_to("registration/person");
    bench.tap("back", &[]);
    bench.tap("send_code", &[("phone", PHONE)]);
    assert_eq!((bench.key().as_str(), bench.portal.codes_sent), ("registration/person", 1));
    bench.tap("back", &[]);
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    bench.settle();
    assert_eq!((bench.key().as_str(), bench.portal.codes_sent), ("registration/code", 2));
}

#[test]
fn the_settings_are_pinned_by_the_start_of_the_registration() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    bench.settle();
    let (pinned, mut newer) = (
        bench.state.facts.settings(Scope::Registration).clone(),
        bench.state.facts.settings(Scope::Registration).clone(),
    );
    newer.code.length = 9;
    newer.version = "newer".to_owned();
    bench.restart();
    let is_settings = |call: &Call| call.is::<FetchSettings>();
    let fetch = bench.take(is_settings).unwrap();
    let changed = SettingsNow(Some(NewSettings { settings: newer, etag: None }));
    bench.answer(&fetch, Ok(Answer::of(changed)));
    assert_eq!(*bench.state.facts.settings(Scope::Registration), pinned);
    assert_eq!(bench.state.facts.settings.as_ref().unwrap().settings.version, "newer");
}

#[test]
fn too_many_codes_pause_the_button_with_a_countdown_that_ends() {
    let mut bench = refused(RefusalKind::SendLimit, 900);
    let seen = bench.look();
    assert_eq!(seen.top.key, "registration/phone");
    assert_eq!(look::banners(&seen).len(), 1);
    let countdown = look::action(&seen, "send_code").unwrap().countdown.clone().unwrap();
    assert_eq!(countdown.remaining_ms, 900_000);
    bench.pass(Duration::from_mins(15));
    let seen = bench.look();
    assert!(look::banners(&seen).is_empty() && look::action(&seen, "send_code").unwrap().countdown.is_none());
}

#[test]
fn a_code_that_was_sent_a_moment_ago_is_waited_for_on_its_screen() {
    let bench = refused(RefusalKind::ResendTooSoon, 40);
    let seen = bench.look();
    assert_eq!(seen.top.key, "registration/code");
    assert_eq!(look::action(&seen, "resend").unwrap().countdown.as_ref().unwrap().remaining_ms, 40_000);
}

/// A code went to the first number, and the portal makes another one wait for what is left of a minute.
fn waiting_for_another_number() -> Bench {
    let mut bench = go_to("registration/code");
    bench.pass(Duration::from_secs(13));
    bench.tap("back", &[]);
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    let retry_at = Some(bench.now + SignedDuration::from_secs(47));
    bench.refuse(Refusal { retry_at, ..Refusal::of(RefusalKind::ResendTooSoon) });
    bench
}

fn codes_asked_for(bench: &Bench) -> Vec<String> {
    let asked = bench.sent.iter().filter_map(|sending| sending.call.read::<SendCode>());
    asked.map(|SendCode { phone, .. }| phone).collect()
}

#[test]
fn a_first_code_that_a_pause_holds_up_leaves_by_itself_after_a_restart_too() {
    for restarts in [false, true] {
        let mut bench = waiting_for_another_number();
        let seen = bench.look();
        assert_eq!(seen.top.key, "registration/code");
        let countdown = look::action(&seen, "resend").unwrap().countdown.clone().unwrap();
        assert_eq!((countdown.remaining_ms, countdown.text.as_str()), (47_000, "Отправим сами через {time}"));
        assert!(seen.to_text().contains("отправим сами"), "{}", seen.to_text());
        assert!(!look::fields(&seen).contains(&"code".to_owned()), "cells for a code that was never sent");
        if restarts {
            bench.restart();
            bench.settle();
        }
        let asked = codes_asked_for(&bench).len();
        bench.pass(Duration::from_secs(46));
        assert_eq!(codes_asked_for(&bench).len(), asked, "a code is asked for within the pause");
        bench.pass(Duration::from_secs(1));
        assert_eq!(codes_asked_for(&bench).last().map(String::as_str), Some("+79007654321"));
        bench.settle();
        let seen = bench.look();
        assert!(look::fields(&seen).contains(&"code".to_owned()), "{}", seen.to_text());
        assert_eq!(seen.top.notice.unwrap().text, "Отправили код", "no earlier code went to this number");
        finish(&mut bench);
    }
}

#[test]
fn a_portal_that_names_no_pause_is_not_asked_again_by_itself() {
    let mut bench = waiting_for_another_number();
    bench.pass(Duration::from_secs(47));
    for retry_in in [None, Some(-5)] {
        let retry_at = retry_in.map(|seconds| bench.now + SignedDuration::from_secs(seconds));
        bench.refuse(Refusal { retry_at, ..Refusal::of(RefusalKind::ResendTooSoon) });
        assert!(bench.take(is_change).is_none());
        assert_eq!(look::action(&bench.look(), "resend").unwrap().label, "Получить код");
        bench.tap("resend", &[]);
    }
}

#[test]
fn the_live_code_of_the_first_number_waits_for_its_return() {
    let mut bench = waiting_for_another_number();
    bench.restart();
    bench.settle();
    bench.tap("back", &[]);
    let asked = codes_asked_for(&bench).len();
    fill_and_tap(&mut bench, "send_code");
    let seen = bench.look();
    assert_eq!((seen.top.key.as_str(), codes_asked_for(&bench).len()), ("registration/code", asked));
    assert!(look::fields(&seen).contains(&"code".to_owned()), "{}", seen.to_text());
    assert!(seen.to_text().contains("Отправили на"), "{}", seen.to_text());
    assert_eq!(look::action(&seen, "resend").unwrap().countdown.as_ref().unwrap().remaining_ms, 47_000);
    finish(&mut bench);
}

#[test]
fn a_code_that_the_portal_no_longer_takes_is_not_asked_for() {
    // The last number that a code was sent to is the one whose codes are taken: it is another one, or may be.
    for is_heard in [true, false] {
        let mut bench = go_to("registration/code");
        bench.tap("back", &[]);
        bench.tap("send_code", &[("phone", OTHER_PHONE)]);
        if is_heard {
            bench.settle();
        } else {
            bench.fail(&Fault::TimedOut);
        }
        bench.restart();
        bench.fail(&Fault::NoLink);
        bench.tap("back", &[]);
        if !is_heard {
            bench.tap("register", &[]);
        }
        let asked = codes_asked_for(&bench).len();
        bench.tap("send_code", &[("phone", PHONE)]);
        assert_eq!(codes_asked_for(&bench).len(), asked + 1, "{}", bench.look().to_text());
        bench.settle();
        assert_eq!(bench.key(), "registration/code");
    }
}

#[test]
fn a_code_that_can_still_be_typed_is_reached_while_no_other_is_sent() {
    let mut bench = go_to("registration/code");
    let paused_until = Some(bench.now + SignedDuration::from_mins(9));
    let codes = bench.state.facts.registration.as_mut().unwrap().codes.as_mut().unwrap();
    codes.sending_paused_until = paused_until;
    bench.tap("back", &[]);
    fill_and_tap(&mut bench, "send_code");
    assert_eq!(bench.key(), "registration/code");
    bench.tap("back", &[]);
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    let retry_at = paused_until;
    bench.refuse(Refusal { retry_at, ..Refusal::of(RefusalKind::SendLimit) });
    assert!(look::action(&bench.look(), "send_code").unwrap().countdown.is_none());
    fill_and_tap(&mut bench, "send_code");
    assert_eq!((bench.key().as_str(), bench.portal.codes_sent), ("registration/code", 1));
}

#[test]
fn a_proof_of_another_number_proves_nothing() {
    let mut bench = go_to("registration/person");
    bench.tap("back", &[]);
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    let retry_at = Some(bench.now + SignedDuration::from_secs(47));
    bench.refuse(Refusal { retry_at, ..Refusal::of(RefusalKind::ResendTooSoon) });
    bench.restart();
    bench.settle();
    assert_eq!(bench.key(), "registration/code", "the portal has proof of the first number only");
}

#[test]
fn locked_tries_are_said_on_the_phones_screen_too() {
    let bench = refused(RefusalKind::TooManyTries, 900);
    let seen = bench.look();
    assert_eq!((seen.top.key.as_str(), look::banners(&seen).len()), ("registration/phone", 1));
}

#[test]
fn a_number_the_portal_refuses_is_said_at_the_field_wherever_it_was_asked() {
    let bench = refused(RefusalKind::InvalidPhone, 0);
    assert!(look::reason(&bench.look(), "phone").is_some());
    let mut bench = go_to("registration/code");
    bench.pass(Duration::from_secs(61));
    bench.tap("resend", &[]);
    bench.refuse_with(RefusalKind::InvalidPhone);
    let seen = bench.look();
    assert_eq!(seen.top.key, "registration/phone");
    assert!(look::reason(&seen, "phone").is_some(), "{}", seen.to_text());
}

#[test]
fn without_a_link_the_same_request_goes_on_with_the_same_key() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    let first = bench.take(is_change).unwrap();
    bench.answer(&first, Err(Fault::NoLink));
    let seen = bench.look();
    assert!(seen.top.busy.is_none() && look::action(&seen, "retry").is_some(), "{}", seen.to_text());
    bench.pass(Duration::from_secs(3));
    let second = bench.take(is_change).unwrap();
    assert_eq!((second.key.clone(), second.call.clone()), (first.key.clone(), first.call.clone()));
    bench.answer(&second, Err(Fault::TimedOut));
    bench.restart();
    let third = bench.take(is_change).unwrap();
    assert_eq!((third.key.clone(), third.call.clone()), (first.key, first.call));
}

#[test]
fn going_back_gives_the_request_up() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    let start = bench.take(is_change).unwrap();
    bench.answer(&start, Err(Fault::NoLink));
    bench.tap("back", &[]);
    bench.pass(Duration::from_mins(10));
    assert!(bench.take(is_change).is_none() && bench.state.facts.open_request.is_none());
}

#[test]
fn a_registration_the_portal_no_longer_keeps_begins_anew_with_what_was_typed() {
    let mut bench = go_to("registration/password");
    fill_and_tap(&mut bench, "save_password");
    bench.refuse_with(RefusalKind::RegistrationExpired);
    let seen = bench.look();
    assert_eq!(seen.top.key, "registration/phone");
    assert_eq!((look::value(&seen, "phone").as_deref(), look::banners(&seen).len()), (Some(PHONE), 1));
    assert!(bench.state.facts.outbox.is_empty());
    finish(&mut bench);
}
