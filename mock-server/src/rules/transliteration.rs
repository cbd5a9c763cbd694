//! How a Russian name comes to stand in a password: in its own letters, in Latin by any of the usual systems, or in
//! letters and digits of the same look.

use std::collections::HashSet;

/// What may be written for one letter of a name, small and with its marks: first of all the letter itself.
fn writings(letter: char) -> &'static [&'static str] {
    match letter {
        'а' => &["а", "a"],
        'б' => &["б", "b", "6"],
        'в' => &["в", "v", "w", "ff", "b"],
        'г' => &["г", "g", "r"],
        'д' => &["д", "d"],
        'е' => &["е", "e", "ye", "je"],
        'ё' => &["е", "e", "ye", "je", "yo", "jo", "io", "o"],
        'ж' => &["ж", "zh", "j", "z"],
        'з' => &["з", "z", "3"],
        'и' => &["и", "i", "u"],
        'й' => &["и", "i", "y", "j", "u", ""],
        'к' => &["к", "k", "c"],
        'л' => &["л", "l"],
        'м' => &["м", "m"],
        'н' => &["н", "n", "h"],
        'о' => &["о", "o", "0"],
        'п' => &["п", "p", "n"],
        'р' => &["р", "r", "p"],
        'с' => &["с", "s", "ss", "c"],
        'т' => &["т", "t"],
        'у' => &["у", "u", "ou", "y"],
        'ф' => &["ф", "f", "ph"],
        'х' => &["х", "kh", "h", "x", "ch"],
        'ц' => &["ц", "ts", "c", "tc", "tz", "cz"],
        'ч' => &["ч", "ch", "tch", "c", "4"],
        'ш' => &["ш", "sh", "ch", "s", "w"],
        'щ' => &["щ", "shch", "sch", "shh", "sh", "sc", "w"],
        'ъ' => &["ъ", "", "ie", "'", "\"", "`"],
        'ы' => &["ы", "y", "i", "y'"],
        'ь' => &["ь", "", "'", "`", "i", "y", "j", "b"],
        'э' => &["э", "e", "e'", "e`"],
        'ю' => &["ю", "yu", "iu", "ju"],
        'я' => &["я", "ya", "ia", "ja"],
        '-' | ' ' | '\'' => &["", " ", "-", "_", ".", "'"],
        _ => &[],
    }
}

/// Letters that are written together in a way of their own.
const TOGETHER: [(&[char], &[&str]); 4] = [
    (&['и', 'й'], &["y", "yi"]),
    (&['и', 'я'], &["ia"]),
    (&['к', 'с'], &["x"]),
    (&['н', 'д', 'р'], &["nder"]),
];

/// Whether a name is written in a text of small letters without marks, from a place that `may_start` to one that
/// `may_end`.
pub(super) fn is_written(
    text: &[char],
    name: &[char],
    may_start: impl Fn(usize) -> bool,
    may_end: impl Fn(usize) -> bool,
) -> bool {
    let mut search = Search { text, name, may_end, dead_ends: HashSet::new() };
    (0..=text.len()).any(|start| may_start(start) && search.goes_on(start, 0))
}

struct Search<'a, MayEnd> {
    text: &'a [char],
    name: &'a [char],
    may_end: MayEnd,
    /// Places of the text, and how much of the name was read there, from which it goes on nowhere.
    dead_ends: HashSet<(usize, usize)>,
}

impl<MayEnd: Fn(usize) -> bool> Search<'_, MayEnd> {
    /// Whether the rest of the name is written here.
    fn goes_on(&mut self, at: usize, read: usize) -> bool {
        let Some(letter) = self.name.get(read) else { return (self.may_end)(at) };
        if self.dead_ends.contains(&(at, read)) {
            return false;
        }
        let name = &self.name[read..];
        let together = TOGETHER.iter().filter(|(letters, _)| name.starts_with(letters));
        let found = writings(*letter).iter().any(|writing| self.goes_on_after(at, writing, read + 1))
            || together
                .flat_map(|(letters, writings)| writings.iter().map(|writing| (letters.len(), writing)))
                .any(|(letters, writing)| self.goes_on_after(at, writing, read + letters));
        if !found {
            self.dead_ends.insert((at, read));
        }
        found
    }

    fn goes_on_after(&mut self, at: usize, writing: &str, read: usize) -> bool {
        let end = at + writing.chars().count();
        let is_here = self.text.get(at..end).is_some_and(|here| here.iter().copied().eq(writing.chars()));
        is_here && self.goes_on(end, read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, name: &str) -> bool {
        let signs = |text: &str| text.chars().collect::<Vec<_>>();
        is_written(&signs(text), &signs(name), |_| true, |_| true)
    }

    #[test]
    fn every_letter_of_a_name_can_be_written_as_itself() {
        for letter in ('а'..='я').filter(|letter| *letter != 'й') {
            assert_eq!(writings(letter)[0], letter.to_string());
        }
        for (letter, without_mark) in [('й', "и"), ('ё', "е")] {
            assert_eq!(writings(letter)[0], without_mark);
        }
        assert!(writings('a').is_empty() && writings('7').is_empty());
    }

    #[test]
    fn a_name_is_found_from_where_it_may_start_to_where_it_may_end() {
        for (text, name, is_there) in [
            ("petrov", "петров", true),
            ("мой пeтpов", "петров", true),
            ("7dmitry7", "дмитрий", true),
            ("dmitriy", "дмитрий", true),
            ("petro", "петров", false),
            ("allegory", "егор", true),
        ] {
            assert_eq!(found(text, name), is_there, "{text}");
        }
        let (text, name): (Vec<char>, Vec<char>) = ("7egor7".chars().collect(), "егор".chars().collect());
        assert!(is_written(&text, &name, |at| at == 1, |at| at == 5));
        assert!(!is_written(&text, &name, |at| at == 0, |_| true));
        assert!(!is_written(&text, &name, |_| true, |at| at == 6));
    }

    #[test]
    fn a_name_that_reads_in_endless_ways_is_read_at_once() {
        assert!(!found(&"i".repeat(4_096), &format!("{}ж", "ь".repeat(99))));
        assert!(!found(&"s".repeat(4_096), &format!("{}ж", "с".repeat(99))));
        assert!(found(&"s".repeat(4_096), &"с".repeat(100)));
    }
}
