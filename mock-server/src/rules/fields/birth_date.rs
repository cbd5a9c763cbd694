//! A birth date as the wire writes it (`yyyy-mm-dd`), judged by the civil date of the portal.

use crate::portal::clock::timestamp;
use crate::rules::settings::RegistrationSettings;
use crate::rules::signs::with_plain_digits;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// The civil date of the portal: Europe/Moscow, which has kept to UTC+3 since 2014 (Federal law 248-FZ of 21.07.2014).
pub(crate) fn today(now: i64) -> Date {
    timestamp(now).to_zoned(TimeZone::fixed(Offset::constant(3))).date()
}

/// The date, or the reason why nobody was born on it who may register today.
pub(crate) fn check(input: &str, today: Date, limits: &RegistrationSettings) -> Result<Date, &'static str> {
    if input.is_empty() {
        return Err("empty");
    }
    let date = parse(&with_plain_digits(input))?;
    if date > today {
        return Err("in_future");
    }
    let oldest = today.saturating_sub(i32::from(limits.max_age).years());
    if full_years(date, today) < limits.min_age {
        Err("under_14")
    } else if date < oldest {
        Err("too_old")
    } else {
        Ok(date)
    }
}

fn parse(input: &str) -> Result<Date, &'static str> {
    let parts: Vec<&str> = input.split('-').collect();
    let [year, month, day] = parts[..] else { return Err("not_a_date") };
    let number = |text: &str, length: usize| {
        (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<i16>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return Err("not_a_date");
    };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err("no_such_day") };
    Date::new(year, month, day).map_err(|_| "no_such_day")
}

fn full_years(born: Date, today: Date) -> i16 {
    let years = today.year() - born.year();
    if (today.month(), today.day()) < (born.month(), born.day()) { years - 1 } else { years }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors;
    use crate::rules::settings::Profile;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Case {
        input: String,
        today: Date,
        ok: bool,
        date: Option<String>,
        reason: Option<String>,
    }
    /// `dd.mm.yyyy` in any of the writings the app takes, as the wire has it; other input as it stands.
    fn on_the_wire(typed: &str) -> String {
        let parts: Vec<&str> = typed.split(['.', '/', ' ']).collect();
        match parts[..] {
            [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
            [digits] if digits.len() == 8 && digits.is_ascii() => {
                format!("{}-{}-{}", &digits[4..], &digits[2..4], &digits[..2])
            }
            _ => typed.to_owned(),
        }
    }

    #[test]
    fn birth_date_vectors_hold_for_the_portal() {
        let limits = &Profile::Kabinet.settings().settings.registration;
        for case in vectors::cases::<Case>("birth_date.json") {
            let checked = check(&on_the_wire(&case.input), case.today, limits);
            assert_eq!(checked.is_ok(), case.ok, "{:?} {checked:?}", case.input);
            match (checked, case.reason.as_deref()) {
                (Ok(date), _) => assert_eq!(Some(date.to_string()), case.date),
                // Only the app sees how a year was typed.
                (Err(reason), Some("year_in_full")) => assert_eq!(reason, "not_a_date"),
                (Err(reason), expected) => assert_eq!(Some(reason), expected, "{:?}", case.input),
            }
        }
    }

    #[test]
    fn today_is_the_date_in_moscow() {
        let at = |text: &str| today(text.parse::<jiff::Timestamp>().unwrap().as_second()).to_string();
        assert_eq!(at("2026-11-22T20:59:59Z"), "2026-11-22");
        assert_eq!(at("2026-11-22T21:00:00Z"), "2026-11-23");
    }

    #[test]
    fn a_birthday_on_29_february_counts_from_1_march_in_other_years() {
        let limits = &Profile::Kabinet.settings().settings.registration;
        let on = |today: &str| check("2012-02-29", today.parse().unwrap(), limits);
        assert_eq!(on("2026-02-28"), Err("under_14"));
        assert!(on("2026-03-01").is_ok());
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        let limits = &Profile::Kabinet.settings().settings.registration;
        for input in ["１９９０-04-12", "١٩٩٠-٠٤-١٢"] {
            let date = check(input, Date::constant(2026, 11, 22), limits);
            assert_eq!(date, Ok(Date::constant(1990, 4, 12)), "{input}");
        }
    }

    #[test]
    fn strange_writing_is_refused_and_never_panics() {
        let limits = &Profile::Kabinet.settings().settings.registration;
        for input in ["1990-4-12", "+990-04-12", "1990-04-12T00:00", "-1990-04-12", "1990--12", "0000-00-00"]
        {
            assert!(check(input, Date::constant(2026, 11, 22), limits).is_err(), "{input}");
        }
    }
}
