//! Running other programs: with a time budget, a log, a sign of life, and nothing left behind.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    fmt,
    fs::{self, File, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::error::{Error, Result};

const POLL: Duration = Duration::from_millis(50);
const HEARTBEAT: Duration = Duration::from_secs(15);
const TAIL_BYTES: u64 = 8 * 1024;

/// A program with its arguments.
#[derive(Clone, Debug)]
pub struct Invocation {
    program: OsString,
    arguments: Vec<OsString>,
    folder: PathBuf,
    variables: BTreeMap<OsString, OsString>,
    shown: Option<String>,
}

impl Invocation {
    /// A program to be run in `folder`.
    pub fn new(program: impl Into<OsString>, folder: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            arguments: Vec::new(),
            folder: folder.into(),
            variables: BTreeMap::new(),
            shown: None,
        }
    }

    /// Shows these words instead of the program and its arguments.
    #[must_use]
    pub fn shown_as(mut self, words: impl Into<String>) -> Self {
        self.shown = Some(words.into());
        self
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<A: Into<OsString>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.folder).envs(&self.variables).stdin(Stdio::null());
        command
    }

    /// Runs the program with its output on the terminal.
    ///
    /// # Errors
    /// It can't be started or ends with another code than 0.
    pub fn run(&self) -> Result<()> {
        let status = self.command().status().map_err(|source| self.not_started(source))?;
        if status.success() {
            return Ok(());
        }
        Err(Error::Failed { what: self.to_string(), status: status.to_string() })
    }

    /// Runs the program and gives back what it wrote to its standard output.
    ///
    /// # Errors
    /// It can't be started or ends with another code than 0.
    pub fn output(&self) -> Result<Vec<u8>> {
        let output =
            self.command().stderr(Stdio::inherit()).output().map_err(|source| self.not_started(source))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(Error::Failed { what: self.to_string(), status: output.status.to_string() })
    }

    /// Starts the program with its input and output in the caller's hands.
    ///
    /// # Errors
    /// It can't be started.
    pub fn converse(&self) -> Result<(Child, ChildStdin, ChildStdout)> {
        let mut command = self.command();
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|source| self.not_started(source))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => Ok((child, input, output)),
            _ => Err(self.not_started(std::io::Error::other("it has no input or output"))),
        }
    }

    fn not_started(&self, source: std::io::Error) -> Error {
        Error::Start { program: self.program.to_string_lossy().into_owned(), source }
    }
}

impl fmt::Display for Invocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(words) = &self.shown {
            return f.write_str(words);
        }
        let name = Path::new(&self.program).file_name().unwrap_or(&self.program);
        write!(f, "{}", name.to_string_lossy())?;
        self.arguments.iter().try_for_each(|argument| write!(f, " {}", argument.to_string_lossy()))
    }
}

/// How a watched program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With code 0.
    Passed,
    /// With another code, or by a signal.
    Failed(ExitStatus),
    /// It was still running when its time was over, and was killed with all its children.
    OverBudget,
}

/// Runs programs one after another until Ctrl+C.
#[derive(Clone, Debug)]
pub struct Watcher {
    interrupted: Arc<AtomicBool>,
}

impl Watcher {
    /// Takes over Ctrl+C and the request to end.
    ///
    /// # Errors
    /// The system refuses the handler.
    pub fn new() -> Result<Self> {
        let interrupted = Arc::new(AtomicBool::new(false));
        for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
            signal_hook::flag::register(signal, interrupted.clone())
                .map_err(|source| Error::Start { program: "signal handler".into(), source })?;
        }
        Ok(Self { interrupted })
    }

    /// Runs a program in a process group of its own until `deadline`, its output going to the end of `log`. A line
    /// now and then says that it still works.
    ///
    /// # Errors
    /// It can't be started, the log can't be written, or Ctrl+C was pressed (the group is killed).
    pub fn watch(&self, invocation: &Invocation, deadline: Instant, log: &Path) -> Result<Ending> {
        let output = OpenOptions::new().create(true).append(true).open(log).map_err(Error::file(log))?;
        writeln!(&output, "$ {invocation}").map_err(Error::file(log))?;
        let for_errors = output.try_clone().map_err(Error::file(log))?;
        let mut command = invocation.command();
        command.stdout(output).stderr(for_errors).process_group(0);
        let mut child = command.spawn().map_err(|source| invocation.not_started(source))?;
        let started = Instant::now();
        let mut next_sign = HEARTBEAT;
        loop {
            if let Some(status) = child.try_wait().map_err(|source| invocation.not_started(source))? {
                return Ok(if status.success() { Ending::Passed } else { Ending::Failed(status) });
            }
            if self.interrupted.load(Ordering::Relaxed) {
                kill_group(&mut child);
                return Err(Error::Interrupted);
            }
            if Instant::now() >= deadline {
                kill_group(&mut child);
                return Ok(Ending::OverBudget);
            }
            if started.elapsed() >= next_sign {
                let last = tail(log, 1);
                say!("      … {:>4} s  {}", next_sign.as_secs(), clip(last.trim(), 90));
                next_sign += HEARTBEAT;
            }
            thread::sleep(POLL);
        }
    }
}

