//! Signing in: number and password, a code, a session; what a stranger learns, and how often anybody may be wrong.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::body::Body;
use axum::http::{Method, Request};
use common::{Credentials, INSTALLATION, PASSWORD, PHONE, Reply, TestPortal, new_key, sign_in};
use mock_server::{Options, PasswordCost};
use serde_json::json;
use std::time::Instant;

const NOBODY: &str = "+79160001122";
const WRONG: &str = "лампа громко ждёт обед";

/// A portal where [`PHONE`] has an account, an hour after its registration.
async fn portal() -> TestPortal {
    let portal = TestPortal::new();
    portal.registered(PHONE).await;
    portal.time.move_by(3_600);
    portal
}

async fn started(portal: &TestPortal) -> Credentials {
    let reply = portal.start_sign_in(PHONE, PASSWORD).await;
    assert_eq!(reply.status, 201, "{:?}", reply.json());
    Credentials::of(&reply.json())
}

/// A sign-in whose code was right.
async fn proven(portal: &TestPortal) -> Credentials {
    let who = started(portal).await;
    let code = portal.codes(PHONE).await.remove(0);
    assert_eq!(portal.check_sign_in_code(&who, &code).await.status, 200);
    who
}

async fn wrong_code(portal: &TestPortal) -> String {
    let sent = portal.codes(PHONE).await;
    (0..20).map(|number| format!("{number:06}")).find(|code| !sent.contains(code)).unwrap()
}

fn told(reply: &Reply) -> String {
    format!("{} {} {}", reply.status, reply.problem(), reply.json()["tries_left"])
}

#[tokio::test]
async fn a_person_signs_in_with_password_and_code() {
    let portal = portal().await;
    let reply = portal.start_sign_in("8 900 123 45 67", PASSWORD).await;
    assert_eq!(reply.status, 201);
    let started = reply.json();
    assert_eq!(started["expires_at"], "2026-11-22T14:00:00Z");
    assert_eq!(
        started["code"],
        json!({"phone": PHONE, "length": 6, "expires_at": "2026-11-22T13:10:00Z", "resend_at": "2026-11-22T13:01:00Z", "sends_left": 4})
    );
    let who = Credentials::of(&started);
    let messages = portal.console(Method::GET, "/console/api/messages", None).await.json();
    let code = messages["messages"][0]["code"].as_str().unwrap();
    let text = messages["messages"][0]["text"].as_str().unwrap();
    assert!(text.starts_with(&format!("{code} — код для входа в кабинет. ")), "{text}");
    assert_eq!(text.lines().last(), Some(format!("@kabinet.example #{code}").as_str()));
    let proven = portal.check_sign_in_code(&who, code).await;
    assert_eq!((proven.status, proven.json()), (200, json!({"proven_until": "2026-11-22T14:00:00Z"})));
    let session = portal.grant_sign_in(&who).await;
    assert_eq!(session.status, 201);
    let session = session.json();
    let account = portal.account(session["access_token"].as_str().unwrap()).await.json();
    assert_eq!((&account, &account["phone"]), (&session["account"], &json!(PHONE)));
}

#[tokio::test]
async fn an_unknown_number_is_answered_like_a_wrong_password() {
    let portal = portal().await;
    let mut answers = Vec::new();
    for phone in [PHONE, NOBODY] {
        let mut replies = Vec::new();
        for _ in 0..7 {
            replies.push(portal.start_sign_in(phone, WRONG).await);
        }
        assert_eq!(
            replies.iter().map(told).collect::<Vec<_>>(),
            [
                "403 wrong-credentials 4",
                "403 wrong-credentials 3",
                "403 wrong-credentials 2",
                "403 wrong-credentials 1",
                "429 too-many-tries null",
                "429 too-many-tries null",
                "429 too-many-tries null"
            ]
        );
        assert_eq!(replies[6].json()["retry_at"], "2026-11-22T13:15:00Z");
        answers.push(replies.into_iter().map(|reply| (reply.headers, reply.bytes)).collect::<Vec<_>>());
    }
    assert_eq!(answers[0], answers[1]);
    // Nor does the log of requests tell them apart, and nobody got an SMS.
    assert_eq!(portal.codes(PHONE).await.len(), 1);
    assert_eq!(portal.codes(NOBODY).await.len(), 0);
}

