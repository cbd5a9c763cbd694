//! One part of ФИО: surname, name or patronymic.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::text::{is_apostrophe, is_hyphen};
use super::unicode::{is_default_ignorable, is_mark};

/// The most signs that one part may have.
const LONGEST: usize = 100;

/// Words inside a name that stay small.
const PARTICLES: [&str; 8] = ["фон", "дер", "де", "ван", "аль", "эль", "ибн", "бен"];
/// Words that make a patronymic of the name before them, «сын» and «дочь» in Turkic languages; they stay small too.
const DESCENT: [&str; 5] = ["оглы", "кызы", "гызы", "уулу", "улы"];

/// A surname, a name or a patronymic: Russian letters in words joined by a hyphen, a space or an apostrophe.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NamePart(String);

/// What a repair changed, as far as a reader has to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameRepair {
    /// Spaces alone.
    Spaces,
    /// Signs alone that nobody sees.
    Invisible,
    /// Marks over letters, such as a stress mark, and what can't be seen.
    Marks,
    /// One small letter into a capital one.
    Capital,
    /// Small letters into capital ones.
    Capitals,
    /// Capital letters into small ones.
    SmallLetters,
    /// Letters of both kinds into the other.
    Case,
    /// The kind of hyphen, or spaces around it.
    Hyphen,
    /// The kind of apostrophe, or spaces around it.
    Apostrophe,
    /// More than one of these.
    Spelling,
}

/// Why a text is no part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing is typed.
    Empty,
    /// A Latin letter, which often looks like a Russian one.
    Latin {
        /// The first one.
        letter: char,
    },
    /// A roman numeral as a word of its own («Иванов III»).
    RomanNumeral,
    /// A letter of another Cyrillic alphabet.
    OtherCyrillic {
        /// The first one.
        letter: char,
    },
    /// A digit of any script.
    Digit,
    /// Any other sign.
    Sign {
        /// The first one.
        sign: char,
    },
    /// A hyphen or an apostrophe that does not stand between two letters.
    Joint,
    /// More than a hundred signs.
    TooLong {
        /// How many more.
        extra: usize,
    },
}

impl NameFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Latin { .. } => "latin",
            Self::RomanNumeral => "roman_numeral",
            Self::OtherCyrillic { .. } => "other_cyrillic",
            Self::Digit => "digit",
            Self::Sign { .. } => "sign",
            Self::Joint => "joint",
            Self::TooLong { .. } => "too_long",
        }
    }
}

impl NamePart {
    /// Reads a part of a name and repairs it: stray spaces, the kind of hyphen and apostrophe, marks of stress, and the
    /// case where all of it is small, all of it is in capitals or Caps Lock was on (`иВАНОВ`). Other mixed case is kept,
    /// Ё is kept.
    ///
    /// # Errors
    /// The reason why the text is none.
    pub fn parse(text: &str) -> Result<Self, NameFault> {
        Self::parse_kept(text).map(|part| Self(title_case(part.0)))
    }

    /// The same without repairing the case: for a person who took that repair back.
    ///
    /// # Errors
    /// The reason why the text is no part of a name.
    pub fn parse_kept(text: &str) -> Result<Self, NameFault> {
        let tidy = tidy(text);
        verify(&tidy).map(|()| Self(tidy))
    }

    /// What [`NamePart::parse`] changes of a text. `None` for a text that is none, that stays as it is, or of which only
    /// the coding changes: composed letters, the kind of space.
    pub fn repair(text: &str) -> Option<NameRepair> {
        let repaired = Self::parse(text).ok()?.0;
        let plain_spaces =
            |text: &str| -> String { text.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).collect() };
        let typed = plain_spaces(text);
        let seen: String = typed.chars().filter(|c| !is_default_ignorable(*c)).collect();
        let unmarked = plain_spaces(&without_marks(&seen));
        let tight = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        if typed == repaired {
            None
        } else if seen == repaired {
            Some(NameRepair::Invisible)
        } else if unmarked == seen && tight(&seen) == repaired {
            Some(NameRepair::Spaces)
        } else if unmarked != seen && tight(&unmarked) == repaired {
            Some(NameRepair::Marks)
        } else {
            Some(rewritten(&tight(&unmarked), &repaired, unmarked != seen))
        }
    }

    /// Why a text can no longer become a part of a name by typing on. `None` while it can.
    pub fn dead_end(text: &str) -> Option<NameFault> {
        match Self::parse_kept(text).err()? {
            NameFault::Empty => None,
            NameFault::Joint => {
                let extended = format!("{}а", tidy(text));
                verify(&extended).err()
            }
            fault => Some(fault),
        }
    }

    /// The part as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for NamePart {
    type Error = NameFault;
    fn try_from(text: String) -> Result<Self, NameFault> {
        Self::parse_kept(&text)
    }
}

impl From<NamePart> for String {
    fn from(part: NamePart) -> Self {
        part.0
    }
}

/// What was changed of the signs that are seen; `has_marks` says that marks were taken away, too.
fn rewritten(typed: &str, repaired: &str, has_marks: bool) -> NameRepair {
    let is_case_alone = typed.to_lowercase() == repaired.to_lowercase();
    let is_joint_alone = tidy(typed) == repaired;
    let changed = |from: fn(char) -> bool| {
        typed.chars().zip(repaired.chars()).filter(|(before, after)| before != after && from(*before)).count()
    };
    match (changed(char::is_lowercase), changed(char::is_uppercase)) {
        _ if has_marks => NameRepair::Spelling,
        (1, 0) if is_case_alone => NameRepair::Capital,
        (_, 0) if is_case_alone => NameRepair::Capitals,
        (0, _) if is_case_alone => NameRepair::SmallLetters,
        _ if is_case_alone => NameRepair::Case,
        _ if is_joint_alone && !typed.contains(is_apostrophe) => NameRepair::Hyphen,
        _ if is_joint_alone && !typed.contains(is_hyphen) => NameRepair::Apostrophe,
        _ => NameRepair::Spelling,
    }
}

