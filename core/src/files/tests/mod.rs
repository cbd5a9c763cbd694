//! What the file store must do, and what it must refuse.

mod attacks;
mod conformance;
mod failing_disk;
mod leaks;
mod support;
mod versions;
mod with_the_store;
