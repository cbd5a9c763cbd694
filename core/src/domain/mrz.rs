//! МЧЗ, the machine-readable zone of the internal passport: two lines of 44 signs, printed since July 2011.
//!
//! Letters are written in the «модернизированный клер» of the order of the Ministry of the Interior No. 773 of
//! 16.11.2020, annex 24: one sign for each of the 33 letters, so it can be read back, unlike the table of foreign
//! passports. Check digits are those of ICAO 9303: weights 7, 3, 1, `<` = 0, A–Z = 10–35.

use jiff::civil::Date;

use super::{DepartmentCode, FullName, PassportNumber, birthday};

/// Signs of a line.
const LINE: usize = 44;
/// Signs of the name in line 1, behind `PNRUS`.
const NAME: usize = 39;
/// What stays free behind surname, `<<` and name for a patronymic: `<` and its first letter.
const PATRONYMIC: usize = 2;
/// Nobody got a passport of his own before this birthday, which settles the century of a two-digit birth year.
const FIRST_AGE: i16 = 14;

const LETTERS: [(char, char); 33] = [
    ('А', 'A'),
    ('Б', 'B'),
    ('В', 'V'),
    ('Г', 'G'),
    ('Д', 'D'),
    ('Е', 'E'),
    ('Ё', '2'),
    ('Ж', 'J'),
    ('З', 'Z'),
    ('И', 'I'),
    ('Й', 'Q'),
    ('К', 'K'),
    ('Л', 'L'),
    ('М', 'M'),
    ('Н', 'N'),
    ('О', 'O'),
    ('П', 'P'),
    ('Р', 'R'),
    ('С', 'S'),
    ('Т', 'T'),
    ('У', 'U'),
    ('Ф', 'F'),
    ('Х', 'H'),
    ('Ц', 'C'),
    ('Ч', '3'),
    ('Ш', '4'),
    ('Щ', 'W'),
    ('Ъ', 'X'),
    ('Ы', 'Y'),
    ('Ь', '9'),
    ('Э', '6'),
    ('Ю', '7'),
    ('Я', '8'),
];

/// Sex as the passport says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// «МУЖ.», `M`.
    Male,
    /// «ЖЕН.», `F`.
    Female,
}

/// What the zone says about a person and the passport.
#[derive(Clone, PartialEq, Eq)]
pub struct MrzPerson {
    /// ФИО.
    pub name: FullName,
    /// Sex.
    pub sex: Sex,
    /// Birth date.
    pub birth: Date,
    /// When the passport was issued.
    pub issued: Date,
    /// Series and number.
    pub passport: PassportNumber,
    /// Who issued it.
    pub department: DepartmentCode,
}

/// The two lines of a zone.
#[derive(Clone, PartialEq, Eq)]
pub struct MrzLines {
    /// The name.
    pub first: String,
    /// Numbers and dates.
    pub second: String,
    /// Whether part of the name did not fit, or may not have for all that the line shows: a given name with no patronymic
    /// behind it ends in a filler, and one that takes the last place has none.
    pub cut: bool,
}

/// What was read from a zone whose check digits fit.
#[derive(Clone, PartialEq, Eq)]
pub struct MrzReading {
    /// Series and number.
    pub passport: PassportNumber,
    /// Birth date.
    pub birth: Date,
    /// Sex.
    pub sex: Sex,
    /// When the passport was issued.
    pub issued: Date,
    /// Who issued it.
    pub department: DepartmentCode,
    /// The name as it stands in line 1. Hyphens, spaces and what was cut cannot be restored: compare by
    /// [`MrzReading::compare_name`].
    name: String,
}

/// How a typed name stands to the one in the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// The same.
    Same,
    /// The same but for Е and Ё, which registers do not tell apart.
    SameButYo,
    /// Another name.
    Different,
}

/// A part of the zone that a fault can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MrzField {
    /// Series and number.
    Number,
    /// Birth date.
    Birth,
    /// Sex.
    Sex,
    /// Issue date, department and the last digit of the series.
    Issue,
    /// The expiry, which the internal passport has none of, and the other places that must be empty.
    Filler,
    /// The whole of line 2.
    Whole,
}

