//! A phone that is switched on with somebody's account on it, up to the first screen of what it keeps.
//!
//! What a process does once (parsing the words, building the client) belongs to that, so a process is good for one
//! round.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use kabinet_core::Kabinet;
use rusqlite::params;

use crate::{
    contender::{BenchError, Contender},
    dispatch::Screens,
    person::{NOBODY, Stand, config, platform},
    plain,
};

/// The screen of who has an account.
const HOME: &str = "home";

/// The folder of a phone whose owner has registered, and the same rows in plain `SQLite`.
pub struct Opening {
    folder: PathBuf,
}

impl Opening {
    /// Lets a person register where that has not happened yet.
    ///
    /// # Errors
    /// [`BenchError`].
    pub fn of(folder: &Path) -> Result<Self, BenchError> {
        let opening = Self { folder: folder.to_owned() };
        if !opening.plain().exists() {
            Stand::new()?.phone_at(folder, HOME)?.kabinet().shutdown()?;
            let mut connection = plain::filled(&opening.plain(), None, 0)?;
            let transaction = connection.transaction()?;
            let ports = Kabinet::system_ports(&config(folder, NOBODY), platform(folder))?;
            for row in ports.store.open()?.load()? {
                let insert = "INSERT INTO fact (profile, name, epoch, value) VALUES (?1, ?2, 1, ?3)";
                let name = format!("{:?}/{}", row.key.slot, row.key.name);
                transaction.execute(insert, params![row.key.profile, name, row.value])?;
            }
            transaction.commit()?;
        }
        Ok(opening)
    }

    fn plain(&self) -> PathBuf {
        self.folder.join("plain.db")
    }

    fn once(&self, command: &str) -> Result<Duration, BenchError> {
        let (config, platform) = (config(&self.folder, NOBODY), platform(&self.folder));
        match command {
            // Everything between the shell's call and the screen that it draws.
            "core" => {
                let screens = Screens::default();
                let begun = Instant::now();
                let kabinet = Kabinet::open(config, platform, screens.observer())?;
                screens.until(HOME)?;
                let time = begun.elapsed();
                kabinet.shutdown()?;
                Ok(time)
            }
            // The part of it that the store takes.
            "store" => {
                let ports = Kabinet::system_ports(&config, platform)?;
                let begun = Instant::now();
                let rows = ports.store.open()?.load()?.len();
                let time = begun.elapsed();
                if rows > 0 { Ok(time) } else { Err(BenchError::Unfit("the store is empty".to_owned())) }
            }
            "plain" => Ok(plain::first_row(&self.plain(), None)?),
            other => Err(BenchError::UnknownCommand(other.to_owned())),
        }
    }
}

impl Contender for Opening {
    fn round(&mut self, command: &str, count: u32) -> Result<Duration, BenchError> {
        let mut time = Duration::ZERO;
        for _ in 0..count {
            time += self.once(command)?;
        }
        Ok(time / count)
    }
}
