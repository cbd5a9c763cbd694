//! The code from the SMS: how long it lives, how often another comes, how often one may be wrong.

use std::time::Duration;

use jiff::SignedDuration;
use kabinet_core::screen::{Update, Verdict};
use kabinet_tests::{CITIZEN, Citizen, LookAt, Stand, TestPhone, covers, pass, plain, reach};
use mock_server::Profile;

const CODE: &str = "registration/code";
const PERSON: &str = "registration/person";

fn life_ms(update: &Update) -> Option<u64> {
    update.code_field()?.life.as_ref().map(|life| life.remaining_ms)
}

/// Types a code and lets it be checked.
#[track_caller]
fn try_code(phone: &TestPhone, code: &str) -> Update {
    phone.enter("code", code);
    phone.tap("check_code")
}

fn minutes(count: u64) -> Duration {
    Duration::from_mins(count)
}

#[track_caller]
fn asks_again(stand: &Stand, phone: &TestPhone) -> Update {
    stand.advance(minutes(1));
    phone.until("another code can be asked for", |update| update.waits_ms("resend").is_none());
    phone.tap("resend")
}

#[test]
fn length_and_life_of_a_code_are_the_portals() {
    covers!("COD-01", "PRT-06");
    for (profile, life) in
        [(Profile::Kabinet, 600_000), (Profile::Doc000, 600_000), (Profile::Doc004, 300_000)]
    {
        let stand = Stand::with_profile(profile);
        let phone = stand.phone("phone");
        let shown = reach(&stand, &phone, &CITIZEN, CODE);
        let field = shown.code_field().expect("a field for the code");
        assert_eq!((field.length, field.life_ms, life_ms(&shown)), (6, life, Some(life)));
        assert_eq!(field.entered.len(), 7, "from none to all");
        assert_eq!(field.entered.get(3).map(|words| plain(words)).as_deref(), Some("Введено 3 из 6"));
        assert_eq!(stand.console().newest_code(CITIZEN.phone).len(), 6);
        assert_eq!(plain(&field.life.as_ref().expect("a life").text), "Код действует ещё {time}");
    }
}

#[test]
fn the_timer_starts_when_the_operator_took_the_sms_not_when_the_phone_heard_of_it() {
    covers!("COD-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/phone");
    phone.enter("phone", CITIZEN.phone);
    phone.traffic().lose_answer_to("send_code");
    let unheard = phone.tap("send_code");
    assert_eq!(unheard.banners(), ["Нет связи"], "{}", unheard.to_text());

    stand.advance(Duration::from_secs(20));
    let shown = phone.until_screen(CODE);

    assert_eq!(life_ms(&shown), Some(580_000));
    assert_eq!(shown.waits_ms("resend"), Some(40_000));
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1, "the lost answer cost another SMS");
}

#[test]
fn a_code_that_outlived_its_life_is_told_apart_from_a_wrong_one() {
    covers!("COD-01");
    let stand = Stand::with_profile(Profile::Doc004);
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, CODE);
    let code = stand.console().newest_code(CITIZEN.phone);
    stand.advance(minutes(5));
    let shown = phone.until("the end of its life", |update| {
        update.code_field().is_some_and(|field| field.life.is_none() && field.verdict != Verdict::None)
    });
    assert_eq!(shown.wrong("code").0, "Код больше не действует. Получите новый.");
    let shown = try_code(&phone, &code);
    assert_eq!(shown.wrong("code").0, "Код больше не действует. Получите новый.");
    phone.tap("resend");
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, PERSON);
}

#[test]
fn a_code_works_once() {
    covers!("COD-01");
    const OTHER: Citizen = Citizen { phone: "+79167654321", ..CITIZEN };
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, CODE);
    let used = stand.console().newest_code(CITIZEN.phone);
    assert_eq!(try_code(&phone, &used).top.key, PERSON);
    phone.tap("back");
    stand.advance(minutes(1));
    phone.enter("phone", OTHER.phone);
    assert_eq!(phone.tap("send_code").top.key, CODE);
    assert_eq!(try_code(&phone, &used).top.key, CODE, "a code of another number was taken");
    phone.tap("back");
    stand.advance(minutes(1));
    phone.enter("phone", CITIZEN.phone);
    assert_eq!(phone.tap("send_code").top.key, CODE, "the first number must be proven anew");

    let shown = try_code(&phone, &used);

    assert_eq!(shown.top.key, CODE, "a used code was taken again");
    assert!(shown.wrong("code").0.starts_with("Код не подошёл."));
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, PERSON);
}

#[test]
fn a_wrong_clock_of_the_phone_changes_nothing() {
    covers!("COD-01", "COD-02", "COD-03");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    phone.set_wrong_clock(SignedDuration::from_hours(40_000));
    let shown = reach(&stand, &phone, &CITIZEN, CODE);
    assert_eq!((life_ms(&shown), shown.waits_ms("resend")), (Some(600_000), Some(60_000)));
    phone.set_wrong_clock(SignedDuration::from_hours(-40_000));
    stand.advance(Duration::from_secs(10));
    let shown = phone.shown();
    assert_eq!((life_ms(&shown), shown.waits_ms("resend")), (Some(590_000), Some(50_000)));
    let wrong = stand.console().wrong_code(CITIZEN.phone);
    for _ in 0..5 {
        try_code(&phone, &wrong);
    }
    phone.set_wrong_clock(SignedDuration::from_hours(40_000));
    let locked = phone.shown();
    assert_eq!(locked.waits_ms("resend"), Some(900_000));
    assert!(locked.code_field().is_none());
}

