//! Sample screens: every component in every state, in Russian and in English. Each shell draws all of them in its tests,
//! so that none of them leaves one out, and people can look at them side by side.

mod fields;
mod frame;
mod maker;
mod messages;
mod sample;
mod secrets;
mod surfaces;
mod texts;

#[cfg(test)]
mod tests;

use crate::screen::Language;

use maker::Maker;
pub use sample::{Sample, SampleText};

/// All sample screens in a language.
#[cfg_attr(feature = "ffi", uniffi::export)]
pub fn samples(language: Language) -> Vec<Sample> {
    let maker = Maker { language };
    let rooms = [
        texts::samples(maker),
        messages::samples(maker),
        fields::samples(maker),
        secrets::samples(maker),
        surfaces::samples(maker),
        frame::samples(maker),
    ];
    rooms.into_iter().flatten().collect()
}
