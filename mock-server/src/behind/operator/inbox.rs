//! `GET /console/api/messages`: what the operator took.

use super::wire::{Message, Messages, MessagesQuery};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::input::Narrowed;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use crate::rules::fields::phone;
use axum::http::{Method, StatusCode};
use rusqlite::params;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, timeout_at};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/messages",
        name: "get_messages",
        about: "The SMS that the operator took. A test that waits for a code asks with `after`, the `id` of the newest it knows, and `wait`.",
        status: StatusCode::OK,
        answer: "The newest first",
        problems: &[ProblemKind::BAD_QUERY],
    };
    call.console(messages)
}

/// The longest that an answer is held back, in seconds. A stop of the portal breaks off whoever waits.
const LONGEST_WAIT_S: u64 = 60;

async fn messages(
    portal: Portal,
    Narrowed(MessagesQuery { to, after, wait }): Narrowed<MessagesQuery>,
) -> Result<Messages, Box<Problem>> {
    let to = to.as_deref().map(number).transpose()?;
    let after = after.unwrap_or(0);
    let wait = wait.unwrap_or(0);
    if after < 0 || wait > LONGEST_WAIT_S {
        let bounds = format!("after is 0 or more, and wait is 0 to {LONGEST_WAIT_S} seconds");
        return Err(Problem::new(ProblemKind::BAD_QUERY).detail(bounds).into());
    }
    let deadline = Instant::now() + Duration::from_secs(wait);
    // Heard from before the first look on, so that none slips through between the two.
    let mut news = portal.changes().subscribe();
    loop {
        let to = to.clone();
        let messages = portal.transact(move |work| taken(work, to.as_deref(), after)).await?;
        if !messages.is_empty() || timeout_at(deadline, next_message(&mut news)).await.is_err() {
            return Ok(Messages { messages });
        }
    }
}

/// Ends when the operator may have taken another SMS; never when there is no more news.
async fn next_message(news: &mut Receiver<ChangeKind>) {
    loop {
        match news.recv().await {
            Ok(ChangeKind::MESSAGES) | Err(RecvError::Lagged(_)) => return,
            Ok(_) => {}
            Err(RecvError::Closed) => return std::future::pending().await,
        }
    }
}

/// The number as the inbox has it. An address says a space where a plus was not encoded.
fn number(asked: &str) -> Result<String, Box<Problem>> {
    let number = asked.strip_prefix(' ').map_or_else(|| asked.to_owned(), |digits| format!("+{digits}"));
    if phone::check(&number).as_ref() == Ok(&number) {
        return Ok(number);
    }
    let looks = "a number looks like +79001234567, which is to=%2B79001234567 in an address";
    Err(Problem::new(ProblemKind::BAD_QUERY).detail(looks).into())
}

/// The SMS to a number, or to all, after the one of this id, the newest first.
fn taken(work: &Work<'_>, to: Option<&str>, after: i64) -> Result<Vec<Message>, Refusal> {
    let mut statement = work.tx.prepare_cached(
        "SELECT id, to_phone, text, code, code_expires_at, sent_at FROM messages
         WHERE (?1 IS NULL OR to_phone = ?1) AND id > ?2 ORDER BY id DESC LIMIT 200",
    )?;
    let rows = statement.query_map(params![to, after], |row| {
        Ok(Message {
            id: row.get(0)?,
            to: row.get(1)?,
            text: row.get(2)?,
            code: row.get(3)?,
            code_expires_at: row.get::<_, Option<i64>>(4)?.map(timestamp),
            sent_at: timestamp(row.get(5)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
