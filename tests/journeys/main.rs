//! Journeys: the phone's core against a real portal over HTTP on loopback. A folder a journey; what holds on every screen
//! is in `phone`, what comes over the wire in `network`.

mod account;
mod network;
mod phone;
mod registration;
mod sign_in;
