//! The console: what a developer sees and moves, behind a token. A folder a room, and the frame that they stand in.

pub mod clock;
mod events;
pub(crate) mod faults;
mod frame;
pub mod link;
pub mod people;
pub mod requests;
mod reset;
pub mod rules;
pub mod wire;

pub(crate) use frame::{addresses, first_page, pages, parts};

use crate::room::{CONSOLE, Room};

/// What no room but the frame has: the stream of events, the new beginning, and the files of the frame.
pub(crate) const FRAME: Room = Room {
    chapter: CONSOLE,
    routes: || vec![events::route(), reset::route()],
    page: None,
    parts: frame::PARTS,
};
