//! What a password breaks of the portal's rules.

use super::super::unicode::is_unseen;
use super::{
    blocklist::is_common,
    fault::PasswordFault,
    normal_form::normalized,
    personal::{PersonalData, holds_date, holds_name, holds_phone},
    policy::{Forbidden, PasswordPolicy},
};

impl PasswordFault {
    /// Every fault, sorted by their names on the wire.
    pub const ALL: [Self; 11] = [
        Self::BirthDate,
        Self::Common,
        Self::Name,
        Self::NoDigit,
        Self::NoLower,
        Self::NoSign,
        Self::NoUpper,
        Self::Phone,
        Self::Sequence,
        Self::TooLong,
        Self::TooShort,
    ];

    /// The fault of that name on the wire, if this version knows it.
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.slug() == slug)
    }

    /// Whether typing on at the end can't mend it.
    pub const fn stays_however_typed_on(&self) -> bool {
        matches!(self, Self::BirthDate | Self::Name | Self::Phone | Self::Sequence | Self::TooLong)
    }

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

/// The length of a password as the rules count it: the code points of its normal form. One of which nothing is seen is as
/// good as none, so it has none.
pub fn length(password: &str) -> usize {
    length_of_form(&normalized(password))
}

fn length_of_form(form: &str) -> usize {
    if form.chars().all(is_unseen) { 0 } else { form.chars().count() }
}

/// Every reason to refuse a password, sorted by their names; empty when it is accepted. The list of frequent passwords
/// is applied only where the policy means the bundled one.
pub fn faults(policy: &PasswordPolicy, personal: &PersonalData, password: &str) -> Vec<PasswordFault> {
    let password = normalized(password);
    let length = length_of_form(&password);
    let lacks = |class: fn(&u8) -> bool| !password.bytes().any(|byte| class(&byte));
    let forbids = |what| policy.forbids.contains(&what);
    let is_broken = |fault| match fault {
        PasswordFault::BirthDate => {
            forbids(Forbidden::BirthDate)
                && personal.birth_date.is_some_and(|date| holds_date(&password, date))
        }
        PasswordFault::Common => policy.uses_bundled_list() && is_common(&password),
        PasswordFault::Name => {
            forbids(Forbidden::Name) && personal.names.iter().any(|name| holds_name(&password, name))
        }
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
    PasswordFault::ALL.into_iter().filter(|fault| is_broken(*fault)).collect()
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
