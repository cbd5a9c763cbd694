//! The day on which an internal passport was issued, typed as дд.мм.гггг.

use super::{
    date::{self, date_field},
    passport::{PASSPORT, SERIES_FIELD},
};
use crate::{
    domain::{PassportIssueDate, PassportIssueFault, PassportSeries, PassportTerm, shown_date},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, repaired},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, FieldCheck, Verdict},
    words::{Key, Words, civil_date_words, spoken_digits},
};

/// Years that a blank may lie before a passport is made of it.
const LONGEST_ON_THE_SHELF: i16 = 3;

/// Takes the day on which a passport was issued; its value is ISO 8601.
pub(in crate::flow) struct PassportIssueDateKind;

impl Kind for PassportIssueDateKind {
    fn name(&self) -> &'static str {
        "passport_issue_date"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        let masked = PassportIssueDate::mask(text, typing.caret);
        let (verdict, spoken, hint) = match PassportIssueDate::parse(text, form.today) {
            Ok(issued) => {
                let said = civil_date_words(form.words, issued.date());
                match against_birth(form, issued) {
                    Some(reason) => (form.wrong(field, &reason, true), said, None),
                    None => (Verdict::Good, said, hint(form, issued)),
                }
            }
            Err(fault) => {
                let hopeless = PassportIssueDate::dead_end(text, form.today).is_some();
                (form.wrong(field, &reason(fault), hopeless), spoken_digits(&masked.text), None)
            }
        };
        let repaired = PassportIssueDate::in_full(text, form.today)
            .map(|issued| repaired(form, Key::RepairedYear, &issued.shown(), issued.shown()));
        let hint = hint.map(|hint| hint.say(form.words));
        FieldCheck {
            text: masked.text,
            caret: masked.caret,
            spoken,
            repaired,
            hint,
            ..plain(typing, verdict)
        }
    }

    fn ghost(&self, words: &Words) -> Option<String> {
        Some(words.text(Key::BirthDateGhost))
    }

    fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase> {
        let issued = PassportIssueDate::parse(text, form.today).map_err(reason)?;
        against_birth(form, issued).map_or_else(|| Ok(issued.date().to_string()), Err)
    }

    fn typed(&self, value: &str) -> String {
        date::typed(value)
    }

    fn spoken(&self, words: &Words, value: &str) -> String {
        date::spoken(words, value)
    }

    fn data(&self) -> &'static str {
        PASSPORT
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        date_field(view, field, look, (PassportIssueDate::earliest(), view.env.today()))
    }
}

/// What the dates say of a passport, where the birth date is known.
fn term(form: &FormContext, issued: PassportIssueDate) -> Option<PassportTerm> {
    Some(PassportTerm::of(form.personal.birth_date?, issued.date(), form.today))
}

/// Why a passport that was issued on that day is none that holds.
fn against_birth(form: &FormContext, issued: PassportIssueDate) -> Option<Phrase> {
    match term(form, issued)? {
        PassportTerm::IssuedBefore14 => Some(Key::PassportIssueBefore14.into()),
        PassportTerm::Expired { since } => {
            Some(Phrase::from(Key::PassportExpired).with_text("since", &shown_date(since)))
        }
        PassportTerm::Valid | PassportTerm::ReplaceSoon { .. } | PassportTerm::IssuedInFuture => None,
    }
}

/// What is worth a second look, and stands in nobody's way.
fn hint(form: &FormContext, issued: PassportIssueDate) -> Option<Phrase> {
    if let Some(PassportTerm::ReplaceSoon { until }) = term(form, issued) {
        return Some(Phrase::from(Key::PassportReplaceSoon).with_text("until", &shown_date(until)));
    }
    let series = PassportSeries::read(form.typed.get(SERIES_FIELD)?.reveal()).ok()?;
    let printed = series.blank_year();
    let fits = (printed..=printed.saturating_add(LONGEST_ON_THE_SHELF)).contains(&issued.date().year());
    (!fits).then(|| Phrase::from(Key::PassportBlankYear).with_text("year", &printed.to_string()))
}

