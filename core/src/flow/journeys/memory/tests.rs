//! What the phone remembers: failed writes, routes of other versions, the first start.

use std::time::Duration;

use crate::flow::{
    Event, Facts, Memory, Route, State, Trouble, Typed, Unwritten,
    tests::{
        bench::{Bench, is_change},
        citizen::{fill_and_tap, finish, go_to, text_for},
        look, pages,
    },
    update,
};
use crate::{
    ports::{Row, RowKey, Slot},
    protocol::Fault,
    runtime::{facts_of, rows_of},
    screen::{Intent, Language},
};

#[test]
fn a_tap_that_could_not_be_written_leaves_its_screen_and_says_so() {
    let mut bench = go_to("registration/person");
    let before = bench.state.facts.clone();
    let seen = bench.look();
    let values = look::fields(&seen)
        .into_iter()
        .map(|field| crate::screen::FieldValue { text: text_for(&field).to_owned(), field })
        .collect();
    let intent = crate::screen::Intent { visit: seen.top.visit, action: "save_person".to_owned(), values };
    bench.turn_not_written(Event::Intent(intent), true);
    assert_eq!(bench.key(), "registration/person");
    assert_eq!(bench.problem(), Some("K-301"));
    assert!(bench.state.facts == before && bench.take(is_change).is_none());
    finish(&mut bench);
}

#[test]
fn an_answer_that_could_not_be_written_is_asked_for_again_with_the_same_key() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    let first = bench.take(is_change).unwrap();
    let result = bench.portal.carry_out(&first.call, bench.now);
    bench.turn_not_written(Event::Answered { token: first.token, result }, false);
    assert_eq!(bench.problem(), Some("K-304"));
    bench.pass(Duration::from_secs(3));
    let second = bench.take(is_change).unwrap();
    assert_eq!((&second.key, &second.call), (&first.key, &first.call));
    let result = bench.portal.carry_out(&second.call, bench.now);
    bench.turn(Event::Answered { token: second.token, result });
    assert_eq!(bench.problem(), None, "what was written at last is still called not saved");
}

#[test]
fn a_tap_that_was_not_written_is_called_so_until_the_person_does_something() {
    let mut bench = go_to("registration/person");
    fill_and_tap(&mut bench, "save_person");
    bench.turn_not_written(Event::PortalTime { ahead_ms: 5_000 }, false);
    assert_eq!(bench.problem(), Some("K-304"));
    let back = Intent { visit: bench.look().top.visit, action: "back".to_owned(), values: Vec::new() };
    bench.turn_not_written(Event::Intent(back), true);
    assert_eq!(bench.problem(), Some("K-301"));
    let saving = bench.take(is_change).unwrap();
    let result = bench.portal.carry_out(&saving.call, bench.now);
    bench.turn(Event::Answered { token: saving.token, result });
    assert_eq!(bench.problem(), Some("K-301"));
    bench.tap("back", &[]);
    assert_eq!(bench.problem(), None);
}

#[test]
fn nothing_leaves_in_a_turn_that_could_not_be_written() {
    let mut bench = go_to("registration/person");
    fill_and_tap(&mut bench, "save_person");
    bench.fail(&Fault::NoLink);
    bench.sleep(Duration::from_mins(1));
    let draft = Event::Draft {
        key: "registration/person".to_owned(),
        field: "name".to_owned(),
        text: Typed("Анна".to_owned()),
    };
    bench.turn_not_written(draft, true);
    assert!(bench.under_way.is_empty());
    bench.turn(Event::Tick);
    assert!(bench.take(is_change).is_some(), "the queue stopped");
}

#[test]
fn a_first_start_that_could_not_be_written_is_a_screen_with_a_way_on() {
    for (disk_full, trouble) in [(true, Trouble::DiskFull), (false, Trouble::Unreadable)] {
        let env = Bench::new().env();
        let event = Event::NotSaved { disk_full, what: Unwritten::Other };
        assert_eq!(update(State::new(Language::Ru), event, &env).state.memory, Memory::Trouble(trouble));
    }
}

