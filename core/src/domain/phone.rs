//! Mobile phone numbers of Russia: +7 9XX XXX-XX-XX.

use serde::{Deserialize, Serialize};

use super::digits::text_of;
use super::mask::{MaskWriter, Masked, with_places};
use super::text::{is_invisible, no_break_hyphens};

/// Digits behind the country code.
const NATIONAL: usize = 10;
/// The longest number there is (ITU-T E.164); what is longer is not one number and is not put into groups.
const LONGEST: usize = 15;

/// A mobile of Russia, kept as the ten digits behind +7.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone([u8; NATIONAL]);

/// Why a text is no mobile of Russia.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// No digit and no letter is typed.
    Empty,
    /// Letters, or digits of another script, stand inside the number.
    Letters,
    /// Digits are missing.
    TooShort {
        /// How many.
        missing: usize,
    },
    /// There are too many digits for one number.
    TooLong {
        /// How many more.
        extra: usize,
    },
    /// A landline, or anything else of Russia that gets no SMS.
    Landline,
    /// A free line (8 800, 8 804).
    FreeLine,
    /// A number of Kazakhstan, which shares +7.
    Kazakhstan,
    /// A number of another country.
    Foreign,
}

impl PhoneFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Letters => "letters",
            Self::TooShort { .. } => "too_short",
            Self::TooLong { .. } => "too_long",
            Self::Landline => "landline",
            Self::FreeLine => "free_line",
            Self::Kazakhstan => "kazakhstan",
            Self::Foreign => "foreign",
        }
    }
}

/// How the first digits of a number are to be understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    /// `+` and another country.
    Foreign,
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
struct Scan {
    plus: Option<u32>,
    digits: Vec<(u8, u32)>,
    letters_inside: bool,
    words: bool,
}

impl Scan {
    fn of(text: &str) -> Self {
        let mut scan = Self { plus: None, digits: Vec::new(), letters_inside: false, words: false };
        let mut letters_since_digit = false;
        let mut behind_digit = false;
        for (c, place) in with_places(text) {
            if let Some(digit) = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
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
            } else if !is_invisible(c) {
                if matches!(c, '+' | '\u{FF0B}') && scan.digits.is_empty() {
                    scan.plus = Some(place);
                }
                behind_digit = false;
            }
        }
        scan
    }

    fn digit(&self, index: usize) -> Option<u8> {
        self.digits.get(index).map(|(digit, _)| *digit)
    }

    fn prefix(&self) -> Prefix {
        match (self.plus, self.digit(0)) {
            (Some(_), Some(7)) => Prefix::Country,
            (Some(_), Some(_)) => Prefix::Foreign,
            // No area code begins with 79 or 89, so a 9 settles it early.
            (None, Some(7 | 8)) if self.digits.len() > NATIONAL || self.digit(1) == Some(9) => Prefix::Trunk,
            (None, Some(7 | 8)) => Prefix::Undecided,
            _ => Prefix::None,
        }
    }

    /// The digits behind the country code or the trunk prefix.
    fn national(&self) -> &[(u8, u32)] {
        let skipped = match self.prefix() {
            Prefix::Country | Prefix::Trunk => 1,
            Prefix::Undecided => usize::from(self.digits.len() != NATIONAL),
            Prefix::Foreign | Prefix::None => 0,
        };
        self.digits.get(skipped..).unwrap_or_default()
    }

    fn judge(&self) -> Result<Phone, PhoneFault> {
        if self.letters_inside || (self.words && self.digits.is_empty()) {
            return Err(PhoneFault::Letters);
        }
        if self.digits.is_empty() {
            return Err(PhoneFault::Empty);
        }
        if self.prefix() == Prefix::Foreign {
            return Err(PhoneFault::Foreign);
        }
        let national = self.national();
        if national.len() < NATIONAL {
            return Err(PhoneFault::TooShort { missing: NATIONAL - national.len() });
        }
        if national.len() > NATIONAL {
            return Err(PhoneFault::TooLong { extra: national.len() - NATIONAL });
        }
        if let Some(fault) = kind_of(national) {
            return Err(fault);
        }
        let mut digits = [0; NATIONAL];
        for (place, (digit, _)) in digits.iter_mut().zip(national) {
            *place = *digit;
        }
        Ok(Phone(digits))
    }
}

