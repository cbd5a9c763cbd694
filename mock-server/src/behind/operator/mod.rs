//! The mobile operator's stand-in: it takes an SMS at once and keeps it for its inbox.

mod inbox;
pub(crate) mod sms;
pub mod wire;

use crate::portal::changes::ChangeKind;
use crate::room::{CITIZEN, CONSOLE, Page, Part, Room, Share};

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    routes: || vec![inbox::route()],
    page: Some(Page {
        group: CITIZEN,
        name: "messages",
        title: ["СМС", "SMS"],
        icon: "sms",
        news: ChangeKind::MESSAGES,
        share: Some(Share::Tall),
        card: Part { address: "/console/assets/rooms/operator/card.js", text: include_str!("card.js") },
        styles: include_str!("card.css"),
    }),
    parts: &[Part { address: "/console/assets/rooms/operator/inbox.js", text: include_str!("inbox.js") }],
};
