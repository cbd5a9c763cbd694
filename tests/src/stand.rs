//! A portal on loopback with its data in a temporary folder, and the time that it shares with the phones.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use jiff::Timestamp;
use kabinet_core::{screen::Language, store::MemoryStore};
use mock_server::{DataPlace, ManualTime, Options, Portal, Profile, RealTime, SeededRandomness, Step, serve};
use reqwest::Client;
use tempfile::TempDir;
use tokio::{
    net::TcpSocket,
    runtime::{Builder, Runtime},
    sync::oneshot,
    task::JoinHandle,
};

use crate::{
    Console, Intruder, TestPhone,
    phone::{Device, Memory, SwitchedOff},
};

/// When every stand begins.
pub const START: &str = "2026-11-22T12:00:00Z";

/// A portal for one test. Dropping it stops the portal and removes its data.
pub struct Stand {
    running: Option<Running>,
    /// In place of the profile's own.
    steps: Option<Vec<Step>>,
    starts: u64,
    time: ManualTime,
    devices: Mutex<Vec<Weak<Device>>>,
    client: Client,
    port: u16,
    /// Bound, never listening: while the portal is down nobody else is given its port.
    _reserved: TcpSocket,
    runtime: Runtime,
    folder: TempDir,
}

struct Running {
    portal: Portal,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

impl Stand {
    /// A portal with the default profile.
    pub fn new() -> Self {
        Self::with_profile(Profile::Kabinet)
    }

    /// A portal with a profile.
    pub fn with_profile(profile: Profile) -> Self {
        let mut stand = Self::empty_at(START.parse().expect("a constant that is a time"));
        stand.start(Some(profile));
        stand
    }

    /// A portal whose registrations have these steps, which no profile has.
    pub fn with_steps(steps: &[Step]) -> Self {
        let mut stand = Self::empty_at(START.parse().expect("a constant that is a time"));
        stand.steps = Some(steps.to_vec());
        stand.start(None);
        stand
    }

    /// A portal that goes on with the data of another, kept in `portal/` of a folder, at a moment of portal time. The
    /// folder's phone, kept in `phone/` and `vault/`, can be [switched on](Self::switched_on).
    #[track_caller]
    pub fn of_kept(folder: &Path, now: Timestamp) -> (Self, SwitchedOff) {
        let mut stand = Self::empty_at(now);
        let data = stand.data_of("kept");
        let phone = SwitchedOff { data, language: Language::Ru, memory: Memory::Folder };
        for (part, to) in [("portal", stand.folder.path()), ("phone", &*phone.data), ("vault", &*phone.data)]
        {
            copy_folder(&folder.join(part), &to.join(part))
                .unwrap_or_else(|error| panic!("{} can't be copied: {error}", folder.display()));
        }
        stand.start_again();
        (stand, phone)
    }

    /// Ends the portal and a phone, and keeps the data of both in a folder as [`Self::of_kept`] wants them.
    #[track_caller]
    pub fn keep(mut self, phone: TestPhone, folder: &Path) {
        phone.settle();
        let phone = phone.switched_off();
        self.stop();
        for (part, from) in [("portal", self.folder.path()), ("phone", &*phone.data), ("vault", &*phone.data)]
        {
            copy_folder(&from.join(part), &folder.join(part))
                .unwrap_or_else(|error| panic!("{} can't be written: {error}", folder.display()));
        }
    }

    /// A stand whose portal was not started yet.
    fn empty_at(start: Timestamp) -> Self {
        // A process has one provider; that it is there already is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("the system gives a test its threads");
        let reserved = socket_on(0);
        let port = reserved.local_addr().map(|address| address.port()).expect("a bound socket has a port");
        let client = Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
        Self {
            running: None,
            steps: None,
            starts: 0,
            time: ManualTime::at(start),
            devices: Mutex::default(),
            client: client.expect("an HTTP client needs nothing of the machine"),
            port,
            _reserved: reserved,
            runtime,
            folder: tempfile::tempdir().expect("the system gives a test its folder"),
        }
    }

    /// Starts the portal on what it kept before.
    pub fn start_again(&mut self) {
        self.start(None);
    }

    fn start(&mut self, profile: Option<Profile>) {
        assert!(self.running.is_none(), "the portal runs already");
        self.starts += 1;
        let place = DataPlace::Folder(self.folder.path().join("portal"));
        let options = Options { profile, steps: self.steps.clone(), ..Options::at(place) };
        let random = Arc::new(SeededRandomness::new(self.starts));
        let portal = Portal::open_with(options, Arc::new(self.time.clone()), random)
            .unwrap_or_else(|error| panic!("the portal did not open: {error}"));
        let router = portal.router().merge(portal.console_page());
        let (stop, stopped) = oneshot::channel();
        let port = self.port;
        let listener = self.runtime.block_on(async { socket_on(port).listen(64) });
        let listener = listener.unwrap_or_else(|error| panic!("port {port} can't be listened on: {error}"));
        let server = self.runtime.spawn(serve(listener, router, async {
            // A dropped sender stops the portal as well.
            let _ = stopped.await;
        }));
        self.running = Some(Running { portal, stop, server });
    }

    /// Stops the portal; its data stay.
    pub fn stop(&mut self) {
        let Some(Running { portal, stop, server }) = self.running.take() else { return };
        drop(stop);
        if let Err(error) = self.runtime.block_on(server)
            && !std::thread::panicking()
        {
            panic!("the portal's server ended badly: {error}");
        }
        drop(portal);
    }

