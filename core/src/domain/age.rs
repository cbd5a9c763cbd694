//! Ages and birthdays by the civil calendar.

use jiff::civil::Date;

/// The day on which a person born on `birth` becomes `years` old. Who was born on 29 February has the birthday of a
/// common year on 1 March. `None` when that day lies past the last year of the calendar.
pub fn birthday(birth: Date, years: i16) -> Option<Date> {
    let year = birth.year().checked_add(years)?;
    Date::new(year, birth.month(), birth.day()).or_else(|_| Date::new(year, 3, 1)).ok()
}

/// Full years of age on `day`; 0 before the birth.
pub fn age_on(birth: Date, day: Date) -> i16 {
    let years = day.year().saturating_sub(birth.year());
    let had_it = birthday(birth, years).is_some_and(|date| date <= day);
    (if had_it { years } else { years - 1 }).max(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{age_on, birthday};

    #[test]
    fn a_leap_birthday_is_the_first_of_march_in_a_common_year() {
        assert_eq!(birthday(date(2012, 2, 29), 14), Some(date(2026, 3, 1)));
        assert_eq!(birthday(date(2012, 2, 29), 4), Some(date(2016, 2, 29)));
        assert_eq!(age_on(date(2012, 2, 29), date(2026, 2, 28)), 13);
        assert_eq!(age_on(date(2012, 2, 29), date(2026, 3, 1)), 14);
    }

    #[test]
    fn age_changes_on_the_birthday() {
        assert_eq!(age_on(date(1990, 4, 12), date(2026, 4, 11)), 35);
        assert_eq!(age_on(date(1990, 4, 12), date(2026, 4, 12)), 36);
        assert_eq!(age_on(date(1990, 4, 12), date(1980, 1, 1)), 0);
        assert_eq!(age_on(Date::MIN, Date::MAX), 19998);
    }

    #[test]
    fn the_end_of_the_calendar_has_no_birthday() {
        assert_eq!(birthday(Date::MAX, 1), None);
        assert_eq!(birthday(Date::MAX, i16::MAX), None);
    }

    proptest! {
        #[test]
        fn age_and_birthday_agree(year in 1800_i16..2100, day in 1_i16..=365, later in 0_i32..40_000) {
            let birth = Date::new(year, 1, 1).unwrap().with().day_of_year(day).build().unwrap();
            let today = birth.checked_add(jiff::Span::new().days(later)).unwrap();
            let age = age_on(birth, today);
            prop_assert!(birthday(birth, age).unwrap() <= today && today < birthday(birth, age + 1).unwrap());
        }
    }
}