/// What a number behind +7 is when it is no mobile. `None` also when too few digits are there to tell.
fn kind_of(national: &[(u8, u32)]) -> Option<PhoneFault> {
    let digit = |index: usize| national.get(index).map(|(digit, _)| *digit);
    match (digit(0)?, digit(1), digit(2)) {
        (7, ..) => Some(PhoneFault::Kazakhstan),
        (8, Some(0), Some(0 | 4)) => Some(PhoneFault::FreeLine),
        (9, ..) | (8, None, _) | (8, Some(0), None) => None,
        _ => Some(PhoneFault::Landline),
    }
}

impl Phone {
    /// Reads a number as typed or pasted: `+7…`, `8…`, `7…` or ten digits, with any separators; words before and
    /// after it are dropped.
    ///
    /// # Errors
    /// The reason why the text is no mobile of Russia.
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        Scan::of(text).judge()
    }

    /// Why a text can no longer become a mobile of Russia by typing on, so that a field can say so before it is
    /// left. `None` while it can, and when it is one.
    pub fn dead_end(text: &str) -> Option<PhoneFault> {
        let scan = Scan::of(text);
        match scan.judge() {
            Err(PhoneFault::TooShort { .. }) if scan.prefix() == Prefix::Country => kind_of(scan.national()),
            Err(PhoneFault::TooShort { .. } | PhoneFault::Empty) => None,
            // Ten digits that begin with 7 or 8 may still get an eleventh.
            Err(PhoneFault::Landline | PhoneFault::Kazakhstan | PhoneFault::FreeLine)
                if scan.prefix() == Prefix::Undecided =>
            {
                None
            }
            // A word typed before the number is dropped once the number is there.
            Err(PhoneFault::Letters) if scan.digits.is_empty() => None,
            verdict => verdict.err(),
        }
    }

    /// The text of a phone field while it is typed: `+7 900 000-12-34`, the caret (UTF-16) kept at its digit. Every
    /// typed digit stays, except that a trunk 7 or 8 becomes `+7`. The verdict on the result is the verdict on what
    /// was typed. Letters inside the number, and what is too long for one number, are left as they are for the
    /// verdict to name. Hyphens are plain ones: an input is one line, and people copy from it.
    pub fn mask(text: &str, caret: u32) -> Masked {
        let scan = Scan::of(text);
        let words_only = scan.words && scan.digits.is_empty();
        if scan.letters_inside || words_only || scan.digits.len() > LONGEST {
            return Masked::unchanged(text, caret);
        }
        let mut writer = MaskWriter::new(caret);
        if let Some(place) = scan.plus {
            writer.typed('+', place);
        }
        let prefix = scan.prefix();
        let mut rest = scan.digits.as_slice();
        match (prefix, rest.split_first()) {
            (Prefix::Trunk, Some(((_, place), behind))) => {
                writer.added('+');
                writer.typed('7', *place);
                rest = behind;
            }
            (Prefix::Country | Prefix::Undecided, Some(((digit, place), behind))) => {
                writer.typed(char::from(b'0' + digit), *place);
                rest = behind;
            }
            (Prefix::None, Some(((9, _), _))) => {
                writer.added('+');
                writer.added('7');
            }
            _ => {}
        }
        let begins = rest.len() == scan.digits.len() && scan.digit(0) != Some(9);
        for (index, (digit, place)) in rest.iter().enumerate() {
            match index {
                _ if prefix == Prefix::Foreign => {}
                0 if begins => {}
                0 | 3 => writer.added(' '),
                6 | 8 => writer.added('-'),
                _ => {}
            }
            writer.typed(char::from(b'0' + digit), *place);
        }
        writer.finish()
    }

    /// The number as E.164: `+79000001234`.
    pub fn e164(&self) -> String {
        format!("+{}", self.digits())
    }

    /// The eleven digits, with the country code and without a plus.
    pub fn digits(&self) -> String {
        format!("7{}", text_of(&self.0))
    }

    /// The number for reading: `+7 900 000‑12‑34` with no-break hyphens, so that it wraps at its spaces only.
    pub fn shown(&self) -> String {
        let n = &self.0;
        let plain = format!(
            "+7 {} {}-{}-{}",
            text_of(&n[..3]),
            text_of(&n[3..6]),
            text_of(&n[6..8]),
            text_of(&n[8..])
        );
        no_break_hyphens(&plain)
    }
}

impl TryFrom<String> for Phone {
    type Error = PhoneFault;
    fn try_from(text: String) -> Result<Self, PhoneFault> {
        Self::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.e164()
    }
}

#[cfg(test)]
#[path = "phone_tests.rs"]
mod tests;
