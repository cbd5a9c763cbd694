//! Until when a bank card holds.

use crate::{
    domain::{CardTerm, CardTermFault},
    flow::{
        field::{Field, FormContext, Kind, Look, Typing, plain, text_field},
        phrase::Phrase,
        view::View,
    },
    screen::{Autofill, Component, FieldCheck, Keyboard, Verdict},
    words::{Key, Words, spoken_digits},
};

/// Takes the last month in which a card holds; its value is year and month as ISO 8601 has them.
pub(in crate::flow) struct CardTermKind;

impl Kind for CardTermKind {
    fn name(&self) -> &'static str {
        "card_term"
    }

    fn check(&self, form: &FormContext, field: &Field, typing: Typing<'_>) -> FieldCheck {
        let text = typing.text;
        let masked = CardTerm::mask(text, typing.caret);
        let verdict = match self.parse(form, text) {
            Ok(_) => Verdict::Good,
            Err(reason) => form.wrong(field, &reason, CardTerm::dead_end(text, form.today).is_some()),
        };
        let spoken = spoken_digits(&masked.text);
        FieldCheck { text: masked.text, caret: masked.caret, spoken, ..plain(typing, verdict) }
    }

    fn ghost(&self, words: &Words) -> Option<String> {
        Some(words.text(Key::CardTermGhost))
    }

    fn parse(&self, form: &FormContext, text: &str) -> Result<String, Phrase> {
        CardTerm::parse(text, form.today).map(|term| term.iso()).map_err(reason)
    }

    fn typed(&self, value: &str) -> String {
        CardTerm::of_iso(value).map_or_else(|| value.to_owned(), |term| term.shown())
    }

    fn spoken(&self, _: &Words, value: &str) -> String {
        spoken_digits(&self.typed(value))
    }

    fn autofill(&self) -> Autofill {
        Autofill::CcExp
    }

    fn draw(&self, view: &View<'_>, field: &Field, look: Look<'_>) -> Component {
        text_field(view, field, look, Keyboard::Number)
    }
}

fn reason(fault: CardTermFault) -> Phrase {
    match fault {
        CardTermFault::Empty => Key::CardTermEmpty.into(),
        CardTermFault::Incomplete => Key::CardTermIncomplete.into(),
        CardTermFault::NotATerm => Key::CardTermNotATerm.into(),
        CardTermFault::NoSuchMonth => Key::CardTermNoSuchMonth.into(),
        CardTermFault::Past => Key::CardTermPast.into(),
        CardTermFault::TooFar => Key::CardTermTooFar.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::CardTermKind;
    use crate::flow::fields::testing::{edit, judge, reason, value};

    #[test]
    fn the_slash_comes_by_itself_and_the_ghost_names_what_is_to_come() {
        assert_eq!(judge(&CardTermKind, "").ghost, "ММ/ГГ");
        assert_eq!(judge(&CardTermKind, "12").ghost, "/ГГ");
        let check = judge(&CardTermKind, "1227");
        assert_eq!((check.text.as_str(), check.ghost.as_str()), ("12/27", ""));
        assert_eq!(check.spoken, "1 2, 2 7");
        assert_eq!(value(&CardTermKind, "12/27"), Ok("2027-12".to_owned()));
    }

    #[test]
    fn a_key_takes_the_digit_behind_the_slash_of_the_mask() {
        assert_eq!(edit(&CardTermKind, ("12/27", 3), ("1227", 2)), ("12/7".to_owned(), 1));
        assert_eq!(edit(&CardTermKind, ("12/27", 2), ("1227", 2)), ("12/7".to_owned(), 2));
    }

    #[test]
    fn a_card_that_has_run_out_is_named_at_once() {
        let (said, hopeless) = reason(&judge(&CardTermKind, "11/26")).unwrap();
        assert!(said.contains("истёк") && hopeless, "{said}");
        assert!(reason(&judge(&CardTermKind, "12/26")).is_none());
        assert!(reason(&judge(&CardTermKind, "13")).is_some_and(|(_, hopeless)| hopeless));
        assert!(reason(&judge(&CardTermKind, "12/2")).is_some_and(|(_, hopeless)| !hopeless));
    }
}
