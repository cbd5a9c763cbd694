//! A driving licence of Russia.

use super::{
    mask::{MaskWriter, Masked, with_places},
    text::is_hyphen,
    unicode::{decimal_digit, is_default_ignorable},
};

/// Signs of series and number together.
const LENGTH: usize = 10;
/// Where the two signs stand that are letters on old licences.
const LETTERS_AT: std::ops::Range<usize> = 2..4;
/// Latin letters and the Russian ones that look alike.
const LOOK_ALIKES: [(char, char); 12] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
];

/// Series and number of a driving licence: two digits, two digits or letters, six digits. Letters stand in the series of
/// licences that were issued before the uniform sample of 2011 (order No. 365 of the Ministry of the Interior of 13.05.2009).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DrivingLicence(String);

/// Why a text is no series and number of a driving licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrivingLicenceFault {
    /// Nothing is typed.
    Empty,
    /// A letter stands where none does, or beside a digit in the series.
    LetterPlace,
    /// There is a letter that is not Russian and looks like none.
    OtherLetter {
        /// The first of them.
        letter: char,
    },
    /// There is something else in it.
    Sign {
        /// The first of it.
        sign: char,
    },
    /// Signs are missing.
    TooShort {
        /// How many.
        missing: usize,
    },
    /// There are too many.
    TooLong {
        /// How many more.
        extra: usize,
    },
    /// All zeros.
    AllZeros,
}

impl DrivingLicenceFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::LetterPlace => "letter_place",
            Self::OtherLetter { .. } => "other_letter",
            Self::Sign { .. } => "signs",
            Self::TooShort { .. } => "too_short",
            Self::TooLong { .. } => "too_long",
            Self::AllZeros => "all_zeros",
        }
    }

    /// True when no further typing can make the text right.
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Empty | Self::TooShort { .. })
    }
}

/// The signs of a text without what people write between them, each with its place; digits of any script are plain.
fn signs(text: &str) -> Vec<(char, u32)> {
    with_places(text)
        .filter(|(c, _)| !(c.is_whitespace() || is_hyphen(*c) || is_default_ignorable(*c) || *c == '№'))
        .map(|(c, place)| (decimal_digit(c).map_or(c, |digit| char::from(b'0' + digit)), place))
        .collect()
}

/// The capital Russian letter that is meant; none where no such letter looks like it.
fn russian(c: char) -> Option<char> {
    let mut capitals = c.to_uppercase();
    let capital = capitals.next().filter(|_| capitals.next().is_none())?;
    if matches!(capital, 'А'..='Я') {
        return Some(capital);
    }
    LOOK_ALIKES.iter().find(|(latin, _)| *latin == capital).map(|(_, russian)| *russian)
}

