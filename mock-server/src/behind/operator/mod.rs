//! The mobile operator's stand-in: it takes an SMS at once and keeps it for its inbox, which is a card of the console.

mod inbox;
pub(crate) mod sms;
pub mod wire;

use crate::room::{CONSOLE, Part, PartKind, Room};

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    routes: || vec![inbox::route()],
    parts: &[
        Part {
            address: "/console/assets/behind/operator/inbox.js",
            kind: PartKind::Script,
            text: include_str!("inbox.js"),
        },
        Part {
            address: "/console/assets/behind/operator/card.js",
            kind: PartKind::Card,
            text: include_str!("card.js"),
        },
    ],
};
