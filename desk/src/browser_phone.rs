//! The phone that the browser draws: the core, and its updates for whoever watches.

use std::sync::Arc;

use kabinet_core::{
    Kabinet, KabinetError, ObserverError, ScreenObserver,
    screen::{PlatformEvent, Update},
};
use mock_server::{ChangeKind, Portal};
use tokio::sync::watch;

use crate::{device::Device, phone_settings::PhoneSettings};

/// The core of the desk's phone. Cheap to clone.
#[derive(Clone)]
pub struct BrowserPhone {
    kabinet: Arc<Kabinet>,
    settings: PhoneSettings,
    updates: watch::Receiver<()>,
    /// The number of the page that has the phone: of several the one that came last.
    holder: watch::Sender<u64>,
}

/// What a page that has the phone knows of others.
pub struct Held {
    holder: watch::Receiver<u64>,
    page: u64,
}

impl Held {
    /// Ends when another page has the phone.
    pub async fn is_lost(&mut self) {
        let page = self.page;
        // The phone outlives its pages, so there is always somebody to tell.
        let _ = self.holder.wait_for(|now| *now != page).await;
    }
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
        let Device { config, platform, ports, settings } = device;
        let kabinet = Kabinet::open_with(&config, ports, platform, Arc::new(Watchers(sender)))?;
        Ok(Self { kabinet, settings, updates, holder: watch::Sender::new(0) })
    }

    /// The core.
    pub fn kabinet(&self) -> &Kabinet {
        &self.kabinet
    }

    /// Tells the core news of the phone's system, and keeps what was set there for the next start.
    ///
    /// # Errors
    /// Those of [`Kabinet::report`].
    pub fn report(&self, event: PlatformEvent) -> Result<(), KabinetError> {
        if let PlatformEvent::LocaleChanged { language } = event
            && let Err(error) = self.settings.set_language(language)
        {
            tracing::warn!(%error, "the phone's language could not be kept");
        }
        self.kabinet.report(event)
    }

    /// Told whenever there is a new update.
    pub fn updates(&self) -> watch::Receiver<()> {
        self.updates.clone()
    }

    /// Takes the phone from the page that has it. What is given is told when another page takes it in its turn.
    pub fn take(&self) -> Held {
        let mut page = 0;
        self.holder.send_modify(|holder| {
            *holder += 1;
            page = *holder;
        });
        Held { holder: self.holder.subscribe(), page }
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
            if self.report(event).is_err() {
                return;
            }
        }
    }
}
