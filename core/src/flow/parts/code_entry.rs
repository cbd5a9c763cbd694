//! The code from an SMS, the same wherever one is asked for: its screen, its limits, its refusals.

use std::time::Duration;

use jiff::Timestamp;

use crate::{
    flow::{
        action::BACK,
        event::{Env, until},
        field::Field,
        fields::code::CodeKind,
        page::Tap,
        phrase::Phrase,
        problem::{Problem, warning},
        proof::Codes,
        route::Route,
        state::State,
        turn::Turn,
        view::{View, paragraph, shown_phone},
    },
    protocol::{Ask, CodeSent, Refusal, RefusalKind, Scope, Settings},
    screen::{Action, ActionStyle, Autofill, Component, Icon, Screen, Tone},
    sensitive::Sensitive,
    words::{Argument, Key, spoken_phone},
};

/// The tap that the last digit makes.
pub(in crate::flow) const CHECK_CODE: &str = "check_code";
/// «Получить код ещё раз».
pub(in crate::flow) const RESEND: &str = "resend";
/// The field of the code.
pub(in crate::flow) const CODE: Field =
    Field::new("code", &CodeKind { submit: CHECK_CODE }, Key::ActionCheckCode, None, Autofill::OneTimeCode);

/// Too many codes were sent.
pub(in crate::flow) const SEND_LIMIT: Problem =
    warning("K-201", Key::ProblemSendLimitTitle, Key::ProblemSendLimitText);

/// The number was proven too long ago.
pub(in crate::flow) const CONTACT_PROOF_EXPIRED: Problem = Problem {
    tone: Tone::Info,
    ..warning("K-203", Key::ProblemProofExpiredTitle, Key::ProblemProofExpiredText)
};

/// Where codes are typed.
#[derive(Clone, Copy)]
pub(in crate::flow) struct CodeEntry {
    /// Whose codes.
    pub scope: Scope,
    /// The key of their page.
    pub page: &'static str,
}

impl CodeEntry {
    fn is_shown(self, state: &State) -> bool {
        state.facts.is_at(self.page)
    }

    /// A code is on its way: to its screen, or a word on it that another one comes.
    pub fn sent(self, turn: &mut Turn<'_>, code: &CodeSent) {
        let Some(place) = turn.state.facts.codes_mut(self.scope) else { return };
        let tries_left = place.as_ref().and_then(|codes| codes.tries_left);
        let earlier_ones_are_live = place.as_ref().is_some_and(|codes| codes.are_live(turn.env.now));
        *place = Some(Codes {
            length: code.length,
            expires_at: Some(code.expires_at),
            resend_at: Some(code.resend_at),
            tries_left,
            locked_until: None,
            sending_paused_until: (code.sends_left == 0).then_some(code.resend_at),
            is_awaiting_pause: false,
        });
        turn.state.passing.faults.remove(&*CODE.id);
        *turn.state.passing.value_revs.entry(CODE.id.to_string()).or_default() += 1;
        if self.is_shown(turn.state) {
            // That it was the last one for a while is said on the screen, and is news enough.
            if code.sends_left > 0 {
                let notice =
                    if earlier_ones_are_live { Key::NoticeCodeSentAgain } else { Key::NoticeCodeSent };
                turn.notify(notice, Tone::Success);
            }
            turn.state.passing.problem = None;
        } else {
            turn.go(Route::of(self.page));
        }
    }

    /// Goes to where the code is typed, if one can be or a pause holds it up; false where one must be asked for.
    pub fn goes_on(self, turn: &mut Turn<'_>) -> bool {
        let now = turn.env.now;
        let codes = turn.state.facts.codes(self.scope);
        let is_coming = codes.is_some_and(|codes| codes.are_live(now) || codes.is_awaiting_pause);
        if is_coming {
            turn.go(Route::of(self.page));
        }
        is_coming
    }

    /// The code of a tap; an incomplete one is refused at its field.
    pub fn typed(self, turn: &mut Turn<'_>, tap: &Tap<'_>) -> CodeEntered {
        let Some(codes) = turn.state.facts.codes(self.scope) else { return CodeEntered::NotNow };
        if codes.locked_until.is_some_and(|until| turn.env.is_paused_until(until)) {
            return CodeEntered::NotNow;
        }
        turn.accept();
        tap.read(turn, &CODE)
            .map_or(CodeEntered::Incomplete, |digits| CodeEntered::Code(Sensitive::new(digits)))
    }

    /// Whether another code may be asked for now.
    pub fn may_resend(self, turn: &Turn<'_>) -> bool {
        turn.state.facts.codes(self.scope).and_then(|codes| sendable_at(codes, turn.env)).is_none()
    }

