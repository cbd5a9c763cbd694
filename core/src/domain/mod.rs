//! Values and their rules: what a citizen types, judged without a screen, a clock or a network.
//!
//! Everything here is a pure function of its arguments. "Today" comes in as a civil date, limits come in as the
//! portal's settings. A refusal is a value of a small enum: the key under which `words` finds its sentences. Its
//! `slug()` is the name that the portal uses for the same reason on the wire.
//!
//! Values that identify a person print nothing of themselves in `Debug`.

mod age;
mod bank_card;
mod birth_date;
mod cadastral;
mod card_term;
mod civil_date;
mod digit_group;
mod digits;
mod driving_licence;
mod email;
mod inn;
mod level;
mod luhn;
mod mask;
mod mrz;
mod name;
mod number;
mod oms;
mod one_time_code;
mod other_documents;
mod passport;
mod passport_issue;
pub mod password;
mod person;
mod phone;
mod postal_code;
mod snils;
mod text;
mod unicode;
#[cfg(test)]
mod vectors;
mod written_date;

pub use age::{age_on, birthday};
pub use bank_card::{CardNumber, CardScheme, read_card_code};
pub use birth_date::{BirthDate, BirthDateFault, BirthDateLimits};
pub use cadastral::{CadastralFault, CadastralNumber, CadastralPart};
pub use card_term::{CardTerm, CardTermFault};
pub use civil_date::{mask_date, shown_date};
pub use digits::NumberFault;
pub use driving_licence::{DrivingLicence, DrivingLicenceFault};
pub use email::{Email, EmailFault};
pub use inn::{Inn, InnScheme};
pub use level::AccountLevel;
pub use mask::Masked;
pub use mrz::{MrzFault, MrzField, MrzLines, MrzPerson, MrzReading, NameMatch, Sex};
pub use name::{NameFault, NamePart, NameRepair, same_name};
pub use number::{Number, Scheme};
pub use oms::{OmsPolicy, OmsScheme};
pub use one_time_code::{CodeFault, mask_code, read_code};
pub use other_documents::{ApprovedId, ApprovedIdFault, ForeignPassport, ForeignPassportScheme};
pub use passport::{
    DepartmentCode, DepartmentScheme, PassportFault, PassportNumber, PassportSerial, PassportSerialScheme,
    PassportSeries, PassportSeriesScheme, PassportTerm,
};
pub use passport_issue::{PassportIssueDate, PassportIssueFault};
use password::PersonalData;
pub use person::FullName;
pub use phone::{Phone, PhoneFault};
pub use postal_code::{PostalCode, PostalCodeScheme};
pub use snils::{Snils, SnilsScheme};
pub use text::no_break_hyphens;
pub use unicode::{is_default_ignorable, is_mark, is_unseen};

use crate::sensitive::hidden_debug;

/// `Display` and `Error` of a refusal are its slug: words for people are made elsewhere.
macro_rules! refusal_error {
    ($($fault:ty),+) => {$(
        impl std::fmt::Display for $fault {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.slug())
            }
        }
        impl std::error::Error for $fault {}
    )+};
}
refusal_error!(
    NumberFault,
    PhoneFault,
    NameFault,
    BirthDateFault,
    PassportFault,
    PassportIssueFault,
    CardTermFault,
    CadastralFault,
    DrivingLicenceFault,
    EmailFault,
    ApprovedIdFault,
    MrzFault,
    password::PasswordFault
);

hidden_debug!(
    Phone,
    NamePart,
    BirthDate,
    PassportNumber,
    PassportIssueDate,
    CardTerm,
    CadastralNumber,
    DrivingLicence,
    Email,
    ApprovedId,
    Masked,
    MrzLines,
    MrzPerson,
    MrzReading,
    PersonalData
);
