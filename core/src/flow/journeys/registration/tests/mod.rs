//! The registration's screens, driven by hand.

mod code;
mod password;
mod person;
mod phone;
pub(in crate::flow) mod taken;
