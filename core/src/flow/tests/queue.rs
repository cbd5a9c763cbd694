//! What was done and shall reach the portal: kept, in order, once.

use std::time::Duration;

use super::{
    super::{Codes, Effect, Event, next_wake},
    bench::{Bench, is_change},
    citizen::{fill_and_tap, finish, go_to},
    look,
};
use crate::{
    protocol::{
        Call, Complete, Distrust, Fault, FetchSettings, RefreshSession, Refusal, RefusalKind,
        RegistrationStatusOf, SavePerson,
    },
    screen::PlatformEvent,
};

/// Everything is given, and nothing has left yet.
fn waiting() -> Bench {
    let mut bench = go_to("registration/agreement");
    fill_and_tap(&mut bench, "create_account");
    assert_eq!(bench.key(), "registration/waiting");
    bench
}

/// The consents are with the portal, the account is being asked for.
fn completing() -> Bench {
    let mut bench = waiting();
    let consents = bench.take(is_change).unwrap();
    let saved = bench.portal.carry_out(&consents.call, bench.now);
    bench.answer(&consents, saved);
    assert!(bench.under_way.iter().any(|sending| sending.call.is::<Complete>()));
    bench
}

#[test]
fn what_heals_within_a_moment_looks_like_work_and_not_like_waiting() {
    let mut bench = waiting();
    let says = |bench: &Bench| {
        let text = bench.look().to_text();
        (text.contains("Создаём кабинет"), text.contains("Ждёт отправки"))
    };
    assert_eq!(says(&bench), (true, false));
    bench.fail(&Fault::Unavailable { retry_after: None });
    bench.pass(Duration::from_millis(2_900));
    assert_eq!(says(&bench), (true, false), "{}", bench.look().to_text());
    bench.pass(Duration::from_millis(200));
    assert_eq!(says(&bench), (false, true), "{}", bench.look().to_text());
    bench.restart();
    assert_eq!(says(&bench), (false, true), "what waited before a start waits after it");
    finish(&mut bench);
}

#[test]
fn one_request_is_under_way_at_a_time_in_the_order_they_came() {
    let mut bench = waiting();
    assert_eq!(bench.under_way.iter().filter(|sending| is_change(&sending.call)).count(), 1);
    bench.settle();
    let order: Vec<_> = bench
        .sent
        .iter()
        .filter(|sending| is_change(&sending.call))
        .map(|sending| sending.call.endpoint.name)
        .collect();
    assert_eq!(order[order.len() - 3..], ["save_consents", "complete", "open_session"]);
    assert_eq!(bench.key(), "home");
}

#[test]
fn the_system_is_asked_to_run_the_queue_whenever_something_enters_it() {
    let mut bench = go_to("registration/person");
    bench.done.clear();
    fill_and_tap(&mut bench, "save_person");
    assert_eq!(bench.done, [Effect::ScheduleQueue]);
}

#[test]
fn a_passing_fault_postpones_with_the_same_key_and_bytes() {
    let untrusted = Fault::Untrusted(Distrust::Certificate);
    for fault in [Fault::NoLink, Fault::TimedOut, Fault::CaptivePortal, untrusted, Fault::Garbled] {
        let mut bench = waiting();
        let first = bench.take(is_change).unwrap();
        assert!(!first.call.body().is_empty());
        bench.answer(&first, Err(fault.clone()));
        assert!(bench.take(is_change).is_none(), "tried again without a pause after {fault:?}");
        assert!(look::action(&bench.look(), "retry").is_some());
        bench.restart();
        let second = bench.take(is_change).unwrap();
        assert_eq!((&first.key, &first.call), (&second.key, &second.call));
    }
}

#[test]
fn the_portal_may_ask_for_any_pause_and_the_person_need_not_wait_for_it() {
    let mut bench = waiting();
    let first = bench.take(is_change).unwrap();
    bench.answer(&first, Err(Fault::Unavailable { retry_after: Some(Duration::MAX) }));
    bench.pass(Duration::from_hours(24 * 3));
    assert_eq!(bench.key(), "registration/code", "the proof of the number ended meanwhile");
    let seen = bench.look();
    assert!(look::action(&seen, "retry").is_none(), "a tap that can do nothing: {}", seen.to_text());
    let mut bench = waiting();
    let first = bench.take(is_change).unwrap();
    bench.answer(&first, Err(Fault::Unavailable { retry_after: Some(Duration::from_hours(1)) }));
    bench.pass(Duration::from_mins(59));
    assert!(bench.take(is_change).is_none());
    bench.tap("retry", &[]);
    assert!(bench.take(is_change).is_some());
}

#[test]
fn a_link_that_is_back_and_a_background_job_send_at_once() {
    let online = Event::Platform(PlatformEvent::Network { online: true, metered: false });
    for event in [online, Event::RunQueue, Event::Platform(PlatformEvent::PushReceived)] {
        let mut bench = waiting();
        bench.fail(&Fault::NoLink);
        bench.turn(event);
        assert_eq!(bench.under_way.iter().filter(|sending| is_change(&sending.call)).count(), 1);
    }
}

