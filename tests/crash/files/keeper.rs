//! A phone that keeps files, and what it finds when it is switched on again.

use std::{
    collections::BTreeSet,
    error::Error,
    fs, io,
    io::Write as _,
    mem,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use kabinet_core::{
    Ports,
    files::{DiskFolder, FileRef, FileStore},
    ports::{RowChange, RowKey, Slot, Store},
    testing::SeededRng,
};
use serde::{Deserialize, Serialize};

use super::{
    REFUSED,
    script::{SCRIPT, Step, content, content_of, states},
};
use crate::power::system;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A row that names a file.
#[derive(Serialize, Deserialize)]
struct Document {
    #[serde(with = "kabinet_core::files::sealed")]
    file: FileRef,
}

/// A phone whose data lie in a folder.
pub struct Keeper {
    folder: PathBuf,
    ports: Ports,
}

/// What is open of it.
struct Open {
    store: Box<dyn Store>,
    files: FileStore,
    named: Vec<(u32, FileRef)>,
}

/// Carries the script out and prints the number of each commit once it was accepted.
pub fn keep(folder: &Path) -> ExitCode {
    match Keeper::new(folder).and_then(|keeper| keeper.carry_out()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            REFUSED.into()
        }
    }
}

impl Keeper {
    /// A phone; nothing is opened.
    ///
    /// # Errors
    /// Those of the system's ports.
    pub fn new(folder: &Path) -> Result<Self> {
        let (_, ports, _) = system(folder)?;
        Ok(Self { folder: folder.to_owned(), ports })
    }

    fn files_folder(&self) -> PathBuf {
        self.folder.join("phone/files")
    }

    fn open(&self) -> Result<Open> {
        let mut store = self.ports.store.open()?;
        // Names of files are the same in every run, so that a sweep finds its points again.
        let folder = DiskFolder::open(&self.files_folder())?;
        let files = FileStore::new(Arc::new(folder), Arc::new(SeededRng::new(1)));
        let named = store.load()?.into_iter().map(|row| {
            let Document { file } = serde_json::from_slice(&row.value)?;
            Ok((row.key.name.parse()?, file))
        });
        Ok(Open { named: named.collect::<Result<_>>()?, store, files })
    }

    fn carry_out(&self) -> Result<()> {
        let mut phone = self.open()?;
        phone.sweep()?;
        let mut commits = 0;
        for step in SCRIPT {
            match *step {
                Step::Write { number, length } => phone.write(number, &content(number, length))?,
                Step::Remove { number } => phone.remove(number)?,
                Step::Leave => phone.leave()?,
                Step::Sweep => phone.sweep()?,
            }
            if matches!(step, Step::Write { .. } | Step::Remove { .. }) {
                commits += 1;
                writeln!(io::stdout(), "{commits}")?;
            }
        }
        Ok(())
    }

    /// Switches the phone on again, after so many accepted commits: the rows must be those of the last one or of the next,
    /// and each file that they name whole; what they do not name is gone after the sweep.
    ///
    /// # Errors
    /// What is not so.
    pub fn check(&self, commits: usize) -> std::result::Result<(), String> {
        let phone = self.open().map_err(|error| error.to_string())?;
        let numbers: BTreeSet<_> = phone.named.iter().map(|(number, _)| *number).collect();
        if !states().iter().skip(commits).take(2).any(|state| *state == numbers) {
            return Err(format!("after {commits} accepted commits the rows name the files {numbers:?}"));
        }
        for (number, file) in &phone.named {
            let bytes = read(&phone.files, file).map_err(|error| format!("file {number}: {error}"))?;
            if Some(bytes) != content_of(*number) {
                return Err(format!("file {number} is not what was written"));
            }
        }
        phone.sweep().map_err(|error| error.to_string())?;
        let listed = fs::read_dir(self.files_folder()).and_then(|entries| {
            entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<BTreeSet<_>>>()
        });
        let names = phone.named.iter().map(|(_, file)| file.name().to_string().into());
        if listed.map_err(|error| error.to_string())? == names.collect() {
            Ok(())
        } else {
            Err("a file that no row names is left".to_owned())
        }
    }
}

impl Open {
    fn write(&mut self, number: u32, bytes: &[u8]) -> Result<()> {
        let mut writer = self.files.create()?;
        writer.append(bytes)?;
        let file = writer.finish(None)?;
        let value = serde_json::to_vec(&Document { file: file.clone() })?;
        self.store.commit(&[RowChange::Put { key: key(number), value }])?;
        let is_whole = read(&self.files, &file)? == bytes;
        self.named.push((number, file));
        if is_whole { Ok(()) } else { Err("a file is not what was just written".into()) }
    }

    fn remove(&mut self, number: u32) -> Result<()> {
        self.store.commit(&[RowChange::Delete { key: key(number) }])?;
        for (_, file) in self.named.extract_if(.., |(named, _)| *named == number) {
            self.files.remove(file.name())?;
        }
        Ok(())
    }

    fn leave(&self) -> Result<()> {
        let mut unfinished = self.files.create()?;
        unfinished.append(&content(0, 70_000))?;
        mem::forget(unfinished);
        let mut unnamed = self.files.create()?;
        unnamed.append(&content(0, 10))?;
        unnamed.finish(None)?;
        Ok(())
    }

    fn sweep(&self) -> Result<()> {
        self.files.sweep(&self.named.iter().map(|(_, file)| file.name()).collect())?;
        Ok(())
    }
}

fn key(number: u32) -> RowKey {
    RowKey { slot: Slot::Fact, profile: 1, name: number.to_string() }
}

fn read(files: &FileStore, file: &FileRef) -> Result<Vec<u8>> {
    let mut reader = files.open(file)?;
    let mut bytes = Vec::new();
    while let Some(chunk) = reader.next_chunk()? {
        bytes.extend_from_slice(chunk);
    }
    Ok(bytes)
}
