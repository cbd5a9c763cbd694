//! A password made up for a person who asks for one.

use super::{faults::faults, personal::PersonalData, policy::PasswordPolicy};

/// Common Russian nouns of four to seven letters, without «ё», in alphabetical order, a line each.
const WORDS: &str = include_str!("words.txt");
/// Five words: about 53 bits, which the portal's five tries in a quarter of an hour and its slow hash make enough.
const WORDS_IN_ALL: usize = 5;
/// Words may hold the person's own, or be too many for a policy; so many misses in a row mean that they can't meet it.
const MOST_WORD_TRIES: usize = 20;

/// Letters and digits that are not mistaken for one another when copied by hand.
const SIGNS: &[u8; 54] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ234567";
/// Letters and digits between two signs that part them.
const GROUP: usize = 4;
/// Four groups: about 92 bits.
const USUAL: usize = 19;
/// A random text seldom lacks a class of signs or holds a run. So many in a row mean that no text of this form can
/// meet the policy; then the last one is given, and the rules beside the field show what it lacks.
const MOST_TRIES: usize = 1_000;

/// Five Russian words with hyphens between them, which a person can remember, where the policy allows and `in_words` says
/// that the person reads Russian. Else groups of four letters and digits, parted by a sign that the policy wants or by a
/// hyphen; as long as four groups where the policy allows. `random` fills a buffer with random bytes.
///
/// # Errors
/// Those of `random`.
pub fn suggestion<E>(
    policy: &PasswordPolicy,
    personal: &PersonalData,
    in_words: bool,
    random: &mut dyn FnMut(&mut [u8]) -> Result<(), E>,
) -> Result<String, E> {
    for _ in 0..if in_words { MOST_WORD_TRIES } else { 0 } {
        let password = words(random)?;
        if faults(policy, personal, &password).is_empty() {
            return Ok(password);
        }
    }
    let part = policy.special.as_ref().and_then(|signs| signs.chars().next()).unwrap_or('-');
    let length = USUAL.max(policy.min).min(policy.max);
    let mut password = String::with_capacity(length + part.len_utf8());
    for _ in 0..MOST_TRIES {
        password.clear();
        for place in 1..=length {
            password.push(if place % (GROUP + 1) == 0 { part } else { sign(random)? });
        }
        if faults(policy, personal, &password).is_empty() {
            break;
        }
    }
    Ok(password)
}

fn words<E>(random: &mut dyn FnMut(&mut [u8]) -> Result<(), E>) -> Result<String, E> {
    let known: Vec<_> = WORDS.lines().collect();
    let chosen: Result<Vec<_>, E> = (0..WORDS_IN_ALL).map(|_| one_of(&known, random)).collect();
    Ok(chosen?.join("-"))
}

/// One of the words, each as likely as any other.
fn one_of<'a, E>(
    known: &[&'a str],
    random: &mut dyn FnMut(&mut [u8]) -> Result<(), E>,
) -> Result<&'a str, E> {
    let even = usize::from(u16::MAX) / known.len() * known.len();
    loop {
        let mut bytes = [0; 2];
        random(&mut bytes)?;
        let number = usize::from(u16::from_le_bytes(bytes));
        if number < even {
            return Ok(known[number % known.len()]);
        }
    }
}

/// One sign, each as likely as any other.
fn sign<E>(random: &mut dyn FnMut(&mut [u8]) -> Result<(), E>) -> Result<char, E> {
    loop {
        let mut byte = [0];
        random(&mut byte)?;
        let at = usize::from(byte[0] & 63);
        if let Some(sign) = SIGNS.get(at) {
            return Ok(char::from(*sign));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{NamePart, password::policy::profiles::policy};

    /// A small generator for tests (xorshift), so that the cases are the same each time.
    fn seeded(mut state: u64) -> impl FnMut(&mut [u8]) -> Result<(), ()> {
        move |buffer| {
            for byte in buffer {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                *byte = state.to_le_bytes()[3];
            }
            Ok(())
        }
    }

    #[test]
    fn words_are_suggested_where_the_policy_takes_them_and_the_person_reads_them() {
        let made = |profile: &str, in_words| {
            suggestion(&policy(profile), &PersonalData::default(), in_words, &mut seeded(3)).unwrap()
        };
        let of_words = made("kabinet", true);
        let words: Vec<_> = of_words.split('-').collect();
        assert_eq!(words.len(), WORDS_IN_ALL);
        assert!(words.iter().all(|word| WORDS.lines().any(|known| known == *word)), "{of_words}");
        for (profile, in_words) in [("kabinet", false), ("doc-000", true), ("doc-004", true)] {
            assert!(made(profile, in_words).is_ascii(), "{profile}");
        }
    }

    #[test]
    fn suggested_words_are_never_the_persons_own() {
        let own = NamePart::parse("Лампа").unwrap();
        let personal = PersonalData { names: vec![own], ..PersonalData::default() };
        for seed in 1..400 {
            let made = suggestion(&policy("kabinet"), &personal, true, &mut seeded(seed)).unwrap();
            assert!(faults(&policy("kabinet"), &personal, &made).is_empty(), "{made}");
        }
    }

    #[test]
    fn the_words_are_plain_different_and_many() {
        let words: Vec<_> = WORDS.lines().collect();
        assert!(words.is_sorted_by(|one, next| one < next));
        let is_plain = |word: &&str| {
            (4..=7).contains(&word.chars().count()) && word.chars().all(|c| ('а'..='я').contains(&c))
        };
        assert_eq!(words.iter().find(|word| !is_plain(word)), None);
        let times = i32::try_from(WORDS_IN_ALL).unwrap();
        assert!(f64::from(u16::try_from(words.len()).unwrap()).powi(times).log2() > 52.0);
    }

    #[test]
    fn a_suggestion_meets_the_policy_of_every_profile() {
        for profile in ["doc-000", "doc-004", "kabinet"] {
            let policy = policy(profile);
            for seed in 1..200 {
                let made = suggestion(&policy, &PersonalData::default(), false, &mut seeded(seed)).unwrap();
                assert!(faults(&policy, &PersonalData::default(), &made).is_empty(), "{profile}: {made}");
            }
        }
    }

    #[test]
    fn a_suggestion_is_as_long_as_the_policy_wants() {
        let made = |min, max| {
            let policy = PasswordPolicy { min, max, ..policy("kabinet") };
            suggestion(&policy, &PersonalData::default(), false, &mut seeded(3)).unwrap().chars().count()
        };
        assert_eq!([made(12, 128), made(30, 64), made(8, 10)], [USUAL, 30, 10]);
    }

    #[test]
    fn a_policy_that_nothing_meets_ends() {
        let impossible =
            PasswordPolicy { special: Some("№".to_owned()), max: 3, min: 3, ..policy("doc-000") };
        assert_eq!(
            suggestion(&impossible, &PersonalData::default(), false, &mut seeded(3)).unwrap().chars().count(),
            3
        );
    }

    #[test]
    fn no_two_suggestions_are_alike() {
        let policy = policy("kabinet");
        let mut random = seeded(7);
        let made: std::collections::BTreeSet<_> = (0..100)
            .map(|_| suggestion(&policy, &PersonalData::default(), false, &mut random).unwrap())
            .collect();
        assert_eq!(made.len(), 100);
    }

    #[test]
    fn without_randomness_there_is_no_password() {
        let mut broken = |_: &mut [u8]| Err("none");
        assert_eq!(suggestion(&policy("kabinet"), &PersonalData::default(), false, &mut broken), Err("none"));
    }
}
