//! Passwords: the portal's rules, what a text breaks of them, and how hard it is to guess.
//!
//! The rules are data of the portal. Nothing here keeps or prints a password.

mod blocklist;
mod policy;
mod refusals;
mod strength;
mod suggestion;

pub use blocklist::{BLOCKLIST_SHA256, is_common};
pub use policy::{Forbidden, PasswordPolicy, Rule};
pub use refusals::{PersonalData, Refusal, refusals};
pub use strength::{Strength, strength};
pub use suggestion::suggestion;

#[cfg(test)]
pub(super) use policy::profiles::policy as policy_of_profile;

use unicode_normalization::UnicodeNormalization;

/// A password as it is judged and hashed: NFKC, so that one typed on another keyboard is the same.
pub fn normalized(password: &str) -> String {
    password.nfkc().collect()
}
