//! What is shown now: read at any time, and brought to the shell on a thread of its own.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::{
    boundary::ScreenObserver,
    flow::FormContext,
    ports::Clock,
    screen::{Component, Countdown, Overlay, Update},
};

/// The update that is shown, and the context to judge its fields with.
pub(crate) struct Published {
    clock: Arc<dyn Clock>,
    state: Mutex<Shown>,
    changed: Condvar,
}

struct Shown {
    update: Update,
    at: Duration,
    form: Arc<FormContext>,
    is_over: bool,
}

impl Published {
    /// Shows a first update.
    pub fn new(clock: Arc<dyn Clock>, mut update: Update, form: FormContext) -> Self {
        update.seq = 1;
        let at = clock.monotonic();
        let shown = Shown { update, at, form: Arc::new(form), is_over: false };
        Self { clock, state: Mutex::new(shown), changed: Condvar::new() }
    }

    /// Shows the next update.
    pub fn show(&self, mut update: Update, form: FormContext) {
        let mut shown = self.lock();
        update.seq = shown.update.seq + 1;
        shown.update = update;
        shown.at = self.clock.monotonic();
        shown.form = Arc::new(form);
        self.changed.notify_all();
    }

    /// Whether the actions of a screen say the same as those that are shown.
    pub fn offers_the_same(&self, update: &Update) -> bool {
        let shown = self.lock();
        let (shown, offered) = (&shown.update.top.actions, &update.top.actions);
        shown.iter().map(|action| &action.label).eq(offered.iter().map(|action| &action.label))
    }

    /// What is shown stands differently in its fields, but nothing of it has to be drawn anew: nobody is told, and the
    /// next who asks gets it.
    pub fn refresh(&self, update: Update) {
        let mut shown = self.lock();
        let seq = shown.update.seq;
        shown.update = Update { seq, ..update };
        shown.at = self.clock.monotonic();
    }

    /// What is shown, with the time that has run down since.
    pub fn current(&self) -> Update {
        let shown = self.lock();
        let (mut update, at) = (shown.update.clone(), shown.at);
        drop(shown);
        run_down(&mut update, self.clock.monotonic().saturating_sub(at));
        update
    }

    /// The context of what is shown.
    pub fn form(&self) -> Arc<FormContext> {
        self.lock().form.clone()
    }

    /// No further update will come.
    pub fn close(&self) {
        self.lock().is_over = true;
        self.changed.notify_all();
    }

    /// Brings updates to the observer until the end: the current one first, always the latest.
    ///
    /// # Errors
    /// Those of starting a thread.
    pub fn bring_to(
        self: Arc<Self>,
        observer: Arc<dyn ScreenObserver>,
        log: impl Fn(&str) + Send + 'static,
    ) -> std::io::Result<JoinHandle<()>> {
        thread::Builder::new().name("kabinet-screen".to_owned()).spawn(move || {
            let mut brought = 0;
            while let Some(update) = self.after(brought) {
                brought = update.seq;
                if let Err(error) = observer.updated(update) {
                    log(&format!("the shell did not take an update: {error}"));
                }
            }
        })
    }

    /// The newest update once it is newer than `seq`; none when no further one will come.
    fn after(&self, seq: u64) -> Option<Update> {
        let mut shown = self.lock();
        while shown.update.seq <= seq {
            if shown.is_over {
                return None;
            }
            shown = self.changed.wait(shown).unwrap_or_else(PoisonError::into_inner);
        }
        let (mut update, at) = (shown.update.clone(), shown.at);
        drop(shown);
        run_down(&mut update, self.clock.monotonic().saturating_sub(at));
        Some(update)
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        // Every change of it is a plain assignment, so a panic elsewhere leaves it whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes the time since publishing off every countdown of an update.
fn run_down(update: &mut Update, passed: Duration) {
    let passed = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
    let take_off = |countdown: &mut Option<Countdown>| {
        if let Some(countdown) = countdown {
            countdown.remaining_ms = countdown.remaining_ms.saturating_sub(passed);
        }
    };
    let screen = &mut update.top;
    screen
        .actions
        .iter_mut()
        .chain(&mut screen.bar_actions)
        .for_each(|action| take_off(&mut action.countdown));
    let over = match &mut update.overlay {
        Some(Overlay::Sheet { components, .. }) => components.as_mut_slice(),
        Some(Overlay::Confirmation { .. }) | None => &mut [],
    };
    run_down_components(&mut screen.components, &take_off);
    run_down_components(over, &take_off);
}

fn run_down_components(components: &mut [Component], take_off: &impl Fn(&mut Option<Countdown>)) {
    for component in components {
        match component {
            Component::CodeField { field } => take_off(&mut field.life),
            Component::Group { components, .. } => run_down_components(components, take_off),
            _ => {}
        }
    }
}
