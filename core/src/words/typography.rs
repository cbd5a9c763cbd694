//! Small rules of setting text.

use crate::screen::Language;

const NO_BREAK_SPACE: char = '\u{a0}';

/// Ties a short Russian preposition or particle to the word after it, and a dash to the word before it, so that
/// neither is left alone at the end or start of a line.
pub(super) fn tie(language: Language, text: &str) -> String {
    if language != Language::Ru {
        return text.to_owned();
    }
    let mut tied = String::with_capacity(text.len() + 16);
    let mut word = String::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter == ' ' {
            let short =
                word.chars().count() <= 2 && word.chars().all(char::is_alphabetic) && !word.is_empty();
            tied.push(if short || rest.peek() == Some(&'—') { NO_BREAK_SPACE } else { ' ' });
            word.clear();
        } else {
            tied.push(letter);
            if letter.is_whitespace() || letter == NO_BREAK_SPACE {
                word.clear();
            } else {
                word.push(letter);
            }
        }
    }
    tied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_tied_to_the_next_and_dashes_to_the_last() {
        assert_eq!(tie(Language::Ru, "Код из СМС и на почту"), "Код из\u{a0}СМС и\u{a0}на\u{a0}почту");
        assert_eq!(tie(Language::Ru, "дела — в телефоне"), "дела\u{a0}— в\u{a0}телефоне");
        assert_eq!(tie(Language::Ru, "12 знаков"), "12 знаков");
        assert_eq!(tie(Language::En, "a code by SMS"), "a code by SMS");
    }
}
