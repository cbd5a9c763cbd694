//! Prints the sample screens of both languages as JSON, for the tests of shells that are not linked with the core.

use std::{error::Error, io};

use kabinet_core::{
    screen::Language,
    testing::{Sample, samples},
};

fn main() -> Result<(), Box<dyn Error>> {
    let all: Vec<Sample> = [Language::Ru, Language::En].into_iter().flat_map(samples).collect();
    serde_json::to_writer(io::stdout().lock(), &all)?;
    Ok(())
}
