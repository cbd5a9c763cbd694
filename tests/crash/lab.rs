//! What the proofs of one journey share: the programs, a portal, the walk that nothing disturbs.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::{
    judge::{Order, Undisturbed, Which, not_arrived},
    point::{Recording, Unaddressable},
    portal::{PortalProcess, RunningPortal},
    power::NotModelled,
    process::{Tracing, scratch},
    strace::{BadLine, Log},
    walk::{Walk, Walked},
};

/// The folders of a phone's data that the phone itself writes.
const PHONE_FOLDERS: &[&str] = &["phone", "vault"];
/// The folder of a portal's data.
const PORTAL_FOLDERS: &[&str] = &["portal"];

/// Why nothing could be proven.
#[derive(Debug, thiserror::Error)]
pub enum LabError {
    /// The system refused something.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A log of strace can't be read.
    #[error("{0}")]
    Log(#[from] BadLine),
    /// A call can't be struck.
    #[error("{0}")]
    Unaddressable(#[from] Unaddressable),
    /// The walk that nothing disturbs did not come to its end.
    #[error("{0}")]
    NotWalked(String),
    /// A power loss can't be derived from what the process did.
    #[error("{0}")]
    NotModelled(#[from] NotModelled),
    /// There is a program missing.
    #[error("{} is not built", .0.display())]
    NotBuilt(PathBuf),
    /// strace is missing, or may not trace here.
    #[error("strace does not work here: {0}")]
    NoStrace(String),
    /// Ctrl+C was pressed.
    #[error("interrupted")]
    Interrupted,
}

/// The programs, and a folder for everything that is written.
pub struct Lab {
    /// The journey's name.
    pub journey: String,
    runtime: Runtime,
    folder: TempDir,
    kabinet: PathBuf,
    mock_server: PathBuf,
    citizens: AtomicU32,
}

/// A walk that was recorded, with the process that was looked at.
pub struct Recorded {
    /// What the process did.
    pub recording: Recording,
    /// The walk.
    pub walked: Walked,
}

impl Lab {
    /// A lab for a journey, with the programs that lie beside this one.
    ///
    /// # Errors
    /// [`LabError::NotBuilt`], [`LabError::NoStrace`], [`LabError::Io`].
    pub fn new(journey: &str) -> Result<Self, LabError> {
        let traced = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
        let traced = traced.map_err(|error| LabError::NoStrace(error.to_string()))?;
        if !traced.status.success() {
            return Err(LabError::NoStrace(String::from_utf8_lossy(&traced.stderr).into_owned()));
        }
        let here = std::env::current_exe()?;
        let program = |name: &str| {
            let path = here.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
            if path.is_file() { Ok(path) } else { Err(LabError::NotBuilt(path)) }
        };
        Ok(Self {
            journey: journey.to_owned(),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?,
            folder: scratch()?,
            kabinet: program("kabinet")?,
            mock_server: program("mock-server")?,
            citizens: AtomicU32::new(0),
        })
    }

    /// A new empty folder.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn make_folder(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// A number that nobody else in this lab has.
    pub fn new_citizen(&self) -> String {
        format!("+7900{:07}", self.citizens.fetch_add(1, Ordering::Relaxed) + 1)
    }

    /// A portal whose data and notes lie in a folder.
    pub fn portal(&self, folder: &Path) -> PortalProcess {
        PortalProcess {
            program: self.mock_server.clone(),
            runtime: self.runtime.handle().clone(),
            data: folder.join("portal-data"),
            notes: folder.to_owned(),
        }
    }

    /// The walk of a new citizen whose phone lies in a folder.
    pub fn walk(&self, folder: &Path, portal: &str) -> Walk {
        Walk {
            program: self.kabinet.clone(),
            journey: self.journey.clone(),
            data: folder.join("phone-data"),
            phone: self.new_citizen(),
            portal: portal.to_owned(),
            planted: None,
        }
    }

    /// Walks undisturbed and records what the portal's process does.
    ///
    /// # Errors
    /// See [`LabError`].
    pub fn record_portal(&self, folder: &Path) -> Result<Recorded, LabError> {
        let portal = self.portal(folder);
        let running = portal.start(0, Tracing::Record, "record")?;
        let link = portal.link_file().to_string_lossy().into_owned();
        let walked = self.walk(folder, &link).run(Tracing::Off, folder, "walk")?;
        running.kill();
        let recording = recording(&folder.join("record.strace"), &portal.data, PORTAL_FOLDERS)?;
        arrived(Recorded { recording, walked })
    }
}

/// Walks undisturbed and records what the phone's process does.
///
/// # Errors
/// See [`LabError`].
pub fn record_phone(folder: &Path, walk: &Walk) -> Result<Recorded, LabError> {
    let walked = walk.run(Tracing::Record, folder, "record")?;
    let recording = phone_recording(&folder.join("record.strace"), &walk.data)?;
    arrived(Recorded { recording, walked })
}

/// What a walk that nothing disturbed showed, and what it left at its portal.
///
/// # Errors
/// The portal printed no link.
pub fn undisturbed(walked: &Walked, phone: &str, portal: &RunningPortal) -> io::Result<Undisturbed> {
    Ok(Undisturbed {
        screens: Order::of(walked),
        messages: portal.messages(phone)?,
        orders: walked.orders(),
        person: portal.people()?.into_iter().find(|person| person.phone.as_deref() == Some(phone)),
    })
}

/// What a process did to a phone whose data lie in a folder, by strace's log.
///
/// # Errors
/// See [`LabError`].
pub fn phone_recording(log: &Path, data: &Path) -> Result<Recording, LabError> {
    recording(log, data, PHONE_FOLDERS)
}

fn recording(log: &Path, data: &Path, folders: &'static [&'static str]) -> Result<Recording, LabError> {
    let log = Log::parse(&fs::read_to_string(log)?)?;
    Ok(Recording { log, data: data.to_owned(), folders })
}

fn arrived(recorded: Recorded) -> Result<Recorded, LabError> {
    if recorded.walked.arrived() {
        return Ok(recorded);
    }
    Err(LabError::NotWalked(not_arrived(Which::Undisturbed, &recorded.walked).to_string()))
}
