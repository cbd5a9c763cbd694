//! Swift from Debian sid in a folder of its own: no release of Debian has one that will do. Rust's sources for the
//! phones' targets can be added to it.

use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use super::{SWIFT, debian::Debian, first_version};
use crate::{
    error::{Error, Result},
    project::Project,
    run::{Ending, Invocation, Watcher, tail},
};

/// Making the root takes one or two minutes of a good line.
const BUDGET: Duration = Duration::from_mins(20);
const PROJECT_INSIDE: &str = "/project";
const ARTIFACTS_INSIDE: &str = "/artifacts";
const CARGO_INSIDE: &str = "/cargo";
/// An archive without members: Debian's Swift asks for a library that Debian's package lacks.
const EMPTY_ARCHIVE: &str = "!<arch>\n";

/// The folder, made or not.
#[derive(Clone, Debug)]
pub struct SwiftRoot {
    folder: PathBuf,
    cache: PathBuf,
}

impl SwiftRoot {
    /// The one folder of this machine.
    pub fn of(project: &Project) -> Self {
        Self { folder: project.cache.join("swift-root"), cache: project.cache.clone() }
    }

    /// Whether this machine lets a process have mounts of its own, without which the folder can't be entered.
    pub fn can_be_entered() -> bool {
        let tried = Command::new("unshare").args(["--mount", "--pid", "--fork", "true"]).output();
        tried.is_ok_and(|output| output.status.success())
    }

    /// The Swift inside, when there is one that will do.
    pub fn version(&self) -> Option<String> {
        if !self.folder.join("usr/bin/swiftc").exists() {
            return None;
        }
        let output = Command::new("unshare").args(self.enter("exec swiftc --version")).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text.lines().find(|line| line.contains("Swift version"))?;
        (output.status.success() && first_version(line)? >= SWIFT).then(|| line.trim().to_owned())
    }

    /// Makes the folder, or makes it anew when the Swift inside no longer works. Other copies of the project wait.
    ///
    /// # Errors
    /// Debian's mirror is not known or not reached, or the folder can't be written.
    pub fn make(&self, debian: &Debian, watcher: &Watcher) -> Result<()> {
        fs::create_dir_all(&self.cache).map_err(Error::file(&self.cache))?;
        let lock_file = self.cache.join("swift-root.lock");
        let lock = File::create(&lock_file).map_err(Error::file(&lock_file))?;
        lock.lock().map_err(Error::file(&lock_file))?;
        if self.version().is_some() {
            return Ok(());
        }
        let mirror = debian.mirror().ok_or_else(|| Error::ToolMissing {
            tool: "Debian's mirror".into(),
            remedy: format!("no apt source of this machine offers {} main", debian.codename),
        })?;
        let partial = self.cache.join("swift-root.partial");
        remove(&self.folder)?;
        remove(&partial)?;
        say!("    making the Swift root in {} (about 2 minutes and 4 GB, once)", self.folder.display());
        let log = self.cache.join("swift-root.log");
        fs::write(&log, "").map_err(Error::file(&log))?;
        // Mounts that debootstrap makes end with it, even when it is killed.
        let debootstrap = Invocation::new("unshare", &self.cache)
            .args(["--mount", "debootstrap", "--variant=minbase"])
            .args(["--include=ca-certificates,swiftlang,libc6-dev", "sid"])
            .arg(&partial)
            .arg(mirror);
        let ending = watcher.watch(&debootstrap, Instant::now() + BUDGET, &log)?;
        if ending != Ending::Passed {
            say!("{}", tail(&log, 20));
            return Err(Error::Failed {
                what: "debootstrap".into(),
                status: format!("see {}", log.display()),
            });
        }
        for mount_point in [PROJECT_INSIDE, ARTIFACTS_INSIDE] {
            let path = partial.join(&mount_point[1..]);
            fs::create_dir_all(&path).map_err(Error::file(path))?;
        }
        let library = partial.join("usr/local/lib/lib_Testing_Foundation.a");
        fs::write(&library, EMPTY_ARCHIVE).map_err(Error::file(library))?;
        fs::rename(&partial, &self.folder).map_err(Error::file(&self.folder))?;
        self.version().map(drop).ok_or_else(|| Error::ToolMissing {
            tool: "a working Swift in the new root".into(),
            remedy: format!("see {}", log.display()),
        })
    }

    /// A shell script run inside, in the project's folder; `$KABINET_ARTIFACTS` is where Cargo's artifacts are.
    pub fn invocation(&self, project: &Project, script: &str) -> Invocation {
        Invocation::new("unshare", &project.root)
            .args(self.enter(&format!("cd {PROJECT_INSIDE} && {script}")))
            .shown_as(format!("{script} (in the Swift root)"))
            .env("KABINET_PROJECT_OUTSIDE", &project.root)
            .env("KABINET_ARTIFACTS_OUTSIDE", project.artifacts())
    }

    /// Whether Rust's sources and a compiler that fits them are inside.
    pub fn has_rust_sources(&self) -> bool {
        ["usr/bin/cargo", "usr/lib/rustlib/src/rust/library"]
            .iter()
            .all(|path| self.folder.join(path).exists())
    }

