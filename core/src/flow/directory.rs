//! What is known of the portal's directories, and what of them fits a text.

use std::sync::Arc;

use crate::{
    protocol::DirectoryEntry,
    screen::{FieldValue, Offer, Offers},
    words::{Key, Words},
};

/// The most entries that are offered at a time: more are no help.
const MOST_OFFERS: usize = 6;

/// What is known of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directory {
    /// It is on its way.
    Asked,
    /// It could not be had.
    Failed,
    /// The portal's entries.
    Read(Arc<[DirectoryEntry]>),
}

/// What a person may mean by what they have typed so far; none where nothing fits, or where it stands there already.
pub(super) fn offers(words: &Words, field: &str, entries: &[DirectoryEntry], typed: &str) -> Option<Offers> {
    let typed = folded(typed);
    if typed.is_empty() || entries.iter().any(|entry| folded(&entry.text) == typed) {
        return None;
    }
    let begins = entries.iter().filter(|entry| folded(&entry.text).starts_with(&typed));
    let has_word = entries.iter().filter(|entry| {
        let text = folded(&entry.text);
        !text.starts_with(&typed) && text.contains(&format!(" {typed}"))
    });
    let choices: Vec<_> = begins.chain(has_word).take(MOST_OFFERS).map(|entry| offer(field, entry)).collect();
    (!choices.is_empty()).then(|| Offers { title: words.text(Key::DirectoryOffers), choices })
}

fn offer(field: &str, entry: &DirectoryEntry) -> Offer {
    Offer { text: entry.text.clone(), fills: fills(field, entry), spoken: entry.text.clone() }
}

/// What stands in which fields once an entry is chosen in one.
pub(super) fn fills(field: &str, entry: &DirectoryEntry) -> Vec<FieldValue> {
    let own = FieldValue { field: field.to_owned(), text: entry.text.clone() };
    let others = entry.fills.iter().filter(|(other, _)| *other != field);
    let others = others.map(|(other, text)| FieldValue { field: other.clone(), text: text.clone() });
    [own].into_iter().chain(others).collect()
}

/// A text as it is compared: small letters, Е for Ё, one space in place of signs between words.
fn folded(text: &str) -> String {
    let letters = text.to_lowercase().replace('ё', "е");
    let words = letters.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::Language;

    fn entries(texts: &[&str]) -> Vec<DirectoryEntry> {
        let entry = |text: &&str| DirectoryEntry { text: (*text).to_owned(), fills: [].into() };
        texts.iter().map(entry).collect()
    }

    #[test]
    fn what_begins_so_comes_before_what_has_such_a_word() {
        let streets = entries(&["Большая Королёва ул.", "Королёва ул.", "Ленина ул.", "Старо-Королёва пр."]);
        for (typed, offered) in [
            ("коро", &["Королёва ул.", "Большая Королёва ул.", "Старо-Королёва пр."][..]),
            ("КОРОЛЕВА", &["Королёва ул.", "Большая Королёва ул.", "Старо-Королёва пр."]),
            ("старо королёва", &["Старо-Королёва пр."]),
            ("королёва, ул", &[]),
            ("олёва", &[]),
            (" ", &[]),
        ] {
            let found = offers(Words::of(Language::Ru), "street", &streets, typed);
            let texts: Vec<_> =
                found.iter().flat_map(|offers| &offers.choices).map(|offer| offer.text.as_str()).collect();
            assert_eq!(texts, offered, "{typed}");
        }
        let many: Vec<_> = (0..20).map(|number| format!("Дом {number}")).collect();
        let many = entries(&many.iter().map(String::as_str).collect::<Vec<_>>());
        let found = offers(Words::of(Language::Ru), "house", &many, "дом").unwrap();
        assert_eq!(found.choices.len(), MOST_OFFERS);
    }

    #[test]
    fn an_entry_fills_its_own_field_and_those_that_it_names() {
        let entry = DirectoryEntry {
            text: "Химки".to_owned(),
            fills: [("index".to_owned(), "141400".to_owned())].into(),
        };
        let filled: Vec<_> = fills("city", &entry).into_iter().map(|fill| (fill.field, fill.text)).collect();
        assert_eq!(
            filled,
            [("city".to_owned(), "Химки".to_owned()), ("index".to_owned(), "141400".to_owned())]
        );
    }
}
