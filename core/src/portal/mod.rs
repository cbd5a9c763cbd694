//! The way to the portal over HTTP: where it is, the message a request becomes, the client that carries it.
//!
//! Everything that can be said without a network is said in [`message`], so that a portal in the same process can be
//! put behind [`crate::ports::Portal`] with the same headers and the same reading of answers.

mod address;
mod client;
mod failure;
pub mod message;
mod pins;
#[cfg(test)]
mod tests;
mod tls;

pub use address::{AddressFault, AddressReason, PortalAddress};
pub use client::{HttpPortal, SetupFault};
pub use pins::{PinFault, PortalPins};
