//! How hard a password is to guess: a small estimate that errs to the low side.
//!
//! The text is walked once. At each place the longest known pattern is taken: a frequent password, a run in order, a
//! run of one sign, a walk over the keyboard, a year. A pattern costs what it takes to name it, not its letters. What
//! is left costs sign by sign: the first two letters of a word are free to choose, those that follow mostly are not,
//! unless they cannot be spoken. A text that repeats itself costs one round. The sum is in bits.

use super::{
    blocklist::{entries, is_common},
    normal_form::normalized,
};

/// Bits from which on the next segment is filled. The last one is some thousand years of guessing at ten thousand
/// tries a second, which a stolen hash allows one computer; a portal that counts tries allows far fewer.
const SEGMENTS: [f64; 4] = [20.0, 30.0, 40.0, 50.0];
/// Signs that are looked at; more of them cannot make a good password worse.
const LOOKED_AT: usize = 256;
/// The longest entry of the list that is looked for inside a text.
const LONGEST_WORD: usize = 24;

const KEYBOARD: [&str; 9] = [
    "`1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "ё1234567890",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
];
const VOWELS: &str = "aeiouyаеёиоуыэюя";

const WORD_LETTER: f64 = 2.0;
const LATIN_LETTER: f64 = 4.7;
const OTHER_LETTER: f64 = 5.0;
const DIGIT: f64 = 3.3;
const SPACE: f64 = 1.0;
const SIGN: f64 = 5.0;
const RUN: f64 = 5.0;
const WALK: f64 = 6.0;
const YEAR: f64 = 7.0;
const CAPITAL: f64 = 1.0;

/// How hard a password is to guess, as filled segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strength(u8);

impl Strength {
    /// Filled segments, 0 to 4.
    pub const fn segments(self) -> u8 {
        self.0
    }
}

/// Estimates a password. Personal data are not known here: a password that the policy refuses is weak whatever this
/// says.
pub fn strength(password: &str) -> Strength {
    let normalized = normalized(password);
    if is_common(&normalized) {
        return Strength(0);
    }
    let signs: Vec<char> = normalized.chars().take(LOOKED_AT).collect();
    let bits = bits(&signs);
    Strength(SEGMENTS.iter().map(|from| u8::from(bits >= *from)).sum())
}

fn bits(signs: &[char]) -> f64 {
    let round = round_length(signs);
    let rounds = signs.len().checked_div(round).unwrap_or(1);
    let small: Vec<char> = signs[..round].iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let mut bits = size(rounds).log2();
    let mut place = 0;
    while place < round {
        let (length, cost) =
            pattern_at(&small, place).unwrap_or_else(|| (1, sign_cost(signs, &small, place)));
        let capitals = signs[place..place + length].iter().any(|c| c.is_uppercase());
        bits += cost + if capitals { CAPITAL } else { 0.0 };
        place += length;
    }
    bits
}

/// The length of what a text repeats; all of it where it repeats nothing.
fn round_length(signs: &[char]) -> usize {
    (1..=signs.len() / 2)
        .find(|round| signs.iter().zip(&signs[*round..]).all(|(one, next)| one == next))
        .unwrap_or(signs.len())
}

/// The longest pattern that begins at `place`, and its bits.
fn pattern_at(small: &[char], place: usize) -> Option<(usize, f64)> {
    let rest = &small[place..];
    let word = (4..=rest.len().min(LONGEST_WORD))
        .rev()
        .find(|length| is_common(&rest[..*length].iter().collect::<String>()))
        .map(|length| (length, size(entries()).log2()));
    let run = [0, 1, -1]
        .into_iter()
        .map(|step| {
            run_length(rest, |one, next| i64::from(u32::from(next)) - i64::from(u32::from(one)) == step)
        })
        .max()
        .filter(|length| *length >= 3)
        .map(|length| (length, RUN + size(length).log2()));
    let walk = KEYBOARD
        .iter()
        .flat_map(|row| [1, -1].map(|step| (row, step)))
        .map(|(row, step)| run_length(rest, |one, next| key_distance(row, one, next) == Some(step)))
        .max()
        .filter(|length| *length >= 4)
        .map(|length| (length, WALK + size(length).log2()));
    let year = matches!(rest, ['1', '9', c, d, ..] | ['2', '0', c, d, ..] if c.is_ascii_digit() && d.is_ascii_digit())
        .then_some((4, YEAR));
    [word, run, walk, year].into_iter().flatten().max_by_key(|(length, _)| *length)
}

