//! What lies between a socket and a room: reading requests, who may ask, answers and refusals.

pub(crate) mod answer;
pub mod bodies;
pub(crate) mod by_secret;
pub(crate) mod call;
pub(crate) mod caller;
pub(crate) mod described;
pub(crate) mod exposure;
pub(crate) mod guard;
pub(crate) mod hosts;
pub(crate) mod input;
pub(crate) mod json;
pub(crate) mod language;
pub(crate) mod observe;
pub(crate) mod openapi;
pub(crate) mod peer;
pub(crate) mod problem;
pub(crate) mod problems;
pub(crate) mod request;
mod schemas;
pub(crate) mod server;
pub(crate) mod socket;
pub(crate) mod tape;