    /// Puts them there.
    ///
    /// # Errors
    /// Debian's mirror is not reached.
    pub fn add_rust_sources(&self, watcher: &Watcher) -> Result<()> {
        say!("    adding Rust and its sources to {} (155 MB, once)", self.folder.display());
        let log = self.cache.join("rust-sources.log");
        fs::write(&log, "").map_err(Error::file(&log))?;
        let script = "apt-get install --yes --no-install-recommends rustc cargo rust-src";
        let install = Invocation::new("unshare", &self.cache).args(self.enter(script)).shown_as(script);
        let ending = watcher.watch(&install, Instant::now() + BUDGET, &log)?;
        if ending == Ending::Passed && self.has_rust_sources() {
            return Ok(());
        }
        say!("{}", tail(&log, 20));
        Err(Error::Failed { what: script.into(), status: format!("see {}", log.display()) })
    }

    /// A shell script that compiles Rust inside, with what Cargo has downloaded outside; it builds into a folder of the
    /// artifacts.
    pub fn rust_invocation(&self, project: &Project, script: &str) -> Invocation {
        let home = env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
        let prepared =
            format!("export CARGO_HOME={CARGO_INSIDE} CARGO_TARGET_DIR={ARTIFACTS_INSIDE}/phones; {script}");
        self.invocation(project, &prepared).env("KABINET_CARGO_OUTSIDE", home)
    }

    /// Where a path of the project is inside.
    pub fn inside(relative: &str) -> PathBuf {
        Path::new(PROJECT_INSIDE).join(relative)
    }

    fn enter(&self, script: &str) -> Vec<OsString> {
        let mut proc = OsString::from("--mount-proc=");
        proc.push(self.folder.join("proc"));
        let variables = [
            "HOME=/root".to_owned(),
            "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin".to_owned(),
            "LANG=C.UTF-8".to_owned(),
            format!("LIBRARY_PATH=/usr/local/lib:{ARTIFACTS_INSIDE}"),
            format!("LD_LIBRARY_PATH={ARTIFACTS_INSIDE}"),
            format!("KABINET_ARTIFACTS={ARTIFACTS_INSIDE}"),
        ];
        // Set by who wants the kept texts written anew.
        let snapshots = env::var("KABINET_SNAPSHOTS").map(|value| format!("KABINET_SNAPSHOTS={value}"));
        // "$1" is the root, "$2" the script, the rest is its whole environment.
        let mounts = format!(
            "set -e; root=$1; script=$2; shift 2\n\
             mount --rbind /dev \"$root/dev\"\n\
             if [ -n \"${{KABINET_PROJECT_OUTSIDE:-}}\" ]; then\n\
               mount --bind \"$KABINET_PROJECT_OUTSIDE\" \"$root{PROJECT_INSIDE}\"\n\
               mount --bind \"$KABINET_ARTIFACTS_OUTSIDE\" \"$root{ARTIFACTS_INSIDE}\"\n\
             fi\n\
             if [ -n \"${{KABINET_CARGO_OUTSIDE:-}}\" ]; then\n\
               mkdir -p \"$root{CARGO_INSIDE}\"\n\
               mount --bind \"$KABINET_CARGO_OUTSIDE\" \"$root{CARGO_INSIDE}\"\n\
               mount --bind /etc/ssl/certs \"$root/etc/ssl/certs\"\n\
             fi\n\
             exec chroot \"$root\" env -i \"$@\" sh -ec \"$script\""
        );
        let mut arguments: Vec<OsString> =
            ["--mount", "--pid", "--fork", "--kill-child"].map(Into::into).into();
        arguments.extend([proc, "sh".into(), "-c".into(), mounts.into(), "sh".into()]);
        arguments.extend([self.folder.clone().into_os_string(), script.into()]);
        arguments.extend(variables.into_iter().chain(snapshots).map(OsString::from));
        arguments
    }
}

/// Removes a folder, but never anything that is mounted into it.
fn remove(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let mounts = Path::new("/proc/self/mountinfo");
    let table = fs::read_to_string(mounts).map_err(Error::file(mounts))?;
    if let Some(mounted) = mounted_below(&table, folder) {
        return Err(Error::content(folder, &format!("{mounted} is mounted inside; umount it first")));
    }
    fs::remove_dir_all(folder).map_err(Error::file(folder))
}

fn mounted_below(table: &str, folder: &Path) -> Option<String> {
    let points = table.lines().filter_map(|line| line.split(' ').nth(4));
    points.map(|point| point.replace("\\040", " ")).find(|point| Path::new(point).starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mount_inside_the_folder_is_seen() {
        let table = "22 1 254:0 / / rw shared:1 - ext4 /dev/vda rw\n\
                     30 22 0:5 / /cache/swift\\040root/proc rw - proc proc rw\n";
        assert_eq!(
            mounted_below(table, Path::new("/cache/swift root")).as_deref(),
            Some("/cache/swift root/proc")
        );
        assert_eq!(mounted_below(table, Path::new("/cache/swift")), None);
        assert_eq!(mounted_below(table, Path::new("/elsewhere")), None);
    }
}
