//! Waits that the portal names: everything that asks keeps them, a phone that was started anew too.

use std::time::Duration;

use super::{
    super::Event,
    bench::{Bench, is_change},
    citizen::{fill_and_tap, finish, go_from_home_to, go_to, text_for, want_out, withdraw_news},
    look,
};
use crate::{
    protocol::{
        Call, CheckCode, EndSession, Fault, FetchAccount, FetchSettings, RefreshSession,
        RegistrationStatusOf, StartRegistration,
    },
    screen::{Component, PlatformEvent, Tone, Update},
};

const DAY: Duration = Duration::from_hours(24);
const DAY_MS: Option<u64> = Some(86_400_000);

fn overloaded(wait: Option<Duration>) -> Fault {
    Fault::TooManyRequests { retry_after: wait }
}

/// Everything that makes a phone try at once what waits for its next try.
fn wake_up(bench: &mut Bench) {
    for event in [
        Event::RunQueue,
        Event::Platform(PlatformEvent::Network { online: true, metered: false }),
        Event::Platform(PlatformEvent::Foreground),
        Event::Platform(PlatformEvent::PushReceived),
        Event::Tick,
    ] {
        bench.turn(event);
    }
}

fn is_sent(bench: &Bench, is_such: impl Fn(&Call) -> bool) -> bool {
    bench.under_way.iter().any(|sending| is_such(&sending.call))
}

/// How long an action still does nothing.
fn held_ms(seen: &Update, action: &str) -> Option<u64> {
    look::action(seen, action)?.countdown.as_ref().map(|countdown| countdown.remaining_ms)
}

/// The tone of the strip with these words.
fn strip(seen: &Update) -> Option<(String, Tone)> {
    seen.top.components.iter().find_map(|component| match component {
        Component::Banner { strip: true, title, tone, .. } => Some((title.clone(), *tone)),
        _ => None,
    })
}

#[test]
fn what_a_screen_asks_waits_with_its_time_and_after_a_restart_and_then_leaves_by_itself() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    let first = bench.take(is_change).unwrap();
    bench.answer(&first, Err(overloaded(Some(DAY))));
    let seen = bench.look();
    assert_eq!(strip(&seen), Some(("Портал перегружен".to_owned(), Tone::Info)));
    assert_eq!((held_ms(&seen, "retry"), held_ms(&seen, "send_code")), (DAY_MS, DAY_MS));
    let dropped = bench.state.passing.dropped;
    bench.tap_at(seen.top.visit, "retry", &[]);
    assert_eq!(bench.state.passing.dropped, dropped + 1);
    bench.tap_at(seen.top.visit, "send_code", &[("phone", text_for("phone"))]);
    wake_up(&mut bench);
    assert!(!is_sent(&bench, is_change), "a tap shortens the wait");
    bench.pass(Duration::from_hours(1));
    bench.restart();
    wake_up(&mut bench);
    let seen = bench.look();
    assert!(!is_sent(&bench, is_change), "a restart shortens the wait");
    assert_eq!(held_ms(&seen, "retry"), Some(23 * 3_600_000), "{}", seen.to_text());
    bench.pass(Duration::from_hours(23));
    assert!(is_sent(&bench, Call::is::<StartRegistration>));
    finish(&mut bench);
}

#[test]
fn a_secret_that_is_typed_again_after_a_restart_waits_too() {
    let mut bench = go_to("registration/code");
    fill_and_tap(&mut bench, "check_code");
    bench.fail(&overloaded(Some(Duration::from_mins(3))));
    bench.restart();
    fill_and_tap(&mut bench, "check_code");
    let seen = bench.look();
    assert!(!is_sent(&bench, Call::is::<CheckCode>) && seen.top.busy.is_none());
    assert_eq!(held_ms(&seen, "retry"), Some(180_000), "{}", seen.to_text());
    bench.pass(Duration::from_mins(3));
    assert!(is_sent(&bench, Call::is::<CheckCode>));
}