#[tokio::test]
async fn an_unknown_number_costs_the_work_of_a_known_one() {
    let portal = TestPortal::with_options(|place| Options {
        password_cost: PasswordCost::OWASP,
        ..Options::at(place)
    });
    portal.registered(PHONE).await;
    // The quickest of three: a machine that is busy with something else only ever makes an answer later.
    let quickest = async |phone: &str| {
        let mut times = Vec::new();
        for _ in 0..3 {
            let began = Instant::now();
            assert_eq!(portal.start_sign_in(phone, WRONG).await.problem(), "wrong-credentials");
            times.push(began.elapsed());
        }
        times.into_iter().min().unwrap()
    };
    let (known, unknown) = (quickest(PHONE).await, quickest(NOBODY).await);
    assert!(unknown > known / 2 && known > unknown / 2, "known {known:?}, unknown {unknown:?}");
}

#[tokio::test]
async fn an_old_hash_is_made_anew_at_the_next_right_password() {
    let portal = portal().await;
    // Ten rounds of PBKDF2 over the password of the tests and a salt of zeros, as an older portal kept it.
    let old = "pbkdf2-sha256$10$00000000000000000000000000000000$e7adcdff54f68d16c956962352fb8a30753a127b4a74e9e048a4292f7c776f53";
    portal.write("UPDATE accounts SET password_hash = ?1", old);
    let kept = || portal.stored("SELECT password_hash FROM accounts");
    assert_eq!(portal.start_sign_in(PHONE, WRONG).await.problem(), "wrong-credentials");
    assert_eq!(kept(), old);
    assert_eq!(portal.start_sign_in(PHONE, PASSWORD).await.status, 201);
    let renewed = kept();
    assert!(renewed.starts_with("$argon2id$"), "{renewed}");
    assert_eq!(portal.start_sign_in(PHONE, WRONG).await.problem(), "wrong-credentials");
    assert_eq!(portal.start_sign_in(PHONE, PASSWORD).await.status, 201);
    assert_eq!(kept(), renewed, "a hash of today is left alone");
}

#[tokio::test]
async fn wrong_passwords_lock_one_installation_for_fifteen_minutes() {
    let portal = portal().await;
    for _ in 0..5 {
        portal.start_sign_in(PHONE, WRONG).await;
    }
    let portal = portal.restarted();
    let locked = portal.start_sign_in(PHONE, PASSWORD).await;
    assert_eq!(
        (locked.problem().as_str(), locked.headers["retry-after"].to_str().unwrap()),
        ("too-many-tries", "900")
    );
    // A stranger's tries don't keep the owner out, who has another installation.
    let theirs = INSTALLATION.replace('0', "1");
    assert_eq!(portal.start_sign_in_on(&theirs, PHONE, PASSWORD).await.status, 201);
    portal.time.move_by(899);
    assert_eq!(portal.start_sign_in(PHONE, PASSWORD).await.headers["retry-after"], "1");
    portal.time.move_by(1);
    assert_eq!(told(&portal.start_sign_in(PHONE, WRONG).await), "403 wrong-credentials 4");
}

#[tokio::test]
async fn the_right_password_gives_the_tries_back_and_so_does_a_long_pause() {
    let portal = portal().await;
    for _ in 0..4 {
        portal.start_sign_in(PHONE, WRONG).await;
        portal.start_sign_in(NOBODY, WRONG).await;
    }
    started(&portal).await;
    assert_eq!(told(&portal.start_sign_in(PHONE, WRONG).await), "403 wrong-credentials 4");
    // One's own password buys no tries at another number.
    assert_eq!(portal.start_sign_in(NOBODY, WRONG).await.problem(), "too-many-tries");
    for _ in 0..3 {
        portal.start_sign_in(PHONE, WRONG).await;
    }
    portal.time.move_by(900);
    assert_eq!(told(&portal.start_sign_in(PHONE, WRONG).await), "403 wrong-credentials 4");
}

#[tokio::test]
async fn a_number_that_is_none_is_named_and_counts_nothing() {
    let portal = portal().await;
    for _ in 0..6 {
        let refused = portal.start_sign_in("+74951234567", WRONG).await;
        assert_eq!(refused.problem(), "invalid-phone");
        assert_eq!(refused.json()["fields"], json!([{"field": "phone", "reason": "landline"}]));
    }
    let request = Request::post("/api/v1/sign-ins")
        .header("content-type", "application/json")
        .header("idempotency-key", format!("\"{}\"", new_key()))
        .body(Body::from(sign_in(PHONE, PASSWORD).to_string()));
    assert_eq!(portal.send(request.unwrap()).await.problem(), "installation-missing");
}

