//! Name and birth date, and the agreement that follows from them.

use crate::flow::{
    Event,
    tests::{
        bench::{Bench, is_change},
        citizen::{BIRTH_DATE, NAME, PATRONYMIC, SURNAME, fill_and_tap, finish, go_to},
        look,
    },
};
use crate::{
    protocol::{FieldRefusal, Refusal, RefusalKind, SavePerson, Scope},
    screen::Overlay,
};

const FIELDS: [&str; 4] = ["surname", "name", "patronymic", "birth_date"];

#[test]
fn every_faulty_field_is_named_and_the_first_gets_the_focus() {
    let mut bench = go_to("registration/person");
    bench.tap("save_person", &[("name", "Ivan")]);
    let seen = bench.look();
    for field in FIELDS {
        assert!(look::reason(&seen, field).is_some(), "{field} has no verdict");
    }
    assert_eq!(seen.top.focus.as_deref(), Some("surname"));
    assert_eq!(look::value(&seen, "name").as_deref(), Some("Ivan"));
    assert!(bench.take(is_change).is_none());
}

#[test]
fn a_fault_counts_for_the_text_it_was_found_in() {
    let mut bench = go_to("registration/person");
    bench.tap("save_person", &[("surname", "Petrov"), ("name", NAME), ("birth_date", "31.02.1990")]);
    let before = look::reason(&bench.look(), "birth_date");
    bench.draft("surname", SURNAME);
    bench.draft("birth_date", "31.02.1");
    let seen = bench.look();
    assert!(look::reason(&seen, "surname").is_none(), "a mended text stays wrong");
    assert!(before.is_some() && look::reason(&seen, "birth_date") != before);
    assert!(look::reason(&seen, "patronymic").is_some());
    bench.draft("no_patronymic", "true");
    assert!(look::reason(&bench.look(), "patronymic").is_none(), "what can't be filled in is wrong");
}

#[test]
fn without_a_patronymic_the_box_says_so() {
    let mut bench = go_to("registration/person");
    let values = [
        ("surname", SURNAME),
        ("name", NAME),
        ("patronymic", ""),
        ("no_patronymic", "true"),
        ("birth_date", BIRTH_DATE),
    ];
    bench.tap("save_person", &values);
    let person = bench.state.facts.registration.as_ref().unwrap().person.clone().unwrap();
    assert_eq!((person.name.surname.as_str(), person.name.patronymic), (SURNAME, None));
    assert_eq!(bench.key(), "registration/password");
}

#[test]
fn a_tap_keeps_what_was_drafted_in_fields_it_leaves_out() {
    let mut bench = go_to("registration/person");
    for (field, text) in FIELDS.into_iter().zip([SURNAME, NAME, PATRONYMIC, BIRTH_DATE]) {
        bench.draft(field, text);
    }
    bench.restart();
    assert_eq!(look::value(&bench.look(), "patronymic").as_deref(), Some(PATRONYMIC));
    bench.tap("save_person", &[]);
    assert_eq!(bench.key(), "registration/password");
}

#[test]
fn each_field_the_portal_refuses_is_said_at_that_field_with_everything_typed() {
    for field in FIELDS {
        let mut bench = go_to("registration/person");
        fill_and_tap(&mut bench, "save_person");
        let refused = FieldRefusal { field: field.to_owned(), reason: "no_such_reason".to_owned() };
        bench.refuse(Refusal { fields: vec![refused], ..Refusal::of(RefusalKind::InvalidFields) });
        let seen = bench.look();
        assert_eq!((seen.top.key.as_str(), seen.top.focus.as_deref()), ("registration/person", Some(field)));
        for other in FIELDS {
            assert_eq!(look::reason(&seen, other).is_some(), other == field, "{field} was refused: {other}");
        }
        assert_eq!(look::value(&seen, "surname").as_deref(), Some(SURNAME));
        finish(&mut bench);
    }
}

#[test]
fn a_refusal_that_names_no_field_of_ours_still_says_something() {
    let mut bench = go_to("registration/person");
    fill_and_tap(&mut bench, "save_person");
    bench.refuse_with(RefusalKind::InvalidFields);
    let seen = bench.look();
    assert_eq!((seen.top.key.as_str(), look::banners(&seen).len()), ("registration/person", 1));
}

#[test]
fn the_same_person_is_not_sent_twice_and_another_one_is() {
    let saves = |bench: &Bench| bench.sent.iter().filter(|sending| sending.call.is::<SavePerson>()).count();
    let mut bench = go_to("registration/agreement");
    bench.tap("edit_person", &[]);
    bench.tap("save_person", &[]);
    bench.settle();
    assert_eq!((bench.key().as_str(), saves(&bench)), ("registration/agreement", 1));
    bench.tap("edit_person", &[]);
    bench.tap("save_person", &[("name", "Анна")]);
    bench.settle();
    assert_eq!((bench.key().as_str(), saves(&bench)), ("registration/password", 2));
}

#[test]
fn without_each_consent_nothing_is_agreed_to() {
    let mut bench = go_to("registration/agreement");
    let boxes = ["consent_agreement", "consent_personal_data"];
    for ticked in boxes {
        let values: Vec<_> =
            boxes.iter().map(|field| (*field, if *field == ticked { "true" } else { "false" })).collect();
        bench.tap("create_account", &values);
        let seen = bench.look();
        for field in boxes {
            assert_eq!(look::reason(&seen, field).is_some(), field != ticked);
        }
    }
    assert!(bench.state.facts.registration.as_ref().unwrap().consents.is_empty());
    assert!(bench.take(is_change).is_none());
}

#[test]
fn consents_are_kept_with_their_version_and_the_time_of_the_tap() {
    let mut bench = go_to("registration/agreement");
    let at = bench.now;
    fill_and_tap(&mut bench, "create_account");
    let settings = bench.state.facts.settings(Scope::Registration).consents.clone();
    let given = bench.state.facts.registration.as_ref().unwrap().consents.clone();
    assert_eq!(given.len(), settings.len());
    for (given, text) in given.iter().zip(&settings) {
        assert_eq!((&given.id, &given.version, given.accepted_at), (&text.id, &text.version, at));
    }
}

#[test]
fn reading_a_consent_ticks_nothing_and_closes_again() {
    let mut bench = go_to("registration/agreement");
    bench.draft("consent_personal_data", "true");
    let visit = bench.look().top.visit;
    bench.tap("read:agreement", &[]);
    let seen = bench.look();
    assert!(matches!(seen.overlay, Some(Overlay::Sheet { .. })) && seen.top.visit > visit);
    bench.tap("close", &[]);
    let seen = bench.look();
    assert!(seen.overlay.is_none());
    assert_eq!(look::value(&seen, "consent_agreement").as_deref(), Some("false"));
    assert_eq!(look::value(&seen, "consent_personal_data").as_deref(), Some("true"));
}

#[test]
fn a_draft_for_a_screen_that_is_not_shown_changes_no_visit() {
    let mut bench = go_to("registration/password");
    let visit = bench.look().top.visit;
    let text = crate::flow::Typed("Анна".to_owned());
    bench.turn(Event::Draft { key: "registration/person".to_owned(), field: "name".to_owned(), text });
    assert_eq!(bench.look().top.visit, visit);
    assert_eq!(bench.drafted("registration/person", "name"), Some("Анна"));
}
