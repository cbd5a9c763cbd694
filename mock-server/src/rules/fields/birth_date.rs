//! A birth date as the wire writes it (`yyyy-mm-dd`), judged by the civil date of the portal.

use super::date::read;
use crate::portal::clock::timestamp;
use crate::rules::settings::RegistrationSettings;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// The civil date of the portal: Europe/Moscow, which has kept to UTC+3 since 2014 (Federal law 248-FZ of 21.07.2014).
pub(crate) fn today(now: i64) -> Date {
    timestamp(now).to_zoned(TimeZone::fixed(Offset::constant(3))).date()
}

/// The date, or the reason why nobody was born on it who may register today.
pub(crate) fn check(input: &str, today: Date, limits: &RegistrationSettings) -> Result<Date, &'static str> {
    let date = read(input)?;
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

fn full_years(born: Date, today: Date) -> i16 {
    let years = today.year() - born.year();
    if (today.month(), today.day()) < (born.month(), born.day()) { years - 1 } else { years }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::{self, DayCase};
    use crate::rules::settings::Profile;

    #[test]
    fn birth_date_vectors_hold_for_the_portal() {
        let limits = &Profile::Kabinet.settings().settings.registration;
        for case in vectors::cases::<DayCase>("birth_date.json") {
            case.hold(|text| check(text, case.today, limits));
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
}
