//! A portal for tests: its router in this process, a clock that stands still, randomness from a seed.
#![allow(dead_code)] // Each test file uses a part of it.

pub mod samples;
pub mod wire;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request};
use mock_server::{
    DataPlace, ManualTime, MemoryDatabase, Options, PasswordCost, Portal, Profile, SeededRandomness,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;
use tower::ServiceExt;

pub const START: &str = "2026-11-22T12:00:00Z";
pub const PHONE: &str = "+79001234567";
pub const PASSWORD: &str = "лампа тихо ждёт обед";
pub const INSTALLATION: &str = "0d5c8a52-6f0e-4c1b-9f57-2f4d7f5a9e10";

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The slug of the problem, after checking that it is one.
    pub fn problem(&self) -> String {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{:?}", self.json());
        let json = self.json();
        assert_eq!(json["status"], self.status);
        json["type"].as_str().unwrap().strip_prefix("/problems/").unwrap().to_owned()
    }
}

/// A portal and what it stands on.
pub struct TestPortal {
    pub portal: Portal,
    pub time: ManualTime,
    pub router: Router,
    folder: Arc<TempDir>,
    options: Options,
}

/// A registration or sign-in that the test may speak for.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub id: String,
    pub secret: String,
}

impl Credentials {
    /// Of the answer to a start.
    pub fn of(json: &Value) -> Self {
        let text = |name: &str| json[name].as_str().unwrap_or_else(|| panic!("no {name}: {json}")).to_owned();
        Self { id: text("id"), secret: text("secret") }
    }
}

impl TestPortal {
    pub fn new() -> Self {
        Self::with_profile(Profile::Kabinet)
    }

    pub fn with_profile(profile: Profile) -> Self {
        let password_cost = PasswordCost::LEAST;
        Self::with_options(|place| Options { profile: Some(profile), password_cost, ..Options::at(place) })
    }

    pub fn in_memory() -> Self {
        Self::with_options(|_| Options::at(DataPlace::Memory(MemoryDatabase::new())))
    }

