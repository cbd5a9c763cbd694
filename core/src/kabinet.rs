//! The one object that shells hold.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle, ThreadId},
    time::Duration,
};

use tokio::sync::{mpsc, oneshot};

use crate::{
    boundary::{Config, KabinetError, LogLevel, Platform, PlatformError, QueueReport, ScreenObserver},
    domain::password::suggestion,
    flow::{Event, LONGEST_TEXT, Typed},
    portal::{HttpPortal, PortalAddress, PortalPins},
    runtime::{
        Actor, Command, FolderStore, LogLines, PlatformVault, Ports, Published, SystemClock, SystemRng, run,
    },
    screen::{Edited, FieldCheck, Intent, Language, PlatformEvent, Update},
    store::{FolderLock, LockFault},
    words,
};

/// The core of one data folder. Calls never wait for the disk, the vault or the network, [`Kabinet::run_queue`] and
/// [`Kabinet::shutdown`] excepted.
#[cfg_attr(feature = "ffi", derive(uniffi::Object))]
pub struct Kabinet {
    published: Arc<Published>,
    ports: Ports,
    running: Mutex<Option<Running>>,
}

struct Running {
    commands: mpsc::UnboundedSender<Command>,
    actor: JoinHandle<()>,
    screen: JoinHandle<()>,
    _lock: FolderLock,
}

#[allow(clippy::needless_pass_by_value, reason = "what comes over the boundary is owned")]
#[cfg_attr(feature = "ffi", uniffi::export)]
impl Kabinet {
    /// Opens the core of a data folder and returns at once: the observer gets an opening screen, then the screen the
    /// person left.
    ///
    /// # Errors
    /// [`KabinetError::AlreadyOpen`], [`KabinetError::FolderUnusable`], [`KabinetError::DiskFull`],
    /// [`KabinetError::PortalAddressRefused`], [`KabinetError::PortalPinsRefused`], [`KabinetError::Stopped`] when a thread
    /// can't be started: [`crate::unopened`] has a screen for each. Damage of what is stored is no error but a screen.
    #[cfg_attr(feature = "ffi", uniffi::constructor)]
    pub fn open(
        config: Config,
        platform: Arc<dyn Platform>,
        observer: Arc<dyn ScreenObserver>,
    ) -> Result<Arc<Self>, KabinetError> {
        let ports = Self::system_ports(&config, platform.clone())?;
        Self::open_with(&config, ports, platform, observer)
    }

    /// Takes a tap. It is carried out in its turn; a tap on a picture that is no longer shown is dropped.
    ///
    /// # Errors
    /// [`KabinetError::TextTooLong`], [`KabinetError::ShutDown`].
    pub fn dispatch(&self, intent: Intent) -> Result<(), KabinetError> {
        intent.values.iter().try_for_each(|value| check_length(&value.text))?;
        self.send(Command::Event(Event::Intent(intent)))
    }

    /// Keeps what stands in a field; shows nothing.
    ///
    /// # Errors
    /// [`KabinetError::TextTooLong`], [`KabinetError::ShutDown`].
    pub fn draft(&self, key: String, field: String, text: String) -> Result<(), KabinetError> {
        check_length(&text)?;
        self.send(Command::Event(Event::Draft { key, field, text: Typed(text) }))
    }

    /// Judges a text while it is typed. `key` is the screen's, `caret` counts UTF-16 units, `other` is the text of the
    /// field that this one repeats. Reads what was published with the screen and waits for nothing.
    ///
    /// # Errors
    /// [`KabinetError::UnknownField`] when the screen that is shown has no such field, [`KabinetError::TextTooLong`],
    /// [`KabinetError::ShutDown`].
    pub fn check_field(
        &self,
        key: String,
        field: String,
        text: String,
        caret: u32,
        other: Option<String>,
    ) -> Result<FieldCheck, KabinetError> {
        self.is_running()?;
        check_length(&text)?;
        let check = self.published.form().check(&key, &field, &text, caret, other.as_deref());
        check.ok_or(KabinetError::UnknownField { key, field })
    }

    /// Takes a key in a field: `before` is what it found, `after` what the system would have stand there now. Gives the text
    /// as it shall be and what is thought of it; otherwise as [`Kabinet::check_field`].
    ///
    /// # Errors
    /// As [`Kabinet::check_field`].
    pub fn edit_field(
        &self,
        key: String,
        field: String,
        before: Edited,
        after: Edited,
        other: Option<String>,
    ) -> Result<FieldCheck, KabinetError> {
        self.is_running()?;
        check_length(&after.text)?;
        let check = self.published.form().edit(&key, &field, &before, &after, other.as_deref());
        check.ok_or(KabinetError::UnknownField { key, field })
    }

    /// Makes up a password that meets the rules of a password field that is shown. It is kept nowhere.
    ///
    /// # Errors
    /// [`KabinetError::UnknownField`], [`KabinetError::NoRandomness`], [`KabinetError::ShutDown`].
    pub fn suggest_password(&self, key: String, field: String) -> Result<String, KabinetError> {
        self.is_running()?;
        let form = self.published.form();
        if !form.chooses_password(&key, &field) {
            return Err(KabinetError::UnknownField { key, field });
        }
        let (policy, personal) = form.policy();
        suggestion(policy, personal, form.is_in_russian(), &mut |bytes| self.ports.rng.fill(bytes))
            .map_err(|_| KabinetError::NoRandomness)
    }

