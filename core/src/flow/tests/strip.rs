//! What the strip and the held-up action say: only what is so.

use super::{
    bench::Bench,
    citizen::{fill_and_tap, finish, go_from_home_to, go_to, withdraw_news},
    look,
};
use crate::{
    flow::Event,
    protocol::Fault,
    screen::{Component, PlatformEvent, Update},
};

const KEPT: &str = "Введённое сохранено.";
const THEN: &str = "Отправим сами, как только связь появится.";
const NOT_KEPT: &str = "Пароли и коды не храним: не закрывайте приложение. Остальное сохранено.";

fn strip(update: &Update) -> String {
    let texts = update.components().into_iter().filter_map(|component| match component {
        Component::Banner { text, strip: true, .. } => Some(look::plain(text)),
        _ => None,
    });
    texts.collect()
}

fn without_a_link(mut bench: Bench) -> Bench {
    bench.turn(Event::Platform(PlatformEvent::Network { online: false, metered: false }));
    bench
}

#[test]
fn a_secret_that_waits_is_said_to_be_kept_nowhere() {
    for (mut bench, action) in [
        (go_to("registration/password"), "save_password"),
        (go_to("registration/code"), "check_code"),
        (go_from_home_to("sign_in/login"), "sign_in"),
    ] {
        fill_and_tap(&mut bench, action);
        bench.fail(&Fault::NoLink);
        assert_eq!(strip(&bench.look()), format!("{NOT_KEPT} {THEN}"), "{action}");
    }
}

#[test]
fn what_waits_in_the_queue_is_said_to_be_kept_and_sent() {
    let mut bench = go_to("registration/agreement");
    fill_and_tap(&mut bench, "create_account");
    bench.fail(&Fault::NoLink);
    assert_eq!(strip(&bench.look()), format!("{KEPT} {THEN}"));
    let mut bench = Bench::new();
    finish(&mut bench);
    withdraw_news(&mut bench);
    bench.fail(&Fault::NoLink);
    assert_eq!(strip(&bench.look()), format!("{KEPT} {THEN}"));
}

#[test]
fn without_a_link_nothing_is_claimed_where_nothing_was_typed() {
    let mut home = Bench::new();
    finish(&mut home);
    let home = without_a_link(home).look();
    assert!(look::read(&home).contains("Нет связи"), "{}", home.to_text());
    assert_eq!(strip(&home), "");
    let mut phone = without_a_link(go_to("registration/phone"));
    assert_eq!(strip(&phone.look()), "");
    phone.draft("phone", "+7 900");
    assert_eq!(strip(&phone.look()), KEPT);
}

#[test]
fn the_action_that_waits_says_for_what_and_is_tried_at_once() {
    for (fault, label) in [(Fault::NoLink, "Ждём связь…"), (Fault::TimedOut, "Ждём портал…")]
    {
        let mut bench = go_to("registration/password");
        fill_and_tap(&mut bench, "save_password");
        bench.fail(&fault);
        let seen = bench.look();
        let action = look::action(&seen, "save_password").unwrap();
        assert!(look::plain(&action.label) == label && action.countdown.is_none(), "{fault:?}");
        let sent = bench.sent.len();
        fill_and_tap(&mut bench, "save_password");
        assert_eq!(bench.sent.len(), sent + 1, "{fault:?}");
    }
}
