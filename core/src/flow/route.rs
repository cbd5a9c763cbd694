//! Where a person can be. A route is its own address across restarts, and that of the drafts typed there.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A screen that can be gone to and come back to: the key of its page, and where the page shows one thing of many, the
/// thing's id behind it (`applications/card/17`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Route(Cow<'static, str>);

/// The root of somebody who has no account on this phone.
pub(super) const START: Route = Route::of("welcome");
/// The root of somebody who has.
pub(super) const HOME: Route = Route::of("home");

impl Route {
    /// The route of a page that shows the only thing of its kind.
    pub(super) const fn of(page: &'static str) -> Self {
        Self(Cow::Borrowed(page))
    }

    /// A route as it was stored, or as a shell names it. No page need have it.
    pub fn stored(key: impl Into<String>) -> Self {
        Self(Cow::Owned(key.into()))
    }

    /// The text under which it is stored and shown to the shells.
    pub fn key(&self) -> &str {
        &self.0
    }
}
