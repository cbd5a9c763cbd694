//! What is known of a request by the connection it came on: who is at its other end, and whether it names its host.

use super::problem::{Problem, ProblemKind};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Version, header};
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr};
use tower::ServiceExt;

/// The network address of a client, as limits count it. Requests that came by no network have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(IpAddr);

impl Peer {
    /// The client at this address. Of an IPv6 address the first 64 bits count: a household has the rest to itself, and
    /// would else have a new address for each request.
    pub fn at(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() >> 64 << 64;
                Self(Ipv6Addr::from_bits(network).into())
            }
            address @ IpAddr::V4(_) => Self(address),
        }
    }
}

impl std::fmt::Display for Peer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Answers a request of this client.
pub(super) async fn answer(
    router: Router,
    peer: Peer,
    request: Request<Incoming>,
) -> Result<Response, Infallible> {
    if !names_its_host(&request) {
        let problem = Problem::new(ProblemKind::BAD_REQUEST).detail("HTTP/1.1 needs exactly one Host");
        return Ok(problem.into_response());
    }
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(peer);
    router.oneshot(request).await
}

/// RFC 9112, section 3.2: a request of HTTP/1.1 has one `Host`, whatever its address is.
fn names_its_host<B>(request: &Request<B>) -> bool {
    let hosts = request.headers().get_all(header::HOST).iter().count();
    hosts == 1 || (hosts == 0 && request.version() < Version::HTTP_11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_ipv6_counts_as_its_network() {
        let peer = |text: &str| Peer::at(text.parse().unwrap()).to_string();
        assert_eq!(peer("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(peer("2001:db8:1:2::9"), peer("2001:db8:1:2:ffff::"));
        assert_ne!(peer("2001:db8:1:3::9"), peer("2001:db8:1:2::9"));
        assert_eq!(peer("::ffff:192.0.2.7"), "192.0.2.7");
        assert_ne!(peer("192.0.2.7"), peer("192.0.2.8"));
    }

    #[test]
    fn http_1_1_needs_one_host_and_http_1_0_none() {
        let named = |version, hosts: &[&str]| {
            let mut request = Request::builder().version(version);
            for host in hosts {
                request = request.header(header::HOST, *host);
            }
            names_its_host(&request.body(()).unwrap())
        };
        assert!(named(Version::HTTP_11, &["a"]));
        assert!(!named(Version::HTTP_11, &[]));
        assert!(!named(Version::HTTP_11, &["a", "a"]));
        assert!(named(Version::HTTP_10, &[]));
        assert!(!named(Version::HTTP_10, &["a", "b"]));
    }
}
