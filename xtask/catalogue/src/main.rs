//! Prints the core's error catalogue as JSON, for `cargo xtask docs`. A program of its own, so that `cargo xtask`
//! itself compiles in seconds and works while the core does not compile.

use kabinet_core::{flow::catalogue, screen::Language};
use serde_json::{Value, json};

fn main() {
    let entries: Vec<Value> = catalogue(Language::Ru)
        .into_iter()
        .zip(catalogue(Language::En))
        .map(|(ru, en)| {
            json!({
                "code": ru.code,
                "ru": { "title": ru.title, "text": ru.text },
                "en": { "title": en.title, "text": en.text },
            })
        })
        .collect();
    println!("{}", Value::from(entries));
}
