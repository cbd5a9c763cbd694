//! What comes up: the screen that is shown now, and how it came to be there.

use serde::{Deserialize, Serialize};

use super::{action::Action, component::Component, intent::Language, tone::Tone};
use crate::sensitive::hidden_debug;

/// The whole picture at one moment. A later one replaces it; none in between has to be drawn.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Update {
    /// Grows with each update of one core.
    pub seq: u64,
    /// Keys of the screens below and with `top`, oldest first; a shell keeps the last picture of each for back
    /// gestures.
    pub stack: Vec<String>,
    /// The screen that is shown.
    pub top: Screen,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// How the screen came.
    pub transition: Transition,
}

/// One screen.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Screen {
    /// The route of the screen («registration/phone»): stable across restarts, the address of drafts.
    pub key: String,
    /// Changes on every navigation and whenever an action is accepted.
    pub visit: u64,
    /// The language of every word on it.
    pub language: Language,
    /// What it is called in the window's title and by a screen reader when it comes.
    pub title: String,
    /// «Назад» in the top bar; the same as the system's back. None where there is nowhere to go back to.
    pub back: Option<Action>,
    /// Where in a journey of known length it stands.
    pub steps: Option<StepCounter>,
    /// Actions at the right of the top bar (language).
    pub bar_actions: Vec<Action>,
    /// What stands on it.
    pub components: Vec<Component>,
    /// The sticky foot: at most one primary action, first.
    pub actions: Vec<Action>,
    /// Something is under way: actions are locked, the fields keep their text.
    pub busy: Option<Busy>,
    /// A message that goes by itself.
    pub notice: Option<Notice>,
    /// The field that must get the focus now: the first faulty one after a submit.
    pub focus: Option<String>,
}

/// Where in a journey the screen stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct StepCounter {
    /// The step, from 1.
    pub current: u8,
    /// How many there are.
    pub total: u8,
    /// «2 из 4».
    pub text: String,
    /// «Шаг 2 из 4».
    pub spoken: String,
}

/// Something is under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Busy {
    /// The action that started it; its label is replaced by `text`.
    pub action: Option<String>,
    /// «Отправляем…»
    pub text: String,
}

/// A message above the actions that goes by itself after six seconds, or when it is closed with a screen reader.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Notice {
    /// Grows with each notice, so that the same words twice are two notices.
    pub id: u64,
    /// What it says.
    pub text: String,
    /// Its kind.
    pub tone: Tone,
    /// Name of the button that closes it.
    pub close_label: String,
}

/// What lies over a screen.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Overlay {
    /// Something to read.
    Sheet {
        /// Its heading.
        title: String,
        /// What stands in it.
        components: Vec<Component>,
        /// The action that closes it; also the system's back.
        close: Action,
    },
    /// A question before something that can't be undone.
    Confirmation {
        /// The question.
        title: String,
        /// What follows from each answer.
        text: String,
        /// How it is spoken where that differs: digits singly.
        spoken: Option<String>,
        /// The answers, the safe one last.
        actions: Vec<Action>,
    },
}

/// How a screen came to be shown; a shell animates by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    /// The same screen with something changed.
    None,
    /// Deeper.
    Push,
    /// Back.
    Pop,
    /// Another place; nothing to go back to.
    Replace,
}

hidden_debug!(variants of Overlay: Sheet, Confirmation);
hidden_debug!(fields of Update: seq, stack, top, overlay, transition);
hidden_debug!(fields of Screen: key, visit, language);
hidden_debug!(fields of Notice: id, tone);
