//! News for whoever watches the portal: the console's pages and the desk.

use serde::Serialize;
use std::sync::Arc;
use tokio::sync::broadcast;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// What changed on the portal: a value of the part of it that changes so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ChangeKind(&'static str);

impl ChangeKind {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Its word on the stream of events.
    pub(crate) const fn word(self) -> &'static str {
        self.0
    }
}

/// Which names there are is for the list of rooms to say.
impl PartialSchema for ChangeKind {
    fn schema() -> RefOr<Schema> {
        let name = ObjectBuilder::new().schema_type(Type::String);
        name.description(Some("What changed on the portal.")).into()
    }
}

impl ToSchema for ChangeKind {}

/// Where news is published and heard. A watcher that lags behind is told that it missed some.
#[derive(Clone, Debug)]
pub struct Changes {
    news: broadcast::Sender<ChangeKind>,
    kinds: Arc<[ChangeKind]>,
}

impl Changes {
    /// Of these kinds.
    pub(crate) fn new(kinds: impl IntoIterator<Item = ChangeKind>) -> Self {
        Self { news: broadcast::Sender::new(256), kinds: kinds.into_iter().collect() }
    }

    /// Every kind: what a watcher looks at again when it missed news.
    pub fn kinds(&self) -> &[ChangeKind] {
        &self.kinds
    }

    /// Hears the news from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<ChangeKind> {
        self.news.subscribe()
    }

    pub(crate) fn publish(&self, kind: ChangeKind) {
        // Nobody listening is no fault.
        let _ = self.news.send(kind);
    }
}
