//! Starting programs, with strace around them or not, and ending them.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use crate::point::{Point, RECORDED};

const POLL: Duration = Duration::from_millis(2);
/// Longer than any text of a database page or of a screen.
const LONGEST_TEXT: &str = "1000000";

/// What strace does around a program.
#[derive(Clone, Copy, Debug)]
pub enum Tracing<'a> {
    /// It is not there.
    Off,
    /// It writes down every call that may change a file, with all bytes.
    Record,
    /// It strikes at a point of the data folder.
    Strike(&'a Point, &'a Path),
}

/// A program that was started. Dropping it kills it.
pub struct Running {
    child: Child,
    is_traced: bool,
}

/// A command around which strace does what it is told, its log going to `log`.
pub fn command(program: &Path, tracing: Tracing<'_>, log: &Path) -> Command {
    if matches!(tracing, Tracing::Off) {
        return Command::new(program);
    }
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-s", LONGEST_TEXT, "-o"]).arg(log);
    match tracing {
        Tracing::Off => {}
        Tracing::Record => {
            // A call that this machine's kernel does not have is none to strace without the question mark.
            let calls: Vec<_> = RECORDED.iter().map(|call| format!("?{call}")).collect();
            strace.args(["--seccomp-bpf", "-e"]).arg(format!("trace={}", calls.join(",")));
        }
        Tracing::Strike(Point { strike, place }, data) => {
            if let Some(file) = &place.file {
                strace.arg("-P").arg(data.join(file));
            }
            if strike.leaves_it_running() {
                // Faster, but signals are lost this way.
                strace.arg("--seccomp-bpf");
            }
            strace.arg("-e").arg(format!("trace={}", place.call));
            strace.arg("-e").arg(format!("inject={}:{}", place.call, strike.injection(place.nth)));
        }
    }
    strace.arg("--").arg(program);
    strace
}

impl Running {
    /// Starts a command with its outputs going to files.
    ///
    /// # Errors
    /// It can't be started, or a file can't be made.
    pub fn start(mut command: Command, stdout: &Path, stderr: &Path) -> io::Result<Self> {
        let is_traced = command.get_program() == "strace";
        let (stdout, stderr) = (File::create(stdout)?, File::create(stderr)?);
        let child = command.stdin(Stdio::null()).stdout(stdout).stderr(stderr).spawn()?;
        Ok(Self { child, is_traced })
    }

    /// How it ended, if it has.
    ///
    /// # Errors
    /// Those of the system.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }

    /// Waits for its end; none when it still runs after `patience`, or when `given_up` says so.
    ///
    /// # Errors
    /// Those of the system.
    pub fn wait(
        &mut self,
        patience: Duration,
        given_up: impl Fn() -> bool,
    ) -> io::Result<Option<ExitStatus>> {
        let deadline = Instant::now() + patience;
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(Some(status));
            }
            if Instant::now() >= deadline || given_up() {
                return Ok(None);
            }
            thread::sleep(POLL);
        }
    }

    /// Kills it, strace included, and waits until it is gone.
    pub fn kill(&mut self) {
        if self.is_traced {
            // Strace ends by itself once the program is gone; killed first, it would leave that running.
            for program in children(self.child.id()) {
                // It may have ended by now.
                let _ = kill_process(program, Signal::KILL);
            }
            if matches!(self.wait(Duration::from_secs(5), || false), Ok(Some(_))) {
                return;
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(Some(_))) {
            self.kill();
        }
    }
}

fn children(of: u32) -> Vec<Pid> {
    let list = fs::read_to_string(format!("/proc/{of}/task/{of}/children")).unwrap_or_default();
    list.split_whitespace().filter_map(|id| Pid::from_raw(id.parse().ok()?)).collect()
}

/// A folder for data that are written and thrown away: in memory, where the system has such a place.
///
/// # Errors
/// Those of the file system.
pub fn scratch() -> io::Result<tempfile::TempDir> {
    let memory = PathBuf::from("/dev/shm");
    let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
    // Strace compares paths as they are.
    tempfile::Builder::new().prefix("kabinet-crash-").tempdir_in(place.canonicalize()?)
}
