//! Dates and moments in words. Civil time is Moscow's, which has been three hours ahead of UTC since 26 October 2014
//! (Federal Law 248-FZ of 21.07.2014); a fixed offset needs no time-zone data on the phone.

use jiff::{Timestamp, civil::Date, tz::Offset};

use super::{Argument, Key, Words};
use crate::domain::no_break_hyphens;

/// The civil day of a moment, by which ages and terms are counted.
pub fn moscow_date(at: Timestamp) -> Date {
    Offset::constant(3).to_datetime(at).date()
}

/// «12 апреля 1990 года», “12 April 1990”.
pub fn civil_date_words(words: &Words, date: Date) -> String {
    let month = words.text(month_key(date.month()));
    words.with(
        Key::DateWords,
        &[
            ("day", date.day().unsigned_abs().into()),
            ("month", Argument::Own(&month)),
            ("year", Argument::Own(&date.year().to_string())),
        ],
    )
}

/// «12 апреля 1990, 14:05 по Москве»: the portal's records are kept by that clock, and who is elsewhere is told so.
pub fn moment_words(words: &Words, at: Timestamp) -> String {
    let civil = Offset::constant(3).to_datetime(at);
    let month = words.text(month_key(civil.month()));
    words.with(
        Key::MomentWords,
        &[
            ("day", civil.day().unsigned_abs().into()),
            ("month", Argument::Own(&month)),
            ("year", Argument::Own(&civil.year().to_string())),
            ("time", Argument::Own(&format!("{:02}:{:02}", civil.hour(), civil.minute()))),
        ],
    )
}

/// «от 1 марта 2026 года», “of 1 March 2026”, for an edition that is named by its day; any other name as it is.
pub fn edition_words(words: &Words, edition: &str) -> String {
    let Ok(date) = edition.parse::<Date>() else { return no_break_hyphens(edition) };
    let date = civil_date_words(words, date);
    words.with(Key::EditionDated, &[("date", Argument::Own(&date))])
}

fn month_key(month: i8) -> Key {
    match month {
        1 => Key::MonthJanuary,
        2 => Key::MonthFebruary,
        3 => Key::MonthMarch,
        4 => Key::MonthApril,
        5 => Key::MonthMay,
        6 => Key::MonthJune,
        7 => Key::MonthJuly,
        8 => Key::MonthAugust,
        9 => Key::MonthSeptember,
        10 => Key::MonthOctober,
        11 => Key::MonthNovember,
        _ => Key::MonthDecember,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::Language;

    #[test]
    fn dates_are_words_in_both_languages() {
        let date = jiff::civil::date(1990, 4, 12);
        assert_eq!(civil_date_words(Words::of(Language::Ru), date), "12\u{a0}апреля 1990\u{a0}года");
        assert_eq!(civil_date_words(Words::of(Language::En), date), "12\u{a0}April 1990");
    }

    #[test]
    fn an_edition_that_is_a_day_is_told_as_one() {
        let (russian, english) = (Words::of(Language::Ru), Words::of(Language::En));
        assert_eq!(edition_words(russian, "2026-03-01"), "от\u{a0}1\u{a0}марта 2026\u{a0}года");
        assert_eq!(edition_words(english, "2026-03-01"), "of\u{a0}1\u{a0}March 2026");
        for (name, shown) in
            [("kabinet-1", "kabinet\u{2011}1"), ("2026-13", "2026\u{2011}13"), ("7", "7"), ("", "")]
        {
            assert_eq!(edition_words(russian, name), shown);
        }
    }

    #[test]
    fn a_moment_is_told_by_the_clock_of_moscow() {
        let at = "2026-11-22T22:05:00Z".parse().unwrap();
        assert_eq!(
            moment_words(Words::of(Language::Ru), at),
            "23\u{a0}ноября 2026,\u{a0}01:05 по\u{a0}Москве"
        );
        assert_eq!(
            moment_words(Words::of(Language::En), at),
            "23\u{a0}November 2026,\u{a0}01:05 Moscow\u{a0}time"
        );
        assert_eq!(moscow_date(at), jiff::civil::date(2026, 11, 23));
    }
}
