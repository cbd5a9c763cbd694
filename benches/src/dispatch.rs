//! A tap, from `dispatch` until the observer has the next screen: taken, written, drawn.

use std::{
    path::Path,
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::{Duration, Instant},
};

use kabinet_core::{
    Kabinet, ObserverError, ScreenObserver,
    screen::{Intent, Update},
};

use crate::{
    contender::{BenchError, Contender},
    person::{NOBODY, config, platform},
    typing::type_into,
};

/// The two screens between which it goes to and fro, each with the action that leads to the other. Both are there
/// without a portal, and each step is a commit.
const WAY: [(&str, &str); 2] = [("welcome", "register"), ("registration/phone", "back")];
/// How long a screen may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A core on the first screen of an empty phone.
pub struct Dispatch {
    kabinet: Arc<Kabinet>,
    screens: Screens,
}

impl Dispatch {
    /// Opens the core.
    ///
    /// # Errors
    /// Those of [`Kabinet::open`].
    pub fn in_folder(folder: &Path) -> Result<Self, BenchError> {
        let screens = Screens::default();
        let kabinet = Kabinet::open(config(folder, NOBODY), platform(folder), screens.observer())?;
        screens.until(WAY[0].0)?;
        Ok(Self { kabinet, screens })
    }

    /// Taps once, and waits for the screen that follows.
    fn step(&self, shown: &Update, action: &str, to: &str) -> Result<Update, BenchError> {
        let intent = Intent { visit: shown.top.visit, action: action.to_owned(), values: Vec::new() };
        self.kabinet.dispatch(intent)?;
        self.screens.until(to)
    }
}

impl Contender for Dispatch {
    fn round(&mut self, command: &str, count: u32) -> Result<Duration, BenchError> {
        let [(first, there), (second, back)] = WAY;
        let mut shown = self.screens.until(first)?;
        match command {
            "dispatch" => {
                let begun = Instant::now();
                for _ in 0..count {
                    shown = self.step(&shown, there, second)?;
                    shown = self.step(&shown, back, first)?;
                }
                Ok(begun.elapsed() / (2 * count))
            }
            "check" => {
                shown = self.step(&shown, there, second)?;
                let each = type_into(&self.kabinet, second, "phone", "89001234567", count)?;
                self.step(&shown, back, first)?;
                Ok(each)
            }
            other => Err(BenchError::UnknownCommand(other.to_owned())),
        }
    }
}

/// What the core has shown last.
#[derive(Clone, Default)]
pub struct Screens(Arc<Latest>);

#[derive(Default)]
struct Latest {
    update: Mutex<Option<Update>>,
    came: Condvar,
}

impl ScreenObserver for Latest {
    fn updated(&self, update: Update) -> Result<(), ObserverError> {
        *self.update.lock().unwrap_or_else(PoisonError::into_inner) = Some(update);
        self.came.notify_all();
        Ok(())
    }
}

impl Screens {
    /// The side that the core shows them to.
    pub fn observer(&self) -> Arc<dyn ScreenObserver> {
        self.0.clone()
    }

    /// Waits for the screen `key`.
    ///
    /// # Errors
    /// [`BenchError::Unfit`] when it does not come.
    pub fn until(&self, key: &str) -> Result<Update, BenchError> {
        let held = self.0.update.lock().unwrap_or_else(PoisonError::into_inner);
        let is_other =
            |update: &mut Option<Update>| update.as_ref().is_none_or(|update| update.top.key != key);
        let (update, _) =
            self.0.came.wait_timeout_while(held, PATIENCE, is_other).unwrap_or_else(PoisonError::into_inner);
        let found = update.as_ref().filter(|update| update.top.key == key).cloned();
        found.ok_or_else(|| BenchError::Unfit(format!("the screen {key} did not come")))
    }
}
