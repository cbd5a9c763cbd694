//! What several journeys show and do alike.

pub(super) mod code_entry;
pub(super) mod consent_sheet;
