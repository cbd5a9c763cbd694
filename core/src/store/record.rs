//! What is sealed with a row: the number of the commit that wrote it, in the row that a commit wrote last also the
//! inventories of all other rows, and then the value.
//!
//! So a commit that ends with a row writes no page for the inventories alone. Of all that is found the newest commit's
//! count. The archive has an inventory of its own and none in its rows: whether all others are there is known without
//! reading it.

use crate::crypto::Inventory;

/// Bytes of a commit's number.
const COMMIT: usize = 8;
/// Says that no inventory follows.
const BARE: u8 = 0;
/// Says that one does, and that the archive is empty.
const WITH_INVENTORY: u8 = 1;
/// Says that two do: of the rows, and of the archive.
const WITH_ARCHIVE: u8 = 2;

/// All that is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Inventories {
    /// The rows that are read at opening.
    pub rows: Inventory,
    /// The archive.
    pub archive: Inventory,
}

/// How things stand after a commit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// The number of the commit. A later one has a higher number; numbers are left out where a commit was refused.
    pub commit: u64,
    /// What is there, as the commit left it.
    pub inventories: Inventories,
}

/// What stands before a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The commit that wrote it.
    pub commit: u64,
    /// What is there but this row, in what a commit wrote last.
    pub others: Option<Inventories>,
}

impl Head {
    /// The bytes before the value.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.commit.to_be_bytes().to_vec();
        match &self.others {
            None => bytes.push(BARE),
            Some(Inventories { rows, archive }) => {
                let is_archive_empty = *archive == Inventory::default();
                bytes.push(if is_archive_empty { WITH_INVENTORY } else { WITH_ARCHIVE });
                bytes.extend_from_slice(&rows.encode());
                if !is_archive_empty {
                    bytes.extend_from_slice(&archive.encode());
                }
            }
        }
        bytes
    }

    /// The head of these bytes, and how many of them it takes; `None` for what [`Self::encode`] never gave.
    pub fn decode(bytes: &[u8]) -> Option<(Self, usize)> {
        let (commit, rest) = bytes.split_first_chunk::<COMMIT>()?;
        let (kind, rest) = rest.split_first()?;
        let commit = u64::from_be_bytes(*commit);
        let inventories = match *kind {
            BARE => 0,
            WITH_INVENTORY => 1,
            WITH_ARCHIVE => 2,
            _ => return None,
        };
        let length = inventories * Inventory::ENCODED;
        let mut found = rest.get(..length)?.chunks_exact(Inventory::ENCODED).map(Inventory::decode);
        let others = match found.next() {
            None => None,
            Some(rows) => Some(Inventories {
                rows: rows?,
                archive: found.next().unwrap_or(Some(Inventory::default()))?,
            }),
        };
        Some((Self { commit, others }, COMMIT + 1 + length))
    }
}

/// The newest commit of all that was looked at.
#[derive(Debug, Default)]
pub struct Newest {
    commit: u64,
    inventories: Option<Inventories>,
}

impl Newest {
    /// Looks at what a commit wrote; `inventories` are those of all that is there, where the commit wrote them.
    pub fn see(&mut self, commit: u64, inventories: Option<Inventories>) {
        if commit > self.commit {
            *self = Self { commit, inventories };
        } else if commit == self.commit && inventories.is_some() {
            self.inventories = inventories;
        }
    }

    /// How things stand, if the row that says it is there.
    pub fn standing(&self) -> Option<Standing> {
        self.inventories.map(|inventories| Standing { commit: self.commit, inventories })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_what_it_wrote_and_says_where_the_value_begins() {
        let [one, two] = [1, 2].map(|byte| Inventory::decode(&[byte; Inventory::ENCODED]).unwrap());
        let empty = Inventory::default();
        let inventories = [(empty, empty), (one, empty), (empty, two), (one, two)];
        let others = inventories.map(|(rows, archive)| Some(Inventories { rows, archive }));
        for others in others.into_iter().chain([None]) {
            let head = Head { commit: 0x0102_0304_0506_0708, others };
            let bytes = head.encode();
            assert_eq!(Head::decode(&[&bytes[..], b"value"].concat()), Some((head, bytes.len())));
            for length in 0..bytes.len() {
                assert_eq!(Head::decode(&bytes[..length]), None, "{length} bytes");
            }
        }
        assert_eq!(Head::decode(&[3; 128]), None, "a kind that is not known");
    }

    #[test]
    fn the_newest_commit_counts_wherever_its_inventory_lies() {
        let some = Some(Inventories::default());
        let standing = |seen: &[(u64, Option<Inventories>)]| {
            let mut newest = Newest::default();
            for (commit, inventories) in seen {
                newest.see(*commit, *inventories);
            }
            newest.standing().map(|standing| standing.commit)
        };
        assert_eq!(standing(&[(1, some), (3, None), (3, some), (2, some)]), Some(3));
        assert_eq!(standing(&[(3, some), (3, None)]), Some(3));
        assert_eq!(standing(&[(1, some), (2, None)]), None, "what the newest commit wrote last is missing");
        assert_eq!(standing(&[]), None);
    }
}
