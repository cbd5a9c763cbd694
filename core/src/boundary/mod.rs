//! What the shells give to the core and get from it besides screens: configuration, the two foreign traits, errors.

mod config;
mod error;
mod observer;
mod platform;

pub use config::{Config, QueueReport};
pub use error::{KabinetError, ObserverError, PlatformError};
pub use observer::ScreenObserver;
pub use platform::{LogLevel, Permission, Platform};
