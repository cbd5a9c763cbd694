//! The client: one connection pool to one portal.

use std::{fmt, time::Duration};

use hyper::body::Bytes;
use reqwest::{Client, Response, header::HeaderMap, redirect, retry};
use rustls::RootCertStore;
use thiserror::Error;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::{PortalAddress, PortalPins, failure, message, message::Message, tls};
use crate::{
    ports::{Outgoing, PortFuture, Portal, Reply},
    protocol::{Call, Fault, MAX_ANSWER_BYTES, Method, Received, is_foreign},
};

/// How long is waited.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// For a connection, TLS included.
    pub connect: Duration,
    /// For the whole exchange, from the first look-up of the name to the last byte of the answer.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), whole: Duration::from_secs(20) }
    }
}

/// Connections that lay idle for longer are not used again: phones change networks, and a dead connection costs a try.
const IDLE: Duration = Duration::from_secs(30);

/// The portal over HTTP. Redirects are not followed, cookies not kept, nothing is sent twice by itself, and no body is
/// ever logged. Must be used within a tokio runtime.
///
/// Secrets in bodies are wiped as far as they are this crate's: what TLS and the connection's buffers hold is not.
#[derive(Clone)]
pub struct HttpPortal {
    address: PortalAddress,
    client: Client,
}

impl fmt::Debug for HttpPortal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpPortal").field("address", &self.address).finish_non_exhaustive()
    }
}

/// The client could not be set up.
#[derive(Debug, Error)]
pub enum SetupFault {
    /// By the TLS library.
    #[error("TLS could not be set up")]
    Tls(#[from] rustls::Error),
    /// By the HTTP library.
    #[error("the HTTP client could not be set up")]
    Http(#[from] reqwest::Error),
}

impl HttpPortal {
    /// A client for the portal at `address`, whose certificate must hold one of the pinned keys. Nothing is sent yet.
    ///
    /// # Errors
    /// [`SetupFault`] when TLS or HTTP can't be set up on this system.
    pub fn new(address: PortalAddress, pins: PortalPins) -> Result<Self, SetupFault> {
        Self::with(address, Patience::default(), tls::bundled_roots(), pins)
    }

    pub(super) fn with(
        address: PortalAddress,
        patience: Patience,
        roots: RootCertStore,
        pins: PortalPins,
    ) -> Result<Self, SetupFault> {
        let mut builder = Client::builder()
            .tls_backend_preconfigured(tls::client_config(roots, pins)?)
            .connect_timeout(patience.connect)
            .timeout(patience.whole)
            .pool_idle_timeout(IDLE)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .user_agent(concat!("Kabinet/", env!("CARGO_PKG_VERSION")));
        if address.is_loopback() {
            builder = builder.no_proxy();
        }
        Ok(Self { address, client: builder.build()? })
    }

    async fn exchange(self, outgoing: Outgoing) -> Reply {
        let call = outgoing.call.clone();
        let message = match message::compose(outgoing) {
            Ok(message) => message,
            Err(fault) => return no_answer(fault),
        };
        let (method, template) = (message.method.name(), message.template);
        // Only for the log line; nothing is decided by it.
        let begun = Instant::now();
        let outcome = self.send_message(&call, message).await;
        let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        match outcome {
            Ok((status, reply)) => {
                tracing::debug!(method, path = template, status, ms, "portal answered");
                reply
            }
            Err(fault) => {
                tracing::debug!(method, path = template, status = 0, ms, "portal did not answer");
                no_answer(fault)
            }
        }
    }

    async fn send_message(&self, call: &Call, message: Message) -> Result<(u16, Reply), Fault> {
        let method = match message.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
        };
        let mut request = self.client.request(method, self.address.url(&message.path));
        for (name, value) in &message.headers {
            let mut value =
                reqwest::header::HeaderValue::from_str(value.reveal()).map_err(|_| message::unsendable())?;
            value.set_sensitive(true);
            request = request.header(*name, value);
        }
        if let Some(body) = message.body {
            request = request.body(Bytes::from_owner(body));
        }
        let response = request.send().await.map_err(|error| failure::fault(&error))?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = if is_foreign(status, text(&headers, "content-type")) {
            Zeroizing::default()
        } else {
            read(response).await?
        };
        let received = Received {
            status,
            content_type: text(&headers, "content-type"),
            etag: text(&headers, "etag"),
            retry_after: text(&headers, "retry-after"),
            date: text(&headers, "date"),
            body: &body,
        };
        Ok((status, message::interpret(call, &received)))
    }
}

impl Portal for HttpPortal {
    fn send(&self, outgoing: Outgoing) -> PortFuture<Reply> {
        Box::pin(self.clone().exchange(outgoing))
    }
}

/// The body, but not much more of it than may be decoded.
async fn read(mut response: Response) -> Result<Zeroizing<Vec<u8>>, Fault> {
    const USUAL: usize = 16 * 1024;
    let mut body = Zeroizing::new(Vec::with_capacity(USUAL));
    while let Some(chunk) = response.chunk().await.map_err(|error| failure::fault(&error))? {
        let room = (MAX_ANSWER_BYTES + 1).saturating_sub(body.len());
        grow(&mut body, chunk.len().min(room));
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if body.len() > MAX_ANSWER_BYTES {
            break;
        }
    }
    Ok(body)
}

/// Makes room without leaving an unwiped copy behind, as `Vec` itself would.
fn grow(body: &mut Zeroizing<Vec<u8>>, more: usize) {
    let needed = body.len() + more;
    if needed > body.capacity() {
        let mut larger = Zeroizing::new(Vec::with_capacity(needed.max(body.capacity() * 2)));
        larger.extend_from_slice(body);
        *body = larger;
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn no_answer(fault: Fault) -> Reply {
    Reply { result: Err(fault), portal_time: None }
}
