//! The stand-in's console, read by a program as a person reads it in the browser.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use jiff::Timestamp;
use reqwest::{Client, StatusCode};
use serde::{Deserialize, de::DeserializeOwned};
use tokio::{sync::watch, task::JoinHandle};

use super::error::WalkError;
use crate::stand_clock::StandTime;

/// How often the stand-in's clock is looked at for jumps.
const LOOK_AT_CLOCK: Duration = Duration::from_secs(1);
/// How long a portal whose link stands in a file may be away, and how often it is looked for meanwhile.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_FOR_PORTAL: Duration = Duration::from_millis(50);

/// The console behind a printed link.
#[derive(Clone)]
pub struct Console {
    base: String,
    token: Arc<Mutex<String>>,
    /// Where the link stands, when it may be another one after the portal's next start.
    file: Option<PathBuf>,
    client: Client,
}

/// What a link holds.
struct Link {
    base: String,
    token: String,
}

impl Link {
    /// Only a link to this machine.
    fn parse(text: &str) -> Option<Self> {
        let url = reqwest::Url::parse(text).ok()?;
        let token = url.query_pairs().find(|(name, _)| name == "token")?.1.into_owned();
        let is_loopback =
            url.scheme() == "http" && matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        let base = format!("http://{}:{}", url.host_str()?, url.port_or_known_default()?);
        is_loopback.then_some(Self { base, token })
    }

    /// The first link in what a portal printed into a file.
    fn in_file(file: &Path) -> Option<Self> {
        fs::read_to_string(file).ok()?.split_whitespace().find_map(Self::parse)
    }
}

#[derive(Deserialize)]
struct Messages {
    messages: Vec<Message>,
}

#[derive(Deserialize)]
struct Message {
    code: Option<String>,
}

#[derive(Deserialize)]
struct ClockAnswer {
    now: Timestamp,
}

impl Console {
    /// The console of a portal on this machine.
    pub fn new(port: u16, token: &str) -> Self {
        Self::at(Link { base: format!("http://127.0.0.1:{port}"), token: token.to_owned() }, None)
    }

    /// The console of a link as a portal or a desk printed it, address and token, or of a file that holds what it
    /// printed. Only this machine's.
    pub fn of(link_or_file: &str) -> Option<Self> {
        if let Some(link) = Link::parse(link_or_file.trim()) {
            return Some(Self::at(link, None));
        }
        let file = PathBuf::from(link_or_file);
        Some(Self::at(Link::in_file(&file)?, Some(file)))
    }

    fn at(Link { base, token }: Link, file: Option<PathBuf>) -> Self {
        // A process has one provider; that it is there already is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Nothing here is reached over TLS: reading the system's roots would take longer than the rest of a walk's start.
        let client = Client::builder().no_proxy().tls_certs_only([]).timeout(PATIENCE);
        Self { base, token: Arc::new(Mutex::new(token)), file, client: client.build().unwrap_or_default() }
    }

    /// The address of the portal's interface.
    pub fn portal_url(&self) -> String {
        self.base.clone()
    }

    /// The code of the newest SMS to a number, if there is one.
    ///
    /// # Errors
    /// [`WalkError::Console`].
    pub async fn newest_code(&self, to: &str) -> Result<Option<String>, WalkError> {
        let path = format!("/console/api/messages?to={}", to.replace('+', "%2B"));
        let Messages { messages } = self.get(&path).await?;
        Ok(messages.into_iter().find_map(|message| message.code))
    }

    async fn now(&self) -> Result<Timestamp, WalkError> {
        Ok(self.get::<ClockAnswer>("/console/api/clock").await?.now)
    }

    /// Asks; where the link stands in a file, as long as it takes a portal to come back.
    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, WalkError> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.ask(path).await {
                Err(error) if Instant::now() < deadline && self.has_been_away(&error) => {
                    tokio::time::sleep(LOOK_FOR_PORTAL).await;
                }
                answered => return Ok(answered?),
            }
        }
    }

    async fn ask<T: DeserializeOwned>(&self, path: &str) -> reqwest::Result<T> {
        let token = self.token.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let request = self.client.get(format!("{}{path}", self.base)).bearer_auth(token);
        request.send().await?.error_for_status()?.json().await
    }

    /// Whether the portal may be there again under the link that its file holds by then.
    fn has_been_away(&self, error: &reqwest::Error) -> bool {
        let Some(file) = &self.file else { return false };
        if let Some(link) = Link::in_file(file).filter(|link| link.base == self.base) {
            *self.token.lock().unwrap_or_else(PoisonError::into_inner) = link.token;
        }
        error.status().is_none_or(|status| status == StatusCode::UNAUTHORIZED)
    }
}

