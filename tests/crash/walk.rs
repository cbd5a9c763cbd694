//! Walking a journey in a process of its own, and what it printed.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitStatus,
    time::Duration,
};

use kabinet_core::screen::Screen;
use serde::{Deserialize, de::IgnoredAny};

use crate::process::{Running, Tracing, command};

/// A walk that takes longer hangs. Its own patience with a screen is shorter.
const PATIENCE: Duration = Duration::from_mins(1);

/// One line that a walk printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A screen.
    Shown {
        /// Its key.
        key: String,
        /// It says that something could not be kept.
        not_kept: bool,
    },
    /// A field that was typed into.
    Typed(Typed),
}

/// A field that was typed into, once the phone had taken the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Typed {
    /// The screen's key.
    pub screen: String,
    /// The field.
    pub field: String,
    /// The phone may not keep it.
    pub secret: bool,
}

/// A walk that has ended.
#[derive(Debug)]
pub struct Walked {
    /// What it printed, in order.
    pub lines: Vec<Line>,
    /// How it ended; none when it had to be stopped.
    pub status: Option<ExitStatus>,
    /// What it said to the person at the terminal.
    pub said: String,
}

/// Who walks what, where.
#[derive(Clone, Debug)]
pub struct Walk {
    /// The program.
    pub program: PathBuf,
    /// The journey's name.
    pub journey: String,
    /// The phone's data.
    pub data: PathBuf,
    /// The citizen's number.
    pub phone: String,
    /// The link of the portal, or a file that holds it.
    pub portal: String,
    /// A bug that is planted in it; without one, what the environment says.
    pub planted: Option<&'static str>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Printed {
    Shown { screen: Box<Screen> },
    Typed { typed: Typed },
    SignIn { sign_in: IgnoredAny },
}

impl Walk {
    /// Starts it; its outputs and strace's log go into `notes` under `name`.
    ///
    /// # Errors
    /// Those of the system.
    pub fn start(&self, tracing: Tracing<'_>, notes: &Path, name: &str) -> io::Result<Walking> {
        let [stdout, stderr] = ["out", "err"].map(|ending| notes.join(format!("{name}.{ending}")));
        let mut command = command(&self.program, tracing, &notes.join(format!("{name}.strace")));
        command.args([
            "walk",
            &self.journey,
            "--json",
            "--phone",
            &self.phone,
            "--portal",
            &self.portal,
            "--data",
        ]);
        command.arg(&self.data);
        if let Some(bug) = self.planted {
            command.env("KABINET_PLANT", bug);
        }
        let running = Running::start(command, &stdout, &stderr)?;
        Ok(Walking { running, stdout, stderr })
    }

    /// Walks to the end; see [`Walk::start`].
    ///
    /// # Errors
    /// Those of the system.
    pub fn run(&self, tracing: Tracing<'_>, notes: &Path, name: &str) -> io::Result<Walked> {
        self.start(tracing, notes, name)?.wait()
    }
}

/// A walk that was started.
pub struct Walking {
    running: Running,
    stdout: PathBuf,
    stderr: PathBuf,
}

impl Walking {
    /// Whether it has ended.
    ///
    /// # Errors
    /// Those of the system.
    pub fn has_ended(&mut self) -> io::Result<bool> {
        Ok(self.running.ended()?.is_some())
    }

    /// Waits for its end, and stops it when that takes too long.
    ///
    /// # Errors
    /// Those of the system.
    pub fn wait(mut self) -> io::Result<Walked> {
        let status = self.running.wait(PATIENCE, || false)?;
        if status.is_none() {
            self.running.kill();
        }
        let lines = parse(&fs::read_to_string(&self.stdout)?)?;
        Ok(Walked { lines, status, said: fs::read_to_string(&self.stderr)? })
    }
}

/// The lines of a walk; a last one that was not printed whole is none.
fn parse(printed: &str) -> io::Result<Vec<Line>> {
    let whole = printed.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    whole.filter_map(|line| parse_line(line.as_bytes()).transpose()).collect()
}

/// One line; none for how to sign in, which is said last and is no part of what was seen or typed.
///
/// # Errors
/// It is none of a walk's.
pub fn parse_line(line: &[u8]) -> io::Result<Option<Line>> {
    Ok(Some(match serde_json::from_slice(line)? {
        Printed::Shown { screen } => Line::Shown { not_kept: screen.says_not_kept(), key: screen.key },
        Printed::Typed { typed } => Line::Typed(typed),
        Printed::SignIn { sign_in: IgnoredAny } => return Ok(None),
    }))
}

impl Walked {
    /// Whether it came to the end of its journey.
    pub fn arrived(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    /// Whether it said on a screen that something could not be kept.
    pub fn said_not_kept(&self) -> bool {
        self.lines.iter().any(|line| matches!(line, Line::Shown { not_kept: true, .. }))
    }

    /// How often a password was typed on the way in: the tap that sends it orders an SMS.
    pub fn orders(&self) -> usize {
        let orders = |line: &&Line| matches!(line, Line::Typed(typed) if typed.screen == "sign_in/login" && typed.field == "password");
        self.lines.iter().filter(orders).count()
    }

    /// The keys of its screens, in order; the same one after itself counts once.
    pub fn keys(&self) -> Vec<&str> {
        let mut keys: Vec<_> = self
            .lines
            .iter()
            .filter_map(|line| match line {
                Line::Shown { key, .. } => Some(key.as_str()),
                Line::Typed(_) => None,
            })
            .collect();
        keys.dedup();
        keys
    }
}
