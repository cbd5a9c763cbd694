//! The way between phone and portal: what is on it, and what becomes of it.

use std::time::Duration;

use jiff::{
    SignedDuration,
    fmt::rfc2822::{DateTimeParser, DateTimePrinter},
};
use kabinet_core::{
    ports::{Outgoing, Reply},
    protocol::{Call, Distrust, Fault},
};

use super::{
    portal::{Answered, PortalSide, Raw},
    step::{Break, Fate, Odd},
};

/// After this a phone gives up waiting for an answer.
const PATIENCE_MS: u64 = 20_000;
/// After this a request that nobody waits for any more does not arrive.
const LONGEST_WAY_MS: u64 = 60_000;

/// One request on its way, or its answer.
pub struct UnderWay {
    /// Who waits for it; nobody after a kill or when the phone gave up.
    token: Option<u64>,
    outgoing: Outgoing,
    since_ms: u64,
    /// It was carried out, and this is on its way back.
    answer: Option<Answered>,
}

/// Everything on its way.
#[derive(Default)]
pub struct Wire(Vec<UnderWay>);

/// What a fate comes to: requests that the portal carried out, each with its own answer, and what the phone hears.
#[derive(Default)]
pub struct Came {
    /// What reached the portal, and what it answered.
    pub carried_out: Vec<(Outgoing, Reply)>,
    /// What the phone hears: the token, what it had asked, and the reply.
    pub heard: Option<(u64, Outgoing, Reply)>,
}

impl Wire {
    /// A request leaves the phone.
    pub fn put(&mut self, token: u64, outgoing: Outgoing, now_ms: u64) {
        self.0.push(UnderWay { token: Some(token), outgoing, since_ms: now_ms, answer: None });
    }

    /// How much is on its way.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a living process waits for an answer.
    pub fn is_awaited(&self) -> bool {
        self.0.iter().any(|under_way| under_way.token.is_some())
    }

    /// The process died: nobody waits any more. Requests go on, answers end nowhere.
    pub fn nobody_waits(&mut self) {
        self.0.retain(|under_way| under_way.answer.is_none());
        self.0.iter_mut().for_each(|under_way| under_way.token = None);
    }

    /// When the phone loses its patience next.
    pub fn next_time_out_ms(&self) -> Option<u64> {
        let awaited = self.0.iter().filter(|under_way| under_way.token.is_some());
        awaited.map(|under_way| under_way.since_ms + PATIENCE_MS).min()
    }

    /// The phone gives up waiting for the first whose time is over.
    pub fn time_out(&mut self, now_ms: u64) -> Came {
        self.0.retain(|under_way| under_way.token.is_some() || under_way.since_ms + LONGEST_WAY_MS > now_ms);
        let is_over =
            |under_way: &UnderWay| under_way.token.is_some() && under_way.since_ms + PATIENCE_MS <= now_ms;
        self.0.iter().position(is_over).map_or_else(Came::default, |at| self.give_up(at))
    }

    /// Something becomes of one of those on their way.
    pub fn happen(&mut self, which: usize, fate: Fate, portal: &mut dyn PortalSide) -> Came {
        let Some(at) = which.checked_rem(self.0.len()) else { return Came::default() };
        match fate {
            Fate::TooLate => return self.give_up(at),
            Fate::Delayed if self.0[at].answer.is_some() => return Came::default(),
            _ => {}
        }
        let UnderWay { token, outgoing, since_ms, answer } = self.0.remove(at);
        let mut carried_out = Vec::new();
        let mut arrive = |answer: Option<Answered>| {
            answer.unwrap_or_else(|| {
                let answered = portal.exchange(outgoing.clone());
                carried_out.push((outgoing.clone(), answered.reply.clone()));
                answered
            })
        };
        let call = &outgoing.call;
        let reply = match fate {
            Fate::Lost(how) => broken(how),
            Fate::Odd { done: false, answer } => odd(call, answer),
            Fate::Answered | Fate::TooLate => arrive(answer).reply,
            Fate::AnswerLost(how) => {
                arrive(answer);
                broken(how)
            }
            Fate::Odd { done: true, answer: odd_one } => {
                arrive(answer);
                odd(call, odd_one)
            }
            Fate::WrongDate(off) => misdated(call, arrive(answer), off),
            Fate::Half => half(call, arrive(answer)),
            Fate::Doubled { second: true } => {
                arrive(answer);
                arrive(None).reply
            }
            Fate::Doubled { second: false } => {
                let reply = arrive(answer).reply;
                self.0.push(UnderWay { token: None, outgoing: outgoing.clone(), since_ms, answer: None });
                reply
            }
            Fate::Delayed => {
                let answer = Some(arrive(answer));
                self.0.push(UnderWay { token, outgoing, since_ms, answer });
                return Came { carried_out, heard: None };
            }
        };
        Came { carried_out, heard: token.map(|token| (token, outgoing, reply)) }
    }

