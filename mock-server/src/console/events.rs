//! The console's stream of events: only what kind of thing changed; a watcher then asks for it.

use super::wire::News;
use crate::http::call::{Call, Route};
use crate::http::input::NoQuery;
use crate::http::problem::ProblemKind;
use crate::portal::Portal;
use crate::portal::changes::{ChangeKind, Changes};
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

pub(super) fn route() -> Route {
    let call = Call {
        method: Method::GET,
        path: "/console/api/events",
        name: "get_events",
        about: "Server-sent events named `change`.",
        status: StatusCode::OK,
        answer: "Events named `change`, each with this as data",
        problems: &[ProblemKind::BAD_QUERY],
    };
    call.stream::<News, _>("text/event-stream", get_events)
}

async fn get_events(
    _: NoQuery,
    State(portal): State<Portal>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let events = stream::unfold(
        (portal.changes().subscribe(), VecDeque::new(), portal),
        |(mut news, mut pending, portal)| async {
            let kind = next_kind(&mut news, &mut pending, portal.changes()).await?;
            let event = Event::default().event("change").json_data(News { kind }).ok()?;
            Some((Ok(event), (news, pending, portal)))
        },
    );
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// The next kind to tell; a watcher that missed some is told all kinds.
async fn next_kind(
    news: &mut broadcast::Receiver<ChangeKind>,
    pending: &mut VecDeque<ChangeKind>,
    changes: &Changes,
) -> Option<ChangeKind> {
    if let Some(kind) = pending.pop_front() {
        return Some(kind);
    }
    match news.recv().await {
        Ok(kind) => Some(kind),
        Err(RecvError::Lagged(_)) => {
            pending.extend(changes.kinds());
            pending.pop_front()
        }
        Err(RecvError::Closed) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_watcher_that_lags_is_told_everything_once() {
        let changes = Changes::new([ChangeKind::CLOCK, ChangeKind::REQUESTS]);
        let mut news = changes.subscribe();
        for _ in 0..1_000 {
            changes.publish(ChangeKind::REQUESTS);
        }
        let mut pending = VecDeque::new();
        let mut told = Vec::new();
        for _ in changes.kinds() {
            told.push(next_kind(&mut news, &mut pending, &changes).await.unwrap());
        }
        assert_eq!(told, changes.kinds());
        assert_eq!(next_kind(&mut news, &mut pending, &changes).await, Some(ChangeKind::REQUESTS));
    }
}
