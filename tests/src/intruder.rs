//! Somebody on the wire between phone and portal who answers in the portal's place when told to.

use std::{
    collections::VecDeque,
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

/// Passes requests on to a portal over real sockets, except those that are to be answered with bytes of the test's
/// own: these never reach it. Takes no more connections once it is dropped; those it has end with their phones.
pub struct Intruder {
    port: u16,
    orders: Arc<Mutex<Orders>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Orders {
    /// The end of a path and what answers the next request to it.
    answers: VecDeque<(String, Vec<u8>)>,
    /// Answers that were given.
    given: usize,
    over: bool,
}

impl Intruder {
    /// Before the portal on this port of loopback.
    pub fn before(portal: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
        let port = listener.local_addr().expect("a bound socket has a port").port();
        let orders = Arc::<Mutex<Orders>>::default();
        let told = orders.clone();
        let thread = thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if lock(&told).over {
                    return;
                }
                let told = told.clone();
                // A connection that breaks is the phone's matter.
                thread::spawn(move || serve(client, portal, &told));
            }
        });
        Self { port, orders, thread: Some(thread) }
    }

    /// Where phones find it.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The next request whose path ends like this is answered with these bytes, and the connection is closed.
    pub fn answer_next(&self, path_end: &str, answer: Vec<u8>) {
        lock(&self.orders).answers.push_back((path_end.to_owned(), answer));
    }

    /// How many requests it has answered itself.
    pub fn given(&self) -> usize {
        lock(&self.orders).given
    }
}

impl Drop for Intruder {
    fn drop(&mut self) {
        lock(&self.orders).over = true;
        // Wakes it from waiting for a client.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn lock(orders: &Mutex<Orders>) -> MutexGuard<'_, Orders> {
    orders.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One request a connection: each side is told that it is the last.
fn serve(mut client: TcpStream, portal: u16, orders: &Mutex<Orders>) -> std::io::Result<()> {
    let Some((head, body)) = read_request(&mut client)? else { return Ok(()) };
    let path = head.split(' ').nth(1).unwrap_or_default();
    let own = {
        let mut orders = lock(orders);
        let ordered = orders.answers.iter().position(|(path_end, _)| path.ends_with(path_end.as_str()));
        let own = ordered.and_then(|at| orders.answers.remove(at));
        orders.given += usize::from(own.is_some());
        own
    };
    let answer = if let Some((_, answer)) = own {
        answer
    } else {
        let mut upstream = TcpStream::connect(("127.0.0.1", portal))?;
        upstream.write_all(head.replacen("\r\n", "\r\nConnection: close\r\n", 1).as_bytes())?;
        upstream.write_all(&body)?;
        let mut answer = Vec::new();
        upstream.read_to_end(&mut answer)?;
        answer
    };
    client.write_all(&answer)?;
    client.shutdown(Shutdown::Write)?;
    // Until the phone has read everything and hangs up, or sends what nobody will read.
    client.read(&mut [0]).map(drop)
}

fn read_request(client: &mut TcpStream) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if client.read(&mut byte)? == 0 {
            return Ok(None);
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let length = head
        .lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    client.read_exact(&mut body)?;
    Ok(Some((head, body)))
}
