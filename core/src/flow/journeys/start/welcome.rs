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
            turn.state.facts.installation.language = Some(other(turn.state.language()));
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
    let mut screen = view.bare(Key::AppName);
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
    screen.components.push(paragraph(view.text(Key::WelcomePortal), true));
    let label = if view.state.facts.registration.is_some() {
        Key::ActionGoOnRegistering
    } else {
        Key::ActionRegister
    };
    screen.actions = vec![
        Action::new(REGISTER, view.text(label), ActionStyle::Primary),
        Action::new(SIGN_IN, view.text(Key::ActionSignIn), ActionStyle::Secondary),
    ];
    screen.bar_actions = vec![Action {
        spoken: Some(view.text(Key::LanguageOtherSpoken)),
        ..Action::new(LANGUAGE, view.text(Key::LanguageOther), ActionStyle::Plain)
    }];
    screen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::route::START;

    #[test]
    fn the_root_leads_here() {
        assert!(PAGE.has(&START));
    }
}
