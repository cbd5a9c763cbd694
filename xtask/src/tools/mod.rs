//! The tools that suites need: whether they are there, and how to get them.

pub mod cargo_deny;
pub mod debian;
pub mod install;
pub mod node;
pub mod phone_targets;
pub mod schemathesis;
pub mod swift_root;

use std::{
    fmt,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    error::{Error, Result},
    folder,
    project::{Project, cargo},
    run::on_path,
};

/// Something that has to be on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// A C compiler, for the C in our dependencies.
    C,
    /// `cargo fmt`.
    Rustfmt,
    /// `cargo clippy`.
    Clippy,
    /// A Java runtime of at least 17.
    Java,
    /// Apache Maven.
    Maven,
    /// Node.js of at least 20: on the path, or in the cache folder.
    Node,
    /// npm.
    Npm,
    /// Chromium, for the browser suite.
    Chromium,
    /// The typeface that pictures are made with.
    Inter,
    /// The libraries that Compose draws with outside a phone.
    Drawing,
    /// A display that nobody sees, and Java's part that opens windows.
    Window,
    /// Swift of at least 6.1: on the path, or Debian's in a folder of its own.
    Swift,
    /// strace that may trace here, for the sweeps.
    Strace,
    /// The API tester, in the cache folder.
    Schemathesis,
    /// A C++ compiler, for the engine of the fuzzer.
    Cpp,
    /// cargo-deny: on the path, or in the cache folder.
    CargoDeny,
    /// Rust's standard library for both phones: rustup's, or Debian's sources in the Swift folder.
    PhoneTargets,
}

/// Whether a tool is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is.
    Found {
        /// Its version, or where it is.
        version: String,
    },
    /// It is there but older than what is needed.
    TooOld {
        /// Its version.
        version: String,
    },
    /// It is not.
    Missing,
}

impl Tool {
    /// All of them, in the order in which the doctor shows them.
    pub const ALL: [Self; 17] = [
        Self::C,
        Self::Rustfmt,
        Self::Clippy,
        Self::Java,
        Self::Maven,
        Self::Node,
        Self::Npm,
        Self::Chromium,
        Self::Inter,
        Self::Drawing,
        Self::Window,
        Self::Swift,
        Self::Strace,
        Self::Schemathesis,
        Self::Cpp,
        Self::CargoDeny,
        Self::PhoneTargets,
    ];

    /// Looks for the tool.
    pub fn state(self, project: &Project) -> State {
        match self {
            Self::C => version_of("cc", &["--version"], None),
            Self::Rustfmt => version_of(&cargo(), &["fmt", "--version"], None),
            Self::Clippy => version_of(&cargo(), &["clippy", "--version"], None),
            Self::Java => version_of("java", &["-version"], Some((17, 0))),
            Self::Maven => version_of("mvn", &["-Dstyle.color=never", "--version"], Some((3, 8))),
            Self::Node => node(project),
            Self::Npm => version_of("npm", &["--version"], None),
            Self::Chromium => match chromium() {
                Some(path) => version_of(&path.to_string_lossy(), &["--version"], None),
                None => State::Missing,
            },
            Self::Inter => font(),
            Self::Drawing => drawing(),
            Self::Window => window(),
            Self::Swift => swift(project),
            Self::Strace => strace(),
            Self::Schemathesis => schemathesis::CachedSchemathesis::of(project).state(),
            Self::Cpp => version_of("c++", &["--version"], None),
            Self::CargoDeny => cargo_deny::CargoDeny::of(project).state(),
            Self::PhoneTargets => phone_targets::state(project),
        }
    }

    /// Sees that the tool is there.
    ///
    /// # Errors
    /// [`Error::ToolMissing`] with what brings it.
    pub fn require(self, project: &Project) -> Result<()> {
        if matches!(self.state(project), State::Found { .. }) {
            return Ok(());
        }
        Err(Error::ToolMissing { tool: self.to_string(), remedy: self.remedy() })
    }

