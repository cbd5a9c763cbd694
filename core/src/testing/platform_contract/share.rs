//! Files of the app are offered to other apps: those that are meant to be, and no other.

use super::{
    Case, Outward, Room, Situation,
    phone::{Phone, Stop, done, must_be, refused},
};

pub(super) const ROOM: Room = Room {
    ask: |platform| platform.share("a.pdf".to_owned()),
    cases: &[
        Case { name: "a file is offered", situation: Situation::FilesOffered, run: is_offered },
        Case {
            name: "no other file is offered",
            situation: Situation::FilesOffered,
            run: others_are_refused,
        },
    ],
};

fn is_offered(phone: &Phone<'_>) -> Result<(), Stop> {
    let path = phone.hand.file_to_offer();
    done(phone.platform.share(path.clone()))?;
    phone.hands_out(&[Outward::File { path }])
}

fn others_are_refused(phone: &Phone<'_>) -> Result<(), Stop> {
    let file = phone.hand.file_to_offer();
    for other in [String::new(), format!("{file}.missing"), "/etc/passwd".to_owned(), format!("{file}/..")] {
        must_be(phone.platform.share(other), &refused())?;
    }
    phone.hands_out(&[])
}
