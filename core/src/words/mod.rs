//! Every word a person reads or hears, from the catalogues in `ru/` and `en/` (Project Fluent): a file a room.
//!
//! [`Key`] is made from the catalogues by `build.rs`: a key that one language lacks does not compile.

mod hyphens;
mod moments;
mod outside;
mod spoken;
#[cfg(test)]
mod style;
mod typography;

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
pub use hyphens::set_large;
pub use moments::{
    civil_date_words, clock_words, edition_words, local_offset, moment_words, moscow_date, when_words,
};
pub use spoken::{spoken_digits, spoken_phone};

use unic_langid::LanguageIdentifier;

use crate::screen::Language;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Key {
    /// The message of that id.
    pub fn of_id(id: &str) -> Option<Self> {
        // They are in the order of their ids.
        Self::ALL.binary_search_by_key(&id, |key| key.id()).ok().map(|at| Self::ALL[at])
    }
}

/// The catalogue of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The catalogue of that language; read once in the life of a process.
    pub fn of(language: Language) -> &'static Self {
        static IN_RUSSIAN: OnceLock<Words> = OnceLock::new();
        static IN_ENGLISH: OnceLock<Words> = OnceLock::new();
        match language {
            Language::Ru => IN_RUSSIAN.get_or_init(|| Self::read(language, RUSSIAN)),
            Language::En => IN_ENGLISH.get_or_init(|| Self::read(language, ENGLISH)),
        }
    }

    /// The language of these words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments.
    pub fn text(&self, key: Key) -> String {
        self.with(key, &[])
    }

    /// A message with arguments; numbers choose the plural, and a text from outside is kept from changing the sentence.
    pub fn with(&self, key: Key, arguments: &[(&'static str, Argument<'_>)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in arguments {
            fluent.set(
                *name,
                match value {
                    Argument::Own(text) => FluentValue::from((*text).to_owned()),
                    Argument::Outside(text) => FluentValue::from(self.outside(text)),
                    Argument::Number(number) => FluentValue::from(*number),
                },
            );
        }
        let Some(pattern) = self.bundle.get_message(key.id()).and_then(|message| message.value()) else {
            return key.id().to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&fluent), &mut errors);
        debug_assert!(errors.is_empty(), "{} in {:?}: {errors:?}", key.id(), self.language);
        typography::tie(self.language, &text)
    }

    /// «имени, даты рождения и телефона»; empty for none.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [rest @ .., last] => {
                let rest = rest.join(", ");
                self.with(Key::ListAnd, &[("rest", Argument::Own(&rest)), ("last", Argument::Own(last))])
            }
        }
    }

    /// A text from outside as it may stand among our words; in words where nothing of it would be seen.
    pub fn outside(&self, text: &str) -> String {
        outside::in_sentence(text, &self.text(Key::UnseenSign))
    }

    /// A text that the portal gave in this language, set like our own.
    pub fn typeset(&self, text: &str) -> String {
        typography::tie(self.language, text)
    }

    fn read(language: Language, files: &[&str]) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Texts from outside are kept apart where they need it (see `outside`); signs around every number and date would
        // only be spoken by some screen readers.
        bundle.set_use_isolating(false);
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(partial, errors)| {
                debug_assert!(errors.is_empty(), "{language:?}: {errors:?}");
                partial
            });
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }
}

/// What a message is filled with. A text counts as one from outside unless it is said to be our own.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// Words, dates and numbers that this app has set itself: put in as they are.
    Own(&'a str),
    /// What a person typed or the portal says: see [`Words::outside`].
    Outside(&'a str),
    /// A whole number; chooses the plural.
    Number(u64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Outside(text)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Outside(text)
    }
}

impl From<u64> for Argument<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u8> for Argument<'_> {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_of_both_languages_has_words() {
        for language in [Language::Ru, Language::En] {
            let words = Words::of(language);
            for key in Key::ALL {
                let message = words.bundle.get_message(key.id()).unwrap();
                assert!(message.value().is_some(), "{} in {language:?} is empty", key.id());
            }
        }
    }

    #[test]
    fn a_text_from_outside_does_not_change_the_sentence() {
        for (language, quoted, unseen) in [
            (Language::Ru, "Знак «{}»", "невидимый знак"),
            (Language::En, "The character “{}”", "an invisible character"),
        ] {
            let words = Words::of(language);
            for (sign, shown) in
                [("\u{202E}", unseen), ("\u{3164}", unseen), ("\u{301}", "\u{25CC}\u{301}"), ("7", "7")]
            {
                let sentence = words.with(Key::NameSign, &[("sign", sign.into())]).replace('\u{a0}', " ");
                assert!(sentence.starts_with(&quoted.replace("{}", shown)), "{sentence:?}");
            }
            let own = words.with(Key::NameSign, &[("sign", Argument::Own("\u{2068}ש\u{2069}"))]);
            assert!(own.contains("\u{2068}ש\u{2069}"), "{own:?}");
            let outside = words.with(Key::NameSign, &[("sign", "\u{202E}ש".into())]);
            assert!(outside.contains("\u{2068}ש\u{2069}") && !outside.contains('\u{202E}'), "{outside:?}");
        }
    }

    #[test]
    fn texts_of_the_portal_are_set_like_our_own() {
        assert_eq!(
            Words::of(Language::Ru).typeset("Новости о новых услугах"),
            "Новости о\u{a0}новых услугах"
        );
        assert_eq!(Words::of(Language::En).typeset("News by SMS"), "News by SMS");
    }

    #[test]
    fn both_languages_use_the_same_arguments() {
        let arguments = |source: &str| {
            let mut by_id = std::collections::BTreeMap::<String, std::collections::BTreeSet<String>>::new();
            let mut id = String::new();
            for line in source.lines() {
                if line.starts_with(|first: char| first.is_ascii_lowercase()) {
                    line.split('=').next().unwrap().trim().clone_into(&mut id);
                }
                for after in line.split("{ $").skip(1) {
                    let name = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap();
                    by_id.entry(id.clone()).or_default().insert(name.to_owned());
                }
            }
            by_id
        };
        assert_eq!(arguments(&RUSSIAN.concat()), arguments(&ENGLISH.concat()));
    }
}
