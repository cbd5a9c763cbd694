//! Tests that drive [`super::update`] and [`super::view`] by hand: what they are driven with, and what holds for every
//! journey. Tests of one journey are in its folder.

pub(super) mod bench;
mod canaries;
pub(super) mod citizen;
pub(super) mod fake_portal;
mod keys;
pub(super) mod look;
mod newer_names;
mod queue;
mod requests;
mod second_users;
mod strip;
mod waits;
mod walks;

use super::journeys::JOURNEYS;

/// The keys of every page.
pub(super) fn pages() -> Vec<&'static str> {
    JOURNEYS.iter().flat_map(|journey| journey.pages()).map(|page| page.key).collect()
}
