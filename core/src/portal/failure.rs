//! Why an exchange broke, told from the types in the error's chain, never from their words.

use std::{error::Error, io};

use rustls::{AlertDescription as Alert, CertificateError as Certificate, Error as Tls};

use crate::protocol::{Distrust, Fault};

/// The fault of an exchange that ended without a whole answer.
pub(super) fn fault(error: &reqwest::Error) -> Fault {
    if error.is_timeout() {
        return Fault::TimedOut;
    }
    let mut answered_nonsense = error.is_decode();
    let mut broke_off = false;
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if let Some(tls) = cause.downcast_ref::<Tls>() {
            return distrust(tls).map_or(Fault::NoLink, Fault::Untrusted);
        }
        if let Some(http) = cause.downcast_ref::<hyper::Error>() {
            if http.is_timeout() {
                return Fault::TimedOut;
            }
            answered_nonsense |= http.is_parse();
            broke_off |= http.is_incomplete_message() || http.is_closed() || http.is_canceled();
        }
        next = match cause.downcast_ref::<io::Error>() {
            Some(system) => {
                if system.kind() == io::ErrorKind::TimedOut {
                    return Fault::TimedOut;
                }
                broke_off |= is_broken_connection(system.kind());
                // `source()` of an I/O error leaves out the error it wraps.
                system.get_ref().map(|inner| inner as &(dyn Error + 'static))
            }
            None => cause.source(),
        };
    }
    if answered_nonsense && !broke_off { Fault::Garbled } else { Fault::NoLink }
}

/// Why the other side is not to be trusted, where the error says so and not only that the connection broke.
fn distrust(error: &Tls) -> Option<Distrust> {
    match error {
        Tls::InvalidCertificate(
            Certificate::Expired
            | Certificate::ExpiredContext { .. }
            | Certificate::NotValidYet
            | Certificate::NotValidYetContext { .. },
        ) => Some(Distrust::Date),
        Tls::InvalidCertificate(_)
        | Tls::NoCertificatesPresented
        | Tls::UnsupportedNameType
        | Tls::InvalidCertRevocationList(_) => Some(Distrust::Certificate),
        // Not TLS at all, a version that is no longer safe, or someone who meddles with the handshake.
        Tls::InvalidMessage(_)
        | Tls::InappropriateMessage { .. }
        | Tls::InappropriateHandshakeMessage { .. }
        | Tls::PeerIncompatible(_)
        | Tls::PeerMisbehaved(_)
        | Tls::DecryptError
        | Tls::AlertReceived(
            Alert::ProtocolVersion | Alert::HandshakeFailure | Alert::InsufficientSecurity,
        ) => Some(Distrust::Unencrypted),
        _ => None,
    }
}

fn is_broken_connection(kind: io::ErrorKind) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        kind,
        Kind::UnexpectedEof
            | Kind::ConnectionReset
            | Kind::ConnectionAborted
            | Kind::BrokenPipe
            | Kind::NotConnected
    )
}
