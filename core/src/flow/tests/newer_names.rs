//! What a newer portal or a newer app names and this version does not know: a step of the registration, a level of the
//! account, a request.

use super::{
    super::{OpenRequest, State},
    bench::{Bench, is_change},
    citizen::{SURNAME, fill_and_tap, finish, go_to, want_out},
};
use crate::{
    domain::AccountLevel,
    protocol::{Call, Request, Scope, StartRegistration},
    screen::Component,
};

fn steps(state: &mut State) -> &mut Vec<String> {
    let registration = state.facts.registration.as_mut().unwrap();
    &mut registration.settings.as_mut().unwrap().registration.steps
}

/// A registration that has come to a step which this version does not know, after name and birth date.
pub fn at_an_unknown_step() -> Bench {
    let mut bench = go_to("registration/person");
    steps(&mut bench.state).insert(2, "passport".to_owned());
    fill_and_tap(&mut bench, "save_person");
    bench.settle();
    assert_eq!(bench.key(), "registration/unknown_step");
    bench
}

/// The app is updated: the newer version knows the step, and has met it.
pub fn update_app(bench: &mut Bench) {
    if bench.state.facts.registration.as_ref().is_some_and(|registration| registration.settings.is_some()) {
        steps(&mut bench.state).retain(|step| step != "passport");
    }
    bench.restart();
}

#[test]
fn an_unknown_step_is_reached_and_says_what_to_do() {
    let mut bench = at_an_unknown_step();
    let starts = |call: &Call| call.is::<StartRegistration>();
    assert_eq!(bench.sent.iter().filter(|sending| starts(&sending.call)).count(), 1, "it begins for ever");
    let text = bench.look().to_text();
    assert!(text.contains("Обновите приложение") && text.contains("сохранено"), "{text}");
    bench.restart();
    bench.settle();
    assert_eq!(bench.look().to_text(), text);
    bench.tap("back", &[]);
    assert_eq!(bench.key(), "registration/person");
    fill_and_tap(&mut bench, "save_person");
    assert_eq!(bench.key(), "registration/unknown_step");
    bench.tap("to_start", &[]);
    assert_eq!(bench.key(), "welcome");
    bench.tap("register", &[]);
    assert_eq!(bench.key(), "registration/unknown_step");
    assert!(bench.take(is_change).is_none());
}

#[test]
fn an_updated_app_goes_on_behind_the_step_with_nothing_typed_twice() {
    let mut bench = at_an_unknown_step();
    update_app(&mut bench);
    bench.settle();
    assert_eq!(bench.key(), "registration/password");
    assert_eq!(
        bench.state.facts.registration.as_ref().unwrap().person.as_ref().unwrap().name.surname,
        SURNAME
    );
    finish(&mut bench);
}

#[test]
fn an_unknown_level_says_what_to_do() {
    let mut bench = go_to("home");
    bench.state.facts.account.as_mut().unwrap().level = AccountLevel::Other("seen_twice".to_owned());
    bench.restart();
    let seen = bench.look();
    let card = seen.components().into_iter().find_map(|component| match component {
        Component::LevelCard { text, reached, .. } => Some((text.clone(), *reached)),
        _ => None,
    });
    let (text, reached) = card.expect("a card of the level");
    assert_eq!(reached, 0);
    assert!(text.contains("Обновите"), "{text}");
}

#[test]
fn requests_that_only_a_newer_app_knows_wait_for_its_update_as_they_are() {
    let newer = Request {
        name: "file_application".to_owned(),
        scope: Scope::Account,
        ids: vec!["17".to_owned()],
        subject: "a subject".to_owned(),
        body: r#"{"answers":[]}"#.to_owned(),
        known_etag: None,
    };
    let mut bench = go_to("home");
    bench.state.facts.outbox.put(900, "key-1".to_owned(), newer.clone(), false);
    bench.state.facts.open_request = Some(OpenRequest { key: "key-2".to_owned(), request: newer.clone() });
    let kept = bench.state.facts.clone();
    bench.restart();
    bench.settle();
    bench.pass(std::time::Duration::from_hours(1));
    assert!(bench.look().to_text().contains("Обновите приложение"), "{}", bench.look().to_text());
    assert!(bench.state.facts.outbox == kept.outbox && bench.state.facts.open_request == kept.open_request);
    assert!(bench.sent.iter().all(|sending| sending.call.endpoint.name != newer.name));
    want_out(&mut bench);
    assert!(bench.look().to_text().contains("Обновите приложение"), "it is lost without a word");
}
