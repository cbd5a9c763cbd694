//! Scripted faults, as one orders them.

mod add;
mod clear;
mod list;
mod remove;

use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use crate::portal::faults::BOUNDS;
use crate::portal::faults::wire::FaultRules;
use crate::room::{CONSOLE, PORTAL, Page, Part, Room};

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    routes: || vec![list::route(), add::route(), clear::route(), remove::route()],
    page: Some(Page {
        group: PORTAL,
        name: "faults",
        title: ["Сбои", "Faults"],
        icon: "bolt",
        news: ChangeKind::FAULTS,
        share: None,
        card: Part { address: "/console/assets/rooms/faults/card.js", text: include_str!("card.js") },
        styles: include_str!("card.css"),
    }),
    parts: &[Part { address: "/console/assets/rooms/faults/kinds.js", text: include_str!("kinds.js") }],
};

fn rules(portal: &Portal) -> FaultRules {
    FaultRules { faults: portal.faults().list(), operations: portal.faults().operations(), bounds: BOUNDS }
}
