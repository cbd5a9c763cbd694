//! Small rules of setting text.

use crate::screen::Language;

const NO_BREAK_SPACE: char = '\u{a0}';
/// What a Russian number begins with.
const COUNTRY_CODE: &str = "+7";

/// Ties a dash to the word before it, «+7» to the number after it, and a short Russian preposition or particle to the
/// word after it, so that none is left alone at the end or start of a line.
pub(super) fn tie(language: Language, text: &str) -> String {
    let mut tied = String::with_capacity(text.len() + 16);
    let mut word = String::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter == ' ' {
            let next = rest.peek();
            let holds = (language == Language::Ru && is_short(&word))
                || matches!(next, Some('—' | '–'))
                || (word == COUNTRY_CODE && next.is_some_and(char::is_ascii_digit));
            tied.push(if holds { NO_BREAK_SPACE } else { ' ' });
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

fn is_short(word: &str) -> bool {
    !word.is_empty() && word.chars().count() <= 2 && word.chars().all(char::is_alphabetic)
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
        assert_eq!(tie(Language::En, "news — by SMS – now"), "news\u{a0}— by SMS\u{a0}– now");
    }

    #[test]
    fn the_beginning_of_a_number_stays_with_it() {
        for language in [Language::Ru, Language::En] {
            assert_eq!(tie(language, "номер: +7 900 123"), "номер: +7\u{a0}900 123");
            assert_eq!(tie(language, "+7 цифр"), "+7 цифр");
        }
    }
}
