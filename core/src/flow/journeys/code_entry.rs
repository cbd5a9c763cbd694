//! The code from an SMS, the same wherever one is asked for: its screen, its limits, its refusals.

use jiff::Timestamp;

use super::super::{
    Codes, Env, Facts, FieldFault, NoticeWords, Problem, Route, State, Turn,
    form::Values,
    view::{View, heading, paragraph, shown_phone},
};
use crate::{
    protocol::{CodeSent, Refusal, RefusalKind},
    screen::{Action, ActionStyle, CodeField, Component, Icon, Screen, Tone},
    sensitive::Sensitive,
    words::{Key, spoken_phone},
};

/// The field of the code.
pub(in crate::flow) const CODE: &str = "code";
/// The tap that the last digit makes.
pub(super) const CHECK_CODE: &str = "check_code";
/// «Получить код ещё раз».
pub(super) const RESEND: &str = "resend";

/// Whose codes.
#[derive(Clone, Copy)]
pub(super) enum CodesOf {
    /// The registration's.
    Registration,
    /// The sign-in's.
    SignIn,
}

impl CodesOf {
    fn screen(self) -> Route {
        match self {
            Self::Registration => Route::RegistrationCode,
            Self::SignIn => Route::SignInCode,
        }
    }

    fn place(self, facts: &mut Facts) -> Option<&mut Option<Codes>> {
        match self {
            Self::Registration => facts.registration.as_mut().map(|registration| &mut registration.codes),
            Self::SignIn => facts.sign_in.as_mut().map(|sign_in| &mut sign_in.codes),
        }
    }

    /// What is known of them, begun if need be; none without a journey to have any.
    fn known(self, facts: &mut Facts) -> Option<&mut Codes> {
        self.place(facts).map(Option::get_or_insert_default)
    }
}

/// A code is on its way: to its screen, or a word on it that another one comes.
pub(super) fn sent(turn: &mut Turn<'_>, of: CodesOf, code: &CodeSent) {
    let Some(place) = of.place(&mut turn.state.facts) else { return };
    let tries_left = place.as_ref().and_then(|codes| codes.tries_left);
    *place = Some(Codes {
        length: code.length,
        expires_at: Some(code.expires_at),
        resend_at: Some(code.resend_at),
        tries_left,
        locked_until: None,
        sending_paused_until: (code.sends_left == 0).then_some(code.resend_at),
    });
    turn.state.passing.faults.remove(CODE);
    *turn.state.passing.value_revs.entry(CODE.to_owned()).or_default() += 1;
    if turn.state.facts.route() == of.screen() {
        turn.notify(NoticeWords::CodeSentAgain);
        turn.state.passing.problem = None;
    } else {
        turn.go(of.screen());
    }
}

/// What a tap on the code comes to.
pub(super) enum Typed {
    /// It makes no sense now.
    NotNow,
    /// The code is not complete; its field says so.
    Incomplete,
    /// A code that can be checked.
    Code(Sensitive),
}

/// The code of a tap; an incomplete one is refused at its field.
pub(super) fn typed(turn: &mut Turn<'_>, of: CodesOf, values: &Values) -> Typed {
    let Some(Some(codes)) = of.place(&mut turn.state.facts) else { return Typed::NotNow };
    if codes.locked_until.is_some_and(|until| turn.env.is_paused_until(until)) {
        return Typed::NotNow;
    }
    let length = codes.length;
    turn.accept();
    let digits: String = values.text(CODE).chars().filter(char::is_ascii_digit).collect();
    if digits.len() == usize::from(length) {
        return Typed::Code(Sensitive::new(digits));
    }
    turn.refuse(CODE, FieldFault::CodeIncomplete { length });
    Typed::Incomplete
}

/// Whether another code may be asked for now.
pub(super) fn may_resend(codes: Option<&Codes>, env: &Env) -> bool {
    codes.and_then(|codes| sendable_at(codes, env)).is_none()
}

/// When the next code may be asked for: the end of the longest pause that still lasts.
fn sendable_at(codes: &Codes, env: &Env) -> Option<Timestamp> {
    let pauses = [codes.resend_at, codes.locked_until, codes.sending_paused_until];
    pauses.into_iter().flatten().filter(|until| env.is_paused_until(*until)).max()
}

/// What a refusal means that is about codes; false for any other.
pub(super) fn refused(turn: &mut Turn<'_>, of: CodesOf, refusal: &Refusal) -> bool {
    let limits = &turn.state.facts.settings().code;
    let (pause_minutes, warn_from) = (limits.tries_pause_s.div_ceil(60), limits.warn_tries_left);
    let is_on_screen = turn.state.facts.route() == of.screen();
    let now = turn.env.now;
    let Some(codes) = of.known(&mut turn.state.facts) else { return false };
    match refusal.kind {
        RefusalKind::WrongCode => {
            codes.tries_left = refusal.tries_left;
            let tries_left = refusal.tries_left.filter(|tries| *tries <= warn_from);
            turn.refuse(CODE, FieldFault::WrongCode { tries_left, pause_minutes });
        }
        RefusalKind::TooManyTries => {
            codes.locked_until = refusal.retry_at;
            if is_on_screen {
                turn.refuse(CODE, FieldFault::TriesLocked);
            } else {
                turn.say(Problem::TriesLocked { until: refusal.retry_at });
            }
        }
        RefusalKind::CodeExpired => {
            codes.expires_at = Some(now);
            turn.refuse(CODE, FieldFault::CodeExpired);
        }
        RefusalKind::ResendTooSoon => {
            codes.resend_at = refusal.retry_at;
            if !is_on_screen {
                turn.go(of.screen());
            }
        }
        RefusalKind::SendLimit => {
            codes.sending_paused_until = refusal.retry_at;
            turn.say(Problem::SendLimit { until: refusal.retry_at });
        }
        _ => return false,
    }
    true
}

