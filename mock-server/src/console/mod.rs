//! The console: what a developer sees and moves (clock, link, faults, people, log, profile), behind a token.

mod clock;
mod events;
mod faults;
mod link;
mod pages;
mod people;
mod profile;
mod requests;
pub mod wire;

pub(crate) use pages::{addresses, page_routes, part_routes};

use crate::room::{CONSOLE, Room};

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    parts: pages::PARTS,
    routes: || {
        vec![
            clock::shown(),
            clock::advanced(),
            link::shown(),
            link::set(),
            people::route(),
            requests::route(),
            profile::shown(),
            profile::chosen(),
            faults::listed(),
            faults::added(),
            faults::cleared(),
            faults::removed(),
            events::route(),
        ]
    },
};
