//! What of a person a password holds. The app judges as well, by a code of its own; the same vectors pin both.

use super::password_policy::{Forbidden, PasswordPolicy};
use super::signs::{digit, is_ignorable, is_mark};
use super::transliteration::is_written;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// Letters that make a word of a name too long to stand in a password.
const SHORTEST_WORD: usize = 4;

/// What is known of the person while the password is judged.
#[derive(Clone, Debug, Default)]
pub struct PersonalData {
    /// The birth date.
    pub birth_date: Option<Date>,
    /// The phone; digits count, other signs don't.
    pub phone: Option<String>,
    /// The parts of the name.
    pub names: Vec<String>,
}

impl PersonalData {
    /// Whether a password that was judged by `before` may hold something of this that the policy forbids.
    pub(crate) fn outdates(&self, before: &Self, policy: &PasswordPolicy) -> bool {
        let is_new = |name: &String| !before.names.iter().any(|known| plain(known) == plain(name));
        policy.forbids.iter().any(|forbidden| match forbidden {
            Forbidden::BirthDate => self.birth_date.is_some() && self.birth_date != before.birth_date,
            Forbidden::Phone => self.phone.is_some() && self.phone != before.phone,
            Forbidden::Name => self.names.iter().any(is_new),
        })
    }

    /// Whether a password in its normal form holds the birth date: in an order of day, month and year, whatever stands
    /// between its digits, or its year alone.
    pub(super) fn is_born_in(&self, password: &str) -> bool {
        let Some(date) = self.birth_date else { return false };
        let writing = |format: &str| date.strftime(format).to_string();
        let (digits, skeleton) = (digits(password), skeleton(password));
        let is_in_order = ["%d%m%Y", "%d%m%y", "%Y%m%d", "%y%m%d", "%m%d%Y"]
            .iter()
            .any(|format| digits.contains(&writing(format)));
        // Without the zeros it is a date only where nothing but signs stands between the numbers.
        let numbers: Vec<Option<u8>> = skeleton
            .split(' ')
            .filter(|number| !number.is_empty())
            .map(|number| if number.len() <= 2 { number.parse().ok() } else { None })
            .collect();
        let [day, month, year] = ["%d", "%m", "%y"].map(|part| writing(part).parse().ok());
        is_in_order
            || skeleton.contains(&writing("%Y"))
            || [[day, month, year], [year, month, day]]
                .iter()
                .any(|row| numbers.windows(3).any(|three| three == row))
    }

    /// Whether a password in its normal form holds seven digits of the phone in a row, whatever stands between them.
    pub(super) fn is_called_in(&self, password: &str) -> bool {
        const DIGITS_IN_A_ROW: usize = 7;
        let Some(phone) = &self.phone else { return false };
        let (own, typed) = (digits(phone), digits(password));
        own.as_bytes()
            .windows(DIGITS_IN_A_ROW)
            .any(|row| typed.as_bytes().windows(DIGITS_IN_A_ROW).any(|typed| typed == row))
    }

    /// Whether a password in its normal form holds a whole part of the name or a word of a double one, however spelled.
    pub(super) fn is_named_in(&self, password: &str) -> bool {
        let typed: Vec<char> = plain(password).chars().collect();
        self.names.iter().map(|name| name.to_lowercase()).any(|name| {
            let words = name.split(['-', ' ', '\'']).chain([name.as_str()]);
            words.into_iter().any(|word| holds_word(&typed, word))
        })
    }
}

fn holds_word(typed: &[char], word: &str) -> bool {
    let name: Vec<char> = word.nfc().collect();
    let own: Vec<char> = plain(word).chars().collect();
    let length = name.iter().filter(|sign| sign.is_alphabetic()).count();
    if length < SHORTEST_WORD {
        return false;
    }
    let is_letter =
        |at: Option<usize>| at.and_then(|at| typed.get(at)).is_some_and(|sign| sign.is_alphabetic());
    let starts_word = |at: usize| !is_letter(at.checked_sub(1));
    let ends_word = |at: usize| !is_letter(Some(at));
    if length > SHORTEST_WORD {
        return is_written(typed, &name, |_| true, |_| true);
    }
    // Four letters in other letters stand inside too many words, so they count at an end of a word only.
    typed.windows(own.len()).any(|row| row == own)
        || is_written(typed, &name, starts_word, |_| true)
        || is_written(typed, &name, |_| true, ends_word)
}

/// Small letters without marks: Ё as Е, Й as И, «é» as «e».
fn plain(text: &str) -> String {
    text.to_lowercase().nfkd().filter(|sign| !is_mark(*sign) && !is_ignorable(*sign)).collect()
}

/// Every digit as 0–9, a letter of any script as «?», anything else as a space; marks are left out.
fn skeleton(text: &str) -> String {
    let mut skeleton = String::with_capacity(text.len());
    for sign in text.chars() {
        if let Some(digit) = digit(sign) {
            skeleton.push(digit);
        } else if !is_mark(sign) {
            skeleton.push_str(if sign.is_alphanumeric() { " ? " } else { " " });
        }
    }
    skeleton
}

fn digits(text: &str) -> String {
    text.chars().filter_map(digit).collect()
}

#[cfg(test)]
#[path = "personal_data_tests.rs"]
mod tests;
