//! What goes out, and what each way of coming back means.

use std::{net::TcpListener, time::Duration};

use jiff::Timestamp;
use rustls::RootCertStore;

use super::{
    PATIENT, check_code, fetch_settings, http_portal, outgoing, response, runtime, send,
    server::{Script, Server},
};
use crate::{
    portal::{HttpPortal, PortalAddress, PortalPins, client::Patience},
    ports::{Portal, Reply},
    protocol::{
        Answer, Call, ContactProven, Fault, MAX_ANSWER_BYTES, Refusal, RefusalKind, SettingsNow,
        StartRegistration,
    },
};

const PROVEN: &str = r#"{"contact_proven_until":"2026-11-23T12:00:00Z","account_exists":false}"#;
const JSON: &str = "content-type: application/json\r\ndate: Sun, 22 Nov 2026 12:00:00 GMT\r\n";
const PROBLEM: &str = "content-type: application/problem+json\r\ndate: Sun, 22 Nov 2026 12:00:00 GMT\r\n";

fn noon() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn proven() -> Answer {
    let contact_proven_until = "2026-11-23T12:00:00Z".parse().unwrap();
    Answer::of(ContactProven { contact_proven_until, account_exists: false })
}

/// The reply when a check of a code meets these bytes.
fn reply_to(bytes: Vec<u8>) -> Reply {
    let server = Server::start(vec![Script::Answer(bytes)]);
    send(&http_portal(&server, PATIENT), check_code())
}

#[test]
fn a_change_goes_out_with_its_headers_and_comes_back_with_the_portals_time() {
    let server = Server::start(vec![Script::Answer(response("200 OK", JSON, PROVEN))]);
    let reply = send(&http_portal(&server, PATIENT), check_code());
    assert_eq!(reply.result, Ok(proven()));
    assert_eq!(reply.portal_time, Some(noon()));

    let request = server.request();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert_eq!(body, r#"{"code":"481059"}"#);
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some("POST /api/v1/registrations/r-1/codes/check HTTP/1.1"));
    let mut headers: Vec<_> = lines.map(str::to_ascii_lowercase).collect();
    headers.sort();
    assert_eq!(
        headers,
        [
            "accept-encoding: gzip".to_owned(),
            "accept-language: ru".to_owned(),
            "accept: application/json, application/problem+json".to_owned(),
            "authorization: bearer s3cret-token".to_owned(),
            "content-length: 17".to_owned(),
            "content-type: application/json".to_owned(),
            format!("host: {}", server.address),
            "idempotency-key: \"5f0c8f0e-6f0a-4c55-9b7e-0f4f6a2f9d11\"".to_owned(),
            "kabinet-installation: 0d9f7a52-1d1c-4d4f-8f0f-3a0c0a8d3c11".to_owned(),
            format!("user-agent: kabinet/{}", env!("CARGO_PKG_VERSION")),
        ]
    );
}

#[test]
fn reading_asks_whether_the_copy_at_hand_still_holds() {
    let unchanged = b"HTTP/1.1 304 Not Modified\r\ndate: Sun, 22 Nov 2026 12:00:00 GMT\r\n\r\n".to_vec();
    let server = Server::start(vec![Script::Answer(unchanged)]);
    let reply = send(&http_portal(&server, PATIENT), fetch_settings());
    assert_eq!(reply.result, Ok(Answer::of(SettingsNow(None))));
    assert_eq!(reply.portal_time, Some(noon()));
    let request = server.request().to_ascii_lowercase();
    assert!(request.starts_with("get /api/v1/settings http/1.1\r\n"), "{request}");
    assert!(request.contains("\r\nif-none-match: \"kabinet-1\"\r\n"), "{request}");
    assert!(!request.contains("idempotency-key"), "{request}");
}

#[test]
fn a_refusal_comes_with_its_limits() {
    let body = r#"{"type":"/problems/wrong-code","title":"The code is wrong","status":422,"tries_left":3}"#;
    let reply = reply_to(response("422 Unprocessable Content", PROBLEM, body));
    let refusal = Refusal { tries_left: Some(3), ..Refusal::of(RefusalKind::WrongCode) };
    assert_eq!(reply.result, Err(Fault::from(refusal)));
    assert_eq!(reply.portal_time, Some(noon()));
}

