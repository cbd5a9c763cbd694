//! How the portal's certificate is checked. The one place where trust is decided.

use std::sync::Arc;

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, OtherError, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::ParsedCertificate,
};

use super::pins::{KeyNotPinned, PortalPins};

/// The certificate authorities of Mozilla's list, bundled: the same on every phone, and nothing that a person or an
/// employer adds to the phone's own list lets anyone read along.
pub(super) fn bundled_roots() -> RootCertStore {
    RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() }
}

/// TLS 1.2 and 1.3 with ring, a chain to one of `roots`, the name checked, and the certificate's key one of `pins`
/// where there are any.
pub(super) fn client_config(roots: RootCertStore, pins: PortalPins) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions()?;
    let builder = if pins.is_empty() {
        builder.with_root_certificates(roots)
    } else {
        let verifier = PinnedVerifier::new(roots, pins, provider)?;
        // "Dangerous" is any verifier that is not rustls' own; this one only refuses more than that one does.
        builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier))
    };
    let mut config = builder.with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// rustls' own verifier, and after it the pins. Only the portal's own certificate is held against them: which
/// authorities its chain goes through is for the authorities to change.
#[derive(Debug)]
struct PinnedVerifier {
    chain: Arc<WebPkiServerVerifier>,
    pins: PortalPins,
}

impl PinnedVerifier {
    fn new(
        roots: RootCertStore,
        pins: PortalPins,
        provider: Arc<CryptoProvider>,
    ) -> Result<Self, rustls::Error> {
        let chain = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
            .build()
            .map_err(|error| rustls::Error::General(error.to_string()))?;
        Ok(Self { chain, pins })
    }
}

impl ServerCertVerifier for PinnedVerifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let verified =
            self.chain.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)?;
        let key = ParsedCertificate::try_from(end_entity)?.subject_public_key_info();
        if self.pins.hold(&key) {
            Ok(verified)
        } else {
            Err(CertificateError::Other(OtherError(Arc::new(KeyNotPinned))).into())
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.chain.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.chain.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.chain.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_list_names_authorities_and_the_client_offers_http_2() {
        let roots = bundled_roots();
        let known = |name: &str| {
            roots.roots.iter().any(|root| root.subject.windows(name.len()).any(|at| at == name.as_bytes()))
        };
        assert!(known("ISRG Root X1"));
        assert!(!known("Nobody's Root X1"));
        let config = client_config(roots, PortalPins::default()).unwrap();
        assert_eq!(config.alpn_protocols, [b"h2".to_vec(), b"http/1.1".to_vec()]);
    }
}
