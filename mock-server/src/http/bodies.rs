//! The bodies of a call as types that whoever knows the call by its name can hold files against.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads JSON as the type of a body and writes it again.
pub type Rewrite = fn(&Value) -> serde_json::Result<Value>;

/// What a call takes and what it answers, where that has a type.
#[derive(Clone, Copy, Default)]
pub struct Bodies {
    /// The body of a request; none for a question.
    pub request: Option<Rewrite>,
    /// The body of an answer; none for the console's, which no file is held against.
    pub answer: Option<Rewrite>,
}

impl Bodies {
    /// Those of a change.
    pub(crate) fn of<B: Serialize + DeserializeOwned, A: Serialize + DeserializeOwned>() -> Self {
        Self { request: Some(rewritten::<B>), answer: Some(rewritten::<A>) }
    }

    /// Those of a question.
    pub(crate) fn answered<A: Serialize + DeserializeOwned>() -> Self {
        Self { request: None, answer: Some(rewritten::<A>) }
    }
}

fn rewritten<T: Serialize + DeserializeOwned>(json: &Value) -> serde_json::Result<Value> {
    serde_json::to_value(T::deserialize(json)?)
}
