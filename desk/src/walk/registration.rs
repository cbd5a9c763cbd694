//! A citizen creates an account by phone number.

use kabinet_core::screen::{Component, Update, Verdict};

use super::journey::{Next, WalkError, Walker, shown_level};

/// What the citizen does on each screen of the registration.
pub fn script(update: &Update, walker: &Walker<'_>) -> Result<Next, WalkError> {
    let citizen = walker.citizen;
    let tap = |action: &str| Ok(Next::Tap(action.to_owned()));
    match update.top.key.as_str() {
        "welcome" => tap("register"),
        "registration/phone" => {
            walker.enter("phone", &citizen.phone)?;
            tap("send_code")
        }
        "registration/code" => code(update, walker),
        "registration/person" => {
            walker.enter("surname", &citizen.surname)?;
            walker.enter("name", &citizen.name)?;
            walker.enter("patronymic", &citizen.patronymic)?;
            walker.enter("birth_date", &citizen.birth_date)?;
            tap("save_person")
        }
        "registration/password" => {
            walker.enter("password", &citizen.password)?;
            walker.enter("password_again", &citizen.password)?;
            tap("save_password")
        }
        "registration/agreement" => {
            for consent in boxes(update) {
                walker.enter(&consent, "true")?;
            }
            tap("create_account")
        }
        "home" => match shown_level(update) {
            Some(level) => Ok(Next::Over(level)),
            None => Ok(Next::Wait),
        },
        // The queue sends by itself; every other screen is none of this journey.
        "registration/waiting" => Ok(Next::Wait),
        _ => Err(WalkError::Stuck { screen: update.to_text() }),
    }
}

/// Reads the newest SMS and types its code; asks for another one where there is none that works.
pub fn code(update: &Update, walker: &Walker<'_>) -> Result<Next, WalkError> {
    let works = update.top.components.iter().any(|component| {
        matches!(component, Component::CodeField { field } if field.enabled && field.verdict == Verdict::None && field.life.is_some())
    });
    if works && let Some(code) = walker.newest_code()? {
        walker.enter("code", &code)?;
        return Ok(Next::Tap("check_code".to_owned()));
    }
    let waits = update.top.actions.iter().any(|action| action.countdown.is_some());
    Ok(if waits { Next::Wait } else { Next::Tap("resend".to_owned()) })
}

fn boxes(update: &Update) -> Vec<String> {
    let boxes = update.top.components.iter().filter_map(|component| match component {
        Component::CheckBox { field } => Some(field.id.clone()),
        _ => None,
    });
    boxes.collect()
}
