//! Answers of a portal that wishes the phone ill, or of something that is none. Each ends with a typed fault, after no
//! more than a bounded piece of it was read.

use std::{io::Write, time::Duration};

use flate2::{Compression, write::GzEncoder};

use super::{
    PATIENT, check_code, http_portal, response, send,
    server::{Script, Server},
};
use crate::{
    portal::client::Patience,
    protocol::{Fault, MAX_ANSWER_BYTES},
};

const JSON: &str = "content-type: application/json\r\n";
const PROVEN: &str = r#"{"contact_proven_until":"2026-11-23T12:00:00Z","account_exists":false}"#;

/// The fault when a check of a code is answered like this.
fn fault_of(script: Script) -> Fault {
    let server = Server::start(vec![script]);
    let reply = send(&http_portal(&server, PATIENT), check_code());
    assert_eq!(reply.portal_time, None);
    reply.result.expect_err("it was taken for an answer")
}

fn fault_of_answer(answer: impl AsRef<[u8]>) -> Fault {
    fault_of(Script::Answer(answer.as_ref().to_vec()))
}

#[test]
fn a_body_without_end_is_read_up_to_the_limit() {
    let chunk =
        [format!("{MAX_ANSWER_BYTES:x}\r\n").into_bytes(), vec![b' '; MAX_ANSWER_BYTES], b"\r\n".into()];
    let (announced, chunked, until_closed) = (
        format!("HTTP/1.1 200 OK\r\n{JSON}content-length: {}\r\n\r\n", u64::MAX / 2),
        format!("HTTP/1.1 200 OK\r\n{JSON}transfer-encoding: chunked\r\n\r\n"),
        format!("HTTP/1.1 200 OK\r\n{JSON}\r\n"),
    );
    for (head, again) in
        [(announced, vec![b' '; 64 * 1024]), (chunked, chunk.concat()), (until_closed, vec![b'['; 64 * 1024])]
    {
        assert_eq!(fault_of(Script::Endless(head.clone().into(), again)), Fault::Garbled, "{head}");
    }
}

#[test]
fn a_head_without_end_is_read_up_to_the_limit() {
    for (first, again) in [
        ("HTTP/1.1 200 OK\r\n", "x-more: and more\r\n"),
        ("HTTP/1.1 200 OK\r\nx-long: ", "and longer "),
        ("HTTP/1.1 200 ", "and so on "),
    ] {
        let fault = fault_of(Script::Endless(first.into(), again.repeat(1_000).into()));
        assert_eq!(fault, Fault::Garbled, "{first}");
    }
}

#[test]
fn interim_answers_without_end_are_given_up() {
    let interim = format!("HTTP/1.1 103 Early Hints\r\nlink: </{}>\r\n\r\n", "x".repeat(8 * 1024));
    let server = Server::start(vec![Script::Endless(Vec::new(), interim.into())]);
    let impatient = Patience { whole: Duration::from_millis(500), ..PATIENT };
    assert_eq!(send(&http_portal(&server, impatient), check_code()).result, Err(Fault::TimedOut));
}

#[test]
fn a_gzip_bomb_is_unpacked_up_to_the_limit() {
    let answer = |body: &[u8]| {
        let length = body.len();
        let head =
            format!("HTTP/1.1 200 OK\r\n{JSON}content-encoding: gzip\r\ncontent-length: {length}\r\n\r\n");
        Script::Answer([head.as_bytes(), body].concat())
    };
    let packed = |text: &[u8]| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(text).unwrap();
        packer.finish().unwrap()
    };
    // A thousandth of what comes out of it.
    let bomb = packed(&[PROVEN.as_bytes(), &vec![b' '; 32 * MAX_ANSWER_BYTES]].concat());
    assert!(bomb.len() < MAX_ANSWER_BYTES / 16, "{}", bomb.len());
    assert_eq!(fault_of(answer(&bomb)), Fault::Garbled);
    // Packed twice, it is not unpacked twice.
    assert_eq!(fault_of(answer(&packed(&packed(PROVEN.as_bytes())))), Fault::Garbled);
    let server = Server::start(vec![answer(&packed(PROVEN.as_bytes()))]);
    assert!(send(&http_portal(&server, PATIENT), check_code()).result.is_ok());
}

