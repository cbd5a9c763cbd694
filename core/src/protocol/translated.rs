//! Words of the portal.

use serde::{Deserialize, Serialize};

use crate::screen::Language;

/// A text of the portal in the languages of the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translated {
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Translated {
    /// The text in that language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }
}
