//! Taps and requests: late ones, double ones, and the words for what goes wrong.

use std::time::Duration;

use super::{
    super::Event,
    bench::{Bench, is_change},
    citizen::{fill_and_tap, go_to, text_for},
    look,
};
use crate::protocol::{Answer, Call, ContactProven, Distrust, Fault, RegistrationStatusOf};

#[test]
fn a_double_tap_and_a_tap_while_busy_are_dropped_and_counted() {
    let mut bench = go_to("registration/phone");
    let visit = bench.look().top.visit;
    for _ in 0..2 {
        bench.tap_at(visit, "send_code", &[("phone", text_for("phone"))]);
    }
    let busy = bench.look();
    assert!(busy.top.busy.is_some());
    bench.tap_at(busy.top.visit, "send_code", &[("phone", text_for("phone"))]);
    assert_eq!(bench.under_way.iter().filter(|sending| is_change(&sending.call)).count(), 1);
    assert_eq!(bench.state.passing.dropped, 2);
}

#[test]
fn a_tap_while_a_later_try_is_under_way_waits_for_that_try() {
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    bench.fail(&Fault::NoLink);
    bench.pass(Duration::from_secs(3));
    fill_and_tap(&mut bench, "check_code");
    assert_eq!(bench.under_way.iter().filter(|sending| is_change(&sending.call)).count(), 1);
    assert!(bench.look().top.busy.is_some());
    bench.settle();
    assert_eq!(bench.key(), "registration/person");
}

#[test]
fn an_answer_with_a_token_nobody_knows_changes_nothing() {
    let mut bench = go_to("registration/code");
    let (facts, visit) = (bench.state.facts.clone(), bench.state.passing.visit);
    let proven = Answer::of(ContactProven { contact_proven_until: bench.now, account_exists: true });
    bench.turn(Event::Answered { token: 999, result: Ok(proven) });
    bench.turn(Event::Answered { token: 999, result: Err(Fault::NoLink) });
    assert!(bench.state.facts == facts && bench.state.passing.visit == visit);
}

#[test]
fn an_answer_to_a_request_that_was_given_up_changes_nothing() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    let is_dropped = bench.look().top.visit;
    bench.tap_at(is_dropped, "back", &[]);
    assert_eq!((bench.key().as_str(), bench.state.passing.dropped), ("registration/phone", 1));
    bench.fail(&Fault::NoLink);
    bench.pass(Duration::from_secs(3));
    bench.tap("back", &[]);
    assert_eq!(bench.key(), "welcome");
    let facts = bench.state.facts.clone();
    bench.settle();
    assert!(bench.state.facts == facts && bench.look().top.busy.is_none());
}

#[test]
fn a_draft_shows_nothing_new_and_secrets_are_not_drafts() {
    let mut bench = go_to("registration/code");
    let seen = bench.look();
    bench.draft("code", "4810");
    assert_eq!(bench.look(), seen);
    assert!(bench.drafted("registration/code", "code").is_none());
    let mut bench = go_to("registration/password");
    bench.draft("password", "half a secret");
    assert!(bench.drafted("registration/password", "password").is_none());
}

#[test]
fn every_passing_fault_has_its_own_words_and_a_way_to_try_at_once() {
    let faults = [
        Fault::NoLink,
        Fault::TimedOut,
        Fault::CaptivePortal,
        Fault::Untrusted(Distrust::Certificate),
        Fault::Untrusted(Distrust::Date),
        Fault::Untrusted(Distrust::Unencrypted),
        Fault::Garbled,
        Fault::Unavailable { retry_after: None },
        Fault::TooManyRequests { retry_after: None },
    ];
    let mut titles = std::collections::BTreeSet::new();
    for fault in faults {
        let mut bench = go_to("registration/phone");
        fill_and_tap(&mut bench, "send_code");
        bench.fail(&fault);
        let seen = bench.look();
        titles.extend(look::banners(&seen));
        let sent = bench.sent.len();
        bench.tap("retry", &[]);
        assert_eq!(bench.sent.len(), sent + 1, "{fault:?}");
    }
    assert_eq!(titles.len(), 9);
}