#[test]
fn a_route_that_no_longer_exists_is_dropped() {
    let facts = go_to("registration/password").state.facts;
    let stored_with = |routes: &str| {
        let rows = rows_of(&facts).unwrap().into_iter().map(|row| {
            let is_routes = row.key.name == "routes";
            Row { value: if is_routes { routes.as_bytes().to_vec() } else { row.value }, key: row.key }
        });
        Bench::of(facts_of(rows.collect()).unwrap())
    };
    let gone = stored_with(r#"{"v":1,"is":["welcome","registration/person","registration/selfie"]}"#);
    assert_eq!(gone.key(), "registration/person");
    let all_gone = stored_with(r#"{"v":1,"is":["registration/selfie"]}"#);
    assert_eq!(all_gone.key(), "welcome");
}

#[test]
fn a_screen_whose_registration_is_not_there_leads_to_the_start() {
    for route in pages().into_iter().filter(|page| page.starts_with("registration/")) {
        let facts = Facts { routes: vec![Route::stored(route)], ..go_to("welcome").state.facts };
        assert_eq!(Bench::of(facts).key(), "welcome", "{route:?}");
    }
}

#[test]
fn a_row_of_a_later_version_is_not_guessed_at() {
    let key = RowKey { slot: Slot::Fact, profile: 0, name: "installation".to_owned() };
    let rows = vec![Row { key, value: br#"{"v":2,"is":{}}"#.to_vec() }];
    assert!(matches!(facts_of(rows), Err(crate::ports::StoreFault::TooNew { found: 2, known: 1 })));
}

#[test]
fn the_first_start_makes_an_installation_and_later_ones_keep_it() {
    let mut bench = Bench::new();
    let first = bench.state.facts.installation.clone();
    assert!(!first.id.is_empty());
    bench.restart();
    assert_eq!(bench.state.facts.installation, first);
}

/// What is said in passing, if anything is.
fn notice(bench: &Bench) -> Option<String> {
    bench.look().top.notice.map(|notice| notice.text)
}

#[test]
fn a_tap_that_fails_for_want_of_room_once_more_is_seen_to_be_done_and_says_so() {
    let mut bench = go_to("registration/person");
    let seen = bench.look();
    let values: Vec<_> = look::fields(&seen)
        .into_iter()
        .map(|field| crate::screen::FieldValue { text: text_for(&field).to_owned(), field })
        .collect();
    let intent = |bench: &Bench| {
        let visit = bench.look().top.visit;
        Event::Intent(Intent { visit, action: "save_person".to_owned(), values: values.clone() })
    };
    let first = intent(&bench);
    bench.turn_not_written(first, true);
    assert!(bench.look().top.busy.is_none(), "the message is new: it says enough");
    let second = intent(&bench);
    bench.turn_not_written(second, true);
    let busy = bench.look().top.busy.expect("the second tap is seen");
    assert_eq!(busy.action.as_deref(), Some("save_person"));
    let third = intent(&bench);
    let dropped = bench.state.passing.dropped;
    bench.turn(third);
    assert_eq!(bench.state.passing.dropped, dropped + 1, "a tap is taken while the last one is seen");
    bench.pass(Duration::from_millis(400));
    assert!(bench.look().top.busy.is_some() && notice(&bench).is_none());
    bench.pass(Duration::from_millis(400));
    assert!(bench.look().top.busy.is_none());
    assert_eq!(notice(&bench).as_deref(), Some("Места всё ещё не\u{a0}хватает"));
    assert_eq!(bench.problem(), Some("K-301"));
    finish(&mut bench);
}

#[test]
fn a_screen_that_comes_by_itself_is_not_held_by_what_was_done_on_the_last() {
    let mut bench = go_to("registration/phone");
    fill_and_tap(&mut bench, "send_code");
    bench.fail(&Fault::NoLink);
    bench.pass(Duration::from_secs(3));
    for _ in 0..2 {
        let visit = bench.look().top.visit;
        let back = Intent { visit, action: "back".to_owned(), values: Vec::new() };
        bench.turn_not_written(Event::Intent(back), true);
    }
    assert!(bench.look().top.busy.is_some());
    bench.settle();
    assert_eq!(bench.key(), "registration/code");
    assert!(bench.look().top.busy.is_none() && notice(&bench).is_none());
}

#[test]
fn what_is_typed_while_there_is_no_room_keeps_nobody_from_typing() {
    let mut bench = go_to("registration/person");
    for text in ["А", "Ан"] {
        let draft = Event::Draft {
            key: "registration/person".to_owned(),
            field: "name".to_owned(),
            text: Typed(text.to_owned()),
        };
        bench.turn_not_written(draft, true);
    }
    assert!(bench.look().top.busy.is_none());
}

/// A phone whose memory could not be opened, and once more could not after a tap.
fn opened_in_vain(first: Trouble, then: Trouble) -> Bench {
    let mut bench = Bench::new();
    bench.turn(Event::OpenFailed(first));
    bench.tap("open_again", &[]);
    let seen = bench.look();
    assert_eq!(seen.top.busy.and_then(|busy| busy.action).as_deref(), Some("open_again"));
    assert!(seen.top.key.starts_with("trouble/"), "another screen flashes up");
    bench.turn(Event::OpenFailed(then));
    bench
}

#[test]
fn a_memory_that_can_not_be_opened_once_more_is_seen_to_be_tried_and_says_so() {
    for (trouble, said) in [
        (Trouble::DiskFull, "Места всё ещё не\u{a0}хватает"),
        (Trouble::VaultRefused, "Открыть всё ещё не\u{a0}получается"),
    ] {
        let mut bench = opened_in_vain(trouble, trouble);
        assert!(bench.look().top.busy.is_some() && notice(&bench).is_none());
        bench.pass(Duration::from_millis(800));
        assert!(bench.look().top.busy.is_none());
        assert_eq!(notice(&bench).as_deref(), Some(said));
    }
    let mut other = opened_in_vain(Trouble::VaultRefused, Trouble::Damaged);
    assert!(other.look().top.busy.is_none());
    other.pass(Duration::from_secs(1));
    assert_eq!(notice(&other), None, "another screen says enough");
}
