//! What of a person a password holds, however it is written there.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::super::{
    NamePart, Phone, same_name,
    unicode::{decimal_digit, is_default_ignorable, is_mark},
};
use super::{
    normal_form::normalized,
    policy::{Forbidden, PasswordPolicy},
    spelling::{Place, is_written},
};

/// Digits of a phone in a row that are too many.
const PHONE_DIGITS: usize = 7;
/// Letters of a name that are too many; shorter names are in too many other words.
const NAME_LETTERS: usize = 4;

/// What a policy may forbid to stand in a password. What is not known yet forbids nothing.
#[derive(Clone, Default)]
pub struct PersonalData {
    /// Birth date.
    pub birth_date: Option<Date>,
    /// Phone.
    pub phone: Option<Phone>,
    /// The parts of the name: surname, given name, patronymic.
    pub names: Vec<NamePart>,
}

impl PersonalData {
    /// What a policy forbids of this that it did not forbid of what was known `before`: a password that was judged then
    /// may hold it.
    pub fn newly_forbidden(&self, before: &Self, policy: &PasswordPolicy) -> Vec<Forbidden> {
        let knew_name = |name: &NamePart| before.names.iter().any(|known| same_name(known, name));
        let is_new = |forbidden: &Forbidden| match forbidden {
            Forbidden::BirthDate => self.birth_date.is_some() && self.birth_date != before.birth_date,
            Forbidden::Phone => self.phone.is_some() && self.phone != before.phone,
            Forbidden::Name => !self.names.iter().all(knew_name),
            Forbidden::Unknown => false,
        };
        policy.forbids.iter().copied().filter(is_new).collect()
    }
}

/// Whether a password, in its normal form, holds a date: all of it in a usual order with anything between the digits, in
/// an order without the zeros («5.3.92»), or the year alone.
pub(super) fn holds_date(password: &str, date: Date) -> bool {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let short = year.rem_euclid(100);
    let form = digits_in_place(password);
    let digits = only_digits(&form);
    form.contains(&format!("{year:04}"))
        || [
            format!("{day:02}{month:02}{year:04}"),
            format!("{day:02}{month:02}{short:02}"),
            format!("{year:04}{month:02}{day:02}"),
            format!("{short:02}{month:02}{day:02}"),
            format!("{month:02}{day:02}{year:04}"),
        ]
        .iter()
        .any(|writing| digits.contains(writing.as_str()))
        || form.split(LETTER).any(|stretch| {
            let numbers: Vec<&str> = stretch.split_whitespace().collect();
            let written = |number: &str, value: i16| number.len() <= 2 && number.parse() == Ok(value);
            numbers.windows(3).any(|row| {
                let is =
                    |order: [i16; 3]| row.iter().zip(order).all(|(number, value)| written(number, value));
                is([day.into(), month.into(), short]) || is([short, month.into(), day.into()])
            })
        })
}

/// Whether a password, in its normal form, holds seven digits of a phone in a row, whatever stands between them.
pub(super) fn holds_phone(password: &str, phone: Phone) -> bool {
    let found = only_digits(&digits_in_place(password));
    let digits = phone.digits();
    (0..=digits.len().saturating_sub(PHONE_DIGITS))
        .any(|start| found.contains(&digits[start..start + PHONE_DIGITS]))
}

/// Which parts of the name a password holds, by their places among [`PersonalData::names`].
pub fn names_held(personal: &PersonalData, password: &str) -> Vec<usize> {
    let password = normalized(password);
    let held = personal.names.iter().enumerate().filter(|(_, name)| holds_name(&password, name));
    held.map(|(at, _)| at).collect()
}

/// Whether a password, in its normal form, holds a part of the name or a word of a double one.
pub(super) fn holds_name(password: &str, name: &NamePart) -> bool {
    let text = without_marks(password);
    let name = name.as_str().to_lowercase();
    let whole = std::iter::once(name.as_str());
    whole.chain(name.split(['-', ' ', '\''])).any(|word| holds_word(&text, word))
}

fn holds_word(text: &[char], word: &str) -> bool {
    let name: Vec<char> = word.chars().collect();
    let letters = name.iter().filter(|sign| sign.is_alphabetic()).count();
    if letters > NAME_LETTERS {
        return is_written(text, &name, Place::Anywhere);
    }
    // Four letters in other letters are inside many words («allegory»), so there they count at the ends of one alone.
    letters == NAME_LETTERS
        && (text.windows(name.len()).any(|here| here == without_marks(word))
            || is_written(text, &name, Place::WordStart)
            || is_written(text, &name, Place::WordEnd))
}

/// Small letters without their marks: «é» as «e», Ё as Е and Й as И.
fn without_marks(text: &str) -> Vec<char> {
    text.to_lowercase().nfkd().filter(|sign| !is_mark(*sign) && !is_default_ignorable(*sign)).collect()
}

/// Stands for every letter.
const LETTER: char = 'x';

/// The digits 0–9 for digits of any script, `x` for every letter, a space for every other sign; no marks.
fn digits_in_place(password: &str) -> String {
    let form = |sign: char| match decimal_digit(sign) {
        Some(digit) => char::from(b'0' + digit),
        None if sign.is_alphanumeric() => LETTER,
        None => ' ',
    };
    password.chars().filter(|sign| !is_mark(*sign)).map(form).collect()
}

fn only_digits(form: &str) -> String {
    form.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
#[path = "personal_tests.rs"]
mod tests;
