//! What somebody learns who knows nothing but a number: nothing.

use std::time::{Duration, Instant};

use kabinet_tests::{Answered, CITIZEN, HOME, Stand, covers, reach};
use reqwest::{Method, header::HeaderMap};
use serde_json::{Value, json};

const NOBODY: &str = "+79167654321";

/// Guesses at each number in one measurement: fewer than a number takes in a day.
const PAIRS: usize = 50;
/// Measurements, each of another portal, before a difference is one.
const ROUNDS: usize = 6;

/// An answer, without what differs by itself: the time, and the number that was sent.
#[derive(Debug, PartialEq)]
struct Told {
    status: u16,
    headers: HeaderMap,
    body: Value,
}

/// Somebody with as many installations as they like.
struct Stranger<'a> {
    stand: &'a Stand,
    asked: u64,
}

impl<'a> Stranger<'a> {
    fn at(stand: &'a Stand) -> Self {
        Self { stand, asked: 0 }
    }

    /// Posts something from an installation of its own.
    fn post(&mut self, path: &str, secret: Option<&str>, body: &Value) -> Told {
        self.asked += 1;
        let id = format!("{:08x}-6f0e-4c1b-9f57-2f4d7f5a9e10", self.asked);
        let console = self.stand.console();
        let mut request = console
            .bare(Method::POST, &format!("/api/v1{path}"))
            .header("idempotency-key", format!("\"{id}\""))
            .header("kabinet-installation", id)
            .json(body);
        if let Some(secret) = secret {
            request = request.bearer_auth(secret);
        }
        let Answered { status, mut headers, body } = console.send(request);
        headers.remove("date");
        Told { status, headers, body: serde_json::from_str(&body).expect("the portal answers JSON") }
    }

    /// Tries a password that is not the account's.
    fn guess(&mut self, phone: &str) -> Told {
        self.post("/sign-ins", None, &json!({"phone": phone, "password": "не тот пароль"}))
    }
}

fn with_account() -> Stand {
    let stand = Stand::new();
    reach(&stand, &stand.phone("owner"), &CITIZEN, HOME);
    stand
}

#[test]
fn a_stranger_is_told_the_same_of_a_number_with_an_account_and_one_without() {
    covers!("REG-07", "LOG-06");
    let stand = with_account();
    let mut stranger = Stranger::at(&stand);
    let mut told = Vec::new();
    for phone in [CITIZEN.phone, NOBODY] {
        let started = stranger.post("/registrations", None, &json!({})).body;
        let secret = started["secret"].as_str();
        let codes = format!("/registrations/{}/codes", started["id"].as_str().expect("it has an id"));
        let mut sent = stranger.post(&codes, secret, &json!({"phone": phone, "channel": "sms"}));
        assert_eq!((sent.status, sent.body["phone"].take().as_str()), (202, Some(phone)));
        let wrong = stranger.post(&format!("{codes}/check"), secret, &json!({"code": "000000"}));
        let refused = stranger.guess(phone);
        assert_eq!((wrong.status, refused.status), (422, 403), "{wrong:?} {refused:?}");
        told.push([sent, wrong, refused]);
    }
    assert_eq!(told[0], told[1]);
}

#[test]
fn a_wrong_password_takes_as_long_for_a_number_without_an_account() {
    covers!("LOG-06");
    let mut ratios = Vec::new();
    // What makes one of them slower by itself is there every time; what else the machine does adds now to one, now to the
    // other.
    for _ in 0..ROUNDS {
        let stand = with_account();
        let mut stranger = Stranger::at(&stand);
        let mut quickest = [Duration::MAX; 2];
        for pair in 0..PAIRS {
            // Who comes first has no advantage.
            for which in [pair % 2, (pair + 1) % 2] {
                let began = Instant::now();
                stranger.guess([CITIZEN.phone, NOBODY][which]);
                quickest[which] = quickest[which].min(began.elapsed());
            }
        }
        let [known, unknown] = quickest.map(|time| time.as_secs_f64());
        ratios.push(unknown / known);
        let is_always = |differs: fn(f64) -> bool| ratios.iter().all(|ratio| differs(*ratio));
        if !is_always(|ratio| ratio > 1.05) && !is_always(|ratio| ratio < 0.95) {
            return;
        }
    }
    panic!("an unknown number takes {ratios:?} times as long");
}
