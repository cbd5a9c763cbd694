//! The console: what a developer sees and moves (inbox, clock, link, faults, people, log, profile), behind a token.

pub(crate) mod api;
pub(crate) mod events;
pub(crate) mod faults;
mod pages;
pub mod wire;

pub(crate) use pages::{asset_routes, page_addresses, page_routes};

use crate::room::Route;

/// The console's API and its page's parts, all of which need the token.
pub(crate) fn routes() -> Vec<Route> {
    [api::routes(), faults::routes(), events::routes()].into_iter().flatten().collect()
}
