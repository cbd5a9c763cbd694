//! Which requests are meant for this machine: those whose `Host` and `Origin` name it.

use crate::http::problem::{Problem, ProblemKind};
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;
use thiserror::Error;

/// A name under which this machine may be asked besides, without a port: that of a host, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostName(String);

/// The text is no name of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "нужно имя или адрес без порта, например 10.0.2.2 / a name or an address without a port, such as 10.0.2.2"
)]
pub struct NotAHostName;

impl FromStr for HostName {
    type Err = NotAHostName;

    fn from_str(text: &str) -> Result<Self, NotAHostName> {
        let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
        if let Ok(address) = bare.parse::<IpAddr>() {
            return Ok(Self(written(address)));
        }
        let is_label = |label: &str| {
            !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if text.len() <= 253 && text.split('.').all(is_label) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(NotAHostName)
        }
    }
}

/// The names of this machine: those of loopback, the address at which it listens besides, where it does, and those that
/// were allowed by name. Other names are refused even where they lead here, for such a name may have been turned to this
/// machine by the page that asks (DNS rebinding).
#[derive(Clone, Debug, Default)]
pub(crate) struct Hosts {
    listens_besides: Option<IpAddr>,
    allowed: Arc<[HostName]>,
}

impl Hosts {
    /// Loopback, `address` and those of these names.
    pub(crate) fn with(address: Option<IpAddr>, allowed: &[HostName]) -> Self {
        Self { listens_besides: address, allowed: allowed.into() }
    }

    /// Whether host and origin, where given, are this machine's own.
    pub(crate) fn admit(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), ProblemKind> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = match (hosts.next().map(HeaderValue::to_str), uri.authority()) {
            (Some(Ok(host)), None) => Some(host),
            (Some(Ok(host)), Some(authority)) if host == authority.as_str() => Some(host),
            (None, authority) => authority.map(Authority::as_str),
            _ => return Err(ProblemKind::FOREIGN_HOST),
        };
        if hosts.next().is_some() || host.is_some_and(|host| !self.is_own(host)) {
            return Err(ProblemKind::FOREIGN_HOST);
        }
        let mut origins = headers.get_all(header::ORIGIN).iter();
        let Some(origin) = origins.next() else { return Ok(()) };
        let own = host.map(|host| format!("http://{host}"));
        let is_own = own.is_some_and(|own| origin.as_bytes() == own.as_bytes());
        if is_own && origins.next().is_none() { Ok(()) } else { Err(ProblemKind::FOREIGN_ORIGIN) }
    }

    /// Whether `host`, with or without a port, is a name of this machine.
    fn is_own(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        matches!(name, "127.0.0.1" | "localhost" | "[::1]")
            || self.listens_besides.is_some_and(|address| name == written(address))
            || self.allowed.iter().any(|HostName(allowed)| name.eq_ignore_ascii_case(allowed))
    }
}

