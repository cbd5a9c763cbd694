//! `/openapi.json`: every endpoint of the API and the console, with its problems and examples.

use crate::portal::Portal;
use crate::problem::{PROBLEM_JSON, Problem, ProblemKind};
use crate::routes::Route;
use crate::{account, console, registration, sessions, settings, sign_in};
use axum::Json;
use axum::http::Method;
use axum::routing::get;
use std::collections::BTreeMap;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kabinet portal stand-in",
        description = "The portal that Kabinet's apps talk to, on one machine. Every error is problem+json (RFC 9457) with a stable `type`; every change needs an `Idempotency-Key`. While a fault ordered in the console strikes, any call may also be answered 503 `unavailable` or 429 `too-many-requests`."
    ),
    paths(
        settings::get_settings,
        registration::start,
        registration::get_registration,
        registration::send_code,
        registration::check_code,
        registration::release_contact,
        registration::put_person,
        registration::put_password,
        registration::put_consents,
        registration::complete,
        sign_in::start_sign_in,
        sign_in::send_sign_in_code,
        sign_in::check_sign_in_code,
        sessions::open_session,
        sessions::refresh_session,
        sessions::end_session,
        account::get_account,
        account::withdraw_consent,
        console::api::get_messages,
        console::api::get_clock,
        console::api::advance_clock,
        console::api::get_link,
        console::api::put_link,
        console::api::get_people,
        console::api::get_requests,
        console::api::get_settings,
        console::api::put_settings,
        console::faults::get_faults,
        console::faults::add_fault,
        console::faults::remove_faults,
        console::faults::remove_fault,
        console::events::get_events,
    ),
    components(schemas(Problem)),
    modifiers(&Security, &Headers),
    tags(
        (name = "settings", description = "What apps may not hard-code"),
        (name = "registration", description = "Creating an account"),
        (name = "sign-in", description = "Proving whose account it is"),
        (name = "sessions", description = "Tokens"),
        (name = "account", description = "The person who is signed in"),
        (name = "console", description = "The developer's side: inbox, clock, link, faults, people, log"),
    )
)]
struct Api;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut Document) {
        let bearer = |description: &str| {
            let mut http = Http::new(HttpAuthScheme::Bearer);
            http.description = Some(description.to_owned());
            SecurityScheme::Http(http)
        };
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(
            "registration_secret",
            bearer("The secret told when the registration began"),
        );
        components.add_security_scheme("sign_in_secret", bearer("The secret told when the sign-in began"));
        components.add_security_scheme("access_token", bearer("The access token of a session"));
        components.add_security_scheme("console_token", bearer("The token of the printed link"));
        components.add_security_scheme(
            "console_cookie",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
                "kabinet_PORT",
                "Set by the printed link; PORT is the server's port",
            ))),
        );
    }
}

/// What the headers of the API hold, wherever they are named.
struct Headers;

impl Modify for Headers {
    fn modify(&self, document: &mut Document) {
        const UUID: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
        let operations = document.paths.paths.values_mut().flat_map(|item| {
            [&mut item.get, &mut item.post, &mut item.put, &mut item.delete].into_iter().flatten()
        });
        for parameter in operations.flat_map(|operation| operation.parameters.iter_mut().flatten()) {
            let RefOr::T(parameter) = parameter else { continue };
            let quote = match parameter.name.as_str() {
                "Idempotency-Key" => "\"",
                "Kabinet-Installation" => "",
                _ => continue,
            };
            let text = ObjectBuilder::new()
                .schema_type(Type::String)
                .pattern(Some(format!("^{quote}{UUID}{quote}$")))
                .examples([format!("{quote}8f14e45f-ceea-467f-8d3b-6a9c2a1b7c55{quote}")]);
            parameter.schema = Some(text.into());
        }
    }
}

/// The document as it is served.
pub fn document() -> Document {
    Api::openapi()
}

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::new(
        Method::GET,
        "/openapi.json",
        get(|| async { Json(document()) }).with_state::<Portal>(()),
    )]
}

