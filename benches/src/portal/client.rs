//! One connection's person: an account to read, and a registration under way to write to.
//!
//! Requests are bytes that were put together before, and of an answer only the length is looked at: the less the asking
//! side does, the more of the time is the portal's.

use reqwest::Method;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{Asked, server::Listening};
use crate::{
    contender::BenchError,
    person::{client, newest_code},
};

/// Names that are saved in turn.
const NAMES: [&str; 2] = ["Алёна", "Мария"];

/// One person with two connections: to the portal and to the server that only says «pong».
pub struct Client {
    portal: TcpStream,
    ping: TcpStream,
    ping_request: Vec<u8>,
    get_request: Vec<u8>,
    /// Address and secret of the registration that is written to.
    registration: (String, String),
    number: usize,
    written: u64,
    answer: Vec<u8>,
}

impl Client {
    /// Registers person `number`, and begins another registration for them.
    ///
    /// # Errors
    /// [`BenchError`]: the portal refused something.
    pub async fn registered(number: usize, listening: &Listening) -> Result<Self, BenchError> {
        let setup = Setup {
            client: client()?,
            address: format!("http://127.0.0.1:{}", listening.portal),
            token: &listening.token,
        };
        let account = setup.registration(number, 0).await?;
        let access_token = setup.account(&account).await?;
        let other = setup.registration(number, 1).await?;
        let connect = async |port: u16| {
            let stream = TcpStream::connect(("127.0.0.1", port)).await?;
            stream.set_nodelay(true)?;
            Ok::<_, BenchError>(stream)
        };
        let head = "Host: 127.0.0.1\r\n";
        Ok(Self {
            portal: connect(listening.portal).await?,
            ping: connect(listening.ping).await?,
            ping_request: format!("GET /ping HTTP/1.1\r\n{head}\r\n").into_bytes(),
            get_request: format!(
                "GET /api/v1/account HTTP/1.1\r\n{head}Authorization: Bearer {access_token}\r\n\
                 Kabinet-Installation: {}\r\n\r\n",
                installation(number, 0),
            )
            .into_bytes(),
            registration: other,
            number,
            written: 0,
            answer: Vec::with_capacity(4096),
        })
    }

    /// Asks once and waits for the answer.
    ///
    /// # Errors
    /// The connection broke, or the answer is no 200.
    pub async fn ask(&mut self, asked: Asked) -> Result<(), BenchError> {
        match asked {
            Asked::Ping => exchange(&mut self.ping, &self.ping_request, &mut self.answer).await,
            Asked::Get => exchange(&mut self.portal, &self.get_request, &mut self.answer).await,
            Asked::Write => {
                let request = self.write_request();
                exchange(&mut self.portal, &request, &mut self.answer).await
            }
        }
    }

    fn write_request(&mut self) -> Vec<u8> {
        self.written += 1;
        let name = NAMES[usize::from(self.written.is_multiple_of(2))];
        let body = format!(
            "{{\"surname\":\"Ветрова\",\"name\":\"{name}\",\"patronymic\":null,\"birth_date\":\"1990-04-12\"}}"
        );
        let (id, secret) = &self.registration;
        format!(
            "PUT /api/v1/registrations/{id}/person HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {secret}\r\n\
             Kabinet-Installation: {}\r\nIdempotency-Key: \"{:08x}-0000-4000-9000-{:012x}\"\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            installation(self.number, 1),
            self.number,
            self.written,
            body.len(),
        )
        .into_bytes()
    }
}

/// The id of one of a person's two phones.
fn installation(number: usize, phone: usize) -> String {
    format!("{number:08x}-{phone:04x}-4000-8000-000000000000")
}

async fn exchange(stream: &mut TcpStream, request: &[u8], answer: &mut Vec<u8>) -> Result<(), BenchError> {
    stream.write_all(request).await?;
    answer.clear();
    while !is_whole(answer)? {
        if stream.read_buf(answer).await? == 0 {
            return Err(BenchError::Unfit("the connection was closed".to_owned()));
        }
    }
    Ok(())
}

