//! What a password breaks of the portal's rules.

use jiff::civil::Date;

use super::super::name::register_form;
use super::super::{NamePart, Phone};
use super::{
    blocklist::is_common,
    fault::PasswordFault,
    normal_form::normalized,
    policy::{Forbidden, PasswordPolicy},
};

/// Digits of a phone in a row that are too many.
const PHONE_DIGITS: usize = 7;
/// Letters of a name that are too many; shorter names are in too many other words.
const NAME_LETTERS: usize = 4;

/// What a policy may forbid to stand in a password. What is not known yet forbids nothing.
#[derive(Clone, Default)]
pub struct PersonalData {
    /// Birth date.
    pub birth_date: Option<Date>,
    /// Phone.
    pub phone: Option<Phone>,
    /// The parts of the name.
    pub names: Vec<NamePart>,
}

impl PasswordFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::BirthDate => "birth_date",
            Self::Common => "common",
            Self::Name => "name",
            Self::NoDigit => "no_digit",
            Self::NoLower => "no_lower",
            Self::NoSign => "no_sign",
            Self::NoUpper => "no_upper",
            Self::Phone => "phone",
            Self::Sequence => "sequence",
            Self::TooLong => "too_long",
            Self::TooShort => "too_short",
        }
    }
}

/// Every reason to refuse a password, sorted by their names; empty when it is accepted. The list of frequent passwords
/// is applied only where the policy means the bundled one.
pub fn faults(policy: &PasswordPolicy, personal: &PersonalData, password: &str) -> Vec<PasswordFault> {
    let password = normalized(password);
    let length = password.chars().count();
    let lacks = |class: fn(&u8) -> bool| !password.bytes().any(|byte| class(&byte));
    let forbids = |what| policy.forbids.contains(&what);
    let is_broken = |fault| match fault {
        PasswordFault::BirthDate => {
            forbids(Forbidden::BirthDate)
                && personal.birth_date.is_some_and(|date| holds_date(&password, date))
        }
        PasswordFault::Common => policy.uses_bundled_list() && is_common(&password),
        PasswordFault::Name => forbids(Forbidden::Name) && holds_name(&password, &personal.names),
        PasswordFault::NoDigit => policy.digit && lacks(u8::is_ascii_digit),
        PasswordFault::NoLower => policy.lower && lacks(u8::is_ascii_lowercase),
        PasswordFault::NoSign => {
            policy.special.as_ref().is_some_and(|signs| !password.contains(|c| signs.contains(c)))
        }
        PasswordFault::NoUpper => policy.upper && lacks(u8::is_ascii_uppercase),
        PasswordFault::Phone => {
            forbids(Forbidden::Phone) && personal.phone.is_some_and(|phone| holds_phone(&password, phone))
        }
        PasswordFault::Sequence => policy.max_run.is_some_and(|most| longest_run(&password) > most),
        PasswordFault::TooLong => length > policy.max,
        PasswordFault::TooShort => length < policy.min,
    };
    [
        PasswordFault::BirthDate,
        PasswordFault::Common,
        PasswordFault::Name,
        PasswordFault::NoDigit,
        PasswordFault::NoLower,
        PasswordFault::NoSign,
        PasswordFault::NoUpper,
        PasswordFault::Phone,
        PasswordFault::Sequence,
        PasswordFault::TooLong,
        PasswordFault::TooShort,
    ]
    .into_iter()
    .filter(|fault| is_broken(*fault))
    .collect()
}

fn holds_date(password: &str, date: Date) -> bool {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let short = year.rem_euclid(100);
    // The writings with a year of four digits are found by the year.
    [format!("{year:04}"), format!("{day:02}{month:02}{short:02}"), format!("{day:02}.{month:02}.{short:02}")]
        .iter()
        .any(|writing| password.contains(writing.as_str()))
}

fn holds_phone(password: &str, phone: Phone) -> bool {
    let digits = phone.digits();
    (0..=digits.len().saturating_sub(PHONE_DIGITS))
        .any(|start| password.contains(&digits[start..start + PHONE_DIGITS]))
}

/// Whole parts and the words of a double name; case and Ё do not hide a name.
fn holds_name(password: &str, names: &[NamePart]) -> bool {
    let password = register_form(password);
    names.iter().any(|name| {
        let name = register_form(name.as_str());
        std::iter::once(name.as_str())
            .chain(name.split(['-', ' ', '\'']))
            .any(|word| word.chars().count() >= NAME_LETTERS && password.contains(word))
    })
}

/// Signs in the longest run of digits or Latin letters in order, up or down, whatever the case.
fn longest_run(password: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    let mut direction = 0;
    let mut before: Option<u8> = None;
    for c in password.chars() {
        let sign =
            u8::try_from(c).ok().filter(u8::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase());
        // Digits and letters are too far apart in ASCII to be neighbours.
        let step = match (before, sign) {
            (Some(before), Some(sign)) => i16::from(sign) - i16::from(before),
            _ => 0,
        };
        run = match (sign, step) {
            (None, _) => 0,
            (Some(_), 1 | -1) if step == direction => run + 1,
            (Some(_), 1 | -1) => 2,
            (Some(_), _) => 1,
        };
        direction = step;
        before = sign;
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
#[path = "faults_tests.rs"]
mod tests;
