//! What a key makes of a text with signs that a mask puts in by itself, and what is still to come behind a text.

use crate::screen::Edited;

/// What a key makes of a text.
#[derive(Clone, Copy)]
pub(super) struct Keystroke<'a> {
    /// What the key found.
    pub before: &'a Edited,
    /// What the system would have stand there now.
    pub after: &'a Edited,
    /// The text of the field that this one repeats.
    pub other: Option<&'a str>,
}

/// The text after a key, as the mask will get it. A key that deletes takes a digit: where it found nothing but signs of
/// the mask's own, which would come back at once, it takes the digit behind those.
pub(super) fn after_key(before: &Edited, after: &Edited, ghost: Option<&str>) -> Edited {
    digit_taken(before, after, ghost).unwrap_or_else(|| after.clone())
}

fn digit_taken(before: &Edited, after: &Edited, ghost: Option<&str>) -> Option<Edited> {
    let ghost = Ghost::of(ghost?);
    let (text, caret) = (units(&before.text), before.start as usize);
    let (from, to) = deleted(before, after)?;
    let is_number = text.iter().enumerate().all(|(at, unit)| is_of_number(*unit, at));
    if before.start != before.end || !is_number || !(from..to).all(|at| ghost.puts_in(&text, at)) {
        return None;
    }
    let mut digits = (0..text.len()).filter(|at| is_digit(text[*at]));
    let taken = if to == caret { digits.rfind(|at| *at < from) } else { digits.find(|at| *at >= to) }?;
    let (first, last) = (taken.min(caret), (taken + 1).max(caret));
    Some(cut(&text, first, last))
}

/// Which part of a text a key deleted; none where it did anything else.
fn deleted(before: &Edited, after: &Edited) -> Option<(usize, usize)> {
    let (old, new) = (units(&before.text), units(&after.text));
    let (at, taken) = (after.end as usize, old.len().checked_sub(new.len()).filter(|taken| *taken > 0)?);
    let fits = at <= new.len() && old[..at] == new[..at] && old[at + taken..] == new[at..];
    let touches = before.start as usize <= at + taken && at <= before.end as usize;
    (fits && touches).then_some((at, at + taken))
}

/// A one-time code of `length` digits after a key that put in `inserted`: letters are no part of it, a whole code takes
/// the place of what stands there, and what finds no room writes over the digits behind the caret.
pub(super) fn with_digits(before: &Edited, inserted: &str, length: usize) -> Edited {
    let digits: Vec<u16> = units(inserted).into_iter().filter(|unit| is_digit(*unit)).collect();
    if digits.len() >= length {
        return edited(&digits[..length], length);
    }
    let (text, start, end) = (units(&before.text), before.start as usize, before.end as usize);
    let (start, end) = (start.min(text.len()), end.min(text.len()));
    let taken = &digits[..digits.len().min(length.saturating_sub(start))];
    if taken.is_empty() {
        return before.clone();
    }
    let (caret, behind) = (start + taken.len(), &text[end..]);
    let kept = &behind[behind.len().saturating_sub(length - caret)..];
    edited(&[&text[..start], taken, kept].concat(), caret)
}

/// What an edit put in, where it replaced the selection and nothing else; none where the text was exchanged as a whole.
pub(super) fn inserted_into(before: &Edited, after: &Edited) -> Option<String> {
    let (old, new) = (units(&before.text), units(&after.text));
    let (start, end) = ((before.start as usize).min(old.len()), (before.end as usize).min(old.len()));
    let (head, tail) = (&old[..start], &old[end..]);
    let fits = new.len() >= head.len() + tail.len() && new.starts_with(head) && new.ends_with(tail);
    fits.then(|| String::from_utf16_lossy(&new[head.len()..new.len() - tail.len()]))
}

/// Whether a key did nothing but take away.
pub(super) fn is_deletion(before: &Edited, after: &Edited) -> bool {
    deleted(before, after).is_some()
}

