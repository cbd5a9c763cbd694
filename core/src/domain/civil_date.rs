//! Days of the civil calendar as people type them: day, month, year.

use jiff::civil::Date;

use super::{
    digit_group::PlacedDigit,
    mask::{MaskWriter, Masked, with_places},
    text::is_hyphen,
    unicode::{decimal_digit, is_default_ignorable},
    written_date::Written,
};

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateFault {
    Empty,
    /// A part is missing.
    Incomplete,
    NotADate,
    /// Among words stand several days.
    Several,
    YearInFull,
    NoSuchDay,
}

/// Digits without a separator between them, each with its place in the text.
#[derive(Default)]
struct Group {
    /// The place of the separator before it.
    separator: Option<u32>,
    digits: Vec<PlacedDigit>,
}

impl Group {
    fn len(&self) -> usize {
        self.digits.len()
    }

    fn split_off(&mut self, at: usize) -> Self {
        Self { separator: None, digits: self.digits.split_off(at) }
    }

    fn number(&self) -> i16 {
        self.digits
            .iter()
            .fold(0_i16, |number, (digit, _)| number.saturating_mul(10).saturating_add(i16::from(*digit)))
    }
}

/// A text taken apart into day, month and year, as far as they are there.
struct Parts {
    groups: Vec<Group>,
    /// The place of a separator behind the last group.
    open: Option<u32>,
    /// What keeps the text from being day, month and year: signs that neither are digits nor separate them, and the like.
    fault: Option<DateFault>,
    empty: bool,
}

impl Parts {
    /// Takes a text apart. Where it is no day as a whole, the only one among words is meant.
    fn of(text: &str) -> Self {
        let mut parts = Self::typed(text);
        if parts.fault.is_none() && parts.groups.len() <= 3 {
            return parts;
        }
        match Written::of(text) {
            Written::One(groups) => {
                let groups = groups.into_iter().map(|digits| Group { separator: None, digits }).collect();
                return Self { groups, open: None, fault: None, empty: false };
            }
            Written::Several => parts.fault = Some(DateFault::Several),
            Written::Begun => parts.fault = Some(DateFault::Incomplete),
            Written::Nothing => {}
        }
        parts
    }

    /// Takes apart what is typed with separators or with none.
    fn typed(text: &str) -> Self {
        let mut parts = Self { groups: Vec::new(), open: None, fault: None, empty: true };
        let mut behind_digit = false;
        for (c, place) in with_places(text) {
            if let Some(digit) = decimal_digit(c) {
                if !behind_digit {
                    parts.groups.push(Group { separator: parts.open.take(), digits: Vec::new() });
                }
                if let Some(group) = parts.groups.last_mut() {
                    group.digits.push((digit, place));
                }
                behind_digit = true;
                parts.empty = false;
            } else if is_separator(c) {
                behind_digit = false;
                parts.empty &= c.is_whitespace();
                if !parts.groups.is_empty() {
                    parts.open.get_or_insert(place);
                }
            } else if !is_default_ignorable(c) {
                parts.fault = Some(DateFault::NotADate);
            }
        }
        parts.flow();
        parts
    }

