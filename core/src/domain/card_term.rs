//! Until when a bank card holds, as it stands on it: `ММ/ГГ`.

use jiff::civil::Date;

use super::{
    digit_group::PlacedDigit,
    mask::{MaskWriter, Masked, with_places},
    text::is_hyphen,
    unicode::{decimal_digit, is_default_ignorable},
};

/// No card is issued for longer, in years.
const LONGEST_YEARS: i16 = 20;
/// Two digits of a year on a card are of this century.
const CENTURY: i16 = 2000;

/// The last month in which a card holds; it holds to the end of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardTerm {
    year: i16,
    month: i8,
}

/// Why a text is no term of a card that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardTermFault {
    /// Nothing is typed.
    Empty,
    /// The month or the year is missing.
    Incomplete,
    /// It is no month and year.
    NotATerm,
    /// The year has no such month.
    NoSuchMonth,
    /// The month has passed.
    Past,
    /// It is further away than cards are issued for.
    TooFar,
}

impl CardTermFault {
    /// The reason's name on the wire.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Incomplete => "incomplete",
            Self::NotATerm => "not_a_term",
            Self::NoSuchMonth => "no_such_month",
            Self::Past => "past",
            Self::TooFar => "too_far",
        }
    }
}

/// A text taken apart into month and year, as far as they are there.
struct Parts {
    month: Vec<PlacedDigit>,
    year: Vec<PlacedDigit>,
    /// The place of what is typed between them.
    separator: Option<u32>,
    is_empty: bool,
}

impl Parts {
    /// Takes a text apart; none where there is more in it than digits and one separator.
    fn of(text: &str) -> Option<Self> {
        let mut parts = Self { month: Vec::new(), year: Vec::new(), separator: None, is_empty: true };
        for (c, place) in with_places(text).filter(|(c, _)| !is_default_ignorable(*c)) {
            parts.is_empty &= c.is_whitespace();
            match decimal_digit(c) {
                Some(digit) if parts.separator.is_some() => parts.year.push((digit, place)),
                Some(digit) => parts.month.push((digit, place)),
                None if c.is_whitespace() && parts.month.is_empty() => {}
                None if is_separator(c) && parts.year.is_empty() => _ = parts.separator.get_or_insert(place),
                None if c.is_whitespace() => {}
                None => return None,
            }
        }
        if parts.year.is_empty() && parts.month.len() > 2 {
            parts.separator = None;
            parts.year = parts.month.split_off(2);
        }
        (parts.month.len() <= 2 && parts.year.len() <= 4).then_some(parts)
    }

    /// Nobody types another digit of the month.
    fn has_month(&self) -> bool {
        self.month.len() == 2 || self.separator.is_some()
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || is_hyphen(c)
        || matches!(c, '/' | '.' | ',' | '\\' | '\u{2044}' | '\u{2215}' | '\u{FF0F}')
}

fn number(digits: &[PlacedDigit]) -> i16 {
    digits.iter().fold(0, |number, (digit, _)| number * 10 + i16::from(*digit))
}

impl CardTerm {
    /// Reads a term as typed: `12/27`, `1227`, `12.2027`, with any separator. `today` is the portal's civil date in Moscow.
    ///
    /// # Errors
    /// The reason why the text is no term of a card that holds.
    pub fn parse(text: &str, today: Date) -> Result<Self, CardTermFault> {
        let parts = Parts::of(text).ok_or(CardTermFault::NotATerm)?;
        if parts.is_empty {
            return Err(CardTermFault::Empty);
        }
        let month = number(&parts.month);
        if !(1..=12).contains(&month) && (parts.has_month() || month > 12) {
            return Err(if parts.month.is_empty() {
                CardTermFault::NotATerm
            } else {
                CardTermFault::NoSuchMonth
            });
        }
        let year = match parts.year.len() {
            2 => CENTURY + number(&parts.year),
            4 => number(&parts.year),
            _ => return Err(CardTermFault::Incomplete),
        };
        let term = Self { year, month: i8::try_from(month).unwrap_or_default() };
        let this_month = Self { year: today.year(), month: today.month() };
        let last = Self { year: this_month.year.saturating_add(LONGEST_YEARS), ..this_month };
        if term < this_month {
            Err(CardTermFault::Past)
        } else if term > last {
            Err(CardTermFault::TooFar)
        } else {
            Ok(term)
        }
    }

    /// Why a text can no longer become a term by typing on. `None` while it can, and when it is one.
    pub fn dead_end(text: &str, today: Date) -> Option<CardTermFault> {
        match Self::parse(text, today).err()? {
            CardTermFault::Empty | CardTermFault::Incomplete => None,
            // Two digits may be the first of four.
            CardTermFault::Past | CardTermFault::TooFar
                if Parts::of(text)
                    .is_some_and(|parts| parts.year.len() == 2 && CENTURY / 100 == number(&parts.year)) =>
            {
                None
            }
            fault => Some(fault),
        }
    }

