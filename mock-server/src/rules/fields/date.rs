//! A day as the wire writes it: `yyyy-mm-dd`.

use crate::rules::signs::with_plain_digits;
use jiff::civil::Date;

/// The day, or the reason why the text is none.
pub(super) fn read(input: &str) -> Result<Date, &'static str> {
    if input.is_empty() {
        return Err("empty");
    }
    let plain = with_plain_digits(input);
    let parts: Vec<&str> = plain.split('-').collect();
    let [year, month, day] = parts[..] else { return Err("not_a_date") };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return Err("not_a_date");
    };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err("no_such_day") };
    Date::new(year, month, day).map_err(|_| "no_such_day")
}

/// The number that a text of so many digits is.
pub(super) fn number(text: &str, length: usize) -> Option<i16> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The day on which somebody reaches an age, in full years; who was born on 29 February does on 1 March of a common year.
/// `None` past the end of the calendar.
pub(super) fn birthday(born: Date, age: i16) -> Option<Date> {
    let year = born.year().checked_add(age)?;
    Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, 3, 1)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_on_29_february_is_on_1_march_in_other_years() {
        let born = Date::constant(2012, 2, 29);
        assert_eq!(birthday(born, 14), Some(Date::constant(2026, 3, 1)));
        assert_eq!(birthday(born, 20), Some(Date::constant(2032, 2, 29)));
        assert_eq!(birthday(Date::MAX, 1), None);
        assert_eq!(birthday(born, i16::MAX), None);
    }

    #[test]
    fn strange_writing_is_refused_and_never_panics() {
        for input in ["1990-4-12", "+990-04-12", "1990-04-12T00:00", "-1990-04-12", "1990--12", "0000-00-00"]
        {
            assert!(read(input).is_err(), "{input}");
        }
        assert_eq!(read("١٩٩٠-٠٤-١٢"), Ok(Date::constant(1990, 4, 12)));
    }
}
