//! Whom the client believes to be the portal: a zoo of servers, each of which is not the portal in one way of its own.
//! Refused ones get no byte of a request.

use std::sync::{Arc, mpsc};

use base64::{Engine, engine::general_purpose::STANDARD};
use rcgen::{
    BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, KeyUsagePurpose, PublicKeyData, date_time_ymd,
};
use ring::digest::{SHA256, digest};
use rustls::{
    RootCertStore, ServerConfig, SupportedProtocolVersion,
    crypto::ring as provider,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    sign::{CertifiedKey, SingleCertAndKey},
    version::{TLS12, TLS13},
};

use super::{
    PATIENT, check_code, response, send,
    server::{Script, Server},
};
use crate::{
    portal::{HttpPortal, PortalAddress, pins::PortalPins, tls},
    ports::Reply,
    protocol::{Distrust, Fault},
};

const HOST: &str = "127.0.0.1";
const BOTH: &[&SupportedProtocolVersion] = &[&TLS12, &TLS13];

/// A certificate authority of the test.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: CertificateDer<'static>,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let certificate = params.self_signed(&key).unwrap().der().clone();
        Self { issuer: Issuer::new(params, key), certificate }
    }

    /// What a phone that knows only this authority believes in.
    fn roots(&self) -> RootCertStore {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).unwrap();
        roots
    }

    fn certify(&self, key: &KeyPair, change: impl FnOnce(&mut CertificateParams)) -> CertificateDer<'static> {
        let mut params = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
        change(&mut params);
        params.signed_by(key, &self.issuer).unwrap().der().clone()
    }
}

fn pin(key: &KeyPair) -> String {
    STANDARD.encode(digest(&SHA256, &key.subject_public_key_info()))
}

fn pins(keys: [&KeyPair; 2]) -> PortalPins {
    PortalPins::parse(&keys.map(pin)).unwrap()
}

/// A server with this certificate, which signs with `key` even where that is not the certificate's.
fn server(
    certificate: &CertificateDer<'static>,
    key: &KeyPair,
    versions: &[&'static SupportedProtocolVersion],
) -> Server {
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let key = provider::sign::any_supported_type(&key).unwrap();
    let certified = CertifiedKey::new(vec![certificate.clone()], key);
    let config = ServerConfig::builder_with_provider(provider::default_provider().into())
        .with_protocol_versions(versions)
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(certified)));
    let body = r#"{"contact_proven_until":"2026-11-23T12:00:00Z","account_exists":false}"#;
    let answer = Script::Answer(response("200 OK", "content-type: application/json\r\n", body));
    Server::start_tls(vec![answer], config)
}

fn ask(server: &Server, roots: RootCertStore, pins: PortalPins) -> Reply {
    let address = PortalAddress::parse(&format!("https://{}", server.address)).unwrap();
    send(&HttpPortal::with(address, PATIENT, roots, pins).unwrap(), check_code())
}

#[track_caller]
fn assert_believed(server: &Server, roots: RootCertStore, pins: PortalPins) {
    let reply = ask(server, roots, pins);
    assert!(reply.result.is_ok(), "{:?}", reply.result);
    assert!(server.request().starts_with("POST /api/v1/"));
}

#[track_caller]
fn assert_refused(server: &Server, roots: RootCertStore, pins: PortalPins, why: Distrust) {
    assert_eq!(ask(server, roots, pins).result, Err(Fault::Untrusted(why)));
    let read = server.read_on_a_connection();
    assert!(read.is_empty(), "something was sent: {}", String::from_utf8_lossy(&read));
}

#[test]
fn the_right_certificate_is_believed_with_pins_and_without_in_both_versions() {
    let authority = Authority::new();
    let [key, reserve] = [(); 2].map(|()| KeyPair::generate().unwrap());
    let certificate = authority.certify(&key, |_| {});
    for version in [&[&TLS12][..], &[&TLS13]] {
        assert_believed(&server(&certificate, &key, version), authority.roots(), PortalPins::default());
        assert_believed(&server(&certificate, &key, version), authority.roots(), pins([&key, &reserve]));
    }
}

#[test]
fn the_reserve_key_is_believed_once_the_portal_goes_over_to_it() {
    let authority = Authority::new();
    let [key, reserve] = [(); 2].map(|()| KeyPair::generate().unwrap());
    let certificate = authority.certify(&reserve, |_| {});
    assert_believed(&server(&certificate, &reserve, BOTH), authority.roots(), pins([&key, &reserve]));
}

#[test]
fn another_key_is_refused_though_the_authority_is_right() {
    let authority = Authority::new();
    let [key, reserve, other] = [(); 3].map(|()| KeyPair::generate().unwrap());
    let certificate = authority.certify(&other, |_| {});
    for version in [&[&TLS12][..], &[&TLS13]] {
        let server = server(&certificate, &other, version);
        assert_refused(&server, authority.roots(), pins([&key, &reserve]), Distrust::Certificate);
    }
}

#[test]
fn the_pinned_key_is_no_excuse_for_anything_else() {
    let authority = Authority::new();
    let [key, reserve] = [(); 2].map(|()| KeyPair::generate().unwrap());
    let old = authority.certify(&key, |params| params.not_after = date_time_ymd(2021, 1, 1));
    assert_refused(&server(&old, &key, BOTH), authority.roots(), pins([&key, &reserve]), Distrust::Date);
    let stranger = Authority::new().certify(&key, |_| {});
    let server = server(&stranger, &key, BOTH);
    assert_refused(&server, authority.roots(), pins([&key, &reserve]), Distrust::Certificate);
}

