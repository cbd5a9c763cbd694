//! Tokens, their generations and their end.
//!
//! A family of tokens begins with a grant: a registration or a sign-in. Each refresh adds a generation; its predecessor
//! stays valid until the new one is first used, so that a lost answer strands nobody. A predecessor that comes back
//! after that ends the family, unless it comes so soon that it may only have been long on its way.
//!
//! Nothing that was handed out ends because the same was asked for once more: the request may be a repetition that
//! arrives late, and what it hands out may reach nobody. What is used first ends the rest.

mod end;
mod grant;
pub(crate) mod owner;
mod problems;
mod refresh;
pub(crate) mod stored;
mod tokens;
pub mod wire;

use crate::room::{Chapter, Room};

pub(crate) const ROOM: Room = Room {
    chapter: Chapter { name: "sessions", about: "Tokens" },
    page: None,
    parts: &[],
    routes: || vec![grant::route(), refresh::route(), end::route()],
};
