//! The link between phone and portal.

mod get;
mod put;
pub mod wire;

use crate::portal::changes::ChangeKind;
use crate::room::{CONSOLE, PORTAL, Page, Part, Room, Share};

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    routes: || vec![get::route(), put::route()],
    page: Some(Page {
        group: PORTAL,
        name: "link",
        title: ["Связь", "Link"],
        icon: "wifi",
        news: ChangeKind::LINK,
        share: Some(Share::Small),
        card: Part { address: "/console/assets/rooms/link/card.js", text: include_str!("card.js") },
        styles: "",
    }),
    parts: &[Part { address: "/console/assets/rooms/link/state.js", text: include_str!("state.js") }],
};
