//! The portal's clock, which phone and portal share.

mod advance;
mod choose;
mod get;
pub mod wire;

use crate::portal::changes::ChangeKind;
use crate::room::{CONSOLE, PORTAL, Page, Part, Room, Share};

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    routes: || vec![get::route(), advance::route(), choose::route()],
    page: Some(Page {
        group: PORTAL,
        name: "clock",
        title: ["Часы", "Clock"],
        icon: "clock",
        news: ChangeKind::CLOCK,
        share: Some(Share::Small),
        card: Part { address: "/console/assets/rooms/clock/card.js", text: include_str!("card.js") },
        styles: "",
    }),
    parts: &[Part { address: "/console/assets/rooms/clock/time.js", text: include_str!("time.js") }],
};
