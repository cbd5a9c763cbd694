//! What the console's calls take besides the right to be made: all of it, and nothing else. Whoever misspells a member
//! would else get what they did not ask for.

use super::described::Described;
use super::json::misfit;
use super::problem::{Problem, ProblemKind};
use super::request::read_json;
use axum::RequestExt;
use axum::body::HttpBody;
use axum::extract::{FromRequestParts, Path, Query, Request};
use axum::http::Uri;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use std::error::Error;
use utoipa::openapi::path::ParameterIn;
use utoipa::{IntoParams, ToSchema};

/// A part of a request that a handler is given.
pub(crate) trait Input: Sized + Send + 'static {
    /// Reads it, and refuses what the request holds besides.
    fn read(request: Request) -> impl Future<Output = Result<Self, Box<Problem>>> + Send;

    /// Says so in the `OpenAPI` document.
    fn describe(described: Described) -> Described;
}

/// Nothing at all.
impl Input for () {
    async fn read(request: Request) -> Result<Self, Box<Problem>> {
        takes_no_query(request.uri())?;
        takes_no_body(&request)
    }

    fn describe(described: Described) -> Described {
        described.refused_for(&NOTHING_ELSE)
    }
}

/// A JSON body.
pub(crate) struct Body<B>(pub(crate) B);

impl<B: DeserializeOwned + ToSchema + Send + 'static> Input for Body<B> {
    async fn read(request: Request) -> Result<Self, Box<Problem>> {
        takes_no_query(request.uri())?;
        read_json(request).await.map(Self)
    }

    fn describe(described: Described) -> Described {
        described.takes_only::<B>().refused_for(&[ProblemKind::BAD_QUERY])
    }
}

/// What stands behind the question mark of an address.
pub(crate) struct Narrowed<Q>(pub(crate) Q);

impl<Q: DeserializeOwned + IntoParams + Send + 'static> Input for Narrowed<Q> {
    async fn read(mut request: Request) -> Result<Self, Box<Problem>> {
        takes_no_body(&request)?;
        let query = request.extract_parts::<Query<Q>>().await;
        query.map(|Query(query)| Self(query)).map_err(|refused| {
            let problem = Problem::new(ProblemKind::BAD_QUERY);
            let misfit = refused.source().and_then(|cause| misfit(&cause));
            misfit.map_or_else(|| problem.clone(), |misfit| problem.clone().detail(misfit)).into()
        })
    }

    fn describe(described: Described) -> Described {
        let parameters = Q::into_params(|| Some(ParameterIn::Query));
        parameters.into_iter().fold(described, Described::parameter).refused_for(&NOTHING_ELSE)
    }
}

/// The number of a thing, as the `{id}` of its address.
pub(crate) struct Number(pub(crate) u64);

impl Input for Number {
    async fn read(mut request: Request) -> Result<Self, Box<Problem>> {
        takes_no_query(request.uri())?;
        takes_no_body(&request)?;
        let number = request.extract_parts::<Path<u64>>().await;
        number.map(|Path(number)| Self(number)).map_err(|_| ProblemKind::NOT_FOUND.into())
    }

    fn describe(described: Described) -> Described {
        described.refused_for(&NOTHING_ELSE).refused_for(&[ProblemKind::NOT_FOUND])
    }
}

/// An address that ends before the question mark.
pub(crate) struct NoQuery;

impl<S: Sync> FromRequestParts<S> for NoQuery {
    type Rejection = Box<Problem>;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Box<Problem>> {
        takes_no_query(&parts.uri).map(|()| Self)
    }
}

/// What a call without a body is refused for when something is sent along.
const NOTHING_ELSE: [ProblemKind; 2] = [ProblemKind::BAD_QUERY, ProblemKind::BAD_JSON];

fn takes_no_query(uri: &Uri) -> Result<(), Box<Problem>> {
    match uri.query() {
        None | Some("") => Ok(()),
        Some(_) => {
            Err(Problem::new(ProblemKind::BAD_QUERY).detail("this call takes nothing in its query").into())
        }
    }
}

fn takes_no_body(request: &Request) -> Result<(), Box<Problem>> {
    if request.body().is_end_stream() {
        Ok(())
    } else {
        Err(Problem::new(ProblemKind::BAD_JSON).detail("this call takes no body").into())
    }
}
