//! Storms: see [`kabinet_tests::storm`].

use std::{
    num::NonZero,
    thread,
    time::{Duration, Instant},
};

use kabinet_core::testing::{Way, asked};
use kabinet_tests::{
    covers,
    storm::{Ground, QUICK, step, tell_steps, walk_many, walk_seed},
};

#[test]
fn whatever_happens_a_person_comes_to_the_end_and_nothing_is_lost() {
    weathered(Way::REGISTRATION, Ground::Memory, QUICK);
}

/// A person who left their account comes back to it.
#[test]
fn whatever_happens_a_person_comes_into_their_account_again() {
    weathered(Way::SIGN_IN, Ground::Memory, QUICK / 10);
}

/// A sample of the seeds with the phone's real store.
#[test]
fn the_sealed_store_weathers_the_same_storms() {
    weathered(Way::REGISTRATION, Ground::Sealed, QUICK / 10);
}

/// A sample of the seeds over HTTP: the portal serves from its own files.
#[test]
fn each_action_takes_effect_once_and_in_order_over_http() {
    covers!("OFF-02");
    weathered(Way::REGISTRATION, Ground::Http, QUICK / 20);
}

/// The storms above.
const STORMS: usize = 4;

/// The part of the time of all storms that one has, however slow the machine: so many of them are under way at once as it
/// has processors, which is the test runner's own rule.
fn share_of(seconds: u64) -> Duration {
    let at_once = thread::available_parallelism().map_or(1, NonZero::get);
    let rounds = u32::try_from(STORMS.div_ceil(at_once)).unwrap_or(u32::MAX);
    Duration::from_secs(seconds) / rounds
}

/// Walks so many seeds of a quick run, and as many more as the whole storm has more and there is time for.
fn weathered(way: Way, ground: Ground, quick: u64) {
    let from = asked("KABINET_STORM_FROM").unwrap_or(0);
    let count = asked("KABINET_STORMS").unwrap_or(QUICK) * quick / QUICK;
    let until = asked("KABINET_STORM_SECONDS").map(|seconds| Instant::now() + share_of(seconds));
    let tally = walk_many(way, from..from + count, until, ground, |so_far| {
        println!("{} {ground:?}: {so_far}", way.name);
    });
    println!("{} {ground:?}: {tally}", way.name);
    let failed: Vec<_> = tally.failed.iter().map(|failed| failed.seed).collect();
    let least = count.min(quick);
    assert!(
        tally.walks >= least || !failed.is_empty(),
        "there was time for {} walks of {least}",
        tally.walks
    );
    assert!(failed.is_empty(), "walks on which a rule does not hold, by their seeds: {failed:?}");
}

/// Tells everything that happens on the walk of `KABINET_STORM_SEED`, shrunk where it fails.
#[test]
fn one_seed() {
    let Some(seed) = asked("KABINET_STORM_SEED") else { return };
    let name = std::env::var("KABINET_STORM_JOURNEY").unwrap_or_else(|_| Way::REGISTRATION.name.to_owned());
    let way = Way::named(&name).unwrap_or_else(|| panic!("there is no way {name}"));
    let steps = match walk_seed(way, seed, Ground::Memory) {
        Ok(_) => step::steps_of(seed),
        Err(failed) => failed.steps,
    };
    if let Err(broken) = tell_steps(way, seed, Ground::Memory, &steps) {
        panic!("it does not hold that {}\n{}", broken.rule, broken.detail);
    }
}
