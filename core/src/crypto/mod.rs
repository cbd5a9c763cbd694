//! Sealing of what is stored: AES-256-GCM envelopes bound to their place, the data key that the platform's
//! vault wraps, and the inventory that tells whether all the rows of a commit are there.
//!
//! Only ring does cryptography here. One data key serves one epoch; every other key is derived from it by
//! HKDF, one label per purpose, so no key is ever used for two things.

mod data_key;
mod envelope;
mod fault;
mod inventory;

pub use data_key::DataKey;
pub use envelope::{Address, Sealer};
pub use fault::CryptoFault;
pub use inventory::{Inventory, Mark};

#[cfg(test)]
pub(crate) mod testing;
