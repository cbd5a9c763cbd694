//! The portal's database: one `SQLite` file with one writer, locked against a second portal; or the same in memory.

mod clear;
mod database;
pub(crate) mod meta;
mod migrations;
mod open;
mod place;
mod private;

pub(crate) use clear::clear;
pub(crate) use database::{Commit, Ran, Storage};
pub(crate) use meta::{read_meta, write_meta};
pub use open::OpenError;
pub use place::{DataPlace, MemoryDatabase};
pub use private::{NotPrivate, make_all_private, make_private, write_private};
