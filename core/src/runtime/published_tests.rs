use std::{sync::Arc, time::Duration};

use super::published::Published;
use crate::{
    flow::{Env, FormContext, State, form},
    ports::Clock,
    screen::{Action, ActionStyle, Component, Countdown, Language, SpokenMark, Update},
    testing::{ManualClock, samples},
};

const SECOND: Duration = Duration::from_secs(1);

/// A screen with the time that a code still lives.
fn update(remaining_ms: u64) -> Update {
    let all = samples(Language::Ru).into_iter().map(|sample| sample.update);
    let mut update =
        all.into_iter().find_map(|mut update| life(&mut update).is_some().then_some(update)).unwrap();
    // Theirs would run down beside it.
    update.top.actions.clear();
    // What is said at once depends on the moment.
    let marks = [remaining_ms, 10_000];
    let spoken =
        marks.map(|remaining_ms| SpokenMark { remaining_ms, text: format!("ещё {remaining_ms}") });
    *life(&mut update).unwrap() =
        Countdown { remaining_ms, text: "ещё {time}".to_owned(), spoken: spoken.into() };
    update
}

fn life(update: &mut Update) -> Option<&mut Countdown> {
    update.top.components.iter_mut().find_map(|component| match component {
        Component::CodeField { field } => field.life.as_mut(),
        _ => None,
    })
}

/// What is shown, and the clock it is shown by.
struct Shown {
    clock: Arc<ManualClock>,
    published: Published,
}

impl Shown {
    fn new(first: Update) -> Self {
        let clock = Arc::new(ManualClock::new("2026-11-30T12:00:00Z".parse().unwrap()));
        let published = Published::new(clock.clone(), first, context());
        Self { clock, published }
    }

    /// Shows the next one; whether whoever looks is told of it.
    fn tells(&self, update: Update) -> bool {
        let before = self.published.current().seq;
        self.published.show(update, context());
        self.published.current().seq > before
    }
}

fn context() -> FormContext {
    let clock = ManualClock::new("2026-11-30T12:00:00Z".parse().unwrap());
    form(&State::new(Language::Ru), &Env::new(clock.wall(), clock.monotonic(), [0; 128]))
}

#[test]
fn the_same_picture_again_is_not_told() {
    let shown = Shown::new(update(60_000));
    assert!(!shown.tells(update(60_000)));
    shown.clock.advance(20 * SECOND);
    assert!(!shown.tells(update(40_000)));
    assert!(!shown.tells(update(40_007)), "made a moment after the clock was read");
}

#[test]
fn small_differences_do_not_add_up_unseen() {
    let shown = Shown::new(update(60_000));
    let told = (1..=10).filter(|step| shown.tells(update(60_000 + step * 400))).count();
    assert!(told >= 4, "{told}");
}

#[test]
fn whatever_looks_different_is_told() {
    let changes: [fn(&mut Update); 7] = [
        |update| update.top.visit += 1,
        |update| update.top.title.push('!'),
        |update| update.top.focus = Some("phone".to_owned()),
        |update| update.stack.push("welcome".to_owned()),
        |update| life(update).unwrap().remaining_ms = 90_000,
        |update| _ = life(update).unwrap().spoken.pop(),
        |update| {
            let countdown = life(update).cloned();
            let action = Action::new("more", "Ещё", ActionStyle::Plain);
            update.top.actions.push(Action { countdown, ..action });
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let shown = Shown::new(update(60_000));
        let mut next = update(60_000);
        change(&mut next);
        assert!(shown.tells(next.clone()), "change {number} is not told");
        assert!(
            Update { seq: 0, ..shown.published.current() } == Update { seq: 0, ..next },
            "change {number}"
        );
    }
}

#[test]
fn what_was_only_refreshed_is_told_with_the_next_picture() {
    let shown = Shown::new(update(60_000));
    let mut drafted = update(60_000);
    drafted.top.title.push('!');
    shown.published.refresh(drafted.clone());
    assert!(shown.tells(drafted.clone()), "whoever looks has another one still");
    assert!(!shown.tells(drafted));
}

#[test]
fn a_pause_that_begins_anew_is_told() {
    let shown = Shown::new(update(60_000));
    shown.clock.advance(20 * SECOND);
    assert!(shown.tells(update(60_000)));
}
