//! The password: sent at once, kept nowhere.

use crate::flow::{
    Event, Sending, Typed,
    tests::{
        bench::Bench,
        bench::is_change,
        citizen::{NAME, OTHER_PHONE, PASSWORD, fill_and_tap, finish, go_to},
        look,
    },
};
use crate::protocol::{Call, Complete, Fault, RefusalKind, RegistrationStatusOf, SavePerson, SetPassword};

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

/// How often such a request was sent.
fn count(bench: &Bench, is_such: fn(&Call) -> bool) -> usize {
    bench.sent.iter().filter(|sending| is_such(&sending.call)).count()
}

/// Such a request, which is under way and stays there.
fn under_way(bench: &Bench, is_such: fn(&Call) -> bool) -> Sending {
    bench.under_way.iter().find(|sending| is_such(&sending.call)).cloned().expect("it is under way")
}

/// Changes a field of the person from the last step on.
fn change_person(bench: &mut Bench, field: &str, text: &str) {
    bench.tap("edit_person", &[]);
    bench.tap("save_person", &[(field, text)]);
}

#[test]
fn what_the_password_may_hold_now_leads_back_to_it_and_to_the_end() {
    for (field, text, title, forbidden) in [
        ("name", "Анна", "Имя изменилось", "вашего имени"),
        ("birth_date", "13.04.1990", "Дата рождения изменилась", "даты рождения"),
    ] {
        let mut bench = go_to("registration/agreement");
        bench.draft("consent_agreement", "true");
        change_person(&mut bench, field, text);
        let seen = bench.look();
        assert_eq!(
            (seen.top.key.as_str(), look::banners(&seen)),
            ("registration/password", vec![title.to_owned()])
        );
        let told = look::read(&seen);
        assert!(
            told.contains(&format!("Введите пароль ещё раз: в нём не должно быть {forbidden}.")),
            "{told}"
        );
        bench.tap("save_password", &[("password", ""), ("password_again", "")]);
        assert!(look::reason(&bench.look(), "password").is_some(), "the old one is no answer");
        bench.restart();
        bench.settle();
        assert_eq!(look::banners(&bench.look()), [title]);
        fill_and_tap(&mut bench, "save_password");
        bench.settle();
        let seen = bench.look();
        assert_eq!((seen.top.key.as_str(), look::banners(&seen).len()), ("registration/agreement", 0));
        assert_eq!(look::value(&seen, "consent_agreement").as_deref(), Some("true"), "a tick is gone");
        finish(&mut bench);
        assert_eq!((count(&bench, Call::is::<SetPassword>), count(&bench, Call::is::<Complete>)), (2, 1));
    }
}

#[test]
fn a_name_that_a_register_takes_for_the_same_leaves_the_password_alone() {
    let mut bench = go_to("registration/agreement");
    change_person(&mut bench, "name", &NAME.to_uppercase());
    assert_eq!(bench.key(), "registration/agreement");
    change_person(&mut bench, "no_patronymic", "true");
    assert_eq!(bench.key(), "registration/agreement");
}

#[test]
fn two_changes_are_told_as_one() {
    let mut bench = go_to("registration/agreement");
    change_person(&mut bench, "name", "Анна");
    bench.tap("back", &[]);
    bench.tap("save_person", &[("birth_date", "13.04.1990")]);
    assert_eq!(look::banners(&bench.look()), ["Данные изменились"]);
    finish(&mut bench);
}

#[test]
fn another_number_asks_for_the_password_once_more() {
    let mut bench = go_to("registration/agreement");
    for _ in 0..3 {
        bench.tap("back", &[]);
    }
    bench.tap("send_code", &[("phone", OTHER_PHONE)]);
    bench.settle();
    fill_and_tap(&mut bench, "check_code");
    bench.settle();
    let seen = bench.look();
    assert_eq!(
        (seen.top.key.as_str(), look::banners(&seen)),
        ("registration/password", vec!["Номер телефона изменился".to_owned()])
    );
    finish(&mut bench);
    assert_eq!(count(&bench, Call::is::<SetPassword>), 2);
}

#[test]
fn a_state_of_before_the_change_does_not_count_as_a_password() {
    let mut bench = go_to("registration/agreement");
    change_person(&mut bench, "name", "Анна");
    // The portal tells of the time before it hears of the change.
    bench.fail(&Fault::NoLink);
    bench.turn(Event::Platform(crate::screen::PlatformEvent::Network { online: true, metered: false }));
    let look_up = bench.take(Call::is::<RegistrationStatusOf>).unwrap();
    let before = bench.portal.carry_out(&look_up.call, bench.now);
    bench.answer(&look_up, before);
    assert_eq!(bench.key(), "registration/password");
    assert!(!bench.state.facts.registration.as_ref().unwrap().password_set);
    finish(&mut bench);
    assert_eq!(count(&bench, Call::is::<Complete>), 1);
}

#[test]
fn a_password_waits_for_the_name_that_it_is_judged_by() {
    let mut bench = go_to("registration/person");
    fill_and_tap(&mut bench, "save_person");
    let person = under_way(&bench, Call::is::<SavePerson>);
    fill_and_tap(&mut bench, "save_password");
    assert_eq!(count(&bench, Call::is::<SetPassword>), 0, "it overtakes the name");
    assert!(bench.look().top.busy.is_some(), "nothing says that it is under way");
    bench.answer(&person, Err(Fault::NoLink));
    assert!(bench.look().top.busy.is_none() && look::banners(&bench.look()).len() == 1);
    bench.pass(std::time::Duration::from_mins(1));
    assert_eq!(count(&bench, Call::is::<SetPassword>), 0);
    bench.settle();
    assert_eq!(bench.key(), "registration/agreement");
    finish(&mut bench);
    assert_eq!((count(&bench, Call::is::<SetPassword>), count(&bench, Call::is::<Complete>)), (1, 1));
}

#[test]
fn a_password_does_not_wait_for_what_may_not_leave() {
    let mut bench = go_to("registration/person");
    fill_and_tap(&mut bench, "save_person");
    let person = under_way(&bench, Call::is::<SavePerson>);
    fill_and_tap(&mut bench, "save_password");
    bench.answer(&person, Err(Fault::from(crate::protocol::Refusal::of(RefusalKind::ContactNotProven))));
    assert_eq!(count(&bench, Call::is::<SetPassword>), 1);
    bench.settle();
    assert_eq!(bench.key(), "registration/code");
    finish(&mut bench);
}

#[test]
fn a_name_that_is_refused_gives_up_the_password_that_waits_for_it() {
    let mut bench = go_to("registration/person");
    fill_and_tap(&mut bench, "save_person");
    fill_and_tap(&mut bench, "save_password");
    bench.refuse_with(RefusalKind::InvalidFields);
    assert_eq!(bench.key(), "registration/person");
    assert_eq!(count(&bench, Call::is::<SetPassword>), 0);
    finish(&mut bench);
}
