//! One walk: the phone, the portal and what lies between them, moved one event at a time, with every rule looked at
//! after each.

use std::{
    collections::hash_map::DefaultHasher,
    fmt::Write as _,
    hash::{Hash, Hasher},
    time::Duration,
};

use kabinet_core::{
    screen::{Component, Language, PlatformEvent, Update},
    testing::{SteppedCore, Way},
};

use super::{
    disk::{Disk, End},
    leaks::Witness,
    map::JourneyMap,
    oracle::{Broken, Held, Oracle, broken},
    phone::Phone,
    portal::PortalSide,
    step::{Death, Event, Fate, News, Step},
    wire::{Came, Wire},
};
use crate::stand::START;

/// More wakes than any wait has.
const MOST_WAKES: usize = 6_000;
/// More requests than follow from anything a person does.
const MOST_REQUESTS: usize = 100;

/// A walk under way.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of the walk by itself")]
pub struct Walk {
    pub(super) way: Way,
    pub(super) portal: Box<dyn PortalSide>,
    pub(super) phone: Phone,
    pub(super) wire: Wire,
    pub(super) oracle: Oracle,
    pub(super) map: JourneyMap,
    /// What the person sees.
    pub(super) shown: Update,
    /// The accepted tap that what happens next is put down to.
    pub(super) last_tap: Option<String>,
    pub(super) now_ms: u64,
    /// The portal has told this process the time.
    knows_time: bool,
    /// What happens now comes by itself, because its time has come.
    is_waking: bool,
    /// The phone's clock was moved, and nobody told the time since then.
    lost_time: bool,
    pub(super) exchanges: u64,
    pub(super) faults: u64,
    /// Whether every line of the trace is printed.
    pub narrates: bool,
    /// Hears what values print of themselves, where leaks are searched for.
    pub(super) witness: Option<Witness>,
    trace: DefaultHasher,
}

/// How an event ended for the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It lives, and what changed is written.
    Well,
    /// It lives, and something could not be written.
    NotSaved,
    /// It died before or after its commit, and another process runs now.
    Died,
}

impl Walk {
    /// A phone that is switched on for the first time, at this moment of the walk's clock.
    ///
    /// # Errors
    /// A rule does not hold already.
    pub fn begin(
        way: Way,
        portal: Box<dyn PortalSide>,
        disk: Disk,
        seed: u64,
        now_ms: u64,
    ) -> Result<Self, Broken> {
        let start = START.parse().expect("a constant that is a time");
        let phone = Phone::new(disk, seed, start, now_ms);
        let shown = phone.core.shown();
        let mut walk = Self {
            way,
            portal,
            phone,
            wire: Wire::default(),
            oracle: Oracle::default(),
            map: JourneyMap::default(),
            shown,
            last_tap: None,
            now_ms,
            knows_time: false,
            lost_time: false,
            is_waking: false,
            exchanges: 0,
            faults: 0,
            narrates: false,
            witness: None,
            trace: DefaultHasher::new(),
        };
        walk.event(SteppedCore::open)?;
        Ok(walk)
    }

    /// What has happened so far, as one number.
    pub fn trace(&self) -> u64 {
        self.trace.finish()
    }

    /// One step.
    ///
    /// # Errors
    /// The rule that does not hold any more.
    pub fn step(&mut self, step: &Step) -> Held {
        self.note(|| format!("{step:?}"));
        self.faults += u64::from(step.is_fault());
        match *step {
            Step::GoOn { who, drafts } => self.go_on(who, drafts),
            Step::Tap { which, filling, timing } => self.tap_one(which, filling, timing),
            Step::TapAnything(action) => self.tap_anything(action),
            Step::Draft { which, text } => self.draft_one(which, text),
            Step::Wire { which, fate } => self.carry(which, fate),
            Step::Calm => self.calm(),
            Step::Pass(seconds) => self.pass(seconds * 1_000),
            Step::System(news) => {
                let event = told(news);
                if let PlatformEvent::LocaleChanged { language } = event {
                    self.phone.speak(language);
                }
                self.event(|core| core.report(event)).map(drop)
            }
            Step::RunQueue => self
                .event(|core| {
                    core.run_queue();
                })
                .map(drop),
            Step::Kill(Death::Now { off }) => {
                let shown = self.shown.clone();
                self.die(&shown, off * 1_000)
            }
            Step::Kill(death) => {
                self.phone.disk.die_at_commit(death);
                Ok(())
            }
            Step::Disk { full, commits } => {
                self.phone.disk.fail(full, commits);
                Ok(())
            }
            Step::Portal(event) => {
                self.portal_event(event);
                Ok(())
            }
            Step::WallClock(off) => {
                self.phone.set_wall_clock(off);
                // Who was never told the time can't know by how much the clock was moved.
                let knew = self.knows_time && !self.lost_time;
                self.lost_time = true;
                let ended = self.event(|core| core.report(PlatformEvent::ClockChanged))?;
                self.lost_time = !knew || ended != Ended::Well;
                Ok(())
            }
        }
    }

