//! The outside world of one core, as its ports.

use std::sync::Arc;

use crate::ports::{Clock, Portal, Rng, StoreOpener};

/// The outside world of one core.
#[derive(Clone)]
pub struct Ports {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub rng: Arc<dyn Rng>,
    /// The way to the portal.
    pub portal: Arc<dyn Portal>,
    /// The phone's memory.
    pub store: Arc<dyn StoreOpener>,
}
