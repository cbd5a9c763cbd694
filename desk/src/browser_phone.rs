//! The phone that the browser draws: the core, and its updates for whoever watches.

use std::sync::Arc;

use kabinet_core::{
    Kabinet, KabinetError, ObserverError, ScreenObserver,
    screen::{PlatformEvent, Update},
};
use mock_server::{ChangeKind, Portal};
use tokio::sync::watch;

use crate::device::Device;

/// The core of the desk's phone. Cheap to clone.
#[derive(Clone)]
pub struct BrowserPhone {
    kabinet: Arc<Kabinet>,
    updates: watch::Receiver<()>,
}

struct Watchers(watch::Sender<()>);

impl ScreenObserver for Watchers {
    fn updated(&self, _: Update) -> Result<(), ObserverError> {
        // Who watches asks for the current update, so its countdowns are of the moment it is drawn.
        self.0.send_replace(());
        Ok(())
    }
}

impl BrowserPhone {
    /// Switches the phone on.
    ///
    /// # Errors
    /// Those of [`Kabinet::open`].
    pub fn switch_on(device: Device) -> Result<Self, KabinetError> {
        let sender = watch::Sender::new(());
        let updates = sender.subscribe();
        let Device { config, platform, ports } = device;
        let kabinet = Kabinet::open_with(&config, ports, platform, Arc::new(Watchers(sender)))?;
        Ok(Self { kabinet, updates })
    }

    /// The core.
    pub fn kabinet(&self) -> &Kabinet {
        &self.kabinet
    }

    /// Told whenever there is a new update.
    pub fn updates(&self) -> watch::Receiver<()> {
        self.updates.clone()
    }

    /// Tells the phone what its system would: that the clock was moved, that the link went or came.
    pub async fn follow(self, portal: Portal) {
        let mut news = portal.changes().subscribe();
        let mut online = true;
        loop {
            let change = news.recv().await;
            let event = match change {
                Ok(ChangeKind::CLOCK) => PlatformEvent::ClockChanged,
                Ok(ChangeKind::LINK) | Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {
                    if portal.link().is_up() == online {
                        continue;
                    }
                    online = portal.link().is_up();
                    PlatformEvent::Network { online, metered: false }
                }
                Ok(_) => continue,
                Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
            };
            if self.kabinet.report(event).is_err() {
                return;
            }
        }
    }
}