    /// The core takes one event, whatever it is.
    pub(super) fn event(&mut self, act: impl FnOnce(&mut SteppedCore)) -> Result<Ended, Broken> {
        act(&mut self.phone.core);
        let failed = self.phone.disk.take_failed() > 0;
        if let Some(End { seen, is_written }) = self.phone.disk.ended() {
            // The next process shows what is written; what was seen before that must not have been more.
            let expected = if is_written { self.phone.core.shown() } else { seen };
            // What a moment brings that has come by itself, the next process shows without its being written.
            let lost_time = self.lost_time;
            self.lost_time |= self.is_waking && !is_written;
            self.die(&expected, 0)?;
            self.lost_time = lost_time;
            return Ok(Ended::Died);
        }
        self.take_requests()?;
        self.look()?;
        Ok(if failed { Ended::NotSaved } else { Ended::Well })
    }

    /// Puts a line into the trace.
    fn note(&mut self, line: impl FnOnce() -> String) {
        let line = line();
        if self.narrates {
            println!("{:>10.3} {line}", Duration::from_millis(self.now_ms).as_secs_f64());
        }
        // Lines about the walk's own steps begin at the margin; the others hold what values print of themselves.
        if let Some(witness) = self.witness.as_mut().filter(|_| line.starts_with(' ')) {
            witness.said.push_str(&line);
            witness.said.push('\n');
        }
        (self.now_ms, line).hash(&mut self.trace);
    }

    /// Puts what is shown into the trace.
    fn note_picture(&mut self) {
        if let Some(witness) = &mut self.witness {
            let _ = writeln!(witness.said, "{:?} {:?}", self.shown, self.shown.components());
        }
        let shown = &self.shown;
        if self.narrates {
            println!("           {} {}", shown.seq, shown.to_text().replace('\n', "\n           "));
        }
        (shown.seq, &shown.top.key, shown.top.visit, &shown.stack, &shown.top.focus).hash(&mut self.trace);
        (shown.standing(), shown.actions()).hash(&mut self.trace);
        let titles = shown.components().into_iter().filter_map(|component| match component {
            Component::Banner { title, .. } => Some(title),
            _ => None,
        });
        titles.for_each(|title| title.hash(&mut self.trace));
    }

    fn take_requests(&mut self) -> Held {
        for (token, outgoing) in self.phone.core.take_requests() {
            self.note(|| format!("  sent {:?} {:?}", outgoing.call, outgoing.key));
            outgoing.call.body().hash(&mut self.trace);
            self.oracle.sent(&outgoing)?;
            self.wire.put(token, outgoing, self.now_ms);
        }
        Ok(())
    }

    /// Looks at what is shown now, and holds every rule of a picture against it.
    fn look(&mut self) -> Held {
        let before = std::mem::replace(&mut self.shown, self.phone.core.shown());
        let (now, was) = (&self.shown, &before);
        if now.seq < was.seq {
            return Err(broken("the numbers of updates grow", format!("{} after {}", now.seq, was.seq)));
        }
        if now.top.key != was.top.key {
            self.map.add(&was.top.key, self.last_tap.take().as_deref(), &now.top.key);
        }
        if now.seq != was.seq {
            self.note_picture();
        }
        self.oracle.shown(&self.shown)?;
        self.has_way_on()
    }

    /// Something to tap besides «Назад», something under way, or something that comes by itself.
    fn has_way_on(&self) -> Held {
        let can_tap =
            self.shown.offered().iter().any(|action| action.countdown.is_none() && action.id != "back");
        let comes =
            self.shown.top.busy.is_some() || self.wire.is_awaited() || self.phone.next_wake_ms().is_some();
        let is_for_reading = self.shown.standing().is_empty() && self.shown.top.back.is_some();
        if can_tap || comes || is_for_reading || self.shown.top.key == self.way.end {
            return Ok(());
        }
        Err(broken("every screen has a way on", self.shown.to_text()))
    }

