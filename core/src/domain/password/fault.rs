//! Why a password is refused.

/// Why a password is refused, in the order of the names on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PasswordFault {
    /// It holds the birth date.
    BirthDate,
    /// It is in the list of frequent passwords.
    Common,
    /// It holds a part of the name.
    Name,
    /// No digit 0–9.
    NoDigit,
    /// No small letter a–z.
    NoLower,
    /// None of the signs asked for.
    NoSign,
    /// No capital letter A–Z.
    NoUpper,
    /// It holds digits of the phone.
    Phone,
    /// It holds a run of digits or Latin letters in order.
    Sequence,
    /// Too many code points.
    TooLong,
    /// Too few code points.
    TooShort,
}
