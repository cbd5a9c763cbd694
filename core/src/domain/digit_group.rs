//! Groups of digits among words: what in a pasted text may be a number of so many digits.

use std::ops::RangeInclusive;

use super::{
    mask::with_places,
    text::is_hyphen,
    unicode::{decimal_digit, is_default_ignorable, is_mark},
};

/// A digit with its place in the text, in UTF-16 code units.
pub(super) type PlacedDigit = (u8, u32);

/// Words behind an amount of money, as far as they have to be there.
const MONEY: [&str; 6] = ["руб", "коп", "rub", "usd", "eur", "тенге"];

/// What of a text is a number of so many digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// There is nothing but digits and what people write between them; these are all of them, however many.
    Digits(Vec<PlacedDigit>),
    /// There is more in it, and exactly one group of as many digits.
    Among(Vec<PlacedDigit>),
    /// There is more in it, and several such groups, which differ.
    Several,
    /// There is more in it, and no such group.
    Nothing,
}

impl Reading {
    /// Reads a text in which a number of `length` digits is looked for. A group is made of digits with one space or one
    /// hyphen between them (`471 744`, `112-233-445 95`); a time, a date, an amount of money, a word with digits and a
    /// longer or shorter number are none.
    pub fn of(text: &str, length: usize) -> Self {
        Self::within(text, &(length..=length))
    }

    /// The same for a number that may have any of several lengths.
    pub fn within(text: &str, lengths: &RangeInclusive<usize>) -> Self {
        let signs: Vec<Sign> = with_places(text)
            .filter(|(c, _)| !is_default_ignorable(*c))
            .map(|(c, place)| Sign { c, digit: decimal_digit(c).map(|digit| (digit, place)) })
            .collect();
        if signs.iter().all(|sign| sign.digit.is_some() || is_between(sign.c)) {
            return Self::Digits(signs.iter().filter_map(|sign| sign.digit).collect());
        }
        let mut found = standing_groups(&signs).into_iter().filter(|group| lengths.contains(&group.len()));
        let Some(first) = found.next() else { return Self::Nothing };
        let is_same = |group: &Vec<PlacedDigit>| {
            group.iter().map(|(digit, _)| digit).eq(first.iter().map(|(digit, _)| digit))
        };
        if found.all(|group| is_same(&group)) { Self::Among(first) } else { Self::Several }
    }
}

/// True for what people write between the digits of a number.
fn is_between(c: char) -> bool {
    c.is_whitespace() || is_hyphen(c)
}

struct Sign {
    c: char,
    digit: Option<PlacedDigit>,
}

/// Digits with nothing between them: where they begin and end among the signs.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    /// How it stands to the run before it.
    link: Link,
    /// It is part of something that is no group.
    is_other: bool,
}

/// How two runs of digits stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// There are words or more than one sign between them.
    Apart,
    /// One space.
    Space,
    /// One hyphen.
    Hyphen,
    /// Something that makes one thing of both, which is no group: `22:43`, `12.04.1990`, `8(916)`.
    Glued,
    /// The same by a bracket, behind which such a thing may go on.
    Bracket,
}

fn standing_groups(signs: &[Sign]) -> Vec<Vec<PlacedDigit>> {
    let mut runs = runs_of(signs);
    for at in 1..runs.len() {
        let link = runs[at].link;
        if matches!(link, Link::Glued | Link::Bracket) {
            runs[at - 1].is_other = true;
            runs[at].is_other = true;
        }
    }
    // A hyphen carries it on, a space does not.
    for at in 1..runs.len() {
        runs[at].is_other |= runs[at].link == Link::Hyphen && runs[at - 1].is_other;
    }
    for at in (1..runs.len()).rev() {
        runs[at - 1].is_other |= runs[at].link == Link::Hyphen && runs[at].is_other;
    }
    let is_joined = |one: &Run, next: &Run| {
        matches!(next.link, Link::Space | Link::Hyphen) && one.is_other == next.is_other
    };
    runs.chunk_by(is_joined)
        .filter(|group| group.iter().all(|run| !run.is_other))
        .filter_map(|group| Some((group.first()?.start, group.last()?.end)))
        .filter(|(start, end)| stands_alone(&signs[..*start], &signs[*end..]))
        .map(|(start, end)| signs[start..end].iter().filter_map(|sign| sign.digit).collect())
        .collect()
}

fn runs_of(signs: &[Sign]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, _) in signs.iter().enumerate().filter(|(_, sign)| sign.digit.is_some()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            before => {
                let link = before.map_or(Link::Apart, |run| link(run, &signs[run.end..at]));
                runs.push(Run { start: at, end: at + 1, link, is_other: false });
            }
        }
    }
    runs
}