#[tokio::test]
async fn a_repeated_start_is_one_sign_in_with_one_sms() {
    let portal = portal().await;
    let key = new_key();
    let start = async |portal: &TestPortal, password: &str| {
        let body = sign_in(PHONE, password);
        portal.change_with_key(&key, Method::POST, "/api/v1/sign-ins", None, body).await
    };
    let first = start(&portal, PASSWORD).await;
    portal.time.move_by(5);
    let portal = portal.restarted();
    assert_eq!(start(&portal, PASSWORD).await.bytes, first.bytes);
    assert_eq!(start(&portal, WRONG).await.problem(), "idempotency-key-reused");
    assert_eq!(portal.codes(PHONE).await.len(), 2);
    // Neither password nor secret stands in the portal's files.
    let secret = Credentials::of(&first.json()).secret;
    for file in std::fs::read_dir(portal.folder().join("portal")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for hidden in [secret.as_bytes(), PASSWORD.as_bytes()] {
            assert!(!bytes.windows(hidden.len()).any(|window| window == hidden));
        }
    }
}

#[tokio::test]
async fn a_repeated_wrong_password_is_one_try() {
    let portal = portal().await;
    let key = new_key();
    for _ in 0..10 {
        let body = sign_in(PHONE, WRONG);
        let reply = portal.change_with_key(&key, Method::POST, "/api/v1/sign-ins", None, body).await;
        assert_eq!(told(&reply), "403 wrong-credentials 4");
    }
}

#[tokio::test]
async fn another_code_waits_a_minute_and_the_sixth_a_quarter_of_an_hour() {
    let portal = portal().await;
    let who = started(&portal).await;
    let again = async || portal.sign_in_step(&who, "codes", json!({})).await;
    assert_eq!(again().await.problem(), "resend-too-soon");
    for left in [3, 2, 1, 0] {
        portal.time.move_by(60);
        let sent = again().await;
        assert_eq!((sent.status, &sent.json()["sends_left"]), (202, &json!(left)));
    }
    portal.time.move_by(60);
    let refused = again().await;
    assert_eq!(refused.problem(), "send-limit");
    assert_eq!(refused.json()["retry_at"], "2026-11-22T13:19:00Z");
    portal.time.move_by(840);
    assert_eq!(again().await.json()["sends_left"], 3);
    assert_eq!(portal.codes(PHONE).await.len(), 7);
}

#[tokio::test]
async fn the_codes_of_a_day_are_counted_with_those_of_registrations() {
    let portal = portal().await;
    for left in [4, 4, 4, 4, 4, 3, 2, 1, 0] {
        let reply = portal.start_sign_in(PHONE, PASSWORD).await;
        assert_eq!((reply.status, &reply.json()["code"]["sends_left"]), (201, &json!(left)));
    }
    let refused = portal.start_sign_in(PHONE, PASSWORD).await;
    assert_eq!(refused.problem(), "send-limit");
    assert_eq!(
        (&refused.json()["retry_at"], &refused.json()["other_ways"]),
        (&json!("2026-11-23T12:00:00Z"), &json!([]))
    );
    let registration = portal.start().await;
    assert_eq!(portal.send_code(&registration, PHONE).await.problem(), "send-limit");
    // The refused start left no sign-in behind.
    let database = rusqlite::Connection::open(portal.folder().join("portal/portal.sqlite")).unwrap();
    let count: i64 = database.query_row("SELECT count(*) FROM sign_ins", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 9);
}

#[tokio::test]
async fn wrong_codes_lock_the_sign_in_and_no_other() {
    let portal = portal().await;
    let who = started(&portal).await;
    let right = portal.codes(PHONE).await.remove(0);
    let wrong = wrong_code(&portal).await;
    let mut answers = Vec::new();
    for _ in 0..5 {
        answers.push(told(&portal.check_sign_in_code(&who, &wrong).await));
    }
    assert_eq!(
        answers,
        [
            "422 wrong-code 4",
            "422 wrong-code 3",
            "422 wrong-code 2",
            "422 wrong-code 1",
            "429 too-many-tries null"
        ]
    );
    let locked = portal.check_sign_in_code(&who, &right).await;
    assert_eq!(
        (locked.problem().as_str(), locked.headers["retry-after"].to_str().unwrap()),
        ("too-many-tries", "900")
    );
    assert_eq!(portal.sign_in_step(&who, "codes", json!({})).await.problem(), "too-many-tries");
    proven(&portal).await;
}

