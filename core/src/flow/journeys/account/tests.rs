//! The account's home screen and profile.

use std::time::Duration;

use crate::flow::{
    Event,
    tests::{
        bench::{Bench, is_change},
        citizen::{SURNAME, fill_and_tap, give_news, go_to, withdraw_news},
        look,
    },
};
use crate::{
    protocol::{
        Answer, Call, Fault, FetchAccount, FetchSettings, GiveConsent, RefreshSession, Refusal, RefusalKind,
        SessionTokens, WithdrawConsent,
    },
    screen::{Component, PlatformEvent},
};

/// What the row of a consent says that may be given.
const NOT_GIVEN: &str = "Новости о новых услугах · Не дано · Дать согласие";
const BEING_GIVEN: &str = "Согласие ждёт отправки";
const BEING_WITHDRAWN: &str = "Отзыв ждёт отправки";

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
    assert!(look::read(&bench.look()).contains(NOT_GIVEN), "the consent is there again");
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
    assert!(look::read(&bench.look()).contains(NOT_GIVEN), "the consent is there again");
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

#[test]
fn home_leads_to_the_profile_where_the_persons_own_things_are() {
    let mut bench = go_to("home");
    assert!(!bench.look().actions().contains(&"sign_out".to_owned()));
    bench.tap("profile", &[]);
    let seen = bench.look();
    for offered in
        ["consent:agreement", "consent:personal_data", "consent:news", "ledger", "sign_out", "back"]
    {
        assert!(seen.actions().contains(&offered.to_owned()), "no {offered} on\n{}", seen.to_text());
    }
    bench.tap("ledger", &[]);
    bench.tap("back", &[]);
    assert_eq!(bench.key(), "profile");
    bench.restart();
    bench.tap("back", &[]);
    assert_eq!(bench.key(), "home");
}

#[test]
fn a_consent_that_was_not_ticked_can_be_given_later_and_taken_back_again() {
    let mut bench = go_to("registration/agreement");
    let required = [("consent_agreement", "true"), ("consent_personal_data", "true")];
    bench.tap("create_account", &required);
    bench.settle();
    bench.tap("profile", &[]);
    assert!(look::read(&bench.look()).contains(NOT_GIVEN), "{}", bench.look().to_text());
    give_news(&mut bench);
    let given = bench.take(Call::is::<GiveConsent>).expect("it is sent");
    let answer = bench.portal.carry_out(&given.call, bench.now);
    bench.answer(&given, answer);
    let seen = bench.look();
    assert!(!look::read(&bench.look()).contains(NOT_GIVEN) && seen.to_text().contains("Согласие дано"));
    withdraw_news(&mut bench);
    bench.settle();
    assert!(look::read(&bench.look()).contains(NOT_GIVEN));
}

#[test]
fn a_change_of_a_consent_is_not_made_twice_while_it_waits() {
    let mut bench = go_to("home");
    withdraw_news(&mut bench);
    bench.fail(&Fault::NoLink);
    bench.tap("consent:news", &[]);
    let offered = bench.look().actions();
    assert!(!offered.contains(&"withdraw".to_owned()) && !offered.contains(&"give".to_owned()));
    bench.tap("close", &[]);
    assert_eq!(bench.state.facts.waiting().count(), 1);
    bench.pass(Duration::from_mins(6));
    bench.settle();
    give_news(&mut bench);
    bench.fail(&Fault::NoLink);
    bench.tap("consent:news", &[]);
    let offered = bench.look().actions();
    assert!(!offered.contains(&"withdraw".to_owned()) && !offered.contains(&"give".to_owned()));
}

/// What is said in passing, if anything is.
fn notice(bench: &Bench) -> Option<String> {
    bench.look().top.notice.map(|notice| notice.text)
}

/// How often a text stands on the screen.
fn times(bench: &Bench, text: &str) -> usize {
    bench.look().to_text().matches(text).count()
}

#[test]
fn what_could_not_leave_says_so_in_its_row_and_once_aloud() {
    for (begin, waits) in [(withdraw_news as fn(&mut Bench), BEING_WITHDRAWN), (give_news, BEING_GIVEN)] {
        let mut bench = go_to("home");
        if waits == BEING_GIVEN {
            withdraw_news(&mut bench);
            bench.settle();
        }
        begin(&mut bench);
        assert_ne!(notice(&bench).as_deref(), Some(waits), "nobody knows yet whether it waits");
        bench.fail(&Fault::NoLink);
        assert_eq!(notice(&bench).as_deref(), Some(waits));
        assert_eq!(times(&bench, waits), 2, "its row and the notice\n{}", bench.look().to_text());
        let told = bench.look().top.notice.unwrap().id;
        bench.pass(Duration::from_mins(6));
        bench.fail(&Fault::NoLink);
        assert!(bench.look().top.notice.is_none_or(|notice| notice.id == told), "it is told again");
        bench.restart();
        bench.fail(&Fault::NoLink);
        assert_eq!(notice(&bench), None, "it is told again after a restart");
        assert_eq!(times(&bench, waits), 1);
    }
}

#[test]
fn what_is_done_after_the_session_has_ended_waits_for_the_next() {
    let mut bench = go_to("home");
    bench.restart();
    let refresh = bench.take(is_refresh).unwrap();
    bench.answer(&refresh, refused(RefusalKind::SessionEnded));
    withdraw_news(&mut bench);
    assert_eq!(notice(&bench).as_deref(), Some(BEING_WITHDRAWN));
    let text = bench.look().to_text();
    assert!(text.contains("снова войдёте") && !text.contains("появится связь"), "{text}");
    bench.tap("sign_in_again", &[]);
    fill_and_tap(&mut bench, "sign_in");
    bench.settle();
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert!(bench.sent.iter().any(|sending| sending.call.is::<WithdrawConsent>()));
    assert_eq!(bench.state.facts.waiting().count(), 0);
}

#[test]
fn a_consent_that_the_portal_does_not_take_is_said_and_its_text_is_read_anew() {
    let mut bench = go_to("home");
    withdraw_news(&mut bench);
    bench.settle();
    give_news(&mut bench);
    let kind = RefusalKind::Unknown { slug: "unknown-consent".to_owned(), retryable: false };
    let given = bench.take(Call::is::<GiveConsent>).unwrap();
    bench.answer(&given, Err(Fault::from(Refusal::of(kind))));
    assert_eq!(bench.problem(), Some("K-211"));
    assert!(look::read(&bench.look()).contains(NOT_GIVEN));
    assert!(bench.take(Call::is::<FetchSettings>).is_some(), "the same text is shown again");
    bench.tap("ledger", &[]);
    bench.settle();
    let record = look::read(&bench.look());
    let refused = record.find("Портал не принял ваше решение").expect("the record tells of the refusal");
    assert!(refused < record.find("Согласие дано").unwrap(), "the newest first\n{record}");
}
