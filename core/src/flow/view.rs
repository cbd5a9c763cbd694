//! What a screen is drawn from, and the pieces that all screens share.

use std::time::Duration;

use jiff::Timestamp;

use super::{
    action::{BACK, CLOSE, RETRY},
    event::{Env, until},
    phrase::Phrase,
    problem::{self, Met},
    route::Route,
    state::{Now, State},
};
use crate::{
    domain::Phone,
    protocol::{Fault, Scope, Settings, Translated},
    screen::{
        Action, ActionStyle, Busy, Component, Countdown, Icon, Language, Notice, Overlay, Screen, SpokenMark,
        StepCounter, Verdict,
    },
    words::{Argument, Key, Words, when_words},
};

/// What a screen is drawn from.
pub(super) struct View<'a> {
    pub state: &'a State,
    pub env: &'a Env,
    pub words: &'static Words,
    /// The way to the screen.
    pub route: &'a Route,
    /// Whose screen it is.
    pub scope: Scope,
    /// The person may go back from it.
    pub goes_back: bool,
    /// Draws what of the account waits to be sent, a card each.
    pub waiting: fn(&View<'_>) -> Vec<Component>,
    /// The lanes of the queue whose first request the person need do nothing for.
    pub moving: &'a [Scope],
}

impl View<'_> {
    pub fn language(&self) -> Language {
        self.words.language()
    }

    pub fn text(&self, key: Key) -> String {
        self.words.text(key)
    }

    pub fn with(&self, key: Key, arguments: &[(&'static str, Argument<'_>)]) -> String {
        self.words.with(key, arguments)
    }

    /// The settings that count on this screen.
    pub fn settings(&self) -> &Settings {
        self.state.facts.settings(self.scope)
    }

    /// An empty screen with the way back.
    pub fn bare(&self, title: &str) -> Screen {
        let mut screen = self.keyed(self.route.key(), title.to_owned());
        if self.goes_back {
            screen.back = Some(Action::new(BACK, self.text(Key::ActionBack), ActionStyle::Plain));
        }
        screen
    }

    /// A screen with what all have that a person works on: what holds requests up, its heading, what stands in the way.
    pub fn screen(&self, title: Key) -> Screen {
        self.screen_titled(&self.text(title), None)
    }

    /// The same with a title that is none of our words, and with what stands in the way if nothing else does.
    pub fn screen_titled(&self, title: &str, or_else: Option<Component>) -> Screen {
        self.screen_headed(title, title, or_else)
    }

    /// The same with other words in the heading.
    pub fn screen_headed(&self, title: &str, heading: &str, or_else: Option<Component>) -> Screen {
        let mut screen = self.bare(title);
        screen.components = self.strips();
        screen.components.push(Component::Heading { text: heading.to_owned(), level: 1 });
        screen.components.extend(self.problem().or(or_else));
        screen
    }

    /// An empty screen of any key.
    pub fn keyed(&self, key: &str, title: String) -> Screen {
        Screen {
            key: key.to_owned(),
            visit: self.state.passing.visit,
            language: self.language(),
            title,
            back: None,
            steps: None,
            bar_actions: Vec::new(),
            components: Vec::new(),
            actions: Vec::new(),
            busy: self.busy(),
            notice: self.notice(),
            focus: self.state.passing.focus.clone(),
        }
    }

    fn busy(&self) -> Option<Busy> {
        let passing = &self.state.passing;
        if let Some(action) = self.state.does_again(self.env.monotonic) {
            return Some(Busy { action: Some(action.to_owned()), text: self.text(Key::BusyTryingAgain) });
        }
        if passing.is_checking(self.env.monotonic) {
            return Some(Busy { action: Some(RETRY.to_owned()), text: self.text(Key::BusyCheckingLink) });
        }
        let now = passing.now.as_ref().filter(|_| passing.is_busy(self.env.monotonic))?;
        Some(Busy { action: now.action.map(str::to_owned), text: self.text(now.busy) })
    }

    fn notice(&self) -> Option<Notice> {
        let notice = self.state.passing.notice.as_ref()?;
        Some(Notice {
            id: notice.id,
            text: notice.text.say(self.words),
            tone: notice.tone,
            close_label: self.text(Key::ActionClose),
        })
    }

    /// What holds requests up: a strip above the content that stays while it is true.
    fn strips(&self) -> Vec<Component> {
        let passing = &self.state.passing;
        // What may not leave yet is held up by what the person has to do first, not by its last try.
        let queued = self.moving;
        let offline = passing.offline.then_some((&Fault::NoLink, Duration::ZERO));
        let Some((fault, retry_at)) = passing.held_up(queued).or(offline) else { return Vec::new() };
        let problem = problem::of_fault(fault);
        let waits = passing.now.is_some() || !queued.is_empty() || self.waits_for_session();
        // Without anything to send there is nothing that a link would change for the person.
        let then = (waits || *fault != Fault::NoLink).then(|| self.text(problem.text));
        let said: Vec<_> = self.kept().map(|key| self.text(key)).into_iter().chain(then).collect();
        vec![Component::Banner {
            tone: problem.tone,
            title: self.text(problem.title),
            text: said.join(" "),
            action: waits.then(|| Action {
                countdown: fault.named_wait().map(|_| self.held(retry_at)),
                ..Action::new(RETRY, self.text(Key::ActionRetry), ActionStyle::Plain)
            }),
            strip: true,
        }]
    }

    fn waits_for_session(&self) -> bool {
        self.state.facts.session.is_some() && self.state.facts.waiting().next().is_some()
    }

    /// What is true of what was typed while something holds requests up; none where nothing was.
    fn kept(&self) -> Option<Key> {
        let (passing, facts) = (&self.state.passing, &self.state.facts);
        if passing.now.as_ref().is_some_and(Now::holds_secret) {
            return Some(Key::StripSecretNotKept);
        }
        let is_kept = passing.now.is_some()
            || !self.moving.is_empty()
            || self.waits_for_session()
            || facts.has_drafts(self.route);
        is_kept.then_some(Key::StripKept)
    }

    /// The action whose request is held up says so. One that the portal wants to wait does nothing before that; any other
    /// is tried at once.
    pub fn hold_actions(&self, screen: &mut Screen, over: &mut Option<Overlay>) {
        let passing = &self.state.passing;
        let Some(now) = passing.now.as_ref().filter(|now| now.token.is_none()) else { return };
        // What goes before it in the queue may be what the portal wants to wait.
        let before = self.state.holds_now().then(|| passing.lane(now.call.endpoint.scope));
        let (fault, retry_at) = match &before {
            Some(run) => (run.fault.as_ref(), run.retry_at),
            None => (now.fault.as_ref(), now.retry_at),
        };
        let Some(fault) = fault else { return };
        let of_fields = screen.components.iter_mut().filter_map(|component| match component {
            Component::CodeField { field } => Some(&mut field.submit),
            _ => None,
        });
        let of_question = match over {
            Some(Overlay::Confirmation { actions, .. }) => actions.as_mut_slice(),
            _ => &mut [],
        };
        let actions = screen.actions.iter_mut().chain(of_fields).chain(of_question);
        for action in actions.filter(|action| now.action == Some(action.id.as_str())) {
            if fault.named_wait().is_some() {
                action.countdown = Some(self.held(retry_at));
            } else {
                let awaited =
                    if fault.is_of_link() { Key::ActionAwaitsLink } else { Key::ActionAwaitsPortal };
                action.label = self.text(awaited);
            }
        }
    }

    /// The time until something leaves by itself that the portal wants to wait (monotonic).
    fn held(&self, retry_at: Duration) -> Countdown {
        let left = retry_at.saturating_sub(self.env.monotonic);
        self.running_down(left, Key::ActionSendsItselfIn, Key::BusySending)
    }

    /// What stands in the way on this screen.
    pub fn problem(&self) -> Option<Component> {
        self.state.passing.problem.as_ref().map(|met| self.banner(met.clone(), None))
    }

    /// A problem as a message of its screen, with the tap that leads on where there is one.
    pub fn banner(&self, met: impl Into<Met>, action: Option<Action>) -> Component {
        let met = met.into();
        Component::Banner {
            tone: met.problem.tone,
            title: met.title(self.words),
            text: met.text(self.words),
            action,
            strip: false,
        }
    }

    /// A text of the portal, set as our own words are.
    pub fn translated(&self, text: &Translated) -> String {
        self.words.typeset(text.in_language(self.language()))
    }

    /// What a consent is called; its id where the portal no longer says.
    pub fn consent_title(&self, id: &str) -> String {
        let known = self.settings().consents.iter().find(|text| text.id == id);
        known.map_or_else(|| id.to_owned(), |text| self.translated(&text.title))
    }

    /// The verdict on a field, as of the last submit.
    pub fn verdict(&self, field: &str, label: &str) -> Verdict {
        let fault = self.state.passing.faults.get(field);
        fault.map_or(Verdict::None, |fault| self.wrong(fault, label))
    }

    /// What is wrong with a field, in words that say how to mend it; `label` names the field for the ear.
    pub fn wrong(&self, fault: &Phrase, label: &str) -> Verdict {
        wrong(self.words, fault, label, false)
    }

    pub fn value_rev(&self, field: &str) -> u32 {
        self.state.passing.value_revs.get(field).copied().unwrap_or_default()
    }

    /// Time that runs down to a moment; none when it has come, or is too far away to be right.
    pub fn countdown(&self, to: Option<Timestamp>, text: Key, end: Key) -> Option<Countdown> {
        let left = until(self.env.now, to.filter(|to| self.env.is_paused_until(*to))?);
        Some(self.running_down(left, text, end))
    }

    fn running_down(&self, left: Duration, text: Key, end: Key) -> Countdown {
        let remaining_ms = u64::try_from(left.as_millis()).unwrap_or(u64::MAX);
        let text = self.text(text);
        let say = |at: Duration| SpokenMark {
            remaining_ms: u64::try_from(at.as_millis()).unwrap_or(u64::MAX),
            text: text.replace("{time}", &self.spoken_time(at)),
        };
        let spoken = [left, Duration::from_mins(1), Duration::from_secs(10)]
            .into_iter()
            .filter(|at| *at <= left)
            .map(say)
            .chain([SpokenMark { remaining_ms: 0, text: self.text(end) }])
            .collect();
        Countdown { remaining_ms, text, spoken }
    }

    /// A length of time in words: from an hour on without the seconds.
    pub fn spoken_time(&self, time: Duration) -> String {
        let seconds = time.as_secs();
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        let seconds = if hours == 0 { seconds } else { 0 };
        let parts = [
            (hours, Key::SpokenHours, "hours"),
            (minutes, Key::SpokenMinutes, "minutes"),
            (seconds, Key::SpokenSeconds, "seconds"),
        ];
        let said: Vec<_> = parts
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, key, name)| self.with(key, &[(name, count.into())]))
            .collect();
        if said.is_empty() {
            return self.with(Key::SpokenSeconds, &[("seconds", 0_u64.into())]);
        }
        said.join(" ")
    }

    /// «в 23:43»: when something can be done, by the clock that the person sees.
    pub fn when(&self, at: Timestamp) -> String {
        when_words(self.words, at, self.env.now, self.state.passing.local_time)
    }

    /// «2 из 5».
    pub fn steps(&self, current: u8, total: u8) -> StepCounter {
        let arguments = [("current", current.into()), ("total", total.into())];
        StepCounter {
            current,
            total,
            text: self.with(Key::StepsText, &arguments),
            spoken: self.with(Key::StepsSpoken, &arguments),
        }
    }
}

