//! Everybody who has an account.

mod add;
mod get;
pub mod wire;

use crate::portal::changes::ChangeKind;
use crate::room::{CONSOLE, PORTAL, Page, Part, Room};

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    routes: || vec![get::route(), add::route()],
    page: Some(Page {
        group: PORTAL,
        name: "people",
        title: ["Люди", "People"],
        icon: "user",
        news: ChangeKind::PEOPLE,
        share: None,
        card: Part { address: "/console/assets/rooms/people/card.js", text: include_str!("card.js") },
        styles: include_str!("card.css"),
    }),
    parts: &[],
};
