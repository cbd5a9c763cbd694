//! The registration's screens, driven by hand.

mod agreement;
mod code;
mod password;
mod person;
mod phone;
pub(in crate::flow) mod taken;

use super::order::STEPS;
use crate::flow::bundled_settings;

/// Whether a page is of a step that the usual settings do not ask for.
pub(in crate::flow) fn is_out_of_order(page: &str) -> bool {
    let usual = &bundled_settings().registration.steps;
    let others = STEPS.iter().filter(|(step, _)| !usual.iter().any(|name| name == step));
    others.flat_map(|(_, stops)| *stops).any(|stop| stop.page == page)
}
