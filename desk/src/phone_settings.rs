//! What is set on the desk's phone itself, outside the app: kept beside the app's data, as a phone's system keeps it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use kabinet_core::screen::Language;

/// The folder of the settings in a data folder.
pub const FOLDER: &str = "settings";

/// The settings of one phone. What can't be read is not set.
#[derive(Clone)]
pub struct PhoneSettings {
    folder: PathBuf,
}

impl PhoneSettings {
    /// Those of the phone whose data lie there.
    pub fn of(data: &Path) -> Self {
        Self { folder: data.join(FOLDER) }
    }

    /// The language that was chosen.
    pub fn language(&self) -> Option<Language> {
        let tag = fs::read_to_string(self.language_file()).ok()?;
        [Language::Ru, Language::En].into_iter().find(|language| language.tag() == tag)
    }

    /// Keeps a language that was chosen.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn set_language(&self, language: Language) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        fs::write(self.language_file(), language.tag())
    }

    fn language_file(&self) -> PathBuf {
        self.folder.join("language")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_kept_and_nonsense_is_none() {
        let data = tempfile::tempdir().unwrap();
        let settings = PhoneSettings::of(data.path());
        assert_eq!(settings.language(), None);
        for language in [Language::En, Language::Ru] {
            settings.set_language(language).unwrap();
            assert_eq!(PhoneSettings::of(data.path()).language(), Some(language));
        }
        fs::write(settings.language_file(), "tlh").unwrap();
        assert_eq!(settings.language(), None);
    }
}
