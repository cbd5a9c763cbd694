//! The console's API: inbox, clock, link, people, log and profile.

use super::wire::{
    ClockAdvance, ClockShown, LinkState, Message, Messages, MessagesQuery, People, PersonShown,
    ProfileChoice, ProfileShown, Requests, RequestsQuery,
};
use crate::account::consents;
use crate::account::wire::Level;
use crate::http::answer::{InternalFault, Refusal};
use crate::http::documented::{
    AdvanceProblems, ConsoleProblems, LinkProblems, ProfileProblems, QueryProblems,
};
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::JsonBody;
use crate::portal::Portal;
use crate::portal::changes::ChangeKind;
use crate::portal::clock::{ClockError, timestamp};
use crate::portal::work::Work;
use crate::room::Route;
use crate::rules::settings::Profile;
use axum::Json;
use axum::extract::{Query, State, rejection::QueryRejection};
use axum::http::Method;
use axum::routing::{get, post, put};
use std::time::Duration;

/// The furthest the clock moves at once: a year.
const LONGEST_ADVANCE_S: i64 = 31_536_000;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::new(Method::GET, "/console/api/messages", get(get_messages)),
        Route::new(Method::GET, "/console/api/clock", get(get_clock)),
        Route::new(Method::POST, "/console/api/clock", post(advance_clock)),
        Route::new(Method::GET, "/console/api/link", get(get_link)),
        Route::new(Method::PUT, "/console/api/link", put(put_link)),
        Route::new(Method::GET, "/console/api/people", get(get_people)),
        Route::new(Method::GET, "/console/api/requests", get(get_requests)),
        Route::new(Method::GET, "/console/api/settings", get(get_settings)),
        Route::new(Method::PUT, "/console/api/settings", put(put_settings)),
    ]
}

/// The SMS that the operator took.
#[utoipa::path(
    get,
    path = "/console/api/messages",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    params(MessagesQuery),
    responses((status = 200, description = "The newest first", body = Messages), QueryProblems)
)]
pub(crate) async fn get_messages(
    State(portal): State<Portal>,
    query: Result<Query<MessagesQuery>, QueryRejection>,
) -> Result<Json<Messages>, Box<Problem>> {
    let Query(MessagesQuery { to }) = query.map_err(|_| ProblemKind::BadQuery)?;
    let messages = portal.transact(move |work| {
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
        Ok::<Vec<Message>, Refusal>(rows.collect::<Result<_, _>>()?)
    });
    Ok(Json(Messages { messages: messages.await? }))
}

/// The portal's time.
#[utoipa::path(
    get,
    path = "/console/api/clock",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    responses((status = 200, description = "The time", body = ClockShown), ConsoleProblems)
)]
pub(crate) async fn get_clock(State(portal): State<Portal>) -> Json<ClockShown> {
    Json(ClockShown { now: portal.clock().now() })
}

/// Moves the portal's clock forward.
#[utoipa::path(
    post,
    path = "/console/api/clock",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    request_body = ClockAdvance,
    responses((status = 200, description = "The time after it", body = ClockShown), AdvanceProblems)
)]
pub(crate) async fn advance_clock(
    State(portal): State<Portal>,
    JsonBody(ClockAdvance { advance_s }): JsonBody<ClockAdvance>,
) -> Result<Json<ClockShown>, Box<Problem>> {
    let seconds = u64::try_from(advance_s).ok().filter(|_| (1..=LONGEST_ADVANCE_S).contains(&advance_s));
    let by = Duration::from_secs(seconds.ok_or(ProblemKind::InvalidAdvance)?);
    let clock = portal.clock();
    let moved = tokio::task::spawn_blocking(move || clock.advance(by)).await;
    let now = match moved {
        Ok(Ok(now)) => now,
        Ok(Err(ClockError::TooFar)) => return Err(ProblemKind::InvalidAdvance.into()),
        Ok(Err(ClockError::NotKept(_))) | Err(_) => return Err(ProblemKind::Unavailable.into()),
    };
    portal.inner().changes.publish(ChangeKind::Clock);
    Ok(Json(ClockShown { now }))
}