/// A moment came at which a lock opens, a pause ends or the code runs out.
pub(super) fn time_passed(turn: &mut Turn<'_>, of: CodesOf) {
    let now = turn.env.now;
    let Some(Some(codes)) = of.place(&mut turn.state.facts) else { return };
    if codes.locked_until.is_some_and(|until| until <= now) {
        codes.locked_until = None;
        codes.tries_left = None;
        turn.state.passing.faults.remove(CODE);
    }
    if codes.sending_paused_until.is_some_and(|until| until <= now) {
        codes.sending_paused_until = None;
        if matches!(turn.state.passing.problem, Some(Problem::SendLimit { .. })) {
            turn.state.passing.problem = None;
        }
    }
    if codes.expires_at.is_some_and(|at| at <= now) && turn.state.facts.route() == of.screen() {
        turn.state.passing.faults.entry(CODE.to_owned()).or_insert(FieldFault::CodeExpired);
    }
}

/// The moments at which [`time_passed`] is due.
pub(super) fn moments(codes: Option<&Codes>) -> impl Iterator<Item = Timestamp> {
    codes
        .into_iter()
        .flat_map(|codes| [codes.expires_at, codes.resend_at, codes.locked_until, codes.sending_paused_until])
        .flatten()
}

/// Why no code is sent for a while, for as long as that is so: after a restart too.
pub(super) fn sending_pause(view: &View<'_>, codes: Option<&Codes>) -> Option<Component> {
    let until = codes?.sending_paused_until.filter(|until| view.env.is_paused_until(*until))?;
    Some(view.banner(&Problem::SendLimit { until: Some(until) }))
}

/// The screen of the code; `change` names the way back to the number.
pub(super) fn screen(
    view: &View<'_>,
    route: Route,
    number: &str,
    codes: Option<&Codes>,
    change: Key,
) -> Screen {
    let mut screen = view.screen(route, view.text(Key::CodeTitle));
    let shown = shown_phone(number);
    let sent = codes.filter(|codes| codes.expires_at.is_some());
    let text = if sent.is_some() { Key::CodeSentTo } else { Key::CodeWillBeSentTo };
    screen.components = vec![
        heading(&view.text(Key::CodeTitle)),
        Component::Paragraph {
            text: view.with(text, &[("phone", (&shown).into())]),
            spoken: Some(view.with(text, &[("phone", (&spoken_phone(number)).into())])),
            muted: true,
            icon: None,
            link: Some(Action::new("back", view.text(change), ActionStyle::Plain)),
        },
    ];
    if view.state.passing.call_active {
        screen.components.push(Component::Banner {
            tone: Tone::Warning,
            title: view.text(Key::CallActiveTitle),
            text: view.text(Key::CallActiveText),
            action: None,
            strip: false,
        });
    }
    if let Some(codes) = sent {
        screen.components.push(field(view, codes));
        screen.components.push(paragraph(view.text(Key::CodeNotThere), true));
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

fn field(view: &View<'_>, codes: &Codes) -> Component {
    let label = view.with(Key::CodeLabel, &[("length", codes.length.into())]);
    let locked = codes.locked_until.is_some_and(|until| view.env.is_paused_until(until));
    let life_s = view.state.facts.settings().code.life_s;
    let verdict =
        if locked { FieldFault::TriesLocked.verdict(view.words, &label) } else { view.verdict(CODE, &label) };
    Component::CodeField {
        field: CodeField {
            id: CODE.to_owned(),
            label,
            length: codes.length,
            value_rev: view.value_rev(CODE),
            submit: Action::new(CHECK_CODE, view.text(Key::ActionCheckCode), ActionStyle::Primary),
            life: view.countdown(codes.expires_at.filter(|_| !locked), Key::CodeLife, Key::CodeExpired),
            life_ms: life_s.saturating_mul(1_000),
            verdict,
            enabled: !locked && !is_busy(view.state),
        },
    }
}

fn is_busy(state: &State) -> bool {
    state.passing.now.as_ref().is_some_and(|now| now.token.is_some() && now.failures == 0)
}

/// «Получить код ещё раз», with the reason why not yet.
fn resend(view: &View<'_>, codes: Option<&Codes>) -> Action {
    let Some(codes) = codes else {
        return Action::new(RESEND, view.text(Key::ActionSendCode), ActionStyle::Primary);
    };
    let locked = codes.locked_until.is_some_and(|until| view.env.is_paused_until(until));
    let paused = codes.sending_paused_until.is_some_and(|until| view.env.is_paused_until(until));
    let text = match (locked, paused) {
        (true, _) => Key::ActionTriesIn,
        (false, true) => Key::ActionSendCodeIn,
        (false, false) => Key::ActionResendIn,
    };
    Action {
        countdown: view.countdown(sendable_at(codes, view.env), text, Key::ResendReady),
        ..Action::new(RESEND, view.text(Key::ActionResend), ActionStyle::Secondary)
    }
}
