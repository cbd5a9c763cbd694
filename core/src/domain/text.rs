//! What different phones, keyboards and pastes write for the same sign.

/// True for signs that nobody sees or types and that pastes bring along: zero-width spaces and joiners, the soft
/// hyphen, the byte order mark, and the direction marks that address books put around a phone number.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'
            ..='\u{200F}' | '\u{202A}'
            ..='\u{202E}' | '\u{2060}'
            ..='\u{2064}' | '\u{2066}'
            ..='\u{206F}' | '\u{FE00}'
            ..='\u{FE0F}' | '\u{FEFF}'
    )
}

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
