//! What can be installed by itself where this runs as root on Debian.

use std::{fs, os::unix::fs::MetadataExt, path::Path};

use crate::folder;

/// Debian as this program may use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debian {
    /// Name of the release («bookworm»).
    pub codename: String,
}

impl Debian {
    /// Debian, when this is Debian and runs as root.
    pub fn as_root() -> Option<Self> {
        let is_root = fs::metadata("/proc/self").is_ok_and(|facts| facts.uid() == 0);
        let release = fs::read_to_string("/etc/os-release").ok()?;
        Self::of_release(&release).filter(|_| is_root)
    }

    fn of_release(release: &str) -> Option<Self> {
        let value = |name: &str| {
            let line = release.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            line.map(|value| value.trim_matches('"').to_owned())
        };
        (value("ID")? == "debian").then_some(())?;
        Some(Self { codename: value("VERSION_CODENAME")? })
    }

    /// The mirror that this machine installs its release from.
    pub fn mirror(&self) -> Option<String> {
        let mut files = vec![Path::new("/etc/apt/sources.list").to_path_buf()];
        let mut parts = folder::entries(Path::new("/etc/apt/sources.list.d")).unwrap_or_default();
        parts.sort();
        files.append(&mut parts);
        files.iter().find_map(|file| {
            let text = fs::read_to_string(file).ok()?;
            match file.extension()?.to_str()? {
                "sources" => mirror_of_stanzas(&text, &self.codename),
                "list" => mirror_of_lines(&text, &self.codename),
                _ => None,
            }
        })
    }
}

/// Reads the format of `*.sources`: stanzas of fields.
fn mirror_of_stanzas(text: &str, codename: &str) -> Option<String> {
    let without_comments: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    without_comments.split(|line| line.trim().is_empty()).find_map(|stanza| {
        let words = |name: &str| -> Vec<&str> {
            let value = stanza.iter().find_map(|line| {
                let (field, value) = line.split_once(':')?;
                field.trim().eq_ignore_ascii_case(name).then_some(value)
            });
            value.unwrap_or_default().split_whitespace().collect()
        };
        let fits = words("Types").contains(&"deb")
            && words("Suites").contains(&codename)
            && words("Components").contains(&"main")
            && !words("Enabled").contains(&"no");
        fits.then(|| words("URIs").first().map(|&uri| uri.to_owned())).flatten()
    })
}

/// Reads the older format of `*.list`: `deb [options] URI suite component…`.
fn mirror_of_lines(text: &str, codename: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let rest = line.trim().strip_prefix("deb ")?.trim_start();
        let rest = if rest.starts_with('[') { rest.split_once(']')?.1 } else { rest };
        let mut words = rest.split_whitespace();
        let uri = words.next()?;
        (words.next()? == codename && words.any(|component| component == "main")).then(|| uri.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_debian_is_debian() {
        let debian = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nVERSION_CODENAME=bookworm\n";
        assert_eq!(Debian::of_release(debian), Some(Debian { codename: "bookworm".into() }));
        assert_eq!(Debian::of_release("ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n"), None);
        assert_eq!(Debian::of_release(""), None);
    }

    #[test]
    fn the_mirror_is_that_of_the_release_not_of_another_source() {
        let text = "# a comment\nTypes: deb\nURIs: https://other.example/node\nSuites: nodistro\nComponents: main\n\n\
                    Types: deb-src\nURIs: http://sources.example/debian\nSuites: bookworm\nComponents: main\n\n\
                    Types: deb\n# http://commented.example/debian\nURIs: http://mirror.example/debian\n\
                    Suites: bookworm bookworm-updates\nComponents: main\n";
        assert_eq!(mirror_of_stanzas(text, "bookworm").as_deref(), Some("http://mirror.example/debian"));
        assert_eq!(mirror_of_stanzas(text, "trixie"), None);
    }

    #[test]
    fn a_disabled_stanza_is_no_mirror() {
        let text = "Enabled: no\nTypes: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\nComponents: main\n";
        assert_eq!(mirror_of_stanzas(text, "bookworm"), None);
    }

    #[test]
    fn the_older_format_is_read_with_options_and_without() {
        let text = "# deb http://commented.example/debian bookworm main\n\
                    deb https://cloud.example/apt cloud-bookworm main\n\
                    deb http://mirror.example/debian-security bookworm-security main\n\
                    deb [signed-by=/k.gpg arch=amd64] http://mirror.example/debian bookworm main contrib\n";
        assert_eq!(mirror_of_lines(text, "bookworm").as_deref(), Some("http://mirror.example/debian"));
        let plain = "deb http://plain.example/debian bookworm main";
        assert_eq!(mirror_of_lines(plain, "bookworm").as_deref(), Some("http://plain.example/debian"));
        assert_eq!(mirror_of_lines("deb [broken bookworm main\ndeb\n", "bookworm"), None);
    }
}
