//! A commit writes what changed, and finding that costs the same however much is kept.

use std::sync::Arc;

use super::persist::{changes, facts_of, rows_of};
use crate::{
    flow::{
        Draft, DraftKey, Facts, Installation, LedgerEntry, LedgerEvent, Owner, Profiles, Registration, Route,
    },
    outbox::Queued,
    ports::{RowChange, Slot},
    protocol::{Request, WithdrawConsent},
};

/// A phone on which somebody with an account registers another, and so much of everything is kept.
fn keeping(count: u64) -> Facts {
    let mut facts = Facts {
        installation: Installation {
            id: "0b5f1c9e-3f57-4c7e-9d3a-2f1f0a6f7a11".to_owned(),
            next_profile: 3,
            next_number: count,
            ..Installation::default()
        },
        routes: vec![Route::stored("welcome"), Route::stored("registration/phone")],
        profiles: Profiles { registration: 1, account: 2 },
        registration: Some(Registration::default()),
        ..Facts::default()
    };
    for number in 0..count {
        let (screen, field) = (format!("registration/{number}"), "name".to_owned());
        facts.drafts.insert(
            Arc::new(DraftKey { screen, field }),
            Arc::new(Draft { owner: Owner::Registration, text: number.to_string() }),
        );
        let request = Request::of(&WithdrawConsent { consent_id: number.to_string() });
        facts.outbox.restore(Queued { number, key: format!("key {number}"), request, has_left: false });
        facts.noted.insert(number, entry(number, 0));
    }
    facts
}

fn entry(number: u64, profile: u32) -> LedgerEntry {
    let what = LedgerEvent::Withdrawn { consent: "news".to_owned() };
    LedgerEntry { number, profile, at: "2026-11-22T09:15:00Z".parse().unwrap(), what }
}

fn keep_phone(facts: &mut Facts, text: &str) {
    facts.keep_draft(Owner::Registration, &Route::stored("registration/phone"), "phone", text);
}

const MANY: u64 = 10_000;

#[test]
fn as_much_is_written_with_many_rows_as_with_few() {
    type Turn = fn(&mut Facts);
    let turns: [(Turn, usize); 6] = [
        (|_| {}, 0),
        (|facts| keep_phone(facts, "+7"), 1),
        (|facts| facts.routes.push(Route::stored("ledger")), 1),
        (|facts| facts.outbox.leave(5), 1),
        (|facts| facts.outbox.remove(5), 1),
        (|facts| facts.forget_drafts(&Route::stored("registration/5")), 1),
    ];
    for count in [10, MANY] {
        let before = keeping(count);
        for (at, (turn, expected)) in turns.iter().enumerate() {
            let mut after = before.clone();
            turn(&mut after);
            let written = changes(&before, &after, &[]).unwrap();
            assert_eq!(written.len(), *expected, "turn {at} with {count} rows: {written:?}");
        }
    }
}

#[test]
fn what_a_turn_leaves_alone_is_shared_and_not_copied() {
    let before = keeping(MANY);
    let mut after = before.clone();
    keep_phone(&mut after, "+7 9");
    after.installation.next_number += 1;
    assert!(after.noted.ptr_eq(&before.noted) && after.outbox.items().ptr_eq(before.outbox.items()));
    assert!(Arc::ptr_eq(&after.ended_sessions, &before.ended_sessions));
    assert!(!after.drafts.ptr_eq(&before.drafts));
}

#[test]
fn the_rows_of_the_changes_are_those_of_the_facts() {
    let before = keeping(30);
    let mut after = before.clone();
    after.drop_registration();
    after.outbox.leave(3);
    after.outbox.remove(7);
    let mut rows = rows_of(&before).unwrap();
    for change in changes(&before, &after, &[]).unwrap() {
        match change {
            RowChange::Put { key, value } => {
                let row = rows.iter_mut().find(|row| row.key == key).expect("no row is new");
                assert!(row.value != value, "{key:?} is written as it was");
                row.value = value;
            }
            RowChange::Delete { key } => {
                let at = rows.iter().position(|row| row.key == key).expect("what is deleted is there");
                rows.remove(at);
            }
            RowChange::DeleteProfile { profile } => rows.retain(|row| row.key.profile != profile),
        }
    }
    assert!(rows == rows_of(&after).unwrap());
    assert!(facts_of(rows).unwrap() == after);
}

#[test]
fn a_profile_that_ends_is_deleted_with_whatever_was_noted_of_it() {
    let before = keeping(10);
    let mut after = before.clone();
    after.drop_account();
    let written = changes(&before, &after, &[entry(77, 2), entry(78, 1)]).unwrap();
    assert_eq!(written.first(), Some(&RowChange::DeleteProfile { profile: 2 }));
    let archived =
        |change: &&RowChange| matches!(change, RowChange::Put { key, .. } if key.slot == Slot::Archive);
    let archived: Vec<_> = written.iter().filter(archived).collect();
    assert!(matches!(archived[..], [RowChange::Put { key, .. }] if key.profile == 1), "{archived:?}");
    let is_of_it = |change: &&RowChange| matches!(change, RowChange::Delete { key } if key.profile == 2);
    assert_eq!(written.iter().filter(is_of_it).count(), 0, "what goes with the profile is deleted again");
}

#[test]
fn rows_of_an_owner_whose_profile_is_another_move_and_no_others() {
    let mut before = keeping(10);
    before.profiles.registration = 0;
    let after = Facts { profiles: Profiles { registration: 3, account: 2 }, ..before.clone() };
    let written = changes(&before, &after, &[]).unwrap();
    let profiles_and_registration = 3;
    assert_eq!(written.len(), 2 * 10 + profiles_and_registration, "{written:?}");
    assert!(facts_of(rows_of(&after).unwrap()).unwrap() == after);
}
