//! What a sample is.

use serde::Serialize;

use crate::{
    screen::{FieldCheck, Language, Update},
    sensitive::hidden_debug,
};

/// One screen with a component in some of its states.
#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct Sample {
    /// Unique among the samples of a language; the same for the same screen in the other one. Letters and hyphens.
    pub name: String,
    /// The language of its words.
    pub language: Language,
    /// What is shown.
    pub update: Update,
    /// What a person has typed into its fields since it is shown, in the order in which they did.
    pub typed: Vec<SampleText>,
}

/// A text that was typed into a field of a sample, with what the core found in it.
#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ffi", derive(uniffi::Record))]
pub struct SampleText {
    /// The field's id.
    pub field: String,
    /// What stands in it.
    pub text: String,
    /// What is thought of it.
    pub check: FieldCheck,
    /// Whether the field was left since; otherwise, as the last one may be, the person is still typing.
    pub left: bool,
}

hidden_debug!(fields of Sample: name, language);
hidden_debug!(fields of SampleText: field, left);
