//! A server of a few lines: it takes one connection after the other and gives each the next scripted bytes.

use std::{
    io::{self, Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, mpsc},
    thread,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What happens on one connection.
pub(super) enum Script {
    /// The whole request is read, these bytes are written, the connection is closed.
    Answer(Vec<u8>),
    /// The whole request is read and the connection is closed.
    Close,
    /// The whole request is read, these bytes are written, and nothing more for as long as the test runs.
    Stall(Vec<u8>),
    /// The whole request is read, the first bytes are written, and then the second ones again and again for as long as
    /// anybody takes them.
    Endless(Vec<u8>, Vec<u8>),
    /// These bytes are written without waiting for a request, as by something that does not speak the client's protocol.
    Blurt(Vec<u8>),
}

/// A running server.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    requests: mpsc::Receiver<String>,
    connections: mpsc::Receiver<Vec<u8>>,
}

/// A stream, and what was read from it.
struct Recorded<S> {
    stream: S,
    read: Vec<u8>,
}

impl<S: Read> Read for Recorded<S> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(room)?;
        self.read.extend_from_slice(&room[..count]);
        Ok(count)
    }
}

impl<S: Write> Write for Recorded<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

impl Server {
    /// Plain HTTP.
    pub(super) fn start(scripts: Vec<Script>) -> Self {
        Self::run(scripts, None)
    }

    /// TLS.
    pub(super) fn start_tls(scripts: Vec<Script>, config: ServerConfig) -> Self {
        Self::run(scripts, Some(Arc::new(config)))
    }

    /// The next request as it came, head and body.
    pub(super) fn request(&self) -> String {
        self.requests.recv().expect("the server has got a request")
    }

    /// How many requests came that were not looked at.
    pub(super) fn more_requests(&self) -> usize {
        self.requests.try_iter().count()
    }

    /// What was read on the next connection that has ended: without TLS as it came, with TLS what was sent inside.
    pub(super) fn read_on_a_connection(&self) -> Vec<u8> {
        self.connections.recv().expect("the server has had a connection")
    }

    fn run(scripts: Vec<Script>, tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, requests) = mpsc::channel();
        let (ended, connections) = mpsc::channel();
        thread::spawn(move || {
            // Connections that are to stay open without a word.
            let mut silent = Vec::new();
            for script in scripts {
                let Ok((socket, _)) = listener.accept() else { return };
                let end = socket.try_clone().unwrap();
                let read = match &tls {
                    None => play(script, socket, end, &seen, &mut silent),
                    Some(config) => {
                        let session = ServerConnection::new(Arc::clone(config)).unwrap();
                        play(script, StreamOwned::new(session, socket), end, &seen, &mut silent)
                    }
                };
                // A test that doesn't ask for it is over by now.
                let _told = ended.send(read);
            }
            // Until the test hangs up, further connections wait unanswered.
            while listener.accept().is_ok() {}
        });
        Self { address, requests, connections }
    }
}

fn play(
    script: Script,
    stream: impl Read + Write,
    end: TcpStream,
    seen: &mpsc::Sender<String>,
    silent: &mut Vec<TcpStream>,
) -> Vec<u8> {
    let mut stream = Recorded { stream, read: Vec::new() };
    if let Script::Blurt(bytes) = &script {
        let _written = stream.write_all(bytes);
        let _closed = end.shutdown(Shutdown::Write);
        // Closing with unread bytes would reset the connection and take back what was written.
        let _read = stream.read_to_end(&mut Vec::new());
        return stream.read;
    }
    let Some(request) = read_request(&mut stream) else { return stream.read };
    if seen.send(request).is_err() {
        return stream.read;
    }
    match script {
        Script::Answer(bytes) => {
            // The client may hang up before it has read everything.
            let _written = stream.write_all(&bytes).and_then(|()| stream.flush());
            let _closed = end.shutdown(Shutdown::Write);
        }
        Script::Close => {
            let _closed = end.shutdown(Shutdown::Both);
        }
        Script::Endless(first, again) => {
            let mut written = stream.write_all(&first);
            while written.is_ok() {
                written = stream.write_all(&again);
            }
        }
        Script::Stall(bytes) => {
            let _written = stream.write_all(&bytes).and_then(|()| stream.flush());
            silent.push(end);
        }
        Script::Blurt(_) => {}
    }
    stream.read
}

fn read_request(stream: &mut impl Read) -> Option<String> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).ok()?;
    let length = head
        .lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(head + &String::from_utf8(body).ok()?)
}
