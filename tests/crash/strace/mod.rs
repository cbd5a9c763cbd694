//! Reads the log that `strace -f -y -o FILE` writes: the system calls of every thread, in their order.

mod line;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

pub use line::BadLine;
use line::{Kind, parse_call, split};

/// One system call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The thread that made it.
    pub thread: u32,
    /// Its name («`pwrite64`»).
    pub name: String,
    /// What it was given.
    pub arguments: Vec<Argument>,
    /// How it ended.
    pub ended: Ended,
    /// Strace made it fail.
    pub injected: bool,
}

/// One argument of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A descriptor with the file behind it.
    Descriptor {
        /// Its number; none for the current folder (`AT_FDCWD`).
        number: Option<u32>,
        /// The file; for what is none, what strace calls it («`pipe:[86266]`»).
        file: PathBuf,
        /// The file has no name any more.
        deleted: bool,
    },
    /// A string or buffer.
    Text {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Strace left out the rest.
        cut: bool,
    },
    /// A number, flags, a structure: as strace writes it.
    Word(String),
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// With a result.
    Returned(i64),
    /// With an error, by its name («`ENOSPC`»).
    Failed(String),
    /// Not at all: the process was killed in it.
    Never,
}

/// What the log tells, one thing after another; a call is named by its place in [`Log::calls`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A call began.
    Entered(usize),
    /// A call ended, unless the process was killed in it.
    Left(usize),
}

/// A log.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The calls in the order in which they began.
    pub calls: Vec<Call>,
    /// Beginnings and ends in their order.
    pub events: Vec<Event>,
}

impl Log {
    /// Reads a log.
    ///
    /// # Errors
    /// [`BadLine`].
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        let mut log = Self::default();
        // By thread: the place of its unfinished call, and what strace wrote of it so far.
        let mut unfinished: BTreeMap<u32, (usize, String)> = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            let bad = || BadLine { number: number + 1, line: line.to_owned() };
            let (thread, kind) = split(line).ok_or_else(bad)?;
            match kind {
                Kind::Whole(written) => {
                    let call = parse_call(thread, written).ok_or_else(bad)?;
                    log.enter(call);
                    log.leave(log.calls.len() - 1);
                }
                Kind::Begun(written) => {
                    // Its arguments may only be complete at its end; until then it counts as never ended.
                    let begun = parse_call(thread, &format!("{written}) = ?")).ok_or_else(bad)?;
                    unfinished.insert(thread, (log.calls.len(), written.to_owned()));
                    log.enter(begun);
                }
                Kind::Resumed(rest) => {
                    let (place, begun) = unfinished.remove(&thread).ok_or_else(bad)?;
                    log.calls[place] = parse_call(thread, &format!("{begun}{rest}")).ok_or_else(bad)?;
                    log.leave(place);
                }
                Kind::Other => {}
            }
        }
        Ok(log)
    }

    fn enter(&mut self, call: Call) {
        self.events.push(Event::Entered(self.calls.len()));
        self.calls.push(call);
    }

    fn leave(&mut self, place: usize) {
        if self.calls[place].ended != Ended::Never {
            self.events.push(Event::Left(place));
        }
    }
}

impl Call {
    /// The file that the call is about: behind its first descriptor, or else named by its first string.
    pub fn file(&self) -> Option<&Path> {
        self.arguments.iter().find_map(|argument| match argument {
            Argument::Descriptor { number: Some(_), file, .. } => Some(file.as_path()),
            Argument::Text { bytes, .. } => Some(as_path(bytes)),
            Argument::Descriptor { number: None, .. } | Argument::Word(_) => None,
        })
    }

    /// Whether the file behind its first descriptor has no name any more.
    pub fn is_about_deleted(&self) -> bool {
        matches!(self.arguments.first(), Some(Argument::Descriptor { deleted: true, .. }))
    }

    /// The strings and buffers among its arguments.
    pub fn texts(&self) -> impl Iterator<Item = &[u8]> {
        self.arguments.iter().filter_map(|argument| match argument {
            Argument::Text { bytes, .. } => Some(bytes.as_slice()),
            _ => None,
        })
    }

