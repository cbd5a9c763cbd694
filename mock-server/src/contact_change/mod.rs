//! A new phone for an account whose own went to somebody else: a code proves it.
//!
//! The account's session is all that says whose account it is, as long as it has no phone: nobody can sign in to it.

mod code;
mod problems;
mod stored;
mod take;
pub mod wire;

use crate::room::{Chapter, Room};

pub(crate) const ROOM: Room = Room {
    chapter: Chapter { name: "contact", about: "A new phone for an account that has none any more" },
    page: None,
    parts: &[],
    routes: || vec![code::send_code(), code::check_code(), take::route()],
};