/// The time of a stand-in that runs in another process.
pub struct ConsoleTime {
    seen: watch::Sender<Seen>,
    jumps: watch::Sender<Timestamp>,
    looking: JoinHandle<()>,
}

#[derive(Clone, Copy)]
struct Seen {
    stand: Timestamp,
    at: std::time::Instant,
}

impl Seen {
    fn now(self) -> Timestamp {
        self.stand.saturating_add(self.at.elapsed()).unwrap_or(self.stand)
    }
}

impl ConsoleTime {
    /// Reads the time, and goes on looking at it for jumps as long as this lives.
    ///
    /// # Errors
    /// [`WalkError::Console`].
    pub async fn follow(console: Console) -> Result<Self, WalkError> {
        let first = console.now().await?;
        let seen = watch::Sender::new(Seen { stand: first, at: std::time::Instant::now() });
        let jumps = watch::Sender::new(first);
        let (writer, jump) = (seen.clone(), jumps.clone());
        let looking = tokio::spawn(async move {
            loop {
                tokio::time::sleep(LOOK_AT_CLOCK).await;
                // A portal that does not answer has no time to tell; the clock runs on.
                let Ok(stand) = console.now().await else { continue };
                let off = stand.duration_since(writer.borrow().now()).as_secs();
                // Back, too: a portal that begins anew may begin earlier.
                if off.abs() > 1 {
                    writer.send_replace(Seen { stand, at: std::time::Instant::now() });
                    jump.send_replace(stand);
                }
            }
        });
        Ok(Self { seen, jumps, looking })
    }
}

impl Drop for ConsoleTime {
    fn drop(&mut self) {
        self.looking.abort();
    }
}

impl StandTime for ConsoleTime {
    fn now(&self) -> Timestamp {
        self.seen.borrow().now()
    }

    fn jumps(&self) -> watch::Receiver<Timestamp> {
        self.jumps.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_in_what_a_portal_printed() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("link");
        let named = file.to_string_lossy();
        assert!(Console::of(&named).is_none(), "there is no file");
        fs::write(
            &file,
            "The portal runs. Open the link:\n\n  http://127.0.0.1:8460/?token=abc\n\nTo stop: Ctrl+C",
        )
        .unwrap();
        let console = Console::of(&named).unwrap();
        assert_eq!((console.base.as_str(), console.file), ("http://127.0.0.1:8460", Some(file.clone())));
        fs::write(&file, "The portal runs.").unwrap();
        assert!(Console::of(&named).is_none(), "there is no link in it");
    }

    #[test]
    fn only_a_portal_on_this_machine_is_asked() {
        for link in [
            "http://127.0.0.1:8460/?lang=en&token=abc",
            " http://localhost/?token=abc\n",
            "http://[::1]:1/?token=a",
        ] {
            assert!(Console::of(link).is_some_and(|console| console.file.is_none()), "{link}");
        }
        for link in
            ["http://portal.example/?token=abc", "https://127.0.0.1/?token=abc", "http://127.0.0.1:8460/"]
        {
            assert!(Console::of(link).is_none(), "{link}");
        }
    }

    #[test]
    fn a_portal_that_was_started_again_is_asked_with_its_new_token() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("link");
        fs::write(&file, "http://127.0.0.1:1/?token=old\n").unwrap();
        let console = Console::of(&file.to_string_lossy()).unwrap();
        fs::write(&file, "http://127.0.0.1:1/?token=new\n").unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let nobody_there = runtime.block_on(console.ask::<ClockAnswer>("/")).map(|_| ()).unwrap_err();
        assert!(console.has_been_away(&nobody_there));
        assert_eq!(*console.token.lock().unwrap(), "new");
        fs::write(&file, "http://127.0.0.1:2/?token=other\n").unwrap();
        assert!(console.has_been_away(&nobody_there));
        assert_eq!(*console.token.lock().unwrap(), "new", "another portal's token");
        let given = Console::new(1, "given");
        assert!(!given.has_been_away(&nobody_there), "a link that was given stays as it is");
    }
}
