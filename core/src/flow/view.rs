//! How a state looks: [`view`] and the pieces that all screens share.

use std::time::Duration;

use jiff::Timestamp;

use super::{Env, Memory, NoticeWords, Over, Problem, Route, State, journeys, wake::until};
use crate::{
    domain::{Phone, no_break_hyphens},
    protocol::{ConsentText, Fault, Translated},
    screen::{
        Action, ActionStyle, Busy, Component, Countdown, Language, Notice, Overlay, Screen, SpokenMark,
        StepCounter, Tone, Transition, Update, Verdict,
    },
    words::{Argument, Key, Words},
};

/// The picture of a state. `seq` is put in by who publishes it.
pub fn view(state: &State, env: &Env) -> Update {
    let view = View { state, env, words: Words::of(state.language()) };
    let (stack, top) = match state.memory {
        Memory::Opening => (vec!["opening".to_owned()], opening(&view)),
        Memory::Trouble(trouble) => {
            let screen = journeys::trouble::screen(&view, trouble);
            (vec![screen.key.clone()], screen)
        }
        Memory::Ready => {
            let stack = state.facts.routes.iter().map(|route| route.key().to_owned()).collect();
            (stack, route_screen(&view, state.facts.route()))
        }
    };
    Update {
        seq: 0,
        stack,
        top,
        overlay: overlay(&view),
        transition: state.passing.transition.unwrap_or(Transition::None),
    }
}

fn route_screen(view: &View<'_>, route: Route) -> Screen {
    match route {
        Route::Welcome => journeys::welcome::screen(view),
        Route::SignInLogin | Route::SignInCode => journeys::sign_in::screen(view, route),
        Route::Home => journeys::home::screen(view),
        Route::Ledger => journeys::ledger_screen::screen(view),
        Route::SignOut => journeys::sign_out::screen(view),
        route => journeys::registration::screen(view, route),
    }
}

fn opening(view: &View<'_>) -> Screen {
    let mut screen = view.keyed("opening", view.text(Key::AppName));
    screen.components = vec![Component::Progress { text: view.text(Key::OpeningText) }];
    screen
}

fn overlay(view: &View<'_>) -> Option<Overlay> {
    match view.state.passing.overlay.as_ref()? {
        Over::StartOver => {
            let trouble = match view.state.memory {
                Memory::Trouble(trouble) => Some(trouble),
                _ => None,
            };
            Some(journeys::trouble::start_over_question(view, trouble))
        }
        Over::SignOut => Some(journeys::sign_out::question(view)),
        Over::ReleaseNumber => Some(journeys::registration::release_question(view)),
        Over::Withdraw { id } => Some(journeys::home::withdraw_question(view, id)),
        Over::Consent { id } => {
            view.state.facts.settings().consents.iter().find(|text| text.id == *id).map(|text| {
                Overlay::Sheet {
                    title: view.translated(&text.title),
                    components: consent_paragraphs(view, text),
                    close: Action::new("close", view.text(Key::ActionClose), ActionStyle::Secondary),
                }
            })
        }
    }
}

fn consent_paragraphs(view: &View<'_>, text: &ConsentText) -> Vec<Component> {
    view.translated(&text.text)
        .split("\n\n")
        .map(|part| paragraph(part.trim().to_owned(), false))
        .chain([paragraph(
            view.with(Key::ConsentVersion, &[("version", (&no_break_hyphens(&text.version)).into())]),
            true,
        )])
        .chain(journeys::home::withdrawal(view, text))
        .collect()
}

