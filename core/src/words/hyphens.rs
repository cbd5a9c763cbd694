//! Places where a long Russian word may break. At large text such a word is wider than a phone, and not every system has a
//! dictionary for where to break it. Other languages are left to the system.

const SOFT_HYPHEN: char = '\u{ad}';
const NO_BREAK_SPACE: char = '\u{a0}';
/// Letters of the shortest word that needs places: shorter ones fit at any size.
const LONG: usize = 9;
/// Letters that stay together at the beginning and between breaks.
const BEGIN: usize = 2;
/// Letters that stay together at the end.
const END: usize = 3;
/// Signs after which a capital letter is no sign of a name.
const OPENERS: &str = ".!?…:«„";

/// A text as it is drawn where letters are large: soft hyphens in long Russian words, but for the names of people, which
/// may have hyphens of their own; and a short word may end a line, for held to a long one it would have that broken within.
/// For the eye alone: a screen reader gets the text as it was.
pub fn set_large(text: &str) -> String {
    let signs: Vec<char> = loosened(text);
    let mut set = String::with_capacity(text.len() + 16);
    let mut at = 0;
    while at < signs.len() {
        let length = signs[at..].iter().take_while(|sign| sign.is_alphabetic()).count();
        if length == 0 {
            set.push(signs[at]);
            at += 1;
            continue;
        }
        let word = &signs[at..at + length];
        if word.len() >= LONG && word.iter().all(|letter| is_russian(*letter)) && !is_name(&signs, at, length)
        {
            breakable(word, &mut set);
        } else {
            set.extend(word);
        }
        at += length;
    }
    set
}

fn loosened(text: &str) -> Vec<char> {
    let mut signs: Vec<char> = text.chars().collect();
    for at in 1..signs.len().saturating_sub(1) {
        if signs[at] == NO_BREAK_SPACE && signs[at - 1].is_alphabetic() && signs[at + 1].is_alphabetic() {
            signs[at] = ' ';
        }
    }
    signs
}

/// A capital letter within a sentence, or one that another word with a capital follows: «Преображенская Александра».
fn is_name(signs: &[char], at: usize, length: usize) -> bool {
    if !is_capitalized(&signs[at..]) {
        return false;
    }
    let before = signs[..at].iter().rev().find(|sign| !sign.is_whitespace());
    let begins = before.is_none_or(|sign| OPENERS.contains(*sign));
    let rest = &signs[at + length..];
    let between = rest.iter().take_while(|sign| **sign == '-' || sign.is_whitespace()).count();
    !begins || (between > 0 && is_capitalized(&rest[between..]))
}

fn is_capitalized(signs: &[char]) -> bool {
    matches!(*signs, [first, second, ..] if first.is_uppercase() && second.is_lowercase())
}

fn breakable(word: &[char], set: &mut String) {
    let lower: Vec<char> = word.iter().flat_map(|letter| letter.to_lowercase()).collect();
    let mut last = 0;
    for at in BEGIN..=word.len() - END {
        if at - last >= BEGIN && may_break(&lower, at) {
            set.extend(&word[last..at]);
            set.push(SOFT_HYPHEN);
            last = at;
        }
    }
    set.extend(&word[last..]);
}

/// Between two consonants of which the first follows a vowel, or before a consonant that starts a syllable: «поль-зо-вать».
fn may_break(word: &[char], at: usize) -> bool {
    let (before, left, right) = (word[at - 2], word[at - 1], word[at]);
    let next = word.get(at + 1).copied().unwrap_or(' ');
    if matches!(right, 'ь' | 'ъ') || (right == 'й' && !is_vowel(next)) {
        return false;
    }
    let has_vowel = |part: &[char]| part.iter().any(|letter| is_vowel(*letter));
    if !has_vowel(&word[..at]) || !has_vowel(&word[at..]) {
        return false;
    }
    match left {
        left if is_vowel(left) => is_consonant(right) && (is_vowel(next) || begin_together(right, next)),
        'ь' | 'ъ' | 'й' => is_consonant(right),
        left => is_consonant(left) && is_vowel(before) && is_consonant(right) && !begin_together(left, right),
    }
}

/// «гл», «вр», «тр» begin a syllable together: «со-глашение».
fn begin_together(one: char, two: char) -> bool {
    is_consonant(one) && !"лмнрй".contains(one) && "лр".contains(two)
}

fn is_russian(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')
}

fn is_vowel(letter: char) -> bool {
    "аеёиоуыэюя".contains(letter)
}

fn is_consonant(letter: char) -> bool {
    "бвгджзйклмнпрстфхцчшщ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        set_large(text).replace(SOFT_HYPHEN, "-")
    }

    #[test]
    fn long_words_get_places_to_break_short_ones_and_digits_none() {
        for word in [
            "со-гла-ше-ние",
            "пер-со-наль-ных",
            "опу-бли-ко-вано",
            "апло-дис-менты",
            "обя-зан-ности",
            "Поль-зо-ва-тель-ское со-гла-ше-ние",
            "ПОД-ТВЕР-ЖДЕ-НИЕ",
            "дела в телефоне",
            "confirmation",
            "",
            "А",
        ] {
            assert_eq!(shown(&word.replace('-', "")), word);
        }
        assert_eq!(shown("+7 900 000-12-34"), "+7 900 000-12-34");
        assert_eq!(shown("соглашениеabc"), "соглашениеabc");
    }

    #[test]
    fn names_have_no_places_to_break_but_their_own() {
        for name in [
            "Преображенская Александра",
            "Мусина-Преображенская Анна",
            "Это видит Преображенская",
            "Это видит: Преображенская Анна",
        ] {
            assert_eq!(shown(name), name);
        }
        assert_eq!(shown("Здравствуйте: Преображенская Анна"), "Здрав-ствуйте: Преображенская Анна");
        assert_eq!(shown("Готово. Подтверждение"), "Готово. Под-твер-жде-ние");
    }

    #[test]
    fn a_short_word_may_end_a_line_and_a_number_stays_whole() {
        assert_eq!(shown("По\u{a0}желанию: +7\u{a0}900"), "По желанию: +7\u{a0}900");
        assert_eq!(shown("\u{a0}\u{a0}а\u{a0}"), "\u{a0}\u{a0}а\u{a0}");
    }
}
