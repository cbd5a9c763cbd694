//! Something that is not the portal answers in its place: the phone says what is wrong and what to do, sends nothing,
//! and goes on where it was once the portal answers again.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener},
    sync::{Arc, mpsc},
    thread,
};

use kabinet_core::screen::Language;
use kabinet_tests::{CITIZEN, HOME, Stand, TestPhone, covers, fill_in, main_action, plain, reach};
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::{ServerConfig, ServerConnection, StreamOwned, crypto::ring, pki_types::PrivatePkcs8KeyDer};

/// What answers, until the test ends, and what it was sent.
struct Impostor {
    url: String,
    heard: mpsc::Receiver<Vec<u8>>,
}

impl Impostor {
    /// Speaks TLS and shows this certificate of its own.
    fn with_certificate(change: impl FnOnce(&mut CertificateParams)) -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).expect("a name");
        change(&mut params);
        let certificate = params.self_signed(&key).expect("a certificate").der().clone();
        let config = ServerConfig::builder_with_provider(ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .expect("the provider has them")
            .with_no_client_auth()
            .with_single_cert(vec![certificate], PrivatePkcs8KeyDer::from(key.serialize_der()).into());
        Self::answering(Some(Arc::new(config.expect("key and certificate fit"))))
    }

    /// Does not speak TLS at all.
    fn without_tls() -> Self {
        Self::answering(None)
    }

    fn answering(tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let url = format!("https://{}", listener.local_addr().expect("a bound socket has an address"));
        let (tell, heard) = mpsc::channel();
        thread::spawn(move || {
            for mut socket in listener.incoming().flatten() {
                let mut read = Vec::new();
                // The phone hangs up as soon as it knows whom it talks to.
                let _hung_up = if let Some(config) = &tls {
                    let session = ServerConnection::new(Arc::clone(config)).expect("a session");
                    StreamOwned::new(session, socket).read_to_end(&mut read)
                } else {
                    let answered = socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
                    let _closed = socket.shutdown(Shutdown::Write);
                    answered.and_then(|()| socket.read_to_end(&mut read))
                };
                if tell.send(read).is_err() {
                    return;
                }
            }
        });
        Self { url, heard }
    }

    /// Everything that was said to it so far, at least one connection's worth.
    fn heard(&self) -> Vec<u8> {
        let first = self.heard.recv().expect("the phone came by");
        first.into_iter().chain(self.heard.try_iter().flatten()).collect()
    }
}

/// A registration goes as far as the person's data, the impostor takes over, and the portal comes back.
#[track_caller]
fn meet(impostor: &Impostor, language: Language, words: [&str; 3]) {
    let stand = Stand::new();
    let phone = stand.phone_in("phone", language);
    reach(&stand, &phone, &CITIZEN, "registration/password");
    let phone = stand.switched_on_elsewhere(phone.switched_off(), &impostor.url);
    phone.until_screen("registration/password");
    // A password is sent at once and waits for nothing, so what stands in its way is said on its own screen.
    fill_in(&stand, &phone, &CITIZEN);
    let refused = phone.tap(main_action(&phone.shown_now()));
    let seen = plain(&refused.to_text());
    for expected in words {
        assert!(seen.contains(&plain(expected)), "no «{expected}»:\n{seen}");
    }
    assert!(refused.actions().iter().any(|action| action == "retry"), "no way on:\n{seen}");
    assert_nothing_said(&phone, &impostor.heard());
    let phone = stand.switched_on(phone.switched_off());
    phone.until_screen("registration/password");
    reach(&stand, &phone, &CITIZEN, HOME);
    assert_eq!(stand.console().codes(CITIZEN.phone).len(), 1, "what was done had to be done again");
}

/// What the impostor read holds no request: nothing at all inside TLS, without it the client's greeting.
#[track_caller]
fn assert_nothing_said(phone: &TestPhone, heard: &[u8]) {
    for sent in [CITIZEN.password, CITIZEN.phone, CITIZEN.surname, "/api/", "HTTP/1", "Bearer"] {
        let said = heard.windows(sent.len()).any(|at| at == sent.as_bytes());
        assert!(!said, "{sent} was sent; the log: {:?}", phone.log());
    }
}

#[test]
fn a_foreign_certificate_is_refused_and_called_so() {
    covers!("SEC-09");
    let impostor = Impostor::with_certificate(|_| {});
    let words = ["Соединение небезопасно", "не доказал, что он — портал", "Перейдите на другую сеть"];
    meet(&impostor, Language::Ru, words);
}

#[test]
fn a_certificate_out_of_date_sends_the_person_to_the_phones_clock() {
    covers!("SEC-09");
    let expired = Impostor::with_certificate(|params| params.not_after = date_time_ymd(2021, 1, 1));
    let words = ["The date doesn’t fit", "We sent nothing", "Set the right date and time"];
    meet(&expired, Language::En, words);
}

#[test]
fn plain_http_is_refused_and_called_so() {
    covers!("SEC-09");
    let words = ["Сеть не даёт зашифровать", "мы ничего не отправляем", "Перейдите на другую сеть"];
    meet(&Impostor::without_tls(), Language::Ru, words);
}