    /// Debian's packages that bring the tool. Empty when Debian has none, or when more than packages is needed.
    pub fn debian_packages(self) -> &'static [&'static str] {
        match self {
            // cargo-deny is compiled, with the C in its dependencies.
            Self::C | Self::CargoDeny => &["gcc", "libc6-dev"],
            Self::Rustfmt | Self::Clippy => &[],
            Self::Java => &["default-jdk-headless"],
            Self::Maven => &["maven"],
            Self::Node => &["nodejs", "npm"],
            Self::Npm => &["npm"],
            Self::Chromium => &["chromium"],
            Self::Inter => &["fonts-inter"],
            Self::Drawing => &["libgl1", "libx11-6", "libfontconfig1"],
            Self::Window => &["xvfb", "default-jre"],
            Self::Swift | Self::PhoneTargets => &["debootstrap", "util-linux", "mount"],
            Self::Strace => &["strace"],
            Self::Schemathesis => &["python3-venv"],
            Self::Cpp => &["g++"],
        }
    }

    /// What a person does to get the tool.
    pub fn remedy(self) -> String {
        match self {
            Self::Rustfmt => "rustup component add rustfmt".into(),
            Self::Clippy => "rustup component add clippy".into(),
            Self::Swift => {
                "install Swift 6.1 or newer (swift.org) and put it on the PATH; as root on Debian 12 or \
                            newer it is put into a folder by itself"
                    .into()
            }
            Self::Node => "install Node.js 20 or newer and put it on the PATH".into(),
            Self::Schemathesis => {
                "install Python 3.10 or newer with venv (Debian: apt-get install python3-venv) and run as root \
                 on Debian, where the packages of tests/contract/requirements.txt are fetched by itself"
                    .into()
            }
            Self::Strace => {
                "apt-get install strace; in a container, allow it to trace (docker run --cap-add SYS_PTRACE)"
                    .into()
            }
            Self::Java => {
                "install a JDK of at least 17 (Debian: apt-get install default-jdk-headless)".into()
            }
            Self::CargoDeny => "cargo install --locked cargo-deny".into(),
            Self::PhoneTargets => phone_targets::remedy(),
            other => format!("apt-get install {}", other.debian_packages().join(" ")),
        }
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::C => "C compiler",
            Self::Rustfmt => "rustfmt",
            Self::Clippy => "clippy",
            Self::Java => "Java 17",
            Self::Maven => "Maven",
            Self::Node => "Node.js 20",
            Self::Npm => "npm",
            Self::Chromium => "Chromium",
            Self::Inter => "Inter typeface",
            Self::Drawing => "GL and fontconfig",
            Self::Window => "Xvfb and Java's windows",
            Self::Swift => "Swift 6.1",
            Self::Strace => "strace",
            Self::Schemathesis => "schemathesis",
            Self::Cpp => "C++ compiler",
            Self::CargoDeny => "cargo-deny",
            Self::PhoneTargets => "Rust for phones",
        })
    }
}

/// The Chromium to drive: `$CHROMIUM`, else the first on the path.
pub fn chromium() -> Option<PathBuf> {
    std::env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .filter(|path| path.is_file())
        .or_else(|| on_path("chromium"))
}

/// The oldest Swift that reads the package.
pub const SWIFT: (u32, u32) = (6, 1);

/// Whether the Swift on the path will do.
pub fn native_swift() -> State {
    version_of("swift", &["--version"], Some(SWIFT))
}

/// Whether the Node.js on the path will do.
pub fn native_node() -> State {
    version_of("node", &["--version"], Some(node::OLDEST))
}

fn node(project: &Project) -> State {
    let native = native_node();
    if matches!(native, State::Found { .. }) {
        return native;
    }
    match node::CachedNode::of(project).state() {
        State::Found { version } => State::Found { version: format!("{version}, in the cache folder") },
        State::TooOld { .. } | State::Missing => native,
    }
}

fn swift(project: &Project) -> State {
    match native_swift() {
        found @ State::Found { .. } => found,
        other => match swift_root::SwiftRoot::of(project).version() {
            Some(version) => State::Found { version: format!("{version}, in the folder of Debian sid") },
            None => other,
        },
    }
}

/// Some containers have the program and forbid what it does.
fn strace() -> State {
    let traced = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    if traced.is_ok_and(|output| output.status.success()) {
        // The oldest with --seccomp-bpf.
        return version_of("strace", &["--version"], Some((5, 3)));
    }
    State::Missing
}

/// The linker's own list says what it would find.
fn drawing() -> State {
    let needed = ["libGL.so.1", "libX11.so.6", "libfontconfig.so.1"];
    let linker = ["ldconfig", "/sbin/ldconfig"]
        .iter()
        .find_map(|program| Command::new(program).arg("-p").output().ok());
    let listed =
        linker.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    if needed.iter().all(|name| listed.contains(name)) {
        return State::Found { version: needed.join(", ") };
    }
    State::Missing
}

