//! Signing out: the question, what waits, what is left.

use std::time::Duration;

use crate::flow::{
    Effect, Event,
    tests::{
        bench::Bench,
        citizen::{SURNAME, fill_and_tap, go_from_home_to, go_to, want_out, withdraw_news},
        look,
    },
};
use crate::{
    protocol::{Call, EndSession, Fault, Refusal, RefusalKind, WithdrawConsent},
    runtime::rows_of,
    testing::{Next, Way},
};

fn is_end(call: &Call) -> bool {
    call.is::<EndSession>()
}

fn is_withdrawal(call: &Call) -> bool {
    call.is::<WithdrawConsent>()
}

/// A home screen whose withdrawal of a consent could not be sent.
fn with_something_waiting() -> Bench {
    let mut bench = go_to("home");
    withdraw_news(&mut bench);
    bench.fail(&Fault::NoLink);
    bench
}

#[test]
fn after_the_question_nothing_of_the_account_is_left_and_the_portal_is_told() {
    let mut bench = go_to("home");
    want_out(&mut bench);
    assert!(bench.look().overlay.is_some());
    bench.tap("close", &[]);
    assert_eq!(bench.key(), "profile");
    want_out(&mut bench);
    bench.tap("sign_out_confirmed", &[]);
    assert_eq!(bench.key(), "welcome");
    bench.fail(&Fault::NoLink);
    bench.restart();
    bench.pass(Duration::from_mins(6));
    let end = bench.take(is_end).expect("told again until the portal has heard it");
    let answer = bench.portal.carry_out(&end.call, bench.now);
    bench.answer(&end, answer);
    assert_eq!(bench.portal.sessions_ended, 1);
    for row in rows_of(&bench.state.facts).unwrap() {
        let text = String::from_utf8(row.value).unwrap();
        assert!(!text.contains(SURNAME) && !text.contains("refresh-token"), "{} stays", row.key.name);
    }
}

#[test]
fn first_session_sign_in_and_sign_out_open_an_epoch_that_is_tried_until_it_is_open() {
    let opened = |bench: &Bench| bench.done.iter().filter(|effect| **effect == Effect::OpenEpoch).count();
    let mut bench = go_to("home");
    assert_eq!(opened(&bench), 1);
    bench.vault_refuses = true;
    want_out(&mut bench);
    bench.tap("sign_out_confirmed", &[]);
    assert!(bench.state.facts.installation.epoch_due && opened(&bench) == 2);
    bench.turn(Event::Tick);
    assert_eq!(opened(&bench), 2, "not before its pause is over");
    bench.restart();
    assert_eq!(opened(&bench), 3, "after a start at once");
    bench.vault_refuses = false;
    bench.pass(Duration::from_mins(5));
    assert!(!bench.state.facts.installation.epoch_due && opened(&bench) == 4);
}

#[test]
fn with_something_waiting_the_person_chooses_and_can_stay() {
    let mut bench = with_something_waiting();
    want_out(&mut bench);
    let seen = bench.look();
    assert_eq!(seen.top.key, "sign_out");
    assert!(seen.to_text().contains("Новости о новых услугах"), "{}", seen.to_text());
    bench.tap("back", &[]);
    assert_eq!((bench.key().as_str(), bench.state.facts.waiting().count()), ("profile", 1));

    want_out(&mut bench);
    bench.tap("delete_and_sign_out", &[]);
    assert_eq!((bench.key().as_str(), bench.state.facts.outbox.is_empty()), ("welcome", true));
    bench.pass(Duration::from_hours(1));
    assert!(bench.take(is_withdrawal).is_none());
}

#[test]
fn send_and_sign_out_outlives_a_kill_and_leaves_when_the_last_is_sent() {
    let mut bench = with_something_waiting();
    want_out(&mut bench);
    bench.tap("send_and_sign_out", &[]);
    bench.fail(&Fault::NoLink);
    bench.restart();
    assert_eq!(bench.key(), "sign_out");
    assert!(look::action(&bench.look(), "send_and_sign_out").is_none(), "it is wanted already");
    bench.settle();
    bench.pass(Duration::from_mins(6));
    bench.settle();
    assert_eq!(bench.key(), "welcome");
    assert_eq!(bench.portal.sessions_ended, 1);
}

