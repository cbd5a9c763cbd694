//! The ledger as what a person did: one act for what several entries tell of it, and one for what was repeated.

use jiff::Timestamp;

use crate::{
    flow::ledger::{LedgerEntry, LedgerEvent},
    words::moscow_date,
};

/// What a person did, or did again and again.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Act<'a> {
    /// What it was.
    pub what: &'a LedgerEvent,
    /// That it went to the portal, where an entry of its own tells of it.
    pub sent_with: Option<&'a LedgerEvent>,
    /// When it was done first.
    pub first: Timestamp,
    /// When it was done last.
    pub last: Timestamp,
    /// How often.
    pub times: u32,
}

/// What entries tell of, the newest first; they are given the oldest first. What was done several times in a row within a
/// day is one act.
pub(super) fn acts(entries: &[LedgerEntry]) -> Vec<Act<'_>> {
    let mut acts: Vec<Act<'_>> = Vec::new();
    for (at, entry) in entries.iter().enumerate().rev() {
        if is_sending_of_consents(&entry.what) && is_of_consent(entries, at) {
            continue;
        }
        match acts.last_mut() {
            Some(act) if act.what == &entry.what && is_same_day(act.first, entry.at) => {
                act.first = entry.at;
                act.times += 1;
            }
            _ => acts.push(Act {
                what: &entry.what,
                sent_with: sent_with(entries, at),
                first: entry.at,
                last: entry.at,
                times: 1,
            }),
        }
    }
    acts
}

/// Whether two moments are of one day by the clock of Moscow.
pub(super) fn is_same_day(one: Timestamp, other: Timestamp) -> bool {
    moscow_date(one) == moscow_date(other)
}

fn is_sending_of_consents(what: &LedgerEvent) -> bool {
    matches!(what, LedgerEvent::Sent { fields, .. } if *fields == ["consents"])
}

fn is_consent(what: &LedgerEvent) -> bool {
    matches!(what, LedgerEvent::Consented { .. } | LedgerEvent::Withdrawn { .. })
}

/// Whether an entry comes right after a consent that was given or withdrawn at the same moment, by the same tap.
fn is_of_consent(entries: &[LedgerEntry], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| entries.get(before));
    before.is_some_and(|before| before.at == entries[at].at && is_consent(&before.what))
}

/// The sending of a consent, which comes after it and those given by the same tap.
fn sent_with(entries: &[LedgerEntry], at: usize) -> Option<&LedgerEvent> {
    let of_tap = entries[at..].iter().take_while(|entry| entry.at == entries[at].at);
    let mut rest = of_tap.map(|entry| &entry.what).skip_while(|what| is_consent(what));
    rest.next().filter(|what| is_consent(&entries[at].what) && is_sending_of_consents(what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Receiver;

    fn sent(field: &str) -> LedgerEvent {
        let fields = vec![field.to_owned()];
        LedgerEvent::Sent { fields, receiver: Receiver::Portal, purpose: "p".to_owned() }
    }

    fn given(consent: &str) -> LedgerEvent {
        LedgerEvent::Consented { consent: consent.to_owned(), version: "v".to_owned() }
    }

    fn withdrawn(consent: &str) -> LedgerEvent {
        LedgerEvent::Withdrawn { consent: consent.to_owned() }
    }

    /// Entries at these seconds after 20:59 UTC, which is a minute before midnight in Moscow.
    fn ledger(events: Vec<(i64, LedgerEvent)>) -> Vec<LedgerEntry> {
        let night: Timestamp = "2026-11-22T20:59:00Z".parse().unwrap();
        let entry = |(number, (seconds, what)): (u64, (i64, LedgerEvent))| LedgerEntry {
            number,
            profile: 1,
            at: Timestamp::from_second(night.as_second() + seconds).unwrap(),
            what,
        };
        (1..).zip(events).map(entry).collect()
    }

    #[track_caller]
    fn assert_acts(events: Vec<(i64, LedgerEvent)>, expected: &[(LedgerEvent, u32, bool)]) {
        let entries = ledger(events);
        let acts = acts(&entries);
        let told: Vec<_> =
            acts.iter().map(|act| (act.what.clone(), act.times, act.sent_with.is_some())).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_consent_and_its_way_to_the_portal_are_one_act() {
        assert_acts(
            vec![
                (0, given("agreement")),
                (0, given("news")),
                (0, sent("consents")),
                (9, withdrawn("news")),
                (9, sent("consents")),
            ],
            &[(withdrawn("news"), 1, true), (given("news"), 1, true), (given("agreement"), 1, true)],
        );
    }

    #[test]
    fn what_was_sent_by_itself_stays_an_act_of_its_own() {
        assert_acts(
            vec![(0, given("news")), (0, sent("phone")), (1, given("news")), (2, sent("consents"))],
            &[
                (sent("consents"), 1, false),
                (given("news"), 1, false),
                (sent("phone"), 1, false),
                (given("news"), 1, false),
            ],
        );
    }

    #[test]
    fn what_is_repeated_in_a_row_is_one_act_of_its_day() {
        assert_acts(
            vec![
                (0, sent("code")),
                (10, sent("code")),
                (20, sent("phone")),
                (30, sent("code")),
                (70, sent("code")),
                (80, sent("code")),
            ],
            &[
                (sent("code"), 2, false),
                (sent("code"), 1, false),
                (sent("phone"), 1, false),
                (sent("code"), 2, false),
            ],
        );
        let entries = ledger(vec![(0, sent("code")), (5, sent("code")), (59, sent("code"))]);
        let [act] = &acts(&entries)[..] else { panic!("one act") };
        assert_eq!((act.first, act.last), (entries[0].at, entries[2].at));
    }
}
