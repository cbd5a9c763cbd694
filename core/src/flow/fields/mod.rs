//! The kinds of fields, a file each: how a text is masked, repaired, read, judged in words, and drawn.

pub(super) mod birth_date;
pub(super) mod code;
pub(super) mod current_password;
pub(super) mod name;
pub(super) mod new_password;
pub(super) mod password_again;
pub(super) mod password_faults;
pub(super) mod phone;
pub(super) mod snils;
pub(super) mod tick;
