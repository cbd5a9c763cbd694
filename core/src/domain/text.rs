//! What different phones, keyboards and pastes write for the same sign.

/// True for every sign that people take for a hyphen: hyphen, no-break hyphen, dashes, minus.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// True for every sign that people take for an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{00B4}' | '\u{02B9}' | '\u{02BC}' | '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{FF07}'
    )
}

/// The text with no-break hyphens, for identifiers shown in running text: they wrap at spaces only. Not for text
/// in an input, which people copy elsewhere.
pub fn no_break_hyphens(text: &str) -> String {
    text.replace('-', "\u{2011}")
}
