//! The account's home screen.

use crate::flow::{
    Event,
    tests::{
        bench::{Bench, is_change},
        citizen::{SURNAME, go_to, withdraw_news},
        look,
    },
};
use crate::{
    protocol::{Answer, Call, Fault, FetchAccount, RefreshSession, Refusal, RefusalKind, SessionTokens},
    screen::{Component, PlatformEvent},
};

fn is_refresh(call: &Call) -> bool {
    call.is::<RefreshSession>()
}

fn is_account(call: &Call) -> bool {
    call.is::<FetchAccount>()
}

fn refused(kind: RefusalKind) -> Result<Answer, Fault> {
    Err(Fault::from(Refusal::of(kind)))
}

#[test]
fn the_end_of_a_registration_leaves_nothing_of_it() {
    let bench = go_to("home");
    let facts = &bench.state.facts;
    assert!(facts.registration.is_none() && facts.drafts.is_empty() && facts.outbox.is_empty());
    assert!(facts.open_request.is_none() && facts.session.is_some());
    let seen = bench.look();
    assert!(seen.to_text().contains(SURNAME) && seen.top.notice.is_some());
    assert!(
        seen.components()
            .iter()
            .any(|component| matches!(component, Component::LevelCard { reached: 1, .. }))
    );
}

#[test]
fn home_is_shown_from_its_copy_while_nothing_answers() {
    let mut bench = go_to("home");
    bench.restart();
    bench.fail(&Fault::NoLink);
    assert!(bench.look().to_text().contains(SURNAME));
}

#[test]
fn home_is_freshened_once_at_a_time_and_again_when_the_link_is_back() {
    let mut bench = go_to("home");
    bench.restart();
    bench.turn(Event::Platform(PlatformEvent::Foreground));
    assert_eq!(bench.under_way.iter().filter(|sending| is_refresh(&sending.call)).count(), 1);
    bench.fail(&Fault::NoLink);
    bench.turn(Event::Platform(PlatformEvent::Network { online: true, metered: false }));
    assert_eq!(bench.under_way.iter().filter(|sending| is_refresh(&sending.call)).count(), 1);
}

#[test]
fn an_old_access_token_is_traded_for_a_new_one() {
    let mut bench = go_to("home");
    bench.turn(Event::Platform(PlatformEvent::Foreground));
    let fetch = bench.take(is_account).unwrap();
    bench.answer(&fetch, refused(RefusalKind::Unauthorized));
    assert!(bench.state.passing.access_token.is_none());
    let refresh = bench.take(is_refresh).unwrap();
    let session = bench.portal.carry_out(&refresh.call, bench.now);
    bench.answer(&refresh, session);
    assert!(bench.state.passing.access_token.is_some() && bench.state.passing.problem.is_none());
}

#[test]
fn a_session_that_has_ended_is_said_and_the_copy_stays() {
    let mut bench = go_to("home");
    bench.restart();
    let refresh = bench.take(is_refresh).unwrap();
    bench.answer(&refresh, refused(RefusalKind::SessionEnded));
    assert!(bench.state.facts.session.is_none());
    let seen = bench.look();
    assert!(seen.to_text().contains(SURNAME) && seen.actions().contains(&"sign_in_again".to_owned()));
    bench.restart();
    assert!(bench.take(is_refresh).is_none());
    assert!(
        bench.look().actions().contains(&"sign_in_again".to_owned()),
        "it is said after a restart as well"
    );
}

#[test]
fn what_was_read_before_a_change_does_not_undo_it() {
    let mut bench = go_to("home");
    bench.turn(Event::Platform(PlatformEvent::Foreground));
    let read = bench.take(is_account).unwrap();
    let before = bench.portal.carry_out(&read.call, bench.now);
    withdraw_news(&mut bench);
    let withdrawal = bench.take(is_change).unwrap();
    let done = bench.portal.carry_out(&withdrawal.call, bench.now);
    bench.answer(&withdrawal, done);
    bench.answer(&read, before);
    assert_eq!(look::action(&bench.look(), "consent:news"), None, "the consent is there again");
    assert!(bench.take(is_account).is_some(), "how the account is now stays unknown");
}

#[test]
fn an_account_that_comes_with_new_tokens_does_not_undo_a_change() {
    let mut bench = go_to("home");
    withdraw_news(&mut bench);
    let withdrawal = bench.take(is_change).unwrap();
    bench.under_way.push(withdrawal.clone());
    bench.turn(Event::Platform(PlatformEvent::Foreground));
    let read = bench.take(is_account).unwrap();
    bench.answer(&read, refused(RefusalKind::SessionEnded));
    let refresh = bench.take(is_refresh).unwrap();
    let before = bench.portal.carry_out(&refresh.call, bench.now);
    let done = bench.portal.carry_out(&withdrawal.call, bench.now);
    bench.answer(&withdrawal, done);
    bench.answer(&refresh, before);
    assert_eq!(look::action(&bench.look(), "consent:news"), None, "the consent is there again");
    assert!(bench.take(is_account).is_some(), "how the account is now stays unknown");
}

#[test]
fn new_tokens_that_could_not_be_written_are_asked_for_again() {
    let mut bench = go_to("home");
    bench.restart();
    let refresh = bench.take(is_refresh).unwrap();
    let session = bench.portal.carry_out(&refresh.call, bench.now).unwrap();
    let mut tokens = session.get::<SessionTokens>().unwrap().clone();
    tokens.refresh_token = crate::sensitive::Sensitive::new("the-next-refresh-token");
    let event = Event::Answered { token: refresh.token, result: Ok(Answer::of(tokens)) };
    bench.turn_not_written(event, true);
    assert_eq!(bench.problem(), Some("K-303"));
    bench.turn(Event::Platform(PlatformEvent::Foreground));
    assert!(bench.take(is_refresh).is_some());
}

#[test]
fn a_home_without_an_account_is_the_first_screen() {
    let mut facts = go_to("home").state.facts;
    facts.account = None;
    facts.session = None;
    assert_eq!(Bench::of(facts).key(), "welcome");
}
