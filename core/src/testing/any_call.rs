//! A call of any kind, for tests that go through all of them.

use crate::protocol::{Call, Endpoint, Request};

impl Call {
    /// A call to an endpoint about `id` with this body, however little the body says. One that is secret elsewhere is
    /// open here: nothing is sent.
    pub fn to_any(endpoint: &'static Endpoint, id: &str, body: String, known_etag: Option<String>) -> Self {
        let request = Request {
            name: endpoint.name.to_owned(),
            scope: endpoint.scope,
            ids: vec![id.to_owned()],
            subject: String::new(),
            body,
            known_etag,
        };
        Self::stored(endpoint, request)
    }
}
