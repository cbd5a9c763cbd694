//! What the `OpenAPI` document says of a call: what it takes, what it answers, and what it may be refused for.

use super::answer::JSON;
use super::caller::{Caller, Scheme};
use super::problem::{PROBLEM_JSON, Problem, ProblemKind};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::openapi::content::{Content, ContentBuilder};
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{Ref, RefOr, Required, Response, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

/// Of any call: it must be HTTP, and meant for this machine.
const ANY: [ProblemKind; 4] = [
    ProblemKind::BAD_REQUEST,
    ProblemKind::HEAD_TOO_LARGE,
    ProblemKind::FOREIGN_HOST,
    ProblemKind::FOREIGN_ORIGIN,
];
/// Of a call of the API: a scripted fault may strike it.
pub(super) const STRUCK: [ProblemKind; 2] = [ProblemKind::UNAVAILABLE, ProblemKind::TOO_MANY_REQUESTS];
/// Of a call with a body.
const BODY: [ProblemKind; 4] = [
    ProblemKind::BAD_JSON,
    ProblemKind::REQUEST_TIMEOUT,
    ProblemKind::BODY_TOO_LARGE,
    ProblemKind::UNSUPPORTED_MEDIA_TYPE,
];
/// Of a change, whose answer is kept under its key.
const KEPT: [ProblemKind; 2] = [ProblemKind::IDEMPOTENCY_KEY_REUSED, ProblemKind::REQUEST_IN_FLIGHT];

/// The description of a call, as far as it goes.
pub(crate) struct Described {
    parameters: Vec<Parameter>,
    body: Option<RequestBody>,
    answers: BTreeMap<String, RefOr<Response>>,
    problems: Vec<ProblemKind>,
    proofs: Vec<&'static Scheme>,
    schemas: Vec<(String, RefOr<Schema>)>,
    closed: Vec<String>,
}

impl Described {
    /// Of a call that may be refused for these.
    pub(crate) fn new(problems: &[ProblemKind]) -> Self {
        Self {
            parameters: Vec::new(),
            body: None,
            answers: BTreeMap::new(),
            problems: [problems, &ANY].concat(),
            proofs: Vec::new(),
            schemas: Vec::new(),
            closed: Vec::new(),
        }
    }

    /// What it may be refused for besides.
    pub(crate) fn refused_for(mut self, problems: &[ProblemKind]) -> Self {
        self.problems.extend(problems);
        self
    }

    /// It needs the database.
    pub(crate) fn stored(self) -> Self {
        self.refused_for(&[ProblemKind::UNAVAILABLE])
    }

    /// It is made by somebody who proves it in each of these ways.
    pub(crate) fn proven_by(mut self, schemes: impl IntoIterator<Item = &'static Scheme>) -> Self {
        self.proofs.extend(schemes);
        self
    }

    /// It is made by such a caller, at this address.
    pub(crate) fn by<C: Caller>(self, path: &str) -> Self {
        let described = self.refused_for(C::PROBLEMS).proven_by(C::SCHEME);
        let described = if path.contains("{id}") { described.id(String::schema(), C::ID) } else { described };
        match C::NAMED {
            Some(named) => described.parameter(uuid_header(named.header, named.about, "")),
            None => described,
        }
    }

    /// It brings an idempotency key, under which its answer is kept if `is_kept` says so.
    pub(crate) fn keyed(mut self, is_kept: bool) -> Self {
        let key = uuid_header("Idempotency-Key", "A quoted UUID", "\"");
        // Behind the address, before what else the caller says of itself.
        let at = self.parameters.iter().take_while(|one| one.parameter_in == ParameterIn::Path).count();
        self.parameters.insert(at, key);
        let described = self.refused_for(&[ProblemKind::IDEMPOTENCY_KEY_MISSING]);
        if is_kept { described.refused_for(&KEPT) } else { described }
    }

    /// What the `{id}` of its address is.
    pub(crate) fn id(self, schema: RefOr<Schema>, about: &str) -> Self {
        let id = ParameterBuilder::new().name("id").parameter_in(ParameterIn::Path).required(Required::True);
        self.parameter(id.description(Some(about)).schema(Some(schema)).build())
    }

    /// It takes this parameter.
    pub(crate) fn parameter(mut self, parameter: Parameter) -> Self {
        self.parameters.push(parameter);
        self
    }

    /// It takes this header, which may be left out.
    pub(crate) fn optional_header(self, name: &str, about: &str) -> Self {
        let text =
            ObjectBuilder::new().schema_type([Type::String, Type::Null].into_iter().collect::<SchemaType>());
        let header = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Header);
        let header = header.required(Required::False).description(Some(about));
        self.parameter(header.schema(Some(text)).build())
    }

    /// It takes a JSON body.
    pub(crate) fn takes<B: ToSchema>(mut self) -> Self {
        let body = RequestBodyBuilder::new().content(JSON, self.content::<B>());
        self.body = Some(body.required(Some(Required::True)).build());
        self.refused_for(&BODY)
    }

    /// It takes a JSON body whose objects have the members of their types and no others. Of the variants of a tagged enum
    /// `ToSchema` does not say so by itself.
    pub(crate) fn takes_only<B: ToSchema>(mut self) -> Self {
        let mut schemas = vec![(B::name().into_owned(), B::schema())];
        B::schemas(&mut schemas);
        self.closed.extend(schemas.into_iter().map(|(name, _)| name));
        self.takes::<B>()
    }

    /// What its body may look like.
    pub(crate) fn body_example(mut self, name: &str, about: &str, value: Value) -> Self {
        let example = ExampleBuilder::new().summary(about).value(Some(value)).build();
        let contents = self.body.iter_mut().flat_map(|body| body.content.values_mut());
        for content in contents {
            if let RefOr::T(content) = content {
                content.examples.insert(name.to_owned(), RefOr::T(example.clone()));
            }
        }
        self
    }

    /// It answers with a body of this type.
    pub(crate) fn answers<A: ToSchema>(mut self, status: u16, about: &str, media_type: &str) -> Self {
        let content = self.content::<A>();
        let response = ResponseBuilder::new().description(about).content(media_type, content);
        self.answers.insert(status.to_string(), RefOr::T(response.build()));
        self
    }

    /// It may also answer with this status and no body.
    pub(crate) fn answers_nothing(mut self, status: u16, about: &str) -> Self {
        self.answers.insert(status.to_string(), RefOr::T(Response::new(about)));
        self
    }

    /// Its answer of this status has this header.
    pub(crate) fn answer_header(mut self, status: u16, name: &str, about: &str) -> Self {
        if let Some(RefOr::T(response)) = self.answers.get_mut(&status.to_string()) {
            let mut header = Header::new(String::schema());
            header.description = Some(about.to_owned());
            response.headers.insert(name.to_owned(), RefOr::T(header));
        }
        self
    }

    /// What its answer that refuses nothing may look like.
    pub(crate) fn answer_example(mut self, name: &str, value: Value) -> Self {
        let example = ExampleBuilder::new().value(Some(value)).build();
        for answer in self.answers.values_mut() {
            let RefOr::T(answer) = answer else { continue };
            for content in answer.content.values_mut() {
                if let RefOr::T(content) = content {
                    content.examples.insert(name.to_owned(), RefOr::T(example.clone()));
                }
            }
        }
        self
    }

    fn content<T: ToSchema>(&mut self) -> Content {
        self.schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(&mut self.schemas);
        Content::new(Some(Ref::from_schema_name(T::name())))
    }

    /// How it may be proven who makes it: each suffices.
    pub(crate) fn proofs(&self) -> &[&'static Scheme] {
        &self.proofs
    }

    /// What it may be refused for.
    pub(crate) fn problems(&self) -> &[ProblemKind] {
        &self.problems
    }

    /// The types that it names.
    pub(crate) fn schemas(&self) -> &[(String, RefOr<Schema>)] {
        &self.schemas
    }

    /// The types that take no other members than their own.
    pub(crate) fn closed(&self) -> &[String] {
        &self.closed
    }

    /// All of it, under the heading and with the words of the call.
    pub(crate) fn operation(self, chapter: &str, name: &str, about: &str) -> Operation {
        let proofs: Vec<_> = self
            .proofs
            .iter()
            .map(|proof| SecurityRequirement::new::<_, [String; 0], String>(proof.name, []))
            .collect();
        let parameters: Vec<_> = self.parameters.into_iter().map(RefOr::T).collect();
        let mut operation =
            OperationBuilder::new().tag(chapter).summary(Some(about)).operation_id(Some(name)).build();
        operation.parameters = (!parameters.is_empty()).then_some(parameters);
        operation.request_body = self.body.map(RefOr::T);
        operation.responses = self.answers.into_iter().chain(refusals(self.problems)).collect();
        // Empty where nothing is needed: without it readers take it for forgotten.
        operation.security = Some(proofs);
        operation
    }
}

