//! What tests of an app do with the portal besides using it: begin with an account, wait for an SMS, begin anew, and ask
//! from an emulator.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::body::Body;
use axum::http::{Method, Request};
use common::wire::served;
use common::{PASSWORD, PHONE, Reply, START, TestPortal};
use mock_server::{DataPlace, MemoryDatabase, Options, Step};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::Instant;

fn somebody() -> Value {
    json!({"phone": PHONE, "surname": "Иванов", "name": "Иван", "birth_date": "1990-04-12", "password": PASSWORD})
}

/// Somebody with another value for one member.
fn with(member: &str, value: Value) -> Value {
    let mut changed = somebody();
    changed[member] = value;
    changed
}

async fn add(portal: &TestPortal, person: Value) -> Reply {
    portal.console(Method::POST, "/console/api/people", Some(person)).await
}

async fn people(portal: &TestPortal) -> Vec<Value> {
    let people = portal.console(Method::GET, "/console/api/people", None).await.json();
    people["people"].as_array().unwrap().clone()
}

#[tokio::test]
async fn who_was_added_signs_in_and_is_like_one_who_registered() {
    let portal = TestPortal::new();
    let added = add(&portal, somebody()).await;
    assert_eq!(added.status, 201, "{:?}", added.json());
    assert_eq!(people(&portal).await, [added.json()]);
    portal.registered("+79160001122").await;
    let account = async |phone: &str| {
        let access = portal.signed_in(phone).await;
        portal.account(&access).await.json()
    };
    let (seeded, registered) = (account(PHONE).await, account("+79160001122").await);
    assert_eq!(seeded["name"]["patronymic"], Value::Null);
    for same in ["level", "birth_date"] {
        assert_eq!(seeded[same], registered[same], "{same}");
    }
    let required = ["agreement", "personal_data"];
    let given: Vec<_> = seeded["consents"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert!(required.iter().all(|id| given.contains(&&json!(id))), "{given:?}");
    // An app that registers with that number meets the account.
    let who = portal.start().await;
    portal.time.move_by(60);
    assert_eq!(portal.send_code(&who, PHONE).await.status, 202);
    let code = portal.codes(PHONE).await.remove(0);
    assert_eq!(portal.check_code(&who, &code).await.json()["account_exists"], true);
}

#[tokio::test]
async fn who_is_added_is_judged_like_one_who_registers_and_a_refusal_leaves_nothing() {
    let portal = TestPortal::new();
    for (person, slug) in [
        (with("phone", json!("+78001234567")), "invalid-phone"),
        (with("name", json!("Ivan")), "invalid-fields"),
        (with("birth_date", json!("2020-01-01")), "invalid-fields"),
        (with("patronymic", json!("")), "invalid-fields"),
        (with("forms", json!({"snils": {"snils": "11223344595"}})), "invalid-fields"),
        (with("password", json!("short")), "password-refused"),
        (with("password", json!("мой иванов и обед")), "password-refused"),
        (with("password", json!("обед 9001234567 ужин")), "password-refused"),
    ] {
        assert_eq!(add(&portal, person.clone()).await.problem(), slug, "{person}");
    }
    let mut both = with("surname", json!("1"));
    both["birth_date"] = json!("x");
    let fields = add(&portal, both).await.json()["fields"].as_array().unwrap().len();
    assert_eq!(fields, 2, "every fault at once");
    assert_eq!(people(&portal).await, [json!(null); 0]);
    assert_eq!(add(&portal, somebody()).await.status, 201);
    assert_eq!(add(&portal, somebody()).await.problem(), "contact-taken");
    assert_eq!(people(&portal).await.len(), 1);
}

#[tokio::test]
async fn where_a_registration_asks_for_forms_so_does_this() {
    let forms = [Step::form("inn"), Step::form("snils")];
    let steps = [&[Step::Contact, Step::Person][..], &forms, &[Step::Password, Step::Agreement]].concat();
    let portal = TestPortal::with_options(|place| Options { steps: Some(steps), ..Options::at(place) });
    for (forms, field, reason) in [
        (json!({}), "snils", "empty"),
        (json!({"snils": {"snils": "11223344590"}}), "snils", "check_digits"),
        (json!({"snils": {"snils": "11223344595"}, "inn": {"inn": "7707083893"}}), "inn", "company"),
        (json!({"snils": {"snils": "11223344595"}, "passport": {}}), "form", "unknown"),
    ] {
        let refused = add(&portal, with("forms", forms.clone())).await;
        assert_eq!(refused.json()["fields"], json!([{"field": field, "reason": reason}]), "{forms}");
    }
    assert_eq!(people(&portal).await, [json!(null); 0]);
    // What may be left empty need not be told.
    let forms = json!({"snils": {"snils": "112-233-445 95"}});
    let oid = add(&portal, with("forms", forms)).await.json()["oid"].clone();
    let given = "SELECT group_concat(account_oid || ' ' || form_id || ' ' || fields, '; ') FROM
        (SELECT * FROM forms_given ORDER BY form_id)";
    let oid = oid.as_str().unwrap();
    assert_eq!(portal.stored(given), format!(r#"{oid} inn {{}}; {oid} snils {{"snils":"11223344595"}}"#));
}

fn in_memory() -> TestPortal {
    TestPortal::with_options(|_| Options::at(DataPlace::Memory(MemoryDatabase::new())))
}

#[tokio::test(start_paused = true)]
async fn an_sms_is_waited_for_no_longer_than_asked() {
    let portal = in_memory();
    let ask = async |query: &str| {
        let path = format!("/console/api/messages?to=%2B79001234567{query}");
        portal.console(Method::GET, &path, None).await
    };
    let began = Instant::now();
    assert_eq!(ask("&wait=30").await.json()["messages"], json!([]));
    assert_eq!(began.elapsed().as_secs(), 30, "nothing came");

    let who = portal.start().await;
    let began = Instant::now();
    let other = portal.start_on("0d5c8a52-6f0e-4c1b-9f57-2f4d7f5a9e11").await;
    let sending = async {
        // News of something else, and an SMS to somebody else, end no waiting.
        portal.console(Method::DELETE, "/console/api/faults", None).await;
        assert_eq!(portal.send_code(&other, "+79160001122").await.status, 202);
        assert_eq!(portal.send_code(&who, PHONE).await.status, 202);
    };
    let (heard, ()) = tokio::join!(ask("&wait=60"), sending);
    let messages = heard.json()["messages"].as_array().unwrap().clone();
    assert_eq!((messages.len(), &messages[0]["to"]), (1, &json!(PHONE)));
    assert_eq!(began.elapsed().as_secs(), 0, "it came at once");

    let after = messages[0]["id"].as_i64().unwrap();
    assert_eq!(ask(&format!("&after={after}")).await.json()["messages"], json!([]), "without waiting");
    assert_eq!(ask("&after=0&wait=60").await.json()["messages"], json!(messages), "it is there already");
    let began = Instant::now();
    assert_eq!(ask(&format!("&after={after}&wait=5")).await.json()["messages"], json!([]));
    assert_eq!(began.elapsed().as_secs(), 5);
    for bad in ["&wait=61", "&wait=-1", "&wait=x", "&after=-1", "&after=x"] {
        assert_eq!(ask(bad).await.problem(), "bad-query", "{bad}");
    }
}

#[tokio::test]
async fn the_stop_of_the_portal_ends_every_waiting() {
    let served = served().await;
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    let request = format!(
        "GET /console/api/messages?wait=60 HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n\r\n",
        served.address,
        served.portal.portal.console_token()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let began = Instant::now();
    served.stop.send(()).unwrap();
    served.server.await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_reset_portal_is_as_new_with_the_options_of_its_start() {
    let first_day = "2027-02-28T09:00:00Z";
    for place in [None, Some(DataPlace::Memory(MemoryDatabase::new()))] {
        let portal = TestPortal::with_options(|folder| Options {
            begin: Some(first_day.parse().unwrap()),
            ..Options::at(place.unwrap_or(folder))
        });
        let signed_out = portal.start().await;
        portal.registered(PHONE).await;
        portal.time.move_by(60);
        let access = portal.signed_in(PHONE).await;
        for (method, path, body) in [
            (Method::POST, "clock", json!({"advance_s": 86_400})),
            (Method::PUT, "settings", json!({"profile": "doc-004"})),
            (Method::POST, "faults", json!({"times": 3, "fault": {"kind": "drop_before"}})),
            (Method::PUT, "link", json!({"up": false})),
        ] {
            let done = portal.console(method, &format!("/console/api/{path}"), Some(body)).await;
            assert!(done.status < 300, "{path}");
        }
        let mut jumps = portal.portal.clock().subscribe();
        let mut news = portal.portal.changes().subscribe();
        jumps.borrow_and_update();
        let begun = portal.console(Method::POST, "/console/api/reset", Some(json!({}))).await;
        assert_eq!((begun.status, begun.json()), (200, json!({"now": first_day, "profile": "kabinet"})));
        assert!(jumps.has_changed().unwrap(), "whoever follows the clock is told");
        let mut heard = std::collections::HashSet::new();
        while let Ok(kind) = news.try_recv() {
            heard.insert(kind);
        }
        assert_eq!(heard, portal.portal.changes().kinds().iter().copied().collect());
        let get = async |path: &str| {
            portal.console(Method::GET, &format!("/console/api/{path}"), None).await.json()
        };
        assert_eq!(get("people").await, json!({"people": []}));
        assert_eq!(get("messages").await, json!({"messages": []}));
        assert_eq!(get("requests").await["requests"], json!([]));
        assert_eq!(get("faults").await["faults"], json!([]));
        assert_eq!(get("link").await, json!({"up": true}));
        assert_eq!(get("clock").await, json!({"now": first_day, "stands": false}));
        assert_eq!(portal.account(&access).await.problem(), "session-ended");
        assert_eq!(portal.complete(&signed_out).await.problem(), "unauthorized");
        // Everything goes again, and counts begin anew.
        assert_eq!(add(&portal, somebody()).await.json()["oid"], "1000000001");
        assert_eq!(
            portal.console(Method::POST, "/console/api/clock", Some(json!({"advance_s": 60}))).await.status,
            200
        );
        let portal = portal.restarted();
        assert_eq!(people(&portal).await.len(), 1);
        let now = portal.console(Method::GET, "/console/api/clock", None).await.json();
        assert_eq!(now["now"], "2027-02-28T09:01:00Z", "what was before is not known any more");
    }
}

#[tokio::test]
async fn without_a_chosen_beginning_a_reset_clock_is_the_machines() {
    let portal = TestPortal::new();
    portal.console(Method::POST, "/console/api/clock", Some(json!({"advance_s": 86_400}))).await;
    let begun = portal.console(Method::POST, "/console/api/reset", Some(json!({}))).await;
    assert_eq!(begun.json(), json!({"now": START, "profile": "kabinet"}));
}

#[tokio::test]
async fn an_emulators_name_is_answered_where_it_was_allowed() {
    let named = || vec!["10.0.2.2".parse().unwrap()];
    let portal = TestPortal::with_options(|place| Options { allowed_hosts: named(), ..Options::at(place) });
    let ask = async |portal: &TestPortal, path: &str, headers: &[(&str, &str)]| {
        let request =
            headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
        portal.send(request.body(Body::empty()).unwrap()).await
    };
    let own = ("host", "10.0.2.2:8460");
    assert_eq!(ask(&portal, "/api/v1/settings", &[own]).await.status, 200);
    let bearer = format!("Bearer {}", portal.portal.console_token());
    let clock = "/console/api/clock";
    assert_eq!(ask(&portal, clock, &[own]).await.problem(), "console-unauthorized");
    assert_eq!(ask(&portal, clock, &[own, ("authorization", &bearer)]).await.status, 200);
    let foreign = [own, ("authorization", bearer.as_str()), ("origin", "http://evil.example")];
    assert_eq!(ask(&portal, clock, &foreign).await.problem(), "foreign-origin");
    let other = ask(&portal, "/api/v1/settings", &[("host", "10.0.2.3:8460")]).await;
    assert_eq!(other.problem(), "foreign-host");
    assert!(other.json()["detail"].as_str().unwrap().contains("--allow-host"));
    let closed = TestPortal::new();
    assert_eq!(ask(&closed, "/api/v1/settings", &[own]).await.problem(), "foreign-host");
}
