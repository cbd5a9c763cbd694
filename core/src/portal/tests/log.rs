//! What an exchange leaves in the log.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tracing::{Dispatch, level_filters::LevelFilter};
use tracing_subscriber::fmt::MakeWriter;

use super::{
    PATIENT, check_code, http_portal, response, send,
    server::{Script, Server},
};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[test]
fn the_log_names_method_path_and_status_and_nothing_secret() {
    // While there is only one subscriber, a line that is met for the first time on another test's thread is taken for
    // one that nobody wants. So there are two.
    let _deaf = Dispatch::new(tracing_subscriber::fmt().with_max_level(LevelFilter::OFF).finish());
    let lines = Lines::default();
    // Everything, the HTTP library's own lines included.
    let listening = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_writer(lines.clone())
        .with_ansi(false);
    let json = "content-type: application/json\r\n";
    let answer = response("200 OK", json, r#"{"contact_proven_until":"never-ever"}"#);
    let server = Server::start(vec![Script::Answer(answer), Script::Close]);
    let portal = http_portal(&server, PATIENT);
    tracing::subscriber::with_default(listening.finish(), || {
        for _ in 0..2 {
            assert!(send(&portal, check_code()).result.is_err());
        }
    });
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    for line in [
        r#"portal answered method="POST" path="/registrations/{id}/codes/check" status=200 ms="#,
        r#"portal did not answer method="POST" path="/registrations/{id}/codes/check" status=0 ms="#,
    ] {
        assert!(log.contains(line), "{log}");
    }
    for hidden in ["481059", "s3cret-token", "r-1/codes", "never-ever", "5f0c8f0e", "0d9f7a52"] {
        assert!(!log.contains(hidden), "{hidden} is in the log:\n{log}");
    }
}
