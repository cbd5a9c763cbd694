//! A room of the portal: one journey, or one of those who take part in the portal's work.

use crate::http::call::Route;

/// All that can be asked of one part of the portal. Rooms don't know each other's calls; the list of them is above them
/// all.
pub(crate) struct Room {
    /// Under what its calls stand in the `OpenAPI` document.
    pub(crate) chapter: Chapter,
    /// Its calls.
    pub(crate) routes: fn() -> Vec<Route>,
    /// Its parts of the console's page.
    pub(crate) parts: &'static [Part],
}

/// A file that the console's page is made of.
pub(crate) struct Part {
    /// Where it is served, below `/console/assets/`.
    pub(crate) address: &'static str,
    pub(crate) kind: PartKind,
    pub(crate) text: &'static str,
}

/// What a file of the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// A script that makes a card of the room: it exports a `CardMaker` named `card`.
    Card,
    /// Another script.
    Script,
    Style,
    Picture,
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
