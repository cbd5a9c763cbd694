//! Switching a phone on with what a power loss left.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;
use kabinet_core::{
    Config, Kabinet, KabinetError, Platform, Ports,
    ports::{Outgoing, PortFuture, Portal, Reply},
    screen::{Component, Language, Screen},
    testing::{FolderVault, HeadlessPhone, ManualClock, VaultPlatform},
};

use super::disk::Image;

/// A place where images are laid out and phones switched on, one after another.
pub struct Opener {
    folder: PathBuf,
    config: Config,
    ports: Ports,
    platform: Arc<dyn Platform>,
}

/// What a phone shows as soon as it has read what it kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The screen's key.
    pub key: String,
    /// The whole screen as text, with what stands in its fields.
    pub text: String,
    /// It says that something could not be kept or can't be read.
    pub not_kept: bool,
    /// The fields in which something stands.
    pub filled: BTreeSet<String>,
}

/// A portal that takes every request and never answers.
struct Silent;

impl Portal for Silent {
    fn send(&self, _: Outgoing) -> PortFuture<Reply> {
        Box::pin(std::future::pending())
    }
}

impl Opener {
    /// A place in a folder of its own, at a time at which all phones are switched on.
    ///
    /// # Errors
    /// Those of [`Kabinet::system_ports`].
    pub fn new(folder: PathBuf, now: Timestamp) -> Result<Self, KabinetError> {
        let (config, mut ports, platform) = system(&folder)?;
        ports.clock = Arc::new(ManualClock::new(now));
        ports.portal = Arc::new(Silent);
        Ok(Self { folder, config, ports, platform })
    }

    /// Lays an image out and switches a phone on with it.
    ///
    /// # Errors
    /// The image can't be written; what keeps the phone from starting is an error too.
    pub fn open(&self, image: &Image) -> io::Result<Picture> {
        self.lay_out(image)?;
        let phone = HeadlessPhone::switch_on_with(&self.config, self.ports.clone(), self.platform.clone())
            .map_err(io::Error::other)?;
        // A core that has panicked takes nothing any more.
        phone.kabinet().barrier().map_err(|_| io::Error::other("the core panicked"))?;
        let update = phone.shown().map_err(io::Error::other)?;
        Ok(Picture {
            not_kept: update.top.says_not_kept(),
            filled: filled(&update.top),
            text: update.to_text(),
            key: update.top.key,
        })
    }

    fn lay_out(&self, image: &Image) -> io::Result<()> {
        lay_out(&self.folder, image)
    }
}

/// A phone whose data lie in a folder, as the desk has it: in `phone/`, its vault beside it.
///
/// # Errors
/// Those of [`Kabinet::system_ports`].
pub fn system(folder: &Path) -> Result<(Config, Ports, Arc<dyn Platform>), KabinetError> {
    let config = Config {
        data_dir: folder.join("phone").to_string_lossy().into_owned(),
        portal_url: "http://127.0.0.1:1".to_owned(),
        language: Language::Ru,
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        portal_pins: Vec::new(),
    };
    let platform: Arc<dyn Platform> = Arc::new(VaultPlatform::new(FolderVault(folder.join("vault")), |_| {}));
    let ports = Kabinet::system_ports(&config, platform.clone())?;
    Ok((config, ports, platform))
}

/// Makes a folder what an image says.
///
/// # Errors
/// Those of the file system.
pub fn lay_out(folder: &Path, image: &Image) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for (path, bytes) in image {
        match bytes {
            None => fs::create_dir_all(folder.join(path))?,
            Some(bytes) => fs::write(folder.join(path), bytes)?,
        }
    }
    Ok(())
}

fn filled(screen: &Screen) -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    collect(&screen.components, &mut fields);
    fields
}

fn collect(components: &[Component], fields: &mut BTreeSet<String>) {
    for component in components {
        let (id, is_filled) = match component {
            Component::TextField { field } => (&field.id, !field.value.is_empty()),
            Component::DateField { field } => (&field.id, !field.value.is_empty()),
            Component::CheckBox { field } => (&field.id, field.checked),
            Component::Group { components, .. } => {
                collect(components, fields);
                continue;
            }
            _ => continue,
        };
        if is_filled {
            fields.insert(id.clone());
        }
    }
}