/// A header that holds a UUID between two of these quotes.
fn uuid_header(name: &str, about: &str, quote: &str) -> Parameter {
    const UUID: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    let text = ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(format!("^{quote}{UUID}{quote}$")))
        .examples([format!("{quote}8f14e45f-ceea-467f-8d3b-6a9c2a1b7c55{quote}")]);
    let header =
        ParameterBuilder::new().name(name).parameter_in(ParameterIn::Header).required(Required::True);
    header.description(Some(about)).schema(Some(text)).build()
}

/// Problems of one operation, by status, each kind as an example.
fn refusals(mut kinds: Vec<ProblemKind>) -> BTreeMap<String, RefOr<Response>> {
    kinds.sort_by_key(|kind| kind.slug());
    kinds.dedup();
    let mut by_status: BTreeMap<u16, Vec<ProblemKind>> = BTreeMap::new();
    for kind in kinds {
        by_status.entry(kind.status()).or_default().push(kind);
    }
    let response = |kinds: Vec<ProblemKind>| RefOr::T(refusal(&kinds));
    by_status.into_iter().map(|(status, kinds)| (status.to_string(), response(kinds))).collect()
}

/// The answer to what is refused for one of these, which have one status.
pub(super) fn refusal(kinds: &[ProblemKind]) -> Response {
    let titles: Vec<String> = kinds.iter().map(|kind| Problem::new(*kind).title).collect();
    let examples = kinds.iter().map(|kind| {
        let example = serde_json::to_value(kind.example()).expect("a problem holds nothing JSON can't");
        (kind.slug(), ExampleBuilder::new().value(Some(example)).build())
    });
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .examples_from_iter(examples)
        .build();
    let response = ResponseBuilder::new().description(titles.join("; ")).content(PROBLEM_JSON, content);
    let header = match kinds.first().map(|kind| kind.status()) {
        Some(401) => Some(("WWW-Authenticate", String::schema(), "`Bearer`")),
        Some(405) => Some(("Allow", String::schema(), "The methods that the address takes")),
        Some(429 | 503) => Some(("Retry-After", i64::schema(), "Seconds until it makes sense to try again")),
        _ => None,
    };
    let Some((name, schema, about)) = header else { return response.build() };
    let mut header = Header::new(schema);
    header.description = Some(about.to_owned());
    response.header(name, header).build()
}