/// Why two lines are not the zone of an internal passport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MrzFault {
    /// A line does not have 44 signs.
    Length {
        /// 1 or 2.
        line: u8,
        /// Signs it has.
        signs: usize,
    },
    /// A sign that the zone does not use.
    Sign {
        /// 1 or 2.
        line: u8,
        /// Its place, from 1.
        place: usize,
    },
    /// Not `PNRUS` at the start of line 1 or `RUS` in line 2: another document.
    OtherDocument,
    /// A check digit does not fit.
    CheckDigit {
        /// What it guards.
        field: MrzField,
    },
    /// The check digits fit, but what they guard makes no sense.
    Meaningless {
        /// Which part.
        field: MrzField,
    },
}

impl MrzFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::Sign { .. } => "sign",
            Self::OtherDocument => "other_document",
            Self::CheckDigit { .. } => "check_digit",
            Self::Meaningless { .. } => "meaningless",
        }
    }
}

impl MrzPerson {
    /// The two lines as the passport office prints them.
    pub fn encode(&self) -> MrzLines {
        let (name, cut) = encode_name(&self.name);
        let (series, number) = (self.passport.series(), self.passport.number());
        let (series_start, series_end) = series.split_at(3);
        let sex = match self.sex {
            Sex::Male => 'M',
            Sex::Female => 'F',
        };
        let numbers = checked(format!("{series_start}{number}"));
        let birth = checked(short_date(self.birth));
        let issue = checked(format!("{series_end}{}{}<", short_date(self.issued), self.department.digits()));
        let guarded = format!("{numbers}{birth}<<<<<<<{issue}");
        let whole = check_digit(guarded.bytes());
        MrzLines {
            first: format!("PNRUS{name:<<NAME$}"),
            second: format!("{numbers}RUS{birth}{sex}<<<<<<<{issue}{whole}"),
            cut,
        }
    }
}

impl MrzReading {
    /// Reads the two lines of a zone. Spaces around a line are dropped; everything else has to be as printed.
    ///
    /// # Errors
    /// The first fault found: form, kind of document, check digits, meaning.
    pub fn read(first: &str, second: &str) -> Result<Self, MrzFault> {
        let first = line(1, first)?;
        let second = line(2, second)?;
        if !first.starts_with("PNRUS") || &second[10..13] != "RUS" {
            return Err(MrzFault::OtherDocument);
        }
        let guarded = [&second[..10], &second[13..20], &second[21..43]].concat();
        for (field, signs, digit) in [
            (MrzField::Number, &second[..9], &second[9..10]),
            (MrzField::Birth, &second[13..19], &second[19..20]),
            (MrzField::Issue, &second[28..42], &second[42..43]),
            (MrzField::Whole, guarded.as_str(), &second[43..]),
        ] {
            if !digit.starts_with(check_digit(signs.bytes())) {
                return Err(MrzFault::CheckDigit { field });
            }
        }
        let meaningless = |field| MrzFault::Meaningless { field };
        if &second[21..28] != "<<<<<<<" || &second[41..42] != "<" {
            return Err(meaningless(MrzField::Filler));
        }
        let series = format!("{}{}", &second[..3], &second[28..29]);
        let passport =
            PassportNumber::parse(&series, &second[3..9]).map_err(|_| meaningless(MrzField::Number))?;
        let sex = match &second[20..21] {
            "M" => Sex::Male,
            "F" => Sex::Female,
            _ => return Err(meaningless(MrzField::Sex)),
        };
        // The zone has been printed since 2011 only.
        let issued = long_date(&second[29..35], 2000).ok_or(meaningless(MrzField::Issue))?;
        let department = DepartmentCode::parse(&second[35..41]).map_err(|_| meaningless(MrzField::Issue))?;
        let birth = birth_before(&second[13..19], issued).ok_or(meaningless(MrzField::Birth))?;
        let name = first[5..].to_owned();
        Ok(Self { passport, birth, sex, issued, department, name })
    }

