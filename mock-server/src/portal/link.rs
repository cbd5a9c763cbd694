//! The wire between phone and portal, which a developer can cut.

use crate::portal::changes::ChangeKind;
use axum::body::{Body, Bytes};
use axum::response::Response;
use futures_util::stream;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

impl ChangeKind {
    /// The link was cut or mended.
    pub const LINK: Self = Self::new("link");
}

/// Whether the portal's API can be reached. Each start of the portal begins with the link up.
#[derive(Clone, Debug)]
pub struct Link(Arc<AtomicBool>);

impl Link {
    pub(crate) fn up() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    /// Whether requests get through.
    pub fn is_up(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    pub(crate) fn set(&self, up: bool) {
        self.0.store(up, Ordering::SeqCst);
    }
}

/// An answer whose body fails before its first byte: the server closes the connection without writing anything.
pub(crate) fn broken_connection() -> Response {
    let body = stream::once(async {
        Err::<Bytes, _>(io::Error::new(io::ErrorKind::ConnectionReset, "the link is cut"))
    });
    Response::new(Body::from_stream(body))
}