    /// `options` is given a folder's place, which it may use.
    pub fn with_options(options: impl FnOnce(DataPlace) -> Options) -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let options = options(DataPlace::Folder(folder.path().join("portal")));
        Self::open(folder, options, ManualTime::at(START.parse().unwrap()), 1)
    }

    fn open(folder: Arc<TempDir>, options: Options, time: ManualTime, seed: u64) -> Self {
        let random = Arc::new(SeededRandomness::new(seed));
        let portal = Portal::open_with(options.clone(), Arc::new(time.clone()), random).unwrap();
        let router = portal.router().merge(portal.console_page());
        Self { portal, time, router, folder, options }
    }

    /// The same data after the process ended and began again.
    pub fn restarted(self) -> Self {
        let Self { portal, time, router, folder, options } = self;
        drop((portal, router));
        Self::open(folder, Options { profile: None, ..options }, time, 2)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The text that a statement finds in the portal's database.
    pub fn stored(&self, sql: &str) -> String {
        self.database().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Changes the portal's database behind its back.
    pub fn write(&self, sql: &str, value: &str) {
        self.database().execute(sql, [value]).unwrap();
    }

    /// Whether a text stands in any file of the portal's.
    pub fn keeps(&self, text: &str) -> bool {
        let files = std::fs::read_dir(self.folder().join("portal")).unwrap();
        let mut read = files.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).peekable();
        assert!(read.peek().is_some());
        read.any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
    }

    fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.folder().join("portal/portal.sqlite")).unwrap()
    }

    pub fn now(&self) -> i64 {
        self.portal.clock().now().as_second()
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Reply { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }

    /// Whether the connection breaks before the answer's first byte.
    pub async fn breaks(&self, request: Request<Body>) -> bool {
        let response = self.router.clone().oneshot(request).await.unwrap();
        to_bytes(response.into_body(), usize::MAX).await.is_err()
    }

    pub async fn get(&self, path: &str, bearer: Option<&str>) -> Reply {
        let mut request = Request::get(path);
        if let Some(bearer) = bearer {
            request = request.header("authorization", format!("Bearer {bearer}"));
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// A change with a key of its own.
    pub async fn change(&self, method: Method, path: &str, bearer: Option<&str>, body: Value) -> Reply {
        self.change_with_key(&new_key(), method, path, bearer, body).await
    }

    pub async fn change_with_key(
        &self,
        key: &str,
        method: Method,
        path: &str,
        bearer: Option<&str>,
        body: Value,
    ) -> Reply {
        self.send(change_request(key, method, path, bearer, &body)).await
    }

    pub async fn console(&self, method: Method, path: &str, body: Option<Value>) -> Reply {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "127.0.0.1:8460")
            .header("authorization", format!("Bearer {}", self.portal.console_token()))
            .header("content-type", "application/json");
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.send(request.body(body).unwrap()).await
    }

    pub async fn start(&self) -> Credentials {
        self.start_on(INSTALLATION).await
    }

    /// The start of a registration on an installation.
    pub async fn start_on(&self, installation: &str) -> Credentials {
        let reply = self.post_on(installation, "/api/v1/registrations", json!({})).await;
        assert_eq!(reply.status, 201, "{:?}", reply.json());
        Credentials::of(&reply.json())
    }

    /// A POST of nobody in particular, from an installation.
    pub async fn post_on(&self, installation: &str, path: &str, body: Value) -> Reply {
        let mut request = change_request(&new_key(), Method::POST, path, None, &body);
        request.headers_mut().insert("kabinet-installation", installation.parse().unwrap());
        self.send(request).await
    }

    pub async fn step(&self, method: Method, who: &Credentials, step: &str, body: Value) -> Reply {
        let path = format!("/api/v1/registrations/{}/{step}", who.id);
        self.change(method, &path, Some(&who.secret), body).await
    }

    pub async fn send_code(&self, who: &Credentials, phone: &str) -> Reply {
        self.step(Method::POST, who, "codes", json!({"phone": phone, "channel": "sms"})).await
    }

    pub async fn check_code(&self, who: &Credentials, code: &str) -> Reply {
        self.step(Method::POST, who, "codes/check", json!({"code": code})).await
    }

    /// The codes sent to a number, the newest first.
    pub async fn codes(&self, phone: &str) -> Vec<String> {
        let messages = self.messages(phone).await;
        messages.iter().filter_map(|message| message["code"].as_str().map(str::to_owned)).collect()
    }

    /// The SMS to a number, the newest first.
    pub async fn messages(&self, phone: &str) -> Vec<Value> {
        let path = format!("/console/api/messages?to={}", phone.replace('+', "%2B"));
        let json = self.console(Method::GET, &path, None).await.json();
        json["messages"].as_array().unwrap().clone()
    }

    pub async fn prove(&self, who: &Credentials, phone: &str) {
        assert_eq!(self.send_code(who, phone).await.status, 202);
        let code = self.codes(phone).await.remove(0);
        let reply = self.check_code(who, &code).await;
        assert_eq!(reply.status, 200, "{:?}", reply.json());
    }

    pub async fn fill_in(&self, who: &Credentials) {
        assert_eq!(self.step(Method::PUT, who, "person", person()).await.status, 200);
        assert_eq!(self.step(Method::PUT, who, "password", json!({"password": PASSWORD})).await.status, 200);
        assert_eq!(self.step(Method::PUT, who, "consents", consents()).await.status, 200);
    }

    /// A registration with everything done but `complete`.
    pub async fn ready(&self, phone: &str) -> Credentials {
        let who = self.start().await;
        self.prove(&who, phone).await;
        self.fill_in(&who).await;
        who
    }

    pub async fn complete(&self, who: &Credentials) -> Reply {
        self.step(Method::POST, who, "complete", json!({})).await
    }

    pub async fn grant(&self, who: &Credentials) -> Reply {
        let body = json!({"grant": "registration", "registration_id": who.id, "secret": who.secret});
        self.change(Method::POST, "/api/v1/sessions", None, body).await
    }

    pub async fn refresh(&self, token: &str) -> Reply {
        self.change(Method::POST, "/api/v1/sessions/refresh", None, json!({"refresh_token": token})).await
    }

    /// A registration that became an account of this number, with the password and the consents of the tests.
    pub async fn registered(&self, phone: &str) -> Credentials {
        let who = self.ready(phone).await;
        assert_eq!(self.complete(&who).await.status, 201);
        who
    }

    pub async fn start_sign_in(&self, phone: &str, password: &str) -> Reply {
        self.start_sign_in_on(INSTALLATION, phone, password).await
    }

    pub async fn start_sign_in_on(&self, installation: &str, phone: &str, password: &str) -> Reply {
        self.post_on(installation, "/api/v1/sign-ins", sign_in(phone, password)).await
    }

    pub async fn sign_in_step(&self, who: &Credentials, step: &str, body: Value) -> Reply {
        let path = format!("/api/v1/sign-ins/{}/{step}", who.id);
        self.change(Method::POST, &path, Some(&who.secret), body).await
    }

    pub async fn check_sign_in_code(&self, who: &Credentials, code: &str) -> Reply {
        self.sign_in_step(who, "codes/check", json!({"code": code})).await
    }

    pub async fn grant_sign_in(&self, who: &Credentials) -> Reply {
        let body = json!({"grant": "sign_in", "sign_in_id": who.id, "secret": who.secret});
        self.change(Method::POST, "/api/v1/sessions", None, body).await
    }

    /// Signs in with password and code; gives the access token.
    pub async fn signed_in(&self, phone: &str) -> String {
        let started = self.start_sign_in(phone, PASSWORD).await;
        assert_eq!(started.status, 201, "{:?}", started.json());
        let who = Credentials::of(&started.json());
        let code = self.codes(phone).await.remove(0);
        assert_eq!(self.check_sign_in_code(&who, &code).await.status, 200);
        self.grant_sign_in(&who).await.json()["access_token"].as_str().unwrap().to_owned()
    }

    pub async fn end_session(&self, refresh_token: &str) -> Reply {
        self.change(Method::POST, "/api/v1/sessions/end", None, json!({"refresh_token": refresh_token})).await
    }

    pub async fn withdraw(&self, access_token: &str, consent: &str) -> Reply {
        let path = "/api/v1/account/consents/withdraw";
        self.change(Method::POST, path, Some(access_token), json!({"consent_id": consent})).await
    }

    pub async fn give(&self, access_token: &str, consent: Value) -> Reply {
        self.change(Method::POST, "/api/v1/account/consents/give", Some(access_token), consent).await
    }

    /// A step to a new phone for an account that has none.
    pub async fn contact_step(&self, access_token: &str, step: &str, body: Value) -> Reply {
        let path = format!("/api/v1/account/contact/{step}");
        self.change(Method::POST, &path, Some(access_token), body).await
    }

    pub async fn account(&self, access_token: &str) -> Reply {
        self.get("/api/v1/account", Some(access_token)).await
    }
}

/// A change as the app sends it.
pub fn change_request(
    key: &str,
    method: Method,
    path: &str,
    bearer: Option<&str>,
    body: &Value,
) -> Request<Body> {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("idempotency-key", format!("\"{key}\""))
        .header("kabinet-installation", INSTALLATION)
        .header("content-type", "application/json");
    if let Some(bearer) = bearer {
        request = request.header("authorization", format!("Bearer {bearer}"));
    }
    request.body(Body::from(body.to_string())).unwrap()
}

pub fn person() -> Value {
    json!({"surname": "Иванов", "name": "Иван", "patronymic": "Иванович", "birth_date": "1990-04-12"})
}

pub fn sign_in(phone: &str, password: &str) -> Value {
    json!({"phone": phone, "password": password})
}

pub fn consents() -> Value {
    json!({"consents": [
        {"id": "agreement", "version": "2026-03-01", "accepted_at": "2026-11-22T11:59:00Z"},
        {"id": "personal_data", "version": "2026-03-01", "accepted_at": "2026-11-22T11:59:30Z"},
    ]})
}

/// A key that no other request of this test run has.
pub fn new_key() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("00000000-0000-4000-8000-{:012x}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The files of requests and answers that the app is held against as well.
pub fn golden_folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/v1"))
}
