//! What a sign is, by its properties in the Unicode character database.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup},
};
use unicode_normalization::UnicodeNormalization;

/// The blank of Braille is a symbol to Unicode.
const BRAILLE_BLANK: char = '\u{2800}';

/// True for signs that nobody sees or types and that pastes bring along (`Default_Ignorable_Code_Point`): zero-width
/// spaces and joiners, the soft hyphen, the byte order mark, variation selectors, fillers of Hangul, and the direction
/// marks that address books put around a phone number.
pub fn is_default_ignorable(c: char) -> bool {
    !c.is_ascii() && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// True for signs that are drawn over, under or around the letter before them (category M), such as an accent.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && GeneralCategoryGroup::Mark.contains(category(c))
}

/// True for every sign of which a reader sees nothing, so that it can't be quoted to them.
pub fn is_unseen(c: char) -> bool {
    is_default_ignorable(c)
        || c.is_whitespace()
        || c == BRAILLE_BLANK
        || matches!(
            category(c),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::PrivateUse
                | GeneralCategory::Surrogate
                | GeneralCategory::Unassigned
        )
}

/// The digit that a sign is in any script, full width and raised ones among them; none for every other sign.
pub(super) fn decimal_digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    }
    if !is_decimal(c) {
        let mut plain = std::iter::once(c).nfkc();
        return plain
            .next()
            .filter(|sign| sign.is_ascii_digit() && plain.next().is_none())
            .and_then(decimal_digit);
    }
    // Decimal digits stand in whole rows from zero to nine, often several rows in a row (the Unicode Standard, 4.6).
    let place = (0..=u32::from(c)).rev().map_while(char::from_u32).take_while(|c| is_decimal(*c)).count();
    u8::try_from(place.checked_sub(1)? % 10).ok()
}

fn is_decimal(c: char) -> bool {
    category(c) == GeneralCategory::DecimalNumber
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_read() {
        let rows = [
            "0123456789",
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "０１２３４５６７８９",
            "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
            "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿",
            "𞥐𞥑𞥒𞥓𞥔𞥕𞥖𞥗𞥘𞥙",
            "⁰¹²³⁴⁵⁶⁷⁸⁹",
        ];
        for row in rows {
            let read: Vec<_> = row.chars().filter_map(decimal_digit).collect();
            assert_eq!(read, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "{row}");
        }
        for other in ['О', 'l', 'a', 'я', '½', '⑫', 'Ⅲ', '一', ' ', '.', '\u{0301}'] {
            assert_eq!(decimal_digit(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_not_drawn_is_known_by_its_property() {
        for sign in
            ['\u{AD}', '\u{200B}', '\u{202E}', '\u{2066}', '\u{FE0F}', '\u{3164}', '\u{E0041}', '\u{115F}']
        {
            assert!(is_default_ignorable(sign) && is_unseen(sign), "{sign:?}");
        }
        for sign in ['a', 'я', '-', '.', '1', '\u{301}', '\u{FFFD}', '🙂', '中'] {
            assert!(!is_default_ignorable(sign) && !is_unseen(sign), "{sign:?}");
        }
        for sign in [' ', '\u{A0}', '\u{3000}', '\n', '\u{1}', '\u{7}', '\u{2800}', '\u{E000}', '\u{FFF9}'] {
            assert!(!is_default_ignorable(sign) && is_unseen(sign), "{sign:?}");
        }
    }

    #[test]
    fn marks_are_drawn_on_the_sign_before_them() {
        for sign in ['\u{301}', '\u{306}', '\u{20DD}', '\u{903}'] {
            assert!(is_mark(sign), "{sign:?}");
        }
        for sign in ['´', 'a', 'й', '\'', ' '] {
            assert!(!is_mark(sign), "{sign:?}");
        }
    }
}
