//! A text taken apart that may hold a phone number: its digits, its prefix, and the number among words.

use super::PhoneFault;
use crate::domain::{
    digit_group::PlacedDigit,
    mask::with_places,
    unicode::{decimal_digit, is_default_ignorable},
};

/// Digits behind the country code.
pub(super) const NATIONAL: usize = 10;
/// The fewest digits of a number of another country, with its code (Niue); fewer among words are none.
const SHORTEST_FOREIGN: usize = 7;

/// How the first digits of a number are to be understood.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefix {
    /// `+` and another country.
    Foreign,
    /// `+8` in place of `+7` or of `8`: no country's code begins with 89.
    PlusEight,
    /// `+7`.
    Country,
    /// A `7` or `8` that stands for `+7`, as the second digit or the length shows.
    Trunk,
    /// A `7` or `8` that may still turn out to be the first digit of a ten-digit number.
    Undecided,
    /// None: the number begins with its area code.
    None,
}

/// What is left of a text when the words around the number are dropped.
pub(super) struct Scan {
    pub plus: Option<u32>,
    pub digits: Vec<PlacedDigit>,
    pub letters_inside: bool,
    pub words: bool,
    /// What is wrong with the numbers among words, of which none was taken.
    refused: Option<PhoneFault>,
    /// The mobile that is meant by the only one of these that has a slip in its prefix.
    meant: Option<[u8; NATIONAL]>,
}

impl Scan {
    /// Takes a text apart. Where it is no number as a whole, the only mobile among words, other numbers and the time is
    /// meant.
    pub fn of(text: &str) -> Self {
        let mut whole = Self::over(with_places(text));
        if !whole.letters_inside && !matches!(whole.national_digits(), Err(PhoneFault::TooLong { .. })) {
            return whole;
        }
        let mut mobiles: Vec<Self> = Vec::new();
        let mut faulty: Vec<(PhoneFault, Self)> = Vec::new();
        let mut stretches = stretches(text);
        if stretches.len() < 2 {
            return whole;
        }
        for stretch in stretches.drain(..) {
            match stretch.national_digits() {
                Ok(_) if mobiles.iter().all(|known| known.national_digits() != stretch.national_digits()) => {
                    mobiles.push(stretch);
                }
                Err(PhoneFault::Foreign) if stretch.digits.len() < SHORTEST_FOREIGN => {}
                Ok(_)
                | Err(
                    PhoneFault::Empty
                    | PhoneFault::Letters
                    | PhoneFault::TooShort { .. }
                    | PhoneFault::TooLong { .. },
                ) => {}
                Err(fault) => faulty.push((fault, stretch)),
            }
        }
        match (mobiles.len(), faulty.as_slice()) {
            (1, _) => return mobiles.swap_remove(0),
            (0, [(fault, first), others @ ..]) if others.iter().all(|(other, _)| other == fault) => {
                whole.refused = Some(*fault);
                whole.meant = first.meant().filter(|_| others.is_empty());
            }
            (0, _) => {}
            _ => whole.refused = Some(PhoneFault::Several),
        }
        whole
    }

    fn over(signs: impl Iterator<Item = (char, u32)>) -> Self {
        let mut scan = Self {
            plus: None,
            digits: Vec::new(),
            letters_inside: false,
            words: false,
            refused: None,
            meant: None,
        };
        let mut letters_since_digit = false;
        let mut behind_digit = false;
        for (c, place) in signs {
            if let Some(digit) = decimal_digit(c) {
                scan.letters_inside |= letters_since_digit;
                scan.digits.push((digit, place));
                behind_digit = true;
            } else if c.is_alphanumeric() {
                scan.letters_inside |= behind_digit || c.is_numeric();
                scan.words = true;
                if scan.digits.is_empty() {
                    // A plus before a word is not the number's.
                    scan.plus = None;
                } else {
                    letters_since_digit = true;
                }
                behind_digit = false;
            } else if !is_default_ignorable(c) {
                if is_plus(c) && scan.digits.is_empty() {
                    scan.plus = Some(place);
                }
                behind_digit = false;
            }
        }
        scan
    }

    pub fn digit(&self, index: usize) -> Option<u8> {
        self.digits.get(index).map(|(digit, _)| *digit)
    }

    pub fn prefix(&self) -> Prefix {
        match (self.plus, self.digit(0)) {
            (Some(_), Some(7)) => Prefix::Country,
            (Some(_), Some(8)) if self.digit(1) == Some(9) => Prefix::PlusEight,
            (Some(_), Some(_)) => Prefix::Foreign,
            // No area code begins with 79 or 89, so a 9 settles it early.
            (None, Some(7 | 8)) if self.digits.len() > NATIONAL || self.digit(1) == Some(9) => Prefix::Trunk,
            (None, Some(7 | 8)) => Prefix::Undecided,
            _ => Prefix::None,
        }
    }

