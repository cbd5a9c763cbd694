//! What comes over the wire, or does not.

mod hostile_portal;
mod link;
mod portal;
mod trust;
