//! What the console's calls take besides the right to be made.

use super::described::Described;
use super::problem::{Problem, ProblemKind};
use super::request::read_json;
use axum::RequestExt;
use axum::extract::{Path, Query, Request};
use serde::de::DeserializeOwned;
use utoipa::openapi::path::ParameterIn;
use utoipa::{IntoParams, ToSchema};

/// A part of a request that a handler is given.
pub(crate) trait Input: Sized + Send + 'static {
    /// Reads it.
    fn read(request: Request) -> impl Future<Output = Result<Self, Box<Problem>>> + Send;

    /// Says so in the `OpenAPI` document.
    fn describe(described: Described) -> Described;
}

/// Nothing at all.
impl Input for () {
    async fn read(_: Request) -> Result<Self, Box<Problem>> {
        Ok(())
    }

    fn describe(described: Described) -> Described {
        described
    }
}

/// A JSON body.
pub(crate) struct Body<B>(pub(crate) B);

impl<B: DeserializeOwned + ToSchema + Send + 'static> Input for Body<B> {
    async fn read(request: Request) -> Result<Self, Box<Problem>> {
        read_json(request).await.map(Self)
    }

    fn describe(described: Described) -> Described {
        described.takes::<B>()
    }
}

/// What stands behind the question mark of an address.
pub(crate) struct Narrowed<Q>(pub(crate) Q);

impl<Q: DeserializeOwned + IntoParams + Send + 'static> Input for Narrowed<Q> {
    async fn read(mut request: Request) -> Result<Self, Box<Problem>> {
        let query = request.extract_parts::<Query<Q>>().await;
        query.map(|Query(query)| Self(query)).map_err(|_| ProblemKind::BAD_QUERY.into())
    }

    fn describe(described: Described) -> Described {
        let parameters = Q::into_params(|| Some(ParameterIn::Query));
        parameters.into_iter().fold(described, Described::parameter).refused_for(&[ProblemKind::BAD_QUERY])
    }
}

/// The number of a thing, as the `{id}` of its address.
pub(crate) struct Number(pub(crate) u64);

impl Input for Number {
    async fn read(mut request: Request) -> Result<Self, Box<Problem>> {
        let number = request.extract_parts::<Path<u64>>().await;
        number.map(|Path(number)| Self(number)).map_err(|_| ProblemKind::NOT_FOUND.into())
    }

    fn describe(described: Described) -> Described {
        described.refused_for(&[ProblemKind::NOT_FOUND])
    }
}