#[test]
fn another_code_comes_after_a_minute_and_the_earlier_ones_still_work() {
    covers!("COD-02");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    let shown = reach(&stand, &phone, &CITIZEN, CODE);
    let first = stand.console().newest_code(CITIZEN.phone);
    assert_eq!(shown.waits_ms("resend"), Some(60_000));
    stand.advance(Duration::from_secs(59));
    phone.tap("resend");
    assert_eq!(phone.traffic().keys_of("send_code").len(), 1, "a code was asked for too early");
    stand.advance(Duration::from_secs(1));
    phone.until("another code can be asked for", |update| update.waits_ms("resend").is_none());

    let shown = phone.tap("resend");

    let notice = shown.top.notice.as_ref().expect("a notice");
    assert_eq!(plain(&notice.text), "Отправили новый код. Прежние тоже действуют");
    assert_eq!(shown.waits_ms("resend"), Some(60_000));
    assert_eq!(life_ms(&shown), Some(600_000));
    let codes = stand.console().codes(CITIZEN.phone);
    assert_eq!((codes.len(), codes.last()), (2, Some(&first)));
    assert_eq!(try_code(&phone, &first).top.key, PERSON);
}

#[test]
fn after_five_codes_there_is_a_pause_with_a_reason() {
    covers!("COD-02");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, CODE);
    for sent in 2..=5 {
        asks_again(&stand, &phone);
        assert_eq!(stand.console().codes(CITIZEN.phone).len(), sent);
    }
    let paused = phone.shown();
    assert_eq!(paused.waits_ms("resend"), Some(900_000));
    assert_eq!(paused.banners(), ["Это последняя СМС на 15 минут"], "{}", paused.to_text());
    assert!(paused.top.notice.is_none(), "success and alarm at once:\n{}", paused.to_text());
    phone.tap("resend");
    assert_eq!(phone.traffic().keys_of("send_code").len(), 5, "a sixth code was asked for in the pause");

    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().waits_ms("resend"), Some(900_000));
    stand.advance(minutes(15));
    let free = phone.until("the end of the pause", |update| update.waits_ms("resend").is_none());
    assert_eq!(free.banners(), [""; 0], "{}", free.to_text());
    phone.tap("resend");
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 6);
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, PERSON);
}

#[test]
fn the_lock_is_announced_before_the_last_try_and_opens_by_itself() {
    covers!("COD-03", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, CODE);
    let wrong = stand.console().wrong_code(CITIZEN.phone);
    for said in [
        "Код не подошёл. Проверьте последнюю СМС и введите код ещё раз.",
        "Код не подошёл. Осталось 3 попытки, потом перерыв на 15 минут. Проверьте последнюю СМС.",
        "Код не подошёл. Осталось 2 попытки, потом перерыв на 15 минут. Проверьте последнюю СМС.",
        "Код не подошёл. Осталась 1 попытка, потом перерыв на 15 минут. Проверьте последнюю СМС.",
    ] {
        let shown = try_code(&phone, &wrong);
        let (reason, spoken) = shown.wrong("code");
        assert_eq!((reason.as_str(), spoken), (said, format!("Код из СМС, 6 цифр: {said}")));
        assert_eq!(shown.top.focus.as_deref(), Some("code"));
    }

    let locked = try_code(&phone, &wrong);

    let said = plain(&locked.to_text());
    assert!(said.contains("Код не подошёл 5 раз") && said.contains("Новый можно получить в "), "{said}");
    assert!(locked.code_field().is_none(), "{said}");
    assert_eq!(locked.waits_ms("resend"), Some(900_000));
    let countdown = locked.button("resend").countdown.as_ref().expect("a countdown");
    assert_eq!(plain(&countdown.text), "Получить код через {time}");
    let checks = phone.traffic().keys_of("check_code").len();
    phone.tap_with("check_code", &[("code", &stand.console().newest_code(CITIZEN.phone))]);
    assert_eq!(phone.traffic().keys_of("check_code").len(), checks, "a try was judged behind the lock");

    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().waits_ms("resend"), Some(900_000), "a restart shortened the lock");
    assert!(phone.shown().code_field().is_none());
    stand.advance(minutes(15));
    phone.until("the end of the lock", |update| {
        update.waits_ms("resend").is_none() && update.code_field().is_some_and(|field| field.enabled)
    });
    phone.tap("resend");
    assert_eq!(pass(&stand, &phone, &CITIZEN).top.key, PERSON);
}

#[test]
fn a_code_that_is_not_complete_costs_no_try() {
    covers!("COD-03", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, CODE);
    for half in ["", "12", "12345", "12a45"] {
        let shown = try_code(&phone, half);
        assert_eq!(shown.wrong("code").0, "В коде 6 цифр. Введите его до конца.", "{half:?}");
    }
    assert_eq!(phone.traffic().keys_of("check_code"), [""; 0]);
    let code = stand.console().newest_code(CITIZEN.phone);
    let (first, second) = code.split_at(3);
    assert_eq!(try_code(&phone, &format!(" {first} {second}\n")).top.key, PERSON, "as pasted from the SMS");
}
