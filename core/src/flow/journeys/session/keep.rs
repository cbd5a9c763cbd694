//! How a session begins, is kept, and ends. What is done here happens behind the screens and is tried again by itself.

use std::{sync::Arc, time::Duration};

use super::facts::{EndedSession, Session};
use crate::{
    flow::{
        asked::Heard,
        event::Effect,
        problem::{Problem, warning},
        route::{HOME, START},
        state::{Memory, State, Upkeep},
        turn::Turn,
    },
    planted::{self, Bug},
    protocol::{
        Ask as _, Call, EndSession, Fault, FetchAccount, RefreshSession, Refusal, RefusalKind, Scope,
        SessionTokens,
    },
    screen::Tone,
    words::Key,
};

/// The session has ended.
pub(in crate::flow) const SESSION_ENDED: Problem =
    warning("K-206", Key::ProblemSessionEndedTitle, Key::ProblemSessionEndedText);
/// Someone else signed in while something of this account waits to be sent.
pub(super) const OTHER_ACCOUNT_WAITS: Problem =
    warning("K-208", Key::ProblemOtherAccountTitle, Key::ProblemOtherAccountText);

/// The registration has become an account, and this is its first session: the registration's profile is the account's.
pub(in crate::flow) fn begun_by_registration(turn: &mut Turn<'_>, tokens: SessionTokens) {
    let profile = std::mem::take(&mut turn.state.facts.profiles.registration);
    turn.unqueue(Scope::Registration);
    turn.state.facts.drop_registration();
    begin(turn, tokens, profile);
    turn.notify(Key::NoticeAccountCreated, Tone::Success);
}

/// A person has signed in. An unfinished registration on this phone stays what it is.
pub(in crate::flow) fn begun_by_sign_in(turn: &mut Turn<'_>, tokens: SessionTokens) {
    let facts = &mut turn.state.facts;
    let is_same = facts.account.as_ref().is_some_and(|account| account.oid == tokens.account.oid);
    if !is_same && facts.waiting().next().is_some() {
        // Another account never sees or sends what waits here.
        let key = turn.env.uuid();
        add_ended(turn, EndedSession { key, refresh_token: tokens.refresh_token });
        turn.start_at(&[HOME]);
        turn.say(&OTHER_ACCOUNT_WAITS);
        return;
    }
    let profile = if is_same {
        facts.profiles.account
    } else {
        facts.drop_account();
        let next = facts.installation.next_profile;
        facts.installation.next_profile += 1;
        next
    };
    turn.own_noted(Some(profile));
    begin(turn, tokens, profile);
    turn.notify(Key::NoticeSignedIn, Tone::Success);
}

fn begin(turn: &mut Turn<'_>, tokens: SessionTokens, profile: u32) {
    let facts = &mut turn.state.facts;
    facts.profiles.account = profile;
    facts.account = Some(tokens.account);
    facts.session = Some(Session { refresh_token: tokens.refresh_token, is_leaving: false });
    forget_the_last(turn);
    turn.state.passing.access_token = Some(tokens.access_token);
    turn.start_at(&[HOME]);
}

/// Nothing of an earlier session counts any more: neither its tokens nor what was asked with them, nor copies of the
/// store that hold what is no longer there.
fn forget_the_last(turn: &mut Turn<'_>) {
    turn.forget_behind(|call| call.is::<RefreshSession>() || call.is::<FetchAccount>());
    turn.state.facts.installation.epoch_due = !planted::is(Bug::EpochForgotten);
    turn.state.passing.access_token = None;
    turn.state.passing.refresh = Upkeep::default();
}

/// Ends the session on this phone at once, with everything of the account that was kept here; the portal is told as
/// soon as there is a link.
pub(super) fn end(turn: &mut Turn<'_>) {
    turn.settle();
    turn.unqueue(Scope::Account);
    if let Some(session) = turn.state.facts.session.take() {
        let key = turn.env.uuid();
        let ended = EndedSession { key, refresh_token: session.refresh_token };
        add_ended(turn, ended);
    }
    turn.state.facts.drop_account();
    turn.state.facts.installation.had_account = true;
    forget_the_last(turn);
    turn.start_at(&[START]);
    turn.notify(Key::NoticeSignedOut, Tone::Success);
}

/// The portal shall be told of it.
fn add_ended(turn: &mut Turn<'_>, ended: EndedSession) {
    Arc::make_mut(&mut turn.state.facts.ended_sessions).push(ended);
}

/// Asks the portal for the account as it is now, unless it is being asked already.
pub(in crate::flow) fn look_up(turn: &mut Turn<'_>) {
    let passing = &turn.state.passing;
    if turn.state.facts.session.is_none() || passing.is_asked(Call::is::<FetchAccount>) {
        return;
    }
    if passing.access_token.is_some() {
        turn.read(&FetchAccount {});
    } else {
        refresh(turn);
    }
}

/// Asks for new tokens, unless they are being asked for already.
fn refresh(turn: &mut Turn<'_>) {
    let Some(session) = turn.state.facts.session.clone() else { return };
    if turn.state.passing.refresh.is_under_way
        || turn.hold(RefreshSession::AT, |passing| &mut passing.refresh)
    {
        return;
    }
    let refresh = RefreshSession { refresh_token: session.refresh_token };
    let key = turn.env.uuid();
    turn.state.passing.refresh.is_under_way = true;
    turn.state.passing.account_outdated = false;
    turn.change(&refresh, key);
}

/// The access token is no longer taken: a new one is needed.
pub(in crate::flow) fn token_ended(turn: &mut Turn<'_>) {
    turn.state.passing.access_token = None;
    refresh(turn);
}

