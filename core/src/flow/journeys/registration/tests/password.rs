//! The password: sent at once, kept nowhere.

use crate::flow::{
    Event, Typed,
    tests::{
        bench::is_change,
        citizen::{NAME, PASSWORD, fill_and_tap, finish, go_to},
        look,
    },
};
use crate::protocol::{Call, Fault, RefusalKind, SetPassword};

#[test]
fn a_faulty_password_is_not_sent() {
    let mut bench = go_to("registration/password");
    let named = format!("{NAME}-{NAME}-77");
    let cases = [
        ("", "", "password"),
        ("short", "short", "password"),
        (named.as_str(), named.as_str(), "password"),
        (PASSWORD, "", "password_again"),
        (PASSWORD, "лампа", "password_again"),
    ];
    for (password, again, field) in cases {
        bench.tap("save_password", &[("password", password), ("password_again", again)]);
        let seen = bench.look();
        assert!(look::reason(&seen, field).is_some(), "{password}/{again}: {}", seen.to_text());
        assert!(bench.take(is_change).is_none());
    }
}

#[test]
fn a_password_the_portal_refuses_is_said_at_its_field() {
    let mut bench = go_to("registration/password");
    fill_and_tap(&mut bench, "save_password");
    bench.refuse_with(RefusalKind::PasswordRefused);
    let seen = bench.look();
    assert_eq!(
        (seen.top.key.as_str(), seen.top.focus.as_deref()),
        ("registration/password", Some("password"))
    );
    assert!(look::reason(&seen, "password").is_some());
}

#[test]
fn a_password_does_not_outlive_its_screen() {
    let mut bench = go_to("registration/password");
    for field in ["password", "password_again"] {
        bench.turn(Event::Draft {
            key: bench.key(),
            field: field.to_owned(),
            text: Typed(PASSWORD.to_owned()),
        });
    }
    fill_and_tap(&mut bench, "save_password");
    bench.fail(&Fault::NoLink);
    assert!(bench.state.facts.open_request.is_none());
    bench.restart();
    bench.fail(&Fault::NoLink);
    bench.pass(std::time::Duration::from_mins(10));
    assert!(bench.under_way.iter().all(|sending| sending.call.request().is_some()));
    assert_eq!(bench.key(), "registration/password");
}

#[test]
fn a_lost_answer_to_the_password_is_found_out_by_looking_up() {
    let mut bench = go_to("registration/password");
    fill_and_tap(&mut bench, "save_password");
    let sending = bench.take(is_change).unwrap();
    assert!(bench.portal.carry_out(&sending.call, bench.now).is_ok());
    bench.restart();
    bench.settle();
    assert_eq!(bench.key(), "registration/agreement");
}

#[test]
fn a_password_that_is_set_may_stay_as_it_is() {
    let mut bench = go_to("registration/agreement");
    bench.tap("back", &[]);
    assert_eq!(bench.key(), "registration/password");
    bench.tap("save_password", &[("password", ""), ("password_again", "")]);
    assert_eq!(bench.key(), "registration/agreement");
    let is_password = |call: &Call| call.is::<SetPassword>();
    assert_eq!(bench.sent.iter().filter(|sending| is_password(&sending.call)).count(), 1);
}

#[test]
fn a_number_proven_too_long_ago_is_proven_again_and_the_person_stays() {
    let mut bench = go_to("registration/password");
    fill_and_tap(&mut bench, "save_password");
    bench.refuse_with(RefusalKind::ContactNotProven);
    let seen = bench.look();
    assert_eq!((seen.top.key.as_str(), look::banners(&seen).len()), ("registration/code", 1));
    assert!(bench.state.facts.registration.as_ref().unwrap().person.is_some());
    finish(&mut bench);
}
