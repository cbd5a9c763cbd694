//! What a walk prints.

use std::{
    cell::RefCell,
    io::{self, Write},
};

use kabinet_core::screen::{Screen, Update};
use mock_server::Language;
use serde::Serialize;

/// Prints each screen once, as text or as one JSON object a line; as JSON also each field that was typed into.
pub struct Printer {
    json: bool,
    last: RefCell<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    Shown { seq: u64, screen: &'a Screen },
    Typed { typed: Typed<'a> },
    SignIn { sign_in: SignIn<'a> },
}

/// What is needed to sign in to the account that a walk ended in.
#[derive(Clone, Copy, Serialize)]
pub struct SignIn<'a> {
    /// The number, E.164.
    pub phone: &'a str,
    /// The password.
    pub password: &'a str,
}

/// A field that the citizen typed into, once the phone has taken the text.
#[derive(Serialize)]
pub struct Typed<'a> {
    /// The screen's key.
    pub screen: &'a str,
    /// The field's id.
    pub field: &'a str,
    /// Whether the phone may keep it: a password and a code it may not.
    pub secret: bool,
}

impl Printer {
    /// A printer of either kind.
    pub fn new(json: bool) -> Self {
        Self { json, last: RefCell::default() }
    }

    /// Prints a screen, unless it looks like the one printed last.
    ///
    /// # Errors
    /// When nobody reads what is printed any more.
    pub fn print(&self, update: &Update) -> io::Result<()> {
        let text = update.to_text();
        if self.last.replace(text.clone()) == text {
            return Ok(());
        }
        if self.json {
            print_json(&Line::Shown { seq: update.seq, screen: &update.top })
        } else {
            writeln!(io::stdout(), "{text}")
        }
    }

    /// Prints how to sign in to the account.
    ///
    /// # Errors
    /// When nobody reads what is printed any more.
    pub fn sign_in(&self, sign_in: SignIn<'_>, language: Language) -> io::Result<()> {
        if self.json {
            return print_json(&Line::SignIn { sign_in });
        }
        let SignIn { phone, password } = sign_in;
        let [number, secret] = [language.pick("номер", "number"), language.pick("пароль", "password")];
        let how = language.pick("Войти", "To sign in");
        writeln!(io::stdout(), "{how}: {number} {phone}, {secret} {password}")
    }

    /// Prints what was typed where.
    ///
    /// # Errors
    /// When nobody reads what is printed any more.
    pub fn typed(&self, typed: Typed<'_>) -> io::Result<()> {
        if self.json { print_json(&Line::Typed { typed }) } else { Ok(()) }
    }
}

/// In one call, so that a line is printed whole or not at all.
fn print_json(line: &Line<'_>) -> io::Result<()> {
    let mut text = serde_json::to_string(line)?;
    text.push('\n');
    io::stdout().write_all(text.as_bytes())
}
