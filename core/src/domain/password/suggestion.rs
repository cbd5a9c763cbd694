//! A password made up for a person who asks for one.

use super::{faults::faults, personal::PersonalData, policy::PasswordPolicy};

/// Letters and digits that are not mistaken for one another when copied by hand.
const SIGNS: &[u8; 54] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ234567";
/// Letters and digits between two signs that part them.
const GROUP: usize = 4;
/// Four groups: about 92 bits.
const USUAL: usize = 19;
/// A random text seldom lacks a class of signs or holds a run. So many in a row mean that no text of this form can
/// meet the policy; then the last one is given, and the rules beside the field show what it lacks.
const MOST_TRIES: usize = 1_000;

/// Groups of four letters and digits, parted by a sign that the policy wants or by a hyphen; as long as four groups
/// where the policy allows. `random` fills a buffer with random bytes.
///
/// # Errors
/// Those of `random`.
pub fn suggestion<E>(
    policy: &PasswordPolicy,
    personal: &PersonalData,
    random: &mut dyn FnMut(&mut [u8]) -> Result<(), E>,
) -> Result<String, E> {
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
    use crate::domain::password::policy::profiles::policy;

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
    fn a_suggestion_meets_the_policy_of_every_profile() {
        for profile in ["doc-000", "doc-004", "kabinet"] {
            let policy = policy(profile);
            for seed in 1..200 {
                let made = suggestion(&policy, &PersonalData::default(), &mut seeded(seed)).unwrap();
                assert!(faults(&policy, &PersonalData::default(), &made).is_empty(), "{profile}: {made}");
            }
        }
    }

    #[test]
    fn a_suggestion_is_as_long_as_the_policy_wants() {
        let made = |min, max| {
            let policy = PasswordPolicy { min, max, ..policy("kabinet") };
            suggestion(&policy, &PersonalData::default(), &mut seeded(3)).unwrap().chars().count()
        };
        assert_eq!([made(12, 128), made(30, 64), made(8, 10)], [USUAL, 30, 10]);
    }

    #[test]
    fn a_policy_that_nothing_meets_ends() {
        let impossible =
            PasswordPolicy { special: Some("№".to_owned()), max: 3, min: 3, ..policy("doc-000") };
        assert_eq!(
            suggestion(&impossible, &PersonalData::default(), &mut seeded(3)).unwrap().chars().count(),
            3
        );
    }

    #[test]
    fn no_two_suggestions_are_alike() {
        let policy = policy("kabinet");
        let mut random = seeded(7);
        let made: std::collections::BTreeSet<_> =
            (0..100).map(|_| suggestion(&policy, &PersonalData::default(), &mut random).unwrap()).collect();
        assert_eq!(made.len(), 100);
    }

    #[test]
    fn without_randomness_there_is_no_password() {
        let mut broken = |_: &mut [u8]| Err("none");
        assert_eq!(suggestion(&policy("kabinet"), &PersonalData::default(), &mut broken), Err("none"));
    }
}
