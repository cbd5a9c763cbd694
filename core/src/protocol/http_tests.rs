//! What the golden files do not show: answers of others, limits of what is read, hostile input.

use proptest::prelude::*;

use super::{super::answer::LONGEST_WORD, *};
use crate::{
    domain::AccountLevel,
    flow::endpoints,
    protocol::{
        AcceptedConsent, Account, CheckCode, FetchAccount, FetchSettings, NewSettings, RefreshSession,
        Refusal, RefusalKind, SaveConsents, SendCode, SetPassword, SettingsNow, StartRegistration,
    },
    sensitive::Sensitive,
};

const PROBLEM: &str = "application/problem+json";

fn id() -> String {
    "r".to_owned()
}

fn fetch_account() -> Call {
    Call::of(&FetchAccount {})
}

fn fetch_settings(known_etag: Option<&str>) -> Call {
    Call::of(&FetchSettings { known_etag: known_etag.map(str::to_owned) })
}

fn check_code() -> Call {
    Call::of(&CheckCode { registration: id(), code: Sensitive::new("481059") })
}

fn refresh() -> Call {
    Call::of(&RefreshSession { refresh_token: Sensitive::new("t") })
}

fn save_consents() -> Call {
    let consent = AcceptedConsent {
        id: "agreement".to_owned(),
        version: "2".to_owned(),
        accepted_at: "2026-11-22T12:00:00Z".parse().unwrap(),
    };
    Call::of(&SaveConsents::of(id(), &[consent]))
}

/// A call of each kind, and one that has a copy at hand.
fn every_call() -> Vec<Call> {
    let blank = |endpoint| Call::to_any(endpoint, &id(), "{}".to_owned(), None);
    endpoints().map(blank).chain([fetch_settings(Some("\"e\"")), save_consents()]).collect()
}

fn json(status: u16, body: &str) -> Received<'_> {
    Received {
        status,
        content_type: Some("application/json; charset=utf-8"),
        etag: None,
        retry_after: None,
        date: Some("Sun, 22 Nov 2026 12:00:00 GMT"),
        body: body.as_bytes(),
    }
}

#[test]
fn html_and_redirects_are_a_captive_portal_whatever_the_status() {
    let html = |status| Received { content_type: Some("Text/HTML; charset=utf-8"), ..json(status, "<p>hi") };
    let redirect = |status| Received { content_type: None, ..json(status, "") };
    let untold = Received { content_type: None, ..json(200, "\u{feff} \r\n<!DOCTYPE html>") };
    let mislabelled = json(200, "<html>");
    let mut answers = vec![untold, mislabelled, json(511, "{}")];
    answers.extend([200, 401, 404, 429, 502, 503].map(html));
    answers.extend([301, 302, 303, 307, 308].map(redirect));
    for received in answers {
        for call in every_call() {
            let result = decode(&call, &received);
            assert_eq!(result, Err(Fault::CaptivePortal), "{call:?} {}", received.status);
            assert_eq!(portal_time(&received, &result), None, "its clock is anyone's");
        }
    }
}

#[test]
fn only_settings_that_are_at_hand_can_be_unchanged() {
    let unchanged = Received { content_type: None, ..json(304, "") };
    for call in every_call() {
        let expected = match call.known_etag() {
            Some(_) => Ok(Answer::of(SettingsNow(None))),
            None => Err(Fault::Garbled),
        };
        let result = decode(&call, &unchanged);
        assert_eq!(result, expected, "{call:?}");
        assert_eq!(portal_time(&unchanged, &result).is_some(), result.is_ok());
    }
}

