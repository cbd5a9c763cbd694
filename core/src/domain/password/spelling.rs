//! Every usual way to write a Russian name: in its own letters, in others of the same look, in Latin.

/// Letters of the longest spelling of one letter, with room for the one that stands now.
const AHEAD: usize = 6;
/// Letters of a name that are compared; the longest part of a name has a hundred.
const LETTERS: usize = 127;

/// Small letters of a name, and what is written for them. A name may be read by more than one line at a place. They are
/// of the passports since 2014 (order of the Foreign Ministry 4271, item 28: ICAO Doc 9303), those before, ГОСТ 7.79-2000
/// and ГОСТ Р 52535.1, and what people write besides; after them what only looks alike. Marks, as of Š or Ё, are taken
/// out on both sides, and what stands between the words of a name may be left out or be another sign.
const SPELLINGS: &[(&str, &[&str])] = &[
    ("а", &["а", "a"]),
    ("б", &["б", "b", "6"]),
    ("в", &["в", "v", "w", "ff", "b"]),
    ("г", &["г", "g", "r"]),
    ("д", &["д", "d"]),
    ("е", &["е", "e", "ye", "je"]),
    ("ё", &["е", "e", "ye", "je", "yo", "jo", "io", "o"]),
    ("ж", &["ж", "zh", "j", "z"]),
    ("з", &["з", "z", "3"]),
    ("и", &["и", "i", "u"]),
    ("ий", &["y", "yi"]),
    ("ия", &["ia"]),
    ("й", &["и", "i", "y", "j", "u", ""]),
    ("к", &["к", "k", "c"]),
    ("кс", &["x"]),
    ("л", &["л", "l"]),
    ("м", &["м", "m"]),
    ("н", &["н", "n", "h"]),
    ("ндр", &["nder"]),
    ("о", &["о", "o", "0"]),
    ("п", &["п", "p", "n"]),
    ("р", &["р", "r", "p"]),
    ("с", &["с", "s", "ss", "c"]),
    ("т", &["т", "t"]),
    ("у", &["у", "u", "ou", "y"]),
    ("ф", &["ф", "f", "ph"]),
    ("х", &["х", "kh", "h", "x", "ch"]),
    ("ц", &["ц", "ts", "c", "tc", "tz", "cz"]),
    ("ч", &["ч", "ch", "tch", "c", "4"]),
    ("ш", &["ш", "sh", "ch", "s", "w"]),
    ("щ", &["щ", "shch", "sch", "shh", "sh", "sc", "w"]),
    ("ъ", &["ъ", "", "ie", "'", "\"", "`"]),
    ("ы", &["ы", "y", "i", "y'"]),
    ("ь", &["ь", "", "'", "`", "i", "y", "j", "b"]),
    ("э", &["э", "e", "e'", "e`"]),
    ("ю", &["ю", "yu", "iu", "ju"]),
    ("я", &["я", "ya", "ia", "ja"]),
    ("-", &["", " ", "-", "_", ".", "'"]),
    (" ", &["", " ", "-", "_", ".", "'"]),
    ("'", &["", " ", "-", "_", ".", "'"]),
];

/// Where in a text a name counts.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Anywhere.
    Anywhere,
    /// At the beginning of a word.
    WordStart,
    /// At the end of one.
    WordEnd,
}

/// Whether a name of small letters, its Ё and Й kept, is written in a text of small letters without marks.
pub(super) fn is_written(text: &[char], name: &[char], place: Place) -> bool {
    let name = &name[..name.len().min(LETTERS)];
    let lines: Vec<Vec<_>> = (0..name.len()).map(|known| lines_at(&name[known..]).collect()).collect();
    let is_letter = |at: usize| text.get(at).is_some_and(|sign| sign.is_alphabetic());
    // A bit for each count of letters of the name that are read before a place of the text: this one, and the next.
    let mut read = [0_u128; AHEAD];
    for at in 0..=text.len() {
        if !matches!(place, Place::WordStart) || at == 0 || !is_letter(at - 1) {
            read[0] |= 1;
        }
        let mut done = 0;
        // What is written by nothing adds to the bits of this very place.
        while let known @ ..LETTERS = (read[0] & !done).trailing_zeros() as usize
            && let Some(lines) = lines.get(known)
        {
            done |= 1 << known;
            for (letters, spellings) in lines {
                for spelling in spellings.iter().filter(|spelling| starts_with(&text[at..], spelling)) {
                    read[spelling.chars().count()] |= 1 << (known + letters);
                }
            }
        }
        if read[0] & (1 << name.len()) != 0 && !(matches!(place, Place::WordEnd) && is_letter(at)) {
            return true;
        }
        read.rotate_left(1);
        read[AHEAD - 1] = 0;
    }
    false
}

/// The lines by which the beginning of a name can be read: how many letters each takes, and what is written for them.
fn lines_at(name: &[char]) -> impl Iterator<Item = (usize, &'static [&'static str])> {
    let fitting = SPELLINGS.iter().filter(|(letters, _)| starts_with(name, letters));
    fitting.map(|(letters, spellings)| (letters.chars().count(), *spellings))
}

fn starts_with(text: &[char], start: &str) -> bool {
    let mut rest = text.iter();
    start.chars().all(|sign| rest.next() == Some(&sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(name: &str, text: &str, place: Place) -> bool {
        let signs = |text: &str| text.chars().collect::<Vec<_>>();
        is_written(&signs(text), &signs(name), place)
    }

    #[test]
    fn no_spelling_is_longer_than_what_is_looked_ahead() {
        let spellings = SPELLINGS.iter().flat_map(|(_, spellings)| *spellings);
        let longest = spellings.map(|spelling| spelling.chars().count());
        assert!(longest.max().unwrap() < AHEAD);
        for letter in ('а'..='я').chain(['ё', '-', ' ', '\'']) {
            assert!(SPELLINGS.iter().any(|(letters, _)| *letters == letter.to_string()), "{letter}");
        }
    }

    #[test]
    fn a_place_in_a_word_counts_where_it_is_asked_for() {
        let table = [
            ("egor", true, true, true),
            ("egor7", true, true, true),
            ("7egor", true, true, true),
            ("allegory", true, false, false),
            ("egorka", true, true, false),
            ("myegor", true, false, true),
            ("ego", false, false, false),
        ];
        for (text, anywhere, at_start, at_end) in table {
            for (place, found) in
                [(Place::Anywhere, anywhere), (Place::WordStart, at_start), (Place::WordEnd, at_end)]
            {
                assert_eq!(is_found("егор", text, place), found, "{text}");
            }
        }
    }

    #[test]
    fn a_name_that_can_be_read_in_endless_ways_is_read_at_once() {
        assert!(is_found(&"с".repeat(100), &"s".repeat(4_096), Place::Anywhere));
        assert!(!is_found(&format!("{}ж", "ь".repeat(99)), &"i".repeat(4_096), Place::Anywhere));
        assert!(!is_found(&"с".repeat(500), &"s".repeat(100), Place::Anywhere));
    }
}
