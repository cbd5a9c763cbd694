//! What the golden files do not show: ids that want elsewhere, secrets in bodies, what is printed.

use super::*;
use crate::protocol::{
    AcceptedConsent, CheckCode, Complete, FetchAccount, FetchSettings, OpenSession, RegistrationStatusOf,
    SaveConsents, SetPassword,
};

fn id() -> String {
    "registration-7".to_owned()
}

#[test]
fn an_id_stays_one_segment_of_its_path() {
    for (id, path) in [
        ("Ab-9_z.~", "/registrations/Ab-9_z.~"),
        ("../account", "/registrations/..%2Faccount"),
        ("a?b#c%d e", "/registrations/a%3Fb%23c%25d%20e"),
        ("{id}", "/registrations/%7Bid%7D"),
        ("ж", "/registrations/%D0%B6"),
        ("..", "/registrations/%252E%252E"),
    ] {
        let call = Call::of(&RegistrationStatusOf { registration: id.to_owned() });
        assert_eq!(call.path(), path);
        let url = format!("https://portal.example{path}").parse::<reqwest::Url>().unwrap();
        assert_eq!(url.path_segments().unwrap().count(), 2, "{url}");
    }
}

#[test]
fn times_of_consents_have_whole_seconds() {
    let consent = AcceptedConsent {
        id: "agreement".to_owned(),
        version: "1".to_owned(),
        accepted_at: "2026-11-22T12:00:00.987654Z".parse().unwrap(),
    };
    let body = Call::of(&SaveConsents::of("r".to_owned(), &[consent])).body().to_vec();
    let body = String::from_utf8(body).unwrap();
    assert!(body.contains(r#""accepted_at":"2026-11-22T12:00:00Z""#), "{body}");
}

#[test]
fn a_secret_body_is_escaped_whole_and_never_moved_while_it_is_written() {
    let password = "\u{1}\"\\ пароль \u{1f600}".repeat(40);
    let set = SetPassword { registration: id(), password: Sensitive::new(password.clone()) };
    let Said::Secret(SecretRequest { body, .. }) = Call::of(&set).said else { panic!("it can be stored") };
    assert_eq!(body.capacity(), body.len(), "the buffer has grown and left a copy behind");
    let read: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(read["password"], password);
}

#[test]
fn a_proof_in_the_body_is_its_last_member_and_never_moved_either() {
    let secret = Sensitive::new("\"\\ s3cret");
    let body = Call::of(&OpenSession::of("r".to_owned())).body_with(&secret).unwrap();
    assert_eq!(body.capacity(), body.len(), "the buffer has grown and left a copy behind");
    assert!(body.ends_with(br#","secret":"\"\\ s3cret"}"#), "{}", String::from_utf8_lossy(&body));
    let empty = Call::of(&Complete { registration: id() }).body_with(&secret).unwrap();
    assert_eq!(&**empty, br#"{"secret":"\"\\ s3cret"}"#);
    assert!(Call::of(&FetchAccount {}).body_with(&secret).is_none(), "a reading has no body");
}

#[test]
fn debug_output_shows_neither_body_nor_ids() {
    let secret = Call::of(&CheckCode { registration: id(), code: Sensitive::new("481059") });
    let bytes_of_code = format!("{:?}", b"481059").trim_matches(['[', ']']).to_owned();
    let open = Call::of(&Complete { registration: id() });
    let shown = format!("{secret:?} {open:?}");
    assert!(shown.contains("check_code") && shown.contains("complete"), "{shown}");
    for hidden in ["481059", "registration-7", &bytes_of_code] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}

#[test]
fn reading_changes_nothing_and_has_no_body() {
    let known_etag = Some("\"kabinet-1\"".to_owned());
    let settings = Call::of(&FetchSettings { known_etag: known_etag.clone() });
    assert_eq!(settings.known_etag(), known_etag.as_deref());
    let status = Call::of(&RegistrationStatusOf { registration: id() });
    for reading in [settings, status, Call::of(&FetchAccount {})] {
        assert!(reading.endpoint.is_reading() && reading.body().is_empty());
    }
    assert!(!Call::of(&OpenSession::of("r".to_owned())).endpoint.is_reading());
}

#[test]
fn only_a_request_of_that_name_is_read_as_it() {
    let call = Call::of(&CheckCode { registration: id(), code: Sensitive::new("481059") });
    assert!(call.read::<CheckCode>().is_some_and(|read| read.code.reveal() == "481059"));
    assert!(call.read::<Complete>().is_none(), "every object is an empty one");
}