    /// The process dies, and another one begins after a while. `expected` is the place it must show.
    fn die(&mut self, expected: &Update, off_ms: u64) -> Held {
        self.wire.nobody_waits();
        self.last_tap = None;
        self.sleep(off_ms);
        self.phone.begin_again(self.now_ms);
        self.phone.core.open();
        self.phone.disk.take_failed();
        let died_again = self.phone.disk.ended().is_some();
        assert!(!died_again, "a death is armed anew for each process");
        self.take_requests()?;
        self.shown = self.phone.core.shown();
        self.note(|| "  started again".to_owned());
        self.note_picture();
        self.knows_time = false;
        // Without the time nobody knows whether the proof of the number still counts.
        let expected = (!self.lost_time).then_some(expected);
        self.oracle.reopened(expected, off_ms > 0, &self.shown)?;
        self.has_way_on()
    }

    /// Something becomes of one of the requests under way.
    pub(super) fn carry(&mut self, which: usize, fate: Fate) -> Held {
        let came = self.wire.happen(which, fate, &mut *self.portal);
        self.came(came, matches!(fate, Fate::WrongDate(_)))
    }

    fn came(&mut self, came: Came, is_lie: bool) -> Held {
        let Came { carried_out, heard } = came;
        for (outgoing, reply) in carried_out {
            self.exchanges += 1;
            self.note(|| format!("  carried out {:?}: {:?}", outgoing.call, reply.result));
            if let Some(witness) = &mut self.witness {
                witness.learn(&outgoing, &reply);
            }
            self.oracle.carried_out(&outgoing, &reply)?;
        }
        let Some((token, outgoing, reply)) = heard else { return Ok(()) };
        self.note(|| format!("  heard {:?}: {:?}", outgoing.call, reply.result));
        let (again, tells_time) = (reply.clone(), reply.portal_time.is_some());
        // A lie about the time is believed until the next answer.
        self.lost_time |= is_lie && tells_time;
        self.oracle.hearing(&outgoing, &again);
        let ended = self.event(|core| core.answer(token, reply))?;
        if ended == Ended::Well {
            self.knows_time |= tells_time;
            self.lost_time &= is_lie || !tells_time;
            self.oracle.heard(&outgoing, &again);
        }
        Ok(())
    }

    /// Every request is answered, and what follows from that, until nothing is under way.
    pub(super) fn calm(&mut self) -> Held {
        for _ in 0..MOST_REQUESTS {
            if self.wire.len() == 0 {
                return Ok(());
            }
            self.carry(0, Fate::Answered)?;
        }
        Err(broken("requests come to an end", self.shown.to_text()))
    }

    /// Time passes, with everything that is due on the way.
    pub(super) fn pass(&mut self, time_ms: u64) -> Held {
        let end = self.now_ms + time_ms;
        for _ in 0..MOST_WAKES {
            let wake = self.phone.next_wake_ms();
            let patience = self.wire.next_time_out_ms();
            let Some(due) = wake.into_iter().chain(patience).min().filter(|due| *due <= end) else {
                self.move_to(end);
                return Ok(());
            };
            self.move_to(due.max(self.now_ms));
            if patience.is_some_and(|patience| patience <= self.now_ms) {
                let came = self.wire.time_out(self.now_ms);
                self.came(came, false)?;
            } else {
                self.is_waking = true;
                let woken = self.event(SteppedCore::wake);
                self.is_waking = false;
                woken?;
            }
        }
        Err(broken("a phone that waits comes to rest", self.shown.to_text()))
    }

    /// Time passes while no process runs.
    fn sleep(&mut self, time_ms: u64) {
        self.move_to(self.now_ms + time_ms);
    }

    fn move_to(&mut self, now_ms: u64) {
        let seconds = now_ms / 1_000 - self.now_ms / 1_000;
        self.portal.advance(i64::try_from(seconds).unwrap_or(i64::MAX));
        self.now_ms = now_ms;
        self.phone.move_to(now_ms);
    }

    fn portal_event(&mut self, event: Event) {
        match event {
            Event::Restart => self.portal.restart(),
            Event::LinkOff => self.portal.set_link(false),
            Event::LinkOn => self.portal.set_link(true),
            Event::Profile(name) => self.portal.choose_profile(name),
        }
    }
}

fn told(news: News) -> PlatformEvent {
    match news {
        News::Online => PlatformEvent::Network { online: true, metered: false },
        News::Offline => PlatformEvent::Network { online: false, metered: false },
        News::Foreground => PlatformEvent::Foreground,
        News::Background => PlatformEvent::Background,
        News::Push => PlatformEvent::PushReceived,
        News::ClockChanged => PlatformEvent::ClockChanged,
        News::Language { english: true } => PlatformEvent::LocaleChanged { language: Language::En },
        News::Language { english: false } => PlatformEvent::LocaleChanged { language: Language::Ru },
        News::Call { active } => PlatformEvent::CallActive { active },
        News::Link => PlatformEvent::LinkOpened { url: "kabinet://no/such/place".to_owned() },
    }
}
