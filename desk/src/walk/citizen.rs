//! The scripted citizen of a data folder. Their number is chosen once and remembered there, as a person remembers
//! theirs.

use std::{fs, io, path::Path};

use kabinet_core::testing::{Citizen, PAPERS};
use mock_server::{make_private, write_private};
use ring::rand::{SecureRandom, SystemRandom};
use serde::{Deserialize, Serialize};

/// What a folder remembers of who walks. What one of an earlier version does not say of them is as it is for everybody.
#[derive(Serialize, Deserialize)]
#[serde(default)]
pub struct KeptCitizen {
    /// Their number, E.164.
    pub phone: String,
    /// Surname, as they type it.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic.
    pub patronymic: String,
    /// Birth date, as they type it.
    pub birth_date: String,
    /// The password they choose: it meets the rules of every profile.
    pub password: String,
}

impl KeptCitizen {
    /// The citizen of a data folder; a new one where there is none, or where another number is asked for.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn of(data: &Path, phone: Option<&str>) -> io::Result<Self> {
        let file = data.join("walk").join("citizen.json");
        match fs::read(&file) {
            Ok(text) => {
                let known: Self = serde_json::from_slice(&text).map_err(io::Error::other)?;
                if phone.is_none_or(|phone| phone == known.phone) {
                    return Ok(known);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let phone = phone.map_or_else(random_number, |phone| Ok(phone.to_owned()))?;
        let citizen = Self { phone, ..Self::default() };
        make_private(&data.join("walk")).map_err(|refused| refused.source)?;
        let unfinished = file.with_extension("new");
        write_private(&unfinished, &serde_json::to_vec_pretty(&citizen).map_err(io::Error::other)?)?;
        fs::rename(unfinished, file)?;
        Ok(citizen)
    }

    /// What they type into which field.
    pub fn citizen(&self) -> Citizen<'_> {
        Citizen {
            phone: &self.phone,
            surname: &self.surname,
            name: &self.name,
            patronymic: Some(&self.patronymic),
            birth_date: &self.birth_date,
            password: &self.password,
            papers: PAPERS,
        }
    }
}

impl Default for KeptCitizen {
    fn default() -> Self {
        Self {
            phone: String::new(),
            surname: "Ветрова".to_owned(),
            name: "Алёна".to_owned(),
            patronymic: "Игоревна".to_owned(),
            birth_date: "12.04.1990".to_owned(),
            password: "Lampa7!zhdet-obed".to_owned(),
        }
    }
}

fn random_number() -> io::Result<String> {
    let mut random = [0; 4];
    SystemRandom::new().fill(&mut random).map_err(|_| io::Error::other("the system gave no randomness"))?;
    Ok(format!("+7900{:07}", u32::from_le_bytes(random) % 10_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_remembered_until_another_is_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        let phone = |asked| KeptCitizen::of(dir.path(), asked).unwrap().phone;
        let first = phone(None);
        assert_eq!(phone(None), first);
        assert_eq!(phone(Some("+79001234567")), "+79001234567");
        assert_eq!(phone(None), "+79001234567");
    }

    #[test]
    fn a_folder_of_an_earlier_version_is_walked_on_with() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("walk")).unwrap();
        let kept = r#"{ "phone": "+79001234567", "surname": "Ветрова", "name": "Алёна", "later": 1 }"#;
        fs::write(dir.path().join("walk/citizen.json"), kept).unwrap();
        let citizen = KeptCitizen::of(dir.path(), None).unwrap();
        assert_eq!((citizen.phone.as_str(), citizen.birth_date.as_str()), ("+79001234567", "12.04.1990"));
    }
}
