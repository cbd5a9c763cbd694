//! What is shown now: read at any time, and brought to the shell on a thread of its own.

use std::{
    mem,
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

/// Two ends of a countdown that are closer than this (milliseconds) are the same one: what is shown counts seconds.
const UNSEEN_MS: u64 = 500;

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
    /// It is not the one that was told last.
    is_refreshed: bool,
    is_over: bool,
}

impl Published {
    /// Shows a first update.
    pub fn new(clock: Arc<dyn Clock>, mut update: Update, form: FormContext) -> Self {
        update.seq = 1;
        let at = clock.monotonic();
        let shown = Shown { update, at, form: Arc::new(form), is_refreshed: false, is_over: false };
        Self { clock, state: Mutex::new(shown), changed: Condvar::new() }
    }

    /// Shows the next update. Nobody is told of one that looks like the last: what the portal answers behind a screen mostly
    /// changes nothing of it.
    pub fn show(&self, update: Update, form: FormContext) {
        let mut shown = self.lock();
        let now = self.clock.monotonic();
        shown.form = Arc::new(form);
        if !shown.is_refreshed && looks_alike(&shown.update, &update, now.saturating_sub(shown.at)) {
            return;
        }
        let seq = shown.update.seq + 1;
        shown.update = Update { seq, ..update };
        shown.at = now;
        shown.is_refreshed = false;
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
        shown.is_refreshed = true;
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
        drop(shown);
        Some(self.current())
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        // Every change of it is a plain assignment, so a panic elsewhere leaves it whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an update shows what `seen` shows after so much time: its number aside, and countdowns that differ by less
/// than anyone sees, for each is counted from the moment at which its update was made.
fn looks_alike(seen: &Update, update: &Update, passed: Duration) -> bool {
    if seen.top.visit != update.top.visit {
        return false;
    }
    let mut seen = Update { seq: update.seq, ..seen.clone() };
    run_down(&mut seen, passed);
    let mut update = update.clone();
    let (before, now) = (take_times(&mut seen), take_times(&mut update));
    // Where one has more of them than the other, the rest tells them apart.
    before.iter().zip(&now).all(|(before, now)| before.abs_diff(*now) < UNSEEN_MS) && seen == update
}

/// Takes out of an update what is different at each moment: what remains of its countdowns, in milliseconds, and what was
/// to be said of them by now.
fn take_times(update: &mut Update) -> Vec<u64> {
    let mut times = Vec::new();
    each_countdown(update, &mut |countdown| {
        let remaining = mem::take(&mut countdown.remaining_ms);
        countdown.spoken.retain(|mark| mark.remaining_ms + UNSEEN_MS < remaining);
        times.push(remaining);
    });
    times
}

/// Takes the time since publishing off every countdown of an update.
fn run_down(update: &mut Update, passed: Duration) {
    let passed = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
    each_countdown(update, &mut |countdown| {
        countdown.remaining_ms = countdown.remaining_ms.saturating_sub(passed);
    });
}

fn each_countdown(update: &mut Update, act: &mut impl FnMut(&mut Countdown)) {
    let screen = &mut update.top;
    screen
        .actions
        .iter_mut()
        .chain(&mut screen.bar_actions)
        .filter_map(|action| action.countdown.as_mut())
        .for_each(&mut *act);
    let over = match &mut update.overlay {
        Some(Overlay::Sheet { components, .. }) => components.as_mut_slice(),
        Some(Overlay::Confirmation { .. }) | None => &mut [],
    };
    each_countdown_of(&mut screen.components, act);
    each_countdown_of(over, act);
}

fn each_countdown_of(components: &mut [Component], act: &mut impl FnMut(&mut Countdown)) {
    for component in components {
        match component {
            Component::CodeField { field } => field.life.iter_mut().for_each(&mut *act),
            Component::Group { components, .. } => each_countdown_of(components, act),
            _ => {}
        }
    }
}
