//! `/openapi.json`: every call of the API and of the console, with its problems and examples.

use super::caller::{Scheme, Shown};
use super::described::{Described, refusal};
use super::observe::API;
use super::problem::{FieldFault, Problem};
use super::problems::OF_NO_CALL;
use super::schemas::{close, list_words, name_variants};
use crate::portal::changes::ChangeKind;
use crate::room::Room;
use crate::rules::fields::kinds;
use crate::rules::fields::reasons::REASONS;
use crate::rules::forms::spec::FieldSpec;
use crate::rules::password_refusals::reasons;
use crate::rules::settings::{RegistrationSettings, Step};
use axum::http::Method;
use include_dir::{Dir, include_dir};
use std::collections::BTreeSet;
use utoipa::openapi::path::HttpMethod;
use utoipa::openapi::schema::Schema;
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
        description = "The portal that Kabinet's apps talk to, on one machine. Every error is problem+json (RFC 9457) with a stable `type`; its words may grow in number, so take one you don't know by its status. Every change needs an `Idempotency-Key`: the same key with the same bytes is answered the same, with other bytes it is refused, be they the same JSON in another order. Only what begins something without a secret names its `Kabinet-Installation`. An unknown address answers 404 `not-found`, one that lacks the method 405 `method-not-allowed` with `Allow`. While a fault ordered in the console strikes, any call of the API may be answered 503 `unavailable` or 429 `too-many-requests`, both with `Retry-After`.",
        license(name = "For this project only", identifier = "LicenseRef-Kabinet")
    ),
    servers((url = "/", description = "Where this document was found")),
    components(schemas(Problem))
)]
struct WithoutCalls;

/// What these rooms can be asked.
pub(crate) fn document(rooms: &[Room]) -> Document {
    let mut document = WithoutCalls::openapi();
    let mut tags: Vec<Tag> = Vec::new();
    let mut closed = BTreeSet::new();
    let mut slugs = BTreeSet::new();
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
            slugs.extend(described.problems().iter().map(|kind| kind.slug()));
            let described =
                if route.path.starts_with(API) { golden_answers(described, route.name) } else { described };
            for proof in described.proofs() {
                components.add_security_scheme(proof.name, scheme(proof));
            }
            let operation = described.operation(chapter.name, route.name, route.about);
            document.paths.add_path_operation(route.path, vec![method(&route.method)], operation);
        }
    }
    let components = document.components.get_or_insert_default();
    for kind in OF_NO_CALL {
        slugs.insert(kind.slug());
        components.responses.insert(kind.slug().to_owned(), RefOr::T(refusal(&[kind])));
    }
    for (name, schema) in &mut components.schemas {
        if closed.contains(name) {
            close(schema);
        }
        name_variants(name, schema);
    }
    if let Some(problem) = components.schemas.get_mut(&*Problem::name()) {
        let types: Vec<_> = slugs.iter().map(|slug| format!("/problems/{slug}")).collect();
        list_words(problem, "type", types.iter().map(String::as_str));
        list_words(problem, "reasons", reasons().map(|(word, _)| word));
        list_words(problem, "missing", Step::names());
    }
    if let Some(registration) = components.schemas.get_mut(&*RegistrationSettings::name()) {
        list_words(registration, "steps", Step::names());
    }
    if let Some(field) = components.schemas.get_mut(&*FieldSpec::name()) {
        list_words(field, "kind", kinds::names());
    }
    if let Some(fault) = components.schemas.get_mut(&*FieldFault::name()) {
        list_words(fault, "reason", REASONS.map(|(word, _)| word));
    }
    if let Some(RefOr::T(Schema::Object(kinds))) = components.schemas.get_mut(&*ChangeKind::name()) {
        let pages = rooms.iter().filter_map(|room| room.page.as_ref());
        kinds.enum_values = Some(pages.map(|page| page.news.word().into()).collect());
    }
    document.tags = Some(tags);
    document
}

/// What calls answer, in the files that app and portal are held against.
static GOLDEN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../tests/golden/v1");

/// Shows the answers of a call as the files with its name have them: `name.answer.json`, or `name.case.answer.json`.
fn golden_answers(described: Described, name: &str) -> Described {
    let files = GOLDEN.dirs().flat_map(Dir::files).filter_map(|file| {
        let case = file.path().file_name()?.to_str()?.strip_suffix(".answer.json")?.strip_prefix(name)?;
        let case = if case.is_empty() { "usual" } else { case.strip_prefix('.')? };
        Some((case, serde_json::from_slice(file.contents()).ok()?))
    });
    files.fold(described, |described, (case, answer)| described.answer_example(case, answer))
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
