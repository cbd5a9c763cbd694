//! The last month in which a bank card holds, as the wire writes it (`yyyy-mm`), judged by the civil date of the portal.

use super::date;
use crate::rules::signs::with_plain_digits;
use jiff::civil::Date;

/// No card is issued for longer, in months.
const LONGEST: i32 = 20 * 12;

/// Year and month, or the reason why no card holds until then.
pub(crate) fn check(input: &str, today: Date) -> Result<String, &'static str> {
    if input.trim().is_empty() {
        return Err("empty");
    }
    let plain = with_plain_digits(input);
    let numbers = plain
        .split_once('-')
        .and_then(|(year, month)| Some((date::number(year, 4)?, date::number(month, 2)?)));
    let (year, month) = numbers.ok_or("not_a_term")?;
    if !(1..=12).contains(&month) {
        return Err("no_such_month");
    }
    let months = |year: i16, month: i16| i32::from(year) * 12 + i32::from(month);
    match months(year, month) - months(today.year(), today.month().into()) {
        ..0 => Err("past"),
        0..=LONGEST => Ok(plain),
        _ => Err("too_far"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Case {
        input: String,
        today: Date,
        month: Option<String>,
        reason: Option<String>,
    }

    /// `mm/yy` in any of the writings the app takes, as the wire has it; other input as it stands.
    fn on_the_wire(typed: &str) -> String {
        let parts: Vec<_> = typed.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
        let (month, year) = match parts[..] {
            [month, year] => (month, year),
            [digits] if digits.len() >= 4 && digits.is_ascii() => digits.split_at(2),
            _ => return typed.to_owned(),
        };
        let century = if year.len() == 2 { "20" } else { "" };
        format!("{century}{year}-{month:0>2}")
    }

    #[test]
    fn card_term_vectors_hold_for_the_portal() {
        for case in vectors::cases::<Case>("card_term.json") {
            let checked = check(&on_the_wire(&case.input), case.today);
            let reason = case.reason.as_deref();
            // Only the app sees a term that is not typed to its end.
            let reason = if reason == Some("incomplete") { Some("not_a_term") } else { reason };
            assert_eq!(checked.as_ref().err().copied(), reason, "{:?}", case.input);
            assert_eq!(checked.ok(), case.month, "{:?}", case.input);
        }
    }

    #[test]
    fn strange_writing_is_refused_and_never_panics() {
        for input in ["2027", "2027-1", "+027-01", "2027-12-01", "12-2027", "-", "２０２７-12-", "дек 27"]
        {
            assert_eq!(check(input, Date::constant(2026, 12, 1)), Err("not_a_term"), "{input}");
        }
        let arabic = check("٢٠٢٧-١٢", Date::constant(2026, 12, 1));
        assert_eq!(arabic.as_deref(), Ok("2027-12"));
    }
}
