//! The refusals of each operation as the `OpenAPI` document has them, with examples.

use crate::http::problem::{PROBLEM_JSON, Problem, ProblemKind};
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::{Ref, RefOr, Response, ResponseBuilder};

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