#[test]
fn a_try_that_left_before_the_link_was_back_is_made_again_at_once_and_only_once() {
    let told = [PlatformEvent::Network { online: true, metered: false }, PlatformEvent::Foreground];
    for (event, fault) in told.into_iter().zip([Fault::NoLink, Fault::TimedOut]) {
        let mut bench = waiting();
        let before = bench.under_way.clone();
        bench.turn(Event::Platform(event));
        bench.fail(&fault);
        let [before] = before.try_into().unwrap();
        let at_once =
            bench.under_way.iter().find(|sending| is_change(&sending.call)).expect("the link is there");
        assert_eq!((&before.key, &before.call), (&at_once.key, &at_once.call));
        bench.fail(&fault);
        assert!(bench.take(is_change).is_none(), "no pause after the try over the new link");
    }
    let mut bench = waiting();
    bench.turn(Event::Platform(PlatformEvent::Foreground));
    bench.fail(&Fault::Unavailable { retry_after: None });
    assert!(bench.take(is_change).is_none(), "the portal answered: another link changes nothing");
}

#[test]
fn what_the_screen_waits_for_and_what_is_read_behind_it_are_asked_again_when_the_link_came_meanwhile() {
    let online = PlatformEvent::Network { online: true, metered: false };
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    let before = bench.under_way.clone();
    bench.turn(Event::Platform(online.clone()));
    bench.fail(&Fault::NoLink);
    let again: Vec<_> = bench.under_way.iter().map(|sending| &sending.call).collect();
    assert_eq!(again, before.iter().map(|sending| &sending.call).collect::<Vec<_>>());
    let mut bench = Bench::new();
    bench.turn(Event::Platform(online.clone()));
    bench.fail(&Fault::NoLink);
    assert!(bench.take(Call::is::<FetchSettings>).is_some());
    let mut bench = go_to("home");
    bench.restart();
    assert!(bench.under_way.iter().any(|sending| sending.call.is::<RefreshSession>()));
    bench.turn(Event::Platform(online));
    bench.fail(&Fault::NoLink);
    assert!(bench.take(Call::is::<RefreshSession>).is_some());
}

#[test]
fn a_number_that_got_an_account_meanwhile_is_told_when_the_account_is_made() {
    let mut bench = completing();
    bench.portal.strangers_phone.clone_from(&bench.state.facts.registration.as_ref().unwrap().phone);
    bench.settle();
    assert_eq!(bench.key(), "registration/taken");
    assert!(bench.state.facts.registration.as_ref().unwrap().person.is_some());
    finish(&mut bench);
}

#[test]
fn each_missing_step_is_given_again_or_asked_for_again() {
    let refused = |missing: &str| {
        let mut bench = completing();
        bench.refuse(Refusal { missing: vec![missing.to_owned()], ..Refusal::of(RefusalKind::StepMissing) });
        bench
    };
    for (step, screen) in [("password", "registration/password"), ("contact", "registration/code")] {
        let mut bench = refused(step);
        assert_eq!(bench.key(), screen, "{step}");
        finish(&mut bench);
    }
    for (step, name) in [("person", "save_person"), ("agreement", "save_consents")] {
        let mut bench = refused(step);
        let waiting: Vec<_> =
            bench.state.facts.outbox.items().values().map(|item| item.request.name.clone()).collect();
        assert_eq!(waiting, [name, "complete"], "{step}");
        finish(&mut bench);
    }
}

#[test]
fn a_portal_that_keeps_missing_steps_is_asked_with_pauses() {
    for missing in [Vec::new(), vec!["person".to_owned()], vec!["no_such_step".to_owned()]] {
        let mut bench = completing();
        let refusal = Refusal { missing, ..Refusal::of(RefusalKind::StepMissing) };
        bench.refuse(refusal);
        assert!(bench.take(is_change).is_none(), "asked again without a pause");
        let due = next_wake(&bench.state, &bench.env()).unwrap();
        assert!(due > bench.monotonic);
        finish(&mut bench);
    }
}

#[test]
fn a_refusal_nobody_knows_is_shown_and_can_be_tried_again() {
    let mut bench = completing();
    bench.refuse_with(RefusalKind::Unknown { slug: "no-such-thing".to_owned(), retryable: false });
    let seen = bench.look();
    assert_eq!(bench.problem(), Some("K-900"));
    assert!(bench.look().to_text().contains("no-such-thing"));
    assert_eq!(look::banners(&seen).len(), 1);
    assert!(bench.take(is_change).is_none());
    bench.tap("retry", &[]);
    assert!(bench.under_way.iter().any(|sending| is_change(&sending.call)));
    finish(&mut bench);
}

