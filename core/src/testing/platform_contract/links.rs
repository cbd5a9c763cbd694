//! Links: pages over TLS and numbers lead out of the app, and nothing else does, whatever a portal's text says.

use super::{
    Case, Outward, Room, Situation,
    phone::{Phone, Stop, done, must_be, refused},
};
use crate::boundary::PlatformError;

pub(super) const PAGES: Room = Room {
    ask: |platform| platform.open_link(PAGE.to_owned()),
    cases: &[
        Case {
            name: "a page is opened",
            situation: Situation::PagesOpen,
            run: |phone| is_opened(phone, PAGE),
        },
        Case {
            name: "a link of another kind is refused",
            situation: Situation::PagesOpen,
            run: others_are_refused,
        },
        Case {
            name: "a page that no app opens is said to be so",
            situation: Situation::NobodyOpensPages,
            run: |phone| must_be(phone.platform.open_link(PAGE.to_owned()), &PlatformError::Unavailable),
        },
    ],
};

pub(super) const NUMBERS: Room = Room {
    ask: |platform| platform.open_link(NUMBER.to_owned()),
    cases: &[Case {
        name: "a number is dialled",
        situation: Situation::NumbersDialled,
        run: |phone| is_opened(phone, NUMBER),
    }],
};

const NUMBER: &str = "tel:88001007010";
const PAGE: &str = "https://portal.example/help?q=1#top";

fn is_opened(phone: &Phone<'_>, link: &str) -> Result<(), Stop> {
    done(phone.platform.open_link(link.to_owned()))?;
    phone.hands_out(&[Outward::Link { url: link.to_owned() }])
}

fn others_are_refused(phone: &Phone<'_>) -> Result<(), Stop> {
    let others = [
        "",
        "portal.example",
        "//portal.example",
        "http://portal.example",
        "https:///no-host",
        "https:portal.example",
        "https://user@portal.example",
        " https://portal.example",
        "https://portal.example/a b",
        "https://portal.example/\u{0}",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "intent://portal.example#Intent;end",
        "content://ru.kabinet.app.files/share/1",
        "sms:112",
        "mailto:a@portal.example",
        "tel:",
        "tel:112?body=x",
    ];
    for link in others {
        let answer = phone.platform.open_link(link.to_owned());
        must_be(answer, &refused()).map_err(|stop| match stop {
            Stop::Broken(why) => Stop::Broken(format!("«{link}»: {why}")),
            Stop::NotTried => Stop::NotTried,
        })?;
    }
    phone.hands_out(&[])
}