/// The portal's certificate is no secret; its key is.
#[test]
fn the_portals_certificate_without_its_key_is_refused() {
    let authority = Authority::new();
    let [key, reserve, other] = [(); 3].map(|()| KeyPair::generate().unwrap());
    let certificate = authority.certify(&key, |_| {});
    for version in [&[&TLS12][..], &[&TLS13]] {
        for pins in [PortalPins::default(), pins([&key, &reserve])] {
            let server = server(&certificate, &other, version);
            assert_refused(&server, authority.roots(), pins, Distrust::Certificate);
        }
    }
}

#[test]
fn a_certificate_whose_time_is_over_or_not_come_is_refused_for_its_date() {
    let authority = Authority::new();
    let key = KeyPair::generate().unwrap();
    let expired = authority.certify(&key, |params| params.not_after = date_time_ymd(2021, 1, 1));
    let not_yet = authority.certify(&key, |params| params.not_before = date_time_ymd(2400, 1, 1));
    for certificate in [expired, not_yet] {
        let server = server(&certificate, &key, BOTH);
        assert_refused(&server, authority.roots(), PortalPins::default(), Distrust::Date);
    }
}

#[test]
fn a_certificate_for_another_host_is_refused() {
    let authority = Authority::new();
    let key = KeyPair::generate().unwrap();
    let certificate = authority.certify(&key, |params| {
        *params = CertificateParams::new(vec!["portal.example".to_owned()]).unwrap();
    });
    let server = server(&certificate, &key, BOTH);
    assert_refused(&server, authority.roots(), PortalPins::default(), Distrust::Certificate);
}

#[test]
fn a_certificate_of_nobody_known_is_refused() {
    let key = KeyPair::generate().unwrap();
    let itself = CertificateParams::new(vec![HOST.to_owned()]).unwrap().self_signed(&key).unwrap();
    let by_a_stranger = Authority::new().certify(&key, |_| {});
    for certificate in [itself.der(), &by_a_stranger] {
        let server = server(certificate, &key, BOTH);
        assert_refused(&server, tls::bundled_roots(), PortalPins::default(), Distrust::Certificate);
    }
}

#[test]
fn an_authority_that_may_not_certify_is_none() {
    let authority = Authority::new();
    let [middle, key] = [(); 2].map(|()| KeyPair::generate().unwrap());
    let no_authority = CertificateParams::new(vec!["middle.example".to_owned()]).unwrap();
    let middle_certificate = no_authority.signed_by(&middle, &authority.issuer).unwrap();
    let leaf = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
    let leaf = leaf.signed_by(&key, &Issuer::new(no_authority, middle)).unwrap();
    let config = ServerConfig::builder_with_provider(provider::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![leaf.der().clone(), middle_certificate.der().clone()],
            PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        )
        .unwrap();
    let server = Server::start_tls(vec![Script::Close], config);
    assert_refused(&server, authority.roots(), PortalPins::default(), Distrust::Certificate);
}

/// What a server of before TLS 1.2 says to a client that wants at least that: it chooses 1.1, or gives up.
#[test]
fn an_older_tls_is_refused() {
    let mut hello_of_1_1 = vec![0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
    hello_of_1_1.extend([7; 32]);
    // No session, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, no compression.
    hello_of_1_1.extend([0, 0xc0, 0x13, 0]);
    let protocol_version = vec![0x15, 3, 1, 0, 2, 2, 70];
    for answer in [hello_of_1_1, protocol_version] {
        let server = Server::start(vec![Script::Blurt(answer)]);
        let reply = ask(&server, tls::bundled_roots(), PortalPins::default());
        assert_eq!(reply.result, Err(Fault::Untrusted(Distrust::Unencrypted)));
        assert_only_a_hello(&server);
    }
}

#[test]
fn plain_http_where_tls_is_expected_is_refused() {
    let server = Server::start(vec![Script::Blurt(response("400 Bad Request", "", ""))]);
    let reply = ask(&server, tls::bundled_roots(), PortalPins::default());
    assert_eq!(reply.result, Err(Fault::Untrusted(Distrust::Unencrypted)));
    assert_only_a_hello(&server);
}

/// In what a server without TLS got there is nothing of the request.
#[track_caller]
fn assert_only_a_hello(server: &Server) {
    let read = server.read_on_a_connection();
    assert_eq!(read.first(), Some(&0x16), "not a handshake");
    for secret in ["POST", "/api", "s3cret-token", "481059", "r-1", "Kabinet"] {
        assert!(!read.windows(secret.len()).any(|at| at == secret.as_bytes()), "{secret} was sent");
    }
}

#[test]
fn a_connection_that_breaks_before_anything_was_said_is_no_distrust() {
    let (ready, port) = mpsc::channel();
    std::thread::spawn(move || {
        let listener = std::net::TcpListener::bind((HOST, 0)).unwrap();
        ready.send(listener.local_addr().unwrap()).unwrap();
        drop(listener.accept());
    });
    let address = PortalAddress::parse(&format!("https://{}", port.recv().unwrap())).unwrap();
    let portal = HttpPortal::with(address, PATIENT, tls::bundled_roots(), PortalPins::default()).unwrap();
    assert_eq!(send(&portal, check_code()).result, Err(Fault::NoLink));
}
