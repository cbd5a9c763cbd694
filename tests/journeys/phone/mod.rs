//! What the phone promises on every screen.

mod coming_back;
mod full_disk;
mod kept_data;
mod language;
mod taps;
