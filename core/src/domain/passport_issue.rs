//! The day on which an internal passport was issued.

use jiff::civil::{Date, date};

use super::Masked;
use super::civil_date::{DateFault, date_dead_end, mask_date, read_centuries, read_date, shown_date};

/// From this day on passports of the sample in use are issued (Government Decree No. 828 of 08.07.1997, item 2).
const FIRST_DAY: Date = date(1997, 10, 1);

/// A day on which a passport may have been issued.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassportIssueDate(Date);

/// Why a text is no day on which a passport may have been issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassportIssueFault {
    /// Nothing is typed.
    Empty,
    /// A part of the day is missing.
    Incomplete,
    /// It names no day.
    NotADate,
    /// It names several days.
    Several,
    /// The year has fewer than four digits.
    YearInFull,
    /// The calendar has no such day.
    NoSuchDay,
    /// The day has not come yet.
    InFuture,
    /// No such passports were issued then.
    BeforeFirst,
}

impl PassportIssueFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            // The portal is sent whole dates alone.
            Self::Incomplete | Self::NotADate | Self::Several => "not_a_date",
            Self::YearInFull => "year_in_full",
            Self::NoSuchDay => "no_such_day",
            Self::InFuture => "in_future",
            Self::BeforeFirst => "before_1997",
        }
    }
}

impl From<DateFault> for PassportIssueFault {
    fn from(fault: DateFault) -> Self {
        match fault {
            DateFault::Empty => Self::Empty,
            DateFault::Incomplete => Self::Incomplete,
            DateFault::NotADate => Self::NotADate,
            DateFault::Several => Self::Several,
            DateFault::YearInFull => Self::YearInFull,
            DateFault::NoSuchDay => Self::NoSuchDay,
        }
    }
}

impl PassportIssueDate {
    /// Reads a day as typed. `today` is the portal's civil date in Moscow.
    ///
    /// # Errors
    /// The reason why the text is no day on which a passport may have been issued.
    pub fn parse(text: &str, today: Date) -> Result<Self, PassportIssueFault> {
        Self::new(read_date(text)?, today)
    }

    /// The day that a text with a year of two digits means, if there is exactly one.
    pub fn in_full(text: &str, today: Date) -> Option<Self> {
        let mut allowed = read_centuries(text).into_iter().filter_map(|day| Self::new(day, today).ok());
        allowed.next().filter(|_| allowed.next().is_none())
    }

    /// Why a text can no longer become such a day by typing on. `None` while it can, and when it is one.
    pub fn dead_end(text: &str, today: Date) -> Option<PassportIssueFault> {
        match Self::parse(text, today).err()? {
            fault @ (PassportIssueFault::NoSuchDay
            | PassportIssueFault::InFuture
            | PassportIssueFault::BeforeFirst) => Some(fault),
            _ => date_dead_end(text).map(Into::into),
        }
    }

    /// See [`mask_date`].
    pub fn mask(text: &str, caret: u32) -> Masked {
        mask_date(text, caret)
    }

    /// The earliest day, for a calendar.
    pub const fn earliest() -> Date {
        FIRST_DAY
    }

    /// The day.
    pub fn date(&self) -> Date {
        self.0
    }

    /// For reading and for its field: `12.04.2010`.
    pub fn shown(&self) -> String {
        shown_date(self.0)
    }

    fn new(day: Date, today: Date) -> Result<Self, PassportIssueFault> {
        if day > today {
            Err(PassportIssueFault::InFuture)
        } else if day < FIRST_DAY {
            Err(PassportIssueFault::BeforeFirst)
        } else {
            Ok(Self(day))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{PassportIssueDate, PassportIssueFault};

    const TODAY: Date = date(2026, 12, 1);

    #[test]
    fn a_short_year_means_the_only_day_that_is_allowed() {
        for (text, day) in [
            ("12.04.10", Some(date(2010, 4, 12))),
            ("01.10.97", Some(date(1997, 10, 1))),
            ("30.09.97", None),
            ("02.12.26", None),
            ("12.04.2010", None),
        ] {
            assert_eq!(PassportIssueDate::in_full(text, TODAY).map(|day| day.date()), day, "{text}");
        }
    }

    #[test]
    fn a_dead_end_is_what_typing_on_does_not_mend() {
        let dead_end = |text| PassportIssueDate::dead_end(text, TODAY);
        assert_eq!(dead_end("12.04.20"), None);
        assert_eq!(dead_end("12.04.2010"), None);
        assert_eq!(dead_end("02.12.2026"), Some(PassportIssueFault::InFuture));
        assert_eq!(dead_end("30.09.1997"), Some(PassportIssueFault::BeforeFirst));
        assert_eq!(dead_end("31.04"), Some(PassportIssueFault::NoSuchDay));
        assert_eq!(dead_end("вчера"), Some(PassportIssueFault::NotADate));
        assert_eq!(
            format!("{:?}", PassportIssueDate::parse("12.04.2010", TODAY)),
            "Ok(PassportIssueDate([hidden]))"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_a_panic(text in any::<String>(), typed in "[0-9.]{0,10}") {
            for text in [text, typed] {
                let masked = PassportIssueDate::mask(&text, 2).text;
                prop_assert_eq!(
                    PassportIssueDate::parse(&masked, TODAY).ok(),
                    PassportIssueDate::parse(&text, TODAY).ok()
                );
                let _ = (PassportIssueDate::dead_end(&text, TODAY), PassportIssueDate::in_full(&text, TODAY));
            }
        }
    }
}
