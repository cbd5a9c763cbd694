//! The portal on a real socket: the cut link, dropped calls, events, the stop.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

mod common;

use axum::http::Method;
use common::wire::{get, served, talk};
use common::{INSTALLATION, new_key};
use serde_json::json;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::test]
async fn a_cut_link_breaks_connections_without_an_answer() {
    let served = served().await;
    let settings = get("/api/v1/settings", served.address);
    let link = async |up: bool| {
        let state = served.portal.console(Method::PUT, "/console/api/link", Some(json!({"up": up}))).await;
        assert_eq!(state.json(), json!({"up": up}));
    };
    let answer = talk(served.address, &settings).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("date: Sun, 22 Nov 2026 12:00:00 GMT\r\n"), "{answer}");
    link(false).await;
    assert_eq!(talk(served.address, &settings).await, "");
    assert_eq!(talk(served.address, &get("/api/v1/nowhere", served.address)).await, "");
    let start = format!(
        "POST /api/v1/registrations HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\
         Idempotency-Key: \"{}\"\r\nConnection: close\r\n\r\n{{}}",
        served.address,
        new_key()
    );
    assert_eq!(talk(served.address, &start).await, "");
    // The console is no part of the link.
    let console = talk(served.address, &get("/console/api/clock", served.address)).await;
    assert!(console.starts_with("HTTP/1.1 401"), "{console}");
    link(true).await;
    assert!(talk(served.address, &settings).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_dropped_call_breaks_its_connection_without_a_byte() {
    let served = served().await;
    for kind in ["drop_before", "drop_after"] {
        let order = json!({"operation": "POST /api/v1/registrations", "times": 1, "fault": {"kind": kind}});
        served.portal.console(Method::POST, "/console/api/faults", Some(order)).await;
    }
    let key = new_key();
    let start = format!(
        "POST /api/v1/registrations HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\
         Idempotency-Key: \"{key}\"\r\nKabinet-Installation: {INSTALLATION}\r\nConnection: close\r\n\r\n{{}}",
        served.address
    );
    assert_eq!(talk(served.address, &start).await, "");
    assert_eq!(talk(served.address, &start).await, "");
    let answer = talk(served.address, &start).await;
    assert!(answer.starts_with("HTTP/1.1 201 Created\r\n"), "{answer}");
}

#[tokio::test]
async fn events_tell_a_watcher_and_end_with_the_server() {
    let served = served().await;
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    let request = format!(
        "GET /console/api/events HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n\r\n",
        served.address,
        served.portal.portal.console_token()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut heard = String::new();
    let mut buffer = [0; 4_096];
    let mut read_until = async |heard: &mut String, wanted: &str| {
        while !heard.contains(wanted) {
            let read = tokio::time::timeout(Duration::from_secs(10), stream.read(&mut buffer)).await;
            let count = read.unwrap_or_else(|_| panic!("nothing like {wanted} came: {heard}")).unwrap();
            assert_ne!(count, 0, "the stream ended before {wanted}: {heard}");
            heard.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
        }
    };
    read_until(&mut heard, "text/event-stream").await;
    served.portal.console(Method::POST, "/console/api/clock", Some(json!({"advance_s": 60}))).await;
    read_until(&mut heard, "event: change\ndata: {\"kind\":\"clock\"}").await;
    served.stop.send(()).unwrap();
    served.server.await.unwrap();
    assert!(TcpStream::connect(served.address).await.is_err());
}

#[tokio::test]
async fn names_of_other_machines_are_refused_on_the_wire() {
    let served = served().await;
    for host in ["evil.example", "127.0.0.1.evil.example"] {
        let request = format!("GET /api/v1/settings HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert!(talk(served.address, &request).await.starts_with("HTTP/1.1 403"));
    }
}

#[tokio::test]
async fn a_request_of_http_1_1_names_one_host() {
    let served = served().await;
    let own = format!("Host: {}\r\n", served.address);
    for (version, hosts, status) in [
        ("HTTP/1.1", "", 400),
        ("HTTP/1.1", own.as_str(), 200),
        ("HTTP/1.1", &own.repeat(2), 400),
        ("HTTP/1.0", "", 200),
        ("HTTP/1.0", own.as_str(), 200),
    ] {
        let request = format!("GET /api/v1/settings {version}\r\n{hosts}Connection: close\r\n\r\n");
        let answer = talk(served.address, &request).await;
        assert!(answer.split(' ').nth(1) == Some(&status.to_string()), "{request}{answer}");
        assert_eq!(answer.contains("/problems/bad-request"), status == 400, "{answer}");
    }
}
