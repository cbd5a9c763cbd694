//! A portal on a real socket, and clients that write to it what no library would.

use super::TestPortal;
use mock_server::{bind, serve};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A portal that serves until its end is asked for or the test ends.
pub struct Served {
    pub portal: TestPortal,
    pub address: SocketAddr,
    pub stop: oneshot::Sender<()>,
    pub server: JoinHandle<()>,
}

pub async fn served() -> Served {
    let portal = TestPortal::new();
    let listener = bind(0).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let router = portal.router.clone();
    let server = tokio::spawn(serve(listener, router, async {
        let _ = stopped.await;
    }));
    Served { portal, address, stop, server }
}

/// Sends the bytes and reads until the server closes.
pub async fn talk(address: SocketAddr, request: impl AsRef<[u8]>) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may have heard enough before the end.
    let _ = stream.write_all(request.as_ref()).await;
    heard(&mut stream).await
}

/// What the server says until it closes.
pub async fn heard(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset instead of an end is as good: nothing more comes.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

pub fn get(path: &str, address: SocketAddr) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")
}