/// An address as it stands in a URL: that of IPv6 in brackets.
pub(crate) fn written(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

/// The same with a port.
pub(crate) fn written_with_port(address: IpAddr, port: u16) -> String {
    SocketAddr::new(address, port).to_string()
}

/// Refuses names of other machines and pages of other sites.
pub(crate) async fn own_machine_only(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    match hosts.admit(request.uri(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(kind) => refusal(kind).into_response(),
    }
}

/// The problem of a request that [`Hosts::admit`] refuses, with what to do instead.
pub(crate) fn refusal(kind: ProblemKind) -> Problem {
    Problem::new(kind).detail(if kind == ProblemKind::FOREIGN_HOST {
        "use the address of the printed link: 127.0.0.1, or one named by --listen; --allow-host NAME allows another name, such as an emulator's 10.0.2.2"
    } else {
        "open the printed link in a tab of its own; programs send no Origin"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(hosts: &Hosts, host: Option<&str>, origin: Option<&str>) -> Result<(), ProblemKind> {
        let mut headers = HeaderMap::new();
        for (name, value) in [(header::HOST, host), (header::ORIGIN, origin)] {
            if let Some(value) = value {
                headers.insert(name, HeaderValue::from_str(value).unwrap());
            }
        }
        hosts.admit(&Uri::from_static("/"), &headers)
    }

    #[test]
    fn only_loopback_names_and_own_pages_pass() {
        let loopback = &Hosts::default();
        for host in ["127.0.0.1:8460", "localhost:8460", "[::1]:8460", "127.0.0.1"] {
            assert_eq!(judge(loopback, Some(host), None), Ok(()));
            assert_eq!(judge(loopback, Some(host), Some(&format!("http://{host}"))), Ok(()));
            for origin in ["http://evil.example", "null", "", &format!("https://{host}")] {
                assert_eq!(judge(loopback, Some(host), Some(origin)), Err(ProblemKind::FOREIGN_ORIGIN));
            }
        }
        for host in [
            "",
            "evil.example",
            "evil.example:8460",
            "127.0.0.1.evil.example:80",
            "localhost.evil:1",
            "127.0.0.1:x",
            "192.0.2.7:8460",
        ] {
            assert_eq!(judge(loopback, Some(host), None), Err(ProblemKind::FOREIGN_HOST), "{host}");
        }
        let other_port = judge(loopback, Some("localhost:1"), Some("http://localhost:2"));
        assert_eq!(other_port, Err(ProblemKind::FOREIGN_ORIGIN));
        assert_eq!(judge(loopback, None, Some("http://localhost")), Err(ProblemKind::FOREIGN_ORIGIN));
    }

    #[test]
    fn an_address_that_is_listened_to_is_one_name_more_and_no_other() {
        for (address, own, others) in [
            ("192.0.2.7", "192.0.2.7", ["192.0.2.8", "192.0.2.7.evil.example"]),
            ("2001:db8::7", "[2001:db8::7]", ["[2001:db8::8]", "2001:db8::7"]),
        ] {
            let hosts = &Hosts::with(Some(address.parse().unwrap()), &[]);
            for host in [own.to_owned(), format!("{own}:8460"), "localhost:8460".to_owned()] {
                assert_eq!(judge(hosts, Some(&host), Some(&format!("http://{host}"))), Ok(()), "{host}");
            }
            for host in others {
                assert_eq!(judge(hosts, Some(host), None), Err(ProblemKind::FOREIGN_HOST), "{host}");
            }
        }
    }

    #[test]
    fn a_name_that_was_allowed_is_one_more_and_no_other() {
        for (named, own, others) in [
            ("10.0.2.2", "10.0.2.2", ["10.0.2.20", "10.0.2.2.evil.example"]),
            ("Portal.Test", "portal.test", ["evil.portal.test", "portal.test.evil.example"]),
            ("2001:db8::7", "[2001:db8::7]", ["[2001:db8::8]", "2001:db8::7"]),
        ] {
            let hosts = &Hosts::with(None, &[named.parse().unwrap()]);
            for host in [own.to_owned(), format!("{own}:8460"), own.to_uppercase(), "localhost".to_owned()] {
                assert_eq!(judge(hosts, Some(&host), Some(&format!("http://{host}"))), Ok(()), "{host}");
            }
            let foreign = judge(hosts, Some(own), Some("http://evil.example"));
            assert_eq!(foreign, Err(ProblemKind::FOREIGN_ORIGIN));
            for host in others {
                assert_eq!(judge(hosts, Some(host), None), Err(ProblemKind::FOREIGN_HOST), "{host}");
            }
        }
    }

    #[test]
    fn a_host_name_is_neither_a_pattern_nor_an_address_with_more() {
        for bad in
            ["", "*", "*.test", "10.0.2.2:8460", "http://10.0.2.2", "a b", ".test", "te..st", "[x]", "тест"]
        {
            assert_eq!(bad.parse::<HostName>(), Err(NotAHostName), "{bad}");
        }
        assert_eq!("[::2]".parse(), "::2".parse::<HostName>());
    }

    #[test]
    fn a_second_host_or_origin_is_one_too_many() {
        for (name, kind) in
            [(header::HOST, ProblemKind::FOREIGN_HOST), (header::ORIGIN, ProblemKind::FOREIGN_ORIGIN)]
        {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("localhost"));
            headers.insert(header::ORIGIN, HeaderValue::from_static("http://localhost"));
            assert_eq!(Hosts::default().admit(&Uri::from_static("/"), &headers), Ok(()));
            let again = headers[&name].clone();
            headers.append(name, again);
            assert_eq!(Hosts::default().admit(&Uri::from_static("/"), &headers), Err(kind));
        }
    }
}
