//! The first screen: it never waits for anything.

use super::{
    super::{Route, Turn, view::View},
    registration, sign_in,
};
use crate::{
    screen::{Action, ActionStyle, Component, Icon, Language, Screen},
    words::Key,
};

const REGISTER: &str = "register";
const SIGN_IN: &str = "sign_in";
const LANGUAGE: &str = "language";

pub(in crate::flow) fn intent(turn: &mut Turn<'_>, action: &str) -> bool {
    match action {
        REGISTER => {
            turn.accept();
            registration::begin(turn);
            true
        }
        SIGN_IN => {
            turn.accept();
            sign_in::begin(turn, None);
            true
        }
        LANGUAGE => {
            turn.accept();
            turn.state.facts.installation.language = Some(other(turn.state.language()));
            true
        }
        _ => false,
    }
}

fn other(language: Language) -> Language {
    match language {
        Language::Ru => Language::En,
        Language::En => Language::Ru,
    }
}

pub(in crate::flow) fn screen(view: &View<'_>) -> Screen {
    let mut screen = view.screen(Route::Welcome, view.text(Key::AppName));
    screen.components = vec![
        Component::Hero { title: view.text(Key::WelcomeTitle), text: view.text(Key::WelcomeText) },
        Component::Paragraph {
            text: view.text(Key::WelcomeTerms),
            spoken: None,
            muted: true,
            icon: Some(Icon::Clock),
            link: None,
        },
    ];
    if let Some(problem) = view.problem() {
        screen.components.insert(1, problem);
    }
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
