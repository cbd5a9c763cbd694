//! The files of `tests/golden/v1`: what this crate and the stand-in, each by itself, must write and read. A request
//! `name` has its files there in the folder of its journey, `name.request.json` and `name.answer.json`, or with a word
//! between for another case; problems have theirs in `problems`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::Timestamp;
use serde_json::Value;

use super::{problem, *};
use crate::{flow::endpoints, sensitive::Sensitive, testing::members};

/// Members of answers that this version has no use for.
const UNREAD: [(&str, &str); 16] = [
    ("complete", "level"),
    ("open_session", "access_expires_at"),
    ("open_sign_in_session", "access_expires_at"),
    ("refresh_session", "access_expires_at"),
    ("registration_status", "consents"),
    ("registration_status", "expires_at"),
    ("registration_status", "forms"),
    ("registration_status", "id"),
    ("registration_status", "person_saved"),
    ("registration_status", "settings_version"),
    ("save_consents", "accepted_at"),
    ("send_code", "phone"),
    ("send_contact_code", "phone"),
    ("send_sign_in_code", "phone"),
    ("start_registration", "expires_at"),
    ("start_sign_in", "phone"),
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/golden/v1")
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// The texts of all files, by their names without the ending.
fn files() -> BTreeMap<String, String> {
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let name = name.strip_suffix(".json").unwrap_or_else(|| panic!("{name} is no JSON"));
        let is_problem = path.parent().unwrap().ends_with("problems");
        let name = if is_problem { format!("problems/{name}") } else { name.to_owned() };
        (name, fs::read_to_string(&path).unwrap())
    };
    files_below(&folder()).into_iter().map(named).collect()
}

