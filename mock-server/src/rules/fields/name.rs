//! One part of a name. The portal mends what can't be seen (spaces, composed letters), takes marks of stress away and keeps
//! the case as sent.

use crate::rules::signs::{is_ignorable, is_mark};
use unicode_normalization::UnicodeNormalization;

/// The most letters a part may have.
const LONGEST: usize = 100;

/// The part as it is kept, or the reason why it isn't one.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let seen: String = input.chars().filter(|sign| !is_ignorable(*sign)).collect();
    let cleaned: String = unstressed(&seen).chars().map(plain).collect();
    let folded =
        cleaned.split_whitespace().collect::<Vec<_>>().join(" ").replace(" -", "-").replace("- ", "-");
    if folded.is_empty() {
        return Err("empty");
    }
    if folded.chars().count() > LONGEST {
        return Err("too_long");
    }
    if let Some(foreign) = folded.chars().find(|sign| !is_allowed(*sign)) {
        return Err(match foreign {
            'a'..='z' | 'A'..='Z' => "latin",
            sign if sign.is_numeric() => "digits",
            sign if sign.is_alphabetic() => "foreign_letter",
            _ => "sign",
        });
    }
    let parts_whole = folded.split([' ', '-', '\'']).all(|part| !part.is_empty());
    if parts_whole { Ok(folded) } else { Err("sign") }
}

/// The composed letters without the marks that make no other letter: acute and grave over a vowel, and all that is left.
fn unstressed(text: &str) -> String {
    let mut letters = String::new();
    let mut over_vowel = false;
    for sign in text.nfd() {
        if !is_mark(sign) {
            over_vowel = "аеиоуыэюяАЕИОУЫЭЮЯ".contains(sign);
        } else if over_vowel && matches!(sign, '\u{300}' | '\u{301}') {
            continue;
        }
        letters.push(sign);
    }
    letters.nfc().filter(|sign| !is_mark(*sign)).collect()
}

fn is_allowed(sign: char) -> bool {
    matches!(sign, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | ' ' | '-' | '\'')
}

/// The plain form of the hyphens and apostrophes that keyboards and pastes bring.
fn plain(sign: char) -> char {
    match sign {
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{02b9}' | '`' | '\u{00b4}' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Case {
        input: String,
        ok: bool,
        name: Option<String>,
    }

    #[test]
    fn name_vectors_hold_for_the_portal() {
        for case in vectors::cases::<Case>("name.json") {
            let checked = check(&case.input);
            assert_eq!(checked.is_ok(), case.ok, "{:?} {checked:?}", case.input);
            if let Some(name) = case.name {
                // What the app sends after its repairs is kept as it is; without them only the case may differ.
                assert_eq!(check(&name).as_ref(), Ok(&name));
                assert_eq!(checked.unwrap().to_lowercase(), name.to_lowercase());
            }
        }
    }

    #[test]
    fn marks_of_stress_are_taken_away_and_letters_stay() {
        for (input, name) in [
            ("Ива\u{301}нов", "Иванов"),
            ("Сем\u{435}\u{301}\u{308}нов", "Семёнов"),
            ("\u{418}\u{306}ошкин", "Йошкин"),
            ("Мар\u{45d}я", "Мария"),
            ("Иванов\u{3164}\u{332}", "Иванов"),
        ] {
            assert_eq!(check(input).as_deref(), Ok(name), "{input}");
        }
        assert_eq!(check("\u{403}отовцев"), Err("foreign_letter"));
    }

    #[test]
    fn each_refusal_has_its_reason() {
        for (input, reason) in [
            ("", "empty"),
            ("Ivanov", "latin"),
            ("Иванов2", "digits"),
            ("Гніденко", "foreign_letter"),
            ("-", "sign"),
            ("Иванов--Петров", "sign"),
            ("'Иван", "sign"),
            ("Иван🙂", "sign"),
        ] {
            assert_eq!(check(input), Err(reason), "{input}");
        }
        assert_eq!(check(&"А".repeat(101)), Err("too_long"));
    }
}
