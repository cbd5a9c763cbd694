//! A phone that can't write says so, forgets nothing it had said was saved, and goes on once it can.

use std::time::Duration;

use kabinet_core::{ports::StoreFault, store::MemoryStore};
use kabinet_tests::{CITIZEN, HOME, LookAt, SCREENS, Stand, covers, pass, plain, reach};

/// Fails the tap that leads on from every screen of the registration.
fn fails_on_every_screen(fault: &StoreFault, said: &str) {
    let stand = Stand::new();
    let store = MemoryStore::new();
    let phone = stand.phone_with_store("phone", store.clone());
    for key in ["welcome"].into_iter().chain(SCREENS) {
        let before = reach(&stand, &phone, &CITIZEN, key);
        store.fail_commits(Some(fault.clone()));
        let sent = phone.traffic().sent().len();

        let refused = pass(&stand, &phone, &CITIZEN);

        assert_eq!((refused.top.key.as_str(), &refused.stack), (key, &before.stack), "{}", refused.to_text());
        assert_eq!(refused.banners(), [said], "{key} does not say so:\n{}", refused.to_text());
        // Not even a secret leaves: that it was sent could not be written down.
        assert_eq!(phone.traffic().sent().len(), sent, "{key}: what was not written left");
        stand.advance(Duration::from_secs(1));
        store.fail_commits(None);
        let went_on = pass(&stand, &phone, &CITIZEN);
        assert_ne!(went_on.top.key, key, "{}", went_on.to_text());
        assert_eq!(went_on.banners(), [""; 0], "{}", went_on.to_text());
    }
    assert_eq!(phone.shown().top.key, HOME);
    assert_eq!(stand.console().people().len(), 1);
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1);
}

#[test]
fn a_full_disk_is_said_and_the_screen_stays() {
    covers!("OFF-01");
    fails_on_every_screen(&StoreFault::DiskFull, "Не сохранено: на телефоне нет места");
}

#[test]
fn a_disk_that_fails_is_said_and_the_screen_stays() {
    covers!("OFF-01");
    fails_on_every_screen(&StoreFault::Io { reason: "broken".to_owned() }, "Не сохранено");
}

#[test]
fn an_answer_that_could_not_be_written_is_asked_for_again() {
    covers!("OFF-01");
    let stand = Stand::new();
    let store = MemoryStore::new();
    let phone = stand.phone_with_store("phone", store.clone());
    reach(&stand, &phone, &CITIZEN, "registration/phone");
    phone.enter("phone", CITIZEN.phone);
    let before = phone.shown();
    phone.traffic().hold();
    phone.tap_on(&before, "send_code");
    phone.until("the tap was taken", |update| update.top.busy.is_some());
    store.fail_commits(Some(StoreFault::DiskFull));
    phone.traffic().release();
    let refused = phone.shown();
    assert_eq!(refused.top.key, "registration/phone", "{}", refused.to_text());
    assert_eq!(refused.banners(), ["Не сохранено: на телефоне нет места"], "{}", refused.to_text());

    store.fail_commits(None);
    stand.advance(Duration::from_secs(10));
    phone.until_screen("registration/code");

    let keys = phone.traffic().keys_of("start_registration");
    assert!(keys.len() >= 2 && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1);
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().top.key, "registration/code", "what was said to be saved is gone");
}

#[test]
fn what_fails_for_want_of_room_once_more_is_seen_to_be_done_and_says_so() {
    covers!("OFF-01", "FLD-10");
    let stand = Stand::new();
    let store = MemoryStore::new();
    let phone = stand.phone_with_store("phone", store.clone());
    reach(&stand, &phone, &CITIZEN, "welcome");
    store.fail_commits(Some(StoreFault::DiskFull));
    let first = phone.tap("register");
    assert!(first.top.busy.is_none() && first.top.notice.is_none(), "{}", first.to_text());
    let second = phone.tap("register");
    assert_eq!(second.top.busy.and_then(|busy| busy.action).as_deref(), Some("register"));
    stand.advance(Duration::from_secs(1));
    let said = phone.shown();
    let notice = said.top.notice.as_ref().map(|notice| plain(&notice.text));
    assert_eq!(notice.as_deref(), Some("Места всё ещё не хватает"), "{}", said.to_text());
    assert!(said.top.busy.is_none());
    store.fail_commits(None);
    assert_eq!(phone.tap("register").top.key, "registration/phone");
}