    /// Whether a code that a pause held up is to be asked for now.
    pub fn is_due(self, turn: &Turn<'_>) -> bool {
        let codes = turn.state.facts.codes(self.scope);
        self.is_shown(turn.state)
            && turn.state.passing.now.is_none()
            && codes.is_some_and(|codes| codes.is_awaiting_pause && sendable_at(codes, turn.env).is_none())
    }

    /// What a refusal means that is about codes; false for any other.
    pub fn refused(self, turn: &mut Turn<'_>, refusal: &Refusal) -> bool {
        let settings = turn.state.facts.settings(self.scope);
        let (pause_minutes, warn_from) = (pause_minutes(settings), settings.code.warn_tries_left);
        let is_shown = self.is_shown(turn.state);
        let (env, now) = (turn.env, turn.env.now);
        // Begun if need be: a refusal can be the first that is heard of codes.
        let known = turn.state.facts.codes_mut(self.scope).map(Option::get_or_insert_default);
        let Some(codes) = known else { return false };
        codes.is_awaiting_pause = false;
        match refusal.kind {
            RefusalKind::WrongCode => {
                codes.tries_left = refusal.tries_left;
                let tries_left = refusal.tries_left.filter(|tries| *tries <= warn_from);
                let plain = Key::CodeWrong;
                turn.refuse(&CODE.id, wrong(plain, Key::CodeWrongTriesLeft, tries_left, pause_minutes));
            }
            RefusalKind::TooManyTries => {
                codes.locked_until = refusal.retry_at;
            }
            RefusalKind::CodeExpired => {
                codes.expires_at = Some(now);
                turn.refuse(&CODE.id, Key::CodeExpired);
            }
            RefusalKind::ResendTooSoon => {
                codes.resend_at = refusal.retry_at;
                // A pause that is none would be asked about without end.
                let is_pause = refusal.retry_at.is_some_and(|until| env.is_paused_until(until));
                codes.is_awaiting_pause = is_pause && !codes.are_live(now);
                if !is_shown {
                    turn.go(Route::of(self.page));
                }
            }
            RefusalKind::SendLimit => {
                codes.sending_paused_until = refusal.retry_at;
                turn.say(&SEND_LIMIT);
            }
            _ => return false,
        }
        true
    }

    /// A moment came at which a lock opens, a pause ends or the code runs out.
    pub fn time_passed(self, turn: &mut Turn<'_>) {
        let now = turn.env.now;
        let is_shown = self.is_shown(turn.state);
        let Some(Some(codes)) = turn.state.facts.codes_mut(self.scope) else { return };
        if codes.locked_until.is_some_and(|until| until <= now) {
            codes.locked_until = None;
            codes.tries_left = None;
        }
        if codes.sending_paused_until.is_some_and(|until| until <= now) {
            codes.sending_paused_until = None;
            turn.state.passing.problem.take_if(|met| *met.problem == SEND_LIMIT);
        }
        if codes.expires_at.is_some_and(|at| at <= now) && is_shown {
            turn.state
                .passing
                .faults
                .entry(CODE.id.to_string())
                .or_insert_with(|| Phrase::from(Key::CodeExpired));
        }
    }

    /// The moments at which [`Self::time_passed`] is due.
    pub fn moments(self, state: &State) -> impl Iterator<Item = Timestamp> {
        let codes = state.facts.codes(self.scope);
        let of = |codes: &Codes| {
            [codes.expires_at, codes.resend_at, codes.locked_until, codes.sending_paused_until]
        };
        codes.into_iter().flat_map(of).flatten()
    }
}

/// What a tap on the code comes to.
pub(in crate::flow) enum CodeEntered {
    /// It makes no sense now.
    NotNow,
    /// The code is not complete; its field says so.
    Incomplete,
    /// A code that can be checked.
    Code(Sensitive),
}

/// What is said of a wrong secret, and where few tries are left, of them and of the pause that follows.
pub(in crate::flow) fn wrong(
    plain: Key,
    counted: Key,
    tries_left: Option<u32>,
    pause_minutes: u64,
) -> Phrase {
    match tries_left {
        None => plain.into(),
        Some(tries) => Phrase::from(counted).with("tries", tries).with("minutes", pause_minutes),
    }
}

/// Minutes of the pause that follows the last try.
pub(in crate::flow) fn pause_minutes(settings: &Settings) -> u64 {
    settings.code.tries_pause_s.div_ceil(60)
}

/// Asks whether the code is right, or what follows from its being right.
pub(in crate::flow) fn ask(turn: &mut Turn<'_>, ask: &impl Ask) {
    turn.ask_saying(ask, Some(CHECK_CODE), Key::BusyCheckingCode);
}

/// Until when no code is judged, because too many were wrong.
fn locked_until(codes: &Codes, env: &Env) -> Option<Timestamp> {
    codes.locked_until.filter(|until| env.is_paused_until(*until))
}

