//! What several journeys show and do alike.

pub(super) mod code_entry;
pub(super) mod consent_sheet;
pub(super) mod phone_entry;
pub(super) mod portal_form;
pub(super) mod taken_number;
