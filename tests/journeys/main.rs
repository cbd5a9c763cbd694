//! Journeys: the phone's core against a real portal over HTTP on loopback.

mod codes;
mod coming_back;
mod consents;
mod fields;
mod full_disk;
mod hostile_portal;
mod kept_data;
mod language;
mod ledger;
mod link;
mod passwords;
mod portal;
mod registration;
mod sign_in;
mod strangers;
mod taken_number;
mod taps;
mod trust;