/// The portal has a change of the account.
pub(in crate::flow) fn account_changed(turn: &mut Turn<'_>) {
    turn.state.passing.account_outdated = turn.state.passing.refresh.is_under_way;
}

/// The portal gave new tokens.
pub(super) fn refreshed(turn: &mut Turn<'_>, _: &Heard<'_>, tokens: &SessionTokens) {
    let SessionTokens { access_token, refresh_token, account } = tokens.clone();
    let passing = &mut turn.state.passing;
    passing.refresh = Upkeep::default();
    passing.access_token = Some(access_token);
    if let Some(session) = &mut turn.state.facts.session {
        session.refresh_token = refresh_token;
        if std::mem::take(&mut passing.account_outdated) {
            look_up(turn);
        } else {
            turn.state.facts.account = Some(account);
        }
    }
    if is_awaited(turn.state) {
        turn.try_now();
    }
}

/// The portal gave no new tokens. Any refusal but a passing one means that the token at hand is of no more use.
pub(super) fn not_refreshed(turn: &mut Turn<'_>, fault: &Fault) {
    if fault.is_passing() {
        return turn.postpone(|passing| &mut passing.refresh, fault.retry_after());
    }
    turn.state.passing.refresh = Upkeep::default();
    turn.state.passing.access_token = None;
    turn.state.facts.session = None;
    if is_awaited(turn.state) {
        turn.settle();
    }
}

/// Whether a refusal means that the access token is no longer taken.
pub(in crate::flow) fn is_over(kind: &RefusalKind) -> bool {
    matches!(kind, RefusalKind::SessionEnded | RefusalKind::Unauthorized)
}

/// Whether what waits of the account can't leave now: its last try failed, or there is no token to send it with.
pub(in crate::flow) fn is_held(state: &State) -> bool {
    let (passing, run) = (&state.passing, state.passing.lane(Scope::Account));
    let has_no_token =
        passing.access_token.is_none() && (state.facts.session.is_none() || passing.refresh.failures > 0);
    has_no_token || (run.under_way.is_none() && (run.failures > 0 || run.fault.is_some()))
}

/// Whether the screen waits for an answer to its account.
fn is_awaited(state: &State) -> bool {
    state.passing.now.as_ref().is_some_and(|now| now.call.endpoint.scope == Scope::Account)
}

/// Whether what the screen waits for is refused for nothing but its token.
pub(in crate::flow) fn is_token_over(state: &State, refusal: &Refusal) -> bool {
    is_awaited(state) && is_over(&refusal.kind)
}

/// The portal was told of a session that is over.
pub(super) fn end_told(turn: &mut Turn<'_>) {
    turn.state.passing.ending = Upkeep::default();
    if !turn.state.facts.ended_sessions.is_empty() {
        Arc::make_mut(&mut turn.state.facts.ended_sessions).remove(0);
    }
}

/// The portal could not be told of a session that is over. One it does not know is over as well.
pub(super) fn end_not_told(turn: &mut Turn<'_>, fault: &Fault) {
    if fault.is_passing() {
        turn.postpone(|passing| &mut passing.ending, fault.retry_after());
    } else {
        end_told(turn);
    }
}

/// A new epoch was tried.
pub(in crate::flow) fn epoch_tried(turn: &mut Turn<'_>, is_open: bool) {
    if is_open {
        turn.state.passing.epoch = Upkeep::default();
        turn.state.facts.installation.epoch_due = false;
    } else {
        turn.postpone(|passing| &mut passing.epoch, None);
    }
}

/// Does what is due behind the screens.
pub(super) fn keep_up(turn: &mut Turn<'_>) {
    let is_due = |state: &State, due: Option<Duration>| {
        due.is_some_and(|at| at <= turn.env.monotonic) && is_ready(state)
    };
    let (epoch, ending, refreshing) = (
        is_due(turn.state, epoch_due(turn.state)),
        is_due(turn.state, ending_due(turn.state)),
        is_due(turn.state, refresh_due(turn.state)),
    );
    if epoch {
        turn.state.passing.epoch.is_under_way = true;
        turn.effects.push(Effect::OpenEpoch);
    }
    if ending
        && !turn.hold(EndSession::AT, |passing| &mut passing.ending)
        && let Some(ended) = turn.state.facts.ended_sessions.first().cloned()
    {
        turn.state.passing.ending.is_under_way = true;
        turn.change(&EndSession { refresh_token: ended.refresh_token }, ended.key);
    }
    if refreshing {
        refresh(turn);
    }
}

fn is_ready(state: &State) -> bool {
    state.memory == Memory::Ready
}

/// When something is due behind the screens that no event brings (monotonic).
pub(super) fn due(state: &State) -> impl Iterator<Item = Duration> {
    [epoch_due(state), ending_due(state), refresh_due(state)].into_iter().flatten()
}

fn epoch_due(state: &State) -> Option<Duration> {
    due_if(&state.passing.epoch, state.facts.installation.epoch_due)
}

fn ending_due(state: &State) -> Option<Duration> {
    due_if(&state.passing.ending, !state.facts.ended_sessions.is_empty())
}

/// New tokens are needed as soon as something of the account waits for them.
fn refresh_due(state: &State) -> Option<Duration> {
    let facts = &state.facts;
    let is_wanted = state.passing.access_token.is_none() && facts.waiting().next().is_some();
    due_if(&state.passing.refresh, facts.session.is_some() && is_wanted)
}

fn due_if(upkeep: &Upkeep, is_wanted: bool) -> Option<Duration> {
    (is_wanted && !upkeep.is_under_way).then_some(upkeep.retry_at)
}