/// How many signs from the start on stand to their neighbours as asked.
fn run_length(signs: &[char], follows: impl Fn(char, char) -> bool) -> usize {
    1 + signs.windows(2).take_while(|pair| follows(pair[0], pair[1])).count()
}

fn key_distance(row: &str, one: char, next: char) -> Option<isize> {
    let key = |sign: char| row.chars().position(|c| c == sign).and_then(|key| isize::try_from(key).ok());
    Some(key(next)? - key(one)?)
}

fn sign_cost(signs: &[char], small: &[char], place: usize) -> f64 {
    let sign = small[place];
    if sign.is_whitespace() {
        return SPACE;
    }
    if !sign.is_alphabetic() {
        return if sign.is_numeric() { DIGIT } else { SIGN };
    }
    let is_word = place >= 2 && small[place - 2..place].iter().all(|c| c.is_alphabetic());
    let same_case = place > 0 && signs[place].is_uppercase() == signs[place - 1].is_uppercase();
    let is_vowel = |c: &char| VOWELS.contains(*c);
    // Four vowels or four consonants in a row are no part of a word.
    let unspeakable = place >= 3 && {
        let last = &small[place - 3..=place];
        last.iter().all(is_vowel) || !last.iter().any(is_vowel)
    };
    match sign {
        _ if is_word && same_case && !unspeakable => WORD_LETTER,
        'a'..='z' => LATIN_LETTER,
        _ => OTHER_LETTER,
    }
}

fn size(count: usize) -> f64 {
    f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{bits, strength};

    #[test]
    fn segments_follow_what_people_type() {
        let table = [
            ("", 0),
            ("password", 0),
            ("iloveyou1234", 0),
            ("пароль", 0),
            ("aaaaaaaaaaaaaaaaaaaa", 0),
            ("пппппппппппп", 0),
            ("abcabcabcabcabcabc", 0),
            ("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", 0),
            ("123456789012345678", 0),
            ("poiuytrewq", 0),
            ("йцукенгшщзхъ", 0),
            ("correcthorsebatterystaple", 0),
            ("bcdefghijklmnopq", 0),
            ("ponmlkjihgfedcb", 0),
            ("ghjklpoiuytr", 0),
            ("корова", 0),
            ("Password2024!", 0),
            ("Password1950?", 1),
            ("корова1987", 1),
            ("тихая гроза", 2),
            ("лампа тихо обед", 3),
            ("лампа тихо ждёт обед", 4),
            ("Zq7!mTrWzq7!", 4),
            ("qzxvkjwpmtbg", 4),
            ("m4$kT9!vQz2#", 4),
        ];
        for (password, segments) in table {
            let signs: Vec<char> = password.chars().collect();
            assert_eq!(strength(password).segments(), segments, "{password}: {} bits", bits(&signs));
        }
    }

    #[test]
    fn a_huge_paste_is_estimated() {
        assert_eq!(strength(&"лампа тихо ждёт обед".repeat(50_000)).segments(), 4);
        assert_eq!(strength(&"я".repeat(1 << 20)).segments(), 0);
    }

    proptest! {
        #[test]
        fn any_text_has_a_strength_in_range(password in any::<String>()) {
            prop_assert!(strength(&password).segments() <= 4);
        }

        #[test]
        fn case_alone_never_makes_it_weaker(password in "[a-z]{1,16}") {
            let mut titled = password.clone();
            titled[..1].make_ascii_uppercase();
            prop_assert!(strength(&titled) >= strength(&password));
        }
    }
}