/// The files of a request that end so, by their names.
fn of<'a>(files: &'a BTreeMap<String, String>, endpoint: &Endpoint, ending: &str) -> Vec<(&'a str, &'a str)> {
    let is_such = |name: &str| {
        let mut parts = name.split('.');
        parts.next() == Some(endpoint.name) && parts.next_back() == Some(ending)
    };
    files
        .iter()
        .filter(|(name, _)| is_such(name))
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
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

/// The call that a golden file asks with.
fn call(endpoint: &'static Endpoint, body: &str) -> Call {
    let again = (endpoint.again)(body.as_bytes()).unwrap_or_else(|| panic!("{endpoint:?}: {body}"));
    let known_etag = Some("\"kabinet-0\"".to_owned()).filter(|_| endpoint.is_reading());
    let body = if endpoint.is_reading() { String::new() } else { again };
    Call::to_any(endpoint, "Jv2sVmB0yZ0", body, known_etag)
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

/// The call that belongs to a golden answer: with the body of the request's own file.
fn asked(files: &BTreeMap<String, String>, endpoint: &'static Endpoint) -> Call {
    call(endpoint, of(files, endpoint, "request").first().map_or("{}", |(_, text)| text))
}

#[test]
fn every_request_has_its_golden_files_and_every_file_its_request() {
    let files = files();
    let mut known: BTreeSet<_> =
        files.keys().filter(|name| name.starts_with("problems/")).map(String::as_str).collect();
    for endpoint in endpoints() {
        let (requests, answers) = (of(&files, endpoint, "request"), of(&files, endpoint, "answer"));
        assert_eq!(requests.is_empty(), endpoint.is_reading(), "{endpoint:?}");
        assert!(!answers.is_empty(), "{endpoint:?} has no golden answer");
        known.extend(requests.into_iter().chain(answers).map(|(name, _)| name));
    }
    assert_eq!(files.keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
}

#[test]
fn golden_requests_are_made_to_the_byte() {
    let files = files();
    for endpoint in endpoints() {
        for (name, text) in of(&files, endpoint, "request") {
            let call = call(endpoint, text);
            let said: Value = serde_json::from_str(text).unwrap();
            let made = match endpoint.proof {
                Proof::Header => call.body().to_vec(),
                Proof::Body => {
                    let secret = Sensitive::new(said["secret"].as_str().unwrap());
                    call.body_with(&secret).unwrap().to_vec()
                }
            };
            assert_eq!(String::from_utf8(made).unwrap(), compact(text), "{name}");
        }
    }
}

#[test]
fn nothing_of_the_person_leaves_that_the_request_does_not_tell_of() {
    let files = files();
    for endpoint in endpoints() {
        let told = endpoint.tells.iter().flat_map(|told| told.fields).flat_map(|field| field.members);
        let told: BTreeSet<_> = told.chain(&OF_THE_PORTAL).copied().collect();
        for (name, text) in of(&files, endpoint, "request") {
            for member in members(&serde_json::from_str(text).unwrap()) {
                assert!(told.contains(member.as_str()), "{name}: {member}");
            }
        }
    }
}

/// Each value of a file, changed to another of its type, with the name of its member.
fn changed(value: &Value) -> Vec<(String, Value)> {
    let other = |value: &Value| match value {
        Value::Null => Value::from("2026-11-23T12:00:00Z"),
        Value::Bool(bool) => Value::from(!bool),
        Value::Number(number) => Value::from(number.as_u64().unwrap() + 1),
        Value::String(text) => match text.parse::<Timestamp>() {
            Ok(at) => Value::from((at + jiff::SignedDuration::from_hours(1)).to_string()),
            Err(_) => Value::from(format!("{text}7")),
        },
        _ => unreachable!("only what has no members is changed"),
    };
    let within = |name: Option<&str>, value: &Value, put: &dyn Fn(Value) -> Value| match value {
        Value::Object(_) | Value::Array(_) => {
            let named =
                |inner: String| if inner.is_empty() { name.unwrap_or_default().to_owned() } else { inner };
            changed(value).into_iter().map(|(inner, value)| (named(inner), put(value))).collect()
        }
        leaf => vec![(name.unwrap_or_default().to_owned(), put(other(leaf)))],
    };
    match value {
        Value::Object(members) => {
            let in_place = |name: &String, new: Value| {
                let mut members = members.clone();
                members.insert(name.clone(), new);
                Value::Object(members)
            };
            let all = members.iter();
            all.flat_map(|(name, value)| within(Some(name), value, &|new| in_place(name, new))).collect()
        }
        Value::Array(entries) => {
            let in_place = |at: usize, new: Value| {
                let mut entries = entries.clone();
                entries[at] = new;
                Value::Array(entries)
            };
            let all = entries.iter().enumerate();
            all.flat_map(|(at, value)| within(None, value, &|new| in_place(at, new))).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn golden_answers_are_understood_member_by_member() {
    let files = files();
    let mut unread = BTreeSet::new();
    for endpoint in endpoints() {
        let call = asked(&files, endpoint);
        for (name, text) in of(&files, endpoint, "answer") {
            let read = |text: &str| decode(&call, &received(200, "application/json", text));
            let answer = read(text).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
            for (member, other) in changed(&serde_json::from_str(text).unwrap()) {
                if read(&other.to_string()).is_ok_and(|other| other == answer) {
                    unread.insert((endpoint.name, member));
                }
            }
        }
    }
    let expected: BTreeSet<_> = UNREAD.into_iter().map(|(name, member)| (name, member.to_owned())).collect();
    assert_eq!(unread, expected, "what is left unread is another set than it was");
}

#[test]
fn golden_problems_are_understood_with_their_limits() {
    let (files, call) = (files(), Call::of(&FetchAccount {}));
    let mut kinds = BTreeSet::new();
    for (name, text) in files.iter().filter_map(|(name, text)| Some((name.strip_prefix("problems/")?, text)))
    {
        let said: Value = serde_json::from_str(text).unwrap();
        let slug = name.replace('_', "-");
        assert_eq!(said["type"], format!("/problems/{slug}"));
        let status = u16::try_from(said["status"].as_u64().unwrap()).unwrap();
        let known = problem::KNOWN.iter().find(|(known, _)| *known == slug);
        kinds.extend(known.map(|(known, _)| *known));
        let retryable = status >= 500;
        let is_known = known.is_some();
        let kind = known.map_or(RefusalKind::Unknown { slug, retryable }, |(_, kind)| kind.clone());
        let texts = |member: &str| {
            let all = said[member].as_array().into_iter().flatten();
            all.map(|text| text.as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let field = |field: &Value| FieldRefusal {
            field: field["field"].as_str().unwrap().to_owned(),
            reason: field["reason"].as_str().unwrap().to_owned(),
        };
        let retry_at = said["retry_at"].as_str().map(|time| time.parse::<Timestamp>().unwrap());
        let told: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let retry_after = retry_at.map(|at| Duration::try_from(at.duration_since(told)).unwrap());
        let expected = if status == 503 {
            Fault::Unavailable { retry_after }
        } else if status == 429 && !is_known {
            Fault::TooManyRequests { retry_after }
        } else {
            Fault::from(Refusal {
                kind,
                tries_left: said["tries_left"].as_u64().map(|left| u32::try_from(left).unwrap()),
                retry_at,
                fields: said["fields"].as_array().into_iter().flatten().map(field).collect(),
                reasons: texts("reasons"),
                missing: texts("missing"),
            })
        };
        let result = decode(&call, &received(status, "application/problem+json", text));
        assert_eq!(result, Err(expected), "{name}");
    }
    assert_eq!(kinds.len(), problem::KNOWN.len(), "a refusal that is known has no file");
}

#[test]
fn compact_form_keeps_what_stands_in_texts() {
    assert_eq!(compact("{ \"a b\" :\n [ \"c \\\" d\\\\\" , 1 ] }"), r#"{"a b":["c \" d\\",1]}"#);
}
