//! The agreement and the consent to data processing: read apart, given apart, kept with version and time.

use std::time::Duration;

use kabinet_core::{
    flow::bundled_settings,
    screen::{Component, Overlay, PlatformEvent, Update},
};
use kabinet_tests::{CITIZEN, HOME, LookAt, Stand, TestPhone, covers, pass, plain, reach};

const AGREEMENT: &str = "registration/agreement";
const CONSENTS: [&str; 3] = ["agreement", "personal_data", "news"];

#[test]
fn without_either_required_consent_there_is_no_account() {
    covers!("REG-06", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    let screen = reach(&stand, &phone, &CITIZEN, AGREEMENT);
    assert_eq!(screen.boxes().iter().map(|field| field.checked).collect::<Vec<_>>(), [false; 3]);
    assert_eq!(screen.boxes().iter().map(|field| field.required).collect::<Vec<_>>(), [true, true, false]);
    let both = phone.tap("create_account");
    assert_eq!(both.wrong_fields(), ["consent_agreement", "consent_personal_data"]);
    for (given, missing) in
        [("consent_agreement", "consent_personal_data"), ("consent_personal_data", "consent_agreement")]
    {
        phone.enter(given, "true");
        phone.enter(missing, "false");
        let refused = phone.tap("create_account");
        assert_eq!(refused.top.key, AGREEMENT);
        assert_eq!(refused.wrong_fields(), [missing]);
        assert_eq!(refused.top.focus.as_deref(), Some(missing));
        let (reason, spoken) = refused.wrong(missing);
        assert_eq!(reason, "Без этой отметки кабинет не создать. Прочитайте текст и поставьте её.");
        let label = &refused.boxes().into_iter().find(|field| field.id == missing).expect("the box").label;
        assert_eq!(spoken, format!("{}: {reason}", plain(label)));
    }
    assert_eq!(phone.traffic().keys_of("save_consents"), [""; 0]);
    assert_eq!(stand.console().people(), []);
}

/// Opens the text of a consent; gives its paragraphs.
#[track_caller]
fn read(phone: &TestPhone, consent: &str) -> (Update, Vec<String>) {
    let update = phone.tap(&format!("read:{consent}"));
    let Some(Overlay::Sheet { components, .. }) = &update.overlay else {
        panic!("no sheet over\n{}", update.to_text())
    };
    let paragraphs = components.iter().filter_map(|component| match component {
        Component::Paragraph { text, .. } => Some(text.clone()),
        _ => None,
    });
    let paragraphs = paragraphs.collect();
    (update, paragraphs)
}

#[test]
fn each_consent_can_be_read_in_full_and_reading_ticks_nothing() {
    covers!("REG-06");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, AGREEMENT);
    let settings = &mock_server::Profile::Kabinet.settings().settings;
    for consent in CONSENTS {
        let (sheet, paragraphs) = read(&phone, consent);
        let known =
            settings.consents.iter().find(|known| known.id == consent).expect("a consent of the portal");
        let (version, body) = paragraphs.split_last().expect("paragraphs");
        assert_eq!(plain(&body.join("\n\n")), known.text.ru);
        assert_eq!(
            (known.version.as_str(), plain(version).as_str()),
            ("2026-03-01", "Редакция от 1 марта 2026 года")
        );
        assert!(sheet.boxes().iter().all(|field| !field.checked), "reading ticked a box");
        let closed = phone.tap("close");
        assert_eq!((closed.overlay.is_none(), closed.top.key.as_str()), (true, AGREEMENT));
        assert!(closed.boxes().iter().all(|field| !field.checked), "closing ticked a box");
    }
    phone.enter("consent_agreement", "true");
    read(&phone, "agreement");
    let closed = phone.tap("close");
    let ticked: Vec<_> =
        closed.boxes().into_iter().filter(|field| field.checked).map(|field| field.id.clone()).collect();
    assert_eq!(ticked, ["consent_agreement"], "reading took a tick away");
}

#[test]
fn the_portal_keeps_version_and_time_and_home_lists_both() {
    covers!("REG-06", "ACC-04");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, AGREEMENT);
    // Given without a link, heard by the portal later: the time is that of the tap.
    stand.console().cut_link();
    pass(&stand, &phone, &CITIZEN);
    let given_at = stand.now();
    stand.advance(Duration::from_mins(2));
    stand.console().mend_link();
    stand.advance(Duration::from_mins(10));

    let home = phone.until_screen(HOME);

    let [person] = stand.console().people().try_into().expect("one account");
    let kept: Vec<_> =
        person.consents.iter().map(|consent| (consent.id.as_str(), consent.version.as_str())).collect();
    let version = "2026-03-01";
    assert_eq!(kept, [("agreement", version), ("news", version), ("personal_data", version)]);
    assert!(person.consents.iter().all(|consent| consent.accepted_at == given_at), "{:?}", person.consents);
    let text = home.to_text();
    for title in [
        "Пользовательское соглашение",
        "Согласие на обработку персональных данных",
        "Новости о новых услугах",
    ] {
        let line =
            format!("- {title} · Редакция от 1 марта 2026 года, принято 22 ноября 2026, 15:00 по Москве");
        assert!(text.contains(&line), "no «{line}» on\n{text}");
    }
}

#[test]
fn what_is_agreed_to_without_a_link_is_what_the_portal_keeps_under_that_version() {
    covers!("REG-06");
    let bundled = serde_json::to_value(bundled_settings()).expect("settings are data");
    let of_the_portal = serde_json::to_value(&mock_server::Profile::Kabinet.settings().settings);
    assert_eq!(bundled, of_the_portal.expect("settings are data"));
}

/// Opens an account's consent on the home screen, and the question that follows.
pub fn withdraw_news(phone: &TestPhone) {
    let sheet = phone.tap("consent:news");
    assert!(sheet.actions().contains(&"withdraw".to_owned()), "{}", sheet.to_text());
    phone.tap("withdraw");
    phone.tap("withdraw_confirmed");
}

/// The consents of the only account that are in force on the portal.
pub fn in_force(stand: &Stand) -> Vec<String> {
    let [person] = stand.console().people().try_into().expect("one account");
    person.consents.into_iter().map(|consent| consent.id).collect()
}

#[test]
fn an_optional_consent_is_withdrawn_once_without_a_link_too() {
    covers!("REG-06", "OFF-01", "OFF-02");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, HOME);
    let required = phone.tap("consent:agreement");
    assert!(!required.actions().contains(&"withdraw".to_owned()), "{}", required.to_text());
    phone.tap("close");
    stand.console().cut_link();
    withdraw_news(&phone);
    let waits = phone.shown();
    assert!(waits.to_text().contains("Отзыв согласия: Новости о новых услугах"), "{}", waits.to_text());
    assert_eq!(in_force(&stand).len(), 3);
    let phone = stand.reopened(phone);
    phone.settle();
    stand.console().mend_link();
    phone.report(PlatformEvent::Network { online: true, metered: false });
    let home = phone.shown();
    assert!(!home.to_text().contains("Новости о новых услугах"), "{}", home.to_text());
    assert_eq!(in_force(&stand), ["agreement", "personal_data"]);
    let keys = phone.traffic().keys_of("withdraw_consent");
    assert!(!keys.is_empty() && keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}
