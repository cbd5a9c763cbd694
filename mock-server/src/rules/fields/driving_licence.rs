//! Series and number of a driving licence: two digits, two digits or letters, six digits. Letters stand in the series of
//! licences that were issued before the uniform sample of 2011 (order No. 365 of the Ministry of the Interior of 13.05.2009).

use super::digits;
use crate::rules::signs::digit;

const LENGTH: usize = 10;
/// Where the two signs stand that may be letters.
const LETTERS_AT: std::ops::Range<usize> = 2..4;
/// Latin capitals, and in the same order the Russian ones that look alike.
const LOOK_ALIKE: [&str; 2] = ["ABCEHKMOPTXY", "АВСЕНКМОРТХУ"];

/// The ten signs, or the reason why the text is no licence. The letters are made capital Russian ones.
pub(crate) fn check(input: &str) -> Result<String, &'static str> {
    let typed = input.chars().filter(|sign| !digits::is_between(*sign) && *sign != '№');
    let signs: Vec<char> = typed.map(plain).collect::<Result<_, _>>()?;
    let letters: Vec<usize> = (0..signs.len()).filter(|at| signs[*at].is_alphabetic()).collect();
    let is_half = letters.len() == 1 && signs.len() >= LETTERS_AT.end;
    if is_half || letters.iter().any(|at| !LETTERS_AT.contains(at)) {
        return Err("letter_place");
    }
    match signs.len() {
        0 => Err("empty"),
        1..LENGTH => Err("too_short"),
        LENGTH if signs.iter().all(|sign| *sign == '0') => Err("all_zeros"),
        LENGTH => Ok(signs.into_iter().collect()),
        _ => Err("too_long"),
    }
}

/// A digit, or the capital Russian letter that is meant.
fn plain(sign: char) -> Result<char, &'static str> {
    if let Some(digit) = digit(sign) {
        return Ok(digit);
    }
    if !sign.is_alphabetic() {
        return Err("signs");
    }
    let mut capitals = sign.to_uppercase();
    let capital = capitals.next().filter(|_| capitals.next().is_none()).ok_or("other_letter")?;
    if matches!(capital, 'А'..='Я') {
        return Ok(capital);
    }
    let mut pairs = LOOK_ALIKE[0].chars().zip(LOOK_ALIKE[1].chars());
    pairs.find(|(latin, _)| *latin == capital).map(|(_, russian)| russian).ok_or("other_letter")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::numbers;

    #[test]
    fn driving_licence_vectors_hold_for_the_portal() {
        numbers("driving_licence.json", check);
    }

    #[test]
    fn a_letter_that_looks_like_a_russian_one_is_that_one() {
        for (latin, russian) in LOOK_ALIKE[0].chars().zip(LOOK_ALIKE[1].chars()) {
            assert!(latin.is_ascii_uppercase() && matches!(russian, 'А'..='Я'), "{latin} {russian}");
            assert_eq!(check(&format!("99{latin}{latin}123456")), Ok(format!("99{russian}{russian}123456")));
        }
        assert_eq!(check("99ЁЁ123456"), Err("other_letter"), "no series has it");
    }
}
