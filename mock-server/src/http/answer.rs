//! What a request comes to: an answer, or why there is none.

use crate::http::problem::{PROBLEM_JSON, Problem, ProblemKind};
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use thiserror::Error;

/// What the answers of rooms are written in.
pub(crate) const JSON: &str = "application/json";

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

    pub(crate) fn of_problem(problem: Box<Problem>) -> Self {
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