impl DrivingLicence {
    /// Reads series and number as typed; capitals and Russian letters are made of what looks like them.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn parse(text: &str) -> Result<Self, DrivingLicenceFault> {
        let typed = signs(text);
        let mut read = String::new();
        for (index, (c, _)) in typed.iter().enumerate() {
            let sign = if c.is_ascii_digit() {
                *c
            } else if !c.is_alphabetic() {
                return Err(DrivingLicenceFault::Sign { sign: *c });
            } else if let Some(letter) = russian(*c) {
                if !LETTERS_AT.contains(&index) {
                    return Err(DrivingLicenceFault::LetterPlace);
                }
                letter
            } else {
                return Err(DrivingLicenceFault::OtherLetter { letter: *c });
            };
            read.push(sign);
        }
        let letters = read.chars().filter(|c| c.is_alphabetic()).count();
        match typed.len() {
            0 => Err(DrivingLicenceFault::Empty),
            count if count >= LETTERS_AT.end && letters == 1 => Err(DrivingLicenceFault::LetterPlace),
            count if count < LENGTH => Err(DrivingLicenceFault::TooShort { missing: LENGTH - count }),
            count if count > LENGTH => Err(DrivingLicenceFault::TooLong { extra: count - LENGTH }),
            _ if read.chars().all(|c| c == '0') => Err(DrivingLicenceFault::AllZeros),
            _ => Ok(Self(read)),
        }
    }

    /// The licence that a text stands for, where its letters are not those on the licence: Latin or small ones.
    pub fn repair(text: &str) -> Option<Self> {
        let licence = Self::parse(text).ok()?;
        let typed: String = signs(text).into_iter().map(|(c, _)| c).collect();
        (typed != licence.0).then_some(licence)
    }

    /// Puts spaces between the groups while the number is typed; letters stay as they are typed. A text with anything else,
    /// or with too much, stays as it is.
    pub fn mask(text: &str, caret: u32) -> Masked {
        let typed = signs(text);
        if typed.len() > LENGTH || !typed.iter().all(|(c, _)| c.is_ascii_digit() || russian(*c).is_some()) {
            return Masked::unchanged(text, caret);
        }
        let mut writer = MaskWriter::new(caret);
        for (index, (c, place)) in typed.into_iter().enumerate() {
            if matches!(index, 2 | 4) {
                writer.added(' ');
            }
            writer.typed(c, place);
        }
        writer.finish()
    }

    /// The ten signs.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it stands on the licence: `99 00 123456`.
    pub fn shown(&self) -> String {
        let group = |from, to| self.0.chars().skip(from).take(to - from).collect::<String>();
        format!("{} {} {}", group(0, 2), group(2, 4), group(4, LENGTH))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::DrivingLicence;

    #[test]
    fn groups_are_parted_while_they_are_typed() {
        for (typed, caret, text, shown_caret) in [
            ("9900123456", 10, "99 00 123456", 12),
            ("99ВВ1", 5, "99 ВВ 1", 7),
            ("99bb1", 2, "99 bb 1", 2),
            ("99 00 № 123456", 14, "99 00 123456", 12),
            ("99001234567", 11, "99001234567", 11),
            ("99/00", 5, "99/00", 5),
        ] {
            let masked = DrivingLicence::mask(typed, caret);
            assert_eq!((masked.text.as_str(), masked.caret), (text, shown_caret), "{typed}");
        }
    }

    #[test]
    fn only_letters_that_were_changed_are_a_repair() {
        let repair = |text| DrivingLicence::repair(text).map(|licence| licence.shown());
        assert_eq!(repair("99 BB 123456").as_deref(), Some("99 ВВ 123456"));
        assert_eq!(repair("99вв123456").as_deref(), Some("99 ВВ 123456"));
        for text in ["99 ВВ 123456", "9900123456", "99 BB 12345", "99 QQ 123456"] {
            assert_eq!(repair(text), None, "{text}");
        }
        assert_eq!(format!("{:?}", DrivingLicence::parse("9900123456")), "Ok(DrivingLicence([hidden]))");
    }

    proptest! {
        #[test]
        fn any_text_is_judged_and_its_mask_is_steady(any in any::<String>(), typed in "[0-9]{2}[0-9A-Zа-я ]{0,4}[0-9]{0,7}") {
            for text in [any, typed] {
                let masked = DrivingLicence::mask(&text, 3);
                prop_assert!(masked.caret as usize <= masked.text.encode_utf16().count());
                prop_assert!(DrivingLicence::mask(&masked.text, masked.caret) == masked);
                prop_assert_eq!(DrivingLicence::parse(&masked.text), DrivingLicence::parse(&text));
                if let Ok(licence) = DrivingLicence::parse(&text) {
                    prop_assert_eq!(DrivingLicence::parse(&licence.shown()), Ok(licence));
                }
            }
        }

        #[test]
        fn the_caret_stays_with_its_digit_in_the_middle(digits in "[0-9]{9}", at in 0_usize..9) {
            let digits_before = |masked: &super::Masked| {
                masked.text[..masked.caret as usize].chars().filter(char::is_ascii_digit).collect::<String>()
            };
            let typed = format!("{}7{}", &digits[..at], &digits[at..]);
            let masked = DrivingLicence::mask(&typed, u32::try_from(at + 1).unwrap());
            prop_assert_eq!(digits_before(&masked), &typed[..=at]);
            let mut less = masked.text.clone();
            less.remove(masked.caret as usize - 1);
            prop_assert_eq!(digits_before(&DrivingLicence::mask(&less, masked.caret - 1)), &digits[..at]);
        }
    }
}
