//! `cargo xtask tokens`: the design's colours, type, sizes and icons as constants for the web, Kotlin and Swift.

mod contrast;
mod css;
mod icons;
mod kotlin;
mod model;
mod swift;

use crate::{
    error::{Error, Result},
    generated::{Generated, settle},
    project::{self, Project},
};
use model::Tokens;

const TOKENS: &str = "docs/design/tokens.json";
const ICONS: &str = "docs/design/icons.svg";

/// Writes the files or, with `check`, says which are stale.
///
/// # Errors
/// A file is stale (with `check`), a pair of colours is too close, a source is not what it should be.
pub fn run(project: &Project, check: bool) -> Result<()> {
    let source = project.path(TOKENS);
    let tokens =
        Tokens::parse(&project::read(&source)?).map_err(|reason| Error::content(&source, &reason))?;
    let faults = contrast::faults(&tokens);
    if !faults.is_empty() {
        return Err(Error::content(source, &faults.join("; ")));
    }
    let icons = project.path(ICONS);
    let drawn = project::read(&icons)?;
    let unfit = |reason: String| Error::content(&icons, &reason);
    let (masks, paths) = (icons::masks(&drawn).map_err(unfit)?, icons::kotlin(&drawn).map_err(unfit)?);
    let files = [
        Generated { path: "mock-server/web/tokens.css", text: css::sheet(&tokens) },
        Generated { path: "mock-server/web/icons.css", text: masks },
        Generated {
            path: "android/design/src/main/kotlin/ru/kabinet/design/Tokens.kt",
            text: kotlin::file(&tokens),
        },
        Generated { path: "android/design/src/main/kotlin/ru/kabinet/design/IconPaths.kt", text: paths },
        Generated { path: "ios/Sources/KabinetKit/DesignTokens.swift", text: swift::file(&tokens) },
    ];
    settle(&project.root, &files, check, "cargo xtask tokens")
}
