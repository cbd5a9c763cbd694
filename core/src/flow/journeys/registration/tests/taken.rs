//! The number belongs to an account already.

use crate::{
    flow::{
        tests::{
            bench::{Bench, is_change},
            citizen::{OTHER_PHONE, fill_and_tap, finish, go_to, text_for},
            look,
        },
        view::shown_phone,
    },
    protocol::{Call, Fault, RefusalKind, ReleaseContact},
    screen::{Component, Overlay},
    words::spoken_phone,
};

/// A phone that was told, after the code, that the number belongs to an account.
pub fn taken() -> Bench {
    let mut bench = go_to("registration/code");
    bench.portal.strangers_phone.clone_from(&bench.state.facts.registration.as_ref().unwrap().phone);
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert_eq!(bench.key(), "registration/taken");
    bench
}

/// The same after «Это не мой кабинет» and its confirmation.
fn releasing() -> Bench {
    let mut bench = taken();
    bench.tap("not_my_account", &[]);
    assert!(look::action(&bench.look(), "release_number").is_some(), "it is not asked whether that is meant");
    assert!(bench.take(is_change).is_none(), "the number is taken before the person has confirmed it");
    bench.tap("release_number", &[]);
    bench
}

fn releases(call: &Call) -> bool {
    call.is::<ReleaseContact>()
}

#[test]
fn it_is_told_again_after_a_restart_and_leaves_every_way_on() {
    let mut bench = taken();
    bench.restart();
    bench.settle();
    assert_eq!(bench.key(), "registration/taken");
    let mut given_up = Bench::of(bench.state.facts.clone());
    given_up.tap("give_up_registration", &[]);
    assert_eq!(given_up.key(), "welcome");
    let facts = &given_up.state.facts;
    assert!(facts.registration.is_none() && facts.drafts.is_empty() && facts.outbox.is_empty());
    let mut signing_in = Bench::of(bench.state.facts.clone());
    signing_in.tap("sign_in", &[]);
    assert_eq!(signing_in.key(), "sign_in/login");
    bench.tap("other_phone", &[]);
    let seen = bench.look();
    assert_eq!(
        (seen.top.key.as_str(), look::value(&seen, "phone").as_deref()),
        ("registration/phone", Some(""))
    );
    bench.portal.strangers_phone = None;
    finish(&mut bench);
}

#[test]
fn the_number_is_spoken_digit_by_digit() {
    let mut bench = taken();
    let number = bench.state.facts.registration.as_ref().unwrap().phone.clone().unwrap();
    let (shown, spoken) = (shown_phone(&number), spoken_phone(&number));
    let says = |eye: &str, ear: Option<&String>| {
        eye.contains(&shown) && ear.is_some_and(|ear| ear.contains(&spoken))
    };
    let told = bench.look().top.components;
    assert!(told.iter().any(|component| match component {
        Component::Paragraph { text, spoken, .. } => says(text, spoken.as_ref()),
        _ => false,
    }));
    bench.tap("not_my_account", &[]);
    let Some(Overlay::Confirmation { text, spoken, .. }) = bench.look().overlay else {
        panic!("no question")
    };
    assert!(says(&text, spoken.as_ref()), "{text} {spoken:?}");
}

#[test]
fn a_number_that_was_taken_from_another_account_goes_on_with_the_registration() {
    let mut bench = releasing();
    bench.settle();
    assert_eq!(bench.key(), "registration/person");
    assert_eq!(bench.portal.strangers_phone, None);
    finish(&mut bench);
}

#[test]
fn a_release_is_tried_again_under_its_key_whatever_happens_on_the_way() {
    let mut bench = releasing();
    let first = bench.take(releases).unwrap();
    bench.answer(&first, Err(Fault::TimedOut));
    assert!(look::action(&bench.look(), "retry").is_some());
    bench.restart();
    let again = bench.take(releases).unwrap();
    assert_eq!(first.key, again.key);
    let done = bench.portal.carry_out(&again.call, bench.now);
    bench.answer(&again, done);
    assert_eq!(bench.key(), "registration/person");
}

