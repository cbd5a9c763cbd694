//! What a sign is, by its properties in the Unicode character database.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::UnicodeNormalization;

/// Whether nothing is drawn of a sign by itself, so that it comes along with a paste.
pub(crate) fn is_ignorable(sign: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(sign)
}

/// Whether a sign looks like a hyphen.
pub(crate) fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Whether a sign is drawn on the one before it.
pub(crate) fn is_mark(sign: char) -> bool {
    GeneralCategoryGroup::Mark.contains(category(sign))
}

/// A decimal digit of any script as one of 0–9: each script has its ten side by side, the zero first.
pub(crate) fn digit(sign: char) -> Option<char> {
    if sign.is_ascii() {
        return sign.is_ascii_digit().then_some(sign);
    }
    let is_decimal =
        |code: u32| char::from_u32(code).is_some_and(|sign| category(sign) == GeneralCategory::DecimalNumber);
    let code = u32::from(sign);
    if !is_decimal(code) {
        return None;
    }
    let mut first = code;
    while is_decimal(first - 1) {
        first -= 1;
    }
    char::from_digit((code - first) % 10, 10)
}

/// The text in its compatible form (NFKC), with 0–9 in place of the digits of other scripts.
pub(crate) fn with_plain_digits(input: &str) -> String {
    input.nfkc().map(|sign| digit(sign).unwrap_or(sign)).collect()
}

fn category(sign: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_plain_ones() {
        for digits in [
            "0123456789",
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "０１２３４５６７８９",
            "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
            "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿",
        ] {
            assert_eq!(with_plain_digits(digits), "0123456789", "{digits}");
        }
        assert_eq!(with_plain_digits("О9 Ⅱ一"), "О9 II一");
    }
}
