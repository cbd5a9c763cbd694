//! Words to be said later, in whatever language holds then.

use crate::words::{Argument, Key, Words};

/// A message of the catalogue with what it is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    key: Key,
    arguments: Vec<(&'static str, Filling)>,
}

/// What a phrase is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Filling {
    Text(String),
    Number(u64),
}

impl Phrase {
    /// The message with one more argument; its text is none of the person's, for phrases are shown in `Debug`.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Argument<'static>>) -> Self {
        let value = match value.into() {
            Argument::Text(text) => Filling::Text(text.to_owned()),
            Argument::Number(number) => Filling::Number(number),
        };
        self.arguments.push((name, value));
        self
    }

    /// The message with a sign of what was typed.
    pub(super) fn with_sign(mut self, name: &'static str, sign: char) -> Self {
        self.arguments.push((name, Filling::Text(sign.to_string())));
        self
    }

    /// The words.
    pub(super) fn say(&self, words: &Words) -> String {
        let arguments: Vec<_> = self
            .arguments
            .iter()
            .map(|(name, value)| match value {
                Filling::Text(text) => (*name, Argument::from(text)),
                Filling::Number(number) => (*name, Argument::from(*number)),
            })
            .collect();
        words.with(self.key, &arguments)
    }
}

impl From<Key> for Phrase {
    fn from(key: Key) -> Self {
        Self { key, arguments: Vec::new() }
    }
}
