//! The client against a real socket on loopback.

mod exchange;
mod hostile;
mod log;
mod server;
mod trust;

use std::time::Duration;

use rustls::RootCertStore;

use self::server::Server;
use super::{HttpPortal, PortalAddress, PortalPins, client::Patience};
use crate::{
    ports::{Outgoing, Portal, Reply},
    protocol::{Auth, Call, CheckCode, FetchSettings},
    screen::Language,
    sensitive::Sensitive,
};

/// Long enough for a busy machine, for the tests in which something does arrive.
const PATIENT: Patience = Patience { connect: Duration::from_mins(1), whole: Duration::from_mins(1) };

fn outgoing(call: Call) -> Outgoing {
    Outgoing {
        call,
        key: Some("5f0c8f0e-6f0a-4c55-9b7e-0f4f6a2f9d11".to_owned()),
        auth: Auth::Bearer(Sensitive::new("s3cret-token")),
        language: Language::Ru,
        installation: "0d9f7a52-1d1c-4d4f-8f0f-3a0c0a8d3c11".to_owned(),
    }
}

fn check_code() -> Call {
    Call::of(&CheckCode { registration: "r-1".to_owned(), code: Sensitive::new("481059") })
}

fn fetch_settings() -> Call {
    Call::of(&FetchSettings { known_etag: Some("\"kabinet-1\"".to_owned()) })
}

fn http_portal(server: &Server, patience: Patience) -> HttpPortal {
    let address = PortalAddress::parse_for(&format!("http://{}", server.address), true).unwrap();
    HttpPortal::with(address, patience, RootCertStore::empty(), PortalPins::default()).unwrap()
}

/// Sends one request on a runtime of its own.
fn send(portal: &HttpPortal, call: Call) -> Reply {
    runtime().block_on(portal.send(outgoing(call)))
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// A response with its length.
fn response(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes()
}
