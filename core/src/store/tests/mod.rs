//! What a store must do, and what it must refuse.

mod attacks;
mod conformance;
mod damage;
mod epochs;
mod failing_disk;
mod leaks;
mod opening;
mod support;
mod versions;
