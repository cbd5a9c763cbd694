//! Screens for a memory that can't be used, and for an app without a core: each says what happened and has a way on.

#[cfg(test)]
mod tests;

use crate::{
    flow::{
        action::CLOSE,
        again::Again,
        event::Effect,
        state::{Memory, Over},
        trouble::Trouble,
        turn::Turn,
        view::{View, confirmation},
    },
    screen::{Action, ActionStyle, Component, Icon, Overlay, Screen},
    words::Key,
};

const AGAIN: &str = "open_again";
const START_OVER: &str = "start_over";
const CONFIRM: &str = "start_over_confirmed";
/// «Начать заново?»
const QUESTION: &str = "start_over";

/// Carries out a tap on such a screen.
pub(in crate::flow) fn tap(turn: &mut Turn<'_>, trouble: Trouble, action: &str) -> bool {
    match action {
        AGAIN => {
            turn.accept();
            turn.state.memory = Memory::Opening;
            turn.state.passing.again = Some(Again::opening(AGAIN, trouble, turn.env.monotonic));
            turn.effects.push(Effect::OpenStore);
        }
        START_OVER if can_start_over(trouble) => turn.open_over(Over::of(QUESTION)),
        CLOSE => return turn.close_over(),
        CONFIRM if turn.state.passing.overlay.take().is_some() => {
            turn.accept();
            turn.state.memory = Memory::Opening;
            turn.effects.push(Effect::SetStoreAside);
        }
        _ => return false,
    }
    true
}

/// Where asking again can't help, or may never help, the person can begin anew.
fn can_start_over(trouble: Trouble) -> bool {
    matches!(trouble, Trouble::KeyLost | Trouble::Damaged)
}

/// What is shown while the memory is being opened: the screen of the trouble that it is opened once more after.
pub(in crate::flow) fn opening(view: &View<'_>) -> Screen {
    if let Some(trouble) = view.state.passing.again.as_ref().and_then(|again| again.trouble) {
        return screen(view, trouble);
    }
    let mut screen = view.keyed("opening", view.text(Key::AppName));
    screen.components = vec![Component::Progress { text: view.text(Key::OpeningText) }];
    screen
}

pub(in crate::flow) fn screen(view: &View<'_>, trouble: Trouble) -> Screen {
    let (icon, title, text) = match trouble {
        Trouble::KeyLost => (Icon::Key, Key::TroubleKeyLostTitle, Key::TroubleKeyLostText),
        Trouble::VaultRefused => (Icon::Lock, Key::TroubleVaultRefusedTitle, Key::TroubleVaultRefusedText),
        Trouble::Damaged => (Icon::Alert, Key::TroubleDamagedTitle, Key::TroubleDamagedText),
        Trouble::TooNew => (Icon::Refresh, Key::TroubleTooNewTitle, Key::TroubleTooNewText),
        Trouble::DiskFull => (Icon::Alert, Key::TroubleDiskFullTitle, Key::TroubleDiskFullText),
        Trouble::Unreadable => (Icon::Alert, Key::TroubleUnreadableTitle, Key::TroubleUnreadableText),
        Trouble::InUse => (Icon::Lock, Key::TroubleInUseTitle, Key::TroubleInUseText),
        Trouble::Misbuilt => (Icon::Refresh, Key::TroubleMisbuiltTitle, Key::TroubleMisbuiltText),
        Trouble::NotStarted => (Icon::Alert, Key::TroubleNotStartedTitle, Key::TroubleNotStartedText),
    };
    let mut screen = view.keyed(key(trouble), view.text(title));
    screen.components = vec![Component::EmptyState { icon, title: view.text(title), text: view.text(text) }];
    let again = |style| Action::new(AGAIN, view.text(Key::ActionTryAgain), style);
    let start_over = |style| Action::new(START_OVER, view.text(Key::ActionStartOver), style);
    screen.actions = match trouble {
        Trouble::KeyLost => vec![start_over(ActionStyle::Primary), again(ActionStyle::Secondary)],
        Trouble::Damaged => vec![again(ActionStyle::Primary), start_over(ActionStyle::Destructive)],
        _ => vec![again(ActionStyle::Primary)],
    };
    screen
}

/// The question, if it lies over the screen.
pub(in crate::flow) fn over(view: &View<'_>, over: &Over, trouble: Trouble) -> Option<Overlay> {
    let text =
        if trouble == Trouble::KeyLost { Key::StartOverKeyLostText } else { Key::StartOverDamagedText };
    let text = view.text(text);
    (over.name == QUESTION)
        .then(|| confirmation(view, Key::StartOverTitle, text, (CONFIRM, Key::ActionStartOver)))
}

fn key(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::KeyLost => "trouble/key_lost",
        Trouble::VaultRefused => "trouble/vault_refused",
        Trouble::Damaged => "trouble/damaged",
        Trouble::TooNew => "trouble/too_new",
        Trouble::DiskFull => "trouble/disk_full",
        Trouble::Unreadable => "trouble/unreadable",
        Trouble::InUse => "trouble/in_use",
        Trouble::Misbuilt => "trouble/misbuilt",
        Trouble::NotStarted => "trouble/not_started",
    }
}