    /// Compares a typed name by writing it as the zone would.
    pub fn compare_name(&self, typed: &FullName) -> NameMatch {
        let (typed, _) = encode_name(typed);
        let typed = format!("{typed:<<NAME$}");
        let (yo, ye) = ('2', "E");
        if typed == self.name {
            NameMatch::Same
        } else if typed.replace(yo, ye) == self.name.replace(yo, ye) {
            NameMatch::SameButYo
        } else {
            NameMatch::Different
        }
    }
}

/// The name without the fillers at its end, and whether it was cut.
fn encode_name(name: &FullName) -> (String, bool) {
    let mut surname = encode_part(name.surname.as_str());
    let mut given = encode_part(name.name.as_str());
    let patronymic = name.patronymic.as_ref().map(|part| encode_part(part.as_str()));
    // The order's limits, 34 for the surname and 37 with `<<` and the name, leave room for the patronymic; who has none
    // has all of the places.
    let room = if patronymic.is_some() { NAME - PATRONYMIC } else { NAME };
    let longest_surname = room - 2 - given.len().min(1);
    let mut cut = surname.len() > longest_surname;
    surname.truncate(longest_surname);
    let longest_given = room - 2 - surname.len();
    cut |= given.len() > longest_given;
    given.truncate(longest_given);
    let mut encoded = format!("{surname}<<{given}<{}", patronymic.unwrap_or_default());
    // Where surname or name fill their room, this leaves the first sign of the patronymic.
    cut |= encoded.len() > NAME;
    encoded.truncate(NAME);
    (encoded, cut)
}

/// One part of a name: letters by the table, hyphen and space as `<`. An apostrophe is left out, as in ICAO 9303.
fn encode_part(part: &str) -> String {
    let encode = |c: char| match c {
        '-' | ' ' => Some('<'),
        _ => LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, sign)| *sign),
    };
    part.to_uppercase().chars().filter_map(encode).collect()
}

fn checked(signs: String) -> String {
    let digit = check_digit(signs.bytes());
    let mut signs = signs;
    signs.push(digit);
    signs
}

fn check_digit(signs: impl Iterator<Item = u8>) -> char {
    let value = |sign: u8| match sign {
        b'0'..=b'9' => u32::from(sign - b'0'),
        b'A'..=b'Z' => u32::from(sign - b'A') + 10,
        _ => 0,
    };
    let sum: u32 = signs.zip([7, 3, 1].into_iter().cycle()).map(|(sign, weight)| value(sign) * weight).sum();
    char::from_digit(sum % 10, 10).unwrap_or('0')
}

fn line(line: u8, text: &str) -> Result<&str, MrzFault> {
    let text = text.trim();
    let is_sign = |c: char| matches!(c, 'A'..='Z' | '0'..='9' | '<');
    if let Some(place) = text.chars().position(|c| !is_sign(c)) {
        return Err(MrzFault::Sign { line, place: place + 1 });
    }
    if text.len() == LINE { Ok(text) } else { Err(MrzFault::Length { line, signs: text.len() }) }
}

fn short_date(date: Date) -> String {
    format!("{:02}{:02}{:02}", date.year().rem_euclid(100), date.month(), date.day())
}

fn long_date(signs: &str, century: i16) -> Option<Date> {
    if !signs.bytes().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let year = century + signs.get(..2)?.parse::<i16>().ok()?;
    Date::new(year, signs.get(2..4)?.parse().ok()?, signs.get(4..)?.parse().ok()?).ok()
}

/// The latest century in which the person was old enough for a passport when it was issued.
fn birth_before(signs: &str, issued: Date) -> Option<Date> {
    let is_old_enough = |birth: &Date| birthday(*birth, FIRST_AGE).is_some_and(|day| day <= issued);
    long_date(signs, 2000).filter(is_old_enough).or_else(|| long_date(signs, 1900))
}

#[cfg(test)]
#[path = "mrz_tests.rs"]
mod tests;
