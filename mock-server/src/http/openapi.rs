//! `/openapi.json`: every call of the API and of the console, with its problems and examples.

use super::caller::{Scheme, Shown};
use super::problem::Problem;
use crate::portal::changes::ChangeKind;
use crate::room::Room;
use axum::http::Method;
use std::collections::BTreeSet;
use utoipa::openapi::path::HttpMethod;
use utoipa::openapi::schema::{AdditionalProperties, Schema};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{OpenApi as Document, RefOr, Tag};
use utoipa::{OpenApi, ToSchema};

/// Where the document is. It needs no token.
pub(crate) const ADDRESS: &str = "/openapi.json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kabinet portal stand-in",
        description = "The portal that Kabinet's apps talk to, on one machine. Every error is problem+json (RFC 9457) with a stable `type`; every change needs an `Idempotency-Key`. While a fault ordered in the console strikes, any call may also be answered 503 `unavailable` or 429 `too-many-requests`."
    ),
    components(schemas(Problem))
)]
struct WithoutCalls;

/// What these rooms can be asked.
pub(crate) fn document(rooms: &[Room]) -> Document {
    let mut document = WithoutCalls::openapi();
    let mut tags: Vec<Tag> = Vec::new();
    let mut closed = BTreeSet::new();
    for room in rooms {
        let chapter = &room.chapter;
        if tags.iter().all(|tag| tag.name != chapter.name) {
            tags.push(TagBuilder::new().name(chapter.name).description(Some(chapter.about)).build());
        }
        for route in (room.routes)() {
            let described = (route.described)();
            let components = document.components.get_or_insert_default();
            components.schemas.extend(described.schemas().iter().cloned());
            closed.extend(described.closed().iter().cloned());
            for proof in described.proofs() {
                components.add_security_scheme(proof.name, scheme(proof));
            }
            let operation = described.operation(chapter.name, route.name, route.about);
            document.paths.add_path_operation(route.path, vec![method(&route.method)], operation);
        }
    }
    for (_, schema) in document
        .components
        .get_or_insert_default()
        .schemas
        .iter_mut()
        .filter(|(name, _)| closed.contains(*name))
    {
        close(schema);
    }
    if let Some(RefOr::T(Schema::Object(kinds))) =
        document.components.get_or_insert_default().schemas.get_mut(&*ChangeKind::name())
    {
        let pages = rooms.iter().filter_map(|room| room.page.as_ref());
        kinds.enum_values = Some(pages.map(|page| page.news.word().into()).collect());
    }
    document.tags = Some(tags);
    document
}

/// Says of the objects of a schema that they have no other members.
fn close(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) if !object.properties.is_empty() => {
            object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        }
        RefOr::T(Schema::OneOf(choices)) => choices.items.iter_mut().for_each(close),
        _ => {}
    }
}

fn scheme(proof: &Scheme) -> SecurityScheme {
    match proof.shown {
        Shown::Bearer => {
            let mut http = Http::new(HttpAuthScheme::Bearer);
            http.description = Some(proof.about.to_owned());
            SecurityScheme::Http(http)
        }
        Shown::Cookie(cookie) => {
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(cookie, proof.about)))
        }
    }
}

fn method(method: &Method) -> HttpMethod {
    match *method {
        Method::GET => HttpMethod::Get,
        Method::POST => HttpMethod::Post,
        Method::PUT => HttpMethod::Put,
        Method::DELETE => HttpMethod::Delete,
        Method::PATCH => HttpMethod::Patch,
        Method::HEAD => HttpMethod::Head,
        _ => HttpMethod::Options,
    }
}