    /// The digits behind the country code or the trunk prefix.
    pub fn national(&self) -> &[PlacedDigit] {
        let skipped = match self.prefix() {
            Prefix::Country | Prefix::Trunk | Prefix::PlusEight => 1,
            Prefix::Undecided => usize::from(self.digits.len() != NATIONAL),
            Prefix::Foreign | Prefix::None => 0,
        };
        self.digits.get(skipped..).unwrap_or_default()
    }

    /// Whether the text has to stay as it is, for the verdict to name what is wrong with it.
    pub fn is_left_alone(&self) -> bool {
        // Words are dropped for a number, not for the beginning of one.
        self.letters_inside || self.refused.is_some() || (self.words && self.national_digits().is_err())
    }

    /// The ten digits of a mobile behind +7.
    pub fn national_digits(&self) -> Result<[u8; NATIONAL], PhoneFault> {
        if let Some(fault) = self.refused {
            return Err(fault);
        }
        if self.letters_inside || (self.words && self.digits.is_empty()) {
            return Err(PhoneFault::Letters);
        }
        if self.digits.is_empty() {
            return Err(PhoneFault::Empty);
        }
        match self.prefix() {
            Prefix::Foreign => return Err(PhoneFault::Foreign),
            Prefix::PlusEight => return Err(PhoneFault::PlusEight),
            _ => {}
        }
        let national = self.national();
        let is_prefixed_twice = kind_of(national) == Some(PhoneFault::PrefixTwice);
        if national.len() > NATIONAL && !(is_prefixed_twice && national.len() == NATIONAL + 1) {
            return Err(PhoneFault::TooLong { extra: national.len() - NATIONAL });
        }
        if national.len() < NATIONAL {
            return Err(PhoneFault::TooShort { missing: NATIONAL - national.len() });
        }
        if let Some(fault) = kind_of(national) {
            return Err(fault);
        }
        ten(national).ok_or(PhoneFault::TooLong { extra: national.len() - NATIONAL })
    }

    /// The mobile that is meant by a number whose prefix is doubled (`+7 8 916…`, `8 +7 916…`) or `+8`.
    pub fn meant(&self) -> Option<[u8; NATIONAL]> {
        if self.refused.is_some() {
            return self.meant;
        }
        let meant = match self.national_digits() {
            Err(PhoneFault::PrefixTwice) => self.national().get(1..)?,
            Err(PhoneFault::PlusEight) => self.national(),
            _ => return None,
        };
        ten(meant).filter(|digits| digits.first() == Some(&9))
    }
}

fn ten(digits: &[PlacedDigit]) -> Option<[u8; NATIONAL]> {
    let digits: Vec<u8> = digits.iter().map(|(digit, _)| *digit).collect();
    digits.try_into().ok()
}

/// What a number behind +7 is when it is no mobile. `None` also when too few digits are there to tell.
pub(super) fn kind_of(national: &[PlacedDigit]) -> Option<PhoneFault> {
    let digit = |index: usize| national.get(index).map(|(digit, _)| *digit);
    match (digit(0)?, digit(1), digit(2)) {
        // No area code begins with 79 or 89.
        (7 | 8, Some(9), _) => Some(PhoneFault::PrefixTwice),
        (7, ..) => Some(PhoneFault::Kazakhstan),
        (8, Some(0), Some(0 | 4)) => Some(PhoneFault::FreeLine),
        (9, ..) | (8, None, _) | (8, Some(0), None) => None,
        _ => Some(PhoneFault::Landline),
    }
}

/// The parts of a text between words, commas and line ends; a plus begins another, unless all that stands before it may
/// be a prefix. A letter right behind the digits may be one of them mistyped: it stays with them.
fn stretches(text: &str) -> Vec<Scan> {
    let signs: Vec<(char, u32)> = with_places(text).filter(|(c, _)| !is_default_ignorable(*c)).collect();
    let mut ends = Vec::new();
    let (mut digits, mut behind_digit) = (0_usize, false);
    for (at, (c, _)) in signs.iter().enumerate() {
        let is_digit = decimal_digit(*c).is_some();
        let is_word = c.is_alphanumeric() && !is_digit;
        if is_word && behind_digit {
            ends.push(at + 1);
            digits = 0;
        } else if is_word || matches!(c, ',' | ';' | '\n' | '\r') || (is_plus(*c) && digits > 1) {
            ends.push(at);
            digits = 0;
        }
        digits += usize::from(is_digit);
        behind_digit = is_digit;
    }
    ends.push(signs.len());
    let mut start = 0;
    let mut parts = Vec::new();
    for end in ends {
        let part = &signs[start..end];
        start = end;
        // The first letter of a word before the number is none of its digits.
        let begins_with_word =
            part.first().is_some_and(|(c, _)| c.is_alphanumeric() && decimal_digit(*c).is_none());
        let scan = Scan::over(part.iter().copied().skip(usize::from(begins_with_word)));
        if !scan.digits.is_empty() {
            parts.push(scan);
        }
    }
    parts
}

fn is_plus(c: char) -> bool {
    matches!(c, '+' | '\u{FF0B}')
}
