//! Permissions: yes and no are both answers, once, under the question's token.

use super::{
    Case, Room, Situation,
    phone::{Phone, Stop, done},
};
use crate::{boundary::Permission, screen::PlatformEvent};

pub(super) const ROOM: Room = Room {
    ask: |platform| platform.ask_permission(1, Permission::Camera),
    cases: &[
        Case {
            name: "a permission that is given",
            situation: Situation::PermissionGiven,
            run: |phone| each_is_answered(phone, true),
        },
        Case {
            name: "a permission that is refused",
            situation: Situation::PermissionDenied,
            run: |phone| each_is_answered(phone, false),
        },
    ],
};

fn each_is_answered(phone: &Phone<'_>, granted: bool) -> Result<(), Stop> {
    for permission in [Permission::Camera, Permission::Notifications] {
        let token = phone.token();
        done(phone.platform.ask_permission(token, permission))?;
        phone.tells(&PlatformEvent::PermissionResult { token, granted })?;
    }
    Ok(())
}