/// Java says where it lies; Debian's headless one lacks the library.
fn window() -> State {
    let asked = Command::new("java").args(["-XshowSettings:properties", "-version"]).output();
    let said = asked.map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).unwrap_or_default();
    let home = said.lines().find_map(|line| line.trim().strip_prefix("java.home = "));
    let library = home.map(|home| Path::new(home).join("lib/libawt_xawt.so")).filter(|path| path.is_file());
    match (on_path("Xvfb"), library) {
        (Some(server), Some(library)) => {
            State::Found { version: format!("{}, {}", server.display(), library.display()) }
        }
        _ => State::Missing,
    }
}

fn font() -> State {
    let folders = ["/usr/share/fonts", "/usr/local/share/fonts"];
    let found = folders.iter().find_map(|folder| find_font(Path::new(folder), 3));
    found.map_or(State::Missing, |path| State::Found { version: path.display().to_string() })
}

fn find_font(folder: &Path, depth: u8) -> Option<PathBuf> {
    let mut entries = folder::entries(folder).ok()?;
    entries.sort();
    entries.into_iter().find_map(|path| {
        if path.is_dir() {
            return depth.checked_sub(1).and_then(|depth| find_font(&path, depth));
        }
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let is_font = [".otf", ".ttf", ".ttc"].iter().any(|ending| name.ends_with(ending));
        (is_font && name.starts_with("inter")).then_some(path)
    })
}

fn version_of(program: &str, arguments: &[&str], needed: Option<(u32, u32)>) -> State {
    let Ok(output) = Command::new(program).args(arguments).output() else { return State::Missing };
    if !output.status.success() {
        return State::Missing;
    }
    // Java writes its version to the standard error.
    let text = [output.stdout, output.stderr].concat();
    judge(&String::from_utf8_lossy(&text), needed)
}

fn judge(text: &str, needed: Option<(u32, u32)>) -> State {
    let line = text.lines().find(|line| first_version(line).is_some());
    let version = line.or_else(|| text.lines().next()).unwrap_or_default().trim().to_owned();
    match (needed, first_version(&version)) {
        (Some(needed), Some(found)) if found < needed => State::TooOld { version },
        (Some(_), None) => State::Missing,
        _ => State::Found { version },
    }
}

/// The first `number.number` of a line, or the first number that stands alone after a `v`.
fn first_version(line: &str) -> Option<(u32, u32)> {
    line.split(|c: char| !(c.is_ascii_digit() || c == '.')).find_map(|part| {
        let mut numbers = part.split('.').map(str::parse::<u32>);
        match (numbers.next()?, numbers.next()?) {
            (Ok(major), Ok(minor)) => Some((major, minor)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_tools_print() {
        let cases = [
            ("openjdk version \"17.0.15\" 2025-04-15", (17, 0)),
            ("Apache Maven 3.8.7", (3, 8)),
            ("v20.19.2", (20, 19)),
            ("Swift version 6.2.3 (swift-6.2.3-RELEASE)", (6, 2)),
            ("strace -- version 6.1", (6, 1)),
            ("swift-driver version: 1.127.14 Apple Swift version 6.2", (1, 127)),
        ];
        for (line, version) in cases {
            assert_eq!(first_version(line), Some(version), "{line}");
        }
        assert_eq!(first_version("no number, 7 alone"), None);
    }

    #[test]
    fn an_old_tool_is_not_taken_for_a_fitting_one() {
        assert!(matches!(judge("v16.20.2\n", Some((18, 0))), State::TooOld { .. }));
        assert!(matches!(judge("v18.19.0\n", Some((18, 0))), State::Found { .. }));
        assert_eq!(judge("command not found", Some((18, 0))), State::Missing);
        assert_eq!(
            judge("\nPicked up options\nopenjdk version \"11.0.2\"", Some((17, 0))),
            State::TooOld { version: "openjdk version \"11.0.2\"".into() }
        );
    }

    #[test]
    fn a_missing_program_is_missing() {
        assert_eq!(version_of("kabinet-no-such-program", &[], None), State::Missing);
        assert_eq!(version_of("false", &[], None), State::Missing);
    }
}