    /// The phone gives up waiting. A request that has not arrived still may; an answer ends nowhere.
    fn give_up(&mut self, at: usize) -> Came {
        let under_way = &mut self.0[at];
        let heard =
            under_way.token.take().map(|token| (token, under_way.outgoing.clone(), broken(Break::TimedOut)));
        if under_way.answer.is_some() {
            self.0.remove(at);
        }
        Came { carried_out: Vec::new(), heard }
    }
}

fn broken(how: Break) -> Reply {
    let fault = match how {
        Break::NoLink => Fault::NoLink,
        Break::TimedOut => Fault::TimedOut,
        Break::Untrusted => Fault::Untrusted(Distrust::Certificate),
    };
    Reply { result: Err(fault), portal_time: None }
}

fn odd(call: &Call, odd: Odd) -> Reply {
    let seconds = |seconds: u32| Some(seconds.to_string());
    let html = || Some("text/html; charset=utf-8".to_owned());
    let json = || Some("application/json".to_owned());
    let page = || b"<!doctype html><title>Wi-Fi</title><p>Sign in to the network".to_vec();
    let raw = match odd {
        Odd::Unavailable(wait) => Raw { status: 503, retry_after: wait.and_then(seconds), ..Raw::default() },
        Odd::TooMany(wait) => Raw {
            status: 429,
            retry_after: seconds(wait),
            content_type: json(),
            body: b"{}".to_vec(),
            ..Raw::default()
        },
        Odd::Captive => Raw {
            status: 200,
            content_type: html(),
            body: page(),
            date: Some("Sat, 01 Jan 2000 00:00:00 GMT".to_owned()),
            ..Raw::default()
        },
        Odd::CaptiveRedirect => Raw { status: 302, content_type: html(), ..Raw::default() },
        Odd::Empty => Raw { status: 200, content_type: json(), ..Raw::default() },
    };
    raw.reply(call)
}

/// The answer with another `Date`.
fn misdated(call: &Call, answered: Answered, off: i64) -> Reply {
    match answered.raw {
        Some(raw) => {
            let date = raw.date.as_deref().and_then(|date| {
                let at = DateTimeParser::new().parse_timestamp(date).ok()?;
                let at = at.checked_add(SignedDuration::from_secs(off)).ok()?;
                DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()
            });
            Raw { date, ..raw }.reply(call)
        }
        None => Reply {
            portal_time: answered
                .reply
                .portal_time
                .and_then(|time| time.checked_add(SignedDuration::from_secs(off)).ok()),
            ..answered.reply
        },
    }
}

/// The first half of the answer.
fn half(call: &Call, answered: Answered) -> Reply {
    match answered.raw {
        Some(raw) => Raw { body: raw.body[..raw.body.len() / 2].to_vec(), ..raw }.reply(call),
        None => Reply { result: Err(Fault::Garbled), portal_time: None },
    }
}

/// A wait in whole milliseconds, rounded up: a timer never rings early.
pub fn ceil_ms(time: Duration) -> u64 {
    u64::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
}
