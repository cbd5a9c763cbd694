//! No link, or one that comes and goes: nothing is lost, and what was done reaches the portal by itself, in order,
//! once.

use std::time::Duration;

use kabinet_core::screen::{Component, PlatformEvent, Update};
use kabinet_tests::{CITIZEN, HOME, SCREENS, Stand, covers, fill_in, main_action, pass, reach};

const WAITING: &str = "registration/waiting";
/// More than any first pause between two tries.
const A_MOMENT: Duration = Duration::from_secs(10);
/// More than what may still look like work.
const A_WHILE: Duration = Duration::from_secs(4);

/// The strip above the content, and whether one can ask for another try.
fn strip(update: &Update) -> Option<(&str, bool)> {
    update.components().into_iter().find_map(|component| match component {
        Component::Banner { title, action, strip: true, .. } => Some((title.as_str(), action.is_some())),
        _ => None,
    })
}

/// The changes that the portal carried out, in order and without the keys' repetitions.
fn effects(stand: &Stand) -> Vec<String> {
    let mut keys = std::collections::BTreeSet::new();
    let done = stand
        .console()
        .requests()
        .into_iter()
        .filter(|request| request.status.is_some_and(|status| status < 300));
    let first = done.filter(|request| request.key.clone().is_some_and(|key| keys.insert(key)));
    first.map(|request| request.path.rsplit("{id}/").next().unwrap_or_default().to_owned()).collect()
}

/// Each change of a whole registration once, in the order it was made.
const WHOLE: [&str; 8] = [
    "/api/v1/registrations",
    "codes",
    "codes/check",
    "person",
    "password",
    "consents",
    "complete",
    "/api/v1/sessions",
];

#[track_caller]
fn assert_each_once(stand: &Stand) {
    assert_eq!(effects(stand), WHOLE);
    assert_eq!(stand.console().people().len(), 1);
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1);
}

#[test]
fn a_link_cut_before_each_tap_loses_nothing() {
    covers!("OFF-01", "PRT-04");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, SCREENS[0]);
    for key in SCREENS {
        reach(&stand, &phone, &CITIZEN, key);
        stand.console().cut_link();
        let cut = pass(&stand, &phone, &CITIZEN);
        assert_eq!(strip(&cut), Some(("Нет связи", true)), "{key}:\n{}", cut.to_text());
        if key == "registration/phone" {
            assert!(cut.to_text().contains("+7 916 123-45-67"), "{}", cut.to_text());
        }
        stand.console().mend_link();
        stand.advance(A_MOMENT);
        let mended = phone.shown();
        assert_ne!(mended.top.key, key, "it did not go on by itself:\n{}", mended.to_text());
        assert_eq!(strip(&mended), None, "{key}:\n{}", mended.to_text());
    }
    phone.until_screen(HOME);
    assert_each_once(&stand);
}

