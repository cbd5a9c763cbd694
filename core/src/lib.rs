//! Kabinet's core: everything that decides. See `ARCHITECTURE.md` for the map.

#[cfg(feature = "ffi")]
uniffi::setup_scaffolding!();

mod boundary;
mod crypto;
mod disk;
pub mod domain;
pub mod files;
pub mod flow;
mod kabinet;
mod outbox;
pub mod planted;
pub mod portal;
pub mod ports;
pub mod protocol;
mod runtime;
pub mod screen;
pub mod sensitive;
pub mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod unopened;
pub mod words;

pub use boundary::{
    Config, KabinetError, LogLevel, ObserverError, Permission, Platform, PlatformError, QueueReport,
    ScreenObserver,
};
pub use kabinet::{Kabinet, set_large};
pub use runtime::Ports;
pub use unopened::unopened;