/// Problems of one operation, by status, each kind as an example.
fn documented(kinds: &[ProblemKind]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<u16, Vec<ProblemKind>> = BTreeMap::new();
    for kind in kinds {
        by_status.entry(kind.status()).or_default().push(*kind);
    }
    let response = |kinds: Vec<ProblemKind>| {
        let titles: Vec<String> = kinds.iter().map(|kind| Problem::new(*kind).title).collect();
        let examples = kinds.iter().map(|kind| {
            let example = serde_json::to_value(example(*kind)).expect("a problem holds nothing JSON can't");
            (kind.slug(), ExampleBuilder::new().value(Some(example)).build())
        });
        let content = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name("Problem")))
            .examples_from_iter(examples)
            .build();
        ResponseBuilder::new().description(titles.join("; ")).content(PROBLEM_JSON, content).build()
    };
    by_status.into_iter().map(|(status, kinds)| (status.to_string(), RefOr::T(response(kinds)))).collect()
}

/// A problem of this kind with the data that usually comes along.
fn example(kind: ProblemKind) -> Problem {
    const AT: i64 = 1_795_348_800;
    let problem = Problem::new(kind);
    match kind {
        ProblemKind::WrongCode | ProblemKind::WrongCredentials => problem.tries_left(3),
        ProblemKind::ResendTooSoon => problem.retry_at(AT, AT - 42),
        ProblemKind::TooManyTries => problem.retry_at(AT, AT - 900),
        ProblemKind::SendLimit => problem.retry_at(AT, AT - 900).other_ways(Vec::new()),
        ProblemKind::InvalidPhone => problem.field("phone", "landline"),
        ProblemKind::InvalidFields => problem.field("birth_date", "under_14"),
        ProblemKind::PasswordRefused => problem.reasons(vec!["common".to_owned(), "too_short".to_owned()]),
        ProblemKind::StepMissing => problem.missing(vec!["password".to_owned(), "agreement".to_owned()]),
        ProblemKind::UnknownConsent => problem.detail("agreement 2025-01-01"),
        ProblemKind::ConsentRequired => problem.detail("agreement"),
        _ => problem,
    }
}

const BODY: &[ProblemKind] = &[
    ProblemKind::BadJson,
    ProblemKind::RequestTimeout,
    ProblemKind::BodyTooLarge,
    ProblemKind::UnsupportedMediaType,
    ProblemKind::ForeignHost,
    ProblemKind::ForeignOrigin,
    ProblemKind::Unavailable,
];
const KEY: &[ProblemKind] =
    &[ProblemKind::IdempotencyKeyMissing, ProblemKind::IdempotencyKeyReused, ProblemKind::RequestInFlight];
const SECRET: &[ProblemKind] = &[
    ProblemKind::Unauthorized,
    ProblemKind::RegistrationExpired,
    ProblemKind::ForeignHost,
    ProblemKind::ForeignOrigin,
    ProblemKind::Unavailable,
];
const SIGN_IN_SECRET: &[ProblemKind] = &[ProblemKind::Unauthorized, ProblemKind::SignInExpired];
const OPEN: &[ProblemKind] = &[ProblemKind::RegistrationCompleted];
const PROVEN: &[ProblemKind] = &[ProblemKind::ContactNotProven];
const CONSOLE: &[ProblemKind] = &[
    ProblemKind::ConsoleUnauthorized,
    ProblemKind::ForeignHost,
    ProblemKind::ForeignOrigin,
    ProblemKind::Unavailable,
];

