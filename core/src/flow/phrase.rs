//! Words to be said later, in whatever language holds then.

use std::time::Duration;

use crate::words::{Argument, Key, Words};

/// A message of the catalogue with what it is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    key: Key,
    arguments: Vec<(&'static str, Filling)>,
    /// What is said after it.
    then: Vec<Phrase>,
}

/// What a phrase is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Filling {
    Own(String),
    Outside(String),
    Number(u64),
    Time(Duration),
}

impl Phrase {
    /// The message with one more argument; its text is none of the person's, for phrases are shown in `Debug`.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Argument<'static>>) -> Self {
        let value = match value.into() {
            Argument::Own(text) => Filling::Own(text.to_owned()),
            Argument::Outside(text) => Filling::Outside(text.to_owned()),
            Argument::Number(number) => Filling::Number(number),
        };
        self.arguments.push((name, value));
        self
    }

    /// The message with a sign of what was typed.
    pub(super) fn with_sign(mut self, name: &'static str, sign: char) -> Self {
        self.arguments.push((name, Filling::Outside(sign.to_string())));
        self
    }

    /// The message with a text of the portal.
    pub(super) fn with_text(mut self, name: &'static str, text: &str) -> Self {
        self.arguments.push((name, Filling::Outside(text.to_owned())));
        self
    }

    /// This, and another sentence after it.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.then.push(other);
        self
    }

    /// The message with a length of time, rounded up: «0:20», «12:00:00».
    pub(super) fn with_time(mut self, name: &'static str, time: Duration) -> Self {
        self.arguments.push((name, Filling::Time(time)));
        self
    }

    /// The words.
    pub(super) fn say(&self, words: &Words) -> String {
        let times: Vec<_> = self.arguments.iter().map(|(_, value)| value.clock()).collect();
        let arguments: Vec<_> = self
            .arguments
            .iter()
            .zip(&times)
            .map(|((name, value), time)| match value {
                Filling::Own(text) => (*name, Argument::Own(text)),
                Filling::Outside(text) => (*name, Argument::Outside(text)),
                Filling::Number(number) => (*name, Argument::from(*number)),
                Filling::Time(_) => (*name, Argument::from(time)),
            })
            .collect();
        let first = words.with(self.key, &arguments);
        self.then.iter().fold(first, |said, next| format!("{said} {}", next.say(words)))
    }
}

impl Filling {
    /// A length of time as a countdown shows it; empty for anything else.
    fn clock(&self) -> String {
        let Self::Time(time) = self else { return String::new() };
        let seconds = time.as_millis().div_ceil(1_000);
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        if hours == 0 {
            format!("{minutes}:{seconds:02}")
        } else {
            format!("{hours}:{minutes:02}:{seconds:02}")
        }
    }
}

impl From<Key> for Phrase {
    fn from(key: Key) -> Self {
        Self { key, arguments: Vec::new(), then: Vec::new() }
    }
}
