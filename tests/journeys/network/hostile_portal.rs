//! Somebody answers in the portal's place with what no portal says. The phone says that something is wrong, shows
//! nothing of it, and is on its way again as soon as the portal itself answers.

use std::time::Duration;

use kabinet_core::screen::{Component, Update};
use kabinet_tests::{CITIZEN, HOME, Intruder, Stand, TestPhone, covers, fill_in, main_action, reach};

/// More than any pause between two tries that follow a first failure.
const A_MOMENT: Duration = Duration::from_secs(10);

/// The ends of the paths that a registration asks, in its order.
const PATHS: [&str; 8] = [
    "/registrations",
    "/codes",
    "/codes/check",
    "/person",
    "/password",
    "/consents",
    "/complete",
    "/sessions",
];

const JSON: &str = "content-type: application/json\r\n";

fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n{body}", body.len()).into_bytes()
}

/// What is no answer to anything that the phone asks.
fn nonsense() -> Vec<Vec<u8>> {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let settings = include_str!("../../golden/v1/settings/fetch_settings.answer.json");
    let started = |settings: &str| {
        format!(
            r#"{{"id":"r","secret":"s","expires_at":"2026-12-22T12:00:00Z","settings":{settings},
            "length":255,"resend_at":"9999-12-31T23:59:59Z","sends_left":4294967295,"code":{{}}}}"#
        )
    };
    let no_steps = settings.replace("\"contact\"", "\"person\"");
    vec![
        answer("200 OK", JSON, &deep),
        answer("200 OK", JSON, &format!(r#"{{"id":{}}}"#, "9".repeat(900_000))),
        answer("200 OK", JSON, r#"{"id":"a","id":"b"}"#),
        answer("200 OK", JSON, r#"{"id":"\ud800","secret":"\udfff"}"#),
        answer("200 OK", JSON, &started(&no_steps)),
        answer("200 OK", JSON, &started("{}")),
        answer("200 OK", JSON, &format!(r#"{{"consents":[{}""]}}"#, "\"\",".repeat(100_000))),
        answer("200 OK", JSON, "null"),
        answer("204 No Content", "", ""),
        answer("200 OK", "content-type: text/plain\r\n", "{}"),
        answer("200 OK", &format!("{JSON}content-encoding: gzip\r\n"), "{}"),
        answer("302 Found", "location: http://127.0.0.1:1/elsewhere\r\n", ""),
        answer("422 No", "content-type: application/problem+json\r\n", &deep),
        answer("200 OK", &format!("{JSON}{}", "x-more: 1\r\n".repeat(10_000)), "{}"),
        format!("HTTP/1.1 200 OK\r\n{JSON}content-length: 5\r\ncontent-length: 2\r\n\r\n{{}}").into_bytes(),
        format!("HTTP/1.1 200 OK\r\n{JSON}content-length: {}\r\n\r\n{{", u64::MAX).into_bytes(),
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec(),
        Vec::new(),
    ]
}

/// Whether the person is told that something is wrong.
fn is_told(update: &Update) -> bool {
    update.components().into_iter().any(|component| matches!(component, Component::Banner { .. }))
}

/// A whole registration in which the first request to each path gets the answer that `of_path` gives.
fn register(stand: &Stand, intruder: &Intruder, phone: &TestPhone, of_path: impl Fn(usize) -> Vec<u8>) {
    for (number, path) in PATHS.iter().enumerate() {
        intruder.answer_next(path, of_path(number));
    }
    for _ in 0..40 {
        let shown = phone.shown();
        let text = shown.to_text();
        assert!(!text.contains("elsewhere") && !text.contains("[[["), "{text}");
        if shown.top.key == HOME {
            return;
        }
        let before = intruder.given();
        if shown.top.busy.is_none() && shown.top.key != "registration/waiting" {
            fill_in(stand, phone, &CITIZEN);
            phone.tap(main_action(&phone.shown_now()));
        }
        if intruder.given() > before {
            let troubled = phone.shown();
            assert!(
                troubled.top.key == HOME || is_told(&troubled),
                "nothing is said of the trouble:\n{}",
                troubled.to_text()
            );
        }
        stand.advance(A_MOMENT);
    }
    panic!("home was not reached:\n{}", phone.shown().to_text());
}

#[test]
fn a_registration_survives_nonsense_in_the_place_of_every_answer() {
    covers!("OFF-01");
    let answers = nonsense();
    // Each path meets several of them, and each of them several paths.
    for first in (0..answers.len()).step_by(5) {
        let stand = Stand::new();
        let intruder = stand.intruder();
        let phone = stand.phone_through(&intruder, "phone");
        reach(&stand, &phone, &CITIZEN, "registration/phone");
        register(&stand, &intruder, &phone, |number| answers[(first + number) % answers.len()].clone());
        assert_eq!(intruder.given(), PATHS.len(), "an answer met no request");
        assert_eq!(stand.console().people().len(), 1);
        assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1, "the nonsense cost an SMS");
    }
}
