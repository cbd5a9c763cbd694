//! The device a phone on the desk runs on: its data folder, its vault, its clock.

use std::{path::Path, sync::Arc};

use kabinet_core::{
    Config, Kabinet, KabinetError, Platform, Ports,
    screen::Language,
    testing::{FolderVault, LogLine, VaultPlatform},
};
use mock_server::{NotPrivate, cli::PortalArgs, make_all_private, make_private};

use crate::{
    phone_settings::{self, PhoneSettings},
    stand_clock::{StandClock, StandTime},
};

/// The folders of a data folder that are a phone's, or its citizen's.
const PARTS: [&str; 4] = ["phone", "vault", "walk", phone_settings::FOLDER];

/// What a phone on the desk is made of. Its vault lies outside the phone's own folder, as a real one does.
pub struct Device {
    /// What the core is opened with.
    pub config: Config,
    /// The vault and the log.
    pub platform: Arc<dyn Platform>,
    /// The outside world, with the stand-in's clock.
    pub ports: Ports,
    /// What is set on it outside the app.
    pub settings: PhoneSettings,
}

impl Device {
    /// The device whose data lie in `phone/`, `vault/` and `settings/` of a folder; `language` is the one it has until
    /// another is chosen on it.
    ///
    /// # Errors
    /// Those of [`Kabinet::system_ports`].
    pub fn new(
        data: &Path,
        portal_url: String,
        language: Language,
        time: impl StandTime,
    ) -> Result<Self, KabinetError> {
        let settings = PhoneSettings::of(data);
        let config = Config {
            data_dir: data.join("phone").to_string_lossy().into_owned(),
            portal_url,
            language: settings.language().unwrap_or(language),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            portal_pins: Vec::new(),
        };
        let platform: Arc<dyn Platform> = Arc::new(VaultPlatform::new(FolderVault(data.join("vault")), log));
        let mut ports = Kabinet::system_ports(&config, platform.clone())?;
        ports.clock = Arc::new(StandClock::new(time));
        Ok(Self { config, platform, ports, settings })
    }
}

fn log((level, line): LogLine) {
    use kabinet_core::LogLevel;
    match level {
        LogLevel::Trace => tracing::trace!("{line}"),
        LogLevel::Debug => tracing::debug!("{line}"),
        LogLevel::Info => tracing::info!("{line}"),
        LogLevel::Warn => tracing::warn!("{line}"),
        LogLevel::Error => tracing::error!("{line}"),
    }
}

/// Takes a data folder away from other users of the machine, with what phones kept there.
///
/// # Errors
/// [`NotPrivate`].
pub fn close_to_others(data: &Path) -> Result<(), NotPrivate> {
    make_private(data)?;
    PARTS
        .iter()
        .map(|part| data.join(part))
        .filter(|part| part.exists())
        .try_for_each(|part| make_all_private(&part))
}

/// Forgets what a phone kept in a folder; nothing there is fine.
///
/// # Errors
/// Those of the file system.
pub fn reset(data: &Path) -> std::io::Result<()> {
    for part in PARTS {
        match std::fs::remove_dir_all(data.join(part)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The phone's language for a language of the command line.
pub fn language(arguments: &PortalArgs) -> Language {
    core_language(arguments.lang)
}

/// The same for any language of the stand-in.
pub fn core_language(language: mock_server::Language) -> Language {
    match language {
        mock_server::Language::Ru => Language::Ru,
        mock_server::Language::En => Language::En,
    }
}