fn link(before: &Run, between: &[Sign]) -> Link {
    /// Digits of a country's code or a trunk prefix, before the bracket of an area code.
    const LONGEST_PREFIX: usize = 3;
    if let [sign] = between {
        if sign.c.is_whitespace() {
            return Link::Space;
        }
        if is_hyphen(sign.c) {
            return Link::Hyphen;
        }
    }
    let mut written = between.iter().map(|sign| sign.c).filter(|c| !c.is_whitespace());
    match (written.next(), written.next()) {
        (Some('('), None) if before.end - before.start <= LONGEST_PREFIX => Link::Bracket,
        (Some(')'), None) if before.link == Link::Bracket => Link::Bracket,
        _ if between.iter().any(|sign| sign.c.is_whitespace() || sign.c.is_alphabetic()) => Link::Apart,
        _ => Link::Glued,
    }
}

/// Whether the signs around a group leave it a number of its own.
fn stands_alone(before: &[Sign], behind: &[Sign]) -> bool {
    let clings = |c: char| {
        c.is_alphanumeric()
            || is_mark(c)
            || is_money_sign(c)
            || matches!(c, '+' | '*' | '•' | '/' | '\\' | '_' | '@' | '%' | '°' | '&' | '~' | '^')
    };
    let clings_before = before.last().is_some_and(|sign| clings(sign.c) || sign.c == '.');
    let clings_behind = behind.first().is_some_and(|sign| clings(sign.c));
    let mut rest = behind.iter().map(|sign| sign.c).skip_while(|c| c.is_whitespace()).peekable();
    let is_money = rest.peek().copied().is_some_and(is_money_sign) || {
        let word: String = rest.take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        word == "р" || MONEY.iter().any(|money| word.starts_with(money))
    };
    !clings_before && !clings_behind && !is_money
}

fn is_money_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '\u{20A0}'..='\u{20C0}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Reading;

    /// The digits that are read, with `*` before them where they stood among words; `?` for several groups.
    fn read(text: &str, length: usize) -> String {
        let digits =
            |found: &[(u8, u32)]| found.iter().map(|(digit, _)| digit.to_string()).collect::<String>();
        match Reading::of(text, length) {
            Reading::Digits(found) => digits(&found),
            Reading::Among(found) => format!("*{}", digits(&found)),
            Reading::Several => "?".to_owned(),
            Reading::Nothing => "-".to_owned(),
        }
    }

    #[test]
    fn the_only_group_of_the_length_is_found_among_words() {
        for text in [
            "Сегодня 22:43 471 744 — код для входа",
            "Сегодня 22:43 471-744 — код",
            "471744 — ваш код. Никому его не сообщайте",
            "Код: 471744.Никому не сообщайте",
            "Ваш код «471 744», действует 10 минут",
            "Код 471744 (до 22:43)",
            "Код (471744) для 8 (916) 123-45-67",
            "12.04.2026 471744 код, телефон +7 916 123-45-67",
            "G-471744 is your code",
            "@kabinet.example #471744",
            "<#> 471744 is your code fA3xK9",
            "https://kabinet.example/?code=471744",
            "Спишем 150 000 ₽. Код 471744",
            "Спишем 150000 руб., 100000р и $123456. Код 471744",
            "код 471744, повторяем: 471 744",
            "код ４７１７４４",
            "код ٤٧١ ٧٤٤",
            "код 4\u{200b}71\u{00a0}744\u{feff}",
        ] {
            assert_eq!(read(text, 6), "*471744", "{text}");
        }
        assert_eq!(read("СНИЛС 112-233-445 95 от 12.04.2010", 11), "*11223344595");
        assert_eq!(read("ИНН: 5001 0073 2259, паспорт 4601 123456", 12), "*500100732259");
    }

    #[test]
    fn what_only_looks_like_the_number_is_not_taken() {
        for text in [
            "Сегодня 22:43:15",
            "22:43 15",
            "мой номер +7 916 123-45-67",
            "тел. 8(916)123-45-67",
            "тел. 8 (916) 123 456",
            "тел. 79161234567",
            "заказ 471744/2",
            "заказ А471744",
            "471744А",
            "4717а44",
            "471.744 р",
            "карта *471744",
            "471744 руб",
            "471744₽",
            "471744%",
            "номер 22 471 744",
            "код 471  744",
            "код 47 из 1744",
            "вчера",
        ] {
            assert_eq!(read(text, 6), "-", "{text}");
        }
        assert_eq!(read("код 471744 или 471745", 6), "?");
        assert_eq!(read("12.04.1990 или 14:30", 4), "-");
    }

    #[test]
    fn a_text_of_digits_alone_is_all_of_them() {
        assert_eq!(read("471 744", 6), "471744");
        assert_eq!(read(" 4 7\u{2013}1", 6), "471");
        assert_eq!(read("79161234567", 6), "79161234567");
        assert_eq!(read("", 6), "");
    }

    #[test]
    fn a_huge_paste_is_read() {
        assert_eq!(Reading::of(&format!("код {}", "1".repeat(1 << 20)), 6), Reading::Nothing);
        assert_eq!(Reading::of(&"а1 ".repeat(1 << 18), 6), Reading::Nothing);
    }

    proptest! {
        #[test]
        fn a_group_that_is_taken_has_its_length(text in "[а-в0-9 :.()+-]{0,40}", length in 1_usize..12) {
            if let Reading::Among(found) = Reading::of(&text, length) {
                prop_assert_eq!(found.len(), length);
            }
        }
    }
}
