//! The stand-in's console, read and moved over HTTP as its page does it.

use mock_server::{LoggedRequest, behind::operator::wire::Message, console::people::wire::PersonShown};
use reqwest::{Client, Method, RequestBuilder, Url, header::HeaderMap};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::runtime::Handle;

/// The console of a running portal.
pub struct Console {
    base: String,
    token: String,
    client: Client,
    runtime: Handle,
}

/// What came back for a request made by hand.
#[derive(Debug)]
pub struct Answered {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
}

impl Console {
    pub(crate) fn new(base: String, token: String, client: Client, runtime: Handle) -> Self {
        Self { base, token, client, runtime }
    }

    /// The console behind a link as a portal printed it; its requests run on `runtime`.
    pub fn behind(link: &str, runtime: Handle) -> Option<Self> {
        // A process has one provider; that it is there already is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let url = Url::parse(link).ok()?;
        let token = url.query_pairs().find(|(name, _)| name == "token")?.1.into_owned();
        let client = Client::builder().no_proxy().tls_certs_only([]).build().ok()?;
        Some(Self::new(url.origin().ascii_serialization(), token, client, runtime))
    }

    /// The code of the newest SMS to a number.
    #[track_caller]
    pub fn newest_code(&self, to: &str) -> String {
        self.codes(to).into_iter().next().unwrap_or_else(|| panic!("no SMS with a code went to {to}"))
    }

    /// The codes of all SMS to a number, the newest first.
    pub fn codes(&self, to: &str) -> Vec<String> {
        self.messages(to).into_iter().filter_map(|message| message.code).collect()
    }

    /// A code that no SMS brought to a number.
    pub fn wrong_code(&self, to: &str) -> String {
        let sent = self.codes(to);
        let not_sent = (1..=9).map(|digit| digit.to_string().repeat(6)).find(|code| !sent.contains(code));
        not_sent.expect("so many codes are never sent")
    }

    /// All SMS to a number, the newest first.
    pub fn messages(&self, to: &str) -> Vec<Message> {
        let path = format!("/console/api/messages?to={}", to.replace('+', "%2B"));
        self.read(&path, "messages")
    }

    /// All SMS, the newest first.
    pub fn inbox(&self) -> Vec<Message> {
        self.read("/console/api/messages", "messages")
    }

    /// Everybody who has an account, the newest first.
    pub fn people(&self) -> Vec<PersonShown> {
        self.read("/console/api/people", "people")
    }

    /// What the phones asked since the portal's start, the oldest first.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        let mut requests: Vec<LoggedRequest> = self.read("/console/api/requests", "requests");
        requests.reverse();
        requests
    }

    /// The profile for new registrations.
    pub fn profile(&self) -> String {
        self.read("/console/api/settings", "profile")
    }

    /// Chooses the profile for new registrations.
    pub fn choose_profile(&self, profile: &str) {
        self.change(Method::PUT, "/console/api/settings", &json!({ "profile": profile }));
    }

    /// Lifts the limits of 24 hours, for what does more in a day than people at one address do.
    pub fn lift_limits(&self) {
        self.change(Method::PUT, "/console/api/limits", &json!({ "lifted": true }));
    }

    /// Cuts the link between phones and portal.
    pub fn cut_link(&self) {
        self.change(Method::PUT, "/console/api/link", &json!({ "up": false }));
    }

    /// Mends the link.
    pub fn mend_link(&self) {
        self.change(Method::PUT, "/console/api/link", &json!({ "up": true }));
    }

    /// Orders a fault (see `Fault` of the stand-in) for the next call of an operation such as `POST /api/v1/sessions`.
    pub fn order_fault(&self, operation: &str, fault: &Value) {
        let order = json!({ "operation": operation, "times": 1, "fault": fault });
        self.change(Method::POST, "/console/api/faults", &order);
    }

    /// The portal begins anew, as one that was just started with its options.
    #[track_caller]
    pub fn reset(&self) {
        self.change(Method::POST, "/console/api/reset", &json!({}));
    }

    /// A request to any address of the portal, without the console's token.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }

    /// This run's token.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Sends a request made by hand.
    #[track_caller]
    pub fn send(&self, request: RequestBuilder) -> Answered {
        let answered = self.runtime.block_on(async {
            let answer = request.send().await?;
            let status = answer.status().as_u16();
            let headers = answer.headers().clone();
            Ok::<_, reqwest::Error>(Answered { status, headers, body: answer.text().await? })
        });
        answered.unwrap_or_else(|error| panic!("the portal did not answer: {error}"))
    }

    #[track_caller]
    fn read<T: DeserializeOwned>(&self, path: &str, member: &str) -> T {
        let answered = self.send(self.bare(Method::GET, path).bearer_auth(&self.token));
        assert_eq!(answered.status, 200, "{path}: {}", answered.body);
        let mut body: Value = serde_json::from_str(&answered.body)
            .unwrap_or_else(|error| panic!("{path} gave no JSON: {error}"));
        serde_json::from_value(body[member].take()).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[track_caller]
    fn change(&self, method: Method, path: &str, body: &Value) {
        let answered = self.send(self.bare(method, path).bearer_auth(&self.token).json(body));
        assert!(answered.status < 300, "{path}: {} {}", answered.status, answered.body);
    }
}
