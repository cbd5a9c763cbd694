//! Requests at work, each as if in a transaction of its own.

use super::Portal;
use super::changes::ChangeKind;
use super::idempotency::Record;
use super::work::Work;
use crate::http::answer::{Answer, InternalFault, Refusal};
use crate::http::caller::Caller;
use crate::http::problem::{Problem, ProblemKind};
use crate::http::request::{Change, Head};
use crate::storage::{Commit, Ran};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::Transaction;
use serde::Serialize;
use std::sync::atomic::Ordering;
use tokio::sync::oneshot;

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
            Err(ProblemKind::UNAVAILABLE.into())
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
            password_cost: inner.password_cost,
            limits_lifted: inner.limits_lifted.load(Ordering::Relaxed),
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
            Ok(_) => Err(ProblemKind::UNAVAILABLE.into()),
            Err(fault) => {
                tracing::error!(%fault, "a request was rolled back");
                Err(ProblemKind::UNAVAILABLE.into())
            }
        }
    }

    /// Answers a change once per key: who asks is found out each time, `effect` runs for the first request only. `id` is
    /// that of the address, and `status` that of an answer which refuses nothing.
    pub(crate) async fn change<C: Caller, B: Send + 'static, A: Serialize + 'static>(
        &self,
        id: String,
        change: Change<B>,
        status: StatusCode,
        effect: fn(&mut Work<'_>, &Head, &C, &B) -> Result<A, Refusal>,
    ) -> Response {
        let Change { head, key, method, path, bytes, body } = change;
        let owner = head.bearer.as_deref().or(head.installation.as_deref()).unwrap_or("").to_owned();
        let Some(_in_flight) = self.inner().in_flight.enter(&owner, &key) else {
            return Problem::new(ProblemKind::REQUEST_IN_FLIGHT).into_response();
        };
        let done = self.transact(move |work| {
            let caller = C::admit(work, &head, &id)?;
            let record =
                Record::new(caller.scope(), &key, [method.as_str().as_bytes(), path.as_bytes(), &bytes]);
            if let Some(answer) = record.stored(work)? {
                return Ok(answer);
            }
            let done = caller.may_ask(work).and_then(|()| effect(work, &head, &caller, &body));
            let answer = match done {
                Ok(answer) => Answer::json(status, &answer),
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
    pub(crate) async fn question<C: Caller, A: Serialize + 'static>(
        &self,
        id: String,
        head: Head,
        status: StatusCode,
        answer: fn(&mut Work<'_>, &C) -> Result<A, Refusal>,
    ) -> Response {
        let work = move |work: &mut Work<'_>| {
            let caller = C::admit(work, &head, &id)?;
            caller.may_ask(work)?;
            Ok(Answer::json(status, &answer(work, &caller)?))
        };
        match self.inner().storage.read(|tx| self.work(tx, &work)) {
            Some(Ok((ended, _))) => respond(ended),
            Some(Err(_)) | None => respond(self.transact(work).await),
        }
    }

    /// Answers a request that leaves no record, for what it hands out is never stored.
    pub(crate) async fn grant<B: Send + 'static, A: Serialize + 'static>(
        &self,
        change: Change<B>,
        status: StatusCode,
        grant: fn(&mut Work<'_>, &Head, &B) -> Result<A, Refusal>,
    ) -> Response {
        let Change { head, body, .. } = change;
        respond(self.transact(move |work| Ok(Answer::json(status, &grant(work, &head, &body)?))).await)
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
