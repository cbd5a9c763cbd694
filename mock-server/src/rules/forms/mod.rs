//! Forms that the settings describe: an app draws what stands there, and a new one needs no new app.

pub(crate) mod judge;
pub(crate) mod list;
pub(crate) mod spec;