    /// What is shown now, with every countdown as of this moment.
    ///
    /// # Errors
    /// [`KabinetError::ShutDown`].
    pub fn current(&self) -> Result<Update, KabinetError> {
        self.is_running()?;
        Ok(self.published.current())
    }

    /// Takes news of the platform.
    ///
    /// # Errors
    /// [`KabinetError::ShutDown`].
    pub fn report(&self, event: PlatformEvent) -> Result<(), KabinetError> {
        self.send(Command::Event(Event::Platform(event)))
    }

    /// Sends what waits, for a background job of the system: returns when nothing waits any more, when nothing more
    /// can be sent now, or after `deadline_ms` milliseconds.
    ///
    /// # Errors
    /// [`KabinetError::ShutDown`].
    pub fn run_queue(&self, deadline_ms: u64) -> Result<QueueReport, KabinetError> {
        let (report, reported) = oneshot::channel();
        self.send(Command::RunQueue { limit: Duration::from_millis(deadline_ms), report })?;
        reported.blocking_recv().map_err(|_| KabinetError::ShutDown)
    }

    /// Stops the core and frees the data folder. What was said to be saved is saved. A second call does nothing.
    ///
    /// # Errors
    /// None at present.
    pub fn shutdown(&self) -> Result<(), KabinetError> {
        self.stop();
        Ok(())
    }
}

/// A text as a shell draws it where letters are large ([`words::set_large`]). Needs no core.
#[cfg_attr(feature = "ffi", uniffi::export)]
#[allow(clippy::needless_pass_by_value, reason = "what comes over the boundary is owned")]
pub fn set_large(text: String) -> String {
    words::set_large(&text)
}

#[cfg(feature = "shell-tests")]
#[cfg_attr(feature = "ffi", uniffi::export)]
impl Kabinet {
    /// Panics, so that a shell's tests can see how a panic arrives.
    ///
    /// # Errors
    /// It never returns.
    pub fn panic_probe(&self) -> Result<(), KabinetError> {
        panic!("a probe of how a panic crosses the boundary")
    }
}

impl Kabinet {
    /// The ports as the phone's system offers them. The clock, the randomness or the portal can be replaced before
    /// [`Kabinet::open_with`], as the desk does with the stand-in's clock.
    ///
    /// # Errors
    /// [`KabinetError::PortalAddressRefused`], [`KabinetError::PortalPinsRefused`].
    pub fn system_ports(config: &Config, platform: Arc<dyn Platform>) -> Result<Ports, KabinetError> {
        let address = PortalAddress::parse(&config.portal_url)
            .map_err(|fault| KabinetError::PortalAddressRefused { reason: fault.reason.to_string() })?;
        let pins = PortalPins::parse(&config.portal_pins)
            .map_err(|fault| KabinetError::PortalPinsRefused { reason: fault.to_string() })?;
        let portal = HttpPortal::new(address, pins)
            .map_err(|fault| KabinetError::Stopped { reason: fault.to_string() })?;
        let rng = Arc::new(SystemRng::new());
        let dir = PathBuf::from(&config.data_dir);
        let vault = Arc::new(PlatformVault(platform));
        Ok(Ports {
            clock: Arc::new(SystemClock::new()),
            rng: rng.clone(),
            portal: Arc::new(portal),
            store: Arc::new(FolderStore { dir, vault, rng }),
        })
    }