    /// The portal's database, which nobody else has open while the portal is stopped.
    pub fn portal_database(&self) -> PathBuf {
        self.folder.path().join("portal/portal.sqlite")
    }

    /// Stops the portal and starts it again on the same data.
    pub fn restart(&mut self) {
        self.stop();
        self.start_again();
    }

    /// The console of the portal that runs.
    #[track_caller]
    pub fn console(&self) -> Console {
        let portal = &self.running.as_ref().expect("the portal is stopped").portal;
        let (token, runtime) = (portal.console_token().to_owned(), self.runtime.handle().clone());
        Console::new(self.portal_url(), token, self.client.clone(), runtime)
    }

    /// Where phones find the portal.
    pub fn portal_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Portal time.
    pub fn now(&self) -> Timestamp {
        self.time.now()
    }

    /// Lets whole seconds pass on the portal and on every phone that is on. They settle before, and have noticed it after.
    #[track_caller]
    pub fn advance(&self, by: Duration) {
        let seconds = i64::try_from(by.as_secs()).expect("a test's time span");
        assert_eq!(by.subsec_nanos(), 0, "the portal's clock has whole seconds");
        let devices = self.devices();
        for device in &devices {
            device.settle();
        }
        self.time.move_by(seconds);
        for device in &devices {
            device.advance(by);
        }
    }

    fn devices(&self) -> Vec<Arc<Device>> {
        let mut devices = self.devices.lock().unwrap_or_else(PoisonError::into_inner);
        devices.retain(|device| device.strong_count() > 0);
        devices.iter().filter_map(Weak::upgrade).collect()
    }

    /// Switches on the Russian phone whose data lie in a folder of that name; an empty one when there is none yet.
    #[track_caller]
    pub fn phone(&self, name: &str) -> TestPhone {
        self.phone_in(name, Language::Ru)
    }

    /// The same with another language of the system.
    #[track_caller]
    pub fn phone_in(&self, name: &str, language: Language) -> TestPhone {
        self.switch_on(self.data_of(name), &self.portal_url(), language, Memory::Folder)
    }

    /// A phone whose memory is `store`, for disks that fail.
    #[track_caller]
    pub fn phone_with_store(&self, name: &str, store: MemoryStore) -> TestPhone {
        self.switch_on(self.data_of(name), &self.portal_url(), Language::Ru, Memory::Given(store))
    }

    /// A phone whose wire goes through somebody.
    #[track_caller]
    pub fn phone_through(&self, intruder: &Intruder, name: &str) -> TestPhone {
        self.switch_on(self.data_of(name), &intruder.url(), Language::Ru, Memory::Folder)
    }

    /// Somebody on the wire to this portal.
    pub fn intruder(&self) -> Intruder {
        Intruder::before(self.port)
    }

    #[track_caller]
    fn switch_on(&self, data: PathBuf, url: &str, language: Language, memory: Memory) -> TestPhone {
        let device = Arc::new(Device::switch_on(data, url, language, self.now(), memory));
        self.devices.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::downgrade(&device));
        TestPhone::new(device)
    }

    /// The phone dies and is switched on again: everything that lived in its process is gone.
    #[track_caller]
    pub fn reopened(&self, phone: TestPhone) -> TestPhone {
        self.switched_on(phone.switched_off())
    }

    /// Switches a phone on again, on what it kept.
    #[track_caller]
    pub fn switched_on(&self, phone: SwitchedOff) -> TestPhone {
        let url = self.portal_url();
        self.switched_on_elsewhere(phone, &url)
    }

    /// The same where something else answers at the portal's address, which is `url` to the phone.
    #[track_caller]
    pub fn switched_on_elsewhere(&self, phone: SwitchedOff, url: &str) -> TestPhone {
        self.switch_on(phone.data, url, phone.language, phone.memory)
    }

    /// What a kill at this instant would leave: the files copied while the phone runs, in a new phone of that name.
    /// The running phone is not told.
    #[track_caller]
    pub fn killed_copy(&self, phone: &TestPhone, name: &str) -> TestPhone {
        let copy = self.copied(phone, name);
        self.switched_on(copy)
    }

    /// The files of a running phone and its vault as they are now, copied: a phone of that name that is off.
    #[track_caller]
    pub fn copied(&self, phone: &TestPhone, name: &str) -> SwitchedOff {
        let copy = SwitchedOff {
            data: self.data_of(name),
            language: phone.system_language(),
            memory: Memory::Folder,
        };
        copy_folder(phone.data(), &copy.data)
            .unwrap_or_else(|error| panic!("the phone could not be copied: {error}"));
        copy
    }

    /// Gives a phone that is off another's vault, as it is now: as if its files had been put back onto that phone.
    #[track_caller]
    pub fn put_vault(&self, of: &TestPhone, into: &SwitchedOff) {
        let vault = into.data.join("vault");
        std::fs::remove_dir_all(&vault)
            .and_then(|()| copy_folder(&of.data().join("vault"), &vault))
            .unwrap_or_else(|error| panic!("the vault could not be copied: {error}"));
    }

    fn data_of(&self, name: &str) -> PathBuf {
        self.folder.path().join("phones").join(name)
    }
}

impl Default for Stand {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A socket on a port of loopback that shares it with the stand's others.
fn socket_on(port: u16) -> TcpSocket {
    let bound = TcpSocket::new_v4().and_then(|socket| {
        socket.set_reuseport(true)?;
        socket.set_reuseaddr(true)?;
        socket.bind(([127, 0, 0, 1], port).into())?;
        Ok(socket)
    });
    bound.unwrap_or_else(|error| panic!("port {port} can't be used: {error}"))
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
