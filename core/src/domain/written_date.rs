//! A day among words: `12 апреля 1990`, `род. 12.04.1990 г.`, `April 12, 1990`, `12.04.1990 00:00`.

use unicode_normalization::UnicodeNormalization;

use super::{
    digit_group::PlacedDigit,
    mask::with_places,
    text::is_hyphen,
    unicode::{decimal_digit, is_default_ignorable},
};

/// Digits of a day, a month and a year.
pub(super) type DayMonthYear = [Vec<PlacedDigit>; 3];

/// Months as people write them with a day; the first three letters of any are enough.
const MONTHS: [[&str; 3]; 12] = [
    ["января", "январь", "january"],
    ["февраля", "февраль", "february"],
    ["марта", "март", "march"],
    ["апреля", "апрель", "april"],
    ["мая", "май", "may"],
    ["июня", "июнь", "june"],
    ["июля", "июль", "july"],
    ["августа", "август", "august"],
    ["сентября", "сентябрь", "september"],
    ["октября", "октябрь", "october"],
    ["ноября", "ноябрь", "november"],
    ["декабря", "декабрь", "december"],
];
const SHORTEST_MONTH: usize = 3;
/// Endings of a day.
const BEHIND_DAY: [&str; 6] = ["е", "го", "st", "nd", "rd", "th"];
/// What may stand right behind a year; `t` parts day and time in ISO 8601.
const BEHIND_YEAR: [&str; 4] = ["г", "год", "года", "t"];

/// What days a text with words or a time holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Exactly one; its year may have two digits.
    One(DayMonthYear),
    /// Several that differ.
    Several,
    /// None, but a month by its name, or the beginning of one at the end.
    Begun,
    /// Nothing like a day.
    Nothing,
}

enum Token {
    Number(Vec<PlacedDigit>),
    Word(String, u32),
}

/// A number or a word, with what stands between it and the one before.
struct Piece {
    gap: String,
    token: Token,
}

impl Written {
    /// Looks for days in a text that is none as a whole.
    pub fn of(text: &str) -> Self {
        let (pieces, rest) = pieces_of(text);
        let mut found: Vec<(usize, usize, DayMonthYear)> = Vec::new();
        for at in 0..pieces.len() {
            if let Some((count, day)) = day_at(&pieces, at)
                && stands_alone(&pieces, at, count)
            {
                found.push((at, count, day));
            }
        }
        // A year of two digits is looked at only where no other is.
        if found.iter().any(|(_, _, day)| day[2].len() == 4) {
            found.retain(|(_, _, day)| day[2].len() == 4);
        }
        let is_named = pieces.iter().any(|piece| piece.month().is_some());
        let has_words = pieces.iter().any(|piece| matches!(piece.token, Token::Word(..)));
        let is_same = |one: &DayMonthYear, other: &DayMonthYear| {
            (0..3).all(|part| number(&one[part]) == number(&other[part]))
        };
        match found.as_slice() {
            [] if is_named || (rest.is_empty() && ends_in_begun_month(&pieces)) => Self::Begun,
            [] => Self::Nothing,
            // Among digits alone nothing but a time may be dropped.
            [(at, count, _)] if !has_words && !is_time_around(&pieces, *at, *count) => Self::Nothing,
            [(_, _, day), others @ ..] if others.iter().all(|(_, _, other)| is_same(day, other)) => {
                Self::One(day.clone())
            }
            _ => Self::Several,
        }
    }
}

impl Piece {
    fn digits(&self) -> Option<&[PlacedDigit]> {
        match &self.token {
            Token::Number(digits) => Some(digits),
            Token::Word(..) => None,
        }
    }

    /// The month that a word names, as two digits at the place of the word.
    fn month(&self) -> Option<Vec<PlacedDigit>> {
        let Token::Word(word, place) = &self.token else { return None };
        let is_long_enough = word.chars().count() >= SHORTEST_MONTH;
        let index = MONTHS
            .iter()
            .position(|names| is_long_enough && names.iter().any(|name| name.starts_with(word.as_str())))?;
        let month = u8::try_from(index + 1).ok()?;
        Some(vec![(month / 10, *place), (month % 10, *place)])
    }

    /// The usual sign between this piece and the one before, a space where spaces alone are there.
    fn separator(&self) -> Option<char> {
        let mut signs = self.gap.chars().filter(|c| !c.is_whitespace());
        let sign = signs.next().map_or(' ', |c| if is_hyphen(c) { '-' } else { c });
        let is_usual = matches!(sign, ' ' | '.' | ',' | '/' | '-');
        (is_usual && signs.next().is_none() && !self.gap.is_empty()).then_some(sign)
    }

