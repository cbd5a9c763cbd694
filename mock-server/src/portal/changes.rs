//! News for whoever watches the portal: the console's pages and the desk.

use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;
use utoipa::ToSchema;

/// What changed on the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The operator took an SMS.
    Messages,
    /// The virtual clock was moved.
    Clock,
    /// The link was cut or mended.
    Link,
    /// An account was made or changed.
    People,
    /// A request was answered.
    Requests,
    /// Another profile of settings holds.
    Settings,
    /// A scripted fault was ordered, struck or was removed.
    Faults,
}

impl ChangeKind {
    /// Every kind: what a watcher looks at again when it missed news.
    pub const ALL: [Self; 7] =
        [Self::Messages, Self::Clock, Self::Link, Self::People, Self::Requests, Self::Settings, Self::Faults];
}

/// Where news is published and heard. A watcher that lags behind is told that it missed some.
#[derive(Clone, Debug)]
pub struct Changes(broadcast::Sender<ChangeKind>);

impl Changes {
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(256))
    }

    /// Hears the news from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<ChangeKind> {
        self.0.subscribe()
    }

    pub(crate) fn publish(&self, kind: ChangeKind) {
        // Nobody listening is no fault.
        let _ = self.0.send(kind);
    }
}
