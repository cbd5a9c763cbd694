//! `GET /console/api/messages`: what the operator took.

use super::wire::{Message, Messages, MessagesQuery};
use crate::http::answer::Refusal;
use crate::http::call::{Call, Route};
use crate::http::input::Narrowed;
use crate::http::problem::Problem;
use crate::portal::Portal;
use crate::portal::clock::timestamp;
use crate::portal::work::Work;
use axum::http::{Method, StatusCode};

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/messages",
        name: "get_messages",
        about: "The SMS that the operator took.",
        status: StatusCode::OK,
        answer: "The newest first",
        problems: &[],
    };
    call.console(messages)
}

async fn messages(
    portal: Portal,
    Narrowed(MessagesQuery { to }): Narrowed<MessagesQuery>,
) -> Result<Messages, Box<Problem>> {
    let messages = portal.transact(move |work| taken(work, to.as_deref())).await?;
    Ok(Messages { messages })
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
