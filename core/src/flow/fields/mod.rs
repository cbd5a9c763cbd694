//! The kinds of fields, a file each: how a text is masked, repaired, read, judged in words, and drawn.

pub(super) mod bank_card;
pub(super) mod birth_date;
pub(super) mod cadastral;
pub(super) mod card_term;
pub(super) mod code;
pub(super) mod current_password;
pub(super) mod cvv;
mod date;
pub(super) mod driving_licence;
pub(super) mod email;
pub(super) mod inn;
pub(super) mod name;
pub(super) mod new_password;
mod number;
pub(super) mod oms;
pub(super) mod other_documents;
pub(super) mod passport;
pub(super) mod passport_issue_date;
pub(super) mod password_again;
pub(super) mod password_faults;
pub(super) mod phone;
pub(super) mod postal_code;
pub(super) mod snils;
#[cfg(test)]
mod testing;
pub(super) mod text;
pub(super) mod tick;

use self::{name::NameKind, text::TextKind, tick::TickKind};
use super::field::Kind;
use crate::words::Key;

/// The kinds that fields of the portal's forms are of.
pub(super) static KINDS: &[&dyn Kind] = &[
    &bank_card::BankCardKind,
    &birth_date::BirthDateKind,
    &cadastral::CadastralKind,
    &card_term::CardTermKind,
    &cvv::CvvKind,
    &driving_licence::DrivingLicenceKind,
    &email::EmailKind,
    &inn::InnKind,
    &NameKind { empty: Key::TextEmpty, whole: None },
    &oms::OmsKind,
    &other_documents::ApprovedIdKind,
    &other_documents::ForeignPassportKind,
    &passport::DepartmentCodeKind,
    &passport::PassportNumberKind,
    &passport::PassportSeriesKind,
    &passport_issue_date::PassportIssueDateKind,
    &phone::PhoneKind,
    &postal_code::PostalCodeKind,
    &snils::SnilsKind,
    &TextKind { is_known: true },
    &TickKind { disables: None },
];

/// The kind of that name; any text, which the portal checks, where this version does not know it.
pub(super) fn kind_of(name: &str) -> &'static dyn Kind {
    let known = KINDS.iter().find(|kind| kind.name() == name);
    known.map_or(&TextKind { is_known: false }, |kind| *kind)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_is_found_by_a_name_of_its_own() {
        let names: BTreeSet<_> = KINDS.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), KINDS.len(), "two kinds have one name");
        assert!(names.iter().all(|name| kind_of(name).name() == *name));
        assert_eq!((kind_of("unheard_of").name(), kind_of("new_password").name()), ("text", "text"));
    }
}
