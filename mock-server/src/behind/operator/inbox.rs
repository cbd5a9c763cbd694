//! `GET /console/api/messages`: what the operator took.

use super::wire::{Message, Messages, MessagesQuery};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::input::Narrowed;
use crate::http::problem::{Problem, ProblemKind};
use crate::portal::Portal;
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use crate::rules::fields::phone;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/messages",
        name: "get_messages",
        about: "The SMS that the operator took.",
        status: StatusCode::OK,
        answer: "The newest first",
        problems: &[ProblemKind::BAD_QUERY],
    };
    call.console(messages)
}

async fn messages(
    portal: Portal,
    Narrowed(MessagesQuery { to }): Narrowed<MessagesQuery>,
) -> Result<Messages, Box<Problem>> {
    let to = to.as_deref().map(number).transpose()?;
    let messages = portal.transact(move |work| taken(work, to.as_deref())).await?;
    Ok(Messages { messages })
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

/// The SMS to a number, or to all, the newest first.
fn taken(work: &Work<'_>, to: Option<&str>) -> Result<Vec<Message>, Refusal> {
    let mut statement = work.tx.prepare_cached(
        "SELECT id, to_phone, text, code, sent_at FROM messages
         WHERE ?1 IS NULL OR to_phone = ?1 ORDER BY id DESC LIMIT 200",
    )?;
    let rows = statement.query_map([to], |row| {
        Ok(Message {
            id: row.get(0)?,
            to: row.get(1)?,
            text: row.get(2)?,
            code: row.get(3)?,
            sent_at: timestamp(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
