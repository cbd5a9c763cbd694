//! Text that is typed key by key, each key judged by `check_field`.

use std::{
    collections::BTreeMap,
    path::Path,
    time::{Duration, Instant},
};

use kabinet_core::{Kabinet, testing::HeadlessPhone};

use crate::{
    contender::{BenchError, Contender},
    person::{CITIZEN, Stand},
};

/// A field, the screen it is on, and what is typed into it.
struct Field {
    screen: &'static str,
    id: &'static str,
    text: &'static str,
}

/// Fields by the command that types into them.
const FIELDS: [(&str, Field); 3] = [
    ("phone", Field { screen: "registration/phone", id: "phone", text: "89001234567" }),
    ("name", Field { screen: "registration/person", id: "surname", text: CITIZEN.surname }),
    ("password", Field { screen: "registration/password", id: "password", text: CITIZEN.password }),
];

/// One phone for each field, on whose screen it is.
pub struct Typing {
    phones: BTreeMap<&'static str, HeadlessPhone>,
    /// The portal that the phones belong to.
    _stand: Stand,
}

impl Typing {
    /// Lets a person come to each of the screens.
    ///
    /// # Errors
    /// [`BenchError`].
    pub fn in_folder(folder: &Path) -> Result<Self, BenchError> {
        let stand = Stand::new()?;
        let mut phones = BTreeMap::new();
        for (command, field) in &FIELDS {
            phones.insert(*command, stand.phone_at(&folder.join(command), field.screen)?);
        }
        Ok(Self { phones, _stand: stand })
    }
}

impl Contender for Typing {
    fn round(&mut self, command: &str, count: u32) -> Result<Duration, BenchError> {
        let unknown = || BenchError::UnknownCommand(command.to_owned());
        let (_, field) = FIELDS.iter().find(|(name, _)| *name == command).ok_or_else(unknown)?;
        let kabinet = self.phones.get(command).ok_or_else(unknown)?.kabinet();
        type_into(kabinet, field.screen, field.id, field.text, count)
    }
}

/// Types a text `count` times; gives the time of one key.
///
/// # Errors
/// Those of [`Kabinet::check_field`].
pub fn type_into(
    kabinet: &Kabinet,
    screen: &str,
    field: &str,
    text: &str,
    count: u32,
) -> Result<Duration, BenchError> {
    let mut keys = 0;
    let begun = Instant::now();
    for _ in 0..count {
        let mut stands = String::new();
        for key in text.chars() {
            stands.push(key);
            let caret = u32::try_from(stands.encode_utf16().count()).unwrap_or(u32::MAX);
            let check = kabinet.check_field(screen.to_owned(), field.to_owned(), stands, caret, None)?;
            stands = check.text;
            keys += 1;
        }
    }
    Ok(begun.elapsed() / keys.max(1))
}
