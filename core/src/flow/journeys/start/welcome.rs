//! The first screen: it never waits for anything.

use crate::{
    flow::{
        journeys::{registration, sign_in},
        page::{PLAIN, Page, Tap},
        turn::Turn,
        view::{View, paragraph},
    },
    screen::{Action, ActionStyle, Component, Icon, Language, Screen},
    words::Key,
};

const REGISTER: &str = "register";
const SIGN_IN: &str = "sign_in";
const LANGUAGE: &str = "language";

pub(super) const PAGE: Page = Page { key: "welcome", tap, draw, ..PLAIN };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    match tap.action {
        REGISTER => {
            turn.accept();
            registration::begin(turn);
        }
        SIGN_IN => {
            turn.accept();
            sign_in::begin(turn, None);
        }
        LANGUAGE => {
            turn.accept();
            turn.state.choose_language(other(turn.state.language()));
        }
        _ => return false,
    }
    true
}

fn other(language: Language) -> Language {
    match language {
        Language::Ru => Language::En,
        Language::En => Language::Ru,
    }
}

fn draw(view: &View<'_>) -> Screen {
    let mut screen = view.bare(&view.text(Key::AppName));
    screen.components =
        vec![Component::Hero { title: view.text(Key::WelcomeTitle), text: view.text(Key::WelcomeText) }];
    screen.components.extend(view.problem());
    screen.components.push(Component::Paragraph {
        text: view.text(Key::WelcomeTerms),
        spoken: None,
        muted: true,
        icon: Some(Icon::Clock),
        link: None,
    });
    if let Some(name) = &view.settings().portal_name {
        let name = view.translated(name);
        let portal = view.with(Key::WelcomePortal, &[("name", (&name).into())]);
        screen.components.push(paragraph(portal, true));
    }
    let facts = &view.state.facts;
    let register = |style| {
        let begun = facts.registration.is_some();
        let label = if begun { Key::ActionGoOnRegistering } else { Key::ActionRegister };
        Action::new(REGISTER, view.text(label), style)
    };
    let sign_in = |style| Action::new(SIGN_IN, view.text(Key::ActionSignIn), style);
    screen.actions = if facts.installation.had_account && facts.registration.is_none() {
        vec![sign_in(ActionStyle::Primary), register(ActionStyle::Secondary)]
    } else {
        vec![register(ActionStyle::Primary), sign_in(ActionStyle::Secondary)]
    };
    screen.bar_actions = vec![Action {
        spoken: Some(view.text(Key::LanguageOtherSpoken)),
        ..Action::new(LANGUAGE, view.text(Key::LanguageOther), ActionStyle::Plain)
    }];
    screen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::{
        route::START,
        tests::{
            bench::Bench,
            citizen::{go_to, want_out},
            look,
        },
    };

    #[test]
    fn the_root_leads_here() {
        assert!(PAGE.has(&START));
    }

    fn main_action(bench: &Bench) -> String {
        let seen = bench.look();
        assert_eq!(seen.top.key, "welcome");
        let main = seen.top.actions.iter().find(|action| action.style == ActionStyle::Primary);
        main.expect("one action is the main one").id.clone()
    }

    #[test]
    fn the_portal_is_named() {
        let mut bench = Bench::new();
        let says = |bench: &Bench, text: &str| {
            let said = look::read(&bench.look());
            assert!(said.contains(text), "{said}");
        };
        says(&bench, "Портал, где будет ваш кабинет: учебный стенд");
        bench.tap(LANGUAGE, &[]);
        says(&bench, "The portal that will keep your account: training portal");
    }

    #[test]
    fn who_had_an_account_here_is_asked_to_sign_in_first() {
        assert_eq!(main_action(&Bench::new()), REGISTER);
        let mut bench = go_to("home");
        want_out(&mut bench);
        bench.tap("sign_out_confirmed", &[]);
        assert_eq!(main_action(&bench), SIGN_IN);
        bench.restart();
        assert_eq!(main_action(&bench), SIGN_IN);
        bench.tap(REGISTER, &[]);
        bench.tap("back", &[]);
        assert_eq!(main_action(&bench), REGISTER, "what was begun is gone on with");
    }
}