#[tokio::test]
async fn a_code_opens_its_own_sign_in_once_and_for_ten_minutes() {
    let portal = portal().await;
    let registration = portal.start().await;
    portal.send_code(&registration, PHONE).await;
    let of_registration = portal.codes(PHONE).await.remove(0);
    let who = started(&portal).await;
    let code = portal.codes(PHONE).await.remove(0);
    let other = started(&portal).await;
    assert_ne!(code, of_registration);
    assert_eq!(portal.check_sign_in_code(&who, &of_registration).await.problem(), "wrong-code");
    assert_eq!(portal.check_sign_in_code(&other, &code).await.problem(), "wrong-code");
    assert_eq!(portal.check_code(&registration, &code).await.problem(), "wrong-code");
    portal.time.move_by(599);
    assert_eq!(portal.check_sign_in_code(&who, &code).await.status, 200);
    assert_eq!(portal.check_sign_in_code(&who, &code).await.problem(), "code-expired");
    portal.time.move_by(1);
    let late = portal.codes(PHONE).await.remove(0);
    assert_eq!(portal.check_sign_in_code(&other, &late).await.problem(), "code-expired");
}

#[tokio::test]
async fn a_sign_in_is_over_after_an_hour() {
    let portal = portal().await;
    let (unproven, ready) = (started(&portal).await, proven(&portal).await);
    portal.time.move_by(3_599);
    assert_eq!(portal.sign_in_step(&unproven, "codes", json!({})).await.status, 202);
    assert_eq!(portal.grant_sign_in(&ready).await.status, 201);
    portal.time.move_by(1);
    for reply in [
        portal.sign_in_step(&unproven, "codes", json!({})).await,
        portal.check_sign_in_code(&unproven, &portal.codes(PHONE).await[0]).await,
        portal.grant_sign_in(&unproven).await,
        portal.grant_sign_in(&ready).await,
    ] {
        assert_eq!((reply.status, reply.problem().as_str()), (410, "sign-in-expired"));
    }
}

#[tokio::test]
async fn only_the_right_code_makes_a_sign_in_a_grant_and_only_until_it_is_used() {
    let portal = portal().await;
    let who = started(&portal).await;
    assert_eq!(portal.grant_sign_in(&who).await.problem(), "contact-not-proven");
    let code = portal.codes(PHONE).await.remove(0);
    portal.check_sign_in_code(&who, &code).await;
    let lost = portal.grant_sign_in(&who).await.json();
    let kept = portal.grant_sign_in(&who).await.json();
    assert_eq!(lost, kept, "whichever answer arrives is good");
    assert_eq!(portal.account(kept["access_token"].as_str().unwrap()).await.status, 200);
    for reply in [
        portal.grant_sign_in(&who).await,
        portal.sign_in_step(&who, "codes", json!({})).await,
        portal.check_sign_in_code(&who, "000000").await,
    ] {
        assert_eq!(reply.problem(), "unauthorized");
    }
    assert_eq!(portal.account(kept["access_token"].as_str().unwrap()).await.status, 200);
}

#[tokio::test]
async fn token_answers_of_a_sign_in_are_never_stored() {
    let portal = portal().await;
    let who = proven(&portal).await;
    let key = new_key();
    let body = json!({"grant": "sign_in", "sign_in_id": who.id, "secret": who.secret});
    let grant =
        async || portal.change_with_key(&key, Method::POST, "/api/v1/sessions", None, body.clone()).await;
    let (first, second) = (grant().await.json(), grant().await.json());
    assert_eq!(first, second);
    for token in ["access_token", "refresh_token"] {
        assert!(!portal.keeps(first[token].as_str().unwrap()), "{token}");
    }
}

#[tokio::test]
async fn a_wrong_secret_and_an_unknown_sign_in_look_the_same() {
    let portal = portal().await;
    let (who, other) = (proven(&portal).await, proven(&portal).await);
    let strangers = [
        Credentials { secret: other.secret.clone(), ..who.clone() },
        Credentials { id: "nobody".to_owned(), ..who.clone() },
    ];
    let mut answers = Vec::new();
    for stranger in &strangers {
        for reply in [
            portal.sign_in_step(stranger, "codes", json!({})).await,
            portal.check_sign_in_code(stranger, "000000").await,
            portal.grant_sign_in(stranger).await,
        ] {
            assert_eq!(reply.problem(), "unauthorized");
            answers.push(reply.bytes);
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    // A registration's secret opens no sign-in, and the other way round.
    let registration = portal.start().await;
    assert_eq!(portal.grant_sign_in(&registration).await.problem(), "unauthorized");
    assert_eq!(portal.grant(&who).await.problem(), "unauthorized");
}
