//! A request as a type: what goes into its body, with what is fixed about it.
//!
//! A journey asks with a value of such a type and hears an answer of the type that belongs to it. Between the two it is a
//! [`Call`](super::Call): a name, ids and bytes, which queue, disk and network carry without knowing which it is.

use std::fmt;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    answer::{Answer, Answered, FromPortal},
    told::{DataField, Purpose, Told},
};

/// A request. What is serialized is its body; ids stand in the path and are left out of it.
pub trait Ask: Serialize + DeserializeOwned {
    /// What the portal answers when it does what was asked.
    type Answer: FromPortal;
    /// [`Open`] for what may be stored, [`Secret`] for what must not.
    type Secrecy: Secrecy;
    /// What is fixed about it.
    const ENDPOINT: Endpoint;
    /// The same, where it can be pointed at.
    const AT: &'static Endpoint = &Self::ENDPOINT;

    /// What stands in the path in place of each `{id}`, from left to right.
    fn ids(&self) -> Vec<String> {
        Vec::new()
    }

    /// What it is about, where the ids do not say it: of two requests about the same a newer one can replace the older.
    fn subject(&self) -> String {
        String::new()
    }

    /// Names of the [`DataField`]s that it tells, where that differs from one such request to the next; none where it tells
    /// what all of them tell.
    fn data(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// The `ETag` of the copy at hand, for reading what may not have changed.
    fn known_etag(&self) -> Option<String> {
        None
    }
}

/// Whether a request may be stored, as a type.
pub trait Secrecy {
    /// It must not.
    const IS_SECRET: bool;
}

/// A request that may be stored and sent again after a restart.
#[derive(Clone, Copy, Debug)]
pub enum Open {}

/// A request with a secret in its body: it lives in memory, for as long as its screen is open.
#[derive(Clone, Copy, Debug)]
pub enum Secret {}

impl Secrecy for Open {
    const IS_SECRET: bool = false;
}

impl Secrecy for Secret {
    const IS_SECRET: bool = true;
}

/// What is fixed about a request.
#[derive(Clone, Copy)]
pub struct Endpoint {
    /// What it is called in queue and log. Stored: it is never given to another.
    pub name: &'static str,
    /// How it is asked.
    pub method: Method,
    /// The path below [`BASE_PATH`](super::BASE_PATH), with `{id}` in place of ids: what may be logged.
    pub path: &'static str,
    /// On whose behalf it is made.
    pub scope: Scope,
    /// Where the proof of that goes.
    pub proof: Proof,
    /// What of the person it tells, and what for; none where it carries only what the portal itself gave.
    pub tells: Option<Told>,
    /// Whether a newer one says all that an older one about the same does, so that only the newer need be sent.
    pub replaces_older: bool,
    /// Names of requests that it is judged by: while such a one waits in the queue of the same scope and may leave, it waits
    /// for it.
    pub follows: &'static [&'static str],
    /// Reads and judges the body of an answer; none is nonsense.
    pub(super) read: fn(&Answered<'_>) -> Option<Answer>,
    /// The body that such a request has, made again from what it says; none where that is another request's.
    #[cfg(test)]
    pub(super) again: fn(&[u8]) -> Option<String>,
    /// The answer that says that the copy at hand still holds; none where that is nonsense.
    pub(super) unchanged: fn() -> Option<Answer>,
}

/// The methods of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes.
    Post,
    /// Sets; the last one counts.
    Put,
}

/// On whose behalf a request is made: whose secret goes with it, whose queue and whose record of data it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The installation's: it needs no proof, or its own body is one.
    Installation,
    /// The unfinished registration's.
    Registration,
    /// The sign-in's.
    SignIn,
    /// The account's.
    Account,
}

/// Where the secret or token goes that proves on whose behalf a request is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// In `Authorization`, where there is one.
    Header,
    /// In the body, as its last member `secret`; without one nothing is sent. It is put in when the request leaves, so
    /// that what lies on the disk has none.
    Body,
}

impl Endpoint {
    /// A reading.
    pub const fn get<A: Ask>(name: &'static str, path: &'static str, scope: Scope) -> Self {
        Self::of::<A>(name, Method::Get, path, scope)
    }

    /// A change that makes something.
    pub const fn post<A: Ask>(name: &'static str, path: &'static str, scope: Scope) -> Self {
        Self::of::<A>(name, Method::Post, path, scope)
    }

    /// A change of which the last one counts.
    pub const fn put<A: Ask>(name: &'static str, path: &'static str, scope: Scope) -> Self {
        Self::of::<A>(name, Method::Put, path, scope)
    }

    const fn of<A: Ask>(name: &'static str, method: Method, path: &'static str, scope: Scope) -> Self {
        Self {
            name,
            method,
            path,
            scope,
            proof: Proof::Header,
            tells: None,
            replaces_older: false,
            follows: &[],
            read: |answered| A::Answer::read(answered).map(Answer::of),
            #[cfg(test)]
            again: |body| serde_json::to_string(&serde_json::from_slice::<A>(body).ok()?).ok(),
            unchanged: || A::Answer::unchanged().map(Answer::of),
        }
    }

    /// It tells this of the person.
    #[must_use]
    pub const fn telling(self, fields: &'static [DataField], purpose: Purpose) -> Self {
        Self { tells: Some(Told { fields, purpose }), ..self }
    }

    /// A newer one replaces an older one about the same.
    #[must_use]
    pub const fn replacing_older(self) -> Self {
        Self { replaces_older: true, ..self }
    }

    /// It is judged by what such requests bring.
    #[must_use]
    pub const fn following(self, names: &'static [&'static str]) -> Self {
        Self { follows: names, ..self }
    }

    /// Its proof goes in its body.
    #[must_use]
    pub const fn proven_in_body(self) -> Self {
        Self { proof: Proof::Body, ..self }
    }

    /// Whether it only asks how things are: it needs no key, has no body, and nobody need hear its answer.
    pub fn is_reading(&self) -> bool {
        self.method == Method::Get
    }
}

impl PartialEq for Endpoint {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Endpoint {}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Method {
    /// The method's name in HTTP.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}