/// When the next code may be asked for: the end of the longest pause that still lasts.
fn sendable_at(codes: &Codes, env: &Env) -> Option<Timestamp> {
    let pauses = [codes.resend_at, codes.locked_until, codes.sending_paused_until];
    pauses.into_iter().flatten().filter(|until| env.is_paused_until(*until)).max()
}

/// Why no code is judged or sent for a while, for as long as that is so: after a restart too. While the last one can be
/// typed, it is no more than that it was the last.
pub(in crate::flow) fn pause(view: &View<'_>) -> Option<Component> {
    let codes = view.state.facts.codes(view.scope)?;
    if let Some(until) = locked_until(codes, view.env) {
        let tries = view.settings().code.tries;
        return Some(Component::Banner {
            tone: Tone::Warning,
            title: view.with(Key::CodeLockedTitle, &[("tries", tries.into())]),
            text: view.with(Key::CodeLockedText, &[("when", Argument::Own(&view.when(until)))]),
            action: None,
            strip: false,
        });
    }
    let paused_until = codes.sending_paused_until.filter(|until| view.env.is_paused_until(*until))?;
    if !codes.are_live(view.env.now) {
        return Some(view.banner(&SEND_LIMIT, None));
    }
    let minutes = until(view.env.now, paused_until).as_secs().div_ceil(60);
    let time = view.spoken_time(Duration::from_mins(minutes));
    Some(Component::Banner {
        tone: Tone::Info,
        title: view.with(Key::CodeLastTitle, &[("time", (&time).into())]),
        text: view.text(Key::CodeLastText),
        action: None,
        strip: false,
    })
}

/// The screen of the code; `change` names the way back to the number.
pub(in crate::flow) fn screen(view: &View<'_>, number: &str, change: Key) -> Screen {
    let mut screen = view.screen_titled(&view.text(Key::CodeTitle), pause(view));
    let shown = shown_phone(number);
    let codes = view.state.facts.codes(view.scope);
    let sent = codes.filter(|codes| codes.expires_at.is_some());
    let takes_one = sent.filter(|codes| locked_until(codes, view.env).is_none());
    let text = match sent {
        Some(_) => Key::CodeSentTo,
        None if codes.is_some_and(|codes| codes.is_awaiting_pause) => Key::CodeSendsItselfTo,
        None => Key::CodeWillBeSentTo,
    };
    screen.components.push(Component::Paragraph {
        text: view.with(text, &[("phone", (&shown).into())]),
        spoken: Some(view.with(text, &[("phone", (&spoken_phone(number)).into())])),
        muted: true,
        icon: None,
        link: Some(Action::new(BACK, view.text(change), ActionStyle::Plain)),
    });
    if view.state.passing.call_active {
        screen.components.push(Component::Banner {
            tone: Tone::Warning,
            title: view.text(Key::CallActiveTitle),
            text: view.text(Key::CallActiveText),
            action: None,
            strip: false,
        });
    }
    if let Some(codes) = takes_one {
        screen.components.push(CODE.draw(view, None));
        // It takes its time to come: before another one can be asked for, nobody has to look for it.
        if sendable_at(codes, view.env).is_none() {
            screen.components.push(paragraph(view.text(Key::CodeNotThere), true));
        }
    }
    screen.components.push(Component::Paragraph {
        text: view.text(Key::CodeNobodyAsks),
        spoken: None,
        muted: true,
        icon: Some(Icon::Shield),
        link: None,
    });
    screen.actions = vec![resend(view, codes)];
    screen
}

/// «Получить код ещё раз», with the reason why not yet.
fn resend(view: &View<'_>, codes: Option<&Codes>) -> Action {
    let Some(codes) = codes else {
        return Action::new(RESEND, view.text(Key::ActionSendCode), ActionStyle::Primary);
    };
    let locked = locked_until(codes, view.env).is_some();
    let paused = codes.sending_paused_until.is_some_and(|until| view.env.is_paused_until(until));
    let (text, end) = if codes.is_awaiting_pause {
        (Key::ActionSendsItselfIn, Key::BusySending)
    } else if locked || paused {
        (Key::ActionSendCodeIn, Key::ResendReady)
    } else {
        (Key::ActionResendIn, Key::ResendReady)
    };
    let label = if codes.expires_at.is_some() { Key::ActionResend } else { Key::ActionSendCode };
    // Where there is no code to type, another one is all that leads on.
    let style = if codes.are_live(view.env.now) { ActionStyle::Secondary } else { ActionStyle::Primary };
    Action {
        countdown: view.countdown(sendable_at(codes, view.env), text, end),
        ..Action::new(RESEND, view.text(label), style)
    }
}
