//! Where the portal is.

use std::fmt;

use reqwest::Url;
use thiserror::Error;

/// The portal's address: scheme, host and port. Always https, except for a stand-in on this machine in builds with the
/// feature `loopback-http`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalAddress {
    /// Without the closing slash.
    origin: String,
    loopback: bool,
}

/// A text that is no address of a portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not an address of a portal: {reason}")]
pub struct AddressFault {
    /// What is wrong with it.
    pub reason: AddressReason,
}

/// What can be wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AddressReason {
    /// It can't be read as a URL with a host.
    #[error("it is not a URL with a host")]
    Unreadable,
    /// It isn't https, and this is not a build and a host for which http is allowed.
    #[error("it must begin with https://")]
    NotHttps,
    /// It names a user or a password.
    #[error("it must not hold a user name or a password")]
    Credentials,
    /// It has a path, a query or a fragment.
    #[error("nothing may stand after the host and the port")]
    Rest,
}

impl PortalAddress {
    /// Reads an address such as `https://portal.example` or `http://127.0.0.1:8460`.
    ///
    /// # Errors
    /// [`AddressFault`] with its reason.
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        Self::parse_for(text, cfg!(feature = "loopback-http"))
    }

    pub(super) fn parse_for(text: &str, loopback_http: bool) -> Result<Self, AddressFault> {
        Self::read(text, loopback_http).map_err(|reason| AddressFault { reason })
    }

    fn read(text: &str, loopback_http: bool) -> Result<Self, AddressReason> {
        // URL parsers drop blanks and take backslashes for slashes; people who look at the text do not.
        if text.contains(|symbol: char| symbol.is_whitespace() || symbol.is_control() || symbol == '\\') {
            return Err(AddressReason::Unreadable);
        }
        let url = Url::parse(text).map_err(|_| AddressReason::Unreadable)?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(AddressReason::NotHttps);
        }
        let host = url.host_str().ok_or(AddressReason::Unreadable)?;
        let loopback = is_loopback(host);
        if url.scheme() == "http" && !(loopback_http && loopback) {
            return Err(AddressReason::NotHttps);
        }
        let authority_and_rest = text.split_once("//").map_or("", |(_, rest)| rest);
        let authority = authority_and_rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(AddressReason::Credentials);
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(AddressReason::Rest);
        }
        Ok(Self { origin: url.origin().ascii_serialization(), loopback })
    }

    /// Whether the host is this machine.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// The URL of a path that begins with a slash.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl fmt::Display for PortalAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host == "[::1]"
        || host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> AddressReason {
        PortalAddress::parse_for(text, true).unwrap_err().reason
    }

    #[test]
    fn an_address_is_kept_as_scheme_host_and_port() {
        for (text, shown) in [
            ("https://portal.example", "https://portal.example"),
            ("https://Portal.Example:443/", "https://portal.example"),
            ("https://portal.example:8443", "https://portal.example:8443"),
            ("https://портал.рф", "https://xn--80awhdgm.xn--p1ai"),
            ("https://[2001:db8::1]", "https://[2001:db8::1]"),
        ] {
            for loopback_http in [false, true] {
                let address = PortalAddress::parse_for(text, loopback_http).unwrap();
                assert_eq!((address.to_string().as_str(), address.is_loopback()), (shown, false), "{text}");
            }
        }
        let address = PortalAddress::parse("https://portal.example").unwrap();
        assert_eq!(address.url("/api/v1/settings"), "https://portal.example/api/v1/settings");
    }

    #[test]
    fn plain_http_goes_to_this_machine_only_and_only_in_builds_that_allow_it() {
        for text in
            ["http://127.0.0.1:8460", "http://127.255.0.9", "http://[::1]:8460/", "http://localhost:8460"]
        {
            assert!(PortalAddress::parse_for(text, true).unwrap().is_loopback(), "{text}");
            let refused = PortalAddress::parse_for(text, false).unwrap_err();
            assert_eq!(refused.reason, AddressReason::NotHttps, "{text}");
            assert_eq!(PortalAddress::parse(text).is_ok(), cfg!(feature = "loopback-http"), "{text}");
        }
        for text in [
            "http://portal.example",
            "http://localhost.portal.example",
            "http://127.0.0.1.portal.example",
            "http://192.168.1.1",
            "http://[::ffff:127.0.0.1]",
            "http://0.0.0.0",
            "http://127.0.0.1@portal.example",
        ] {
            assert_eq!(reason(text), AddressReason::NotHttps, "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        for (text, expected) in [
            ("", AddressReason::Unreadable),
            ("portal.example", AddressReason::Unreadable),
            ("https://", AddressReason::Unreadable),
            ("https://portal.example:99999", AddressReason::Unreadable),
            (" https://portal.example", AddressReason::Unreadable),
            ("https:\\\\portal.example", AddressReason::Unreadable),
            ("https://portal.\nexample", AddressReason::Unreadable),
            ("ftp://portal.example", AddressReason::NotHttps),
            ("file:///etc/hosts", AddressReason::NotHttps),
            ("https://ivan@portal.example", AddressReason::Credentials),
            ("https://ivan:slovo@portal.example", AddressReason::Credentials),
            ("https://@portal.example", AddressReason::Credentials),
            ("https://portal.example/api", AddressReason::Rest),
            ("https://portal.example/?token=1", AddressReason::Rest),
            ("https://portal.example?", AddressReason::Rest),
            ("https://portal.example/#", AddressReason::Rest),
            ("https://portal.example/@", AddressReason::Rest),
        ] {
            assert_eq!(reason(text), expected, "{text:?}");
        }
    }
}
