//! A room of the portal: one journey, or one of those who take part in the portal's work.

use crate::http::call::Route;
use crate::portal::changes::ChangeKind;

/// All that can be asked of one part of the portal. Rooms don't know each other's calls; the list of them is above them
/// all.
pub(crate) struct Room {
    /// Under what its calls stand in the `OpenAPI` document.
    pub(crate) chapter: Chapter,
    /// Its calls.
    pub(crate) routes: fn() -> Vec<Route>,
    /// Its place in the console, if a person has anything to do there.
    pub(crate) page: Option<Page>,
    /// Further files that the console's pages ask for.
    pub(crate) parts: &'static [Part],
}

/// A room as a place in the console.
pub(crate) struct Page {
    pub(crate) group: Group,
    /// The last part of its address, which no other room has.
    pub(crate) name: &'static str,
    /// In Russian and in English.
    pub(crate) title: [&'static str; 2],
    /// The name of its picture in `icons.css`.
    pub(crate) icon: &'static str,
    /// What is told when it has something new to show.
    pub(crate) news: ChangeKind,
    /// How much of the console's first page is its; a room that is needed less often is not on it.
    pub(crate) share: Option<Share>,
    /// The script that draws it: it exports a `CardMaker` named `card`.
    pub(crate) card: Part,
    /// The looks of what only this room draws.
    pub(crate) styles: &'static str,
}

/// A part of the console's first page.
#[derive(Clone, Copy)]
pub(crate) enum Share {
    /// A column beside the small ones.
    Tall,
    Small,
    /// All the width below the columns.
    Wide,
}

/// Rooms that stand together in the console's rail.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Group {
    /// In Russian and in English.
    pub(crate) title: [&'static str; 2],
}

/// What reaches the citizen from outside the app.
pub(crate) const CITIZEN: Group = Group { title: ["Гражданину", "For the citizen"] };
/// The portal itself.
pub(crate) const PORTAL: Group = Group { title: ["Портал", "Portal"] };

/// A file that the console's pages are made of; the ending of its address says of what kind.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    /// Where it is served, below `/console/assets/`.
    pub(crate) address: &'static str,
    pub(crate) text: &'static str,
}

/// A heading of the `OpenAPI` document. Rooms may share one.
#[derive(Clone, Copy)]
pub(crate) struct Chapter {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
}

/// The heading of all rooms that are not the apps' but the developer's.
pub(crate) const CONSOLE: Chapter =
    Chapter { name: "console", about: "The developer's side: inbox, clock, link, faults, people, log" };