#[test]
fn checking_now_is_seen_to_be_done_and_says_what_it_came_to() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    for (fault, said) in [
        (Fault::NoLink, "Связи всё ещё нет. Проверим сами через "),
        (Fault::TimedOut, "Пока не получилось. Попробуем сами через "),
    ] {
        bench.fail(&fault);
        bench.tap("retry", &[]);
        bench.fail(&fault);
        let seen = bench.look();
        let dropped = bench.state.passing.dropped;
        bench.tap_at(seen.top.visit, "send_code", &[("phone", text_for("phone"))]);
        assert_eq!(bench.state.passing.dropped, dropped + 1, "a tap while busy is taken");
        assert_eq!(seen.top.busy.unwrap().action.as_deref(), Some("retry"), "{fault:?}");
        assert!(seen.top.notice.is_none(), "it is said before anybody has seen the check");
        // The next try by itself would come before the check has been seen.
        bench.state.passing.now.as_mut().unwrap().retry_at = bench.monotonic + Duration::from_secs(20);
        bench.pass(Duration::from_millis(799));
        assert!(bench.look().top.busy.is_some());
        bench.pass(Duration::from_millis(1));
        let seen = bench.look();
        assert!(seen.top.busy.is_none());
        assert_eq!(look::plain(&seen.top.notice.unwrap().text), format!("{said}0:20"));
    }
}

#[test]
fn a_check_that_reaches_the_portal_says_nothing_but_what_follows() {
    let mut bench = go_to("registration/agreement");
    fill_and_tap(&mut bench, "create_account");
    bench.fail(&Fault::NoLink);
    bench.tap("retry", &[]);
    let notices = bench.state.passing.notices;
    bench.pass(Duration::from_secs(2));
    assert!(bench.look().top.busy.is_some(), "the check is still going on");
    let consents = bench.take(is_change).unwrap();
    let saved = bench.portal.carry_out(&consents.call, bench.now);
    bench.answer(&consents, saved);
    assert!(bench.look().top.busy.is_some(), "what follows is being sent");
    bench.pass(Duration::from_secs(3));
    let seen = bench.look();
    assert!(seen.top.busy.is_none() && bench.state.passing.notices == notices, "{}", seen.to_text());
}

#[test]
fn a_check_without_an_answer_keeps_nobody_from_other_taps_for_long() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    bench.fail(&Fault::NoLink);
    bench.tap("retry", &[]);
    bench.pass(Duration::from_secs(5));
    assert!(bench.look().top.busy.is_none());
    bench.fail(&Fault::TimedOut);
    assert!(bench.look().top.notice.is_some(), "it is not said what the check came to");
    bench.tap("retry", &[]);
    bench.pass(Duration::from_secs(5));
    bench.tap("back", &[]);
    bench.fail(&Fault::TimedOut);
    bench.pass(Duration::from_secs(10));
    let seen = bench.look();
    assert!(seen.top.busy.is_none() && seen.top.notice.is_none(), "{}", seen.to_text());
}

#[test]
fn the_language_is_kept_and_every_word_follows() {
    let mut bench = go_to("welcome");
    let before = bench.look();
    bench.tap("language", &[]);
    bench.restart();
    let after = bench.look();
    assert_eq!(after.top.language, crate::screen::Language::En);
    assert_ne!(after.top.actions[0].label, before.top.actions[0].label);
}

#[test]
fn looking_up_is_done_on_every_start_of_an_unfinished_registration() {
    let is_status = |call: &Call| call.is::<RegistrationStatusOf>();
    let count = |bench: &Bench| bench.under_way.iter().filter(|sending| is_status(&sending.call)).count();
    let mut bench = go_to("registration/password");
    bench.restart();
    assert_eq!(count(&bench), 1);
    let mut bench = go_to("registration/phone");
    bench.restart();
    assert_eq!(count(&bench), 0);
}
