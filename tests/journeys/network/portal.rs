//! The portal's own promises: it keeps what it has, it is for this machine only, and a phone lives without it.

use kabinet_tests::{Answered, CITIZEN, HOME, Stand, covers, reach};
use mock_server::Profile;
use reqwest::Method;

#[test]
fn the_first_screen_comes_without_the_portal() {
    covers!("DEV-01", "OFF-01");
    let mut stand = Stand::new();
    stand.stop();
    let phone = stand.phone("phone");
    let welcome = phone.until("the first screen", |update| update.top.key != "opening");
    assert_eq!(welcome.top.key, "welcome");
    assert_eq!(welcome.actions(), ["language", "register", "sign_in"], "a control without a destination");
    assert_eq!(phone.tap("register").top.key, "registration/phone");
    stand.start_again();
}

#[test]
fn the_first_screen_does_not_wait_for_the_portals_answer() {
    covers!("DEV-01");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    let off = phone.switched_off();
    stand.console().cut_link();
    let phone = stand.switched_on(off);
    phone.traffic().hold();
    let home = phone.until("home", |update| update.top.key == HOME);
    assert!(home.to_text().contains("# Ветрова Алёна Игоревна"), "{}", home.to_text());
    phone.traffic().release();
}

#[test]
fn home_is_shown_from_the_last_copy() {
    covers!("DEV-01", "OFF-01");
    let mut stand = Stand::new();
    let phone = stand.phone("phone");
    let with_portal = reach(&stand, &phone, &CITIZEN, HOME);
    stand.stop();
    let phone = stand.reopened(phone);
    let home = phone.shown();
    assert_eq!(home.top.key, HOME, "{}", home.to_text());
    assert_eq!(home.top.components, with_portal.top.components, "the last copy is another");
    stand.start_again();
    let phone = stand.reopened(phone);
    assert_eq!(phone.shown().top.components, with_portal.top.components);
    let refreshed = stand.console().requests();
    assert!(
        refreshed
            .iter()
            .any(|request| request.path == "/api/v1/sessions/refresh" && request.status == Some(200)),
        "{refreshed:?}"
    );
}

#[test]
fn the_portals_data_survive_its_restart() {
    covers!("PRT-01", "PRT-06");
    let mut stand = Stand::new();
    let first = stand.phone("first");
    reach(&stand, &first, &CITIZEN, HOME);
    let second = stand.phone("second");
    let other = kabinet_tests::Citizen { phone: "+79167654321", ..CITIZEN };
    reach(&stand, &second, &other, "registration/password");
    stand.console().choose_profile("doc-004");
    let (people, messages) = (stand.console().people(), stand.console().messages(CITIZEN.phone));
    let token = stand.console().token().to_owned();

    stand.restart();

    assert_eq!(stand.console().people(), people);
    assert_eq!(stand.console().messages(CITIZEN.phone), messages);
    assert_eq!(stand.console().profile(), "doc-004");
    assert_ne!(stand.console().token(), token, "the link of an earlier run still works");
    reach(&stand, &second, &other, HOME);
    assert_eq!(stand.console().people().len(), 2);
    let third = stand.phone("third");
    let new = kabinet_tests::Citizen { phone: "+79160000000", ..CITIZEN };
    let agreement = reach(&stand, &third, &new, "registration/agreement");
    assert!(agreement.to_text().contains("(( Создать аккаунт ))"), "{}", agreement.to_text());
}

#[test]
fn a_registration_keeps_the_rules_it_began_with() {
    covers!("PRT-06");
    let stand = Stand::with_profile(Profile::Doc000);
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/code");
    stand.console().choose_profile("kabinet");
    let phone = stand.reopened(phone);
    let password = reach(&stand, &phone, &CITIZEN, "registration/password");
    assert!(password.to_text().contains("От 8 до 20 знаков"), "{}", password.to_text());
    reach(&stand, &phone, &CITIZEN, HOME);
}

const CONSOLE: [&str; 6] = [
    "/console/api/messages",
    "/console/api/clock",
    "/console/api/link",
    "/console/api/people",
    "/console/api/requests",
    "/console/api/settings",
];

#[track_caller]
fn assert_problem(answered: &Answered, status: u16, slug: &str) {
    assert_eq!(answered.status, status, "{}", answered.body);
    assert!(answered.body.contains(&format!("/problems/{slug}\"")), "{}", answered.body);
}

#[test]
fn the_console_needs_the_token_of_this_run() {
    covers!("PRT-08");
    let mut stand = Stand::new();
    let earlier = stand.console().token().to_owned();
    stand.restart();
    let console = stand.console();
    for path in CONSOLE {
        let bare = || console.bare(Method::GET, path);
        assert_problem(&console.send(bare()), 401, "console-unauthorized");
        assert_problem(&console.send(bare().bearer_auth(&earlier)), 401, "console-unauthorized");
        assert_problem(&console.send(bare().bearer_auth("")), 401, "console-unauthorized");
        assert_eq!(console.send(bare().bearer_auth(console.token())).status, 200, "{path}");
    }
    let page = |query: &str| console.send(console.bare(Method::GET, &format!("/?token={query}")));
    let refused = page(&earlier);
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("<html"), "an old link leads to a page that says so: {}", refused.body);
    assert_eq!(page(console.token()).status, 303, "this run's link opens the console");
}

#[test]
fn other_names_and_other_sites_are_refused() {
    covers!("PRT-08");
    let stand = Stand::new();
    let console = stand.console();
    for path in CONSOLE.into_iter().chain(["/api/v1/settings", "/openapi.json"]) {
        let request = || console.bare(Method::GET, path).bearer_auth(console.token());
        for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example"] {
            assert_problem(&console.send(request().header("host", host)), 403, "foreign-host");
        }
        for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
            assert_problem(&console.send(request().header("origin", origin)), 403, "foreign-origin");
        }
        assert_eq!(console.send(request().header("origin", stand.portal_url())).status, 200, "{path}");
    }
}
