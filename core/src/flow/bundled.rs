//! The settings that count before the portal has sent any.

use std::sync::OnceLock;

use crate::protocol::Settings;

/// A snapshot of the portal's default settings, bundled with the app.
pub fn bundled_settings() -> &'static Settings {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    SETTINGS.get_or_init(|| {
        serde_json::from_slice(include_bytes!("settings_snapshot.json"))
            .expect("the bundled settings are read by a test")
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_bundled_settings_can_be_read() {
        assert_eq!(super::bundled_settings().profile, "kabinet");
    }
}
