//! Where a sweep strikes: one system call of one process, found again by what it does to which file, and how often
//! before.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};

use crate::strace::{Call, Log, as_path};

/// What is done at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strike {
    /// The process is killed as it enters the call.
    Kill,
    /// This call finds no room on the disk, and neither does any later one like it: a full disk stays full.
    NoSpace,
    /// This one call fails to read or write.
    IoError,
    /// The portal's process is killed as it enters the call, and started again.
    KillPortal,
}

/// One system call on one file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Its name.
    pub call: String,
    /// The file, relative to the data folder; none when the call is counted whatever its file.
    pub file: Option<PathBuf>,
    /// The how-manieth such call of its thread it is, counted from 1.
    pub nth: usize,
}

/// A place that recorded runs came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// Whether all of them came to it. A run may do a little less than another: two requests that are on their way at
    /// once may share a commit, and rows under random names may need a page less.
    pub always: bool,
}

/// A place and what is done there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Point {
    /// What.
    pub strike: Strike,
    /// Where.
    pub place: Place,
}

/// A call that strace can't be made to strike: it counts by thread, and names of files change from run to run.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{call} on {} can't be told from others like it", file.display())]
pub struct Unaddressable {
    /// The call.
    pub call: String,
    /// Its file, relative to the data folder.
    pub file: PathBuf,
}

/// The calls that are recorded; those that change nothing are left out later.
pub const RECORDED: &[&str] = &[
    "open",
    "openat",
    "creat",
    "mkdir",
    "mkdirat",
    "write",
    "writev",
    "pwrite64",
    "pwritev",
    "pwritev2",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "truncate",
    "ftruncate",
    "fallocate",
    "unlink",
    "unlinkat",
    "rmdir",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
];

/// A recorded run: its log, and where its data were.
#[derive(Debug)]
pub struct Recording {
    /// The log.
    pub log: Log,
    /// The data folder.
    pub data: PathBuf,
    /// The folders in it that are looked at.
    pub folders: &'static [&'static str],
}

