//! What a sign is, by its properties in the Unicode character database.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup},
};

/// A pattern of Braille that has no dot: nothing is drawn of it, though no property of its own says so.
const BRAILLE_BLANK: char = '\u{2800}';

/// True for signs of which nothing is drawn where a font does not know them (`Default_Ignorable_Code_Point`): zero-width
/// spaces and joiners, direction marks, variation selectors, fillers of Hangul.
pub fn is_default_ignorable(c: char) -> bool {
    !c.is_ascii() && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// True for signs that are drawn on the one before them (category M), such as an accent.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && GeneralCategoryGroup::Mark.contains(category(c))
}

/// True for signs of which a reader sees nothing: spaces of any kind, controls, and what is ignorable.
pub fn is_unseen(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == BRAILLE_BLANK || is_default_ignorable(c)
}

/// The value of a decimal digit of any script.
pub(super) fn digit_value(c: char) -> Option<u8> {
    if let Some(value) = c.to_digit(10) {
        return u8::try_from(value).ok();
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
    fn digits_of_any_script_have_their_value() {
        let table = [
            ('0', Some(0)),
            ('9', Some(9)),
            ('\u{0660}', Some(0)),
            ('\u{06F9}', Some(9)),
            ('\u{0967}', Some(1)),
            ('\u{1D7CE}', Some(0)),
            ('\u{1D7FF}', Some(9)),
            ('\u{1E950}', Some(0)),
            ('²', None),
            ('Ⅳ', None),
            ('a', None),
            ('я', None),
            (' ', None),
        ];
        for (sign, value) in table {
            assert_eq!(digit_value(sign), value, "{sign:?}");
        }
    }

    #[test]
    fn what_is_not_drawn_is_known_by_its_property() {
        for sign in
            ['\u{AD}', '\u{200B}', '\u{202E}', '\u{2066}', '\u{FE0F}', '\u{3164}', '\u{E0041}', '\u{115F}']
        {
            assert!(is_default_ignorable(sign) && is_unseen(sign), "{sign:?}");
        }
        for sign in ['a', 'я', '-', '\u{301}', '🙂', '中'] {
            assert!(!is_default_ignorable(sign) && !is_unseen(sign), "{sign:?}");
        }
        for sign in [' ', '\u{A0}', '\u{3000}', '\n', '\u{7}', '\u{2800}'] {
            assert!(!is_default_ignorable(sign) && is_unseen(sign), "{sign:?}");
        }
    }

    #[test]
    fn marks_are_drawn_on_the_sign_before_them() {
        for sign in ['\u{301}', '\u{306}', '\u{20DD}', '\u{903}'] {
            assert!(is_mark(sign), "{sign:?}");
        }
        for sign in ['´', 'a', 'й', ' '] {
            assert!(!is_mark(sign), "{sign:?}");
        }
    }
}
