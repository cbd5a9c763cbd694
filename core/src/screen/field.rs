//! Fields a person fills in, and the verdict on what was typed.

use serde::{Deserialize, Serialize};

use super::{
    action::{Action, Countdown},
    intent::FieldValue,
};
use crate::sensitive::hidden_debug;

/// One line of typed text.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct TextField {
    /// Opaque id, unique on its screen; goes back in drafts and intents.
    pub id: String,
    /// The name above the box, never only a placeholder.
    pub label: String,
    /// Help below the box while there is no verdict.
    pub hint: Option<String>,
    /// What the core knows to stand in it.
    pub value: String,
    /// A shell replaces its own text by `value` only when this number changed.
    pub value_rev: u32,
    /// What an empty or half-typed field shows after the caret («+7 ___ ___-__-__»): `_` stands for a digit.
    pub ghost: Option<String>,
    /// Which keyboard to show.
    pub keyboard: Keyboard,
    /// What the system may fill in.
    pub autofill: Autofill,
    /// The verdict of the last submit. While typing, `check_field` gives fresher ones.
    pub verdict: Verdict,
    /// False while another field makes it meaningless («нет отчества»).
    pub enabled: bool,
    /// Whether the screen can't be left by its primary action while this is empty.
    pub required: bool,
}

/// A date typed as дд.мм.гггг.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct DateField {
    /// Opaque id, unique on its screen.
    pub id: String,
    /// The name above the box.
    pub label: String,
    /// Help below the box.
    pub hint: Option<String>,
    /// What stands in it, masked.
    pub value: String,
    /// See [`TextField::value_rev`].
    pub value_rev: u32,
    /// «дд.мм.гггг»: behind the caret stand the parts that are not begun.
    pub ghost: String,
    /// Earliest day that can be picked, ISO 8601.
    pub earliest: String,
    /// Latest day that can be picked, ISO 8601; a calendar opens there.
    pub latest: String,
    /// Name of the button that opens the system's calendar.
    pub calendar_label: String,
    /// What the system may fill in.
    pub autofill: Autofill,
    /// The verdict of the last submit.
    pub verdict: Verdict,
    /// Whether the screen can't be left by its primary action while this is empty.
    pub required: bool,
}

/// A password. Its text never comes from the core: it lives in the shell and goes down with one intent.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct SecretField {
    /// Opaque id, unique on its screen.
    pub id: String,
    /// The name above the box.
    pub label: String,
    /// Help below the box.
    pub hint: Option<String>,
    /// What a password manager may do with it.
    pub autofill: Autofill,
    /// The name under which a password manager keeps it, where no field of the screen has that.
    pub username: Option<String>,
    /// The id of the field that this one must repeat: its text goes to `check_field` as `other`.
    pub repeats: Option<String>,
    /// The rules with nothing typed yet; `check_field` gives them as typed.
    pub rules: Vec<Rule>,
    /// Name of the meter of its strength; none where strength is not shown.
    pub strength_label: Option<String>,
    /// «Придумать за меня»: the shell calls `suggest_password` and puts the answer in this field and in the one
    /// that repeats it.
    pub suggest_label: Option<String>,
    /// Name of the eye while the text is hidden.
    pub show_label: String,
    /// Name of the eye while the text is shown.
    pub hide_label: String,
    /// The verdict of the last submit.
    pub verdict: Verdict,
    /// Whether the screen can't be left by its primary action while this is empty.
    pub required: bool,
}

/// A one-time code: one input drawn as cells, sent by itself on the last digit.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct CodeField {
    /// Opaque id, unique on its screen.
    pub id: String,
    /// The accessible name («Код из СМС, 6 цифр»).
    pub label: String,
    /// Digits.
    pub length: u8,
    /// How far one has come, for the ear («Введено 3 из 6»): by the digits that stand there, from none to all.
    pub entered: Vec<String>,
    /// See [`TextField::value_rev`]; a new number empties the cells.
    pub value_rev: u32,
    /// The action that the last digit triggers.
    pub submit: Action,
    /// How long the code can still be used, with its words.
    pub life: Option<Countdown>,
    /// The whole life of a code in milliseconds, for the ring.
    pub life_ms: u64,
    /// The verdict on the last code sent.
    pub verdict: Verdict,
    /// False while tries are locked or a code is being checked.
    pub enabled: bool,
}

/// A box to tick.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct CheckBox {
    /// Opaque id, unique on its screen. Its text in drafts and intents is `"true"` or `"false"`.
    pub id: String,
    /// What is agreed to or chosen.
    pub label: String,
    /// Ticked or not.
    pub checked: bool,
    /// See [`TextField::value_rev`].
    pub value_rev: u32,
    /// The text to read first; opening it does not tick the box.
    pub link: Option<Action>,
    /// The id of the field that makes no sense while this box is ticked; the shell disables it at once.
    pub disables: Option<String>,
    /// The verdict of the last submit.
    pub verdict: Verdict,
    /// Whether the screen can't be left by its primary action while it is not ticked.
    pub required: bool,
}

