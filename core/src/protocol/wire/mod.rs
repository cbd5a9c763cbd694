//! The JSON forms of [`super::Call`], [`super::Answer`] and [`super::Fault`]: version 1 of the portal's interface.
//!
//! Pure: a call goes in, the parts of an HTTP message come out, and the other way round. The stand-in writes the same
//! forms by itself; `tests/golden/v1` pins both.

mod decode;
mod encode;
#[cfg(test)]
mod golden_tests;
mod plausible;
mod problem;

pub use decode::{MAX_ANSWER_BYTES, Received, decode, is_foreign, portal_time};
pub use encode::{Encoded, Method, encode, encode_request, encode_session_grant};

/// The path under which version 1 of the interface lies on the portal.
pub const BASE_PATH: &str = "/api/v1";

/// What an HTTP header or a path takes without any quoting: letters, digits and `-._~`.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
