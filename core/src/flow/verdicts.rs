//! What is wrong with a field, in words that say how to mend it.

use crate::{
    domain::{BirthDateFault, NameFault, PhoneFault},
    screen::Verdict,
    words::{Key, Words},
};

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// A number.
    Phone(PhoneFault),
    /// A part of a name.
    Name(NameFault),
    /// A patronymic is neither given nor said to be absent.
    PatronymicEmpty,
    /// A birth date.
    BirthDate(BirthDateFault),
    /// A code that is not complete.
    CodeIncomplete {
        /// Digits of a code.
        length: u8,
    },
    /// Not the code.
    WrongCode {
        /// Tries left, where few are.
        tries_left: Option<u32>,
        /// Minutes of the pause that follows the last try.
        pause_minutes: u64,
    },
    /// The code can't be used any more.
    CodeExpired,
    /// Tries are locked.
    TriesLocked,
    /// Nothing is typed as a password.
    PasswordEmpty,
    /// The password of the account is not typed.
    CurrentPasswordEmpty,
    /// Number and password don't belong together; the portal does not tell which is wrong.
    WrongCredentials {
        /// Tries left, where few are.
        tries_left: Option<u32>,
        /// Minutes of the pause that follows the last try.
        pause_minutes: u64,
    },
    /// No password is judged for a while.
    CredentialsLocked,
    /// Rules of the password are not met; the list says which.
    PasswordRules,
    /// The repetition differs.
    PasswordDiffers,
    /// A consent without which there is no account.
    MustAgree,
    /// The portal does not accept it, for a reason this version has no words for.
    PortalRefuses,
}

impl FieldFault {
    /// The verdict in words; `label` names the field for the ear.
    pub fn verdict(&self, words: &Words, label: &str) -> Verdict {
        let reason = self.reason(words);
        let spoken = format!("{label}: {reason}");
        Verdict::Wrong { reason, spoken, hopeless: false }
    }

    fn reason(&self, words: &Words) -> String {
        match self {
            Self::Phone(fault) => phone_reason(*fault, words),
            Self::Name(fault) => name_reason(fault, words),
            Self::PatronymicEmpty => words.text(Key::PatronymicEmpty),
            Self::BirthDate(fault) => birth_date_reason(*fault, words),
            Self::CodeIncomplete { length } => {
                words.with(Key::CodeIncomplete, &[("length", (*length).into())])
            }
            Self::WrongCode { tries_left: None, .. } => words.text(Key::CodeWrong),
            Self::WrongCode { tries_left: Some(tries), pause_minutes } => words.with(
                Key::CodeWrongTriesLeft,
                &[("tries", (*tries).into()), ("minutes", (*pause_minutes).into())],
            ),
            Self::CodeExpired => words.text(Key::CodeExpired),
            Self::TriesLocked => words.text(Key::CodeTriesLocked),
            Self::PasswordEmpty => words.text(Key::PasswordEmpty),
            Self::CurrentPasswordEmpty => words.text(Key::CurrentPasswordEmpty),
            Self::WrongCredentials { tries_left: None, .. } => words.text(Key::CredentialsWrong),
            Self::WrongCredentials { tries_left: Some(tries), pause_minutes } => words.with(
                Key::CredentialsWrongTriesLeft,
                &[("tries", (*tries).into()), ("minutes", (*pause_minutes).into())],
            ),
            Self::CredentialsLocked => words.text(Key::CredentialsLocked),
            Self::PasswordRules => words.text(Key::PasswordRules),
            Self::PasswordDiffers => words.text(Key::PasswordDiffers),
            Self::MustAgree => words.text(Key::MustAgree),
            Self::PortalRefuses => words.text(Key::PortalRefusesField),
        }
    }
}

fn phone_reason(fault: PhoneFault, words: &Words) -> String {
    match fault {
        PhoneFault::Empty => words.text(Key::PhoneEmpty),
        PhoneFault::Letters => words.text(Key::PhoneLetters),
        PhoneFault::TooShort { missing } => {
            words.with(Key::PhoneTooShort, &[("missing", (missing as u64).into())])
        }
        PhoneFault::TooLong { extra } => words.with(Key::PhoneTooLong, &[("extra", (extra as u64).into())]),
        PhoneFault::Landline => words.text(Key::PhoneLandline),
        PhoneFault::FreeLine => words.text(Key::PhoneFreeLine),
        PhoneFault::Kazakhstan => words.text(Key::PhoneKazakhstan),
        PhoneFault::Foreign => words.text(Key::PhoneForeign),
    }
}

fn name_reason(fault: &NameFault, words: &Words) -> String {
    let sign = |sign: &char, key| words.with(key, &[("sign", (&sign.to_string()).into())]);
    match fault {
        NameFault::Empty => words.text(Key::NameEmpty),
        NameFault::Latin { letter } => sign(letter, Key::NameLatin),
        NameFault::RomanNumeral => words.text(Key::NameRoman),
        NameFault::OtherCyrillic { letter } => sign(letter, Key::NameOtherCyrillic),
        NameFault::Digit => words.text(Key::NameDigit),
        NameFault::Sign { sign: found } => sign(found, Key::NameSign),
        NameFault::Joint => words.text(Key::NameJoint),
        NameFault::TooLong { extra } => words.with(Key::NameTooLong, &[("extra", (*extra as u64).into())]),
    }
}

fn birth_date_reason(fault: BirthDateFault, words: &Words) -> String {
    let years = |key, age: i16| words.with(key, &[("age", u64::from(age.unsigned_abs()).into())]);
    match fault {
        BirthDateFault::Empty => words.text(Key::BirthDateEmpty),
        BirthDateFault::NotADate => words.text(Key::BirthDateNotADate),
        BirthDateFault::NoSuchDay => words.text(Key::BirthDateNoSuchDay),
        BirthDateFault::YearInFull => words.text(Key::BirthDateYearInFull),
        BirthDateFault::InFuture => words.text(Key::BirthDateInFuture),
        BirthDateFault::TooYoung { min_age } => years(Key::BirthDateTooYoung, min_age),
        BirthDateFault::TooOld { max_age } => years(Key::BirthDateTooOld, max_age),
    }
}
