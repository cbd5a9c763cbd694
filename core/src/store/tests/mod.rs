//! What a store must do, and what it must refuse.

mod archive;
mod attacks;
mod conformance;
mod damage;
mod epochs;
mod failing_disk;
pub(super) mod leaks;
mod opening;
pub(super) mod support;
mod versions;
