//! The account of the person who is signed in.

pub(crate) mod consents;
pub(crate) mod contact;
mod get;
mod give;
mod problems;
pub(crate) mod stored;
pub mod wire;
mod withdraw;

use crate::room::{Chapter, Room};

pub(crate) const ROOM: Room = Room {
    chapter: Chapter { name: "account", about: "The person who is signed in" },
    page: None,
    parts: &[],
    routes: || vec![get::route(), withdraw::route(), give::route()],
};