impl Recording {
    /// The file of a call that changes something in the folders, relative to the data folder.
    pub fn changed_file<'a>(&self, call: &'a Call) -> Option<&'a Path> {
        let opens = ["open", "openat"].contains(&call.name.as_str());
        let changes = !opens || call.has_flag("O_CREAT") || call.has_flag("O_TRUNC");
        if !call.succeeded() || call.is_about_deleted() || !changes {
            return None;
        }
        let file = call.file()?.strip_prefix(&self.data).ok()?;
        self.folders.iter().any(|folder| file.starts_with(folder)).then_some(file)
    }

    /// Whether a call is about the data folder or something in the folders that are looked at.
    pub fn is_inside(&self, call: &Call) -> bool {
        let file = call.file().and_then(|file| file.strip_prefix(&self.data).ok());
        file.is_some_and(|file| {
            file == Path::new("") || self.folders.iter().any(|folder| file.starts_with(folder))
        })
    }

    /// Whether strace counts a call when it looks at this file only.
    fn touches(&self, call: &Call, file: &Path) -> bool {
        let file = self.data.join(file);
        call.file() == Some(file.as_path()) || call.texts().any(|text| as_path(text) == file)
    }

    /// Where a process can be struck that does what recorded ones did: the places of that one which came to the most.
    ///
    /// # Errors
    /// [`Unaddressable`]
    pub fn places(runs: &[Self]) -> Result<Vec<Found>, Unaddressable> {
        let Some(fullest) = runs.iter().max_by_key(|run| run.changes().count()) else {
            return Ok(Vec::new());
        };
        fullest
            .changes()
            .map(|(at, file)| {
                let place = fullest.place(at, file, runs)?;
                Ok(Found { always: runs.iter().all(|run| run.comes_to(&place)), place })
            })
            .collect()
    }

    /// The calls that change something in the folders, each by its number in the log and with its file.
    fn changes(&self) -> impl Iterator<Item = (usize, &Path)> {
        self.log.calls.iter().enumerate().filter_map(|(at, call)| Some((at, self.changed_file(call)?)))
    }

    /// The place of the call at `at`, which changes a file, in all these runs.
    fn place(&self, at: usize, file: &Path, runs: &[Self]) -> Result<Place, Unaddressable> {
        let call = &self.log.calls[at];
        let is_stable = runs.iter().all(|run| run.changes().any(|(_, other)| other == file));
        let by_file = || is_stable.then(|| self.nth(at, |other| self.touches(other, file))).flatten();
        // Without a file every call of the name counts, so all of them must be inside.
        let all_inside = |run: &Self| {
            run.log.calls.iter().filter(|other| other.name == call.name).all(|other| run.is_inside(other))
        };
        let by_name = || runs.iter().all(all_inside).then(|| self.nth(at, |_| true)).flatten();
        let place =
            |file: Option<&Path>, nth| Place { call: call.name.clone(), file: file.map(Path::to_owned), nth };
        by_file()
            .map(|nth| place(Some(file), nth))
            .or_else(|| by_name().map(|nth| place(None, nth)))
            .ok_or_else(|| Unaddressable { call: call.name.clone(), file: file.to_owned() })
    }

    /// Whether this run would have been struck at a place.
    fn comes_to(&self, place: &Place) -> bool {
        let mut by_thread: BTreeMap<u32, usize> = BTreeMap::new();
        let counted = |call: &&Call| {
            call.name == place.call && place.file.as_ref().is_none_or(|file| self.touches(call, file))
        };
        for call in self.log.calls.iter().filter(counted) {
            *by_thread.entry(call.thread).or_default() += 1;
        }
        by_thread.values().any(|calls| *calls >= place.nth)
    }

    /// The how-manieth counted call of its thread and name the call at `at` is; none when another thread comes to that
    /// number first.
    fn nth(&self, at: usize, counts: impl Fn(&Call) -> bool) -> Option<usize> {
        let wanted = &self.log.calls[at];
        let mut by_thread: BTreeMap<u32, usize> = BTreeMap::new();
        for call in self.log.calls[..=at].iter().filter(|call| call.name == wanted.name && counts(call)) {
            *by_thread.entry(call.thread).or_default() += 1;
        }
        let nth = by_thread.remove(&wanted.thread)?;
        by_thread.values().all(|others| *others < nth).then_some(nth)
    }
}

impl Strike {
    /// All of them, in the order in which they are swept.
    pub const ALL: [Self; 4] = [Self::Kill, Self::NoSpace, Self::IoError, Self::KillPortal];

    /// Whether the process goes on afterwards.
    pub fn leaves_it_running(self) -> bool {
        matches!(self, Self::NoSpace | Self::IoError)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Kill => "kill",
            Self::NoSpace => "enospc",
            Self::IoError => "eio",
            Self::KillPortal => "portal",
        }
    }

    /// What strace is told to do at the `nth` call.
    pub fn injection(self, nth: usize) -> String {
        match self {
            Self::Kill | Self::KillPortal => format!("signal=KILL:when={nth}"),
            Self::NoSpace => format!("error=ENOSPC:when={nth}+"),
            Self::IoError => format!("error=EIO:when={nth}"),
        }
    }
}

/// A text that names no strike.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are: kill, enospc, eio, portal")]
pub struct NoStrike;

impl FromStr for Strike {
    type Err = NoStrike;

    fn from_str(text: &str) -> Result<Self, NoStrike> {
        Self::ALL.into_iter().find(|strike| strike.name() == text).ok_or(NoStrike)
    }
}

impl fmt::Display for Strike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { call, file, nth } = &self.place;
        let file = file.as_ref().map_or("*".into(), |file| file.to_string_lossy());
        write!(f, "{}:{call}:{file}:{nth}", self.strike)
    }
}

/// A text that names no point.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a point is written strike:call:file:number, as in kill:pwrite64:phone/kabinet.db-wal:17")]
pub struct NoPoint;

impl FromStr for Point {
    type Err = NoPoint;

