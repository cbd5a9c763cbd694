//! The bank of planted bugs: each must be found by the proof it belongs to, or that proof proves nothing. The phone's
//! are planted in the whole process, so all of this is one test.

mod checks;
mod portal;

use std::time::Instant;

use kabinet_core::{
    planted::{Bug, plant},
    testing::Way,
};
use kabinet_tests::storm::{Ground, step::steps_of, walk_steps};

/// A storm must find a bug within so many seeds.
const SEEDS: u64 = 1_000;

/// What finds a bug.
enum Proof {
    /// A walk of a storm on which a rule does not hold.
    Storm,
    /// A check of its own; it says what it found.
    Check(fn() -> Option<String>),
    /// `cargo xtask power-loss`, which plants it itself and fails where it is not found.
    PowerLoss,
}

fn proof_of(bug: Bug) -> Proof {
    match bug {
        Bug::SynchronousNormal | Bug::FileNotSynced => Proof::PowerLoss,
        Bug::KeyMadeAtSending
        | Bug::ShownBeforeCommitted
        | Bug::FailedWriteShownAsSaved
        | Bug::DraftLostToBanner
        | Bug::RefusalTriedAgain
        | Bug::LateTapTaken
        | Bug::QueueBackToFront
        | Bug::QueueForgotten
        | Bug::AnyAnswerTaken => Proof::Storm,
        Bug::RetryAfterIgnored => Proof::Check(checks::pause_that_was_asked_for),
        Bug::PhoneClockTrusted => Proof::Check(checks::waits_by_a_moved_clock),
        Bug::NonceReused => Proof::Check(checks::nonces_of_two_processes),
        Bug::EpochForgotten => Proof::Check(checks::older_copies_after_signing_out),
        Bug::SecretDrafted => Proof::Check(checks::secrets_in_rows),
        Bug::BodyLogged => Proof::Check(checks::leaks),
        Bug::LedgerForgotten => Proof::Check(checks::what_left_against_the_record),
    }
}

/// The first seed whose walk breaks a rule, and the rule.
fn storm() -> Option<String> {
    (0..SEEDS).find_map(|seed| {
        let broken = walk_steps(Way::REGISTRATION, seed, Ground::Memory, &steps_of(seed)).err()?;
        Some(format!("seed {seed}: {}", broken.rule))
    })
}

#[test]
fn every_planted_bug_is_found() {
    let mut missed = Vec::new();
    for bug in Bug::ALL {
        let begun = Instant::now();
        let found = match proof_of(*bug) {
            Proof::PowerLoss => continue,
            Proof::Storm => {
                plant(Some(*bug));
                storm()
            }
            Proof::Check(check) => {
                plant(None);
                assert_eq!(check(), None, "{}: found where it is not", bug.name());
                plant(Some(*bug));
                check()
            }
        };
        plant(None);
        let words = found.as_deref().unwrap_or("NOT FOUND");
        println!("{:<28} {words} ({:.1} s)", bug.name(), begun.elapsed().as_secs_f32());
        if found.is_none() {
            missed.push(bug.name());
        }
    }
    for bug in &portal::ALL {
        let [sound, planted] = [false, true].map(|planted| (bug.check)(&bug.stand(planted)));
        assert_eq!(sound, None, "{}: found where it is not", bug.name);
        println!("{:<28} {}", bug.name, planted.as_deref().unwrap_or("NOT FOUND"));
        if planted.is_none() {
            missed.push(bug.name);
        }
    }
    assert!(missed.is_empty(), "not found: {}", missed.join(", "));
}
