//! Whether other machines may reach the portal: not unless an address of this machine, the wish to be seen there and a
//! token of one's own are all given.

use crate::http::hosts::written;
use crate::http::language::Language;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};
use thiserror::Error;

/// The shortest token that a person may choose, in characters: 24 bytes as base64 have as many, and who guesses over a
/// network does not get through them.
pub const SHORTEST_TOKEN: usize = 32;
/// The longest, in characters.
const LONGEST_TOKEN: usize = 256;

/// An address besides 127.0.0.1 at which the portal is reached.
#[derive(Clone)]
pub struct Exposure {
    address: IpAddr,
    /// The console's token; without one, each run has its own.
    token: Option<Arc<str>>,
}

impl fmt::Debug for Exposure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exposure").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Why the portal does not listen where it was told to.
#[derive(Debug, Error)]
pub enum ExposureError {
    /// Other machines would reach it there, and that was not asked for.
    #[error("{address} is reached by other machines, which needs --expose and --token-file")]
    NotMeant {
        /// The address.
        address: IpAddr,
    },
    /// The address is no one address but all of them.
    #[error("{address} stands for every network of this machine")]
    Everywhere {
        /// The address.
        address: IpAddr,
    },
    /// Nobody but this machine reaches the address.
    #[error("--expose and --token-file are for an address that other machines reach, {address} is not")]
    NothingToExpose {
        /// The address.
        address: IpAddr,
    },
    /// The file with the token can't be read.
    #[error("{}: {source}", file.display())]
    NoToken {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file holds no token that keeps others out.
    #[error("{} holds no token of {SHORTEST_TOKEN} to {LONGEST_TOKEN} characters", file.display())]
    WeakToken {
        /// The file.
        file: PathBuf,
    },
}

impl Exposure {
    /// Where to listen besides 127.0.0.1, when `address` is another; `expose` and `token_file` are what a person said
    /// about being reached by others.
    ///
    /// # Errors
    /// [`ExposureError`] when other machines would reach `address` and not all of it was asked for.
    pub fn asked_for(
        address: IpAddr,
        expose: bool,
        token_file: Option<&Path>,
    ) -> Result<Option<Self>, ExposureError> {
        if address.is_unspecified() {
            return Err(ExposureError::Everywhere { address });
        }
        if address.to_canonical().is_loopback() {
            if expose || token_file.is_some() {
                return Err(ExposureError::NothingToExpose { address });
            }
            return Ok((address != Ipv4Addr::LOCALHOST).then_some(Self { address, token: None }));
        }
        match token_file {
            Some(file) if expose => Ok(Some(Self { address, token: Some(read_token(file)?) })),
            _ => Err(ExposureError::NotMeant { address }),
        }
    }

    /// The address.
    pub fn address(&self) -> IpAddr {
        self.address
    }

    /// Whether other machines reach it.
    pub fn reaches_others(&self) -> bool {
        self.token.is_some()
    }