    /// Splits what was typed without separators. Only where parts are still missing, so that digits stay in their
    /// part while an earlier one is edited.
    fn flow(&mut self) {
        let mut groups = std::mem::take(&mut self.groups).into_iter();
        match (groups.next(), groups.next(), groups.len()) {
            (Some(mut day), None, _) if day.len() > 2 => {
                let mut month = day.split_off(2);
                let year = if month.len() > 2 { Some(month.split_off(2)) } else { None };
                self.groups.extend([day, month]);
                self.groups.extend(year);
            }
            (Some(mut day), Some(year), 0) if day.len() > 2 => {
                let month = day.split_off(2);
                self.groups.extend([day, month, year]);
            }
            (Some(day), Some(mut month), 0) if month.len() > 2 => {
                let year = month.split_off(2);
                self.groups.extend([day, month, year]);
            }
            (day, month, _) => {
                self.groups.extend(day);
                self.groups.extend(month);
                self.groups.extend(groups);
            }
        }
        if let [year, month, day] = self.groups.as_slice()
            && year.len() == 4
            && month.len() <= 2
            && day.len() <= 2
        {
            self.groups.reverse();
        }
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || is_hyphen(c)
        || matches!(
            c,
            '\u{00B7}' | '\u{2022}' | '\u{2024}' | '\u{2044}' | '\u{2215}' | '\u{FF0E}' | '\u{FF0F}'
        )
}

/// The day that a text names: `12.04.1990`, with any separators, with none (`12041990`), with a day and month of one
/// digit, as ISO 8601, with the month's name, or as the only one among words.
pub(super) fn read_date(text: &str) -> Result<Date, DateFault> {
    let parts = Parts::of(text);
    if let Some(fault) = parts.fault {
        return Err(fault);
    }
    if parts.empty {
        return Err(DateFault::Empty);
    }
    let [day, month, year] = parts.groups.as_slice() else {
        let is_begun = parts.groups.len() < 3 && parts.groups.iter().all(|group| group.len() <= 2);
        return Err(if is_begun { DateFault::Incomplete } else { DateFault::NotADate });
    };
    if day.len() > 2 || month.len() > 2 || year.len() > 4 {
        return Err(DateFault::NotADate);
    }
    if year.len() < 4 {
        return Err(DateFault::YearInFull);
    }
    day_of(day, month, year.number())
}

/// The days that a text with a year of two digits may mean, the latest century first.
pub(super) fn read_centuries(text: &str) -> Vec<Date> {
    let parts = Parts::of(text);
    let [day, month, year] = parts.groups.as_slice() else { return Vec::new() };
    if parts.fault.is_some() || day.len() > 2 || month.len() > 2 || year.len() != 2 {
        return Vec::new();
    }
    [2000, 1900, 1800].iter().filter_map(|century| day_of(day, month, century + year.number()).ok()).collect()
}

fn day_of(day: &Group, month: &Group, year: i16) -> Result<Date, DateFault> {
    let (Ok(day), Ok(month)) = (i8::try_from(day.number()), i8::try_from(month.number())) else {
        return Err(DateFault::NoSuchDay);
    };
    Date::new(year, month, day).map_err(|_| DateFault::NoSuchDay)
}

/// Why a text can no longer become a day by typing on. `None` while it can, and when it is one.
pub(super) fn date_dead_end(text: &str) -> Option<DateFault> {
    /// A leap year: a day that it lacks, no year has.
    const ANY_YEAR: i16 = 2000;
    match read_date(text) {
        Ok(_) => return None,
        Err(DateFault::NoSuchDay) => return Some(DateFault::NoSuchDay),
        Err(_) => {}
    }
    let parts = Parts::of(text);
    match parts.fault {
        Some(DateFault::Incomplete) => return None,
        Some(fault) => return Some(fault),
        None if parts.groups.len() > 3 => return Some(DateFault::NotADate),
        None => {}
    }
    let is_done = |index: usize, group: &Group| {
        group.len() >= 2 || index + 1 < parts.groups.len() || parts.open.is_some()
    };
    for (index, (group, most)) in parts.groups.iter().zip([31, 12]).enumerate() {
        if group.len() > 2 {
            return Some(DateFault::NotADate);
        }
        if is_done(index, group) && !(1..=most).contains(&group.number()) {
            return Some(DateFault::NoSuchDay);
        }
    }
    match parts.groups.as_slice() {
        [_, _, year] if year.len() > 4 => Some(DateFault::NotADate),
        [day, month, ..] if is_done(1, month) => day_of(day, month, ANY_YEAR).err(),
        _ => None,
    }
}

/// The text of a date field while it is typed: `12.04.1990`, the caret (UTF-16) kept at its digit. Any separator
/// becomes a full stop, one is put in before the next digit, a pasted ISO 8601 date is turned round, the only day among
/// words is taken out of them. Every typed digit stays. A text with other words is left as it is, for the verdict to name.
pub fn mask_date(text: &str, caret: u32) -> Masked {
    let parts = Parts::of(text);
    if parts.fault.is_some() {
        return Masked::unchanged(text, caret);
    }
    let mut writer = MaskWriter::new(caret);
    for (index, group) in parts.groups.iter().enumerate() {
        match group.separator {
            _ if index == 0 => {}
            Some(place) => writer.typed('.', place),
            None => writer.added('.'),
        }
        for (digit, place) in &group.digits {
            writer.typed(char::from(b'0' + digit), *place);
        }
    }
    if let Some(place) = parts.open
        && parts.groups.len() < 3
    {
        writer.typed('.', place);
    }
    writer.finish()
}

/// A day for reading and for a date field: `12.04.1990`.
pub fn shown_date(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
#[path = "civil_date_tests.rs"]
mod tests;