    /// The flags of an opening, each by its name.
    pub fn has_flag(&self, flag: &str) -> bool {
        self.arguments.iter().any(|argument| match argument {
            Argument::Word(word) => word.split('|').any(|part| part == flag),
            _ => false,
        })
    }

    /// Its last argument, where that is a number: an offset, a length.
    pub fn last_number(&self) -> Option<u64> {
        match self.arguments.last() {
            Some(Argument::Word(word)) => word.parse().ok(),
            _ => None,
        }
    }

    /// Whether it did what it was to do.
    pub fn succeeded(&self) -> bool {
        matches!(self.ended, Ended::Returned(_))
    }
}

/// The path in bytes of a string argument.
pub fn as_path(bytes: &[u8]) -> &Path {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    Path::new(OsStr::from_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = include_str!("recorded.log");

    fn log() -> Log {
        Log::parse(LOG).unwrap()
    }

    #[test]
    fn a_recorded_log_is_read_whole() {
        let log = log();
        let names: Vec<_> = log.calls.iter().map(|call| (call.thread, call.name.as_str())).collect();
        assert_eq!(
            names,
            [
                (101, "openat"),
                (104, "openat"),
                (104, "mkdir"),
                (101, "write"),
                (104, "pwrite64"),
                (104, "fsync"),
                (104, "ftruncate"),
                (104, "unlink"),
                (104, "rename"),
                (104, "pwrite64"),
                (104, "pwrite64"),
            ]
        );
    }

    #[test]
    fn what_two_threads_do_at_once_is_put_together() {
        let log = log();
        let (first, second) = (&log.calls[0], &log.calls[1]);
        assert_eq!(first.file(), Some(Path::new("/data/phone/lock")));
        assert_eq!(first.ended, Ended::Returned(11));
        assert_eq!(second.ended, Ended::Failed("ENOENT".to_owned()));
        assert_eq!(log.events[..4], [Event::Entered(0), Event::Entered(1), Event::Left(1), Event::Left(0)]);
    }

    #[test]
    fn arguments_are_told_apart() {
        let log = log();
        let write = &log.calls[4];
        assert_eq!(write.file(), Some(Path::new("/data/phone/kabinet.db-wal")));
        assert_eq!(write.texts().next(), Some(b"7\x7f\x06\x82\0-\xe2\x18\0\0\x10\0(\"\\>, ".as_slice()));
        assert_eq!(write.last_number(), Some(4152));
        assert!(!write.is_about_deleted());
        assert!(log.calls[0].has_flag("O_CREAT") && !log.calls[0].has_flag("O_CREA"));
        let rename: Vec<_> = log.calls[8].texts().map(as_path).collect();
        assert_eq!(rename, [Path::new("/data/vault/новый"), Path::new("/data/vault/kabinet-1")]);
    }

    #[test]
    fn a_call_that_strace_failed_is_told_from_one_that_failed_by_itself() {
        let log = log();
        assert_eq!(log.calls[9].ended, Ended::Failed("ENOSPC".to_owned()));
        assert!(log.calls[9].injected && !log.calls[1].injected);
        assert!(log.calls[5].is_about_deleted());
    }

    #[test]
    fn a_call_in_which_the_process_was_killed_never_ended() {
        let log = log();
        assert_eq!(log.calls[10].ended, Ended::Never);
        assert_eq!(log.events.last(), Some(&Event::Entered(10)));
    }

    #[test]
    fn a_line_of_another_form_is_an_error_that_names_it() {
        let bad = Log::parse("104 fsync(17</a>) = 0\nnonsense\n").unwrap_err();
        assert_eq!((bad.number, bad.line.as_str()), (2, "nonsense"));
        assert!(Log::parse("104 <... fsync resumed>) = 0").is_err(), "it never began");
        assert!(Log::parse("104 write(1</a>, \"open string, 3) = 3").is_err());
    }
}
