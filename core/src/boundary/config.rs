//! What a shell says once, at [`crate::Kabinet::open`].

use crate::screen::Language;

/// Where the core lives and whom it talks to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Config {
    /// App-private folder for everything the core keeps; made when missing. One core at a time may use it.
    pub data_dir: String,
    /// Address of the portal without a path (`https://portal.example`). Plain http is accepted only for loopback and
    /// only in builds with the feature `loopback-http`.
    pub portal_url: String,
    /// The system's language: used until the person chooses one in the app.
    pub language: Language,
    /// The app's version as the store shows it, for diagnostics.
    pub app_version: String,
    /// SHA-256 of the public keys (`SubjectPublicKeyInfo`) that the portal's certificate may hold, in base64: the key
    /// in use and at least one in reserve. Without any, a certificate of any known authority will do.
    #[cfg_attr(feature = "ffi", uniffi(default = []))]
    pub portal_pins: Vec<String>,
}

/// What [`crate::Kabinet::run_queue`] achieved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct QueueReport {
    /// Requests the portal still does not have: none, or the system shall call again later.
    pub waiting: u32,
}
