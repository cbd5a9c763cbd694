//! The files of `tests/golden/v1`: what this crate and the stand-in, each by itself, must write and read.

use std::{collections::BTreeSet, fs, path::PathBuf};

use jiff::Timestamp;
use serde_json::Value;

use super::*;
use crate::{
    protocol::{
        AcceptedConsent, Answer, Call, CodeSent, Fault, FieldRefusal, PersonData, Refusal, RefusalKind,
        RegistrationStatus, Request, SecretRequest,
    },
    sensitive::Sensitive,
};

/// Bodies of requests.
const REQUESTS: [&str; 16] = [
    "registration_start",
    "codes_request",
    "code_check",
    "contact_release",
    "person",
    "person_without_patronymic",
    "password",
    "consents",
    "complete",
    "session_request",
    "session_refresh",
    "sign_in_request",
    "sign_in_code_request",
    "session_request_sign_in",
    "session_end",
    "consent_withdraw",
];

/// Bodies of answers, but settings and refusals, of which there may be more.
const ANSWERS: [&str; 18] = [
    "registration_created",
    "code_sent",
    "contact_proven",
    "contact_released",
    "person_saved",
    "password_set",
    "consents_kept",
    "completed",
    "registration_status_new",
    "registration_status_full",
    "session",
    "account",
    "account_without_patronymic",
    "account_without_phone",
    "sign_in_started",
    "sign_in_proven",
    "session_over",
    "consent_withdrawn",
];

/// What the names of settings begin with.
const SETTINGS: &str = "settings";
/// What the names of refusals begin with.
const PROBLEM: &str = "problem_";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/golden/v1")
}

