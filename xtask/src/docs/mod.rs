//! `cargo xtask docs`: what is proven by which test, the error catalogue, the map of the journeys,
//! the words of the portal's refusals.

mod errors;
mod features;
mod journey_map;
mod marks;
mod refusals;

use crate::{
    error::{Error, Result},
    generated::{Generated, settle},
    project::{self, Project, TEST_FEATURES, cargo},
    run::Invocation,
};

const FEATURES: &str = "docs/features.toml";
const CATALOGUE_PROGRAM: &str = "kabinet-catalogue";
const MAP_PROGRAM: &str = "kabinet-map";
const REFUSALS_PROGRAM: &str = "kabinet-refusals";

/// How to write the documents.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Options {
    /// Write nothing; fail when a document is stale
    #[arg(long)]
    check: bool,
    /// Take the programs that print what the documents are made of as they are built already
    #[arg(long)]
    built: bool,
}

/// Writes the documents or checks them.
///
/// # Errors
/// A document is stale (with `--check`), a test names a row that does not exist or more than three rows, the core does
/// not compile.
pub fn run(project: &Project, options: Options) -> Result<()> {
    let list = project.path(FEATURES);
    let areas = features::parse(&project::read(&list)?).map_err(|reason| Error::content(&list, &reason))?;
    let marks = marks::collect(&project.root)?;
    let features = features::table(&areas, &marks)?;
    if !options.built {
        Invocation::new(cargo(), &project.root)
            .args(["build", "--workspace", "--features", TEST_FEATURES])
            .args(["--bin", CATALOGUE_PROGRAM, "--bin", MAP_PROGRAM, "--bin", REFUSALS_PROGRAM])
            .run()?;
    }
    let made_of = |program: &str, document: fn(&[u8]) -> std::result::Result<String, String>| {
        let program = project.artifacts().join(program);
        let printed = Invocation::new(&program, &project.root).output()?;
        document(&printed).map_err(|reason| Error::content(program, &reason))
    };
    let errors = made_of(CATALOGUE_PROGRAM, errors::table)?;
    let map = made_of(MAP_PROGRAM, journey_map::document)?;
    let refusals = made_of(REFUSALS_PROGRAM, refusals::document)?;
    let documents = [
        Generated { path: "docs/refusals.md", text: refusals },
        Generated { path: "docs/journey-map.md", text: map },
        Generated { path: "docs/features.md", text: features },
        Generated { path: "docs/errors.md", text: errors },
    ];
    settle(&project.root, &documents, options.check, "cargo xtask docs")
}