    /// Opens the core with ports of one's own.
    ///
    /// # Errors
    /// As [`Kabinet::open`].
    pub fn open_with(
        config: &Config,
        ports: Ports,
        platform: Arc<dyn Platform>,
        observer: Arc<dyn ScreenObserver>,
    ) -> Result<Arc<Self>, KabinetError> {
        let lock = FolderLock::acquire(Path::new(&config.data_dir)).map_err(|fault| match fault {
            LockFault::InUse => KabinetError::AlreadyOpen,
            LockFault::DiskFull => KabinetError::DiskFull,
            LockFault::Io { reason } => KabinetError::FolderUnusable { reason },
        })?;
        let (commands, inbox) = mpsc::unbounded_channel();
        let (state, update, form) = Actor::first_picture(&ports, config.language);
        let published = Arc::new(Published::new(ports.clock.clone(), update, form));
        let jobs = platform.clone();
        let schedule: Box<dyn Fn() + Send> = Box::new(move || match jobs.schedule_job(0) {
            // A machine without jobs sends what waits while the app is open.
            Ok(()) | Err(PlatformError::Unavailable) => {}
            Err(error) => tracing::warn!(%error, "the system took no background job"),
        });
        let actor = Actor::new(ports.clone(), published.clone(), state, schedule);
        let (lines, of_loop) = (platform.clone(), ports.clone());
        let actor = thread::Builder::new().name("kabinet-core".to_owned()).spawn(move || {
            let _logging = tracing::subscriber::set_default(LogLines(lines));
            match tokio::runtime::Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime.block_on(run(actor, of_loop, inbox)),
                Err(error) => tracing::error!(%error, "the core's runtime could not be started"),
            }
        });
        let stopped = |error: std::io::Error| KabinetError::Stopped { reason: error.to_string() };
        let actor = actor.map_err(stopped)?;
        let screen = published.clone().bring_to(observer, move |line| {
            // A platform that can't log has no better place to say so.
            let _ = platform.log(LogLevel::Warn, format!("kabinet_core: {line}"));
        });
        let running = Running { commands, actor, screen: screen.map_err(stopped)?, _lock: lock };
        Ok(Arc::new(Self { published, ports, running: Mutex::new(Some(running)) }))
    }

    /// Waits until everything asked of the core so far was carried out; requests may still be under way.
    ///
    /// # Errors
    /// [`KabinetError::ShutDown`].
    #[cfg(any(test, feature = "testing"))]
    pub fn barrier(&self) -> Result<(), KabinetError> {
        let (reached, told) = oneshot::channel();
        self.send(Command::Barrier(reached))?;
        told.blocking_recv().map_err(|_| KabinetError::ShutDown)
    }

    /// The language of what is shown now.
    pub fn language(&self) -> Language {
        self.published.current().top.language
    }

    fn is_running(&self) -> Result<(), KabinetError> {
        if self.lock().is_some() { Ok(()) } else { Err(KabinetError::ShutDown) }
    }

    fn send(&self, command: Command) -> Result<(), KabinetError> {
        let running = self.lock();
        let commands = &running.as_ref().ok_or(KabinetError::ShutDown)?.commands;
        commands
            .send(command)
            .map_err(|_| KabinetError::Stopped { reason: "the core's thread has ended".to_owned() })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Running>> {
        // It is only ever taken out whole, so a panic elsewhere leaves it right.
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stop(&self) {
        let Some(running) = self.lock().take() else { return };
        // The actor may have ended already; then there is nobody to tell.
        let _ = running.commands.send(Command::ShutDown);
        join(running.actor);
        self.published.close();
        join(running.screen);
    }
}

/// Waits for a thread, unless it is the calling one: a shell may close the core from within an update.
fn join(handle: JoinHandle<()>) {
    let is_self: fn(ThreadId) -> bool = |id| id == thread::current().id();
    if !is_self(handle.thread().id()) {
        // A panic of the thread was already reported where it happened.
        let _ = handle.join();
    }
}

fn check_length(text: &str) -> Result<(), KabinetError> {
    if text.chars().nth(LONGEST_TEXT).is_some() {
        let limit = u32::try_from(LONGEST_TEXT).unwrap_or(u32::MAX);
        return Err(KabinetError::TextTooLong { limit });
    }
    Ok(())
}

impl Drop for Kabinet {
    fn drop(&mut self) {
        self.stop();
    }
}

impl fmt::Debug for Kabinet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kabinet")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::testing::{ScreenLog, VaultPlatform};

    /// What opening a core with this address and these pins says.
    fn open(portal_url: &str, pins: &[&str]) -> Result<(), KabinetError> {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data_dir: folder.path().to_string_lossy().into_owned(),
            portal_url: portal_url.to_owned(),
            language: Language::Ru,
            app_version: "1.0".to_owned(),
            portal_pins: pins.iter().map(|pin| (*pin).to_owned()).collect(),
        };
        let platform = Arc::new(VaultPlatform::new(Mutex::new(BTreeMap::new()), |_| {}));
        Kabinet::open(config, platform, Arc::new(ScreenLog::default()))?.shutdown()
    }

    /// Runs in both kinds of builds: the suite `store` compiles it without the feature.
    #[test]
    fn plain_http_opens_a_core_only_to_this_machine_and_only_in_builds_that_allow_it() {
        for loopback in ["http://127.0.0.1:8460", "http://localhost:8460", "http://[::1]:8460"] {
            let opened = open(loopback, &[]);
            assert_eq!(opened.is_ok(), cfg!(feature = "loopback-http"), "{loopback}: {opened:?}");
            if let Err(error) = opened {
                let refused = matches!(&error, KabinetError::PortalAddressRefused { reason } if reason.contains("https://"));
                assert!(refused, "{loopback}: {error}");
            }
        }
        let elsewhere = open("http://portal.example", &[]);
        assert!(matches!(elsewhere, Err(KabinetError::PortalAddressRefused { .. })), "{elsewhere:?}");
        assert_eq!(open("https://portal.example", &[]), Ok(()));
    }

    #[test]
    fn a_core_opens_with_a_key_and_one_in_reserve_and_not_with_less() {
        let pins =
            ["47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="];
        assert_eq!(open("https://portal.example", &pins), Ok(()));
        for (refused, word) in [(&pins[..1], "reserve"), (&[pins[0], "?"], "\"?\"")] {
            match open("https://portal.example", refused) {
                Err(KabinetError::PortalPinsRefused { reason }) => assert!(reason.contains(word), "{reason}"),
                other => panic!("{refused:?}: {other:?}"),
            }
        }
    }
}