#[test]
fn an_account_asked_for_without_a_link_is_made_when_it_is_back() {
    covers!("OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    stand.console().cut_link();
    let working = pass(&stand, &phone, &CITIZEN);
    assert!(working.to_text().starts_with("[registration/waiting] Создаём кабинет"), "{}", working.to_text());
    stand.advance(A_WHILE);
    let waiting = phone.shown();
    assert!(waiting.to_text().starts_with("[registration/waiting] Ждёт отправки"), "{}", waiting.to_text());
    let states: Vec<_> = waiting
        .components()
        .into_iter()
        .filter_map(|component| match component {
            Component::StatusCard { title, status, .. } => Some((title.as_str(), status.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        states,
        [
            ("Имя и\u{a0}дата рождения", "Отправлено"),
            ("Согласия", "Ждёт отправки"),
            ("Создание кабинета", "Ждёт отправки")
        ]
    );
    // Hours without a link, and a phone that was switched off meanwhile.
    stand.advance(Duration::from_hours(2));
    let phone = stand.reopened(phone);
    let again = phone.shown();
    assert_eq!(again.top.key, WAITING, "{}", again.to_text());
    assert_eq!(stand.console().people(), []);

    stand.console().mend_link();
    stand.advance(Duration::from_mins(5));

    let home = phone.until_screen(HOME);
    assert_eq!(home.top.notice.as_ref().map(|notice| notice.text.as_str()), Some("Кабинет создан"));
    assert_each_once(&stand);
}

#[test]
fn an_answer_that_got_lost_is_asked_for_under_the_same_key() {
    covers!("OFF-01");
    for request in [
        "start_registration",
        "send_code",
        "check_code",
        "save_person",
        "set_password",
        "save_consents",
        "complete",
        "open_session",
    ] {
        let stand = Stand::new();
        let phone = stand.phone("phone");
        phone.traffic().lose_answer_to(request);
        let mut was_told = false;
        for _ in 0..10 {
            let shown = phone.shown();
            if strip(&shown).is_some() {
                was_told = true;
                stand.advance(A_MOMENT);
            } else if shown.top.key != HOME {
                pass(&stand, &phone, &CITIZEN);
            }
        }
        phone.until_screen(HOME);
        assert!(was_told, "{request}: the person was not told");
        let keys = phone.traffic().keys_of(request);
        assert_eq!((keys.len(), &keys[0]), (2, &keys[1]), "{request}");
        assert_each_once(&stand);
    }
}

#[test]
fn a_tap_repeated_without_a_link_is_the_same_request() {
    covers!("OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/code");
    stand.console().cut_link();
    for _ in 0..3 {
        pass(&stand, &phone, &CITIZEN);
    }
    let keys = phone.traffic().keys_of("check_code");
    assert!(keys.len() >= 3, "{keys:?}");
    assert!(keys.iter().all(|key| *key == keys[0]), "each tap became a request of its own: {keys:?}");
    stand.console().mend_link();
    stand.advance(A_MOMENT);
    assert_eq!(phone.shown().top.key, "registration/person");
}

#[test]
fn a_portal_that_restarts_before_its_answer_was_heard_does_nothing_twice() {
    covers!("OFF-01", "PRT-01");
    let mut stand = Stand::new();
    let phone = stand.phone("phone");
    for key in SCREENS {
        reach(&stand, &phone, &CITIZEN, key);
        phone.traffic().lose_answer_to(match key {
            "registration/phone" => "send_code",
            "registration/code" => "check_code",
            "registration/person" => "save_person",
            "registration/password" => "set_password",
            _ => "complete",
        });
        pass(&stand, &phone, &CITIZEN);
        stand.restart();
        stand.advance(A_MOMENT);
        assert_ne!(phone.shown().top.key, key, "{}", phone.shown().to_text());
    }
    phone.until_screen(HOME);
    assert_eq!(stand.console().people().len(), 1);
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1);
}

#[test]
fn a_portal_that_is_away_for_the_whole_tap_is_waited_for() {
    covers!("OFF-01", "PRT-01");
    let mut stand = Stand::new();
    let phone = stand.phone("phone");
    for key in SCREENS {
        reach(&stand, &phone, &CITIZEN, key);
        fill_in(&stand, &phone, &CITIZEN);
        stand.stop();
        let away = phone.tap(main_action(&phone.shown()));
        assert_eq!(strip(&away), Some(("Нет связи", true)), "{key}:\n{}", away.to_text());
        stand.advance(A_MOMENT);
        // A try that is under way would find the portal that comes back.
        phone.settle();
        stand.start_again();
        let back = phone.tap("retry");
        assert_ne!(back.top.key, key, "{}", back.to_text());
    }
    phone.until_screen(HOME);
    assert_eq!(stand.console().people().len(), 1);
}

#[test]
fn the_phone_says_that_there_is_no_link_before_anything_was_sent() {
    covers!("OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, SCREENS[0]);
    phone.report(PlatformEvent::Network { online: false, metered: false });
    assert_eq!(strip(&phone.shown()), Some(("Нет связи", false)), "there is nothing to try yet");
    phone.report(PlatformEvent::Network { online: true, metered: false });
    assert_eq!(strip(&phone.shown()), None);
    stand.console().cut_link();
    pass(&stand, &phone, &CITIZEN);
    stand.console().mend_link();
    phone.report(PlatformEvent::Network { online: true, metered: false });
    assert_eq!(phone.shown().top.key, "registration/code", "the system's news did not wake the request");
}

#[test]
fn a_job_of_the_system_empties_the_queue_in_the_background() {
    covers!("OFF-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    stand.console().cut_link();
    pass(&stand, &phone, &CITIZEN);
    let waiting = phone.kabinet().run_queue(5_000).expect("a report").waiting;
    assert_eq!(waiting, 2, "consents and the account");
    stand.console().mend_link();
    assert_eq!(phone.kabinet().run_queue(5_000).expect("a report").waiting, 0);
    assert_eq!(stand.console().people().len(), 1);
    phone.until_screen(HOME);
}