/// What a screen is drawn from.
pub(super) struct View<'a> {
    pub state: &'a State,
    pub env: &'a Env,
    pub words: &'static Words,
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

    /// An empty screen of a route, with what every screen has.
    pub fn screen(&self, route: Route, title: String) -> Screen {
        let mut screen = self.keyed(route.key(), title);
        if self.state.facts.routes.len() > 1 {
            screen.back = Some(Action::new("back", self.text(Key::ActionBack), ActionStyle::Plain));
        }
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
        let now = self.state.passing.now.as_ref().filter(|now| now.token.is_some() && now.failures == 0)?;
        let text = if now.action == Some("check_code") { Key::BusyCheckingCode } else { Key::BusySending };
        Some(Busy { action: now.action.map(str::to_owned), text: self.text(text) })
    }

    fn notice(&self) -> Option<Notice> {
        let (id, words) = self.state.passing.notice?;
        let (key, tone) = match words {
            NoticeWords::AccountCreated => (Key::NoticeAccountCreated, Tone::Success),
            NoticeWords::CodeSentAgain => (Key::NoticeCodeSentAgain, Tone::Success),
            NoticeWords::SignedIn => (Key::NoticeSignedIn, Tone::Success),
            NoticeWords::SignedOut => (Key::NoticeSignedOut, Tone::Success),
            NoticeWords::NumberReleased => (Key::NoticeNumberReleased, Tone::Success),
            NoticeWords::ConsentWithdrawn => (Key::NoticeConsentWithdrawn, Tone::Success),
            NoticeWords::LinkUnknown => (Key::NoticeLinkUnknown, Tone::Info),
        };
        Some(Notice { id, text: self.text(key), tone, close_label: self.text(Key::ActionClose) })
    }

    /// What holds requests up: a strip above the content that stays while it is true.
    pub fn strips(&self) -> Vec<Component> {
        let passing = &self.state.passing;
        // What may not leave yet is held up by what the person has to do first, not by its last try.
        let queued: Vec<_> = journeys::may_leave(self.state, self.env).map(|(lane, _)| lane).collect();
        let fault = passing.now.as_ref().and_then(|now| now.fault.as_ref());
        let mut of_lanes = passing
            .lanes
            .iter()
            .filter(|(lane, _)| queued.contains(lane))
            .filter_map(|(_, run)| run.fault.as_ref());
        let fault = fault.or_else(|| of_lanes.next());
        let fault = fault.or(passing.offline.then_some(&Fault::NoLink));
        let Some(problem) = fault.map(Problem::of_fault) else { return Vec::new() };
        let waits_for_session =
            self.state.facts.session.is_some() && self.state.facts.waiting().next().is_some();
        let waits = passing.now.is_some() || !queued.is_empty() || waits_for_session;
        vec![Component::Banner {
            tone: problem.tone(),
            title: problem.title(self.words),
            text: problem.text(self.words),
            action: waits.then(|| Action::new("retry", self.text(Key::ActionRetry), ActionStyle::Plain)),
            strip: true,
        }]
    }

    /// What stands in the way on this screen.
    pub fn problem(&self) -> Option<Component> {
        self.state.passing.problem.as_ref().map(|problem| self.banner(problem))
    }

    /// A problem as a message of its screen.
    pub fn banner(&self, problem: &Problem) -> Component {
        self.banner_with(problem, None)
    }

    /// The same with the tap that leads on.
    pub fn banner_with(&self, problem: &Problem, action: Option<Action>) -> Component {
        Component::Banner {
            tone: problem.tone(),
            title: problem.title(self.words),
            text: problem.text(self.words),
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
        let known = self.state.facts.settings().consents.iter().find(|text| text.id == id);
        known.map_or_else(|| id.to_owned(), |text| self.translated(&text.title))
    }

    /// The verdict on a field, as of the last submit.
    pub fn verdict(&self, field: &str, label: &str) -> Verdict {
        match self.state.passing.faults.get(field) {
            Some(fault) => fault.verdict(self.words, label),
            None => Verdict::None,
        }
    }

    pub fn value_rev(&self, field: &str) -> u32 {
        self.state.passing.value_revs.get(field).copied().unwrap_or_default()
    }

    /// Time that runs down to a moment; none when it has come, or is too far away to be right.
    pub fn countdown(&self, to: Option<Timestamp>, text: Key, end: Key) -> Option<Countdown> {
        let left = until(self.env.now, to.filter(|to| self.env.is_paused_until(*to))?);
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
        Some(Countdown { remaining_ms, text, spoken })
    }

    fn spoken_time(&self, time: Duration) -> String {
        let (minutes, seconds) = (time.as_secs() / 60, time.as_secs() % 60);
        match (minutes, seconds) {
            (0, seconds) => self.with(Key::SpokenSeconds, &[("seconds", seconds.into())]),
            (minutes, 0) => self.with(Key::SpokenMinutes, &[("minutes", minutes.into())]),
            (minutes, seconds) => format!(
                "{} {}",
                self.with(Key::SpokenMinutes, &[("minutes", minutes.into())]),
                self.with(Key::SpokenSeconds, &[("seconds", seconds.into())])
            ),
        }
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

/// The heading of a screen.
pub(super) fn heading(text: &str) -> Component {
    Component::Heading { text: text.to_owned(), level: 1 }
}

/// Running text without icon or link.
pub(super) fn paragraph(text: String, muted: bool) -> Component {
    Component::Paragraph { text, spoken: None, muted, icon: None, link: None }
}

/// A number as people read it.
pub(super) fn shown_phone(e164: &str) -> String {
    Phone::parse(e164).map_or_else(|_| e164.to_owned(), |phone| phone.shown())
}
