//! What is sealed with a row: the number of the commit that wrote it, in the row that a commit wrote last also the
//! inventory of all other rows, and then the value.
//!
//! So a commit that ends with a row writes no page for the inventory alone. Of all that is found the newest commit's
//! inventory counts.

use crate::crypto::Inventory;

/// Bytes of a commit's number.
const COMMIT: usize = 8;
/// Says that no inventory follows.
const BARE: u8 = 0;
/// Says that one does.
const WITH_INVENTORY: u8 = 1;

/// How things stand after a commit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// The number of the commit. A later one has a higher number; numbers are left out where a commit was refused.
    pub commit: u64,
    /// All rows, as the commit left them.
    pub inventory: Inventory,
}

/// What stands before a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The commit that wrote it.
    pub commit: u64,
    /// All rows but this one, in what a commit wrote last.
    pub others: Option<Inventory>,
}

impl Head {
    /// The bytes before the value.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.commit.to_be_bytes().to_vec();
        match &self.others {
            None => bytes.push(BARE),
            Some(inventory) => {
                bytes.push(WITH_INVENTORY);
                bytes.extend_from_slice(&inventory.encode());
            }
        }
        bytes
    }

    /// The head of these bytes, and how many of them it takes; `None` for what [`Self::encode`] never gave.
    pub fn decode(bytes: &[u8]) -> Option<(Self, usize)> {
        let (commit, rest) = bytes.split_first_chunk::<COMMIT>()?;
        let (kind, rest) = rest.split_first()?;
        let commit = u64::from_be_bytes(*commit);
        match *kind {
            BARE => Some((Self { commit, others: None }, COMMIT + 1)),
            WITH_INVENTORY => {
                let inventory = Inventory::decode(rest.get(..Inventory::ENCODED)?)?;
                Some((Self { commit, others: Some(inventory) }, COMMIT + 1 + Inventory::ENCODED))
            }
            _ => None,
        }
    }
}

/// The newest commit of all that was looked at.
#[derive(Debug, Default)]
pub struct Newest {
    commit: u64,
    inventory: Option<Inventory>,
}

impl Newest {
    /// Looks at what a commit wrote; `inventory` is that of all rows, where the commit wrote it there.
    pub fn see(&mut self, commit: u64, inventory: Option<Inventory>) {
        if commit > self.commit {
            *self = Self { commit, inventory };
        } else if commit == self.commit && inventory.is_some() {
            self.inventory = inventory;
        }
    }

    /// How things stand, if the row that says it is there.
    pub fn standing(&self) -> Option<Standing> {
        self.inventory.map(|inventory| Standing { commit: self.commit, inventory })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_what_it_wrote_and_says_where_the_value_begins() {
        for others in [None, Some(Inventory::default())] {
            let head = Head { commit: 0x0102_0304_0506_0708, others };
            let bytes = head.encode();
            assert_eq!(Head::decode(&[&bytes[..], b"value"].concat()), Some((head, bytes.len())));
            for length in 0..bytes.len() {
                assert_eq!(Head::decode(&bytes[..length]), None, "{length} bytes");
            }
        }
        assert_eq!(Head::decode(&[2; 64]), None, "a kind that is not known");
    }

    #[test]
    fn the_newest_commit_counts_wherever_its_inventory_lies() {
        let some = Some(Inventory::default());
        let standing = |seen: &[(u64, Option<Inventory>)]| {
            let mut newest = Newest::default();
            for (commit, inventory) in seen {
                newest.see(*commit, *inventory);
            }
            newest.standing().map(|standing| standing.commit)
        };
        assert_eq!(standing(&[(1, some), (3, None), (3, some), (2, some)]), Some(3));
        assert_eq!(standing(&[(3, some), (3, None)]), Some(3));
        assert_eq!(standing(&[(1, some), (2, None)]), None, "what the newest commit wrote last is missing");
        assert_eq!(standing(&[]), None);
    }
}