fn text(name: &str) -> String {
    let path = folder().join(format!("{name}.json"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn value(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn names() -> BTreeSet<String> {
    let files =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    files
        .map(|file| file.strip_suffix(".json").unwrap_or_else(|| panic!("{file} is no JSON")).to_owned())
        .collect()
}

fn family(beginning: &str) -> Vec<String> {
    let members: Vec<_> = names().into_iter().filter(|name| name.starts_with(beginning)).collect();
    assert!(!members.is_empty(), "there are no files of {beginning}");
    members
}

/// The text without the blanks between its tokens.
fn compact(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let mut kept = String::with_capacity(json.len());
    for symbol in json.chars() {
        if !in_string && symbol.is_ascii_whitespace() {
            continue;
        }
        kept.push(symbol);
        in_string ^= symbol == '"' && !escaped;
        escaped = symbol == '\\' && !escaped;
    }
    kept
}

fn string(value: &Value, member: &str) -> String {
    value[member].as_str().unwrap_or_else(|| panic!("{member} is no text in {value}")).to_owned()
}

fn time(value: &Value, member: &str) -> Timestamp {
    string(value, member).parse().unwrap()
}

fn flag(value: &Value, member: &str) -> bool {
    value[member].as_bool().unwrap()
}

fn strings(value: &Value, member: &str) -> Vec<String> {
    let members = value[member].as_array().into_iter().flatten();
    members.map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn consents(value: &Value) -> Vec<AcceptedConsent> {
    let consent = |value: &Value| AcceptedConsent {
        id: string(value, "id"),
        version: string(value, "version"),
        accepted_at: time(value, "accepted_at"),
    };
    value["consents"].as_array().unwrap().iter().map(consent).collect()
}

fn person(value: &Value) -> PersonData {
    PersonData {
        surname: string(value, "surname"),
        name: string(value, "name"),
        patronymic: value["patronymic"].as_str().map(str::to_owned),
        birth_date: string(value, "birth_date").parse().unwrap(),
    }
}

/// The body that this crate makes of what the file says.
fn encoded(name: &str) -> Vec<u8> {
    let said = value(name);
    let registration = "Jv2sVmB0yZ0".to_owned();
    let secret = |member: &str| Sensitive::new(string(&said, member));
    let call = match name {
        "registration_start" => Call::Open(Request::StartRegistration),
        "codes_request" => Call::Open(Request::SendCode { registration, phone: string(&said, "phone") }),
        "code_check" => Call::Secret(SecretRequest::CheckCode { registration, code: secret("code") }),
        "contact_release" => Call::Open(Request::ReleaseContact { registration }),
        "person" | "person_without_patronymic" => {
            Call::Open(Request::SavePerson { registration, person: person(&said) })
        }
        "password" => Call::Secret(SecretRequest::SetPassword { registration, password: secret("password") }),
        "consents" => Call::Open(Request::SaveConsents { registration, consents: consents(&said) }),
        "complete" => Call::Open(Request::Complete { registration }),
        "session_request" => {
            let request = Request::OpenSession { registration: string(&said, "registration_id") };
            return encode_session_grant(&request, &secret("secret")).unwrap().to_vec();
        }
        "session_request_sign_in" => {
            let request = Request::OpenSignInSession { sign_in: string(&said, "sign_in_id") };
            return encode_session_grant(&request, &secret("secret")).unwrap().to_vec();
        }
        "sign_in_request" => {
            Call::Secret(SecretRequest::StartSignIn { phone: secret("phone"), password: secret("password") })
        }
        "sign_in_code_request" => Call::Open(Request::SendSignInCode { sign_in: "s".to_owned() }),
        "session_end" => Call::Secret(SecretRequest::EndSession { refresh_token: secret("refresh_token") }),
        "consent_withdraw" => Call::Open(Request::WithdrawConsent { consent: string(&said, "consent_id") }),
        "session_refresh" => {
            Call::Secret(SecretRequest::RefreshSession { refresh_token: secret("refresh_token") })
        }
        other => panic!("no request is known for {other}"),
    };
    encode(&call).body.unwrap()
}

/// The calls that the file may answer.
fn asked(name: &str) -> Vec<Call> {
    let registration = || "Jv2sVmB0yZ0".to_owned();
    let call = match name {
        "registration_created" => Call::Open(Request::StartRegistration),
        "code_sent" => {
            return vec![
                Call::Open(Request::SendCode {
                    registration: registration(),
                    phone: string(&value(name), "phone"),
                }),
                Call::Open(Request::SendSignInCode { sign_in: "s".to_owned() }),
            ];
        }
        "sign_in_started" => Call::Secret(SecretRequest::StartSignIn {
            phone: Sensitive::new(string(&value("sign_in_request"), "phone")),
            password: Sensitive::new(string(&value("sign_in_request"), "password")),
        }),
        "sign_in_proven" => Call::Secret(SecretRequest::CheckSignInCode {
            sign_in: "s".to_owned(),
            code: Sensitive::new(string(&value("code_check"), "code")),
        }),
        "session_over" => {
            let refresh_token = Sensitive::new(string(&value("session_end"), "refresh_token"));
            Call::Secret(SecretRequest::EndSession { refresh_token })
        }
        "consent_withdrawn" => {
            Call::Open(Request::WithdrawConsent { consent: string(&value("consent_withdraw"), "consent_id") })
        }
        "contact_proven" => Call::Secret(SecretRequest::CheckCode {
            registration: registration(),
            code: Sensitive::new(string(&value("code_check"), "code")),
        }),
        "contact_released" => Call::Open(Request::ReleaseContact { registration: registration() }),
        "person_saved" => {
            let person = person(&value("person"));
            Call::Open(Request::SavePerson { registration: registration(), person })
        }
        "password_set" => Call::Secret(SecretRequest::SetPassword {
            registration: registration(),
            password: Sensitive::new(string(&value("password"), "password")),
        }),
        "consents_kept" => {
            let consents = consents(&value("consents"));
            Call::Open(Request::SaveConsents { registration: registration(), consents })
        }
        "completed" => Call::Open(Request::Complete { registration: registration() }),
        "registration_status_new" | "registration_status_full" => {
            Call::Open(Request::RegistrationStatus { registration: registration() })
        }
        "session" => {
            let refresh_token = Sensitive::new(string(&value("session_refresh"), "refresh_token"));
            return vec![
                Call::Open(Request::OpenSession { registration: registration() }),
                Call::Open(Request::OpenSignInSession { sign_in: "s".to_owned() }),
                Call::Secret(SecretRequest::RefreshSession { refresh_token }),
            ];
        }
        "account" | "account_without_patronymic" | "account_without_phone" => {
            Call::Open(Request::FetchAccount)
        }
        settings if settings.starts_with(SETTINGS) => Call::Open(Request::FetchSettings { known_etag: None }),
        other => panic!("no call is known for {other}"),
    };
    vec![call]
}

fn received<'a>(status: u16, content_type: &'a str, body: &'a str) -> Received<'a> {
    Received {
        status,
        content_type: Some(content_type),
        etag: Some("\"kabinet-1\""),
        retry_after: None,
        date: Some("Sun, 22 Nov 2026 12:00:00 GMT"),
        body: body.as_bytes(),
    }
}

/// Compares an answer with what the file says, member by member.
fn check_answer(name: &str, answer: Answer) {
    let said = value(name);
    match answer {
        Answer::Settings { changed: Some((settings, etag)) } => {
            assert_eq!(serde_json::to_value(settings).unwrap(), said);
            assert_eq!(etag.as_deref(), Some("\"kabinet-1\""));
        }
        Answer::RegistrationStarted { id, secret, expires_at, settings } => {
            assert_eq!(id, string(&said, "id"));
            assert_eq!(secret.reveal(), string(&said, "secret"));
            assert_eq!(expires_at, time(&said, "expires_at"));
            assert_eq!(serde_json::to_value(settings).unwrap(), said["settings"]);
        }
        Answer::CodeSent(code) => check_code(&said, &code),
        Answer::SignInStarted { id, secret, expires_at, code } => {
            assert_eq!(id, string(&said, "id"));
            assert_eq!(secret.reveal(), string(&said, "secret"));
            assert_eq!(expires_at, time(&said, "expires_at"));
            check_code(&said["code"], &code);
        }
        Answer::SignInProven { until } => assert_eq!(until, time(&said, "proven_until")),
        Answer::ContactProven { until, account_exists } => {
            assert_eq!(until, time(&said, "contact_proven_until"));
            assert_eq!(account_exists, flag(&said, "account_exists"));
        }
        Answer::Status(status) => {
            let expected = RegistrationStatus {
                contact_proven_until: said["contact_proven_until"].as_str().map(|time| time.parse().unwrap()),
                account_exists: flag(&said, "account_exists"),
                person_saved: flag(&said, "person_saved"),
                password_set: flag(&said, "password_set"),
                consents: strings(&said, "consents"),
                completed: flag(&said, "completed"),
            };
            assert_eq!(status, expected);
        }
        Answer::Saved => {
            let saved = [
                "contact_released",
                "person_saved",
                "password_set",
                "consents_kept",
                "session_over",
                "consent_withdrawn",
            ];
            assert!(saved.contains(&name));
        }
        Answer::AccountCreated => assert_eq!(name, "completed"),
        Answer::Session(session) => {
            assert_eq!(session.access_token.reveal(), string(&said, "access_token"));
            assert_eq!(session.access_expires_at, time(&said, "access_expires_at"));
            assert_eq!(session.refresh_token.reveal(), string(&said, "refresh_token"));
            assert_eq!(serde_json::to_value(session.account).unwrap(), said["account"]);
        }
        Answer::Account(account) => assert_eq!(serde_json::to_value(account).unwrap(), said),
        Answer::Settings { changed: None } => panic!("{name} is an answer with a body"),
    }
}

fn check_code(said: &Value, code: &CodeSent) {
    assert_eq!(Value::from(code.length), said["length"]);
    assert_eq!(code.expires_at, time(said, "expires_at"));
    assert_eq!(code.resend_at, time(said, "resend_at"));
    assert_eq!(Value::from(code.sends_left), said["sends_left"]);
}

/// The kind of a refusal by the name of its file; every other kind is unknown to the core.
fn kind(name: &str, slug: &str, status: u16) -> RefusalKind {
    match name {
        "problem_wrong_code" => RefusalKind::WrongCode,
        "problem_too_many_tries" => RefusalKind::TooManyTries,
        "problem_code_expired" => RefusalKind::CodeExpired,
        "problem_resend_too_soon" => RefusalKind::ResendTooSoon,
        "problem_send_limit" => RefusalKind::SendLimit,
        "problem_invalid_phone" => RefusalKind::InvalidPhone,
        "problem_invalid_fields" => RefusalKind::InvalidFields,
        "problem_password_refused" => RefusalKind::PasswordRefused,
        "problem_contact_not_proven" => RefusalKind::ContactNotProven,
        "problem_contact_taken" => RefusalKind::ContactTaken,
        "problem_step_missing" => RefusalKind::StepMissing,
        "problem_registration_expired" => RefusalKind::RegistrationExpired,
        "problem_registration_completed" => RefusalKind::RegistrationCompleted,
        "problem_wrong_credentials" => RefusalKind::WrongCredentials,
        "problem_sign_in_expired" => RefusalKind::SignInExpired,
        "problem_consent_required" => RefusalKind::ConsentRequired,
        "problem_unauthorized" => RefusalKind::Unauthorized,
        "problem_session_ended" => RefusalKind::SessionEnded,
        "problem_request_in_flight" => RefusalKind::RequestInFlight,
        _ => RefusalKind::Unknown { slug: slug.to_owned(), retryable: status == 429 || status >= 500 },
    }
}

fn refused_fields(said: &Value) -> Vec<FieldRefusal> {
    let fields = said["fields"].as_array().into_iter().flatten();
    fields
        .map(|field| FieldRefusal { field: string(field, "field"), reason: string(field, "reason") })
        .collect()
}

#[test]
fn golden_requests_are_made_to_the_byte() {
    for name in REQUESTS {
        let made = String::from_utf8(encoded(name)).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&made).unwrap(), value(name), "{name}");
        assert_eq!(made, compact(&text(name)), "{name}");
    }
}

#[test]
fn golden_answers_are_understood() {
    for name in ANSWERS.into_iter().map(str::to_owned).chain(family(SETTINGS)) {
        for call in asked(&name) {
            match decode(&call, &received(200, "application/json", &text(&name))) {
                Ok(answer) => check_answer(&name, answer),
                Err(fault) => panic!("{name}: {fault:?}"),
            }
        }
    }
}

#[test]
fn golden_problems_are_understood_with_their_limits() {
    let call = Call::Open(Request::FetchAccount);
    for name in &family(PROBLEM) {
        let said = value(name);
        let slug = name.trim_start_matches(PROBLEM).replace('_', "-");
        assert_eq!(string(&said, "type"), format!("/problems/{slug}"));
        let status = u16::try_from(said["status"].as_u64().unwrap()).unwrap();
        let expected = if status == 503 {
            Fault::Unavailable { retry_after: None }
        } else {
            Fault::from(Refusal {
                kind: kind(name, &slug, status),
                tries_left: said["tries_left"].as_u64().map(|left| u32::try_from(left).unwrap()),
                retry_at: said["retry_at"].as_str().map(|time| time.parse().unwrap()),
                fields: refused_fields(&said),
                reasons: strings(&said, "reasons"),
                missing: strings(&said, "missing"),
            })
        };
        let text = text(name);
        let result = decode(&call, &received(status, "application/problem+json", &text));
        assert_eq!(result, Err(expected), "{name}");
    }
}

#[test]
fn golden_files_are_all_used_and_every_known_refusal_has_one() {
    let named = REQUESTS.into_iter().chain(ANSWERS).map(str::to_owned);
    let known: BTreeSet<_> = named.chain(family(SETTINGS)).chain(family(PROBLEM)).collect();
    assert_eq!(names(), known);
    for name in [
        "problem_wrong_code",
        "problem_too_many_tries",
        "problem_code_expired",
        "problem_resend_too_soon",
        "problem_send_limit",
        "problem_invalid_phone",
        "problem_invalid_fields",
        "problem_password_refused",
        "problem_contact_not_proven",
        "problem_contact_taken",
        "problem_step_missing",
        "problem_registration_expired",
        "problem_registration_completed",
        "problem_wrong_credentials",
        "problem_sign_in_expired",
        "problem_consent_required",
        "problem_unauthorized",
        "problem_session_ended",
        "problem_request_in_flight",
    ] {
        assert!(known.contains(name), "{name} is not there");
    }
}

#[test]
fn compact_form_keeps_what_stands_in_texts() {
    assert_eq!(compact("{ \"a b\" :\n [ \"c \\\" d\\\\\" , 1 ] }"), r#"{"a b":["c \" d\\",1]}"#);
}