#[test]
fn a_closed_portal_says_how_long_to_wait() {
    let headers = format!("{PROBLEM}retry-after: 30\r\n");
    let reply =
        reply_to(response("503 Service Unavailable", &headers, r#"{"type":"/problems/unavailable"}"#));
    assert_eq!(reply.result, Err(Fault::Unavailable { retry_after: Some(Duration::from_secs(30)) }));
}

#[test]
fn a_captive_portal_is_known_and_neither_followed_nor_believed() {
    let html = "content-type: text/html\r\ndate: Sun, 22 Nov 2026 12:00:00 GMT\r\n";
    let reply = reply_to(response("200 OK", html, "<html>Sign in to the hotel</html>"));
    assert_eq!(reply.result, Err(Fault::CaptivePortal));
    assert_eq!(reply.portal_time, None);

    let cut = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 5000\r\n\r\n<html>".to_vec();
    assert_eq!(reply_to(cut).result, Err(Fault::CaptivePortal));

    let elsewhere = Server::start(vec![Script::Answer(response("200 OK", JSON, PROVEN))]);
    let location = format!("location: http://{}/\r\n{JSON}", elsewhere.address);
    for status in ["302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        assert_eq!(reply_to(response(status, &location, "")).result, Err(Fault::CaptivePortal), "{status}");
    }
    assert_eq!(elsewhere.more_requests(), 0);
}

#[test]
fn no_whole_answer_is_no_link_and_the_request_is_not_repeated() {
    let cut = format!("HTTP/1.1 200 OK\r\n{JSON}content-length: 500\r\n\r\n{PROVEN}").into_bytes();
    let cut_chunk =
        format!("HTTP/1.1 200 OK\r\n{JSON}transfer-encoding: chunked\r\n\r\nff\r\n{PROVEN}").into_bytes();
    let cut_head = b"HTTP/1.1 200 OK\r\ncontent-ty".to_vec();
    for script in [Script::Close, Script::Answer(cut), Script::Answer(cut_chunk), Script::Answer(cut_head)] {
        let again = Script::Answer(response("200 OK", JSON, PROVEN));
        let server = Server::start(vec![script, again]);
        let reply = send(&http_portal(&server, PATIENT), check_code());
        assert_eq!(reply.result, Err(Fault::NoLink));
        assert_eq!(reply.portal_time, None);
        server.request();
        assert_eq!(server.more_requests(), 0, "it was sent again");
    }
}

#[test]
fn nobody_at_the_address_is_no_link() {
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    // A label of more than 63 letters is refused by the resolver itself: no name server is asked.
    let unresolvable = format!("https://{}.invalid", "a".repeat(64));
    for text in [format!("http://127.0.0.1:{port}"), unresolvable] {
        let address = PortalAddress::parse_for(&text, true).unwrap();
        let portal =
            HttpPortal::with(address, PATIENT, RootCertStore::empty(), PortalPins::default()).unwrap();
        assert_eq!(send(&portal, check_code()).result, Err(Fault::NoLink), "{text}");
    }
}

#[test]
fn a_silent_portal_runs_out_of_patience() {
    let half = format!("HTTP/1.1 200 OK\r\n{JSON}content-length: 500\r\n\r\n{{").into_bytes();
    let half_chunked =
        format!("HTTP/1.1 200 OK\r\n{JSON}transfer-encoding: chunked\r\n\r\nff\r\n{{").into_bytes();
    let impatient = Patience { connect: PATIENT.connect, whole: Duration::from_millis(50) };
    for written in [Vec::new(), half, half_chunked] {
        let shown = String::from_utf8_lossy(&written).into_owned();
        let server = Server::start(vec![Script::Stall(written)]);
        let reply = send(&http_portal(&server, impatient), check_code());
        assert_eq!(reply.result, Err(Fault::TimedOut), "{shown}");
    }
}

#[test]
fn garbage_is_garbled() {
    let not_gzip = format!("{JSON}content-encoding: gzip\r\n");
    for bytes in [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec(),
        b"HTP/1.1 200 OK\r\n\r\n".to_vec(),
        response("200 OK", JSON, "{\"contact_proven_until\":"),
        response("200 OK", JSON, "\u{0}\u{1}"),
        response("200 OK", "content-type: text/plain\r\n", PROVEN),
        response("200 OK", &not_gzip, PROVEN),
    ] {
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let reply = reply_to(bytes);
        assert_eq!(reply.result, Err(Fault::Garbled), "{shown}");
        assert_eq!(reply.portal_time, None);
    }
}

#[test]
fn an_answer_without_end_is_not_read_to_its_end() {
    let endless = format!("HTTP/1.1 200 OK\r\n{JSON}content-length: {}\r\n\r\n", u64::MAX / 2);
    let mut bytes = endless.into_bytes();
    bytes.extend(std::iter::repeat_n(b' ', MAX_ANSWER_BYTES + 1));
    assert_eq!(reply_to(bytes).result, Err(Fault::Garbled));

    let padded = format!("{PROVEN}{}", " ".repeat(MAX_ANSWER_BYTES - PROVEN.len()));
    assert_eq!(reply_to(response("200 OK", JSON, &padded)).result, Ok(proven()));
}

#[test]
fn a_connection_is_used_again() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address =
        PortalAddress::parse_for(&format!("http://{}", listener.local_addr().unwrap()), true).unwrap();
    let server = std::thread::spawn(move || {
        use std::io::{BufRead as _, BufReader, Write as _};
        let (mut socket, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(socket.try_clone().unwrap()).lines();
        for _ in 0..2 {
            while lines.next().unwrap().unwrap() != "" {}
            socket.write_all(b"HTTP/1.1 304 Not Modified\r\n\r\n").unwrap();
        }
    });
    let portal = HttpPortal::with(address, PATIENT, RootCertStore::empty(), PortalPins::default()).unwrap();
    runtime().block_on(async {
        for _ in 0..2 {
            let reply = portal.send(outgoing(fetch_settings())).await;
            assert_eq!(reply.result, Ok(Answer::of(SettingsNow(None))));
        }
    });
    server.join().unwrap();
}

#[test]
fn what_can_not_be_sent_reaches_no_network() {
    let server = Server::start(Vec::new());
    let portal = http_portal(&server, PATIENT);
    let mut broken = outgoing(Call::of(&StartRegistration {}));
    broken.installation = "a\r\nb".to_owned();
    let reply = runtime().block_on(portal.send(broken));
    let kind = RefusalKind::Unknown { slug: "unsendable".to_owned(), retryable: false };
    assert_eq!(reply.result, Err(Fault::from(Refusal::of(kind))));
    assert_eq!(server.more_requests(), 0);
}