#[test]
fn what_the_portal_refuses_keeps_the_person_in_and_says_so() {
    let mut bench = with_something_waiting();
    want_out(&mut bench);
    bench.tap("send_and_sign_out", &[]);
    bench.pass(Duration::from_mins(6));
    let withdrawal = bench.take(is_withdrawal).unwrap();
    bench.answer(&withdrawal, Err(Fault::from(Refusal::of(RefusalKind::ConsentRequired))));
    assert_eq!(bench.key(), "profile");
    assert_eq!(bench.problem(), Some("K-209"));
    assert!(bench.state.facts.outbox.is_empty());
}

#[test]
fn what_waits_goes_with_a_new_token_when_the_old_one_ends_on_the_way() {
    let mut bench = go_from_home_to("sign_out");
    bench.tap("send_and_sign_out", &[]);
    let withdrawal = bench.take(is_withdrawal).unwrap();
    let key = withdrawal.key.clone();
    bench.answer(&withdrawal, Err(Fault::from(Refusal::of(RefusalKind::SessionEnded))));
    assert_eq!(bench.key(), "sign_out");
    bench.portal.refuses_tokens = false;
    bench.settle();
    let sent: Vec<_> = bench.sent.iter().filter(|sending| is_withdrawal(&sending.call)).collect();
    assert!(sent.len() >= 2 && sent.iter().all(|sending| sending.key == key), "the key stays the same");
    assert_eq!(bench.key(), "welcome");
}

#[test]
fn another_account_neither_sees_nor_sends_what_waits() {
    let mut bench = with_something_waiting();
    bench.state.facts.account.as_mut().unwrap().oid = "1000000009".to_owned();
    bench.state.facts.session = None;
    bench.state.passing.access_token = None;
    bench.tap("sign_in_again", &[]);
    fill_and_tap(&mut bench, "sign_in");
    bench.settle();
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert_eq!(bench.key(), "home");
    assert_eq!(bench.problem(), Some("K-208"));
    let facts = &bench.state.facts;
    assert!(facts.session.is_none() && facts.waiting().count() == 1);
    assert_eq!(bench.portal.sessions_ended, 1, "the other account's session is ended");
    assert!(bench.sent.iter().filter(|sending| is_withdrawal(&sending.call)).count() == 1);
}

/// A home screen where these were tapped, one after another.
fn at_home(taps: &[&str]) -> Bench {
    let mut bench = go_to("home");
    for action in taps {
        bench.tap(action, &[]);
    }
    bench
}

/// Goes the way out to its end, where nothing of the account may be left, nor anything unsent.
fn walk_out(mut bench: Bench) {
    let began = bench.look().to_text();
    let withdrawals = |bench: &Bench| bench.sent.iter().filter(|sent| is_withdrawal(&sent.call)).count();
    let (waiting, withdrawn) = (bench.state.facts.waiting().count(), withdrawals(&bench));
    for _ in 0..20 {
        match Way::SIGN_OUT.next(&bench.look(), None) {
            Next::Tap(action) => bench.tap(action, &[]),
            Next::Wait => bench.pass(Duration::from_mins(6)),
            Next::Over => break,
        }
        bench.settle();
    }
    assert_eq!((bench.key().as_str(), bench.state.facts.account.is_none()), ("welcome", true), "{began}");
    assert_eq!(withdrawals(&bench) - withdrawn, waiting, "what waits is sent first: {began}");
}

#[test]
fn the_way_out_leads_out_from_wherever_a_person_in_their_account_stands() {
    walk_out(at_home(&[]));
    walk_out(at_home(&["profile"]));
    walk_out(at_home(&["profile", "consent:news"]));
    walk_out(at_home(&["profile", "consent:news", "withdraw"]));
    walk_out(at_home(&["profile", "sign_out"]));
    walk_out(at_home(&["profile", "ledger"]));
    walk_out(at_home(&["ledger"]));
    walk_out(with_something_waiting());
    let mut choosing = with_something_waiting();
    want_out(&mut choosing);
    assert_eq!(Way::SIGN_OUT.next(&choosing.look(), None), Next::Tap("send_and_sign_out"));
    walk_out(choosing);
    let mut ended = go_to("home");
    ended.state.facts.session = None;
    ended.tap("sign_in_again", &[]);
    assert_eq!(ended.key(), "sign_in/login");
    walk_out(ended);
}

#[test]
fn a_question_is_closed_by_those_who_are_not_on_the_way_it_belongs_to() {
    let asked = at_home(&["profile", "sign_out"]).look();
    assert_eq!(Way::SIGN_OUT.next(&asked, None), Next::Tap("sign_out_confirmed"));
    for way in Way::ALL {
        assert_eq!(way.next(&asked, None), Next::Tap("close"), "{}", way.name);
    }
}
