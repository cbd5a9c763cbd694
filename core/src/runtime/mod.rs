//! The actor that carries the pure machine out: one thread that takes events one by one, writes what changed, shows
//! the new screen, and only then starts what follows. It is the only owner of tokio.

mod actor;
#[cfg(test)]
mod actor_tests;
#[cfg(test)]
mod archive_tests;
#[cfg(test)]
mod change_tests;
mod outside;
mod persist;
#[cfg(test)]
mod persist_samples;
#[cfg(test)]
mod persist_tests;
mod portal_clock;
mod published;
#[cfg(test)]
mod published_tests;
mod redacted_log;
mod requests_v1;
mod run;
mod slice;
mod slices;
mod system;
mod vault;

pub(crate) use actor::Actor;
pub use outside::Ports;
#[cfg(test)]
pub(crate) use persist::{changes, facts_of, rows_of};
pub(crate) use published::Published;
pub(crate) use redacted_log::LogLines;
pub(crate) use run::{Command, run};
pub(crate) use system::{FolderStore, SystemClock, SystemRng};
pub(crate) use vault::PlatformVault;