    fn from_str(text: &str) -> Result<Self, NoPoint> {
        let parts: Vec<_> = text.split(':').collect();
        let [strike, call, file, nth] = parts[..] else { return Err(NoPoint) };
        let strike = strike.parse().map_err(|NoStrike| NoPoint)?;
        let file = (file != "*").then(|| PathBuf::from(file));
        let nth = nth.parse().ok().filter(|nth| *nth > 0).ok_or(NoPoint)?;
        Ok(Self { strike, place: Place { call: call.to_owned(), file, nth } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recordings(logs: &[&str]) -> Vec<Recording> {
        let recording = |log: &&str| Recording {
            log: Log::parse(log).unwrap(),
            data: PathBuf::from("/data"),
            folders: &["phone", "vault"],
        };
        logs.iter().map(recording).collect()
    }

    /// The places of recorded runs, those that not all of them came to in brackets.
    fn found(logs: &[&str]) -> Vec<String> {
        let found = Recording::places(&recordings(logs)).unwrap().into_iter();
        found
            .map(|Found { place, always }| {
                let point = Point { strike: Strike::Kill, place };
                if always { point.to_string() } else { format!("({point})") }
            })
            .collect()
    }

    const RUN: &str = "\
1 openat(AT_FDCWD</>, \"/data/phone/lock\", O_RDWR|O_CREAT, 0644) = 3</data/phone/lock>
1 write(1<pipe:[1]>, \"{}\\n\", 3) = 3
2 openat(AT_FDCWD</>, \"/data/phone/db\", O_RDONLY) = -1 ENOENT (No such file or directory)
2 openat(AT_FDCWD</>, \"/data/phone/db\", O_RDWR|O_CREAT, 0644) = 4</data/phone/db>
2 write(4</data/phone/db>, \"a\", 1) = 1
2 fsync(4</data/phone/db>) = 0
2 fsync(5</elsewhere>) = 0
2 unlink(\"/data/phone/old\") = -1 ENOENT (No such file or directory)
2 unlink(\"/data/vault/key-1\") = 0
1 write(7</data/walk/citizen>, \"b\", 1) = 1
";

    #[test]
    fn a_call_is_named_by_its_file_and_counted_as_strace_counts_it() {
        assert_eq!(
            found(&[RUN, &RUN.replace("key-1", "key-2")]),
            [
                "kill:openat:phone/lock:1",
                "kill:openat:phone/db:2",
                "kill:write:phone/db:1",
                "kill:fsync:phone/db:1",
                "kill:unlink:*:2",
            ]
        );
    }

    #[test]
    fn what_cannot_be_counted_is_an_error() {
        let other_name = RUN.replace("phone/db", "phone/db-2");
        let lost = Recording::places(&recordings(&[RUN, &other_name])).unwrap_err();
        assert_eq!((lost.call.as_str(), lost.file.as_path()), ("write", Path::new("phone/db-2")));

        let two_threads = "\
1 fsync(3</data/phone/db>) = 0
2 fsync(3</data/phone/db>) = 0
";
        let runs = recordings(&[two_threads, two_threads]);
        assert!(Recording::places(&runs).is_err(), "the second thread is never reached");
    }

    #[test]
    fn what_only_some_runs_do_is_found_and_told_apart() {
        let more = format!("{RUN}2 fsync(4</data/phone/db>) = 0\n");
        for logs in [[RUN, &more], [&more, RUN]] {
            let found = found(&logs);
            assert_eq!(found.len(), 6);
            assert_eq!(
                found[3..],
                ["kill:fsync:phone/db:1", "kill:unlink:vault/key-1:1", "(kill:fsync:phone/db:2)"]
            );
        }
        assert!(found(&[&more, &more]).contains(&"kill:fsync:phone/db:2".to_owned()));
    }

    #[test]
    fn a_point_is_read_as_it_is_written() {
        for text in [
            "kill:pwrite64:phone/kabinet.db-wal:17",
            "enospc:unlink:*:3",
            "eio:fsync:vault:1",
            "portal:write:a:2",
        ] {
            assert_eq!(text.parse::<Point>().unwrap().to_string(), text);
        }
        for text in ["", "kill:fsync:phone:0", "kill:fsync:1", "stab:fsync:phone:1", "kill:fsync:phone:1:2"] {
            assert_eq!(text.parse::<Point>(), Err(NoPoint), "{text}");
        }
    }
}
