//! A client's socket as the HTTP library sees it.
//!
//! Two things are added. A client that does not read its answer is let go, so that nobody holds a connection by it. And
//! a request whose head can't be read never reaches the router: the library answers it with a bare status, and here
//! that answer is given the problem that every other refusal of the portal has.

use crate::http::problem::{PROBLEM_JSON, Problem, ProblemKind};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

/// How long a client may take no byte of an answer that waits for it.
pub const WRITE_TIMEOUT: Duration = Duration::from_secs(10);
/// A bare status has only the headers that the library itself adds: less than this many bytes.
const LONGEST_BARE: usize = 512;

pub(crate) struct Socket {
    stream: TcpStream,
    /// Bytes that take the place of what the library wrote, as far as they have not left.
    replacement: Vec<u8>,
    /// Runs while the client takes nothing.
    patience: Option<Pin<Box<Sleep>>>,
}

impl Socket {
    pub(crate) fn new(stream: TcpStream) -> Self {
        Self { stream, replacement: Vec::new(), patience: None }
    }

    fn write(&mut self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if written.is_ready() {
            self.patience = None;
            return written;
        }
        let patience = self.patience.get_or_insert_with(|| Box::pin(tokio::time::sleep(WRITE_TIMEOUT)));
        ready!(patience.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    fn write_replacement(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.replacement.is_empty() {
            let bytes = std::mem::take(&mut self.replacement);
            let written = self.write(context, &bytes);
            self.replacement = bytes;
            match ready!(written)? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                count => drop(self.replacement.drain(..count)),
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.write_replacement(context))?;
        let Some((at, kind)) = bare_refusal(bytes) else { return self.write(context, bytes) };
        // Before it may stand the end of the answer to the request before.
        self.replacement = [&bytes[..at], &refusal(kind)].concat();
        if let Poll::Ready(Err(error)) = self.write_replacement(context) {
            return Poll::Ready(Err(error));
        }
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.write_replacement(context))?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.write_replacement(context))?;
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// Where a bare refusal begins that ends these bytes, and what it is about. Refusals of the portal's own always have a
/// body.
fn bare_refusal(written: &[u8]) -> Option<(usize, ProblemKind)> {
    let near_the_end = written.len().saturating_sub(LONGEST_BARE);
    let last = &written[near_the_end..];
    let at = last.windows(7).rposition(|window| window == b"HTTP/1.")?;
    let head = std::str::from_utf8(&last[at..]).ok()?;
    let kind = match head.split(' ').nth(1)? {
        "400" => ProblemKind::BAD_REQUEST,
        // A long address is a large head to the portal.
        "414" | "431" => ProblemKind::HEAD_TOO_LARGE,
        _ => return None,
    };
    let is_bare = head.ends_with("\r\n\r\n") && head.contains("\r\ncontent-length: 0\r\n");
    is_bare.then_some((near_the_end + at, kind))
}

/// The whole answer. It has no `Date`: the machine's clock is not the portal's.
fn refusal(kind: ProblemKind) -> Vec<u8> {
    let problem = Problem::new(kind);
    let reason =
        axum::http::StatusCode::from_u16(problem.status).ok().and_then(|status| status.canonical_reason());
    let body = serde_json::to_string(&problem).expect("a problem holds nothing JSON can't");
    format!(
        "HTTP/1.1 {} {}\r\ncontent-type: {PROBLEM_JSON}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        problem.status,
        reason.unwrap_or_default(),
        body.len()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_refusal_at_the_end_is_given_a_problem() {
        let bare =
            b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(bare_refusal(bare), Some((0, ProblemKind::HEAD_TOO_LARGE)));
        let behind_another =
            [&vec![b'x'; 5_000][..], b"HTTP/1.0 400 Bad Request\r\ncontent-length: 0\r\n\r\n"].concat();
        assert_eq!(bare_refusal(&behind_another), Some((5_000, ProblemKind::BAD_REQUEST)));
        for other in [
            &b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"[..],
            b"HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\n\r\n{}",
            b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n",
            b"\xff HTTP/1.",
            b"",
        ] {
            assert_eq!(bare_refusal(other), None, "{}", String::from_utf8_lossy(other));
        }
    }
}
