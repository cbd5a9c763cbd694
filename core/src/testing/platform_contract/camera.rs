//! Pictures: each question is answered once, under its token.

use std::fs;

use super::{
    Case, Room, Situation,
    phone::{Phone, Stop, done, ensure, must_be, refused},
};
use crate::{boundary::PlatformError, screen::PlatformEvent};

pub(super) const ROOM: Room = Room {
    ask: |platform| platform.take_photo(1),
    cases: &[
        Case { name: "a picture lies in a file of the app", situation: Situation::PictureTaken, run: taken },
        Case {
            name: "a camera that was closed is an answer, too",
            situation: Situation::PictureCancelled,
            run: cancelled,
        },
        Case {
            name: "a camera that may not be used says so at once",
            situation: Situation::CameraForbidden,
            run: |phone| must_be(phone.platform.take_photo(phone.token()), &refused()),
        },
        Case {
            name: "a camera that is not there says so at once",
            situation: Situation::CameraMissing,
            run: |phone| must_be(phone.platform.take_photo(phone.token()), &PlatformError::Unavailable),
        },
    ],
};

fn taken(phone: &Phone<'_>) -> Result<(), Stop> {
    let mut paths = Vec::new();
    for _ in 0..2 {
        let token = phone.token();
        done(phone.platform.take_photo(token))?;
        let Some(PlatformEvent::PhotoTaken { token: answered, path: Some(path) }) = phone.hand.told() else {
            return Err(Stop::Broken("no picture came".to_owned()));
        };
        ensure(answered == token, || format!("question {token} was answered as {answered}"))?;
        let bytes = fs::metadata(&path).map(|file| file.len());
        ensure(matches!(bytes, Ok(1..)), || format!("there is no picture at {path}"))?;
        ensure(!paths.contains(&path), || "a second picture lies where the first one did".to_owned())?;
        paths.push(path);
    }
    Ok(())
}

fn cancelled(phone: &Phone<'_>) -> Result<(), Stop> {
    let token = phone.token();
    done(phone.platform.take_photo(token))?;
    phone.tells(&PlatformEvent::PhotoTaken { token, path: None })
}
