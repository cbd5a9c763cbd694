//! The portal stand-in as a storm reaches it: its real router, called in this thread.

use std::sync::{Arc, OnceLock};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, Response, header},
};
use jiff::Timestamp;
use kabinet_core::{
    portal::message,
    ports::{Outgoing, Reply},
    protocol::{Call, Fault, Received},
};
use mock_server::{
    DataPlace, ManualTime, MemoryDatabase, Options, PasswordCost, Portal, Profile, SeededRandomness,
    behind::operator::wire::{Message, Messages},
    console::people::wire::{People, PersonShown},
};
use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

/// More than any answer has.
const LONGEST_ANSWER: usize = 1 << 20;

/// What came back for a request.
pub struct Answered {
    /// As the phone reads it.
    pub reply: Reply,
    /// As it came over the wire, where the wire is in this thread.
    pub raw: Option<Raw>,
}

/// An answer as it came over the wire.
#[derive(Clone, Default)]
pub struct Raw {
    /// The status.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `ETag`.
    pub etag: Option<String>,
    /// `Retry-After`.
    pub retry_after: Option<String>,
    /// `Date`.
    pub date: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answered {
    /// No answer.
    pub fn fault(fault: Fault) -> Self {
        Self { reply: Reply { result: Err(fault), portal_time: None }, raw: None }
    }
}

impl Raw {
    /// What it says to `call`.
    pub fn reply(&self, call: &Call) -> Reply {
        let received = Received {
            status: self.status,
            content_type: self.content_type.as_deref(),
            etag: self.etag.as_deref(),
            retry_after: self.retry_after.as_deref(),
            date: self.date.as_deref(),
            body: &self.body,
        };
        message::interpret(call, &received)
    }
}

/// The portal's side of a walk.
pub trait PortalSide {
    /// Carries out one request and brings its answer.
    fn exchange(&mut self, outgoing: Outgoing) -> Answered;
    /// The portal stops and starts again on what it kept.
    fn restart(&mut self);
    /// Cuts or mends the link between phones and portal.
    fn set_link(&mut self, up: bool);
    /// Chooses the rules for what begins from now on.
    fn choose_profile(&mut self, name: &str);
    /// Lets whole seconds pass on the portal's clock.
    fn advance(&mut self, seconds: i64);
    /// Every SMS the operator took, the newest first.
    fn messages(&mut self) -> Vec<Message>;
    /// Everybody who has an account, the newest first.
    fn people(&mut self) -> Vec<PersonShown>;
}

/// A portal in this thread, with its data in memory.
pub struct RouterPortal {
    runtime: Runtime,
    data: MemoryDatabase,
    time: ManualTime,
    seed: u64,
    portal: Portal,
    router: Router,
}

impl RouterPortal {
    /// A portal without data that begins at `start`; its randomness follows from the seed.
    pub fn new(start: Timestamp, seed: u64) -> Self {
        let runtime = Builder::new_current_thread().enable_time().build();
        let runtime = runtime.expect("the system gives a test its runtime");
        let (data, time) = (untouched(start), ManualTime::at(start));
        let portal = open(&data, &time, Some(Profile::Kabinet), seed);
        let router = portal.router();
        Self { runtime, data, time, seed, portal, router }
    }

    fn call(&self, request: Request<Body>) -> Option<(Response<()>, Vec<u8>)> {
        let router = self.router.clone();
        self.runtime.block_on(async {
            let (parts, body) =
                router.oneshot(request).await.unwrap_or_else(|never| match never {}).into_parts();
            // A connection that the portal breaks has no whole answer.
            let body = to_bytes(body, LONGEST_ANSWER).await.ok()?;
            Some((Response::from_parts(parts, ()), body.to_vec()))
        })
    }

    fn console(&self, method: Method, path: &str, body: &str) -> Vec<u8> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.portal.console_token()))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_owned()))
            .expect("a request without anything strange");
        let (answer, body) = self.call(request).expect("the console can always be reached");
        assert!(answer.status().is_success(), "{path}: {}", String::from_utf8_lossy(&body));
        body
    }

    fn read<T: DeserializeOwned>(&self, path: &str) -> T {
        serde_json::from_slice(&self.console(Method::GET, path, "")).expect("the console's own JSON")
    }
}

/// The data of a portal that was opened once and asked nothing yet.
fn untouched(start: Timestamp) -> MemoryDatabase {
    static UNTOUCHED: OnceLock<MemoryDatabase> = OnceLock::new();
    let untouched = UNTOUCHED.get_or_init(|| {
        let data = MemoryDatabase::new();
        open(&data, &ManualTime::at(start), Some(Profile::Kabinet), 0);
        data
    });
    untouched.copied().expect("there is room for one more")
}

fn open(data: &MemoryDatabase, time: &ManualTime, profile: Option<Profile>, seed: u64) -> Portal {
    let place = DataPlace::Memory(data.clone());
    let options = Options { profile, password_cost: PasswordCost::LEAST, ..Options::at(place) };
    Portal::open_with(options, Arc::new(time.clone()), Arc::new(SeededRandomness::new(seed)))
        .unwrap_or_else(|error| panic!("the portal did not open: {error}"))
}

impl PortalSide for RouterPortal {
    fn exchange(&mut self, outgoing: Outgoing) -> Answered {
        let call = outgoing.call.clone();
        let message = match message::compose(outgoing) {
            Ok(message) => message,
            Err(fault) => return Answered::fault(fault),
        };
        let mut request = Request::builder().method(message.method.name()).uri(&message.path);
        for (name, value) in &message.headers {
            request = request.header(*name, value.reveal());
        }
        let body = message.body.map_or_else(Body::empty, |body| Body::from(body.to_vec()));
        let request = request.body(body).expect("a composed message is one that HTTP can express");
        let Some((answer, body)) = self.call(request) else { return Answered::fault(Fault::NoLink) };
        let text = |name| answer.headers().get(name).and_then(|value| Some(value.to_str().ok()?.to_owned()));
        let raw = Raw {
            status: answer.status().as_u16(),
            content_type: text(header::CONTENT_TYPE),
            etag: text(header::ETAG),
            retry_after: text(header::RETRY_AFTER),
            date: text(header::DATE),
            body,
        };
        Answered { reply: raw.reply(&call), raw: Some(raw) }
    }

    fn restart(&mut self) {
        self.seed = self.seed.wrapping_add(0x5eed);
        self.portal = open(&self.data, &self.time, None, self.seed);
        self.router = self.portal.router();
    }

    fn set_link(&mut self, up: bool) {
        self.console(Method::PUT, "/console/api/link", if up { r#"{"up":true}"# } else { r#"{"up":false}"# });
    }

    fn choose_profile(&mut self, name: &str) {
        self.console(Method::PUT, "/console/api/settings", &format!(r#"{{"profile":"{name}"}}"#));
    }

    fn advance(&mut self, seconds: i64) {
        self.time.move_by(seconds);
    }

    fn messages(&mut self) -> Vec<Message> {
        self.read::<Messages>("/console/api/messages").messages
    }

    fn people(&mut self) -> Vec<PersonShown> {
        self.read::<People>("/console/api/people").people
    }
}
