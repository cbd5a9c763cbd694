//! What can be asked of the portal, one call each: how it is addressed, who may make it, and how it is answered.

use super::answer::{JSON, Refusal};
use super::bodies::Bodies;
use super::caller::{Caller, Scheme, Shown};
use super::described::{Described, STRUCK};
use super::input::Input;
use super::observe::API;
use super::problem::{Problem, ProblemKind};
use super::request::{Change, Head, Id};
use crate::portal::Portal;
use crate::portal::work::Work;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::routing::{MethodFilter, MethodRouter, on};
use axum::{Json, Router};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

/// Who holds the token of the printed link, in either way.
const PRINTED_LINK: [Scheme; 2] = [
    Scheme { name: "console_token", about: "The token of the printed link", shown: Shown::Bearer },
    Scheme {
        name: "console_cookie",
        about: "Set by the printed link; PORT is the server's port",
        shown: Shown::Cookie("kabinet_PORT"),
    },
];

/// What is fixed about a call.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// Its address, with `{id}` for what differs.
    pub(crate) path: &'static str,
    /// Its name in the `OpenAPI` document, which no other call has.
    pub(crate) name: &'static str,
    /// What it does, for the document.
    pub(crate) about: &'static str,
    /// The status of an answer that refuses nothing.
    pub(crate) status: StatusCode,
    /// What such an answer says, for the document.
    pub(crate) answer: &'static str,
    /// What it may be refused for besides what its caller and its body may.
    pub(crate) problems: &'static [ProblemKind],
}

