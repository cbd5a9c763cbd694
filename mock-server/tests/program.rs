//! The program. Apart from the tests of the library: while a child is being started it holds the locks of its parent,
//! and those tests take and give back theirs all the time.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

use mock_server::{DataPlace, Options, Portal};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use tempfile::TempDir;

#[test]
fn the_program_explains_a_failed_start_and_exits_with_a_failure() {
    let folder = TempDir::new().unwrap();
    let _held = Portal::open(Options::at(DataPlace::Folder(folder.path().join("portal")))).unwrap();
    let run = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_mock-server"));
        let piped = program.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        // A program that greets has started: it would run on.
        let mut greeting = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut greeting).unwrap();
        if !greeting.is_empty() {
            child.kill().unwrap();
        }
        let output = child.wait_with_output().unwrap();
        assert_eq!(greeting, "", "{arguments:?}");
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    };
    let data = folder.path().to_str().unwrap();
    let (ok, said) = run(&["--port", "0", "--data", data]);
    assert!(!ok && said.contains("уже работает другой портал"), "{said}");
    let (ok, said) = run(&["--port", "0", "--data", data, "--lang", "en"]);
    assert!(!ok && said.contains("Another portal already uses"), "{said}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let other = TempDir::new().unwrap();
    let (ok, said) = run(&["--port", &port, "--data", other.path().to_str().unwrap()]);
    assert!(!ok && said.contains("занят другой программой"), "{said}");
    let unseen = other.path().join("never");
    let start = ["--port", "0", "--data", unseen.to_str().unwrap()];
    for (more, words) in [
        (&["--listen", "192.0.2.7"][..], "добавьте --expose и --token-file"),
        (&["--listen", "192.0.2.7", "--expose", "--lang", "en"], "add --expose and --token-file"),
        (&["--listen", "0.0.0.0", "--expose"], "все сети этой машины"),
        (&["--listen", "192.0.2.7", "--expose", "--token-file", "/no/such/file"], "openssl rand -hex 24"),
        (&["--expose"], "виден только этой машине"),
    ] {
        let (ok, said) = run(&[&start[..], more].concat());
        assert!(!ok && said.contains(words), "{more:?}: {said}");
    }
    // 192.0.2.0/24 is for documentation: no machine has such an address.
    let secret = other.path().join("token");
    std::fs::write(&secret, "0123456789abcdef0123456789abcdef").unwrap();
    let exposed = ["--listen", "192.0.2.7", "--expose", "--token-file", secret.to_str().unwrap()];
    let (ok, said) = run(&[&start[..], &exposed].concat());
    assert!(!ok && said.contains("нет адреса 192.0.2.7"), "{said}");
    assert!(!unseen.exists(), "a start that was refused made its data");
    let (ok, said) = run(&["--profile", "doc-999"]);
    assert!(!ok && said.contains("doc-000"), "{said}");
}