    /// Puts the slash between month and year while the term is typed. A text with anything else stays as it is.
    pub fn mask(text: &str, caret: u32) -> Masked {
        let Some(parts) = Parts::of(text) else { return Masked::unchanged(text, caret) };
        let mut writer = MaskWriter::new(caret);
        for (digit, place) in &parts.month {
            writer.typed(char::from(b'0' + digit), *place);
        }
        match parts.separator {
            Some(place) => writer.typed('/', place),
            None if !parts.year.is_empty() => writer.added('/'),
            None => {}
        }
        for (digit, place) in &parts.year {
            writer.typed(char::from(b'0' + digit), *place);
        }
        writer.finish()
    }

    /// As it stands on the card: `12/27`.
    pub fn shown(&self) -> String {
        format!("{:02}/{:02}", self.month, self.year.rem_euclid(100))
    }

    /// The term that [`Self::iso`] wrote; a day of the past is one, too. None for anything else.
    pub fn of_iso(text: &str) -> Option<Self> {
        let first: Date = format!("{text}-01").parse().ok()?;
        Some(Self { year: first.year(), month: first.month() })
    }

    /// Year and month as ISO 8601 has them: `2027-12`.
    pub fn iso(&self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::{CardTerm, CardTermFault};

    const TODAY: Date = date(2026, 12, 1);

    #[test]
    fn the_slash_is_put_in_and_the_caret_stays_with_its_digit() {
        for (typed, caret, text, shown_caret) in [
            ("", 0, "", 0),
            ("1", 1, "1", 1),
            ("12", 2, "12", 2),
            ("122", 3, "12/2", 4),
            ("1227", 4, "12/27", 5),
            ("1227", 2, "12/27", 2),
            ("12/", 3, "12/", 3),
            ("1/27", 2, "1/27", 2),
            ("12 / 27", 7, "12/27", 5),
            ("12.2027", 7, "12/2027", 7),
            ("١٢٢٧", 4, "12/27", 5),
            ("123/27", 3, "123/27", 3),
            ("12/27/1", 7, "12/27/1", 7),
            ("декабрь", 7, "декабрь", 7),
        ] {
            let masked = CardTerm::mask(typed, caret);
            assert_eq!((masked.text.as_str(), masked.caret), (text, shown_caret), "{typed}");
        }
    }

    #[test]
    fn a_term_is_read_from_what_it_was_written_as() {
        for iso in ["2027-12", "2001-01"] {
            assert_eq!(CardTerm::of_iso(iso).map(|term| term.iso()).as_deref(), Some(iso));
        }
        for text in ["", "12/27", "2027-13", "2027-12-01"] {
            assert!(CardTerm::of_iso(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_typing_on_can_mend_is_no_dead_end() {
        for text in ["", "1", "12", "12/2", "0", "12/20", "1/"] {
            assert_eq!(CardTerm::dead_end(text, TODAY), None, "{text}");
        }
        for (text, fault) in [
            ("13", CardTermFault::NoSuchMonth),
            ("00", CardTermFault::NoSuchMonth),
            ("11/26", CardTermFault::Past),
            ("12/2047", CardTermFault::TooFar),
            ("12/x", CardTermFault::NotATerm),
            ("/27", CardTermFault::NotATerm),
        ] {
            assert_eq!(CardTerm::dead_end(text, TODAY), Some(fault), "{text}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", CardTerm::parse("12/27", TODAY)), "Ok(CardTerm([hidden]))");
    }

    proptest! {
        #[test]
        fn any_text_is_judged_and_its_mask_is_steady(text in any::<String>()) {
            let masked = CardTerm::mask(&text, 2);
            prop_assert!(masked.caret as usize <= masked.text.encode_utf16().count());
            prop_assert!(CardTerm::mask(&masked.text, masked.caret) == masked);
            prop_assert_eq!(CardTerm::parse(&masked.text, TODAY), CardTerm::parse(&text, TODAY));
        }

        #[test]
        fn the_mask_changes_no_reading(text in "[0-9 ]{0,3}[/. -]{0,2}[0-9 ]{0,5}", caret in 0_u32..9) {
            let masked = CardTerm::mask(&text, caret);
            prop_assert!(CardTerm::mask(&masked.text, masked.caret) == masked);
            prop_assert_eq!(CardTerm::parse(&masked.text, TODAY), CardTerm::parse(&text, TODAY));
            prop_assert_eq!(CardTerm::dead_end(&masked.text, TODAY), CardTerm::dead_end(&text, TODAY));
        }

        #[test]
        fn a_month_of_twenty_years_holds_and_no_other(months in -400_i32..400) {
            let month = 2026 * 12 + 11 + months;
            let text = format!("{:02}/{:04}", month % 12 + 1, month / 12);
            prop_assert_eq!(CardTerm::parse(&text, TODAY).is_ok(), (0..=240).contains(&months));
        }
    }
}
