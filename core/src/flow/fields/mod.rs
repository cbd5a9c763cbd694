//! The kinds of fields, a file each: how a text is masked, repaired, read, judged in words, and drawn.

pub(super) mod bank_card;
pub(super) mod birth_date;
pub(super) mod cadastral;
pub(super) mod card_term;
pub(super) mod code;
pub(super) mod current_password;
pub(super) mod cvv;
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
pub(super) mod snils;
#[cfg(test)]
mod testing;
pub(super) mod tick;

use super::field::Kind;

/// The kinds that a form of the portal may ask for by name.
pub(super) static KINDS: &[&dyn Kind] = &[
    &bank_card::BankCardKind,
    &cadastral::CadastralKind,
    &card_term::CardTermKind,
    &cvv::CvvKind,
    &driving_licence::DrivingLicenceKind,
    &email::EmailKind,
    &inn::InnKind,
    &oms::OmsKind,
    &other_documents::ApprovedIdKind,
    &other_documents::ForeignPassportKind,
    &passport::DepartmentCodeKind,
    &passport::PassportNumberKind,
    &passport::PassportSeriesKind,
    &passport_issue_date::PassportIssueDateKind,
    &snils::SnilsKind,
];

/// The kind of that name.
pub(super) fn kind_of(name: &str) -> Option<&'static dyn Kind> {
    KINDS.iter().find(|kind| kind.name() == name).copied()
}

// No form of the portal is read yet; the kinds are here for those that will be.
const _: fn(&str) -> Option<&'static dyn Kind> = kind_of;

#[cfg(test)]
mod tests {
    use super::{KINDS, kind_of};

    #[test]
    fn every_kind_is_found_by_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = KINDS.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), KINDS.len(), "two kinds have one name");
        assert!(names.iter().all(|name| kind_of(name).is_some_and(|kind| kind.name() == *name)));
        assert!(kind_of("unheard_of").is_none());
    }
}
