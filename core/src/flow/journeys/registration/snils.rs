//! The СНИЛС, where the portal's order asks for it.

use super::order::{self, id};
use crate::{
    domain::Snils,
    flow::{
        field::Field,
        fields::snils::SnilsKind,
        page::{Page, Tap},
        turn::Turn,
        view::{View, paragraph},
    },
    protocol::SaveSnils,
    screen::{Action, ActionStyle, Autofill, Screen},
    words::Key,
};

/// The field of the number.
pub(super) static SNILS: Field =
    Field::new("snils", &SnilsKind, Key::FieldSnils, Some(Key::SnilsHint), Autofill::Off);
const SAVE: &str = "save_snils";

pub(super) const PAGE: Page =
    Page { key: order::SNILS, fields: |_, _| vec![SNILS.clone()], tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if tap.action != SAVE {
        return false;
    }
    turn.accept();
    if let Some(snils) = tap.read(turn, &SNILS) {
        save(turn, snils);
        order::advance(turn);
    }
    true
}

/// Keeps the number and queues it, unless the portal has or gets the same already.
fn save(turn: &mut Turn<'_>, snils: String) {
    let Some(registration) = id(turn) else { return };
    let Some(facts) = turn.state.facts.registration.as_mut() else { return };
    if facts.snils.as_ref() != Some(&snils) {
        facts.snils = Some(snils.clone());
        turn.enqueue(&SaveSnils { registration, snils });
    }
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = order::screen(view, Key::SnilsTitle, None);
    let known = view.state.facts.registration.as_ref().and_then(|registration| registration.snils.as_deref());
    let shown = known.and_then(|digits| Snils::parse(digits).ok()).map(|snils| snils.shown());
    screen
        .components
        .extend([paragraph(view.text(Key::SnilsText), true), SNILS.draw(view, shown.as_deref())]);
    screen.actions = vec![Action::new(SAVE, view.text(Key::ActionNext), ActionStyle::Primary)];
    screen
}

#[cfg(test)]
mod tests {
    use crate::{
        flow::{
            form,
            tests::{
                bench::{Bench, is_change},
                citizen::go_to,
                look,
            },
        },
        protocol::{FieldRefusal, Refusal, RefusalKind, SaveSnils},
        screen::Verdict,
    };

    const RIGHT: &str = "112-233-445 95";
    const WRONG: &str = "112-233-445 96";

    /// A registration whose order asks for the number, where it does.
    fn asked() -> Bench {
        let mut bench = go_to("registration/password");
        let registration = bench.state.facts.registration.as_mut().unwrap();
        registration.settings.as_mut().unwrap().registration.steps.insert(2, "snils".to_owned());
        bench.restart();
        bench.settle();
        assert_eq!(bench.key(), "registration/snils");
        bench
    }

    #[test]
    fn a_slip_is_shown_with_what_it_may_have_been_and_nothing_is_put_in_by_itself() {
        let mut bench = asked();
        let check = form(&bench.state, &bench.env()).check("registration/snils", "snils", WRONG, 14, None);
        let check = check.unwrap();
        assert_eq!((check.text.as_str(), &check.repaired), (WRONG, &None));
        assert!(matches!(check.verdict, Verdict::Wrong { hopeless: true, .. }));
        assert!(check.offers.unwrap().choices.iter().any(|offer| offer.text == RIGHT));
        bench.tap("save_snils", &[("snils", WRONG)]);
        let seen = bench.look();
        assert!(look::reason(&seen, "snils").is_some() && bench.key() == "registration/snils");
        assert!(bench.take(is_change).is_none(), "a wrong number leaves the phone");
        let form = form(&bench.state, &bench.env());
        for (text, offers) in [("112-233-445 9", 0), ("000-000-000 00", 0), (RIGHT, 0), ("900-000-000 00", 6)]
        {
            let check = form.check("registration/snils", "snils", text, 0, None).unwrap();
            assert!(check.offers.map_or(0, |offers| offers.choices.len()) <= offers, "{text}");
        }
    }

    #[test]
    fn the_number_is_queued_once_and_one_that_the_portal_refuses_is_asked_for_again() {
        let mut bench = asked();
        bench.tap("save_snils", &[("snils", RIGHT)]);
        assert_eq!(bench.key(), "registration/password");
        let saving = bench.take(is_change).unwrap();
        let SaveSnils { snils, .. } = saving.call.read().unwrap();
        assert_eq!(snils, "11223344595");
        let field = FieldRefusal { field: "snils".to_owned(), reason: "check_digits".to_owned() };
        let refusal = Refusal { fields: vec![field], ..Refusal::of(RefusalKind::InvalidFields) };
        bench.answer(&saving, Err(refusal.into()));
        let seen = bench.look();
        assert_eq!(bench.key(), "registration/snils");
        assert!(look::reason(&seen, "snils").is_some());
        assert_eq!(bench.drafted("registration/snils", "snils"), Some(RIGHT), "what was typed is gone");
    }
}
