//! Mobile phone numbers of Russia: +7 9XX XXX-XX-XX.

mod scan;

use serde::{Deserialize, Serialize};

use scan::{NATIONAL, Prefix, Scan, kind_of};

use super::{
    digits::text_of,
    mask::{MaskWriter, Masked},
    text::no_break_hyphens,
};

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
    /// Letters stand inside the number.
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
    /// `+8` before a mobile.
    PlusEight,
    /// Both `+7` and `8` before a mobile, or one of them twice.
    PrefixTwice,
    /// Several mobiles.
    Several,
}

impl PhoneFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Letters => "letters",
            Self::TooShort { .. } => "too_short",
            // The portal is sent whole numbers alone and counts the digits of these.
            Self::TooLong { .. } | Self::PrefixTwice | Self::Several => "too_long",
            Self::Landline => "landline",
            Self::FreeLine => "free_line",
            Self::Kazakhstan => "kazakhstan",
            Self::Foreign | Self::PlusEight => "foreign",
        }
    }
}

impl Phone {
    /// Reads a number as typed or pasted: `+7…`, `8…`, `7…` or ten digits of any script, with any separators; words and
    /// other numbers around it are dropped where exactly one mobile is there.
    ///
    /// # Errors
    /// The reason why the text is no mobile of Russia.
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        Scan::of(text).national_digits().map(Self)
    }

    /// The number that is meant by a text with a usual slip in its prefix: `+7 8 916…`, `8 +7 916…`, `+8 916…`.
    pub fn repair(text: &str) -> Option<Self> {
        Scan::of(text).meant().map(Self)
    }

    /// Why a text can no longer become a mobile of Russia by typing on, so that a field can say so before it is
    /// left. `None` while it can, and when it is one.
    pub fn dead_end(text: &str) -> Option<PhoneFault> {
        let scan = Scan::of(text);
        match scan.national_digits() {
            Err(PhoneFault::TooShort { .. }) if scan.prefix() == Prefix::Country => kind_of(scan.national()),
            Err(PhoneFault::TooShort { .. } | PhoneFault::Empty) => None,
            // Ten digits that begin with 7 or 8 may still get an eleventh.
            Err(PhoneFault::Landline | PhoneFault::Kazakhstan | PhoneFault::FreeLine)
                if scan.prefix() == Prefix::Undecided =>
            {
                None
            }
            // The 9 of a mobile tells it from the codes of other countries.
            Err(PhoneFault::Foreign) if scan.digits.len() == 1 && scan.digit(0) == Some(8) => None,
            // A word typed before the number is dropped once the number is there.
            Err(PhoneFault::Letters) if scan.digits.is_empty() => None,
            verdict => verdict.err(),
        }
    }

    /// The text of a phone field while it is typed: `+7 900 000-12-34`, the caret (UTF-16) kept at its digit. Every
    /// typed digit stays, except that a trunk 7 or 8 becomes `+7`. The verdict on the result is the verdict on what
    /// was typed. Words with no number, or with several, letters inside the number, and what is too long for
    /// one are left as they are for the verdict to name. Hyphens are plain ones: an input is one line, and people copy from it.
    pub fn mask(text: &str, caret: u32) -> Masked {
        let scan = Scan::of(text);
        if scan.is_left_alone() || scan.digits.len() > LONGEST {
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
                _ if matches!(prefix, Prefix::Foreign | Prefix::PlusEight) => {}
                0 if begins => {}
                0 | 3 => writer.added(' '),
                6 | 8 => writer.added('-'),
                _ => {}
            }
            writer.typed(char::from(b'0' + digit), *place);
        }
        writer.finish()
    }

    /// The number as its field shows it: `+7 900 000-12-34`, with plain hyphens.
    pub fn typed(&self) -> String {
        Self::mask(&self.e164(), 0).text
    }

    /// The number as E.164: `+79000001234`.
    pub fn e164(&self) -> String {
        format!("+{}", self.digits())
    }

    /// The eleven digits, with the country code and without a plus.
    pub fn digits(&self) -> String {
        format!("7{}", text_of(&self.0))
    }

    /// The number for reading: `+7 900 000‑12‑34` with no-break hyphens and such a space after `+7`, so that it wraps at
    /// its other spaces only.
    pub fn shown(&self) -> String {
        let n = &self.0;
        let plain = format!(
            "+7\u{a0}{} {}-{}-{}",
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
mod tests;