#[test]
fn what_was_not_agreed_on_is_garbled() {
    let proven = r#"{"contact_proven_until":"2026-11-23T12:00:00Z","account_exists":false}"#;
    assert!(decode(&check_code(), &json(200, proven)).is_ok());
    let text = Received { content_type: Some("text/plain"), ..json(200, proven) };
    let untold = Received { content_type: None, ..json(200, proven) };
    let refusal_without_type = Received { content_type: None, ..json(404, "") };
    for received in [
        text,
        untold,
        refusal_without_type,
        json(204, ""),
        json(200, ""),
        json(200, &proven[..30]),
        json(200, &format!("{proven}{proven}")),
        json(200, r#"{"contact_proven_until":"tomorrow","account_exists":false}"#),
        json(200, r#"{"contact_proven_until":"-999999-01-01T00:00:00Z","account_exists":false}"#),
        json(200, r#"{"contact_proven_until":1e400,"account_exists":false}"#),
        json(200, r#"{"\ud800":1}"#),
        json(200, r#"{"contact_proven_until":"\ud800","account_exists":false}"#),
        json(200, &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))),
        json(200, &format!("{{\"a\":{}", "{\"a\":".repeat(100_000))),
        json(200, "null"),
        json(101, "{}"),
        json(0, "{}"),
        Received { body: b"{\"contact_proven_until\":\"\xff\",\"account_exists\":false}", ..json(200, "") },
    ] {
        let result = decode(&check_code(), &received);
        assert_eq!(result, Err(Fault::Garbled), "{} {:?}", received.status, received.content_type);
        assert_eq!(portal_time(&received, &result), None);
    }
}

#[test]
fn a_change_counts_only_when_the_portal_says_that_it_has_it() {
    let password = Call::of(&SetPassword { registration: id(), password: Sensitive::new("p") });
    let consents = save_consents();
    let kept = |version: &str| {
        let consent = r#"{"id":"agreement","version":"V","accepted_at":"2026-11-22T12:00:00Z"}"#;
        format!(r#"{{"consents":[{}]}}"#, consent.replace('V', version))
    };
    assert!(decode(&password, &json(200, r#"{"password_set":true}"#)).is_ok());
    assert_eq!(decode(&password, &json(200, r#"{"password_set":false}"#)), Err(Fault::Garbled));
    assert!(decode(&consents, &json(200, &kept("2"))).is_ok());
    assert_eq!(decode(&consents, &json(200, &kept("1"))), Err(Fault::Garbled));
    assert_eq!(decode(&consents, &json(200, r#"{"consents":[]}"#)), Err(Fault::Garbled));
}

#[test]
fn tokens_that_no_header_can_hold_are_garbled() {
    let account = r#"{"oid":"1","level":"basic","name":{"surname":"И","name":"И","patronymic":null},
        "birth_date":"1990-04-12","phone":"+79001234567","consents":[]}"#;
    let session = |token: &str| {
        let times = r#""access_expires_at":"2026-11-22T12:30:00Z""#;
        format!(r#"{{"access_token":"{token}",{times},"refresh_token":"r","account":{account}}}"#)
    };
    assert!(decode(&refresh(), &json(200, &session("abc-._~+/="))).is_ok());
    for token in ["", "a b", "a\\r\\nX: y", "жетон", &"a".repeat(LONGEST_WORD + 1)] {
        assert_eq!(decode(&refresh(), &json(200, &session(token))), Err(Fault::Garbled), "{token:.20}");
    }
}

#[test]
fn what_leaves_no_way_on_is_garbled_however_well_it_is_written() {
    let phone = "+79001234567".to_owned();
    let send_code = Call::of(&SendCode { registration: id(), phone, channel: crate::protocol::Channel::Sms });
    let code = |length: u32| {
        format!(
            r#"{{"length":{length},"expires_at":"9999-12-30T00:00:00Z","resend_at":"9999-12-30T00:00:00Z","sends_left":0}}"#
        )
    };
    assert!(decode(&send_code, &json(202, &code(6))).is_ok(), "a far day is a day");
    for length in [0, 3, 11, 255, 256] {
        assert_eq!(decode(&send_code, &json(202, &code(length))), Err(Fault::Garbled), "{length}");
    }

    let usual = include_str!("../flow/settings_snapshot.json");
    let stepless = usual.replace("\"contact\",", "");
    let fetch = fetch_settings(None);
    let started = |settings: &str| {
        format!(r#"{{"id":"r","secret":"s","expires_at":"2026-12-22T12:00:00Z","settings":{settings}}}"#)
    };
    for (settings, is_usable) in [(usual, true), (&stepless, false)] {
        assert_eq!(decode(&fetch, &json(200, settings)).is_ok(), is_usable);
        let start = Call::of(&StartRegistration {});
        assert_eq!(decode(&start, &json(201, &started(settings))).is_ok(), is_usable);
    }

    let consent = serde_json::json!({"id": "a", "version": "1", "accepted_at": "2026-11-22T12:00:00Z"});
    let account = |consents: usize, oid: &str| {
        serde_json::json!({"oid": oid, "level": "basic", "birth_date": "1990-04-12", "phone": "+79001234567",
            "name": {"surname": "И", "name": "И", "patronymic": null}, "consents": vec![&consent; consents]})
        .to_string()
    };
    assert!(decode(&fetch_account(), &json(200, &account(10, "1"))).is_ok());
    assert_eq!(decode(&fetch_account(), &json(200, &account(1_000, "1"))), Err(Fault::Garbled));
    assert_eq!(decode(&fetch_account(), &json(200, &account(1, &"1".repeat(10_000)))), Err(Fault::Garbled));
}

#[test]
fn names_that_only_a_newer_app_knows_are_kept() {
    let mut settings: serde_json::Value =
        serde_json::from_str(include_str!("../flow/settings_snapshot.json")).unwrap();
    settings["registration"]["steps"] = serde_json::json!(["contact", "passport", "person"]);
    let read = decode(&fetch_settings(None), &json(200, &settings.to_string()));
    let read = read.expect("a step of a newer portal makes its settings useless");
    let SettingsNow(Some(NewSettings { settings: read, .. })) = read.get().unwrap() else { panic!("none") };
    assert_eq!(read.registration.steps[1], "passport");
    assert_eq!(serde_json::to_value(read).unwrap(), settings);
    let account =
        serde_json::json!({"oid": "1", "level": "seen_twice", "birth_date": "1990-04-12", "phone": null,
        "name": {"surname": "И", "name": "И", "patronymic": null}, "consents": []})
        .to_string();
    let account = decode(&fetch_account(), &json(200, &account));
    let account = account.expect("a level of a newer portal makes the account useless");
    assert_eq!(account.get::<Account>().unwrap().level, AccountLevel::Other("seen_twice".to_owned()));
}

#[test]
fn an_answer_may_have_one_mebibyte_and_no_more() {
    let body = |length: usize| {
        let proven = r#"{"contact_proven_until":"2026-11-23T12:00:00Z","account_exists":false}"#;
        format!("{proven}{}", " ".repeat(length - proven.len()))
    };
    assert!(decode(&check_code(), &json(200, &body(MAX_ANSWER_BYTES))).is_ok());
    assert_eq!(decode(&check_code(), &json(200, &body(MAX_ANSWER_BYTES + 1))), Err(Fault::Garbled));
}

#[test]
fn trouble_that_says_nothing_else_is_unavailability_with_its_pause() {
    let at = |retry_after| Received { content_type: None, retry_after, ..json(503, "") };
    for (retry_after, seconds) in [
        (None, None),
        (Some("120"), Some(120)),
        (Some(" 5 "), Some(5)),
        (Some("0"), Some(0)),
        (Some("99999999999999999999999999"), Some(LONGEST_PAUSE_S)),
        (Some("Sun, 22 Nov 2026 12:01:30 GMT"), Some(90)),
        (Some("Sun, 22 Nov 2026 11:00:00 GMT"), Some(0)),
        (Some("Sun, 22 Nov 2099 11:00:00 GMT"), Some(LONGEST_PAUSE_S)),
        (Some("soon"), None),
        (Some("-5"), None),
        (Some(""), None),
    ] {
        let expected = Fault::Unavailable { retry_after: seconds.map(Duration::from_secs) };
        assert_eq!(decode(&fetch_account(), &at(retry_after)), Err(expected), "{retry_after:?}");
    }
    let undated = Received { date: None, ..at(Some("Sun, 22 Nov 2026 12:01:30 GMT")) };
    assert_eq!(decode(&fetch_account(), &undated), Err(Fault::Unavailable { retry_after: None }));
    for status in [500, 502, 504, 599] {
        let plain = Received { content_type: Some("text/plain"), ..json(status, "no") };
        let expected = Fault::Unavailable { retry_after: None };
        assert_eq!(decode(&fetch_account(), &plain), Err(expected), "{status}");
    }
}

#[test]
fn too_many_requests_are_told_with_the_wait_that_the_portal_names_in_whatever_way() {
    let day = Some(LONGEST_PAUSE_S);
    for (content_type, body, retry_after, seconds) in [
        ("text/plain", "no", Some("86400"), day),
        ("text/plain", "no", Some("604800"), day),
        ("text/plain", "no", None, None),
        (PROBLEM, r#"{"type":"/problems/rate-limit"}"#, Some("86400"), day),
        (PROBLEM, r#"{"type":"about:blank","retry_at":"2026-11-22T12:03:00Z"}"#, None, Some(180)),
        (PROBLEM, r#"{"type":"about:blank","retry_at":"2026-11-22T12:03:00Z"}"#, Some("5"), Some(5)),
        (PROBLEM, r#"{"retry_at":"2099-11-22T12:03:00Z"}"#, None, day),
        (PROBLEM, r#"{"retry_at":"2026-11-22T11:03:00Z"}"#, None, Some(0)),
        (PROBLEM, r#"{"retry_at":"soon"}"#, None, None),
    ] {
        let told = Received { content_type: Some(content_type), retry_after, ..json(429, body) };
        let expected = Fault::TooManyRequests { retry_after: seconds.map(Duration::from_secs) };
        assert_eq!(decode(&fetch_account(), &told), Err(expected), "{body} {retry_after:?}");
    }
}

#[test]
fn a_pause_in_the_header_becomes_a_moment_of_portal_time() {
    let locked = Received { retry_after: Some("900"), ..json(429, r#"{"type":"/problems/too-many-tries"}"#) };
    let refusal = Refusal {
        retry_at: Some("2026-11-22T12:15:00Z".parse().unwrap()),
        ..Refusal::of(RefusalKind::TooManyTries)
    };
    assert_eq!(decode(&check_code(), &locked), Err(Fault::from(refusal)));
}

#[test]
fn portal_time_comes_from_answers_of_the_portal_only() {
    let told: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    let time = |received: &Received<'_>| portal_time(received, &decode(&check_code(), received));
    let problem = Received {
        content_type: Some("application/problem+json"),
        ..json(422, r#"{"type":"/problems/wrong-code"}"#)
    };
    let closed = Received { status: 503, body: b"{\"type\":\"/problems/unavailable\"}", ..problem };
    let proven = r#"{"contact_proven_until":"2026-11-23T12:00:00Z","account_exists":false}"#;
    assert_eq!(time(&json(200, proven)), Some(told));
    assert_eq!(time(&problem), Some(told));
    assert_eq!(time(&closed), Some(told));
    assert_eq!(time(&Received { content_type: Some("text/plain"), ..closed }), None);
    assert_eq!(time(&json(200, "{}")), None);
    for date in [
        None,
        Some(""),
        Some("yesterday"),
        Some("Sun, 32 Nov 2026 12:00:00 GMT"),
        Some("2026-11-22T12:00:00Z"),
    ] {
        assert_eq!(time(&Received { date, ..json(200, proven) }), None, "{date:?}");
    }
}

proptest! {
    #[test]
    fn nothing_that_can_arrive_panics(
        status in any::<u16>(),
        content_type in prop_oneof![
            Just(Some("application/json".to_owned())),
            Just(Some("application/problem+json".to_owned())),
            any::<Option<String>>(),
        ],
        etag in any::<Option<String>>(),
        retry_after in prop_oneof![any::<Option<String>>(), "[0-9]{0,40}".prop_map(Some)],
        date in any::<Option<String>>(),
        body in prop_oneof![
            any::<Vec<u8>>(),
            r#"[\{\[]?("(type|tries_left|retry_at|consents|completed|id)":("/problems/wrong-code"|[-0-9.eE]{0,9}|null|\[|\{|"\\ud800")[,\}\]]?){0,4}"#
                .prop_map(String::into_bytes),
        ],
    ) {
        let received = Received {
            status,
            content_type: content_type.as_deref(),
            etag: etag.as_deref(),
            retry_after: retry_after.as_deref(),
            date: date.as_deref(),
            body: &body,
        };
        for call in every_call() {
            let result = decode(&call, &received);
            portal_time(&received, &result);
        }
    }
}
