//! Dates and moments in words. Civil time is Moscow's, which has been three hours ahead of UTC since 26 October 2014
//! (Federal Law 248-FZ of 21.07.2014); a fixed offset needs no time-zone data on the phone.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::Offset,
};

use super::{Argument, Key, Words};
use crate::domain::no_break_hyphens;

const MOSCOW: Offset = Offset::constant(3);

/// The civil day of a moment, by which ages and terms are counted.
pub fn moscow_date(at: Timestamp) -> Date {
    MOSCOW.to_datetime(at).date()
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
    let civil = MOSCOW.to_datetime(at);
    let month = words.text(month_key(civil.month()));
    words.with(
        Key::MomentWords,
        &[
            ("day", civil.day().unsigned_abs().into()),
            ("month", Argument::Own(&month)),
            ("year", Argument::Own(&civil.year().to_string())),
            ("time", Argument::Own(&clock_words(at))),
        ],
    )
}

/// «в 23:43», «23 ноября в 00:10»: when something that the person waits for can be done, by the phone's own clock. While
/// that is not known, by the clock of Moscow, whose name is said.
pub fn when_words(words: &Words, at: Timestamp, now: Timestamp, local: Option<Offset>) -> String {
    let offset = local.unwrap_or(MOSCOW);
    let (civil, today) = (offset.to_datetime(at), offset.to_datetime(now).date());
    let time = shown_time(civil);
    let time = Argument::Own(&time);
    let clock = if local.is_some() { Key::WhenTime } else { Key::WhenTimeInMoscow };
    let clock = words.with(clock, &[("time", time)]);
    if civil.date() == today {
        return clock;
    }
    let month = words.text(month_key(civil.month()));
    words.with(
        Key::WhenDay,
        &[
            ("day", civil.day().unsigned_abs().into()),
            ("month", Argument::Own(&month)),
            ("time", Argument::Own(&clock)),
        ],
    )
}

/// Minutes ahead of UTC as a clock's offset; none where no place on Earth has it.
pub fn local_offset(minutes: i16) -> Option<Offset> {
    let minutes = Some(minutes).filter(|minutes| (-720..=840).contains(minutes))?;
    Offset::from_seconds(i32::from(minutes) * 60).ok()
}

/// «от 1 марта 2026 года», “of 1 March 2026”, for an edition that is named by its day; any other name as it is.
pub fn edition_words(words: &Words, edition: &str) -> String {
    let Ok(date) = edition.parse::<Date>() else { return no_break_hyphens(edition) };
    let date = civil_date_words(words, date);
    words.with(Key::EditionDated, &[("date", Argument::Own(&date))])
}

/// «14:05», by the clock of Moscow.
pub fn clock_words(at: Timestamp) -> String {
    shown_time(MOSCOW.to_datetime(at))
}

fn shown_time(civil: DateTime) -> String {
    format!("{:02}:{:02}", civil.hour(), civil.minute())
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
    fn what_one_waits_for_is_told_by_the_clock_that_one_sees() {
        let now = "2026-11-22T20:30:00Z".parse().unwrap();
        for (at, minutes, russian, english) in [
            ("2026-11-22T20:43:00Z", Some(180), "в 23:43", "at 23:43"),
            ("2026-11-22T21:10:00Z", Some(180), "23 ноября в 00:10", "on 23 November at 00:10"),
            ("2026-11-22T20:43:00Z", Some(600), "в 06:43", "at 06:43"),
            ("2026-11-22T20:43:00Z", Some(-210), "в 17:13", "at 17:13"),
            ("2026-11-22T20:43:00Z", None, "в 23:43 по Москве", "at 23:43 Moscow time"),
            (
                "2026-11-22T21:10:00Z",
                Some(900),
                "23 ноября в 00:10 по Москве",
                "on 23 November at 00:10 Moscow time",
            ),
        ] {
            let (at, local) = (at.parse().unwrap(), minutes.and_then(local_offset));
            for (language, said) in [(Language::Ru, russian), (Language::En, english)] {
                let words = when_words(Words::of(language), at, now, local);
                assert_eq!(words.replace('\u{a0}', " "), said, "{minutes:?}");
            }
        }
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
        assert_eq!(clock_words(at), "01:05");
        assert_eq!(moscow_date(at), jiff::civil::date(2026, 11, 23));
    }
}