/// What is wrong with a field, in words that say how to mend it; `label` names the field for the ear. `hopeless` is what
/// no further typing can mend.
pub(super) fn wrong(words: &Words, fault: &Phrase, label: &str, hopeless: bool) -> Verdict {
    let reason = fault.say(words);
    Verdict::Wrong { spoken: format!("{label}: {reason}"), reason, hopeless }
}

/// A question over the screen: what is meant, and the way back.
pub(super) fn confirmation(view: &View<'_>, title: Key, text: String, yes: (&str, Key)) -> Overlay {
    spoken_confirmation(view, title, text, None, yes)
}

/// The same where what is meant is spoken otherwise than it is written.
pub(super) fn spoken_confirmation(
    view: &View<'_>,
    title: Key,
    text: String,
    spoken: Option<String>,
    yes: (&str, Key),
) -> Overlay {
    let (id, label) = yes;
    Overlay::Confirmation {
        title: view.text(title),
        text,
        spoken,
        actions: vec![
            Action::new(id, view.text(label), ActionStyle::Destructive),
            Action::new(CLOSE, view.text(Key::ActionCancel), ActionStyle::Secondary),
        ],
    }
}

/// A row that leads somewhere: where to, and what is there.
pub(super) fn way_row(view: &View<'_>, icon: Icon, id: &str, title: Key, text: Key) -> Component {
    let action = Action::new(id, view.text(title), ActionStyle::Plain);
    let text = view.text(text);
    row(icon, action.label.clone(), text.clone(), &text, Some(action))
}

/// A row of one spoken name; with an action it is a target.
pub(super) fn row(
    icon: Icon,
    title: String,
    value: String,
    spoken_value: &str,
    action: Option<Action>,
) -> Component {
    Component::ListRow {
        icon: Some(icon),
        spoken: format!("{title}: {spoken_value}"),
        title,
        subtitle: Some(value),
        value: None,
        action,
    }
}

/// Running text without icon or link.
pub(super) fn paragraph(text: String, muted: bool) -> Component {
    Component::Paragraph { text, spoken: None, muted, icon: None, link: None }
}

/// A number as its field holds it: with the hyphens that people type and copy.
pub(super) fn typed_phone(e164: &str) -> String {
    Phone::mask(e164, 0).text
}

/// A number as people read it.
pub(super) fn shown_phone(e164: &str) -> String {
    Phone::parse(e164).map_or_else(|_| e164.to_owned(), |phone| phone.shown())
}
