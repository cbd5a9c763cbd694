//! Serving a router: binding, time limits for slow clients, and a stop that leaves nothing half done.

use crate::http::language::Language;
use crate::http::peer::{self, Peer};
use crate::http::socket::Socket;
use axum::Router;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;
use thiserror::Error;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How long a client may take for the head of a request, and sit idle between two.
pub const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// How much of a head without an end is read, in bytes: method, address and headers. One that has come whole together
/// with the rest of what was read is answered, so a head up to twice as large may pass. The apps send less than 2 KiB; cookies that a
/// browser keeps for other programs on this machine come along to the console.
pub const HEAD_LIMIT: usize = 32 * 1024;
/// The most headers of a request; browsers send about twenty.
pub const HEADERS_LIMIT: usize = 64;
/// How long requests under way may take after the stop; streams of events never end by themselves.
const STOP_PATIENCE: Duration = Duration::from_secs(1);
/// The pause after a failed accept: the system is out of sockets.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The server could not take its port.
#[derive(Debug, Error)]
pub enum BindError {
    /// Another program listens there.
    #[error("port {port} is taken")]
    PortTaken {
        /// The port.
        port: u16,
    },
    /// No network of this machine has the address.
    #[error("this machine does not have the address {address}")]
    NoSuchAddress {
        /// The address.
        address: IpAddr,
    },
    /// The system refused for another reason.
    #[error("port {port} can't be used: {source}")]
    Refused {
        /// The port.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
}

impl BindError {
    /// What happened and what to do about it, for the person at the terminal.
    pub fn explain(&self, language: Language) -> String {
        match (self, language) {
            (Self::PortTaken { port }, Language::Ru) => format!(
                "Порт {port} занят другой программой.\nОстановите её или возьмите другой порт: --port {} (--port 0 — любой свободный)",
                port.wrapping_add(1).max(1024)
            ),
            (Self::PortTaken { port }, Language::En) => format!(
                "Port {port} is taken by another program.\nStop it or take another port: --port {} (--port 0 takes a free one)",
                port.wrapping_add(1).max(1024)
            ),
            (Self::NoSuchAddress { address }, Language::Ru) => {
                format!(
                    "У этой машины нет адреса {address}.\nКакие есть, покажет ip addr; без --listen портал виден только здесь"
                )
            }
            (Self::NoSuchAddress { address }, Language::En) => format!(
                "This machine does not have the address {address}.\nip addr shows those it has; without --listen the portal is for this machine only"
            ),
            (Self::Refused { port, source }, Language::Ru) => {
                format!("Порт {port} открыть нельзя: {source}.\nВозьмите другой: --port 0 — любой свободный")
            }
            (Self::Refused { port, source }, Language::En) => {
                format!("Port {port} can't be used: {source}.\nTake another: --port 0 takes a free one")
            }
        }
    }
}

/// Listens on 127.0.0.1; port 0 takes a free one.
///
/// # Errors
/// [`BindError`] when the port is taken or refused.
pub async fn bind(port: u16) -> Result<TcpListener, BindError> {
    bind_at(Ipv4Addr::LOCALHOST.into(), port).await
}

/// Listens on another address of this machine, which [`Exposure`](crate::Exposure) decides about.
///
/// # Errors
/// [`BindError`] when the address is not this machine's, or the port is taken or refused.
pub async fn bind_at(address: IpAddr, port: u16) -> Result<TcpListener, BindError> {
    TcpListener::bind((address, port)).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => BindError::PortTaken { port },
        io::ErrorKind::AddrNotAvailable => BindError::NoSuchAddress { address },
        _ => BindError::Refused { port, source },
    })
}

/// Listens for the wish that the process shall end: Ctrl+C, or the system asks for it. It is heard from the making of
/// this value on, and ended by default before.
pub struct Interruption {
    #[cfg(unix)]
    signals: [tokio::signal::unix::Signal; 2],
    #[cfg(windows)]
    signals: [tokio::signal::windows::CtrlC; 1],
}

impl Interruption {
    /// Begins to listen. It takes the runtime of a task.
    ///
    /// # Errors
    /// The system gives no signals to this process.
    pub fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        let signals = {
            use tokio::signal::unix::{SignalKind, signal};
            [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?]
        };
        #[cfg(windows)]
        let signals = [tokio::signal::windows::ctrl_c()?];
        Ok(Self { signals })
    }

    /// Ends when the process shall end.
    pub async fn came(mut self) {
        let each = self.signals.iter_mut().map(|signal| Box::pin(signal.recv()));
        futures_util::future::select_all(each).await;
    }
}

/// Serves until `stop` ends; then takes no more connections and lets requests under way finish for a moment.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let (stopping, stopped) = watch::channel(false);
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => {
                    let peer = Peer::at(address.ip());
                    connections.spawn(serve_connection(stream, peer, router.clone(), stopped.clone()));
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            },
        }
    }
    drop(listener);
    stopping.send_replace(true);
    let all_ended = async { while connections.join_next().await.is_some() {} };
    // What is left after that are streams of events; dropping the set closes them.
    let _ = tokio::time::timeout(STOP_PATIENCE, all_ended).await;
}

async fn serve_connection(stream: TcpStream, peer: Peer, router: Router, mut stopped: watch::Receiver<bool>) {
    // Small answers leave at once; a socket that can't be told so still works.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(HEAD_LIMIT)
        .max_headers(HEADERS_LIMIT)
        .serve_connection(
            TokioIo::new(Socket::new(stream)),
            service_fn(|request| peer::answer(router.clone(), peer, request)),
        );
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        // Changes once, when the server stops.
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke");
    }
}