fn kill_group(child: &mut Child) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // An error means that the group is gone already.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.wait();
}

/// The last `lines` lines of a log, for a person to read.
pub fn tail(log: &Path, lines: usize) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = File::open(log)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL_BYTES * lines.min(16) as u64)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let text = read().unwrap_or_default();
    let kept: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    kept[kept.len().saturating_sub(lines)..].join("\n")
}

fn clip(text: &str, characters: usize) -> String {
    if text.chars().count() <= characters {
        return text.to_owned();
    }
    text.chars().take(characters - 1).chain(['…']).collect()
}

/// The first program of that name on the path.
pub fn on_path(program: impl AsRef<OsStr>) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths).map(|folder| folder.join(program.as_ref())).find(|path| is_executable(path))
}

fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|facts| facts.is_file() && facts.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Invocation {
        Invocation::new("sh", std::env::temp_dir()).args(["-c", script])
    }

    fn watch(script: &str, budget: Duration) -> (Ending, String) {
        let folder = tempfile::tempdir().expect("a folder");
        let log = folder.path().join("log");
        let watcher = Watcher { interrupted: Arc::default() };
        let ending = watcher.watch(&shell(script), Instant::now() + budget, &log).expect("it starts");
        (ending, fs::read_to_string(&log).expect("a log"))
    }

    #[test]
    fn both_streams_go_to_the_log() {
        let (ending, log) = watch("echo out; echo err >&2", Duration::from_secs(30));
        assert_eq!(ending, Ending::Passed);
        assert!(log.contains("\nout\n") && log.contains("\nerr\n"), "{log}");
    }

    #[test]
    fn another_code_than_0_is_a_failure() {
        let (ending, _) = watch("exit 3", Duration::from_secs(30));
        assert!(matches!(ending, Ending::Failed(status) if status.code() == Some(3)));
    }

    #[test]
    fn what_runs_over_its_budget_is_killed_with_its_children() {
        let folder = tempfile::tempdir().expect("a folder");
        let note = folder.path().join("pid");
        let script = format!("sleep 600 & echo $! > {}; wait", note.display());
        let (ending, _) = watch(&script, Duration::from_secs(3));
        assert_eq!(ending, Ending::OverBudget);
        let pid = fs::read_to_string(&note).expect("the child wrote its id");
        let stat = format!("/proc/{}/stat", pid.trim());
        let lives =
            || fs::read_to_string(&stat).is_ok_and(|text| !text.contains(") Z ") && !text.contains(") X "));
        let patience = Instant::now() + Duration::from_secs(10);
        while lives() && Instant::now() < patience {
            thread::sleep(POLL);
        }
        assert!(!lives(), "the grandchild lives");
    }

    #[test]
    fn ctrl_c_ends_the_run() {
        let folder = tempfile::tempdir().expect("a folder");
        let watcher = Watcher { interrupted: Arc::new(AtomicBool::new(true)) };
        let deadline = Instant::now() + Duration::from_secs(30);
        let ended = watcher.watch(&shell("sleep 600"), deadline, &folder.path().join("log"));
        assert!(matches!(ended, Err(Error::Interrupted)));
    }

    #[test]
    fn the_tail_is_the_last_lines_that_say_something() {
        let folder = tempfile::tempdir().expect("a folder");
        let log = folder.path().join("log");
        fs::write(&log, "one\ntwo\n\nthree\n\n").expect("a write");
        assert_eq!(tail(&log, 2), "two\nthree");
        assert_eq!(tail(&folder.path().join("none"), 2), "");
        assert_eq!(clip("длинная строка", 8), "длинная…");
    }
}