#[test]
fn who_thinks_better_of_it_while_it_is_tried_gives_it_up() {
    let mut bench = releasing();
    bench.fail(&Fault::NoLink);
    bench.tap("sign_in", &[]);
    assert_eq!(bench.key(), "sign_in/login");
    assert!(bench.state.passing.now.is_none() && bench.state.facts.open_request.is_none());
}

/// Everything was agreed to, and then the number turns out to have an account.
fn taken_after_the_review() -> Bench {
    let mut bench = go_to("registration/agreement");
    bench.portal.strangers_phone.clone_from(&bench.state.facts.registration.as_ref().unwrap().phone);
    fill_and_tap(&mut bench, "create_account");
    bench.settle();
    assert_eq!(bench.key(), "registration/taken");
    bench
}

/// Another number is given and proven. The password may hold it, for it came after: it is chosen once more.
fn go_on_with_another_number(bench: &mut Bench) {
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    bench.settle();
    fill_and_tap(bench, "check_code");
    bench.settle();
    assert_eq!(bench.key(), "registration/password");
    fill_and_tap(bench, "save_password");
    bench.settle();
}

/// The review is shown, nothing is ticked, and nothing was made.
fn assert_is_asked_again(bench: &mut Bench) {
    let seen = bench.look();
    assert_eq!(seen.top.key, "registration/agreement", "{}", seen.to_text());
    assert!(look::value(&seen, "consent_agreement").is_none_or(|ticked| ticked != "true"));
    assert!(!bench.portal.has_account() && bench.take(is_change).is_none());
    bench.tap("create_account", &[]);
    assert!(look::reason(&bench.look(), "consent_agreement").is_some());
    finish(bench);
}

#[test]
fn whoever_goes_on_with_another_number_looks_everything_over_and_agrees_anew() {
    let mut bench = taken_after_the_review();
    bench.restart();
    bench.settle();
    bench.tap("other_phone", &[]);
    go_on_with_another_number(&mut bench);
    assert_is_asked_again(&mut bench);
}

#[test]
fn whoever_takes_the_number_looks_everything_over_and_agrees_anew() {
    let mut bench = taken_after_the_review();
    bench.tap("not_my_account", &[]);
    bench.tap("release_number", &[]);
    bench.settle();
    assert_is_asked_again(&mut bench);
}

#[test]
fn a_number_that_is_free_after_all_is_looked_over_anew() {
    let mut bench = taken_after_the_review();
    bench.portal.strangers_phone = None;
    bench.sleep(std::time::Duration::from_hours(24));
    bench.restart();
    bench.settle();
    assert_eq!(bench.key(), "registration/code");
    bench.tap("resend", &[]);
    bench.settle();
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    assert_is_asked_again(&mut bench);
}

#[test]
fn a_number_that_is_changed_after_the_review_is_looked_over_anew() {
    let mut bench = go_to("registration/agreement");
    fill_and_tap(&mut bench, "create_account");
    bench.fail(&Fault::NoLink);
    bench.sleep(std::time::Duration::from_hours(25));
    bench.restart();
    bench.settle();
    assert_eq!(bench.key(), "registration/code");
    bench.tap("back", &[]);
    go_on_with_another_number(&mut bench);
    assert_is_asked_again(&mut bench);
}

#[test]
fn a_proof_that_ended_asks_for_a_code_first() {
    let mut bench = releasing();
    bench.refuse_with(RefusalKind::ContactNotProven);
    assert_eq!(bench.key(), "registration/code");
    bench.settle();
    finish(&mut bench);
}

#[test]
fn the_former_owner_sees_on_their_phone_that_the_number_is_gone() {
    let mut bench = go_to("home");
    bench.portal.lose_phone();
    bench.restart();
    bench.settle();
    let seen = bench.look();
    assert!(
        look::banners(&seen).iter().any(|title| title == "Номер отвязан от\u{a0}кабинета"),
        "{}",
        seen.to_text()
    );
    assert!(!seen.to_text().contains(text_for("phone")), "{}", seen.to_text());
    assert_eq!(bench.problem(), None);
}
