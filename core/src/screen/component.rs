//! The components a screen is made of, in the order in which they stand on it.

use serde::{Deserialize, Serialize};

use super::{
    action::Action,
    field::{CheckBox, CodeField, DateField, SecretField, TextField},
    tone::{Icon, Tone},
};
use crate::sensitive::hidden_debug;

/// One thing on a screen. The list is closed: a shell draws each of them and has no default case.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Component {
    /// The welcoming block at the top of the first screen, drawn on the role `hero`.
    Hero {
        /// Display-size text; the heading of level 1 of its screen.
        title: String,
        /// One or two sentences below it.
        text: String,
    },
    /// A heading. A screen has one of level 1, and the focus goes there when the screen is new.
    Heading {
        /// What it says.
        text: String,
        /// 1 for the screen's title, 2 for a section.
        level: u8,
    },
    /// Running text of at most three lines.
    Paragraph {
        /// What it says.
        text: String,
        /// How it is spoken where that differs: digits singly, dates as words.
        spoken: Option<String>,
        /// Drawn in `text-muted`.
        muted: bool,
        /// A decorative icon before the text.
        icon: Option<Icon>,
        /// A link that ends it.
        link: Option<Action>,
    },
    /// A message that stays while it is true. `Warning` and `Danger` are alerts.
    Banner {
        /// What kind of message it is.
        tone: Tone,
        /// The strong line: what happened.
        title: String,
        /// What to do now.
        text: String,
        /// The way on, where it is a tap.
        action: Option<Action>,
        /// Full-width variant above the content, for "no link".
        strip: bool,
    },
    /// One line of typed text.
    TextField {
        /// The field.
        field: TextField,
    },
    /// A date typed as дд.мм.гггг or picked in the system's calendar.
    DateField {
        /// The field.
        field: DateField,
    },
    /// A password.
    SecretField {
        /// The field.
        field: SecretField,
    },
    /// A one-time code drawn as cells.
    CodeField {
        /// The field.
        field: CodeField,
    },
    /// A box to tick, with an optional link to read first.
    CheckBox {
        /// The box.
        field: CheckBox,
    },
    /// One row of a list: one target, one name.
    ListRow {
        /// A decorative icon in a tile at the left.
        icon: Option<Icon>,
        /// The first line.
        title: String,
        /// The muted second line.
        subtitle: Option<String>,
        /// What stands at the right.
        value: Option<String>,
        /// The whole row as one spoken name.
        spoken: String,
        /// What a tap does; a row without it is not a target.
        action: Option<Action>,
    },
    /// Something with a state that changes by itself: an application, a thing that waits to be sent.
    StatusCard {
        /// What it is about.
        title: String,
        /// Its state in one or two words, drawn as a pill with an icon.
        status: String,
        /// The colour role and icon of the pill.
        tone: Tone,
        /// What that means and what happens next; empty where there is no more to say.
        text: String,
    },
    /// The account's level: its name and how many of the three levels are reached.
    LevelCard {
        /// The level in words («Упрощённая запись»).
        title: String,
        /// What it opens.
        text: String,
        /// Levels reached, 1 to 3.
        reached: u8,
        /// The card as one spoken name.
        spoken: String,
    },
    /// Pairs of name and value to look over before sending.
    Review {
        /// The pairs.
        rows: Vec<ReviewRow>,
        /// «Изменить» for the whole group.
        action: Option<Action>,
    },
    /// Work of unknown length.
    Progress {
        /// What is being done.
        text: String,
    },
    /// Components that belong together, drawn on one card.
    Group {
        /// The group's name, also for a screen reader.
        title: Option<String>,
        /// What stands in it.
        components: Vec<Component>,
    },
    /// A screen or a section with nothing to show yet, or that could not be shown.
    EmptyState {
        /// The picture.
        icon: Icon,
        /// One sentence. Where it is the screen's title, no heading stands above it.
        title: String,
        /// Why, and how to go on; empty where there is no more to say.
        text: String,
    },
}

/// One pair of a [`Component::Review`].
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct ReviewRow {
    /// The name, muted.
    pub name: String,
    /// The value.
    pub value: String,
    /// How the value is spoken.
    pub spoken: String,
}

hidden_debug!(ReviewRow);
hidden_debug!(
    variants of Component: Hero, Heading, Paragraph, Banner, TextField, DateField, SecretField, CodeField, CheckBox, ListRow,
    StatusCard, LevelCard, Review, Progress, Group, EmptyState
);
