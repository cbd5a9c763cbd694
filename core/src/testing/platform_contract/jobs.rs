//! Jobs: the system wakes the queue later.

use super::{
    Case, Outward, Room, Situation,
    phone::{Phone, Stop, done, ensure, must_be, refused},
};

pub(super) const ROOM: Room = Room {
    ask: |platform| platform.schedule_job(0),
    cases: &[
        Case {
            name: "a job is due when it was asked for",
            situation: Situation::JobsTaken,
            run: |phone| is_due(phone, MINUTE_MS, 2 * MINUTE_MS),
        },
        Case {
            name: "a job at the end of time is not due now",
            situation: Situation::JobsTaken,
            run: |phone| is_due(phone, u64::MAX, u64::MAX),
        },
        Case {
            name: "a job that is not taken is refused",
            situation: Situation::JobsRefused,
            run: |phone| must_be(phone.platform.schedule_job(0), &refused()),
        },
    ],
};

const MINUTE_MS: u64 = 60_000;
/// What may have passed between asking and looking.
const SINCE_MS: u64 = 10_000;
/// Systems have ends of time of their own.
const LONG_MS: u64 = 365 * 24 * 60 * MINUTE_MS;

fn is_due(phone: &Phone<'_>, asked: u64, latest: u64) -> Result<(), Stop> {
    done(phone.platform.schedule_job(asked))?;
    let found = phone.hand.handed_out();
    let earliest = asked.min(LONG_MS) - SINCE_MS;
    let is_right = matches!(*found, [Outward::Job { delay_ms }] if (earliest..=latest).contains(&delay_ms));
    ensure(is_right, || format!("{found:?} waits, where a job in {asked} ms should"))
}