/// Whether two parts are the same for a register: case does not count, and Е = Ё.
pub fn same_name(one: &NamePart, other: &NamePart) -> bool {
    register_form(&one.0) == register_form(&other.0)
}

/// A name for comparison: small letters, Ё as Е.
pub(super) fn register_form(name: &str) -> String {
    name.to_lowercase().replace('ё', "е")
}

/// Whether a word makes a patronymic of the name before it.
pub(super) fn is_descent(word: &str) -> bool {
    DESCENT.contains(&word.to_lowercase().as_str())
}

/// The text composed and without marks that belong to no letter of their own: stress marks (acute, grave) over a Russian
/// vowel above all. Й and Ё are letters.
fn without_marks(text: &str) -> String {
    let mut base = None;
    let unstressed = text.nfd().filter(|c| {
        if !is_mark(*c) {
            base = Some(*c);
            return true;
        }
        let is_stress = matches!(c, '\u{0300}' | '\u{0301}');
        !(is_stress && base.is_some_and(is_russian_vowel))
    });
    unstressed.nfc().filter(|c| !is_mark(*c)).collect()
}

fn is_russian_vowel(c: char) -> bool {
    matches!(c.to_lowercase().next(), Some('а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я'))
}

/// Composed letters without marks, one kind of space, hyphen and apostrophe, no space at the ends or beside a hyphen or
/// apostrophe.
fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    let mut space = false;
    let seen: String = text.chars().filter(|c| !is_default_ignorable(*c)).collect();
    for c in without_marks(&seen).chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        let c = match c {
            c if is_hyphen(c) => '-',
            c if is_apostrophe(c) => '\'',
            c => c,
        };
        if space && !tidy.is_empty() && !is_joint(c) && !tidy.ends_with(is_joint) {
            tidy.push(' ');
        }
        space = false;
        tidy.push(c);
    }
    tidy
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\'')
}

fn is_russian(c: char) -> bool {
    matches!(c, 'А'..='я' | 'Ё' | 'ё')
}

fn verify(tidy: &str) -> Result<(), NameFault> {
    if tidy.is_empty() {
        return Err(NameFault::Empty);
    }
    let has_russian = tidy.chars().any(is_russian);
    let is_numeral = |word: &str| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'));
    if has_russian && tidy.split([' ', '-']).any(|word| !word.is_empty() && is_numeral(word)) {
        return Err(NameFault::RomanNumeral);
    }
    for c in tidy.chars() {
        match c {
            c if is_russian(c) || is_joint(c) || c == ' ' => {}
            '\u{2160}'..='\u{2188}' => return Err(NameFault::RomanNumeral),
            c if c.is_numeric() => return Err(NameFault::Digit),
            'a'..='z'
            | 'A'..='Z'
            | '\u{00AA}'..='\u{024F}'
            | '\u{1E00}'..='\u{1EFF}'
            | '\u{FF21}'..='\u{FF5A}'
                if c.is_alphabetic() =>
            {
                return Err(NameFault::Latin { letter: c });
            }
            '\u{0400}'..='\u{052F}'
            | '\u{1C80}'..='\u{1C8F}'
            | '\u{2DE0}'..='\u{2DFF}'
            | '\u{A640}'..='\u{A69F}' => {
                return Err(NameFault::OtherCyrillic { letter: c });
            }
            sign => return Err(NameFault::Sign { sign }),
        }
    }
    if tidy.split(['-', '\'', ' ']).any(str::is_empty) {
        return Err(NameFault::Joint);
    }
    match tidy.chars().count() {
        count if count > LONGEST => Err(NameFault::TooLong { extra: count - LONGEST }),
        _ => Ok(()),
    }
}

/// Whether every word was typed with Caps Lock on: `иВАНОВ`, `иВАНОВ-пЕТРОВ`.
fn is_caps_lock(name: &str) -> bool {
    name.split([' ', '-', '\'']).all(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_lowercase) && letters.all(char::is_uppercase)
    })
}

/// Title case for what is all small, all in capitals, or typed with Caps Lock on; anything else as it is.
fn title_case(name: String) -> String {
    let has_small = name.chars().any(char::is_lowercase);
    let has_capital = name.chars().any(char::is_uppercase);
    if has_small && has_capital && !is_caps_lock(&name) {
        return name;
    }
    let small = name.to_lowercase();
    let is_particle = |word: &str| PARTICLES.contains(&word) || DESCENT.contains(&word);
    // A name of particles only («Бен», «Ван») is a name.
    let only_particles = small.split([' ', '-']).all(is_particle);
    let mut titled = String::with_capacity(small.len());
    for word in small.split_inclusive([' ', '-']) {
        if !only_particles && is_particle(word.trim_end_matches([' ', '-'])) {
            titled.push_str(word);
            continue;
        }
        let mut letters_before = 0;
        let mut capital_next = true;
        for c in word.chars() {
            if c == '\'' {
                capital_next = letters_before == 1;
                letters_before = 0;
                titled.push(c);
                continue;
            }
            if capital_next {
                titled.extend(c.to_uppercase());
            } else {
                titled.push(c);
            }
            capital_next = false;
            letters_before += 1;
        }
    }
    titled
}

#[cfg(test)]
#[path = "name_tests.rs"]
mod tests;