    pub(crate) fn token(&self) -> Option<Arc<str>> {
        self.token.clone()
    }
}

fn read_token(file: &Path) -> Result<Arc<str>, ExposureError> {
    let text = fs::read_to_string(file)
        .map_err(|source| ExposureError::NoToken { file: file.to_path_buf(), source })?;
    let token = text.trim();
    // What stands in a link and in a cookie as it is.
    let is_plain = token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if is_plain && (SHORTEST_TOKEN..=LONGEST_TOKEN).contains(&token.len()) {
        Ok(token.into())
    } else {
        Err(ExposureError::WeakToken { file: file.to_path_buf() })
    }
}

impl ExposureError {
    /// What happened and what to do about it, for the person at the terminal.
    pub fn explain(&self, language: Language) -> String {
        match (self, language) {
            (Self::NotMeant { address }, Language::Ru) => format!(
                "По адресу {0} портал увидят и другие машины: все, кто есть в этой сети.\nЕсли так и задумано, добавьте --expose и --token-file ФАЙЛ ({1}).\nИначе уберите --listen: портал будет виден только на этой машине",
                written(*address),
                how_to_make_a_token(language)
            ),
            (Self::NotMeant { address }, Language::En) => format!(
                "At {0} other machines reach the portal too: everyone in that network.\nIf that is meant, add --expose and --token-file FILE ({1}).\nElse leave --listen out: the portal is then for this machine only",
                written(*address),
                how_to_make_a_token(language)
            ),
            (Self::Everywhere { address }, Language::Ru) => format!(
                "{} — это все сети этой машины сразу.\nНазовите один её адрес: --listen 192.168.1.5",
                written(*address)
            ),
            (Self::Everywhere { address }, Language::En) => format!(
                "{} stands for every network of this machine at once.\nName one address of it: --listen 192.168.1.5",
                written(*address)
            ),
            (Self::NothingToExpose { address }, Language::Ru) => format!(
                "Адрес {} виден только этой машине, --expose и --token-file для него не нужны.\nУберите их или назовите адрес в сети: --listen 192.168.1.5",
                written(*address)
            ),
            (Self::NothingToExpose { address }, Language::En) => format!(
                "Only this machine reaches {}: --expose and --token-file are not for it.\nLeave them out, or name an address in a network: --listen 192.168.1.5",
                written(*address)
            ),
            (Self::NoToken { file, source }, Language::Ru) => format!(
                "Ключ из {} не прочитан: {source}.\nЗапишите его туда ({})",
                file.display(),
                how_to_make_a_token(language)
            ),
            (Self::NoToken { file, source }, Language::En) => format!(
                "The token in {} can't be read: {source}.\nWrite one there ({})",
                file.display(),
                how_to_make_a_token(language)
            ),
            (Self::WeakToken { file }, Language::Ru) => format!(
                "В {} нет ключа, который удержит чужих.\nЗапишите туда другой ({})",
                file.display(),
                how_to_make_a_token(language)
            ),
            (Self::WeakToken { file }, Language::En) => format!(
                "{} holds no token that keeps others out.\nWrite another there ({})",
                file.display(),
                how_to_make_a_token(language)
            ),
        }
    }
}

fn how_to_make_a_token(language: Language) -> String {
    match language {
        Language::Ru => {
            format!("от {SHORTEST_TOKEN} знаков A–Z, a–z, 0–9, - и _, например: openssl rand -hex 24 > ФАЙЛ")
        }
        Language::En => format!(
            "{SHORTEST_TOKEN} characters or more of A–Z, a–z, 0–9, - and _, for example: openssl rand -hex 24 > FILE"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    const NETWORK: &str = "192.0.2.7";

    fn ask(address: &str, expose: bool, token: Option<&str>) -> Result<Option<Exposure>, ExposureError> {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("token");
        if let Some(token) = token {
            fs::write(&file, token).unwrap();
        }
        Exposure::asked_for(address.parse().unwrap(), expose, token.is_some().then_some(file.as_path()))
    }

    #[test]
    fn an_address_that_others_reach_needs_the_wish_and_the_token() {
        let token = "x".repeat(SHORTEST_TOKEN);
        for address in [NETWORK, "2001:db8::7", "::ffff:192.0.2.7", "169.254.0.1"] {
            for (expose, token) in [(false, None), (true, None), (false, Some(token.as_str()))] {
                let refused = ask(address, expose, token);
                assert!(matches!(refused, Err(ExposureError::NotMeant { .. })), "{address} {expose}");
            }
            let exposed = ask(address, true, Some(&format!("{token}\n"))).unwrap().unwrap();
            assert_eq!(exposed.address(), address.parse::<IpAddr>().unwrap());
            assert_eq!(exposed.token().as_deref(), Some(token.as_str()));
            assert!(!format!("{exposed:?}").contains(&token));
        }
    }

    #[test]
    fn every_network_at_once_is_not_an_address() {
        for address in ["0.0.0.0", "::"] {
            let token = "x".repeat(SHORTEST_TOKEN);
            assert!(matches!(ask(address, true, Some(&token)), Err(ExposureError::Everywhere { .. })));
        }
    }

    #[test]
    fn loopback_is_listened_to_without_asking_and_has_nothing_to_expose() {
        assert!(ask("127.0.0.1", false, None).unwrap().is_none());
        for address in ["127.0.0.2", "::1"] {
            assert!(!ask(address, false, None).unwrap().unwrap().reaches_others());
            assert!(matches!(ask(address, true, None), Err(ExposureError::NothingToExpose { .. })));
        }
    }

    #[test]
    fn a_token_that_could_be_guessed_or_does_not_fit_a_link_is_refused() {
        let long = "x".repeat(LONGEST_TOKEN + 1);
        for token in
            ["", "secret", &"x".repeat(SHORTEST_TOKEN - 1), &long, &"ключ".repeat(10), &"x y".repeat(20)]
        {
            let refused = ask(NETWORK, true, Some(token));
            assert!(matches!(refused, Err(ExposureError::WeakToken { .. })), "{token}");
        }
        let absent = Exposure::asked_for(NETWORK.parse().unwrap(), true, Some(Path::new("/no/such/file")));
        assert!(matches!(absent, Err(ExposureError::NoToken { .. })));
    }
}
