//! The rows of the bench in `SQLCipher`, under a raw key. One round for each line that is read, as `kabinet-bench` does
//! it.

#[path = "../../src/plain.rs"]
#[allow(dead_code, reason = "the file is shared with a program that uses all of it")]
mod plain;

use std::{
    env,
    error::Error,
    io::{self, BufRead, Write},
    path::PathBuf,
};

/// A key like those of phones: random bytes that no passphrase has to be stretched to. This one guards made-up rows.
const KEY: &str = "2f1d6c0a9b8e7f5d4c3b2a19080716253443526170f8e9dacbbcad9e8f706152";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).map(PathBuf::from).ok_or("usage: kabinet-bench-sqlcipher FOLDER")?;
    let path = folder.join("sqlcipher.db");
    let mut connection = Some(plain::filled(&path, Some(KEY), plain::ROWS.into())?);
    let mut written = usize::from(plain::ROWS);
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (command, count) = line.split_once(' ').ok_or("a command is a word and a number")?;
        let count: usize = count.parse()?;
        let each = match command {
            "write" => {
                let open = match connection.take() {
                    Some(open) => connection.insert(open),
                    None => connection.insert(plain::open(&path, Some(KEY))?),
                };
                written += count;
                plain::write(open, written, count)?.as_nanos() as f64 / count as f64
            }
            "read" => {
                // The file is locked by who has it open.
                connection = None;
                let mut each = 0.0;
                for _ in 0..count {
                    let (time, rows) = plain::read(&path, Some(KEY))?;
                    each += time.as_nanos() as f64 / (count * rows) as f64;
                }
                each
            }
            other => return Err(format!("no such command: {other}").into()),
        };
        println!("{each}");
        io::stdout().flush()?;
    }
    Ok(())
}
