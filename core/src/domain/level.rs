//! How far a person's identity is known to the portal.

use serde::{Deserialize, Serialize};

/// The level of an account, lowest first: «упрощённая», «стандартная», «подтверждённая».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountLevel {
    /// «Упрощённая»: a name and a proven contact.
    Basic,
    /// «Стандартная»: СНИЛС and passport were found in the registers.
    Standard,
    /// «Подтверждённая»: the person was seen by a bank, a service centre or by signature.
    Confirmed,
    /// A level that this version does not know, by its name: a newer one does.
    #[serde(untagged)]
    Other(String),
}

impl AccountLevel {
    /// Its place among the three, from 1; none for one that this version does not know.
    pub fn rank(&self) -> Option<u8> {
        match self {
            Self::Basic => Some(1),
            Self::Standard => Some(2),
            Self::Confirmed => Some(3),
            Self::Other(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AccountLevel;

    #[test]
    fn levels_are_ordered_and_named_as_on_the_wire() {
        for (level, rank, name) in [
            (AccountLevel::Basic, Some(1), "\"basic\""),
            (AccountLevel::Standard, Some(2), "\"standard\""),
            (AccountLevel::Confirmed, Some(3), "\"confirmed\""),
            (AccountLevel::Other("seen_twice".to_owned()), None, "\"seen_twice\""),
        ] {
            assert_eq!(level.rank(), rank);
            assert_eq!(serde_json::to_string(&level).unwrap(), name);
            assert_eq!(serde_json::from_str::<AccountLevel>(name).unwrap(), level);
        }
    }
}
