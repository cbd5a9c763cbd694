//! The password: sent at once, kept nowhere.

use super::{
    facts::Registration,
    order::{self, id},
};
use crate::{
    domain::password::{Forbidden, PasswordFault},
    flow::{
        field::{Field, Label},
        fields::{
            new_password::{NewPasswordKind, personal_words},
            password_again::{PasswordAgainKind, same_password},
            password_faults::how_to_mend,
        },
        page::{Page, Tap},
        phrase::Phrase,
        turn::Turn,
        view::{View, paragraph},
    },
    protocol::{Call, Refusal, SetPassword},
    screen::{Action, ActionStyle, Autofill, Component, Screen, Tone},
    sensitive::Sensitive,
    words::{Argument, Key},
};

/// The field of the password.
pub(super) const PASSWORD: Field =
    Field::new("password", &NewPasswordKind, Key::FieldPassword, None, Autofill::NewPassword);
const PASSWORD_AGAIN: Field = Field::new(
    "password_again",
    &PasswordAgainKind { of: "password" },
    Key::FieldPasswordAgain,
    None,
    Autofill::NewPassword,
);
const SAVE: &str = "save_password";

pub(super) const PAGE: Page =
    Page { key: order::PASSWORD, fields: |_, _| vec![PASSWORD, PASSWORD_AGAIN], tap, draw, ..order::PAGE };

fn tap(turn: &mut Turn<'_>, tap: &Tap<'_>) -> bool {
    if tap.action != SAVE {
        return false;
    }
    turn.accept();
    let (password, again) = (tap.values.text(&PASSWORD.id), tap.values.text(&PASSWORD_AGAIN.id));
    if is_set(turn.state.facts.registration.as_ref()) && password.is_empty() && again.is_empty() {
        order::advance(turn);
    } else if tap.read(turn, &PASSWORD).is_some() {
        choose(turn, password, again);
    }
    true
}

/// What the portal finds wrong with a password that this phone took. It is there once more with the request, and nowhere
/// else.
pub(super) fn refused_by_portal(registration: &Registration, call: &Call, refusal: &Refusal) -> Phrase {
    let known: Vec<_> = refusal.reasons.iter().filter_map(|reason| PasswordFault::of_slug(reason)).collect();
    let asked: Option<SetPassword> = call.read();
    let mended = asked.zip(registration.settings.as_ref()).and_then(|(asked, settings)| {
        how_to_mend(&settings.password, &registration.personal_data(), asked.password.reveal(), &known)
    });
    mended.unwrap_or_else(|| Key::PasswordRules.into())
}

fn choose(turn: &mut Turn<'_>, password: &str, again: &str) {
    if !same_password(password, again) {
        turn.refuse(&PASSWORD_AGAIN.id, Key::PasswordDiffers);
    } else if let Some(registration) = id(turn) {
        turn.ask(&SetPassword { registration, password: Sensitive::new(password) }, Some(SAVE));
    }
}

fn is_set(registration: Option<&Registration>) -> bool {
    registration.is_some_and(|registration| registration.password_set)
}

/// Why the password is asked for once more, where the portal had one.
fn outdated(view: &View<'_>, registration: &Registration) -> Option<Component> {
    let title = match registration.password_outdated_by[..] {
        [] => return None,
        [Forbidden::Name] => Key::PasswordOutdatedNameTitle,
        [Forbidden::BirthDate] => Key::PasswordOutdatedBirthDateTitle,
        [Forbidden::Phone] => Key::PasswordOutdatedPhoneTitle,
        _ => Key::PasswordOutdatedSeveralTitle,
    };
    let forbidden = personal_words(view.words, &registration.password_outdated_by);
    Some(Component::Banner {
        tone: Tone::Info,
        title: view.text(title),
        text: view.with(Key::PasswordOutdatedText, &[("forbidden", Argument::Own(&forbidden))]),
        action: None,
        strip: false,
    })
}

fn draw(view: &View<'_>) -> Screen {
    let outdated = view.state.facts.registration.as_ref().and_then(|known| outdated(view, known));
    let mut screen = order::screen(view, Key::PasswordTitle, outdated);
    let is_set = is_set(view.state.facts.registration.as_ref());
    let hint = is_set.then_some(Label::Own(Key::PasswordSetHint));
    let first = Field { hint, required: !is_set, ..PASSWORD };
    let again = Field { required: !is_set, ..PASSWORD_AGAIN };
    screen.components.extend([
        paragraph(view.text(Key::PasswordText), true),
        first.draw(view, None),
        again.draw(view, None),
    ]);
    screen.actions = vec![Action::new(SAVE, view.text(Key::ActionNext), ActionStyle::Primary)];
    screen
}
