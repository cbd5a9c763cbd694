//! The person's finger or face.

use super::{
    Case, Room, Situation,
    phone::{Phone, Stop, done, must_be},
};
use crate::{
    boundary::{Platform, PlatformError},
    screen::PlatformEvent,
};

pub(super) const ROOM: Room = Room {
    ask: |platform| ask(platform, 1),
    cases: &[
        Case {
            name: "the right finger passes",
            situation: Situation::FingerRight,
            run: |phone| is_answered(phone, true),
        },
        Case {
            name: "a question that was closed does not pass",
            situation: Situation::FingerCancelled,
            run: |phone| is_answered(phone, false),
        },
        Case {
            name: "a phone that knows no finger says so at once",
            situation: Situation::FingerMissing,
            run: |phone| must_be(ask(phone.platform, phone.token()), &PlatformError::Unavailable),
        },
    ],
};

fn ask(platform: &dyn Platform, token: u64) -> Result<(), PlatformError> {
    platform.ask_biometrics(token, "Kabinet".to_owned())
}

fn is_answered(phone: &Phone<'_>, passed: bool) -> Result<(), Stop> {
    let token = phone.token();
    done(ask(phone.platform, token))?;
    phone.tells(&PlatformEvent::BiometricResult { token, passed })
}
