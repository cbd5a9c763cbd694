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
pub(super) mod text;
pub(super) mod tick;

use self::{
    birth_date::BirthDateKind, name::NameKind, phone::PhoneKind, snils::SnilsKind, text::TextKind,
    tick::TickKind,
};
use super::field::Kind;
use crate::words::Key;

/// The kinds that a portal's form can have. No secret is among them: what a form asks for is stored and shown.
pub(super) static KINDS: &[&dyn Kind] = &[
    &BirthDateKind,
    &NameKind { empty: Key::TextEmpty, whole: None },
    &PhoneKind,
    &SnilsKind,
    &TextKind,
    &TickKind { disables: None },
];

/// The kind of that name; any text where this version does not know it.
pub(super) fn kind_of(name: &str) -> &'static dyn Kind {
    KINDS.iter().find(|kind| kind.name() == name).map_or(&TextKind, |kind| *kind)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn kinds_of_forms_have_names_of_their_own_and_are_no_secrets() {
        let names: BTreeSet<_> = KINDS.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), KINDS.len());
        assert!(KINDS.iter().all(|kind| !kind.is_secret()));
        assert_eq!((kind_of("snils").name(), kind_of("new_password").name()), ("snils", "text"));
    }
}
