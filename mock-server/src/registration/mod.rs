//! Creating an account: contact, person, password, agreement, and then `complete`.
//!
//! Each step is saved as it is done and may be done again until the registration is complete.

mod agreement;
mod callers;
mod complete;
mod contact;
mod form;
mod given;
mod password;
mod person;
mod problems;
pub(crate) mod seed;
mod start;
mod status;
mod steps;
pub(crate) mod stored;
pub mod wire;

use crate::room::{Chapter, Room};

pub(crate) const ROOM: Room = Room {
    chapter: Chapter { name: "registration", about: "Creating an account" },
    page: None,
    parts: &[],
    routes: || {
        vec![
            start::route(),
            status::route(),
            contact::send_code(),
            contact::check_code(),
            contact::release_contact(),
            person::route(),
            form::route(),
            password::route(),
            agreement::route(),
            complete::route(),
        ]
    },
};
