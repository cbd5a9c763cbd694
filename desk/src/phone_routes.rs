//! `/phone/…`: what the drawn phone says to its core and hears from it.

use std::{convert::Infallible, time::Duration};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, State, rejection::JsonRejection},
    http::{Method, StatusCode},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{MethodRouter, get, post},
};
use futures_util::{Stream, StreamExt, stream};
use kabinet_core::{
    KabinetError,
    screen::{FieldCheck, Intent, PlatformEvent},
    testing::WithLargeTexts,
};
use serde::{Deserialize, Serialize};

use crate::browser_phone::BrowserPhone;

/// How long a page that opens waits for its first screen to be drawn anew; then the last one must do.
const REDRAWN_WITHIN: Duration = Duration::from_secs(1);
/// Longer bodies are refused: no screen has so much to say.
const BODY_LIMIT: usize = 256 * 1024;

/// The routes; they belong behind the console's guard.
pub fn routes(phone: BrowserPhone) -> Router {
    let routes =
        table().into_iter().fold(Router::new(), |router, (path, _, handler)| router.route(path, handler));
    routes.layer(DefaultBodyLimit::max(BODY_LIMIT)).with_state(phone)
}

/// Each address, its one method and what answers it: what the router is made of and its test goes through.
pub fn table() -> Vec<(&'static str, Method, MethodRouter<BrowserPhone>)> {
    vec![
        ("/phone/events", Method::GET, get(events)),
        ("/phone/dispatch", Method::POST, post(dispatch)),
        ("/phone/draft", Method::POST, post(draft)),
        ("/phone/check", Method::POST, post(check)),
        ("/phone/suggest-password", Method::POST, post(suggest_password)),
        ("/phone/report", Method::POST, post(report)),
    ]
}

/// The current update, and then every new one, until another page takes the phone: that is told last.
async fn events(State(phone): State<BrowserPhone>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let held = phone.take();
    let mut updates = phone.updates();
    // Drafts publish nothing: the page that comes back gets a screen drawn after those that the last page left behind.
    if phone.report(PlatformEvent::Foreground).is_ok() {
        let _ = tokio::time::timeout(REDRAWN_WITHIN, carried_out(phone.clone())).await;
    }
    updates.mark_changed();
    let updates = stream::unfold(Some((phone, updates, held)), |watching| async {
        let (phone, mut updates, mut held) = watching?;
        tokio::select! {
            biased;
            () = held.is_lost() => Some((Ok(Event::default().event("elsewhere").data("{}")), None)),
            changed = updates.changed() => {
                changed.ok()?;
                let update = phone.kabinet().current().ok()?;
                let drawn = WithLargeTexts::of(update).map_err(axum::Error::new);
                let event = drawn.and_then(|update| Event::default().event("update").json_data(update));
                Some((event, Some((phone, updates, held))))
            }
        }
    });
    // An update that can't be written as JSON would be a defect of the vocabulary; the stream goes on without it.
    let events = updates.filter_map(|event| async move { event.ok().map(Ok) });
    Sse::new(events).keep_alive(KeepAlive::default())
}

#[derive(Deserialize)]
struct DraftBody {
    key: String,
    field: String,
    text: String,
}

#[derive(Deserialize)]
struct CheckBody {
    serial: u64,
    key: String,
    field: String,
    text: String,
    caret: u32,
    other: Option<String>,
}

#[derive(Serialize)]
struct CheckAnswer {
    serial: u64,
    #[serde(flatten)]
    check: FieldCheck,
}

#[derive(Deserialize)]
struct SuggestBody {
    key: String,
    field: String,
}

#[derive(Serialize)]
struct Suggestion {
    password: String,
}

type Body<T> = Result<Json<T>, JsonRejection>;

async fn dispatch(State(phone): State<BrowserPhone>, body: Body<Intent>) -> Result<StatusCode, Refused> {
    let Json(intent) = body?;
    phone.kabinet().dispatch(intent)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Answers once the text is kept: a page that is told so may be closed, and the desk killed.
async fn draft(State(phone): State<BrowserPhone>, body: Body<DraftBody>) -> Result<StatusCode, Refused> {
    let Json(DraftBody { key, field, text }) = body?;
    phone.kabinet().draft(key, field, text)?;
    carried_out(phone).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends once everything that was asked of the phone so far is carried out.
async fn carried_out(phone: BrowserPhone) -> Result<(), KabinetError> {
    let reached = tokio::task::spawn_blocking(move || phone.kabinet().barrier()).await;
    reached.unwrap_or(Err(KabinetError::ShutDown))
}

async fn check(
    State(phone): State<BrowserPhone>,
    body: Body<CheckBody>,
) -> Result<Json<WithLargeTexts<CheckAnswer>>, Refused> {
    let Json(CheckBody { serial, key, field, text, caret, other }) = body?;
    let check = phone.kabinet().check_field(key, field, text, caret, other)?;
    Ok(Json(WithLargeTexts::of(CheckAnswer { serial, check })?))
}

async fn suggest_password(
    State(phone): State<BrowserPhone>,
    body: Body<SuggestBody>,
) -> Result<Json<Suggestion>, Refused> {
    let Json(SuggestBody { key, field }) = body?;
    Ok(Json(Suggestion { password: phone.kabinet().suggest_password(key, field)? }))
}

async fn report(State(phone): State<BrowserPhone>, body: Body<PlatformEvent>) -> Result<StatusCode, Refused> {
    let Json(event) = body?;
    phone.report(event)?;
    Ok(StatusCode::NO_CONTENT)
}

/// A call that was not carried out. Its text never quotes what was sent.
struct Refused(StatusCode, String);

impl From<JsonRejection> for Refused {
    fn from(rejection: JsonRejection) -> Self {
        Self(rejection.status(), "the body is not what this address takes".to_owned())
    }
}

impl From<serde_json::Error> for Refused {
    fn from(error: serde_json::Error) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
    }
}

impl From<KabinetError> for Refused {
    fn from(error: KabinetError) -> Self {
        let status = match error {
            KabinetError::UnknownField { .. } => StatusCode::CONFLICT,
            KabinetError::TextTooLong { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        };
        Self(status, error.to_string())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        #[derive(Serialize)]
        struct Error {
            error: String,
        }
        (self.0, Json(Error { error: self.1 })).into_response()
    }
}
