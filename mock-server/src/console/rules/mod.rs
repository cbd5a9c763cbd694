//! The rules that hold: a profile of settings, and what may be done in a day.

mod choose;
mod get;
mod limits;
pub mod wire;

use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use crate::room::{CONSOLE, PORTAL, Page, Part, Room};
use crate::rules::settings::Profile;
use wire::ProfileShown;

pub(crate) const ROOM: Room = Room {
    chapter: CONSOLE,
    routes: || vec![get::route(), choose::route(), limits::get(), limits::lift()],
    page: Some(Page {
        group: PORTAL,
        name: "rules",
        title: ["Правила", "Rules"],
        icon: "tune",
        news: ChangeKind::SETTINGS,
        share: None,
        card: Part { address: "/console/assets/rooms/rules/card.js", text: include_str!("card.js") },
        styles: "",
    }),
    parts: &[],
};

fn active(portal: &Portal) -> ProfileShown {
    let settings = portal.active().settings.clone();
    ProfileShown { profile: settings.profile, profiles: Profile::ALL.to_vec(), settings }
}
