//! Prints the sample screens of both languages as JSON, each with its texts as they are set large, for the tests of shells that are not linked with the core.

use std::{error::Error, io};

use kabinet_core::{
    screen::Language,
    testing::{WithLargeTexts, samples},
};

fn main() -> Result<(), Box<dyn Error>> {
    let both = [Language::Ru, Language::En].into_iter().flat_map(samples);
    let all: Vec<_> = both.map(WithLargeTexts::of).collect::<Result<_, _>>()?;
    serde_json::to_writer(io::stdout().lock(), &all)?;
    Ok(())
}
