//! A person who registers: what they type, and how they get to the end from any screen.

use std::time::Duration;

use super::{
    super::{Event, Memory},
    bench::Bench,
    fake_portal::CODE,
    look,
};
use crate::testing::{Citizen, Next, PAPERS, Way};

pub const PHONE: &str = "+7 900 123-45-67";
pub const OTHER_PHONE: &str = "+7 900 765-43-21";
pub const SURNAME: &str = "Серебрякова";
pub const NAME: &str = "Ульяна";
pub const PATRONYMIC: &str = "Елисеевна";
pub const BIRTH_DATE: &str = "12.04.1990";
pub const PASSWORD: &str = "лампа-тихо-гуляет-77";

const CITIZEN: Citizen<'static> = Citizen {
    phone: PHONE,
    surname: SURNAME,
    name: NAME,
    patronymic: Some(PATRONYMIC),
    birth_date: BIRTH_DATE,
    password: PASSWORD,
    papers: PAPERS,
};

/// What the person types into a field.
pub fn text_for(field: &str) -> &'static str {
    CITIZEN.text_for(field, Some(CODE)).unwrap_or_default()
}

/// Fills in every field of the screen and taps.
pub fn fill_and_tap(bench: &mut Bench, action: &str) {
    let fields = look::fields(&bench.look());
    let values: Vec<_> = fields.iter().map(|field| (field.as_str(), text_for(field))).collect();
    bench.tap(action, &values);
}

/// Goes the straight way until the screen of a route is shown.
pub fn go_to(route: &'static str) -> Bench {
    let mut bench = Bench::new();
    bench.settle();
    for _ in 0..10 {
        if bench.key() == route {
            return bench;
        }
        step(&mut bench);
        bench.settle();
    }
    panic!("{} is not on the straight way\n{}", route, bench.look().to_text());
}

/// Has an account, and goes from its home screen until the screen of a route is shown.
pub fn go_from_home_to(route: &'static str) -> Bench {
    let mut bench = go_to("home");
    match route {
        "ledger" | "profile" => bench.tap(route, &[]),
        "sign_out" => {
            bench.portal.refuses_tokens = true;
            withdraw_news(&mut bench);
            want_out(&mut bench);
        }
        "sign_in/login" | "sign_in/code" => {
            want_out(&mut bench);
            bench.tap("sign_out_confirmed", &[]);
            bench.settle();
            bench.tap("sign_in", &[]);
            if route == "sign_in/code" {
                fill_and_tap(&mut bench, "sign_in");
                bench.settle();
            }
        }
        route if route.starts_with("contact_change/") => {
            lose_number(&mut bench);
            bench.tap("new_number", &[]);
            if route == "contact_change/taken" {
                bench.portal.strangers_phone = Some("+79001234567".to_owned());
            }
            for action in ["send_code", "check_code"] {
                if bench.key() != route {
                    fill_and_tap(&mut bench, action);
                    bench.settle();
                }
            }
        }
        _ => panic!("{route} is not behind the home screen"),
    }
    assert_eq!(bench.key(), route);
    bench
}

/// Somebody else proves that the account's number is theirs, and the phone hears of it.
pub fn lose_number(bench: &mut Bench) {
    bench.portal.lose_phone();
    bench.restart();
    bench.settle();
}

/// Goes to the profile, if it is not shown.
fn to_profile(bench: &mut Bench) {
    if bench.key() == "home" {
        bench.tap("profile", &[]);
    }
}

/// Asks for the way out of the account.
pub fn want_out(bench: &mut Bench) {
    to_profile(bench);
    bench.tap("sign_out", &[]);
}

/// Gives the consent to news, as far as the phone is concerned.
pub fn give_news(bench: &mut Bench) {
    to_profile(bench);
    bench.tap("consent:news", &[]);
    bench.tap("give", &[]);
}

/// Takes the consent to news back, as far as the phone is concerned.
pub fn withdraw_news(bench: &mut Bench) {
    to_profile(bench);
    bench.tap("consent:news", &[]);
    bench.tap("withdraw", &[]);
    bench.tap("withdraw_confirmed", &[]);
}

/// Registers to the end from wherever the machine stands, with a portal that answers everything.
pub fn finish(bench: &mut Bench) {
    for _ in 0..60 {
        bench.settle();
        let facts = &bench.state.facts;
        let is_held = bench.state.passing.now.is_some()
            || facts.waiting().next().is_some()
            || !facts.ended_sessions.is_empty();
        if is_held && !facts.installation.waits.is_empty() {
            // The portal may have asked to wait for as long as a day, which no tap shortens.
            bench.pass(Duration::from_hours(24));
            continue;
        }
        if bench.state.memory == Memory::Ready && bench.key() == "home" && facts.session.is_some() {
            assert!(bench.portal.has_account() && facts.waiting().next().is_none());
            assert!(facts.ended_sessions.is_empty() && !facts.installation.epoch_due);
            return;
        }
        step(bench);
    }
    panic!("no way to the end from\n{}\n{:?}", bench.look().to_text(), bench.state);
}

/// The next thing to do on the screen.
fn step(bench: &mut Bench) {
    let seen = bench.look();
    let can_get_number = seen.top.key.starts_with("contact_change/");
    let way = match bench.portal.has_account() {
        true if can_get_number => Way::NEW_NUMBER,
        true => Way::SIGN_IN,
        false => Way::REGISTRATION,
    };
    if bench.portal.has_account() && bench.state.facts.session.is_none() {
        bench.portal.set_phone_by_hand("+79001234567");
    }
    if let Some(release) =
        ["release_number", "not_my_account"].into_iter().find(|id| look::action(&seen, id).is_some())
    {
        return bench.tap(release, &[]);
    }
    match (way.next(&seen, Some(CODE)), bench.portal.account_phone()) {
        (Next::Tap("close"), _) => bench.tap("close", &[]),
        (Next::Tap("sign_in"), Some(phone)) if seen.top.key == "sign_in/login" => {
            bench.tap("sign_in", &[("phone", &phone), ("password", PASSWORD)]);
        }
        (Next::Tap("open_again"), _) => {
            bench.tap("open_again", &[]);
            let facts = bench.state.facts.clone();
            bench.turn(Event::Opened(Box::new(facts)));
        }
        (Next::Tap(action), _) => fill_and_tap(bench, action),
        (Next::Wait | Next::Over, _) => bench.pass(Duration::from_mins(20)),
    }
}
