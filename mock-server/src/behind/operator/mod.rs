//! The mobile operator's stand-in: it takes an SMS at once and keeps it for its inbox, which is a card of the console.

mod inbox;
pub(crate) mod sms;
pub mod wire;

use crate::room::{CONSOLE, Room};

pub(crate) const ROOM: Room = Room { chapter: CONSOLE, routes: || vec![inbox::route()] };
