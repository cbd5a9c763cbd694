//! One request at work: a transaction, the time and the randomness it may use, and what it answers.

use crate::changes::ChangeKind;
use crate::idempotency::{Record, Scope};
use crate::keys::PortalKey;
use crate::portal::Portal;
use crate::problem::{LoggedProblem, PROBLEM_JSON, Problem, ProblemKind};
use crate::random::Randomness;
use crate::request::{Change, Head};
use crate::settings::ProfileSettings;
use crate::storage::{Commit, Ran};
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rusqlite::Transaction;
use serde::Serialize;
use std::num::NonZeroU32;
use thiserror::Error;
use tokio::sync::oneshot;

const JSON: &str = "application/json";

/// What a journey works with while it answers one request.
pub(crate) struct Work<'a> {
    pub(crate) tx: &'a Transaction<'a>,
    /// The portal's time in seconds since 1970; the same for the whole request.
    pub(crate) now: i64,
    pub(crate) random: &'a dyn Randomness,
    pub(crate) key: &'a PortalKey,
    /// The settings that hold for what begins now.
    pub(crate) active: &'static ProfileSettings,
    pub(crate) password_rounds: NonZeroU32,
    changes: Vec<ChangeKind>,
}

impl Work<'_> {
    /// Tells the portal's watchers once the transaction is committed.
    pub(crate) fn changed(&mut self, kind: ChangeKind) {
        self.changes.push(kind);
    }

    pub(crate) fn idempotency_kept_s(&self) -> i64 {
        self.active.idempotency_kept_s
    }
}

