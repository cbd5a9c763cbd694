//! What may be done within 24 hours, by one installation and from one address, over all numbers and sign-ins.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::{INSTALLATION, PASSWORD, PHONE, Reply, TestPortal, change_request, new_key, sign_in};
use mock_server::{Allowed, DailyLimits, Peer, Profile};
use serde_json::{Value, json};

const WRONG: &str = "лампа тихо ждёт ужин";
const HOUSE: &str = "192.0.2.7";

fn limits() -> DailyLimits {
    Profile::Kabinet.settings().limits
}

fn number(number: u32) -> String {
    format!("+7916{number:07}")
}

fn installation(number: u32) -> String {
    format!("{number:08x}-6f0e-4c1b-9f57-2f4d7f5a9e10")
}

/// A change that comes by a network, from that address.
async fn from(portal: &TestPortal, address: &str, installation: &str, path: &str, body: &Value) -> Reply {
    let mut request = change_request(&new_key(), Method::POST, path, None, body);
    request.headers_mut().insert("kabinet-installation", installation.parse().unwrap());
    request.extensions_mut().insert(Peer::at(address.parse().unwrap()));
    portal.send(request).await
}

async fn start_from(portal: &TestPortal, address: &str, installation: &str) -> Reply {
    from(portal, address, installation, "/api/v1/registrations", &json!({})).await
}

fn is_refused(reply: &Reply, problem: &str, retry_at: &str) -> bool {
    assert_eq!((reply.status, reply.problem().as_str()), (429, problem), "{:?}", reply.json());
    reply.headers.contains_key("retry-after") && reply.json()["retry_at"] == retry_at
}

#[tokio::test]
async fn an_installation_begins_so_many_registrations_a_day() {
    let portal = TestPortal::new();
    for _ in 0..limits().installation.registrations {
        portal.start().await;
    }
    let refused = portal.post_on(INSTALLATION, "/api/v1/registrations", json!({})).await;
    assert!(is_refused(&refused, "too-many-requests", "2026-11-23T12:00:00Z"));
    portal.start_on(&installation(1)).await;
    portal.time.move_by(86_400);
    portal.start().await;
}

#[tokio::test]
async fn codes_to_many_numbers_count_together() {
    let portal = TestPortal::new();
    let mut registrations = Vec::new();
    for _ in 0..10 {
        registrations.push(portal.start().await);
    }
    let mut sent = 0;
    let refused = 'all: {
        for round in 0..5 {
            for (index, who) in (0..).zip(&registrations) {
                let reply = portal.send_code(who, &number(100 * index + round)).await;
                if reply.status != 202 {
                    break 'all reply;
                }
                sent += 1;
            }
            portal.time.move_by(60);
        }
        panic!("all were sent");
    };
    assert_eq!(sent, limits().installation.codes);
    assert!(is_refused(&refused, "send-limit", "2026-11-23T12:00:00Z"));
    // Another installation is not held back, and this one is not when the day is over.
    let other = portal.start_on(&installation(1)).await;
    assert_eq!(portal.send_code(&other, &number(1)).await.status, 202);
    portal.time.move_by(86_400 - 180);
    assert_eq!(portal.send_code(&registrations[0], &number(7)).await.status, 202);
}

#[tokio::test]
async fn wrong_codes_count_over_all_registrations_and_numbers() {
    let portal = TestPortal::new();
    let mut judged = 0;
    for index in 0..limits().installation.registrations {
        let who = portal.start().await;
        assert_eq!(portal.send_code(&who, &number(index)).await.status, 202);
        let right = portal.codes(&number(index)).await.remove(0);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..4 {
            let reply = portal.check_code(&who, wrong).await;
            if reply.problem() != "wrong-code" {
                assert!(is_refused(&reply, "too-many-tries", "2026-11-23T12:00:00Z"));
                assert_eq!(judged, limits().installation.wrong_tries);
                let right = portal.check_code(&who, &right).await;
                assert_eq!(right.problem(), "too-many-tries", "none is judged any more");
                return;
            }
            judged += 1;
        }
    }
    panic!("{judged} were judged");
}

#[tokio::test]
async fn wrong_passwords_count_over_all_numbers() {
    let portal = TestPortal::new();
    let mut judged = 0;
    for index in 0..400 {
        let reply = portal.start_sign_in(&number(index / 4), WRONG).await;
        if reply.problem() != "wrong-credentials" {
            assert!(is_refused(&reply, "too-many-tries", "2026-11-23T12:00:00Z"));
            break;
        }
        judged += 1;
    }
    assert_eq!(judged, limits().installation.wrong_tries);
}

