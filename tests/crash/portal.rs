//! A portal in a process of its own, and what it has of each citizen.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use kabinet_tests::Console;
use mock_server::console::people::wire::PersonShown;
use tokio::runtime::Handle;

use crate::process::{Running, Tracing, command};

const PATIENCE: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(2);

/// How a portal is started, again and again on the same data.
#[derive(Clone, Debug)]
pub struct PortalProcess {
    /// The program.
    pub program: PathBuf,
    /// For requests to its console.
    pub runtime: Handle,
    /// Its data.
    pub data: PathBuf,
    /// Where its outputs and strace's log go. `link` holds what it printed, also for walks that look for its link.
    pub notes: PathBuf,
}

/// A portal that runs, or was struck.
pub struct RunningPortal {
    running: Running,
    link: Option<String>,
    console: Option<Console>,
}

impl PortalProcess {
    /// The file that holds what the portal printed.
    pub fn link_file(&self) -> PathBuf {
        self.notes.join("link")
    }

    /// Starts it on a port, 0 for any, and waits until it has printed its link or has ended.
    ///
    /// # Errors
    /// It can't be started, or does neither.
    pub fn start(&self, port: u16, tracing: Tracing<'_>, name: &str) -> io::Result<RunningPortal> {
        let mut command: Command =
            command(&self.program, tracing, &self.notes.join(format!("{name}.strace")));
        command.args(["--lang", "en", "--port", &port.to_string(), "--data"]).arg(&self.data);
        let stderr = self.notes.join(format!("{name}.err"));
        let mut running = Running::start(command, &self.link_file(), &stderr)?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            // Looked at before the link: what has ended after it printed one is an ended portal with a link.
            let ended = running.ended()?.is_some();
            let link = link_in(&self.link_file());
            if ended || link.is_some() {
                let console = link.as_deref().and_then(|link| Console::behind(link, self.runtime.clone()));
                return Ok(RunningPortal { running, link, console });
            }
            if Instant::now() >= deadline {
                let said = fs::read_to_string(&stderr).unwrap_or_default();
                return Err(io::Error::other(format!("the portal prints no link:\n{said}")));
            }
            thread::sleep(POLL);
        }
    }

    /// Starts it undisturbed, for many walks of a day from one address.
    ///
    /// # Errors
    /// It can't be started, or prints no link.
    pub fn start_for_many(&self) -> io::Result<RunningPortal> {
        let portal = self.start(0, Tracing::Off, "portal")?;
        portal.console()?.lift_limits();
        Ok(portal)
    }
}

fn link_in(file: &Path) -> Option<String> {
    let printed = fs::read_to_string(file).ok()?;
    // What follows the link shows that it was printed whole.
    let (before, _) = printed.rsplit_once('\n')?;
    before
        .split_whitespace()
        .find(|word| word.starts_with("http://") && word.contains("token="))
        .map(str::to_owned)
}

impl RunningPortal {
    /// Its link, when it came so far.
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }

    /// Its port, when it came so far.
    pub fn port(&self) -> Option<u16> {
        let authority = self.link()?.strip_prefix("http://127.0.0.1:")?;
        authority.split('/').next()?.parse().ok()
    }

    /// Whether it has ended.
    ///
    /// # Errors
    /// Those of the system.
    pub fn has_ended(&mut self) -> io::Result<bool> {
        Ok(self.running.ended()?.is_some())
    }

    /// Kills it.
    pub fn kill(mut self) {
        self.running.kill();
    }

    /// Everybody who has an account.
    ///
    /// # Errors
    /// It printed no link.
    pub fn people(&self) -> io::Result<Vec<PersonShown>> {
        Ok(self.console()?.people())
    }

    /// How many SMS went to a number.
    ///
    /// # Errors
    /// It printed no link.
    pub fn messages(&self, phone: &str) -> io::Result<usize> {
        Ok(self.console()?.messages(phone).len())
    }

    fn console(&self) -> io::Result<&Console> {
        self.console.as_ref().ok_or_else(|| io::Error::other("the portal has no console"))
    }
}
