//! The day on which an internal passport was issued, as the wire writes it (`yyyy-mm-dd`), judged by the civil date of the
//! portal and by the birth date of its owner, where that is known.

use super::date::{birthday, read};
use jiff::ToSpan;
use jiff::civil::Date;

/// The day on which the first were issued (Government Decree No. 828 of 08.07.1997).
const FIRST_DAY: Date = Date::constant(1997, 10, 1);
/// The age at which one gets the first.
const FIRST_AGE: i16 = 14;
/// The ages at which it is replaced.
const REPLACED_AT: [i16; 2] = [20, 45];
/// How long the old one holds after that birthday, in days (the same decree as amended; No. 2267 of 23.12.2023 since 2024).
const GRACE_DAYS: i64 = 90;

/// The day, or the reason why no passport that holds was issued on it.
pub(crate) fn check(input: &str, today: Date, born: Option<Date>) -> Result<Date, &'static str> {
    let issued = read(input)?;
    if issued > today {
        return Err("in_future");
    }
    if issued < FIRST_DAY {
        return Err("before_1997");
    }
    match born.and_then(|born| refused(born, issued, today)) {
        Some(reason) => Err(reason),
        None => Ok(issued),
    }
}

/// Why a passport that was issued then does not hold for whom was born on that day, if it doesn't.
fn refused(born: Date, issued: Date, today: Date) -> Option<&'static str> {
    if birthday(born, FIRST_AGE).is_none_or(|first| issued < first) {
        return Some("before_14");
    }
    let mut replaced = REPLACED_AT.into_iter().filter_map(|age| birthday(born, age));
    let last_day = replaced.find(|day| issued < *day)?.saturating_add(GRACE_DAYS.days());
    (today > last_day).then_some("expired")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::vectors::{self, DayCase};
    use serde::Deserialize;

    #[test]
    fn passport_issue_vectors_hold_for_the_portal() {
        for case in vectors::cases::<DayCase>("passport_issue.json") {
            // Only the app reads words.
            if !case.input.contains("апреля") {
                case.hold(|text| check(text, case.today, None));
            }
        }
    }

    #[derive(Deserialize)]
    struct TermCase {
        birth: Date,
        issued: Date,
        today: Date,
        verdict: String,
    }

    #[test]
    fn passport_term_vectors_hold_for_the_portal() {
        let mut verdicts = std::collections::BTreeSet::new();
        for TermCase { birth, issued, today, verdict } in vectors::cases("passport_term.json") {
            let expected = match verdict.as_str() {
                "valid" | "replace_soon" => Ok(issued),
                "expired" => Err("expired"),
                "issued_before_14" => Err("before_14"),
                "issued_in_future" => Err("in_future"),
                other => panic!("no verdict is called {other}"),
            };
            let expected = if issued < FIRST_DAY && issued <= today { Err("before_1997") } else { expected };
            let checked = check(&issued.to_string(), today, Some(birth));
            assert_eq!(checked, expected, "{birth} {issued} {today}");
            verdicts.insert(verdict);
        }
        assert_eq!(verdicts.len(), 5, "{verdicts:?}");
    }

    #[test]
    fn without_a_birth_date_only_the_calendar_counts() {
        let issued = Date::constant(2001, 9, 1);
        let today = Date::constant(2026, 11, 23);
        assert_eq!(check("2001-09-01", today, None), Ok(issued));
        assert_eq!(check("2001-09-01", today, Some(Date::constant(1981, 8, 24))), Err("expired"));
    }
}
