//! The portal's side: the bodies of requests.

use std::{
    cell::RefCell,
    sync::{Arc, LazyLock},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request},
};
use mock_server::{
    DataPlace, ManualTime, MemoryDatabase, Options, PasswordCost, Portal, Problem, ProblemKind,
    SeededRandomness, problem_list,
};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

/// What an answer may have at most: no body makes the portal talkative.
const LONGEST_ANSWER: usize = 256 * 1024;

/// The calls that take a body, about the registration of the fuzzer.
const CALLS: [(&str, &str); 12] = [
    ("POST", "/api/v1/registrations/{id}/codes"),
    ("POST", "/api/v1/registrations/{id}/codes/check"),
    ("PUT", "/api/v1/registrations/{id}/person"),
    ("PUT", "/api/v1/registrations/{id}/password"),
    ("PUT", "/api/v1/registrations/{id}/consents"),
    ("POST", "/api/v1/registrations/{id}/complete"),
    ("POST", "/api/v1/registrations"),
    ("POST", "/api/v1/sign-ins"),
    ("POST", "/api/v1/sessions"),
    ("POST", "/api/v1/sessions/refresh"),
    ("POST", "/api/v1/sessions/end"),
    ("POST", "/console/api/faults"),
];

/// After these, the registration takes no person, password or consents any more.
const ENDS: [&str; 2] = ["/codes", "/complete"];
/// Codes to one number are limited by the day.
const DAY_S: i64 = 24 * 60 * 60;
/// What one portal is asked: its memory holds every one of them.
const MOST_REQUESTS: u64 = 8_192;

struct Stand {
    runtime: Runtime,
    portal: Portal,
    router: Router,
    time: ManualTime,
    registration: String,
    secret: String,
    sent: u64,
}

thread_local! {
    static STAND: RefCell<Stand> = RefCell::new(Stand::new());
}

impl Stand {
    fn new() -> Self {
        let runtime = Builder::new_current_thread().enable_time().build();
        let runtime = runtime.expect("a runtime without sockets needs nothing");
        let data = DataPlace::Memory(MemoryDatabase::new());
        let options = Options { password_cost: PasswordCost::LEAST, ..Options::at(data) };
        let time = ManualTime::at("2026-11-22T12:00:00Z".parse().expect("a constant that is a time"));
        let random = Arc::new(SeededRandomness::new(1));
        let portal =
            Portal::open_with(options, Arc::new(time.clone()), random).expect("memory can be opened");
        runtime.block_on(portal.lift_limits(true)).expect("memory can be written");
        let router = portal.router();
        let mut stand = Self {
            runtime,
            portal,
            router,
            time,
            registration: String::new(),
            secret: String::new(),
            sent: 0,
        };
        stand.begin();
        stand
    }

    /// A registration whose number is proven.
    fn begin(&mut self) {
        let started = self.expect("POST", "/api/v1/registrations", "{}");
        let text = |name: &str| started[name].as_str().unwrap_or_default().to_owned();
        (self.registration, self.secret) = (text("id"), text("secret"));
        self.expect("POST", "/api/v1/registrations/{id}/codes", r#"{"phone":"+79001234567"}"#);
        let messages = self.expect("GET", "/console/api/messages", "");
        let code = messages["messages"][0]["code"].as_str().unwrap_or_default();
        let check = format!(r#"{{"code":"{code}"}}"#);
        self.expect("POST", "/api/v1/registrations/{id}/codes/check", &check);
    }

    fn expect(&mut self, method: &str, path: &str, body: &str) -> Value {
        let (status, _, answer) = self.ask(method, path, body.as_bytes());
        assert!(status < 300, "{method} {path}: {}", String::from_utf8_lossy(&answer));
        serde_json::from_slice(&answer).expect("the portal's answers are JSON")
    }

    fn ask(&mut self, method: &str, path: &str, body: &[u8]) -> (u16, HeaderMap, Vec<u8>) {
        self.sent += 1;
        let secret =
            if path.starts_with("/console") { self.portal.console_token() } else { self.secret.as_str() };
        let request = Request::builder()
            .method(method)
            .uri(path.replace("{id}", &self.registration))
            .header("host", "127.0.0.1")
            .header("content-type", "application/json")
            .header("idempotency-key", format!("\"00000000-0000-4000-8000-{:012x}\"", self.sent))
            .header("kabinet-installation", "0d5c8a52-6f0e-4c1b-9f57-2f4d7f5a9e10")
            .header("authorization", format!("Bearer {secret}"))
            .body(Body::from(body.to_vec()))
            .expect("the parts of a request");
        let router = self.router.clone();
        self.runtime.block_on(async {
            let Ok(response) = router.oneshot(request).await;
            let (parts, body) = response.into_parts();
            let answer = to_bytes(body, LONGEST_ANSWER).await.expect("an answer of a usual length");
            (parts.status.as_u16(), parts.headers, answer.to_vec())
        })
    }
}

/// One byte for the call, the rest is the body. Whatever it holds, the answer is JSON of the expected kind and no
/// fault of the portal's.
pub fn requests(bytes: &[u8]) {
    let Some((call, body)) = bytes.split_first() else { return };
    let (method, path) = CALLS[usize::from(*call) % CALLS.len()];
    STAND.with_borrow_mut(|stand| {
        if stand.sent >= MOST_REQUESTS {
            *stand = Stand::new();
        }
        let (status, headers, answer) = stand.ask(method, path, body);
        stand.portal.faults().clear();
        if status < 300 && ENDS.iter().any(|end| path.ends_with(end)) {
            // The number is no longer proven, or the registration is over: what comes next would meet closed doors.
            stand.time.move_by(DAY_S);
            stand.begin();
        }
        assert!(status < 500, "{method} {path}: {status}");
        let content_type =
            headers.get("content-type").map(|value| value.as_bytes().to_vec()).unwrap_or_default();
        if status < 300 {
            assert_eq!(content_type, b"application/json", "{method} {path}");
            assert!(serde_json::from_slice::<Value>(&answer).is_ok(), "{method} {path}");
        } else {
            assert_eq!(content_type, b"application/problem+json", "{method} {path}");
            let problem: Problem = serde_json::from_slice(&answer).expect("a problem");
            assert_eq!((problem.status, is_known(&problem)), (status, true), "{method} {path}");
        }
    });
}

/// Whether a problem is one that the description of the interface names.
fn is_known(problem: &Problem) -> bool {
    static KINDS: LazyLock<Vec<ProblemKind>> = LazyLock::new(problem_list);
    KINDS.iter().any(|kind| kind.slug() == problem.slug())
}