/// What is still to come behind a text, as its ghost has it: of a date the parts that are not begun, of a number sign for
/// sign, and nothing where the text goes another way than the ghost.
pub(super) fn ghost_behind(ghost: &str, text: &str) -> String {
    if text.is_empty() {
        return ghost.to_owned();
    }
    match Ghost::of(ghost) {
        Ghost::Signs(signs) => {
            let fits = |(at, sign): (usize, &u16)| {
                signs.get(at).is_some_and(|of| of == sign || (is_digit(*sign) && *of == u16::from(b'_')))
            };
            let typed = units(text);
            let is_way = typed.iter().enumerate().all(fits);
            if is_way { String::from_utf16_lossy(&signs[typed.len()..]) } else { String::new() }
        }
        Ghost::Parts(parts, stop) => {
            let typed: Vec<_> = text.split(stop).collect();
            let is_date = text.chars().all(|sign| sign.is_ascii_digit() || sign == stop);
            if !is_date || typed.len() > parts.len() {
                return String::new();
            }
            // A part that is not begun is to come whole, the next ones each behind its stop.
            match typed.last() {
                Some(&"") => parts[typed.len() - 1..].join(&stop.to_string()),
                _ => [&[""], &parts[typed.len()..]].concat().join(&stop.to_string()),
            }
        }
    }
}

/// What a field shows while it is empty.
enum Ghost<'a> {
    /// Of a number: `_` for each digit, between the signs of its mask.
    Signs(Vec<u16>),
    /// Of a date: its parts, which are named by letters, and the stop that stands between them.
    Parts(Vec<&'a str>, char),
}

impl<'a> Ghost<'a> {
    fn of(ghost: &'a str) -> Self {
        if ghost.contains(char::is_alphabetic) {
            let stop = ghost.chars().find(|sign| !sign.is_alphabetic()).unwrap_or('.');
            Self::Parts(ghost.split(stop).collect(), stop)
        } else {
            Self::Signs(units(ghost))
        }
    }

    /// Whether the mask put in the sign that stands there: all that stand between two digits, but for a stop behind a part
    /// of a date that is shorter than the ghost's, which a person typed.
    fn puts_in(&self, text: &[u16], at: usize) -> bool {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let is_between =
            before.iter().any(|unit| is_digit(*unit)) && after.iter().any(|unit| is_digit(*unit));
        if is_digit(text[at]) || !is_between {
            return false;
        }
        let Self::Parts(parts, stop) = self else { return true };
        let typed: Vec<_> = before.split(|unit| u32::from(*unit) == u32::from(*stop)).collect();
        let named = parts.get(typed.len() - 1).map_or(0, |part| units(part).len());
        typed.last().map_or(0, |part| part.len()) >= named
    }
}

fn is_digit(unit: u16) -> bool {
    (u16::from(b'0')..=u16::from(b'9')).contains(&unit)
}

/// Anything else is no number in the making, and its signs are its own.
fn is_of_number(unit: u16, at: usize) -> bool {
    let sign = char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER);
    let is_dash = ('\u{2010}'..='\u{2015}').contains(&sign);
    is_digit(unit)
        || sign.is_whitespace()
        || matches!(sign, '.' | '-' | '/' | ':')
        || is_dash
        || (sign == '+' && at == 0)
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn cut(text: &[u16], first: usize, last: usize) -> Edited {
    edited(&[&text[..first], &text[last..]].concat(), first)
}