    /// Nothing but spaces and usual signs, or nothing at all, stands before it.
    fn is_close(&self) -> bool {
        self.gap.is_empty()
            || self.gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ',') || is_hyphen(c))
    }
}

/// The pieces of a text, and what stands behind the last.
fn pieces_of(text: &str) -> (Vec<Piece>, String) {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut gap = String::new();
    let mut is_open = false;
    for (c, place) in with_places(text).filter(|(c, _)| !is_default_ignorable(*c)) {
        let digit = decimal_digit(c).map(|digit| (digit, place));
        if digit.is_none() && !c.is_alphanumeric() {
            gap.extend(std::iter::once(c).nfkc());
            is_open = false;
            continue;
        }
        match (pieces.last_mut().filter(|_| is_open).map(|piece| &mut piece.token), digit) {
            (Some(Token::Number(digits)), Some(digit)) => digits.push(digit),
            (Some(Token::Word(word, _)), None) => word.extend(c.to_lowercase()),
            (_, Some(digit)) => {
                pieces.push(Piece { gap: std::mem::take(&mut gap), token: Token::Number(vec![digit]) });
            }
            (_, None) => {
                let word = c.to_lowercase().collect();
                pieces.push(Piece { gap: std::mem::take(&mut gap), token: Token::Word(word, place) });
            }
        }
        is_open = true;
    }
    // «12-го», `12th`.
    for at in (1..pieces.len()).rev() {
        let is_day = pieces[at - 1].digits().is_some_and(|digits| digits.len() <= 2);
        let is_ending =
            matches!(&pieces[at].token, Token::Word(word, _) if BEHIND_DAY.contains(&word.as_str()));
        if is_day && is_ending && matches!(pieces[at].gap.as_str(), "" | "-") {
            pieces.remove(at);
        }
    }
    (pieces, gap)
}

/// The day that begins with a piece, and how many pieces it takes.
fn day_at(pieces: &[Piece], at: usize) -> Option<(usize, DayMonthYear)> {
    let first = pieces.get(at)?;
    if let Some(digits) = first.digits().filter(|digits| digits.len() == 8) {
        return Some((1, [digits[..2].to_vec(), digits[2..4].to_vec(), digits[4..].to_vec()]));
    }
    let (second, third) = (pieces.get(at + 1)?, pieces.get(at + 2)?);
    let year = third.digits()?.to_vec();
    let is_short = |digits: &[PlacedDigit]| digits.len() <= 2;
    let parts = match (first.digits(), second.digits()) {
        (Some(day), Some(month)) if is_short(month) => {
            let separator = second.separator()?;
            let is_even = third.separator() == Some(separator);
            match (day.len(), year.len()) {
                (1 | 2, 4) if is_even => [day.to_vec(), month.to_vec(), year],
                (1 | 2, 2) if is_even && separator != ' ' => [day.to_vec(), month.to_vec(), year],
                (4, 1 | 2) if is_even => [year, month.to_vec(), day.to_vec()],
                _ => return None,
            }
        }
        (Some(day), None) if is_short(day) && second.is_close() && third.is_close() => {
            [day.to_vec(), second.month()?, year]
        }
        (None, Some(day))
            if is_short(day) && second.is_close() && third.is_close() && !third.gap.is_empty() =>
        {
            [day.to_vec(), first.month()?, year]
        }
        _ => return None,
    };
    matches!(parts[2].len(), 2 | 4).then_some((3, parts))
}

/// Whether a day is not part of something longer, and no letter in it stands for a digit.
fn stands_alone(pieces: &[Piece], at: usize, count: usize) -> bool {
    let is_attached = |gap: &str| !gap.is_empty() && !gap.contains(char::is_whitespace);
    let before_is_free = match at.checked_sub(1).map(|before| &pieces[before].token) {
        None => true,
        Some(Token::Number(_)) => !is_attached(&pieces[at].gap) && !pieces[at].gap.is_empty(),
        Some(Token::Word(..)) => !pieces[at].gap.is_empty(),
    };
    let behind_is_free = match pieces.get(at + count) {
        None => true,
        Some(Piece { gap, token: Token::Number(_) }) => !is_attached(gap) && !gap.is_empty(),
        Some(Piece { gap, token: Token::Word(word, _) }) => {
            !gap.is_empty() || BEHIND_YEAR.contains(&word.as_str())
        }
    };
    before_is_free && behind_is_free
}

