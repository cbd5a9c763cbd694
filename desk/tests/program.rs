//! The desk as a process: what it says, whom it lets read its data, and how it ends.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

struct Desk {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Desk {
    /// The desk on a folder of data, at any free port.
    fn start(data: &Path, more: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_kabinet"));
        program.args(["--port", "0", "--data", data.to_str().unwrap()]).args(more);
        // No browser shall be opened.
        program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Self { child, said }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line
    }

    fn started(&mut self) -> Value {
        let line = self.line();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line}"))
    }

    /// Ends it as the system does; what it said to the end.
    fn end(mut self) -> Output {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let mut rest = Vec::new();
        std::io::Read::read_to_end(&mut self.said, &mut rest).unwrap();
        Output { stdout: rest, ..self.child.wait_with_output().unwrap() }
    }
}

/// What others may read or write below a folder, the folder itself too.
fn open_to_others(folder: &Path) -> Vec<String> {
    let mut open = Vec::new();
    let mut found = vec![folder.to_owned()];
    while let Some(path) = found.pop() {
        let facts = fs::symlink_metadata(&path).unwrap();
        if facts.permissions().mode() & 0o077 != 0 {
            open.push(format!("{} {:o}", path.display(), facts.permissions().mode()));
        }
        if facts.is_dir() {
            found.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    open
}

#[test]
fn a_first_line_of_json_tells_where_it_listens() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::start(folder.path(), &["--json"]);
    let started = desk.started();
    assert_eq!(started["pid"], desk.child.id());
    assert_eq!(started["data"], folder.path().to_str().unwrap());
    let (address, token) = (started["address"].as_str().unwrap(), started["token"].as_str().unwrap());
    assert!(address.starts_with("http://127.0.0.1:") && token.len() >= 32, "{started}");
    assert_eq!(started["link"], format!("{address}/?token={token}"));
    let ended = desk.end();
    assert!(ended.status.success() && ended.stdout.is_empty() && ended.stderr.is_empty(), "{ended:?}");
}

#[test]
fn it_ends_in_order_however_soon_it_is_asked_to() {
    let folder = TempDir::new().unwrap();
    for _ in 0..20 {
        let mut desk = Desk::start(folder.path(), &["--json"]);
        desk.started();
        let ended = desk.end();
        assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    }
}

#[test]
fn nobody_has_to_read_what_it_says() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::start(folder.path(), &["--lang", "en"]);
    assert!(desk.line().starts_with("Kabinet runs"));
    let Desk { mut child, said } = desk;
    drop(said);
    let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(asked.success());
    drop(child.stdin.take());
    let ended = child.wait_with_output().unwrap();
    let complained = String::from_utf8(ended.stderr).unwrap();
    assert!(ended.status.success() && complained.is_empty(), "{complained}");
}

#[test]
fn nobody_else_reads_its_data() {
    let outer = TempDir::new().unwrap();
    let folder = outer.path().join("data");
    let walked = Command::new(env!("CARGO_BIN_EXE_kabinet"))
        .args(["walk", "registration", "--data", folder.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(walked.status.success(), "{walked:?}");
    for part in
        ["portal/portal.sqlite", "portal/portal.lock", "phone/kabinet.db", "vault", "walk/citizen.json"]
    {
        assert!(folder.join(part).exists(), "{part}");
    }
    assert_eq!(open_to_others(&folder), [""; 0]);
    // As an earlier version left it.
    let mut found = vec![folder.clone()];
    while let Some(path) = found.pop() {
        let is_dir = path.is_dir();
        fs::set_permissions(&path, Permissions::from_mode(if is_dir { 0o755 } else { 0o644 })).unwrap();
        if is_dir {
            found.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    assert!(open_to_others(&folder).len() > 5);
    let mut desk = Desk::start(&folder, &["--json"]);
    desk.started();
    assert_eq!(open_to_others(&folder), [""; 0], "while it runs");
    desk.end();
    assert_eq!(open_to_others(&folder), [""; 0], "once it has ended");
}

#[test]
fn a_time_to_begin_with_that_comes_too_late_is_told() {
    let folder = TempDir::new().unwrap();
    let begin = ["--json", "--lang", "en", "--begin", "2024-02-29T09:00:00Z"];
    let run = |more: &[&str]| {
        let mut desk = Desk::start(folder.path(), more);
        desk.started();
        String::from_utf8(desk.end().stderr).unwrap()
    };
    assert_eq!(run(&begin), "");
    let told = run(&begin);
    assert!(told.contains("--begin changed nothing") && told.contains("2024-02-29T09:0"), "{told}");
    assert_eq!(run(&[&begin[..], &["--reset"]].concat()), "");
}
