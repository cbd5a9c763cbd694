//! What can be asked of one part of the portal.

use crate::portal::Portal;
use axum::Router;
use axum::http::Method;
use axum::routing::MethodRouter;

/// An address, a method and what answers it.
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    handler: MethodRouter<Portal>,
}

impl Route {
    /// `handler` must answer exactly `method`.
    pub(crate) fn new(method: Method, path: &'static str, handler: MethodRouter<Portal>) -> Self {
        Self { method, path, handler }
    }
}

/// A router that holds these routes and no others.
pub(crate) fn router(routes: Vec<Route>) -> Router<Portal> {
    routes.into_iter().fold(Router::new(), |router, route| router.route(route.path, route.handler))
}
