//! The inventory: what rows there are, in 40 bytes.
//!
//! Each envelope proves that its value was once written at its place, not that it belongs to the same commit as the
//! others, nor that no row is missing. The inventory, itself sealed and written in every transaction, proves both: the
//! number of rows and the XOR of a keyed mark of each. The marks are HMACs under a key nobody outside knows and the XOR
//! is never seen in the clear, so rows can't be chosen to give the same one. What remains possible is to put back all
//! rows of an earlier moment of the same epoch.

use ring::hmac;

/// Length of a mark in bytes.
const LENGTH: usize = 32;
/// Stands for one envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark([u8; LENGTH]);

impl Mark {
    pub(super) fn from_tag(tag: &hmac::Tag) -> Self {
        let mut bytes = [0; LENGTH];
        bytes.copy_from_slice(tag.as_ref());
        Self(bytes)
    }
}

/// The number of rows and the sum of their marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Inventory {
    rows: u64,
    marks: [u8; LENGTH],
}

impl Inventory {
    /// Bytes of an encoded inventory.
    pub const ENCODED: usize = 8 + LENGTH;

    /// A row more.
    pub fn add(&mut self, mark: Mark) {
        self.rows = self.rows.wrapping_add(1);
        self.toggle(mark);
    }

    /// This inventory and a row more.
    #[must_use]
    pub fn with(mut self, mark: Mark) -> Self {
        self.add(mark);
        self
    }

    /// A row less.
    pub fn remove(&mut self, mark: Mark) {
        self.rows = self.rows.wrapping_sub(1);
        self.toggle(mark);
    }

    /// The bytes that are sealed.
    pub fn encode(&self) -> [u8; Self::ENCODED] {
        let mut bytes = [0; Self::ENCODED];
        bytes[..8].copy_from_slice(&self.rows.to_be_bytes());
        bytes[8..].copy_from_slice(&self.marks);
        bytes
    }

    /// What [`Self::encode`] gave; `None` for anything else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (rows, marks) = bytes.split_first_chunk()?;
        Some(Self { rows: u64::from_be_bytes(*rows), marks: marks.try_into().ok()? })
    }

    fn toggle(&mut self, mark: Mark) {
        for (sum, byte) in self.marks.iter_mut().zip(mark.0) {
            *sum ^= byte;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{Address, DataKey, Sealer, testing::SeededRng};

    fn marks(count: usize) -> Vec<Mark> {
        let rng = SeededRng::new(3);
        let mut sealer = Sealer::new(&DataKey::generate(&rng).unwrap(), 1, &rng).unwrap();
        let address = Address { slot: 1, profile: 0, name: "row" };
        (0..count)
            .map(|_| {
                let envelope = sealer.seal(&address, &[b"value"]).unwrap();
                sealer.mark(&envelope)
            })
            .collect()
    }

    #[test]
    fn what_is_added_and_removed_leaves_no_trace() {
        let marks = marks(3);
        let mut inventory = Inventory::default();
        for mark in &marks {
            inventory.add(*mark);
        }
        let mut other_order = Inventory::default();
        for mark in marks.iter().rev() {
            other_order.add(*mark);
        }
        assert_eq!(inventory, other_order);
        inventory.remove(marks[1]);
        assert_ne!(inventory, other_order);
        inventory.remove(marks[0]);
        inventory.remove(marks[2]);
        assert_eq!(inventory, Inventory::default());
    }

    #[test]
    fn the_same_row_twice_is_not_none() {
        let mark = marks(1)[0];
        let mut inventory = Inventory::default();
        inventory.add(mark);
        inventory.add(mark);
        assert_ne!(inventory, Inventory::default());
    }

    #[test]
    fn it_reads_what_it_wrote_and_nothing_else() {
        let mut inventory = Inventory::default();
        inventory.add(marks(1)[0]);
        assert_eq!(Inventory::decode(&inventory.encode()), Some(inventory));
        for length in [0, 7, 8, 39, 41] {
            assert_eq!(Inventory::decode(&vec![0; length]), None, "{length}");
        }
    }
}
