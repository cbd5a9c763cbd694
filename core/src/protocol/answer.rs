//! An answer of the portal: read and judged as the type that the request asks for, carried as any, and taken as that type
//! again by who asked.

use std::{any::Any, fmt, sync::Arc};

use serde::{Deserialize, de::DeserializeOwned};

use crate::sensitive::Sensitive;

/// The longest id, token or `ETag` that is kept and sent back.
pub(super) const LONGEST_WORD: usize = 4096;

/// What the portal answers to a request when it does what it was asked.
pub trait FromPortal: fmt::Debug + PartialEq + Send + Sync + Sized + 'static {
    /// Reads and judges it; none where it is nothing that was agreed on, or leads a person nowhere.
    fn read(answered: &Answered<'_>) -> Option<Self>;

    /// The answer that says that the copy at hand still holds; none where no copy was named.
    fn unchanged() -> Option<Self> {
        None
    }
}

/// The body of a successful answer, and what it answers.
#[derive(Clone, Copy)]
pub struct Answered<'a> {
    /// The answer's body.
    pub body: &'a [u8],
    /// The answer's `ETag`.
    pub etag: Option<&'a str>,
    /// The body of the request.
    pub asked: &'a [u8],
}

impl Answered<'_> {
    /// The body as one JSON value. What is wrong with it stays unsaid: the reader's errors quote the input.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(self.body).ok()
    }

    /// The `ETag`, if it can be kept and sent back.
    pub fn usable_etag(&self) -> Option<String> {
        self.etag.filter(|etag| is_header_word(etag)).map(str::to_owned)
    }
}

/// An answer of any type.
#[derive(Clone)]
pub struct Answer(Arc<dyn AnyAnswer>);

trait AnyAnswer: Any + fmt::Debug + Send + Sync {
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: FromPortal> AnyAnswer for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| other == self)
    }
}

impl Answer {
    /// An answer of a type.
    pub fn of<T: FromPortal>(answer: T) -> Self {
        Self(Arc::new(answer))
    }

    /// The answer, if it is of that type.
    pub fn get<T: FromPortal>(&self) -> Option<&T> {
        let any: &dyn Any = &*self.0;
        any.downcast_ref()
    }
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&*other.0)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An answer that says no more than that it was done.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Done {}

impl FromPortal for Done {
    fn read(answered: &Answered<'_>) -> Option<Self> {
        answered.json()
    }
}

/// Whether an id can be kept: ids of registrations and sign-ins are base64url or UUIDs.
pub(super) fn is_id(id: &str) -> bool {
    (1..=LONGEST_WORD).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Whether a token can be kept: tokens go into headers and JSON as they are.
pub(super) fn is_token(token: &Sensitive) -> bool {
    is_header_word(token.reveal())
}

fn is_header_word(word: &str) -> bool {
    (1..=LONGEST_WORD).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_graphic())
}
