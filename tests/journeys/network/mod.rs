//! What comes over the wire, or does not.

mod hostile_portal;
mod link;
mod overload;
mod portal;
mod reset;
mod trust;
