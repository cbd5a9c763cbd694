//! What an envelope must refuse, and that no nonce comes twice.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::crypto::testing::{BrokenRng, SeededRng};

const HERE: Address<'static> = Address { slot: 1, profile: 7, name: "phone" };

fn sealer(seed: u64, epoch: u32) -> Sealer {
    let rng = SeededRng::new(seed);
    Sealer::new(&DataKey::generate(&rng).unwrap(), epoch, &rng).unwrap()
}

fn nonce(envelope: &[u8]) -> [u8; aead::NONCE_LEN] {
    envelope[1..HEADER].try_into().unwrap()
}

#[test]
fn the_value_comes_back() {
    let mut sealer = sealer(1, 1);
    for length in [0, 1, 59, 60, 61, 64, 124, 125, 5_000] {
        let value = vec![0xA5; length];
        let envelope = sealer.seal(&HERE, &[&value]).unwrap();
        assert_eq!(sealer.open(&HERE, &envelope), Ok(value), "{length}");
    }
}

#[test]
fn sizes_are_padded_to_64_bytes() {
    let mut sealer = sealer(1, 1);
    let mut size = |length: usize| sealer.seal(&HERE, &[&vec![1; length]]).unwrap().len() - HEADER - 16;
    assert_eq!([size(0), size(1), size(60)], [64, 64, 64]);
    assert_eq!([size(61), size(124), size(125)], [128, 128, 192]);
}

#[test]
fn a_place_is_part_of_the_seal() {
    let mut sealer = sealer(1, 1);
    let envelope = sealer.seal(&HERE, &[b"secret"]).unwrap();
    let elsewhere = [
        Address { slot: 2, ..HERE },
        Address { profile: 8, ..HERE },
        Address { name: "phone2", ..HERE },
        Address { name: "", ..HERE },
    ];
    for address in elsewhere {
        assert_eq!(sealer.open(&address, &envelope), Err(CryptoFault::NotAuthentic), "{address:?}");
    }
}

#[test]
fn an_epoch_and_a_key_are_part_of_the_seal() {
    let envelope = sealer(1, 1).seal(&HERE, &[b"secret"]).unwrap();
    assert_eq!(sealer(1, 1).open(&HERE, &envelope), Ok(b"secret".to_vec()));
    assert_eq!(sealer(1, 2).open(&HERE, &envelope), Err(CryptoFault::NotAuthentic));
    assert_eq!(sealer(2, 1).open(&HERE, &envelope), Err(CryptoFault::NotAuthentic));
}

#[test]
fn every_bit_counts_and_every_length() {
    let mut sealer = sealer(1, 1);
    let envelope = sealer.seal(&HERE, &[b"secret"]).unwrap();
    for bit in 0..envelope.len() * 8 {
        let mut changed = envelope.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let expected = if bit < 8 { CryptoFault::UnknownFormat } else { CryptoFault::NotAuthentic };
        assert_eq!(sealer.open(&HERE, &changed), Err(expected), "bit {bit}");
    }
    for length in 0..envelope.len() {
        assert_eq!(sealer.open(&HERE, &envelope[..length]), Err(CryptoFault::NotAuthentic), "{length} bytes");
    }
}

/// Pins the format: an envelope kept from the first version must open for ever.
#[test]
fn the_first_format_is_kept() {
    let data_key = DataKey::from_unwrapped((0..32).collect()).unwrap();
    let mut sealer = Sealer::new(&data_key, 3, &SeededRng::new(9)).unwrap();
    let kept = include_str!("envelope_v1.hex").split_whitespace().collect::<String>();
    let bytes: Vec<u8> =
        (0..kept.len()).step_by(2).map(|at| u8::from_str_radix(&kept[at..at + 2], 16).unwrap()).collect();
    assert_eq!(sealer.open(&HERE, &bytes), Ok("значение".as_bytes().to_vec()));
    assert_eq!(sealer.seal(&HERE, &["значение".as_bytes()]).unwrap(), bytes);
}

#[test]
fn no_nonce_comes_twice() {
    let rng = SeededRng::new(5);
    let data_key = DataKey::generate(&rng).unwrap();
    let mut seen = HashSet::new();
    for _ in 0..50 {
        let mut sealer = Sealer::new(&data_key, 1, &rng).unwrap();
        for _ in 0..2_000 {
            assert!(seen.insert(nonce(&sealer.seal(&HERE, &[b""]).unwrap())), "a nonce came twice");
        }
    }
}

#[test]
fn the_last_nonce_is_used_and_none_after_it() {
    let mut sealer = sealer(1, 1);
    sealer.pretend_sealed(u64::from(u32::MAX));
    assert_eq!(nonce(&sealer.seal(&HERE, &[b"last"]).unwrap())[PREFIX..], [0xFF; 4]);
    for _ in 0..2 {
        assert_eq!(sealer.seal(&HERE, &[b"one more"]), Err(CryptoFault::NoncesUsedUp));
    }
}

#[test]
fn without_randomness_there_is_no_sealer() {
    let data_key = DataKey::generate(&SeededRng::new(1)).unwrap();
    assert_eq!(Sealer::new(&data_key, 1, &BrokenRng).unwrap_err(), CryptoFault::NoRandomness);
}

#[test]
fn nothing_of_a_sealer_is_printed() {
    assert_eq!(format!("{:?}", sealer(1, 4)), r#"Sealer { epoch: 4, keys: "[hidden]", .. }"#);
}

proptest! {
    #[test]
    fn places_never_read_the_same(
        slot in 0u16..4, profile in 0u32..4, name in "[a-c]{0,3}",
        other_slot in 0u16..4, other_profile in 0u32..4, other_name in "[a-c]{0,3}",
    ) {
        let sealer = sealer(1, 1);
        let one = Address { slot, profile, name: &name };
        let other = Address { slot: other_slot, profile: other_profile, name: &other_name };
        prop_assert_eq!(sealer.bind(&one) == sealer.bind(&other), one == other);
    }

    #[test]
    fn arbitrary_bytes_never_open(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(sealer(1, 1).open(&HERE, &bytes).is_err());
    }
}
