//! One line of a log.

use std::{ffi::OsString, os::unix::ffi::OsStringExt, path::PathBuf};

use super::{Argument, Call, Ended};

/// A line that is none of strace's.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {number} of the log can't be read: {line}")]
pub struct BadLine {
    /// Its number, counted from 1.
    pub number: usize,
    /// Its text.
    pub line: String,
}

/// What a line holds.
pub enum Kind<'a> {
    /// A call from its beginning to its end.
    Whole(&'a str),
    /// The beginning of a call, without what strace adds to it.
    Begun(&'a str),
    /// What was still missing of a call.
    Resumed(&'a str),
    /// A signal, or the end of a thread.
    Other,
}

/// The thread of a line, and what the line holds.
pub fn split(line: &str) -> Option<(u32, Kind<'_>)> {
    let (thread, rest) = line.split_once(' ')?;
    let (thread, rest) = (thread.parse().ok()?, rest.trim_start());
    if rest.starts_with("+++ ") || rest.starts_with("--- ") {
        return Some((thread, Kind::Other));
    }
    if let Some(resumed) = rest.strip_prefix("<... ") {
        return Some((thread, Kind::Resumed(resumed.split_once(" resumed>")?.1)));
    }
    let begun = rest.strip_suffix(" <unfinished ...>");
    Some((thread, begun.map_or(Kind::Whole(rest), Kind::Begun)))
}

/// A call as strace writes it: `name(arguments) = result`.
pub fn parse_call(thread: u32, text: &str) -> Option<Call> {
    let (name, rest) = text.split_once('(')?;
    let mut reader = Reader { rest: rest.as_bytes() };
    let arguments = reader.arguments()?;
    let result = std::str::from_utf8(reader.rest).ok()?.trim_start().strip_prefix("= ")?;
    let (ended, injected) = parse_result(result)?;
    Some(Call { thread, name: name.to_owned(), arguments, ended, injected })
}

fn parse_result(text: &str) -> Option<(Ended, bool)> {
    let injected = text.ends_with("(INJECTED)");
    let mut words = text.split([' ', '<']);
    let ended = match (words.next()?, words.next()) {
        ("?", _) => Ended::Never,
        ("-1", Some(errno)) => Ended::Failed(errno.to_owned()),
        (number, _) => Ended::Returned(number.parse().ok()?),
    };
    Some((ended, injected))
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    /// Everything up to the bracket that closes the call.
    fn arguments(&mut self) -> Option<Vec<Argument>> {
        let mut arguments = Vec::new();
        loop {
            match self.rest {
                [b')', rest @ ..] => {
                    self.rest = rest;
                    return Some(arguments);
                }
                [b',', b' ', rest @ ..] => self.rest = rest,
                [b'"', rest @ ..] => {
                    self.rest = rest;
                    let bytes = self.escaped(b'"')?;
                    let cut = self.rest.starts_with(b"...");
                    if cut {
                        self.rest = &self.rest[3..];
                    }
                    arguments.push(Argument::Text { bytes, cut });
                }
                // A call that was cut short by a kill may lack its last arguments.
                [] => return Some(arguments),
                _ => arguments.push(self.word()?),
            }
        }
    }

    /// A number, flags, a structure, a descriptor with its file.
    fn word(&mut self) -> Option<Argument> {
        let (mut depth, mut length) = (0_u32, 0);
        let mut in_quotes = false;
        while let Some(&byte) = self.rest.get(length) {
            match byte {
                b'\\' if in_quotes => length += 1,
                b'"' => in_quotes = !in_quotes,
                _ if in_quotes => {}
                b'<' if depth == 0 => return self.descriptor(length),
                b'{' | b'[' | b'(' => depth += 1,
                b'}' | b']' => depth = depth.checked_sub(1)?,
                b')' if depth > 0 => depth -= 1,
                b')' | b',' if depth == 0 => break,
                _ => {}
            }
            length += 1;
        }
        let (word, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Argument::Word(String::from_utf8_lossy(word).into_owned()))
    }

    /// `17</a/file>` or `AT_FDCWD</a/folder>`; the name is `length` bytes long.
    fn descriptor(&mut self, length: usize) -> Option<Argument> {
        let (name, rest) = self.rest.split_at(length);
        self.rest = &rest[1..];
        let file = self.escaped(b'>')?;
        let deleted = self.rest.strip_prefix(b"(deleted)");
        self.rest = deleted.unwrap_or(self.rest);
        let number = std::str::from_utf8(name).ok()?.parse().ok();
        let file = PathBuf::from(OsString::from_vec(file));
        Some(Argument::Descriptor { number, file, deleted: deleted.is_some() })
    }

    /// The bytes up to `end`, which is taken too. Strace escapes as C does.
    fn escaped(&mut self, end: u8) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            match byte {
                byte if byte == end => return Some(bytes),
                b'\\' => bytes.push(self.escape()?),
                byte => bytes.push(byte),
            }
        }
    }

    fn escape(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(match byte {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'v' => 0x0b,
            b'f' => 0x0c,
            b'x' => self.number(16, 2, 0)?,
            b'0'..=b'7' => self.number(8, 2, u32::from(byte - b'0'))?,
            byte => byte,
        })
    }

    /// Up to `most` more digits of a number that begins with `value`.
    fn number(&mut self, radix: u32, most: usize, value: u32) -> Option<u8> {
        let mut value = value;
        for _ in 0..most {
            let Some(digit) = self.rest.first().and_then(|&byte| char::from(byte).to_digit(radix)) else {
                break;
            };
            value = value * radix + digit;
            self.rest = &self.rest[1..];
        }
        u8::try_from(value).ok()
    }
}
