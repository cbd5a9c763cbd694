//! What the apps asked and got.

mod get;
mod open;
pub mod wire;

use crate::portal::changes::ChangeKind;
use crate::room::{CONSOLE, PORTAL, Page, Part, Room, Share};

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    routes: || vec![get::route(), open::route()],
    page: Some(Page {
        group: PORTAL,
        name: "requests",
        title: ["Запросы", "Requests"],
        icon: "swap",
        news: ChangeKind::REQUESTS,
        share: Some(Share::Wide),
        card: Part { address: "/console/assets/rooms/requests/card.js", text: include_str!("card.js") },
        styles: include_str!("card.css"),
    }),
    parts: &[],
};