fn reason(fault: PassportIssueFault) -> Phrase {
    match fault {
        PassportIssueFault::Empty => Key::PassportIssueEmpty,
        PassportIssueFault::Incomplete => Key::PassportIssueIncomplete,
        PassportIssueFault::NotADate => Key::PassportIssueNotADate,
        PassportIssueFault::Several => Key::PassportIssueSeveral,
        PassportIssueFault::YearInFull => Key::PassportIssueYearInFull,
        PassportIssueFault::NoSuchDay => Key::PassportIssueNoSuchDay,
        PassportIssueFault::InFuture => Key::PassportIssueInFuture,
        PassportIssueFault::BeforeFirst => Key::PassportIssueBeforeFirst,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::{PassportIssueDateKind, SERIES_FIELD};
    use crate::flow::{
        field::Kind,
        fields::testing::{form_of_born, judge, reason, value},
    };

    #[test]
    fn a_day_is_masked_and_spoken_as_words() {
        let check = judge(&PassportIssueDateKind, "12042010");
        assert_eq!(check.text, "12.04.2010");
        assert!(check.spoken.contains("апреля") && reason(&check).is_none(), "{}", check.spoken);
        assert_eq!(value(&PassportIssueDateKind, "12.04.2010"), Ok("2010-04-12".to_owned()));
        let mended = judge(&PassportIssueDateKind, "12.04.10").repaired.unwrap();
        assert_eq!(mended.text, "12.04.2010");
    }

    #[test]
    fn a_day_on_which_none_was_issued_is_refused_at_once() {
        for (text, part) in
            [("12.04.1990", "1997"), ("02.12.2026", "не наступил"), ("31.04.2010", "календаре")]
        {
            let (said, hopeless) = reason(&judge(&PassportIssueDateKind, text)).unwrap();
            assert!(said.contains(part) && hopeless, "{said}");
        }
        assert!(value(&PassportIssueDateKind, "").unwrap_err().contains("выдачи"));
    }

    #[test]
    fn a_day_is_held_against_the_birth_date() {
        let judged = |born: &str, text: &str| {
            let form = form_of_born(&PassportIssueDateKind, born, &[]);
            let check = form.check("", "field", text, 10, None).unwrap();
            let value = PassportIssueDateKind.parse(&form, text).ok();
            (reason(&check).map(|(said, _)| said), check.hint, value)
        };
        let (said, hint, value) = judged("1990-04-12", "12.04.2010");
        assert_eq!((said, hint, value.as_deref()), (None, None, Some("2010-04-12")));
        let (said, _, value) = judged("2000-04-12", "11.04.2014");
        assert!(said.unwrap().contains("14 лет") && value.is_none());
        let (said, _, value) = judged("1990-04-12", "01.05.2004");
        assert!(said.unwrap().contains("не действует с 11.07.2010") && value.is_none());
        let (said, hint, value) = judged("2006-11-01", "15.11.2020");
        assert!(said.is_none() && value.is_some());
        assert!(hint.unwrap().contains("30.01.2027"), "the ninety days after the twentieth birthday");
    }

    #[test]
    fn the_year_of_the_blank_is_a_hint_and_no_block() {
        let hint = |series: &str, text: &str| {
            let form = form_of_born(&PassportIssueDateKind, "1960-04-12", &[(SERIES_FIELD, series)]);
            let check = form.check("", "field", text, 10, None).unwrap();
            assert!(reason(&check).is_none());
            check.hint
        };
        assert!(hint("45 18", "12.04.2010").unwrap().contains("2018"));
        assert!(hint("45 14", "20.05.2019").unwrap().contains("2014"));
        for (series, text) in
            [("45 15", "20.05.2015"), ("4514", "20.05.2017"), ("45", "20.05.2015"), ("", "20.05.2015")]
        {
            assert_eq!(hint(series, text), None, "{series}");
        }
    }
}
