//! How far a person's identity is known to the portal.

use serde::{Deserialize, Serialize};

/// The level of an account, lowest first: «упрощённая», «стандартная», «подтверждённая».
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountLevel {
    /// «Упрощённая»: a name and a proven contact.
    Basic,
    /// «Стандартная»: СНИЛС and passport were found in the registers.
    Standard,
    /// «Подтверждённая»: the person was seen by a bank, a service centre or by signature.
    Confirmed,
}

#[cfg(test)]
mod tests {
    use super::AccountLevel;

    #[test]
    fn levels_are_ordered_and_named_as_on_the_wire() {
        assert!(
            AccountLevel::Basic < AccountLevel::Standard && AccountLevel::Standard < AccountLevel::Confirmed
        );
        for (level, name) in [
            (AccountLevel::Basic, "\"basic\""),
            (AccountLevel::Standard, "\"standard\""),
            (AccountLevel::Confirmed, "\"confirmed\""),
        ] {
            assert_eq!(serde_json::to_string(&level).unwrap(), name);
            assert_eq!(serde_json::from_str::<AccountLevel>(name).unwrap(), level);
        }
    }
}