#[test]
fn lengths_that_contradict_each_other_are_not_believed() {
    for lengths in [
        "content-length: 5\r\ncontent-length: 70\r\n",
        "content-length: -1\r\n",
        "content-length: 99999999999999999999999\r\n",
        "content-length: 70, 5\r\n",
        "content-length: 0x46\r\n",
        "content-length: 3\r\n",
        "transfer-encoding: chunked\r\ncontent-length: 70\r\n",
    ] {
        let fault = fault_of_answer(format!("HTTP/1.1 200 OK\r\n{JSON}{lengths}\r\n{PROVEN}"));
        assert_eq!(fault, Fault::Garbled, "{lengths}");
    }
    for chunks in
        ["zz\r\n{}\r\n0\r\n\r\n", "ffffffffffffffffff\r\n{}", "-2\r\n{}\r\n0\r\n\r\n", "2;\n{}\r\n0\r\n\r\n"]
    {
        let fault =
            fault_of_answer(format!("HTTP/1.1 200 OK\r\n{JSON}transfer-encoding: chunked\r\n\r\n{chunks}"));
        assert_eq!(fault, Fault::Garbled, "{chunks:?}");
    }
}

#[test]
fn json_that_is_made_to_hurt_is_garbled() {
    let digits = "9".repeat(1_000_000);
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    for body in [
        deep("[", "]"),
        deep("{\"a\":", "}"),
        format!(r#"{{"contact_proven_until":{},"account_exists":false}}"#, deep("[", "]")),
        format!(r#"{{"contact_proven_until":{digits},"account_exists":false}}"#),
        format!(r#"{{"contact_proven_until":-{digits}.5,"account_exists":false}}"#),
        format!(r#"{{"contact_proven_until":"{digits}","account_exists":false}}"#),
        PROVEN.replace('}', r#","contact_proven_until":"2026-11-23T12:00:00Z"}"#),
        PROVEN.replace('}', r#","contact_proven_unti\u006c":"2026-11-23T12:00:00Z"}"#),
        r#"{"contact_proven_until":"\ud800","account_exists":false}"#.to_owned(),
        r#"{"contact_proven_until":NaN,"account_exists":false}"#.to_owned(),
        r#"{"contact_proven_until":"+010000-01-01T00:00:00Z","account_exists":false}"#.to_owned(),
        r#"{"contact_proven_until":"2026-13-45T99:99:99Z","account_exists":false}"#.to_owned(),
        format!("[{PROVEN}]"),
        format!("\u{feff}{PROVEN}"),
    ] {
        assert_eq!(fault_of_answer(response("200 OK", JSON, &body)), Fault::Garbled, "{body:.60}");
    }
}

#[test]
fn a_body_that_hides_in_a_refusal_is_garbled_too() {
    let problem = "content-type: application/problem+json\r\n";
    let many = |entry: &str| format!("[{}{entry}]", format!("{entry},").repeat(20_000));
    for body in [
        format!(r#"{{"type":"/problems/wrong-code","tries_left":{}}}"#, "9".repeat(1_000_000)),
        r#"{"type":"/problems/wrong-code","type":"/problems/unauthorized"}"#.to_owned(),
        r#"{"type":"/problems/send-limit","retry_at":"+010000-01-01T00:00:00Z"}"#.to_owned(),
        format!(
            r#"{{"type":"/problems/invalid-fields","fields":{}}}"#,
            many(r#"{"field":"a","reason":"b"}"#)
        ),
        format!(r#"{{"type":"/problems/password-refused","reasons":{}}}"#, many("\"a\"")),
        format!(r#"{{"type":"/problems/step-missing","missing":{}}}"#, many("\"a\"")),
        "[".repeat(100_000),
    ] {
        assert_eq!(fault_of_answer(response("422 No", problem, &body)), Fault::Garbled, "{body:.60}");
    }
}