/// Whether all pieces but those of the day belong to a time of day.
fn is_time_around(pieces: &[Piece], at: usize, count: usize) -> bool {
    let is_of_time = |index: usize| {
        let has_colon = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.gap.contains(':'));
        has_colon(pieces.get(index)) || has_colon(pieces.get(index + 1))
    };
    (0..pieces.len()).filter(|index| !(at..at + count).contains(index)).all(is_of_time)
}

fn ends_in_begun_month(pieces: &[Piece]) -> bool {
    match pieces.last().map(|piece| &piece.token) {
        // One letter right behind a digit may be a digit mistyped.
        Some(Token::Word(word, _)) => {
            let stands_free = pieces.last().is_some_and(|piece| !piece.gap.is_empty()) || pieces.len() == 1;
            (stands_free || word.chars().nth(1).is_some())
                && MONTHS.iter().flatten().any(|name| name.starts_with(word.as_str()))
        }
        _ => false,
    }
}

fn number(digits: &[PlacedDigit]) -> u32 {
    digits.iter().fold(0, |number, (digit, _)| number * 10 + u32::from(*digit))
}

#[cfg(test)]
mod tests {
    use super::{Written, number};

    /// `day.month.year` as numbers; `?` for several, `…` for a begun one.
    fn read(text: &str) -> String {
        match Written::of(text) {
            Written::One([day, month, year]) => {
                format!("{}.{}.{}", number(&day), number(&month), number(&year))
            }
            Written::Several => "?".to_owned(),
            Written::Begun => "…".to_owned(),
            Written::Nothing => "-".to_owned(),
        }
    }

    #[test]
    fn the_only_day_is_found_among_words() {
        for text in [
            "12 апреля 1990",
            "12 апр 1990 г.",
            "12 Апр. 1990г",
            "12-го апреля 1990",
            "April 12th, 1990",
            "12-апреля-1990",
            "12апреля1990",
            "12 апрель 1990 года",
            "род. 12.04.1990 г.",
            "родился 12/04/1990, Москва",
            "Дата рождения: 12 04 1990",
            "дата 12041990",
            "12.04.1990 00:00",
            "10:15 12.04.1990",
            "1990-04-12T00:00:00Z",
            "1990-04-12 00:00:00+03:00",
            "12 April 1990",
            "April 12, 1990",
            "Apr 12 1990",
            "12.04.1990 (12 апреля 1990 года)",
            "12.04.1990, тел. +7 916 123-45-67",
            "паспорт 4601 123456, род. 12.04.1990",
            "१२ апреля १९९०",
            "１２．０４．１９９０ г.",
        ] {
            assert_eq!(read(text), "12.4.1990", "{text}");
        }
        for (month, number) in [
            ("янв", 1),
            ("мая", 5),
            ("май", 5),
            ("марта", 3),
            ("июн", 6),
            ("июл", 7),
            ("Sept", 9),
            ("Dec", 12),
        ] {
            assert_eq!(read(&format!("5 {month} 2001")), format!("5.{number}.2001"));
        }
        assert_eq!(read("12 апреля 90 г."), "12.4.90");
        assert_eq!(read("род. 12.04.90"), "12.4.90");
        assert_eq!(read("род. 12.04.1990, справка от 01.02.20"), "12.4.1990");
    }

    #[test]
    fn what_only_looks_like_a_day_is_not_taken() {
        for text in [
            "вчера",
            "l2.04.1990",
            "12.O4.1990",
            "12.04.199O",
            "12.04.1990О",
            "12.04.1990.1",
            "1.12.04.1990 г",
            "12.04.1990 1",
            "12.04 в 19:90",
            "12🙂04🙂1990",
            "12 04 90 руб",
            "№ 123.04.1990",
        ] {
            assert_eq!(read(text), "-", "{text}");
        }
        for text in
            ["12.04.1990 или 13.04.1990", "с 1 мая 1990 по 2 мая 1990", "12.04.1990 00:00 13.04.1990 00:00"]
        {
            assert_eq!(read(text), "?", "{text}");
        }
        for text in ["12 а", "12 апреля", "апрель 1990", "12 апреля 199", "12 апреля 19901", "а", "de"]
        {
            assert_eq!(read(text), "…", "{text}");
        }
    }
}