#[tokio::test]
async fn sign_ins_with_the_right_password_count_too() {
    let portal = TestPortal::new();
    portal.registered(PHONE).await;
    let stranger = installation(1);
    let mut begun = 0;
    // A code goes out with each, of which a number gets ten a day from one installation.
    for index in 0..limits().installation.sign_ins {
        let phone = number(index);
        portal.write("UPDATE accounts SET phone = ?1", &phone);
        begun += u32::from(portal.start_sign_in_on(&stranger, &phone, PASSWORD).await.status == 201);
    }
    assert_eq!(begun, limits().installation.sign_ins);
    portal.write("UPDATE accounts SET phone = ?1", PHONE);
    let refused = portal.start_sign_in_on(&stranger, PHONE, PASSWORD).await;
    assert!(is_refused(&refused, "too-many-requests", "2026-11-23T12:00:00Z"));
}

#[tokio::test]
async fn made_up_installations_count_by_the_address_they_come_from() {
    let portal = TestPortal::new();
    let Allowed { registrations, .. } = limits().address;
    for index in 0..registrations {
        assert_eq!(start_from(&portal, HOUSE, &installation(index)).await.status, 201, "{index}");
    }
    let refused = start_from(&portal, HOUSE, &installation(registrations)).await;
    assert!(is_refused(&refused, "too-many-requests", "2026-11-23T12:00:00Z"));
    assert_eq!(start_from(&portal, "192.0.2.8", &installation(registrations)).await.status, 201);
    portal.time.move_by(86_400);
    assert_eq!(start_from(&portal, HOUSE, &installation(registrations)).await.status, 201);
}

#[tokio::test]
async fn who_shares_an_address_with_a_stranger_is_not_held_back_where_they_use_their_account() {
    let portal = TestPortal::new();
    let owner = portal.registered(PHONE).await;
    let session = portal.grant(&owner).await.json();
    assert_eq!(portal.account(session["access_token"].as_str().unwrap()).await.status, 200);
    portal.time.move_by(86_400);
    for index in 0..limits().address.wrong_tries {
        let tried = sign_in(&number(index), WRONG);
        from(&portal, HOUSE, &installation(index), "/api/v1/sign-ins", &tried).await;
    }
    let right = sign_in(PHONE, PASSWORD);
    let stranger = from(&portal, HOUSE, &installation(1_000_000), "/api/v1/sign-ins", &right).await;
    assert_eq!(stranger.problem(), "too-many-tries");
    assert_eq!(from(&portal, HOUSE, INSTALLATION, "/api/v1/sign-ins", &right).await.status, 201);
}

#[tokio::test]
async fn a_tester_lifts_the_limits_and_sets_them_again() {
    let portal = TestPortal::new();
    let limits = async |portal: &TestPortal, lifted: bool| {
        portal.console(Method::PUT, "/console/api/limits", Some(json!({"lifted": lifted}))).await.json()
    };
    let begin = async |portal: &TestPortal| {
        portal.post_on(INSTALLATION, "/api/v1/registrations", json!({})).await.status
    };
    let told = limits(&portal, true).await;
    assert_eq!(told["lifted"], true);
    assert_eq!(told["limits"]["installation"]["registrations"], 20);
    for _ in 0..50 {
        assert_eq!(begin(&portal).await, 201);
    }
    let portal = portal.restarted();
    assert_eq!(portal.console(Method::GET, "/console/api/limits", None).await.json(), told);
    assert_eq!(begin(&portal).await, 201, "a restart sets them again");
    assert_eq!(limits(&portal, false).await["lifted"], false);
    assert_eq!(begin(&portal).await, 429);
}

#[tokio::test]
async fn a_registration_that_comes_to_nothing_takes_little_room_and_gives_it_back() {
    let portal = TestPortal::new();
    portal.portal.lift_limits(true).await.unwrap();
    let size = || {
        portal.stored("SELECT CAST(page_count * page_size AS TEXT) FROM pragma_page_count, pragma_page_size")
    };
    let bytes = || size().parse::<usize>().unwrap();
    portal.start().await;
    let before = bytes();
    for _ in 0..1_000 {
        portal.start().await;
    }
    let each = (bytes() - before) / 1_000;
    assert!(each < 2_000, "{each} bytes each");
    let count = || portal.stored("SELECT CAST(count(*) AS TEXT) FROM registrations");
    assert_eq!(count(), "1001");
    portal.time.move_by(60 * 86_400);
    portal.start().await;
    assert_eq!(count(), "1");
    assert_eq!(portal.stored("SELECT CAST(count(*) AS TEXT) FROM idempotency"), "1");
    let full = bytes();
    for _ in 0..900 {
        portal.start().await;
    }
    assert!(bytes() <= full, "the room is not used again");
}
