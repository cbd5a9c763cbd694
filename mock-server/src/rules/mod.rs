//! What the portal demands: its settings as data of a profile, and the checks that several rooms make.

pub(crate) mod asker;
pub(crate) mod blocklist;
pub(crate) mod fields;
pub(crate) mod forms;
pub(crate) mod limits;
pub(crate) mod password_form;
pub(crate) mod password_hash;
pub(crate) mod password_policy;
pub(crate) mod password_refusals;
pub(crate) mod personal_data;
pub(crate) mod profile;
pub(crate) mod settings;
pub(crate) mod signs;
mod transliteration;
pub(crate) mod tries;