#[test]
fn what_is_queued_waits_with_its_time_and_after_a_restart() {
    let mut bench = go_to("registration/agreement");
    fill_and_tap(&mut bench, "create_account");
    bench.fail(&overloaded(Some(DAY / 2)));
    for restarts in [false, true] {
        if restarts {
            bench.restart();
        }
        wake_up(&mut bench);
        let seen = bench.look();
        assert!(!is_sent(&bench, is_change), "restarted: {restarts}");
        assert_eq!(held_ms(&seen, "retry"), Some(43_200_000), "{}", seen.to_text());
    }
    bench.pass(DAY / 2);
    assert!(is_sent(&bench, is_change));
    finish(&mut bench);
}

#[test]
fn other_requests_do_not_wait() {
    let mut bench = go_to("home");
    bench.restart();
    bench.fail(&overloaded(Some(DAY)));
    withdraw_news(&mut bench);
    assert!(!is_sent(&bench, Call::is::<RefreshSession>), "the token is what the portal wants to wait");
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    bench.settle();
    assert_eq!(bench.key(), "registration/code");
    fill_and_tap(&mut bench, "check_code");
    bench.fail(&overloaded(Some(DAY)));
    bench.pass(Duration::from_mins(1));
    bench.tap("resend", &[]);
    bench.settle();
    assert_eq!(bench.portal.codes_sent, 2, "a wait for judging codes keeps codes from being sent");
}

#[test]
fn what_is_read_behind_the_screens_waits() {
    let mut bench = go_to("registration/password");
    bench.restart();
    assert!(is_sent(&bench, Call::is::<RegistrationStatusOf>) && is_sent(&bench, Call::is::<FetchSettings>));
    bench.fail(&overloaded(Some(DAY / 2)));
    bench.restart();
    wake_up(&mut bench);
    assert!(bench.under_way.is_empty(), "{:?}", bench.under_way);
    bench.sleep(DAY / 2);
    bench.restart();
    assert!(is_sent(&bench, Call::is::<RegistrationStatusOf>) && is_sent(&bench, Call::is::<FetchSettings>));
}

#[test]
fn what_keeps_a_session_waits() {
    let mut bench = go_to("home");
    bench.turn(Event::Platform(PlatformEvent::Foreground));
    let account = bench.take(Call::is::<FetchAccount>).unwrap();
    bench.answer(&account, Err(overloaded(Some(DAY / 2))));
    bench.turn(Event::Platform(PlatformEvent::Foreground));
    assert!(!is_sent(&bench, Call::is::<FetchAccount>));
    bench.restart();
    let refresh = bench.take(Call::is::<RefreshSession>).unwrap();
    bench.answer(&refresh, Err(overloaded(Some(DAY / 4))));
    withdraw_news(&mut bench);
    bench.restart();
    wake_up(&mut bench);
    assert!(!is_sent(&bench, Call::is::<RefreshSession>));
    bench.pass(DAY / 4);
    assert!(is_sent(&bench, Call::is::<RefreshSession>));

    let mut bench = go_from_home_to("sign_in/login");
    bench.restart();
    assert!(bench.under_way.iter().all(|sending| !sending.call.is::<EndSession>()), "it was told already");
    let mut bench = go_to("home");
    want_out(&mut bench);
    bench.tap("sign_out_confirmed", &[]);
    let end = bench.take(Call::is::<EndSession>).unwrap();
    bench.answer(&end, Err(overloaded(Some(DAY / 4))));
    bench.restart();
    wake_up(&mut bench);
    assert!(!is_sent(&bench, Call::is::<EndSession>));
    bench.pass(DAY / 4);
    assert!(is_sent(&bench, Call::is::<EndSession>));
}

#[test]
fn too_many_requests_without_a_time_are_tried_again_like_any_passing_fault() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    bench.fail(&overloaded(None));
    let seen = bench.look();
    assert_eq!(strip(&seen), Some(("Портал перегружен".to_owned(), Tone::Info)));
    assert_eq!((held_ms(&seen, "retry"), held_ms(&seen, "send_code")), (None, None));
    bench.tap("retry", &[]);
    assert!(is_sent(&bench, is_change));
    finish(&mut bench);
}
