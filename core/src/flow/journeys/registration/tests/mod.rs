//! The registration's screens, driven by hand.

mod agreement;
mod code;
mod password;
mod person;
mod phone;
pub(in crate::flow) mod taken;

use super::order::FORM;

/// Whether a page is of a step that the usual settings do not ask for.
pub(in crate::flow) fn is_out_of_order(page: &str) -> bool {
    page == FORM
}