/// How a change is made: for whom, and from what body.
type Effect<C, B, A> = fn(&mut Work<'_>, &Head, &C, &B) -> Result<A, Refusal>;
/// How a question is answered.
type Question<C, A> = fn(&mut Work<'_>, &C) -> Result<A, Refusal>;
/// How tokens are handed out.
type Grant<B, A> = fn(&mut Work<'_>, &Head, &B) -> Result<A, Refusal>;

impl Call {
    /// A change: it takes effect once for its key, whose answer is kept.
    pub(crate) fn change<C, B, A>(self, effect: Effect<C, B, A>) -> Route
    where
        C: Caller,
        B: Serialize + DeserializeOwned + ToSchema + Send + 'static,
        A: Serialize + DeserializeOwned + ToSchema + 'static,
    {
        let (status, path) = (self.status, self.path);
        let described = move |call: Described| call.by::<C>(path).keyed(true).takes::<B>().stored();
        let route = self.route::<A, _>(
            described,
            move |State(portal): State<Portal>, Id(id): Id, change: Change<B>| async move {
                portal.change(id, change, status, effect).await
            },
        );
        Route { bodies: Bodies::of::<B, A>(), ..route }
    }

    /// A question, which changes nothing.
    pub(crate) fn question<C, A>(self, answer: Question<C, A>) -> Route
    where
        C: Caller,
        A: Serialize + DeserializeOwned + ToSchema + 'static,
    {
        let (status, path) = (self.status, self.path);
        let described = move |call: Described| call.by::<C>(path).stored();
        let route = self.route::<A, _>(
            described,
            move |State(portal): State<Portal>, Id(id): Id, head: Head| async move {
                portal.question(id, head, status, answer).await
            },
        );
        Route { bodies: Bodies::answered::<A>(), ..route }
    }

    /// A call that hands out tokens or takes them back. It brings a key, as changes do, but its answer is not kept, for
    /// no token is stored.
    pub(crate) fn grant<B, A>(self, grant: Grant<B, A>) -> Route
    where
        B: Serialize + DeserializeOwned + ToSchema + Send + 'static,
        A: Serialize + DeserializeOwned + ToSchema + 'static,
    {
        let status = self.status;
        let described = |call: Described| call.keyed(false).takes::<B>().stored();
        let handler = move |State(portal): State<Portal>, change: Change<B>| async move {
            portal.grant(change, status, grant).await
        };
        Route { bodies: Bodies::of::<B, A>(), ..self.route::<A, _>(described, handler) }
    }

    /// A call of the console's, for who holds its token.
    pub(crate) fn console<I, A, F>(
        self,
        handler: impl Fn(Portal, I) -> F + Clone + Send + Sync + 'static,
    ) -> Route
    where
        I: Input,
        A: Serialize + ToSchema,
        F: Future<Output = Result<A, Box<Problem>>> + Send + 'static,
    {
        let status = self.status;
        let described = |call: Described| I::describe(call.of_console().stored());
        let handler = move |State(portal): State<Portal>, request: Request| async move {
            let answered = async { handler(portal, I::read(request).await?).await };
            answered.await.map(|answer| (status, Json(answer)))
        };
        let route = self.route::<A, _>(described, handler);
        Route { is_guarded: true, ..route }
    }

    /// A call of the console's whose answer goes on: a stream of this media type, each part of which is an `A`.
    pub(crate) fn stream<A: ToSchema, T: 'static>(
        self,
        media_type: &'static str,
        handler: impl Handler<T, Portal>,
    ) -> Route {
        let described = |call: Described| call.of_console().stored();
        Route { is_guarded: true, ..self.route_of::<A, _>(media_type, described, handler) }
    }

    /// A call that anybody may make and that its handler answers by itself.
    pub(crate) fn open<A, T>(self, handler: impl Handler<T, Portal>) -> Route
    where
        A: Serialize + DeserializeOwned + ToSchema,
        T: 'static,
    {
        Route { bodies: Bodies::answered::<A>(), ..self.route::<A, _>(|call| call, handler) }
    }

    /// A call whose answer is JSON.
    fn route<A: ToSchema, T: 'static>(
        self,
        described: impl FnOnce(Described) -> Described + 'static,
        handler: impl Handler<T, Portal>,
    ) -> Route {
        self.route_of::<A, _>(JSON, described, handler)
    }

    fn route_of<A: ToSchema, T: 'static>(
        self,
        media_type: &'static str,
        described: impl FnOnce(Described) -> Described + 'static,
        handler: impl Handler<T, Portal>,
    ) -> Route {
        let (problems, status, answer) = (self.problems, self.status.as_u16(), self.answer);
        let struck: &[ProblemKind] = if self.path.starts_with(API) { &STRUCK } else { &[] };
        let filter = MethodFilter::try_from(self.method.clone()).expect("rooms use the methods of HTTP");
        Route {
            handler: on(filter, handler),
            method: self.method,
            path: self.path,
            name: self.name,
            about: self.about,
            is_guarded: false,
            bodies: Bodies::default(),
            described: Box::new(move || {
                let call = Described::new(problems).refused_for(struck);
                described(call.answers::<A>(status, answer, media_type))
            }),
        }
    }
}

impl Described {
    fn of_console(self) -> Self {
        self.proven_by(&PRINTED_LINK).refused_for(&[ProblemKind::CONSOLE_UNAUTHORIZED])
    }
}

/// A call and what answers it.
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Only who holds the console's token may make it.
    pub(crate) is_guarded: bool,
    /// The types of its bodies.
    pub(crate) bodies: Bodies,
    /// Made when it is asked for: a router needs none.
    pub(crate) described: Box<dyn FnOnce() -> Described>,
    handler: MethodRouter<Portal>,
}

impl Route {
    /// The same with more said about it in the `OpenAPI` document.
    pub(crate) fn describe(self, more: impl FnOnce(Described) -> Described + 'static) -> Self {
        let described = self.described;
        Self { described: Box::new(move || more(described())), ..self }
    }
}

/// A router that holds these routes and no others.
pub(crate) fn router(routes: impl IntoIterator<Item = Route>) -> Router<Portal> {
    routes.into_iter().fold(Router::new(), |router, route| router.route(route.path, route.handler))
}
