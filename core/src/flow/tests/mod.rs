//! Tests that drive [`super::update`] and [`super::view`] by hand, journey by journey.

mod bench;
mod canaries;
mod citizen;
mod code;
mod fake_portal;
mod home;
mod look;
mod memory;
mod newer_names;
mod password;
mod person;
mod phone;
mod queue;
mod requests;
mod second_users;
mod sign_in;
mod sign_out;
mod taken;
mod walks;

use super::journeys::JOURNEYS;

/// The keys of every page.
fn pages() -> Vec<&'static str> {
    JOURNEYS.iter().flat_map(|journey| journey.pages()).map(|page| page.key).collect()
}