#[test]
fn what_was_refused_is_sent_again_under_another_key() {
    // The portal keeps a refusal with the key: under the same one it would refuse for ever.
    for kind in [
        RefusalKind::ContactNotProven,
        RefusalKind::Unknown { slug: "no-such-thing".to_owned(), retryable: false },
    ] {
        let mut bench = waiting();
        let first = bench.take(is_change).unwrap();
        bench.answer(&first, Err(Fault::from(Refusal::of(kind.clone()))));
        bench.restart();
        finish(&mut bench);
        let again: Vec<_> = bench.sent.iter().filter(|sending| sending.call == first.call).collect();
        assert_eq!(again.len(), 2, "{kind:?}");
        assert_ne!(again[0].key, again[1].key, "{kind:?}");
        assert_eq!(again[0].call, again[1].call, "{kind:?}");
    }
}

#[test]
fn a_registration_that_is_gone_takes_its_queue_along() {
    for kind in [RefusalKind::RegistrationExpired, RefusalKind::Unauthorized] {
        let mut bench = completing();
        bench.refuse_with(kind);
        assert_eq!(bench.key(), "registration/phone");
        assert!(bench.state.facts.outbox.is_empty() && bench.take(is_change).is_none());
        finish(&mut bench);
    }
}

#[test]
fn the_proof_of_the_number_may_end_at_every_step() {
    let steps = ["registration/person", "registration/password", "registration/agreement"];
    for route in steps {
        let mut bench = go_to(route);
        bench.pass(Duration::from_hours(24));
        let seen = bench.look();
        assert_eq!(seen.top.key, "registration/code", "{route:?}");
        assert_eq!(bench.problem(), Some("K-203"));
        assert!(look::action(&seen, "resend").is_some_and(|action| action.countdown.is_none()));
        finish(&mut bench);
    }
    // That another code was once refused does not hide why the number is asked about again.
    let mut bench = go_to("registration/person");
    bench.state.facts.registration.as_mut().unwrap().codes = Some(Codes::default());
    bench.pass(Duration::from_hours(24));
    assert_eq!(bench.problem(), Some("K-203"));
    let mut bench = waiting();
    bench.fail(&Fault::NoLink);
    bench.pass(Duration::from_hours(25));
    assert_eq!(bench.key(), "registration/code");
    assert!(!bench.state.facts.outbox.is_empty(), "what waits is kept");
    bench.under_way.clear();
    bench.restart();
    finish(&mut bench);
}

#[test]
fn a_session_that_can_not_be_opened_is_not_asked_for_without_end() {
    for kind in super::walks::refusal_kinds() {
        let mut bench = completing();
        let complete = bench.take(is_change).unwrap();
        let created = bench.portal.carry_out(&complete.call, bench.now);
        bench.answer(&complete, created);
        bench.refuse_with(kind.clone());
        assert!(bench.take(is_change).is_none(), "asked again at once after {kind:?}");
        assert_eq!(bench.key(), "registration/waiting");
        finish(&mut bench);
    }
}

#[test]
fn an_account_that_was_made_unnoticed_is_found_out_by_looking_up() {
    let mut bench = completing();
    let complete = bench.take(is_change).unwrap();
    assert!(bench.portal.carry_out(&complete.call, bench.now).is_ok());
    bench.restart();
    assert!(bench.under_way.iter().any(|sending| sending.key == complete.key));
    let look_up = bench.take(Call::is::<RegistrationStatusOf>).unwrap();
    let status = bench.portal.carry_out(&look_up.call, bench.now);
    bench.answer(&look_up, status);
    assert!(bench.state.facts.outbox.is_empty(), "what the account has is not sent again");
    bench.settle();
    assert_eq!(bench.key(), "home");
    assert!(bench.state.facts.outbox.is_empty());
}

#[test]
fn an_account_whose_making_was_not_heard_of_is_found_when_its_number_is_to_be_proven_again() {
    let mut bench = completing();
    let complete = bench.take(is_change).unwrap();
    bench.portal.carry_out(&complete.call, bench.now).unwrap();
    bench.answer(&complete, Err(Fault::TimedOut));
    bench.sleep(Duration::from_hours(25));
    bench.turn(Event::Tick);
    assert_eq!(bench.key(), "registration/code");
    bench.tap("resend", &[]);
    bench.refuse_with(RefusalKind::RegistrationCompleted);
    bench.settle();
    assert_eq!(bench.key(), "home");
}

#[test]
fn a_tap_that_goes_behind_the_queue_tries_the_queue_at_once_and_waits_for_it() {
    let mut bench = go_to("registration/person");
    fill_and_tap(&mut bench, "save_person");
    bench.fail(&Fault::NoLink);
    assert!(bench.take(is_change).is_none(), "the next try waits for its time");
    fill_and_tap(&mut bench, "save_password");
    let seen = bench.look();
    assert_eq!(seen.top.busy.and_then(|busy| busy.action).as_deref(), Some("save_password"));
    let person = bench.take(is_change).unwrap();
    assert!(person.call.is::<SavePerson>(), "{:?}", person.call);
    let saved = bench.portal.carry_out(&person.call, bench.now);
    bench.answer(&person, saved);
    bench.settle();
    assert_eq!(bench.key(), "registration/agreement");
}