fn edited(text: &[u16], caret: usize) -> Edited {
    let caret = u32::try_from(caret).unwrap_or(u32::MAX);
    Edited { text: String::from_utf16_lossy(text), start: caret, end: caret }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: &str = "+7 ___ ___-__-__";
    const SNILS: &str = "___-___-___ __";
    const DATE: &str = "дд.мм.гггг";
    const TERM: &str = "ММ/ГГ";

    /// «12|3» with the caret at the bar, «1|23|4» with what is selected between the bars.
    fn text(drawn: &str) -> Edited {
        let place = |at: usize| u32::try_from(units(&drawn[..at]).len()).unwrap();
        let bars: Vec<_> = drawn.match_indices('|').map(|(at, _)| at).collect();
        let start = place(bars[0]);
        let end = bars.get(1).map_or(start, |at| place(*at) - 1);
        Edited { text: drawn.replace('|', ""), start, end }
    }

    fn drawn(edited: &Edited) -> String {
        let (units, start) = (units(&edited.text), edited.start as usize);
        assert_eq!(edited.start, edited.end, "{}", edited.text);
        format!("{}|{}", String::from_utf16_lossy(&units[..start]), String::from_utf16_lossy(&units[start..]))
    }

    #[test]
    fn a_deleting_key_takes_the_next_digit_in_its_direction_however_many_signs_stand_before_it() {
        let cases = [
            (PHONE, "+7 916 123|-45-67", "+7 916 123|45-67", "+7 916 123|5-67"),
            (PHONE, "+7 916 123-|45-67", "+7 916 123|45-67", "+7 916 12|45-67"),
            (PHONE, "+7 916| 123-45-67", "+7 916|123-45-67", "+7 916|23-45-67"),
            (PHONE, "+7 |916 123", "+7|916 123", "+|916 123"),
            (PHONE, "+7 916 1|23", "+7 916 |23", "+7 916 |23"),
            (PHONE, "+7 916 |1|23-45", "+7 916 |23-45", "+7 916 |23-45"),
            (PHONE, "+7 916 123|-|45-67", "+7 916 123|45-67", "+7 916 123|45-67"),
            (PHONE, "+7 916 123|-45-67", "+7 916 1239|-45-67", "+7 916 1239|-45-67"),
            (PHONE, "тел.| 916", "тел.|916", "тел.|916"),
            (SNILS, "112|-233", "112|233", "112|33"),
            (SNILS, "112-233-445| 95", "112-233-445|95", "112-233-445|5"),
            (DATE, "12|.04.1990", "12|04.1990", "12|4.1990"),
            (DATE, "12.|04.1990", "12|04.1990", "1|04.1990"),
            // These stops the person typed, and may take away.
            (DATE, "1.|4.1990", "1|4.1990", "1|4.1990"),
            (DATE, "12.|", "12|", "12|"),
            (TERM, "12/|27", "12|27", "1|27"),
            (TERM, "1/|27", "1|27", "1|27"),
        ];
        for (ghost, before, found, wanted) in cases {
            let after = after_key(&text(before), &text(found), Some(ghost));
            assert_eq!(drawn(&after), wanted, "{before} -> {found}");
        }
        assert_eq!(drawn(&after_key(&text("Анна-|Мария"), &text("Анна|Мария"), None)), "Анна|Мария");
    }

    #[test]
    fn the_ghost_is_what_is_still_to_come() {
        let cases = [
            (PHONE, "", PHONE),
            (PHONE, "+7 916 123", "-__-__"),
            (PHONE, "+7 916 123-45-67", ""),
            (PHONE, "+7 916 123-45-678", ""),
            (PHONE, "8495", ""),
            (PHONE, "позвоните", ""),
            (SNILS, "112-2", "__-___ __"),
            (DATE, "", DATE),
            (DATE, "1", ".мм.гггг"),
            (DATE, "1.", "мм.гггг"),
            (DATE, "1.1", ".гггг"),
            (DATE, "12.04.", "гггг"),
            (DATE, "1.4.1990", ""),
            (DATE, "12.4.19", ""),
            (DATE, "1.1.1.1", ""),
            (DATE, "апрель", ""),
            (TERM, "", TERM),
            (TERM, "1", "/ГГ"),
            (TERM, "12/", "ГГ"),
            (TERM, "12/2", ""),
            (TERM, "12.2", ""),
            ("", "Иванов", ""),
        ];
        for (ghost, typed, rest) in cases {
            assert_eq!(ghost_behind(ghost, typed), rest, "{ghost} {typed}");
        }
    }

    #[test]
    fn digits_go_into_a_code_where_the_caret_is_and_a_whole_code_takes_the_place_of_all() {
        let cases = [
            ("1|2", "3", "13|2"),
            ("12|", "x", "12|"),
            ("12|", "код 340 160", "340160|"),
            ("12|", "3401601234", "340160|"),
            ("1|23|4", "9", "19|4"),
            ("12|3456", "9", "129|456"),
            ("123456|", "9", "123456|"),
            ("1234|5", "789", "123478|"),
            ("||", "12", "12|"),
        ];
        for (before, inserted, wanted) in cases {
            assert_eq!(drawn(&with_digits(&text(before), inserted, 6)), wanted, "{before} {inserted}");
        }
    }

    #[test]
    fn what_was_put_in_is_told_from_a_text_that_was_exchanged() {
        for (before, after, inserted) in
            [("1|2", "13|2", Some("3")), ("1|23|4", "19|4", Some("9")), ("12|", "3401|", None)]
        {
            assert_eq!(
                inserted_into(&text(before), &text(after)).as_deref(),
                inserted,
                "{before} -> {after}"
            );
        }
        for (before, after, is) in
            [("12|3", "1|3", true), ("1|23|4", "1|4", true), ("12|", "3|", false), ("1|", "12|", false)]
        {
            assert_eq!(is_deletion(&text(before), &text(after)), is, "{before} -> {after}");
        }
    }
}
