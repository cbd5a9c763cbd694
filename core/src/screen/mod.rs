//! The vocabulary of everything a person sees and does: what crosses the boundary to the shells.
//!
//! A screen is data. The core says which components stand on it and with which words; a shell draws each
//! component natively, renders the vocabulary exhaustively and knows no journey. All words, spoken forms
//! included, come ready from the core.

mod action;
mod component;
mod field;
mod intent;
mod tone;
mod transcript;
mod update;

pub use action::*;
pub use component::*;
pub use field::*;
pub use intent::*;
pub use tone::*;
pub use update::*;
