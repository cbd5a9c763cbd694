//! Passwords: the portal's rules, what a text breaks of them, and how hard it is to guess.
//!
//! The rules are data of the portal. Nothing here keeps or prints a password.

mod blocklist;
mod fault;
mod faults;
mod normal_form;
mod personal;
mod policy;
mod spelling;
mod strength;
mod suggestion;

pub use blocklist::{BLOCKLIST_SHA256, is_common};
pub use fault::PasswordFault;
pub use faults::{faults, length};
pub use normal_form::normalized;
pub use personal::{PersonalData, names_held};
pub use policy::{Forbidden, PasswordPolicy, Rule};
pub use strength::{Strength, strength};
pub use suggestion::suggestion;

#[cfg(test)]
pub(super) use policy::profiles::policy as policy_of_profile;
