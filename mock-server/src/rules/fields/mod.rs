//! The portal's own checks of what a person typed; the app checks the same before it sends.

pub(crate) mod birth_date;
pub(crate) mod digits;
pub(crate) mod inn;
pub(crate) mod kinds;
pub(crate) mod name;
pub(crate) mod phone;
pub(crate) mod postal_code;
pub(crate) mod reasons;
pub(crate) mod snils;
pub(crate) mod text;
pub(crate) mod tick;

#[cfg(test)]
mod vectors {
    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    /// Every case of a file in `tests/vectors`.
    pub(super) fn cases<T: DeserializeOwned>(file: &str) -> Vec<T> {
        #[derive(Deserialize)]
        struct File<T> {
            cases: Vec<T>,
        }
        let path = format!("{}/../tests/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
        let file: File<T> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(!file.cases.is_empty());
        file.cases
    }
}