/// The portal's own fault: the transaction is rolled back and the client may try again.
#[derive(Debug, Error)]
pub(crate) enum InternalFault {
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
    #[error("stored settings can't be read: {0}")]
    Settings(#[from] serde_json::Error),
    #[error("a stored answer can't be opened")]
    AnswerUnreadable,
    #[error("a stored value is not one this build writes: {0}")]
    Stored(&'static str),
}

/// Why a request was not granted.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// A decision of the portal; what it wrote while deciding (a counted try) is committed.
    Problem(Box<Problem>),
    /// A fault; nothing is kept.
    Internal(InternalFault),
}

impl From<Box<Problem>> for Refusal {
    fn from(problem: Box<Problem>) -> Self {
        Self::Problem(problem)
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<ProblemKind> for Refusal {
    fn from(kind: ProblemKind) -> Self {
        Problem::new(kind).into()
    }
}

impl From<InternalFault> for Refusal {
    fn from(fault: InternalFault) -> Self {
        Self::Internal(fault)
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}

/// An answer as bytes, so that a replay is the same to the last of them.
pub(crate) struct Answer {
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
    problem: Option<Box<Problem>>,
}

impl Answer {
    pub(crate) fn json(status: StatusCode, value: &impl Serialize) -> Self {
        let body = serde_json::to_vec(value).expect("the portal's answers hold nothing JSON can't");
        Self { status: status.as_u16(), content_type: JSON, body, problem: None }
    }

    fn of_problem(problem: Box<Problem>) -> Self {
        let body = serde_json::to_vec(&problem).expect("a problem holds nothing JSON can't");
        Self { status: problem.status, content_type: PROBLEM_JSON, body, problem: Some(problem) }
    }

    pub(crate) fn replayed(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        let problem = (content_type == PROBLEM_JSON).then(|| serde_json::from_slice(&body).ok()).flatten();
        let content_type = if content_type == PROBLEM_JSON { PROBLEM_JSON } else { JSON };
        Self { status, content_type, body, problem }
    }

    pub(crate) fn status(&self) -> u16 {
        self.status
    }

    pub(crate) fn content_type(&self) -> &'static str {
        self.content_type
    }

    pub(crate) fn body(&self) -> &[u8] {
        &self.body
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        // The problem's own response brings the headers that go with it; the stored bytes stay the body.
        let mut response =
            self.problem.map_or_else(|| Response::new(Body::empty()), IntoResponse::into_response);
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        *response.body_mut() = Body::from(self.body);
        response
    }
}

/// How a journey's part of a change ends.
pub(crate) type Outcome = Result<Answer, Refusal>;

/// What a request's work came to, and what is told to the portal's watchers of it.
type Worked<T> = Result<(Result<T, Box<Problem>>, Vec<ChangeKind>), InternalFault>;

impl Portal {
    /// Runs `work` as if in a transaction of its own. Where the data lies on a disk, it shares one with all who wait
    /// then; where it lies in memory, it runs here and now, so that a seeded test has no race of threads.
    ///
    /// A refusal that is a problem commits too: it may have counted something.
    pub(crate) async fn transact<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Box<Problem>> {
        if self.inner().storage.is_in_memory() {
            return self.transact_now(work);
        }
        let (answer, answered) = oneshot::channel();
        let portal = self.clone();
        let job = move |tx: &Transaction<'_>| {
            let worked = portal.work(tx, work);
            let lasts = worked.is_ok();
            // Who asked may have hung up.
            let told = Box::new(move |committed| drop(answer.send(portal.settled(worked, committed))));
            Ran { lasts, told }
        };
        if self.inner().storage.join(Box::new(job)) {
            serve(self.clone());
        }
        answered.await.unwrap_or_else(|_| {
            tracing::error!("a request panicked, or no transaction could be begun");
            Err(ProblemKind::Unavailable.into())
        })
    }

    fn transact_now<T>(
        &self,
        work: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Box<Problem>> {
        let inner = self.inner();
        let worked = inner.storage.transaction(|tx| {
            let worked = self.work(tx, work)?;
            inner.clock.keep_floor(tx)?;
            Ok(Commit(worked))
        });
        self.settled(worked, true)
    }

    fn work<T>(
        &self,
        tx: &Transaction<'_>,
        work: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
    ) -> Worked<T> {
        let inner = self.inner();
        let mut at_work = Work {
            tx,
            now: inner.clock.now().as_second(),
            random: inner.random.as_ref(),
            key: &inner.key,
            active: self.active(),
            password_rounds: inner.password_rounds,
            changes: Vec::new(),
        };
        let ended = match work(&mut at_work) {
            Err(Refusal::Internal(fault)) => return Err(fault),
            Err(Refusal::Problem(problem)) => Err(problem),
            Ok(value) => Ok(value),
        };
        Ok((ended, at_work.changes))
    }

    /// What is answered once the transaction is over.
    fn settled<T>(&self, worked: Worked<T>, committed: bool) -> Result<T, Box<Problem>> {
        match worked {
            Ok((ended, changes)) if committed => {
                for kind in changes {
                    self.inner().changes.publish(kind);
                }
                ended
            }
            Ok(_) => Err(ProblemKind::Unavailable.into()),
            Err(fault) => {
                tracing::error!(%fault, "a request was rolled back");
                Err(ProblemKind::Unavailable.into())
            }
        }
    }

    /// Answers a change once per key: `admit` says who asks (each time), `effect` runs for the first request only.
    pub(crate) async fn change<B: Send + 'static, A: 'static>(
        &self,
        change: Change<B>,
        admit: impl FnOnce(&mut Work<'_>, &Head) -> Result<(Scope, A), Refusal> + Send + 'static,
        effect: impl FnOnce(&mut Work<'_>, &Head, A, B) -> Outcome + Send + 'static,
    ) -> Response {
        let Change { head, key, method, path, bytes, body } = change;
        let owner = head.bearer.as_deref().or(head.installation.as_deref()).unwrap_or("").to_owned();
        let Some(_in_flight) = self.inner().in_flight.enter(&owner, &key) else {
            return Problem::new(ProblemKind::RequestInFlight).into_response();
        };
        let done = self.transact(move |work| {
            let (scope, admitted) = admit(work, &head)?;
            let record = Record::new(&scope, &key, [method.as_str().as_bytes(), path.as_bytes(), &bytes]);
            if let Some(answer) = record.stored(work)? {
                return Ok(answer);
            }
            let answer = match effect(work, &head, admitted, body) {
                Ok(answer) => answer,
                Err(Refusal::Problem(problem)) => Answer::of_problem(problem),
                Err(internal) => return Err(internal),
            };
            record.keep(work, &answer)?;
            Ok(answer)
        });
        respond(done.await)
    }

    /// Answers a question from what is committed, without a turn among those who write; it takes one where answering
    /// writes something after all.
    pub(crate) async fn look_up(&self, work: impl Fn(&mut Work<'_>) -> Outcome + Send + 'static) -> Response {
        match self.inner().storage.read(|tx| self.work(tx, &work)) {
            Some(Ok((ended, _))) => respond(ended),
            Some(Err(_)) | None => self.answer(work).await,
        }
    }

    /// Answers a request that leaves no record, as a token answer, which is never stored.
    pub(crate) async fn answer(
        &self,
        work: impl FnOnce(&mut Work<'_>) -> Outcome + Send + 'static,
    ) -> Response {
        respond(self.transact(work).await)
    }
}

/// Does transactions on the blocking thread as long as somebody waits: one at a time, for others need that thread too.
fn serve(portal: Portal) {
    tokio::task::spawn_blocking(move || {
        if portal.inner().storage.serve(|tx| portal.inner().clock.keep_floor(tx)) {
            serve(portal);
        }
    });
}

fn respond(done: Result<Answer, Box<Problem>>) -> Response {
    match done {
        Ok(answer) => answer.into_response(),
        Err(problem) => problem.into_response(),
    }
}

/// What the log of requests says about an answer.
pub(crate) fn logged_problem(response: &Response) -> Option<LoggedProblem> {
    response.extensions().get::<LoggedProblem>().cloned()
}
