//! `/openapi.json`: every endpoint of the API and the console, with its problems and examples.

use crate::http::problem::Problem;
use crate::portal::Portal;
use crate::room::Route;
use crate::{account, console, registration, sessions, settings, sign_in};
use axum::Json;
use axum::http::Method;
use axum::routing::get;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, RefOr};
use utoipa::{Modify, OpenApi};

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
