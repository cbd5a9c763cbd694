//! A phone without a screen: what a shell does, for tests and walks.

use std::{
    collections::BTreeMap,
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    Kabinet,
    boundary::{Config, KabinetError, ObserverError, Platform, ScreenObserver},
    flow,
    runtime::Ports,
    screen::{Component, FieldValue, Intent, PlatformEvent, Screen, Update},
};

/// Every update that came, in order.
#[derive(Default)]
pub struct ScreenLog {
    updates: Mutex<Vec<Update>>,
    came: Condvar,
}

impl ScreenObserver for ScreenLog {
    fn updated(&self, update: Update) -> Result<(), ObserverError> {
        self.updates.lock().unwrap_or_else(PoisonError::into_inner).push(update);
        self.came.notify_all();
        Ok(())
    }
}

impl ScreenLog {
    /// Every update so far.
    pub fn all(&self) -> Vec<Update> {
        self.updates.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What was waited for did not come in time.
#[derive(Debug, thiserror::Error)]
#[error("waited {waited:?} for {what}, but the screen is:\n{screen}")]
pub struct NotShown {
    /// What was waited for.
    pub what: String,
    /// How long.
    pub waited: Duration,
    /// What is shown instead.
    pub screen: String,
}

/// The phone.
pub struct HeadlessPhone {
    kabinet: Arc<Kabinet>,
    log: Arc<ScreenLog>,
    typed: Mutex<BTreeMap<(String, String), String>>,
    patience: Duration,
}

impl HeadlessPhone {
    /// Switches the phone on with the system's ports.
    ///
    /// # Errors
    /// Those of [`Kabinet::open`].
    pub fn switch_on(config: &Config, platform: Arc<dyn Platform>) -> Result<Self, KabinetError> {
        let ports = Kabinet::system_ports(config, platform.clone())?;
        Self::switch_on_with(config, ports, platform)
    }

    /// Switches the phone on with ports of one's own.
    ///
    /// # Errors
    /// Those of [`Kabinet::open`].
    pub fn switch_on_with(
        config: &Config,
        ports: Ports,
        platform: Arc<dyn Platform>,
    ) -> Result<Self, KabinetError> {
        let log = Arc::new(ScreenLog::default());
        let kabinet = Kabinet::open_with(config, ports, platform, log.clone())?;
        Ok(Self { kabinet, log, typed: Mutex::default(), patience: Duration::from_secs(20) })
    }

    /// The core inside.
    pub fn kabinet(&self) -> &Arc<Kabinet> {
        &self.kabinet
    }

    /// Every update that came.
    pub fn log(&self) -> &ScreenLog {
        &self.log
    }

    /// The newest update.
    ///
    /// # Errors
    /// [`KabinetError::ShutDown`].
    pub fn shown(&self) -> Result<Update, KabinetError> {
        self.kabinet.current()
    }

    /// Waits until the newest update is one of those wanted.
    ///
    /// # Errors
    /// [`NotShown`] after twenty seconds.
    pub fn until(&self, what: &str, wanted: impl Fn(&Update) -> bool) -> Result<Update, NotShown> {
        let deadline = Instant::now() + self.patience;
        let mut updates = self.log.updates.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(update) = updates.last().filter(|update| wanted(update)) {
                return Ok(update.clone());
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let screen = updates.last().map(Update::to_text).unwrap_or_default();
                return Err(NotShown { what: what.to_owned(), waited: self.patience, screen });
            }
            updates = self.log.came.wait_timeout(updates, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits for a screen that is not busy.
    ///
    /// # Errors
    /// [`NotShown`].
    pub fn until_screen(&self, key: &str) -> Result<Update, NotShown> {
        self.until(key, |update| update.top.key == key && update.top.busy.is_none())
    }

    /// Types a text as a person does: it is masked, and repaired when the field is left.
    ///
    /// # Errors
    /// Those of [`Kabinet::check_field`] and [`Kabinet::draft`].
    pub fn enter(&self, field: &str, text: &str) -> Result<(), KabinetError> {
        let key = self.shown()?.top.key;
        let text = self.as_typed(&key, field, text)?;
        self.type_into(key, field, text)
    }

    /// The same for a person who types nothing that stands there already; whether it had to be typed.
    ///
    /// # Errors
    /// Those of [`HeadlessPhone::enter`].
    pub fn enter_unless_it_stands(&self, field: &str, text: &str) -> Result<bool, KabinetError> {
        let shown = self.shown()?;
        let text = self.as_typed(&shown.top.key, field, text)?;
        let stands = shown.standing().into_iter().any(|(id, value)| id == field && value == text);
        if !stands {
            self.type_into(shown.top.key, field, text)?;
        }
        Ok(!stands)
    }

    /// A text as it stands in its field once a person has left that.
    fn as_typed(&self, key: &str, field: &str, text: &str) -> Result<String, KabinetError> {
        let caret = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let check =
            self.kabinet.check_field(key.to_owned(), field.to_owned(), text.to_owned(), caret, None)?;
        Ok(check.repaired.map_or(check.text, |repaired| repaired.text))
    }

    fn type_into(&self, key: String, field: &str, text: String) -> Result<(), KabinetError> {
        self.kabinet.draft(key.clone(), field.to_owned(), text.clone())?;
        let mut typed = self.typed.lock().unwrap_or_else(PoisonError::into_inner);
        // A screen that one comes back to is drawn anew, with what the core says stands in it.
        typed.retain(|(screen, _), _| *screen == key);
        typed.insert((key, field.to_owned()), text);
        Ok(())
    }

    /// Taps an action of the newest update, with what stands in its fields.
    ///
    /// # Errors
    /// Those of [`Kabinet::dispatch`].
    pub fn tap(&self, action: &str) -> Result<(), KabinetError> {
        let update = self.shown()?;
        self.tap_on(&update, action)
    }

    /// Taps an action of an update that may no longer be shown.
    ///
    /// # Errors
    /// Those of [`Kabinet::dispatch`].
    pub fn tap_on(&self, update: &Update, action: &str) -> Result<(), KabinetError> {
        let typed = self.typed.lock().unwrap_or_else(PoisonError::into_inner);
        let values = update
            .standing()
            .into_iter()
            .map(|(field, stands)| {
                let text = typed.get(&(update.top.key.clone(), field.to_owned())).cloned().unwrap_or(stands);
                FieldValue { field: field.to_owned(), text }
            })
            .collect();
        drop(typed);
        self.kabinet.dispatch(Intent { visit: update.top.visit, action: action.to_owned(), values })
    }

    /// Tells the core news of the platform.
    ///
    /// # Errors
    /// [`KabinetError::ShutDown`].
    pub fn report(&self, event: PlatformEvent) -> Result<(), KabinetError> {
        self.kabinet.report(event)
    }
}

impl Screen {
    /// Whether it says that the phone could not write a change, or can't open what it keeps.
    pub fn says_not_kept(&self) -> bool {
        let not_saved: Vec<_> = flow::catalogue(self.language)
            .into_iter()
            .filter(|entry| entry.code.starts_with("K-3"))
            .map(|entry| entry.title)
            .collect();
        let says_so = |component: &Component| matches!(component, Component::Banner { title, .. } if not_saved.contains(title));
        self.key.starts_with("trouble/") || self.components.iter().any(says_so)
    }
}
