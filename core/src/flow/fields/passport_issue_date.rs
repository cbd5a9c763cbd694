//! The day on which an internal passport was issued, typed as дд.мм.гггг.

use super::passport::PASSPORT;
use crate::{
    domain::{PassportIssueDate, PassportIssueFault, shown_date},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, repaired},
        phrase::Phrase,
        view::View,
    },
    screen::{Component, DateField, FieldCheck, Verdict},
    words::{Key, Words, civil_date_words, spoken_digits},
};

/// Takes the day on which a passport was issued; its value is ISO 8601.
pub(in crate::flow) struct PassportIssueDateKind;

impl Kind for PassportIssueDateKind {
    fn name(&self) -> &'static str {
        "passport_issue_date"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        let masked = PassportIssueDate::mask(text, typing.caret);
        let (verdict, spoken) = match PassportIssueDate::parse(text, form.today) {
            Ok(issued) => (Verdict::Good, civil_date_words(form.words, issued.date())),
            Err(fault) => {
                let hopeless = PassportIssueDate::dead_end(text, form.today).is_some();
                (form.wrong(field, &reason(fault), hopeless), spoken_digits(&masked.text))
            }
        };
        let repaired = PassportIssueDate::in_full(text, form.today)
            .map(|issued| repaired(form, Key::RepairedYear, &issued.shown(), issued.shown()));
        FieldCheck { text: masked.text, caret: masked.caret, spoken, repaired, ..plain(typing, verdict) }
    }

    fn ghost(&self, words: &Words) -> Option<String> {
        Some(words.text(Key::BirthDateGhost))
    }

    fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase> {
        PassportIssueDate::parse(text, form.today).map(|issued| issued.date().to_string()).map_err(reason)
    }

    fn typed(&self, value: &str) -> String {
        value.parse().map_or_else(|_| value.to_owned(), shown_date)
    }

    fn spoken(&self, words: &Words, value: &str) -> String {
        value.parse().map_or_else(|_| value.to_owned(), |date| civil_date_words(words, date))
    }

    fn data(&self) -> &'static str {
        PASSPORT
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        Component::DateField {
            field: DateField {
                id: field.id.to_string(),
                verdict: field.verdict(view, look),
                label: field.label(view),
                hint: field.hint(view),
                value: field.value(view, look),
                value_rev: view.value_rev(&field.id),
                ghost: self.ghost(view.words).unwrap_or_default(),
                earliest: PassportIssueDate::earliest().to_string(),
                latest: view.env.today().to_string(),
                calendar_label: view.text(Key::ActionCalendar),
                autofill: field.autofill,
                required: field.required && look.enabled,
            },
        }
    }
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
    use super::PassportIssueDateKind;
    use crate::flow::fields::testing::{judge, reason, value};

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
}