macro_rules! problem_sets {
    ($($(#[$doc:meta])* $name:ident = $($kinds:expr),+;)+) => {
        $(
            $(#[$doc])*
            pub(crate) struct $name;

            impl IntoResponses for $name {
                fn responses() -> BTreeMap<String, RefOr<Response>> {
                    let lists: &[&[ProblemKind]] = &[$($kinds),+];
                    let mut kinds = lists.concat();
                    kinds.sort_by_key(|kind| kind.slug());
                    kinds.dedup();
                    documented(&kinds)
                }
            }
        )+
    };
}

problem_sets! {
    /// Of the start of a registration.
    StartProblems = BODY, KEY, &[ProblemKind::InstallationMissing];
    /// Of asking for a code.
    CodeProblems = BODY, KEY, SECRET, OPEN, &[
        ProblemKind::InvalidPhone, ProblemKind::ResendTooSoon, ProblemKind::SendLimit, ProblemKind::TooManyTries,
    ];
    /// Of checking a code.
    CheckProblems = BODY, KEY, SECRET, OPEN, &[
        ProblemKind::WrongCode, ProblemKind::TooManyTries, ProblemKind::CodeExpired,
    ];
    /// Of taking the phone from another account.
    ReleaseProblems = BODY, KEY, SECRET, OPEN, PROVEN;
    /// Of saving the person.
    PersonProblems = BODY, KEY, SECRET, OPEN, PROVEN, &[ProblemKind::InvalidFields];
    /// Of setting the password.
    PasswordProblems = BODY, KEY, SECRET, OPEN, PROVEN, &[ProblemKind::PasswordRefused];
    /// Of saving the consents.
    ConsentProblems = BODY, KEY, SECRET, OPEN, PROVEN, &[ProblemKind::InvalidFields, ProblemKind::UnknownConsent];
    /// Of making the account.
    CompleteProblems = BODY, KEY, SECRET, PROVEN, &[ProblemKind::StepMissing, ProblemKind::ContactTaken];
    /// Of asking how far a registration is.
    StatusProblems = SECRET;
    /// Of the start of a sign-in.
    SignInProblems = BODY, KEY, &[
        ProblemKind::InstallationMissing, ProblemKind::InvalidPhone, ProblemKind::WrongCredentials,
        ProblemKind::TooManyTries, ProblemKind::SendLimit,
    ];
    /// Of asking for another code of a sign-in.
    SignInCodeProblems = BODY, KEY, SIGN_IN_SECRET, &[
        ProblemKind::ResendTooSoon, ProblemKind::SendLimit, ProblemKind::TooManyTries,
    ];
    /// Of checking a code of a sign-in.
    SignInCheckProblems = BODY, KEY, SIGN_IN_SECRET, &[
        ProblemKind::WrongCode, ProblemKind::TooManyTries, ProblemKind::CodeExpired,
    ];
    /// Of opening a session.
    GrantProblems = BODY, SECRET, SIGN_IN_SECRET, PROVEN, &[ProblemKind::IdempotencyKeyMissing];
    /// Of the next turn of a session.
    RefreshProblems = BODY, &[ProblemKind::IdempotencyKeyMissing, ProblemKind::SessionEnded];
    /// Of the end of a session.
    EndProblems = BODY, &[ProblemKind::IdempotencyKeyMissing];
    /// Of taking a consent back.
    WithdrawProblems = BODY, KEY, &[
        ProblemKind::SessionEnded, ProblemKind::UnknownConsent, ProblemKind::ConsentRequired,
    ];
    /// Of asking for the account.
    AccountProblems = &[
        ProblemKind::SessionEnded, ProblemKind::ForeignHost, ProblemKind::ForeignOrigin, ProblemKind::Unavailable,
    ];
    /// Of asking for the settings.
    SettingsProblems = &[ProblemKind::ForeignHost, ProblemKind::ForeignOrigin];
    /// Of a question of the console.
    ConsoleProblems = CONSOLE;
    /// Of a question of the console that may be narrowed.
    QueryProblems = CONSOLE, &[ProblemKind::BadQuery];
    /// Of moving the clock.
    AdvanceProblems = CONSOLE, BODY, &[ProblemKind::InvalidAdvance];
    /// Of cutting the link.
    LinkProblems = CONSOLE, BODY;
    /// Of choosing a profile.
    ProfileProblems = CONSOLE, BODY, &[ProblemKind::UnknownProfile];
    /// Of ordering a fault.
    FaultProblems = CONSOLE, BODY, &[ProblemKind::UnknownOperation, ProblemKind::InvalidFields];
    /// Of removing a fault.
    RemovalProblems = CONSOLE, &[ProblemKind::NotFound];
}
