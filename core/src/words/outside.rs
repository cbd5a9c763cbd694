//! Texts from outside in our sentences: what a person typed, what the portal says.

use icu_properties::{CodePointMapData, props::BidiClass};

use crate::domain::{is_default_ignorable, is_mark, is_unseen};

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';
/// Carries a mark that has no letter of its own (the Unicode Standard, 2.11).
const DOTTED_CIRCLE: char = '\u{25CC}';

/// A text so that it stays itself in a sentence: without signs that are not drawn but turn or hide what stands around
/// them; a mark that would be drawn on our own sign gets one to stand on; what runs from right to left is kept apart
/// (FSI … PDI), and nothing else is, for some screen readers speak of those signs. `unseen` names a text of which nothing
/// would be seen; an empty one stays empty.
pub(super) fn in_sentence(text: &str, unseen: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars().filter(|sign| !is_default_ignorable(*sign)) {
        match sign {
            sign if sign.is_control() => shown.push(' '),
            sign if is_mark(sign) && shown.is_empty() => shown.extend([DOTTED_CIRCLE, sign]),
            sign => shown.push(sign),
        }
    }
    if !text.is_empty() && shown.chars().all(is_unseen) {
        return unseen.to_owned();
    }
    if shown.chars().any(is_right_to_left) {
        shown.insert(0, FIRST_STRONG_ISOLATE);
        shown.push(POP_DIRECTIONAL_ISOLATE);
    }
    shown
}

fn is_right_to_left(sign: char) -> bool {
    !sign.is_ascii()
        && matches!(
            CodePointMapData::<BidiClass>::new().get(sign),
            BidiClass::RightToLeft | BidiClass::ArabicLetter | BidiClass::ArabicNumber
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_itself_in_a_sentence() {
        let table = [
            ("Иванов", "Иванов"),
            ("\u{202E}Иванов", "Иванов"),
            ("Ива\u{AD}нов\u{200B}", "Иванов"),
            ("\u{2067}abc", "abc"),
            ("\u{3164}", "невидимый знак"),
            ("\u{2800}", "невидимый знак"),
            (" ", "невидимый знак"),
            ("\u{7}", "невидимый знак"),
            ("", ""),
            ("\u{301}", "\u{25CC}\u{301}"),
            ("\u{200B}\u{301}а\u{301}", "\u{25CC}\u{301}а\u{301}"),
            ("стро\nка", "стро ка"),
            ("שלום", "\u{2068}שלום\u{2069}"),
            ("\u{202E}مرحبا", "\u{2068}مرحبا\u{2069}"),
            ("+7\u{a0}900\u{a0}123\u{2011}45\u{2011}67", "+7\u{a0}900\u{a0}123\u{2011}45\u{2011}67"),
        ];
        for (text, shown) in table {
            assert_eq!(in_sentence(text, "невидимый знак"), shown, "{text:?}");
        }
    }
}
