//! The portal's process under load: many connections that each wait for their answer before they ask again.

mod client;
pub mod server;

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tokio::{
    runtime::{Builder, Runtime},
    task::JoinSet,
};

use self::{client::Client, server::Listening};
use crate::contender::{BenchError, Contender};

/// Connections at once.
const CONNECTIONS: usize = 32;

/// The side that asks.
pub struct Load {
    clients: Vec<Client>,
    runtime: Runtime,
    _server: Server,
}

impl Load {
    /// Starts the portal on a processor of its own and registers a person for each connection.
    ///
    /// # Errors
    /// [`BenchError`].
    pub fn on(folder: &Path) -> Result<Self, BenchError> {
        let server = Server::start(folder)?;
        server::stay_on(Side::Asks)?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let clients = runtime.block_on(async {
            let mut clients = Vec::new();
            for number in 0..CONNECTIONS {
                clients.push(Client::registered(number, &server.listening).await?);
            }
            Ok::<_, BenchError>(clients)
        })?;
        Ok(Self { clients, runtime, _server: server })
    }
}

/// Which of two processors a process stays on, where there are two.
#[derive(Clone, Copy)]
pub enum Side {
    /// The portal's.
    Answers,
    /// The other.
    Asks,
}

/// What is asked for.
#[derive(Clone, Copy)]
pub enum Asked {
    /// A line of text, of a server that does nothing else.
    Ping,
    /// One's account.
    Get,
    /// Another name is saved for a registration.
    Write,
}

impl Contender for Load {
    fn round(&mut self, command: &str, count: u32) -> Result<Duration, BenchError> {
        let asked = match command {
            "ping" => Asked::Ping,
            "get" => Asked::Get,
            "write" => Asked::Write,
            other => return Err(BenchError::UnknownCommand(other.to_owned())),
        };
        let clients = std::mem::take(&mut self.clients);
        let answers = u32::try_from(clients.len()).unwrap_or(u32::MAX).saturating_mul(count);
        let begun = Instant::now();
        self.clients = self.runtime.block_on(async {
            // Else each answer would also cost the portal's processor the waking of the other one. A write waits for
            // the disk, and the disk for a processor.
            let awake = (!matches!(asked, Asked::Write)).then(|| tokio::spawn(never_sleep()));
            let mut asking = JoinSet::new();
            for mut client in clients {
                asking.spawn(async move {
                    for _ in 0..count {
                        client.ask(asked).await?;
                    }
                    Ok(client)
                });
            }
            let ended: Result<Vec<_>, BenchError> = asking.join_all().await.into_iter().collect();
            if let Some(awake) = awake {
                awake.abort();
            }
            ended
        })?;
        Ok(begun.elapsed() / answers)
    }
}

/// Gives every other task its turn, for ever.
async fn never_sleep() {
    loop {
        tokio::task::yield_now().await;
    }
}

/// The portal's process; it ends with this.
struct Server {
    process: Child,
    listening: Listening,
}

impl Server {
    fn start(folder: &Path) -> Result<Self, BenchError> {
        let program = std::env::current_exe()?;
        let mut process = Command::new(program)
            .arg("server")
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let listening = serde_json::from_str(&line)
            .map_err(|_| BenchError::Unfit("the portal's process did not start".to_owned()))?;
        Ok(Self { process, listening })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The end of its input ends it.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
