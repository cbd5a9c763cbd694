//! `kabinet walk` as a process of its own: where it comes to, what it goes on with, and how it says that it can't.
#![allow(clippy::unwrap_used)] // Helpers of tests may unwrap as tests do.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Output},
};

use mock_server::{DataPlace, MemoryDatabase, Options, Portal, Step, bind, serve};
use serde_json::Value;
use tokio::runtime::Runtime;

const NUMBER: &str = "+79001234567";

fn walk(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kabinet")).arg("walk").args(arguments).output().unwrap()
}

/// A walk that comes to its end: the keys of its screens, the same one after itself once, and of what was typed.
fn walked(arguments: &[&str]) -> (Vec<String>, BTreeSet<String>) {
    let output = walk(&[arguments, &["--json"]].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {said}");
    let (mut keys, mut typed) = (Vec::new(), BTreeSet::new());
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if line["sign_in"].is_object() {
            continue;
        }
        if let Some(key) = line["screen"]["key"].as_str() {
            keys.push(key.to_owned());
        } else {
            let [screen, field] = ["screen", "field"].map(|member| line["typed"][member].as_str().unwrap());
            typed.insert(format!("{screen} {field} {}", line["typed"]["secret"]));
        }
    }
    keys.dedup();
    (keys, typed)
}

/// A portal that serves as long as the runtime lives, and its link.
fn portal(steps: Option<Vec<Step>>) -> (Runtime, String) {
    let runtime = Runtime::new().unwrap();
    let data = DataPlace::Memory(MemoryDatabase::new());
    let portal = runtime.block_on(async { Portal::open(Options { steps, ..Options::at(data) }) }).unwrap();
    let listener = runtime.block_on(bind(0)).unwrap();
    let address = listener.local_addr().unwrap();
    let link = format!("http://{address}/?token={}", portal.console_token());
    runtime.spawn(serve(listener, portal.router(), std::future::pending()));
    (runtime, link)
}

fn folder(data: &Path) -> [&str; 2] {
    ["--data", data.to_str().unwrap()]
}

#[test]
fn signing_in_leads_through_an_account_out_and_in_again_and_is_not_walked_twice() {
    let dir = tempfile::tempdir().unwrap();
    let arguments = [&["sign-in"][..], &folder(dir.path())].concat();
    let (keys, typed) = walked(&arguments);
    let way = ["welcome", "registration/phone", "registration/code", "registration/person"];
    let way = [&way[..], &["registration/password", "registration/agreement"]].concat();
    let back = ["home", "profile", "welcome", "sign_in/login", "sign_in/code", "home"];
    assert_eq!(
        keys.iter().filter(|key| *key != "registration/waiting").collect::<Vec<_>>(),
        [&way[..], &back].concat()
    );
    for line in [
        "registration/code code true",
        "registration/person patronymic false",
        "registration/password password_again true",
        "registration/agreement consent_news false",
        "sign_in/login phone false",
        "sign_in/login password true",
    ] {
        assert!(typed.contains(line), "{line} is not in {typed:?}");
    }
    assert!(!typed.iter().any(|line| line.contains("no_patronymic")), "it stands there already: {typed:?}");
    for milestone in ["has-account", "has-signed-out"] {
        assert!(dir.path().join("walk").join(milestone).exists(), "{milestone}");
    }
    assert_eq!(walked(&arguments), (vec!["home".to_owned()], BTreeSet::new()));
}

#[test]
fn a_folder_is_walked_on_with_from_the_milestone_that_it_holds() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(dir.path());
    let (keys, _) = walked(&[&["registration"][..], &folder].concat());
    assert_eq!(keys.last().map(String::as_str), Some("home"));
    let sign_in = || walked(&[&["sign-in"][..], &folder].concat()).0;
    assert_eq!(sign_in(), ["home", "profile", "welcome", "sign_in/login", "sign_in/code", "home"]);
    // Who does not remember that they were out goes out once more.
    fs::remove_file(dir.path().join("walk/has-signed-out")).unwrap();
    assert_eq!(sign_in(), ["home", "profile", "welcome", "sign_in/login", "sign_in/code", "home"]);
}

#[test]
fn a_walk_fills_in_what_the_portals_forms_ask_for() {
    let steps = [
        Step::Contact,
        Step::Person,
        Step::form("snils"),
        Step::form("inn"),
        Step::Password,
        Step::Agreement,
    ];
    let (_running, link) = portal(Some(steps.into()));
    let output = walk(&["registration", "--portal", &link, "--phone", NUMBER, "--json"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for screen in ["registration/form/snils", "registration/form/inn", "home"] {
        assert!(said.contains(screen), "{screen} is not in\n{said}");
    }
}

#[test]
fn who_knows_no_way_on_says_so_at_once() {
    let lost = |link: &str, screen: &str| {
        let began = std::time::Instant::now();
        let output = walk(&["registration", "--portal", link, "--phone", NUMBER, "--lang", "en"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success());
        assert!(said.contains("no way on from this screen") && said.contains(screen), "{said}");
        assert!(began.elapsed().as_secs() < 15, "it waited for a change that does not come by itself");
    };
    let (_running, link) = portal(None);
    assert!(walk(&["registration", "--portal", &link, "--phone", NUMBER]).status.success());
    lost(&link, "[registration/taken]");
}

#[test]
fn a_walk_on_a_running_portal_tells_last_how_to_sign_in_there() {
    let (_running, link) = portal(None);
    let arguments = ["registration", "--portal", &link, "--phone", NUMBER, "--lang", "en"];
    let said = |more: &[&str]| {
        let output = walk(&[&arguments[..], more].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let dir = tempfile::tempdir().unwrap();
    let json = said(&[&["--json"][..], &folder(dir.path())].concat());
    let last: Value = serde_json::from_str(json.lines().last().unwrap()).unwrap();
    assert_eq!(last["sign_in"]["phone"], NUMBER);
    let password = last["sign_in"]["password"].as_str().unwrap();
    // The phone of that folder is signed in already.
    let text = said(&folder(dir.path()));
    let told = format!("To sign in: number {NUMBER}, password {password}\nDone: basic account\n");
    assert!(text.ends_with(&told), "{text}");
    // A portal of the walk's own ends with it: there is nothing to sign in to.
    let own = String::from_utf8(walk(&["registration", "--lang", "en"]).stdout).unwrap();
    assert!(own.ends_with("Done: basic account\n") && !own.contains("To sign in"), "{own}");
}
