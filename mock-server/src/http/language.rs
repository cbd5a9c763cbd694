//! The two languages the portal speaks.

use axum::http::{HeaderMap, header};
use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language of the portal's words; Russian where nothing else is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
}

impl Language {
    /// The first of the two languages that `Accept-Language` names; Russian when it names neither.
    pub fn of_request(headers: &HeaderMap) -> Self {
        let accepted =
            headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
        accepted
            .split(',')
            .find_map(|range| {
                let tag = range.split(';').next().unwrap_or("").trim();
                match tag.split('-').next().unwrap_or("").to_ascii_lowercase().as_str() {
                    "ru" => Some(Self::Ru),
                    "en" => Some(Self::En),
                    _ => None,
                }
            })
            .unwrap_or_default()
    }

    /// The one of two texts that is in this language.
    pub fn pick<'a>(self, ru: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ru => ru,
            Self::En => en,
        }
    }
}

/// A text of the portal in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// In Russian.
    pub ru: String,
    /// In English.
    pub en: String,
}
