//! Envelopes of the sealed store under a key that everybody knows.

use super::SeededRng;
use crate::crypto::{Address, DataKey, Sealer};

const PLACE: Address<'static> = Address { slot: 1, profile: 1, name: "fuzz" };

fn sealer() -> Sealer {
    let rng = SeededRng::new(1);
    let key = DataKey::generate(&rng).expect("the seeded generator never fails");
    Sealer::new(&key, 1, &rng).expect("the seeded generator never fails")
}

/// The value in these bytes, if they are an envelope of [`seal_envelope`].
pub fn open_envelope(envelope: &[u8]) -> Option<Vec<u8>> {
    sealer().open(&PLACE, envelope).ok()
}

/// The envelope of a value: the same for the same value.
pub fn seal_envelope(value: &[u8]) -> Vec<u8> {
    sealer().seal(&PLACE, &[value]).expect("a new sealer has nonces for any value that fits into memory")
}