/// What is thought of a field's text.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing to say yet.
    #[default]
    None,
    /// Right as it is.
    Good,
    /// Not right.
    Wrong {
        /// What is wrong and how to mend it.
        reason: String,
        /// The same for the ear; names the field.
        spoken: String,
        /// True when no further typing can make it right, so a shell shows it before the field is left.
        hopeless: bool,
    },
}

/// One rule of a password and whether the text meets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Rule {
    /// The rule in words.
    pub text: String,
    /// How the text stands to it.
    pub state: RuleState,
    /// «выполнено», «ещё нет» or «не выполнено» with the rule's words.
    pub spoken: String,
}

/// How a text stands to a [`Rule`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    /// Met.
    Met,
    /// Not met yet.
    NotYet,
    /// Not met, though the person was done, or so that no further typing mends it.
    Broken,
    /// The portal will check it.
    PortalChecks,
}

/// How hard a password is to guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Strength {
    /// Filled segments, 0 to 4.
    pub segments: u8,
    /// One word («Отличный»).
    pub word: String,
    /// What that means in practice.
    pub text: String,
}

/// A text with what is selected in it; a caret is a selection of nothing. Places are in UTF-16 code units.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Edited {
    /// The whole text.
    pub text: String,
    /// Where the selection begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// What `check_field` or `edit_field` found in a text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct FieldCheck {
    /// The text as the field shall show it, masked.
    pub text: String,
    /// Where the caret stands in `text`, in UTF-16 code units.
    pub caret: u32,
    /// What is still to come behind `text`, as the field's ghost has it; empty where nothing is.
    pub ghost: String,
    /// What is thought of it. Shown when the field is left, or at once when `hopeless`.
    pub verdict: Verdict,
    /// Help below the box for this text, in place of the field's own; gives way to a verdict that is shown.
    pub hint: Option<String>,
    /// A correction to apply when the field is left, shown with a way to undo it.
    pub repaired: Option<Repaired>,
    /// Texts to choose from in place of the typed one; none is ever put in by itself.
    pub offers: Option<Offers>,
    /// The text for the ear: digits singly, dates as words.
    pub spoken: String,
    /// The password's rules as typed; empty for other fields.
    pub rules: Vec<Rule>,
    /// The password's strength; only where the field shows it.
    pub strength: Option<Strength>,
}

impl FieldCheck {
    /// A text with a verdict and nothing else to say; the caret stays within it.
    pub fn plain(text: &str, caret: u32, verdict: Verdict) -> Self {
        Self {
            text: text.to_owned(),
            caret: caret.min(u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)),
            ghost: String::new(),
            verdict,
            hint: None,
            repaired: None,
            offers: None,
            spoken: text.to_owned(),
            rules: Vec::new(),
            strength: None,
        }
    }
}

/// What a person may have meant by a text: each is a tap. They stand beside a wrong text when its verdict is shown, and
/// beside a right one at once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Offers {
    /// «Возможно, опечатка. Сверьте с документом:»
    pub title: String,
    /// The texts, one at least.
    pub choices: Vec<Offer>,
}

/// A text to choose; it may be spread over several fields.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Offer {
    /// What is shown.
    pub text: String,
    /// What stands in which fields of the screen once it is chosen, in the order in which to fill them: a box that
    /// switches a field on comes before that field.
    pub fills: Vec<FieldValue>,
    /// The same for the ear.
    pub spoken: String,
}

/// A text that was corrected by itself: stray spaces, wrong case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Repaired {
    /// The corrected text.
    pub text: String,
    /// «Исправили на заглавную букву: Иванов».
    pub note: String,
    /// «Отменить». Undoing puts the typed text back and keeps it.
    pub undo_label: String,
}

/// Which keyboard a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Keyboard {
    /// Words with capitals, no autocorrection.
    Name,
    /// Digits only.
    Number,
    /// A phone keypad.
    Phone,
    /// Latin letters with `@` at hand.
    Email,
    /// Any text.
    Text,
}

/// What the system may fill into a field; named after the HTML autofill tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum Autofill {
    /// Nothing.
    Off,
    /// The phone's own number.
    Tel,
    /// The name of the account, which is kept with its password.
    Username,
    /// The code of an SMS that just came.
    OneTimeCode,
    /// Surname.
    FamilyName,
    /// Given name.
    GivenName,
    /// Patronymic.
    AdditionalName,
    /// Birth date.
    Bday,
    /// The address of a mailbox.
    Email,
    /// The number of a bank card.
    CcNumber,
    /// Until when the card holds.
    CcExp,
    /// The card's check code.
    CcCsc,
    /// A password that is being chosen.
    NewPassword,
    /// The password of the account.
    CurrentPassword,
}

hidden_debug!(Edited, Repaired, Offers, Offer);
hidden_debug!(variants of Verdict: None, Good, Wrong);
hidden_debug!(fields of FieldCheck: verdict);
hidden_debug!(fields of TextField: id, verdict);
hidden_debug!(fields of DateField: id, verdict);
hidden_debug!(fields of SecretField: id, verdict);
hidden_debug!(fields of CodeField: id, verdict);
hidden_debug!(fields of CheckBox: id, verdict);