/// Whether the API can be reached.
#[utoipa::path(
    get,
    path = "/console/api/link",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    responses((status = 200, description = "The link", body = LinkState), ConsoleProblems)
)]
pub(crate) async fn get_link(State(portal): State<Portal>) -> Json<LinkState> {
    Json(LinkState { up: portal.link().is_up() })
}

/// Cuts or mends the link; while it is cut, connections to the API break without an answer.
#[utoipa::path(
    put,
    path = "/console/api/link",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    request_body = LinkState,
    responses((status = 200, description = "The link", body = LinkState), LinkProblems)
)]
pub(crate) async fn put_link(
    State(portal): State<Portal>,
    JsonBody(state): JsonBody<LinkState>,
) -> Json<LinkState> {
    portal.link().set(state.up);
    portal.inner().changes.publish(ChangeKind::Link);
    Json(state)
}

/// Everybody who has an account.
#[utoipa::path(
    get,
    path = "/console/api/people",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    responses((status = 200, description = "The newest first", body = People), ConsoleProblems)
)]
pub(crate) async fn get_people(State(portal): State<Portal>) -> Result<Json<People>, Box<Problem>> {
    let people = portal.transact(|work| people(work)).await?;
    Ok(Json(People { people }))
}

fn people(work: &Work<'_>) -> Result<Vec<PersonShown>, Refusal> {
    let mut statement = work.tx.prepare_cached(
        "SELECT oid, surname, name, patronymic, phone, level, created_at FROM accounts ORDER BY number DESC",
    )?;
    let rows = statement.query_and_then([], |row| {
        let name: [Option<String>; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        let oid: String = row.get(0)?;
        Ok::<_, InternalFault>(PersonShown {
            consents: consents::of_account(work.tx, &oid)?,
            name: name.into_iter().flatten().collect::<Vec<_>>().join(" "),
            phone: row.get(4)?,
            level: Level::of_name(&row.get::<_, String>(5)?).ok_or(InternalFault::Stored("level"))?,
            created_at: timestamp(row.get(6)?),
            oid,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the apps asked and got.
#[utoipa::path(
    get,
    path = "/console/api/requests",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    params(RequestsQuery),
    responses((status = 200, description = "The newest first", body = Requests), QueryProblems)
)]
pub(crate) async fn get_requests(
    State(portal): State<Portal>,
    query: Result<Query<RequestsQuery>, QueryRejection>,
) -> Result<Json<Requests>, Box<Problem>> {
    let Query(RequestsQuery { after }) = query.map_err(|_| ProblemKind::BadQuery)?;
    let after = u64::try_from(after.unwrap_or(0)).map_err(|_| ProblemKind::BadQuery)?;
    Ok(Json(Requests { requests: portal.inner().log.after(after) }))
}

/// The profile that holds for new registrations.
#[utoipa::path(
    get,
    path = "/console/api/settings",
    operation_id = "console_get_settings",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    responses((status = 200, description = "The profile", body = ProfileShown), ConsoleProblems)
)]
pub(crate) async fn get_settings(State(portal): State<Portal>) -> Json<ProfileShown> {
    Json(shown(&portal))
}

/// Chooses the profile for new registrations; begun ones keep theirs.
#[utoipa::path(
    put,
    path = "/console/api/settings",
    operation_id = "console_put_settings",
    tag = "console",
    security(("console_token" = []), ("console_cookie" = [])),
    request_body = ProfileChoice,
    responses((status = 200, description = "The profile", body = ProfileShown), ProfileProblems)
)]
pub(crate) async fn put_settings(
    State(portal): State<Portal>,
    JsonBody(ProfileChoice { profile }): JsonBody<ProfileChoice>,
) -> Result<Json<ProfileShown>, Box<Problem>> {
    let profile = Profile::of_name(&profile).ok_or(ProblemKind::UnknownProfile)?;
    portal.choose_profile(profile).await?;
    Ok(Json(shown(&portal)))
}

fn shown(portal: &Portal) -> ProfileShown {
    let settings = portal.active().settings.clone();
    ProfileShown { profile: settings.profile, profiles: Profile::ALL.to_vec(), settings }
}