/// Whether an answer has come to its end.
fn is_whole(answer: &[u8]) -> Result<bool, BenchError> {
    let Some(head) = answer.windows(4).position(|window| window == b"\r\n\r\n") else { return Ok(false) };
    let unfit = || BenchError::Unfit(String::from_utf8_lossy(answer).into_owned());
    let text = std::str::from_utf8(&answer[..head]).map_err(|_| unfit())?;
    let mut lines = text.split("\r\n");
    if !lines.next().is_some_and(|status| status.starts_with("HTTP/1.1 200")) {
        return Err(unfit());
    }
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    Ok(answer.len() >= head + 4 + length.ok_or_else(unfit)?)
}

/// What is done before the contest.
struct Setup<'a> {
    client: reqwest::Client,
    address: String,
    token: &'a str,
}

impl Setup<'_> {
    /// A registration whose number is proven: its id and secret.
    async fn registration(&self, number: usize, phone: usize) -> Result<(String, String), BenchError> {
        let (installation, phone) = (installation(number, phone), format!("+7900{phone}{number:06}"));
        let started = self.send(Method::POST, "registrations", &installation, "", &json!({})).await?;
        let (id, secret) = (text(&started, "id")?, text(&started, "secret")?);
        let codes = format!("registrations/{id}/codes");
        self.send(Method::POST, &codes, &installation, &secret, &json!({ "phone": phone })).await?;
        let code = newest_code(&self.client, &self.address, self.token, &phone).await?;
        let check = format!("{codes}/check");
        self.send(Method::POST, &check, &installation, &secret, &json!({ "code": code })).await?;
        Ok((id, secret))
    }

    /// Makes an account of a registration; gives the access token of its session.
    async fn account(&self, (id, secret): &(String, String)) -> Result<String, BenchError> {
        let path = |step: &str| format!("registrations/{id}/{step}");
        let person = json!({
            "surname": "Ветрова", "name": "Алёна", "patronymic": "Игоревна", "birth_date": "1990-04-12",
        });
        let consents = ["agreement", "personal_data"]
            .map(|id| json!({ "id": id, "version": "2026-03-01", "accepted_at": "2026-11-22T12:00:00Z" }));
        let consents = json!({ "consents": consents });
        let password = json!({ "password": "Lampa7!zhdet-obed" });
        for (step, body) in [("person", person), ("password", password), ("consents", consents)] {
            self.send(Method::PUT, &path(step), "", secret, &body).await?;
        }
        self.send(Method::POST, &path("complete"), "", secret, &json!({})).await?;
        let grant = json!({ "grant": "registration", "registration_id": id, "secret": secret });
        text(&self.send(Method::POST, "sessions", "", "", &grant).await?, "access_token")
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        installation: &str,
        secret: &str,
        body: &Value,
    ) -> Result<Value, BenchError> {
        let key = path.bytes().chain(secret.bytes()).chain(installation.bytes()).fold(0_u64, |hash, byte| {
            // FNV: every request of the set-up has its own key.
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut request = self
            .client
            .request(method, format!("{}/api/v1/{path}", self.address))
            .header(
                "Idempotency-Key",
                format!("\"{:08x}-0000-4000-8000-{:012x}\"", key >> 32, key & 0xffff_ffff),
            )
            .json(body);
        if !installation.is_empty() {
            request = request.header("Kabinet-Installation", installation);
        }
        if !secret.is_empty() {
            request = request.bearer_auth(secret);
        }
        let answer = request.send().await?;
        let (status, body) = (answer.status(), answer.text().await?);
        if !status.is_success() {
            return Err(BenchError::Unfit(format!("{path}: {status} {body}")));
        }
        serde_json::from_str(&body).map_err(|_| BenchError::Unfit(format!("{path}: {body}")))
    }
}

fn text(answer: &Value, member: &str) -> Result<String, BenchError> {
    let found = answer[member].as_str().map(str::to_owned);
    found.ok_or_else(|| BenchError::Unfit(format!("no {member} in {answer}")))
}
