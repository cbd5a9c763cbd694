//! What the phone's system tells, and what follows from it.

use super::{
    journeys::{JOURNEYS, journey::Why},
    state::{Memory, State},
    turn::Turn,
};
use crate::{
    protocol::Fault,
    screen::{PlatformEvent, Tone},
    words::{self, Key},
};

/// The phone's system told something.
pub(super) fn happened(turn: &mut Turn<'_>, event: &PlatformEvent) {
    match *event {
        PlatformEvent::Network { online, metered: _ } => {
            turn.state.passing.offline = !online;
            if online {
                link_told(turn, Why::LinkBack);
            }
        }
        PlatformEvent::Foreground => link_told(turn, Why::Foreground),
        PlatformEvent::PushReceived => turn.retry_all(),
        PlatformEvent::LocaleChanged { language } => turn.state.system_speaks(language),
        PlatformEvent::CallActive { active } => turn.state.passing.call_active = active,
        PlatformEvent::LocalTime { offset_minutes } => {
            turn.state.passing.local_time = words::local_offset(offset_minutes);
        }
        PlatformEvent::LinkOpened { url: _ } => turn.notify(Key::NoticeLinkUnknown, Tone::Info),
        // Nothing was asked of the platform yet, so these answers match no request; a moved clock changes nothing,
        // and what the person typed was kept with each draft.
        PlatformEvent::PhotoTaken { .. }
        | PlatformEvent::BiometricResult { .. }
        | PlatformEvent::PermissionResult { .. }
        | PlatformEvent::ClockChanged
        | PlatformEvent::Background => {}
    }
}

/// There may be a link that was not there before: whatever waits is tried over it.
fn link_told(turn: &mut Turn<'_>, why: Why) {
    if turn.state.memory == Memory::Ready {
        turn.state.passing.link_told_at = turn.state.passing.last_token;
        try_all(turn, why);
    }
}

/// Whatever waits is tried in this turn, and what may be out of date is asked for.
pub(super) fn try_all(turn: &mut Turn<'_>, why: Why) {
    turn.retry_all();
    look_up(turn, why);
}

/// Every journey asks for what it does not know any more.
pub(super) fn look_up(turn: &mut Turn<'_>, why: Why) {
    for journey in JOURNEYS {
        journey.look_up(turn, why);
    }
}

/// Whether a try came to nothing on the way it took before the phone told of a link. That link was not tried yet, so
/// there is no reason to pause.
pub(super) fn is_outdated(state: &State, token: u64, fault: &Fault) -> bool {
    token <= state.passing.link_told_at && fault.is_of_the_way()
}
