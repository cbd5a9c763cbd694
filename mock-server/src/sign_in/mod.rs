//! Signing in: phone and password, then a code to that phone, then `POST /sessions`.
//!
//! Whether a number has an account is told to nobody who lacks its password: an unknown number and a wrong password get
//! the same answer, are counted the same and cost the same work.

mod code;
mod password;
mod problems;
mod start;
pub(crate) mod stored;
pub mod wire;

use crate::room::{Chapter, Room};

pub(crate) const ROOM: Room = Room {
    chapter: Chapter { name: "sign-in", about: "Proving whose account it is" },
    page: None,
    parts: &[],
    routes: || vec![start::route(), code::send_code(), code::check_code()],
};
