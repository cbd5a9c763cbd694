//! What all texts of the catalogues have in common, held by tests.

use std::collections::BTreeSet;

use super::{Argument, ENGLISH, Key, RUSSIAN, Words};
use crate::screen::Language;

/// The words of each message as the source has them, without its id and what it is filled with.
fn texts(files: &[&str]) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let is_first = line.starts_with(|first: char| first.is_ascii_lowercase());
            let text = if is_first { line.split_once('=').map_or("", |(_, text)| text) } else { line };
            let own = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
            own.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// The texts that hold one of these pieces, whatever its case.
fn that_hold(files: &[&str], pieces: &[&str]) -> Vec<String> {
    let holds = |text: &String| pieces.iter().any(|piece| text.to_lowercase().contains(piece));
    texts(files).into_iter().filter(holds).collect()
}

/// Everything that any message is filled with.
fn arguments() -> BTreeSet<&'static str> {
    let after = RUSSIAN.iter().chain(ENGLISH).flat_map(|file| file.split("{ $").skip(1));
    after.filter_map(|after| after.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()).collect()
}

/// Each message of a language, filled with a number.
fn filled(language: Language, number: u64) -> impl Iterator<Item = (Key, String)> {
    let arguments: Vec<_> = arguments().into_iter().map(|name| (name, Argument::Number(number))).collect();
    Key::ALL.iter().map(move |key| (*key, Words::of(language).with(*key, &arguments)))
}

#[test]
fn russian_has_one_verb_for_typing_and_things_lie_on_the_phone() {
    let others = ["напиш", "набер", "укаж", "допиш", "впиш", "в телефоне"];
    assert_eq!(that_hold(RUSSIAN, &others), Vec::<String>::new());
}

#[test]
fn english_has_one_verb_for_typing_and_plain_words() {
    let others = [
        "type ",
        "typed",
        "give ",
        "write it",
        "write the",
        "write your",
        "pick ",
        "once more",
        "signs",
        "the sign ",
        "data are",
        "data were",
        "frequent",
        " tries",
        "kept closed",
        "we will",
    ];
    assert_eq!(that_hold(ENGLISH, &others), Vec::<String>::new());
}

#[test]
fn every_message_can_be_filled_and_no_line_of_it_begins_with_a_dash() {
    for language in [Language::Ru, Language::En] {
        for number in [1, 2, 5] {
            for (key, text) in filled(language, number) {
                assert!(!text.contains("{ ") && !text.is_empty(), "{}: {text}", key.id());
                let breaks = [" —", " –", "+7 9", "8 800"].iter().find(|place| text.contains(**place));
                assert_eq!(breaks, None, "{}: {text}", key.id());
            }
        }
    }
}

#[test]
fn lengths_of_time_are_whole_words() {
    for language in [Language::Ru, Language::En] {
        for (key, text) in filled(language, 15) {
            let mut words = text.split(|c: char| !c.is_alphabetic());
            assert_eq!(
                words.find(|word| ["мин", "сек", "min", "sec"].contains(word)),
                None,
                "{}: {text}",
                key.id()
            );
        }
    }
    let wait = Words::of(Language::Ru)
        .with(Key::CodeWrongTriesLeft, &[("tries", 2_u64.into()), ("minutes", 15_u64.into())]);
    assert!(wait.replace('\u{a0}', " ").contains("Осталось 2 попытки, потом перерыв на 15 минут."), "{wait}");
}
