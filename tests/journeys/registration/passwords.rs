//! The password: the portal's rules on the phone, the same verdict on both sides.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kabinet_core::{
    domain::{
        NamePart, Phone,
        password::{PasswordPolicy, PersonalData, faults},
    },
    screen::{Autofill, RuleState, Update, Verdict},
};
use kabinet_tests::{CITIZEN, Citizen, HOME, LookAt, Stand, covers, plain, reach};
use mock_server::{Profile, password_refusals};
use proptest::prelude::*;
use serde::Deserialize;

const PASSWORD: &str = "registration/password";

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    profile: String,
    password: String,
    birth: Option<Date>,
    phone: Option<String>,
    #[serde(default)]
    name: Vec<String>,
    refused: Vec<String>,
}

/// The phone's verdict by the rules as they come over the wire, and the portal's own, by their names.
fn verdicts(profile: Profile, who: &mock_server::PersonalData, password: &str) -> [Vec<String>; 2] {
    let rules = &profile.settings().settings.password;
    let wire = serde_json::to_value(rules).expect("rules are data");
    let policy: PasswordPolicy = serde_json::from_value(wire).expect("the phone reads the portal's rules");
    let personal = PersonalData {
        birth_date: who.birth_date,
        phone: who.phone.as_deref().map(|phone| Phone::parse(phone).expect("a phone of the vectors")),
        names: who
            .names
            .iter()
            .map(|name| NamePart::parse_kept(name).expect("a name of the vectors"))
            .collect(),
    };
    let phone = faults(&policy, &personal, password).iter().map(|fault| fault.slug().to_owned()).collect();
    let portal = password_refusals(rules, who, password).into_iter().map(str::to_owned).collect();
    [phone, portal]
}

#[test]
fn password_vectors_have_the_same_verdict_on_phone_and_portal() {
    covers!("PWD-01", "PWD-02");
    let cases = ["password.json", "password_personal.json"].map(|file| {
        let path = format!("{}/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the vectors");
        let vectors: Vectors = serde_json::from_str(&text).expect("the form of the vectors");
        assert!(!vectors.cases.is_empty());
        vectors.cases
    });
    for case in cases.into_iter().flatten() {
        let profile = Profile::of_name(&case.profile).expect("a profile");
        let who = mock_server::PersonalData { birth_date: case.birth, phone: case.phone, names: case.name };
        let [phone, portal] = verdicts(profile, &who, &case.password);
        assert_eq!(phone, case.refused, "the phone, {} {:?}", case.profile, case.password);
        assert_eq!(portal, case.refused, "the portal, {} {:?}", case.profile, case.password);
    }
}

/// Pieces that passwords are made of, those that rules look at among them.
fn piece() -> impl Strategy<Value = String> {
    let telling = [
        "12.04.1990",
        "120490",
        "19900412",
        "1990",
        "12-04-90",
        "12/4/90",
        "90 04 12",
        "٩٠٠٤١٢",
        "+7 916 123-45-67",
        "vetrova",
        "ВЕTPOВА",
        "ve",
        "tro",
        "alena",
        "alyona",
        "igorevna",
        "иго\u{301}ревна",
        "9161234",
        "79161234567",
        "ветров",
        "ВЕТРОВА",
        "алена",
        "Алёна",
        "иго",
        "qwerty",
        "password",
        "1234",
        "abcd",
        "dcba",
        "!@#",
        "Ё",
        "ﬁ",
        "①②",
        "\u{212b}",
        "е\u{308}",
        "\u{200b}",
        "\u{3164}",
        "\u{fe0f}",
        "\u{2800}",
        "\u{301}",
        " ",
    ];
    prop_oneof![
        prop::sample::select(telling.to_vec()).prop_map(str::to_owned),
        "[a-z]{1,6}",
        "[A-Z]{1,3}",
        "[0-9]{1,5}",
        "[!@#$%^&*()_+ .-]{1,2}",
        "[а-яёА-ЯЁ]{1,6}",
        any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_has_the_same_verdict_on_phone_and_portal(
        pieces in prop::collection::vec(piece(), 0..8),
        profile in prop::sample::select(Profile::ALL.to_vec()),
        is_known in any::<bool>(),
    ) {
        covers!("PWD-01");
        let who = if is_known {
            mock_server::PersonalData {
                birth_date: Some(Date::constant(1990, 4, 12)),
                phone: Some(CITIZEN.phone.to_owned()),
                names: ["Ветрова", "Алёна", "Игоревна"].map(str::to_owned).to_vec(),
            }
        } else {
            mock_server::PersonalData::default()
        };
        let [phone, portal] = verdicts(profile, &who, &pieces.concat());
        prop_assert_eq!(phone, portal);
    }
}

/// The rules that a text does not meet yet, as shown while it is typed.
fn unmet(update: &Update, check: impl Fn(&str) -> Vec<(String, RuleState)>, text: &str) -> BTreeSet<String> {
    assert_eq!(update.top.key, PASSWORD);
    check(text).into_iter().filter(|(_, state)| *state != RuleState::Met).map(|(rule, _)| rule).collect()
}

/// Rules as typed under a profile: each text with what it lacks.
fn rules_follow_the_typing(profile: Profile, rules: &[&str], steps: &[(&str, &[&str])]) {
    let stand = Stand::with_profile(profile);
    let phone = stand.phone("phone");
    let screen = reach(&stand, &phone, &CITIZEN, PASSWORD);
    let listed: Vec<_> = screen.secret_field("password").rules.iter().map(|rule| plain(&rule.text)).collect();
    assert_eq!(listed, rules);
    let check = |text: &str| {
        let check = phone.check("password", text);
        let now = format!(" (сейчас {})", text.chars().count());
        check.rules.iter().map(|rule| (plain(&rule.text).replace(&now, ""), rule.state)).collect()
    };
    for (text, lacking) in steps {
        let lacking: BTreeSet<_> = lacking.iter().map(|rule| (*rule).to_owned()).collect();
        assert_eq!(unmet(&screen, check, text), lacking, "{text:?}");
        let good = phone.check("password", text).verdict == Verdict::Good;
        assert_eq!(good, lacking.is_empty(), "{text:?}");
        // What the portal itself says, of whatever the phone lets through.
        phone.enter("password", text);
        phone.enter("password_again", text);
        let after = phone.tap("save_password");
        let key = if lacking.is_empty() { "registration/agreement" } else { PASSWORD };
        assert_eq!(after.top.key, key, "{text:?}:\n{}", after.to_text());
        if lacking.is_empty() {
            phone.tap("back");
        } else {
            assert_eq!(after.wrong_fields(), ["password"]);
            assert_eq!(after.top.focus.as_deref(), Some("password"));
        }
    }
}

#[test]
fn the_rules_of_kabinet_follow_the_typing() {
    covers!("PWD-01", "PWD-02");
    let (length, common, personal) =
        ("От 12 до 128 знаков", "Не из частых паролей", "Без вашего имени, даты рождения и телефона");
    rules_follow_the_typing(
        Profile::Kabinet,
        &[length, common, personal],
        &[
            ("лампа", &[length]),
            ("iloveyou1234", &[common]),
            ("моя Ветрова ждёт обед", &[personal]),
            ("лампа 12.04.1990", &[personal]),
            ("мой 9161234 и ещё", &[personal]),
            ("лампа тихо ждёт обед", &[]),
        ],
    );
}

#[test]
fn the_rules_of_doc_000_follow_the_typing() {
    covers!("PWD-01", "PWD-02");
    let [length, upper, lower, digit, sign, run, personal] = [
        "От 8 до 20 знаков",
        "Заглавная латинская буква",
        "Строчная латинская буква",
        "Цифра",
        "Один из знаков !@#$%^&*()_+",
        "Не больше 3 цифр или букв по порядку",
        "Без даты рождения и телефона",
    ];
    rules_follow_the_typing(
        Profile::Doc000,
        &[length, upper, lower, digit, sign, run, personal],
        &[
            ("lampa", &[length, upper, digit, sign]),
            ("LAMPA7!ZH", &[lower]),
            ("Lampa1234!", &[run]),
            ("Lampa1990!", &[personal]),
            ("Lampa7!zhdet-obed-tiho", &["Не больше 20 знаков: уберите 2 знака"]),
            ("Lampa7!zhdet", &[]),
        ],
    );
}

#[test]
fn the_rules_of_doc_004_follow_the_typing() {
    covers!("PWD-01", "PWD-02");
    let [length, upper, lower, digit, sign, common, personal] = [
        "От 12 до 128 знаков",
        "Заглавная латинская буква",
        "Строчная латинская буква",
        "Цифра",
        "Один из знаков !@#$",
        "Не из частых паролей",
        "Без даты рождения и телефона",
    ];
    rules_follow_the_typing(
        Profile::Doc004,
        &[length, upper, lower, digit, sign, common, personal],
        &[
            ("Lampa7!", &[length]),
            ("Lampa7%zhdet-obed", &[sign]),
            ("Lampa7!zhdet-120490", &[personal]),
            ("Lampa7!zhdet-obed", &[]),
        ],
    );
}

#[test]
fn the_password_is_typed_twice_and_the_second_must_be_the_same() {
    covers!("PWD-03", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, PASSWORD);
    let verdict = |text: &str| phone.check_repeated("password_again", text, Some(CITIZEN.password)).verdict;
    assert_eq!(verdict(CITIZEN.password), Verdict::Good);
    assert!(
        matches!(verdict("Lampa7!"), Verdict::Wrong { hopeless: false, .. }),
        "half typed is not wrong for good"
    );
    assert!(matches!(verdict("Lampa8"), Verdict::Wrong { hopeless: true, .. }));

    phone.enter("password", CITIZEN.password);
    phone.enter("password_again", "Lampa7!zhdet-ужин");
    let differs = phone.tap("save_password");

    assert_eq!(differs.wrong_fields(), ["password_again"]);
    assert_eq!(differs.top.focus.as_deref(), Some("password_again"));
    let (reason, spoken) = differs.wrong("password_again");
    assert_eq!(reason, "Пароли различаются. Введите второй ещё раз или покажите оба.");
    assert_eq!(spoken, format!("Пароль ещё раз: {reason}"));
    assert_eq!(phone.traffic().keys_of("set_password"), [""; 0]);
    phone.enter("password_again", CITIZEN.password);
    assert_eq!(phone.tap("save_password").top.key, "registration/agreement");
}

#[test]
fn the_password_can_be_shown_made_up_and_handed_to_the_manager() {
    covers!("PWD-03");
    for profile in Profile::ALL {
        let stand = Stand::with_profile(profile);
        let phone = stand.phone("phone");
        let screen = reach(&stand, &phone, &CITIZEN, PASSWORD);
        let (first, second) = (screen.secret_field("password"), screen.secret_field("password_again"));
        for (field, show, hide) in [
            (first, "Показать: Пароль", "Скрыть: Пароль"),
            (second, "Показать: Пароль ещё раз", "Скрыть: Пароль ещё раз"),
        ] {
            assert_eq!(field.autofill, Autofill::NewPassword);
            assert_eq!((plain(&field.show_label).as_str(), plain(&field.hide_label).as_str()), (show, hide));
            assert!(field.required);
        }
        assert_eq!(first.username.as_deref(), Some(CITIZEN.phone), "the name that is kept with it");
        let meter = first.strength_label.as_deref().map(plain);
        assert!(meter.is_none_or(|name| name == "Надёжность: Пароль"));
        assert_eq!(second.repeats.as_deref(), Some("password"));
        assert_eq!(first.suggest_label.as_deref().map(plain).as_deref(), Some("Придумать за меня"));
        let suggest = || phone.kabinet().suggest_password(PASSWORD.to_owned(), "password".to_owned());
        let suggested = suggest().expect("a password");
        assert_ne!(suggested, suggest().expect("a password"), "the same password for everybody");
        assert_eq!(phone.check("password", &suggested).verdict, Verdict::Good, "{suggested}");
        phone.enter("password", &suggested);
        phone.enter("password_again", &suggested);
        assert_eq!(
            phone.tap("save_password").top.key,
            "registration/agreement",
            "the portal refused {suggested}"
        );
    }
}

#[test]
fn a_password_is_kept_nowhere_on_the_phone() {
    covers!("PWD-03", "REG-08");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    let shown = phone.tap("back");
    assert!(shown.secret_field("password").hint.is_some(), "the person is not told that there is a password");
    for line in phone.log() {
        assert!(!line.contains(CITIZEN.password), "{line}");
    }
    for name in ["phone/kabinet.db", "phone/kabinet.db-wal"] {
        let bytes = std::fs::read(phone.data().join(name)).unwrap_or_default();
        assert!(!bytes.windows(9).any(|window| window == &CITIZEN.password.as_bytes()[..9]), "{name}");
    }
    assert_eq!(phone.tap("save_password").top.key, "registration/agreement", "it is asked for a second time");
}

#[test]
fn a_name_changed_on_the_last_step_asks_for_the_password_once_more() {
    covers!("PWD-02", "REG-08");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    phone.tap("edit_person");
    phone.enter("surname", "Жданова");
    let asked = phone.tap("save_person");
    assert_eq!(asked.top.key, PASSWORD);
    let told = plain(&asked.to_text());
    assert!(told.contains("Имя изменилось"), "{told}");
    assert!(told.contains("Введите пароль ещё раз: в нём не должно быть вашего имени."), "{told}");

    let with_name = "Zhdanova7!zhdet";
    phone.enter("password", with_name);
    phone.enter("password_again", with_name);
    let (reason, spoken) = phone.tap("save_password").wrong("password");
    assert_eq!(reason, "Уберите из пароля фамилию.");
    assert_eq!(spoken, format!("Пароль: {reason}"));
    let states: Vec<_> = phone.check("password", with_name).rules.iter().map(|rule| rule.state).collect();
    assert!(states.contains(&RuleState::Broken), "{states:?}");

    let renamed = Citizen { surname: "Жданова", ..CITIZEN };
    reach(&stand, &phone, &renamed, HOME);
    assert_eq!(phone.traffic().keys_of("set_password").len(), 2);
}

#[test]
fn the_same_name_once_more_leaves_the_password_alone() {
    covers!("PWD-02");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, "registration/agreement");
    phone.tap("edit_person");
    phone.enter("surname", &CITIZEN.surname.to_uppercase());
    assert_eq!(phone.tap("save_person").top.key, "registration/agreement");
    reach(&stand, &phone, &CITIZEN, HOME);
    assert_eq!(phone.traffic().keys_of("set_password").len(), 1);
}

#[test]
fn what_nobody_sees_in_a_password_is_told() {
    covers!("PWD-01", "FLD-10");
    let stand = Stand::new();
    let phone = stand.phone("phone");
    reach(&stand, &phone, &CITIZEN, PASSWORD);
    let hint = |text: &str| phone.check("password", text).hint.map(|hint| plain(&hint));
    let spaced = format!(" {}", CITIZEN.password);
    assert_eq!(hint(CITIZEN.password), None);
    assert_eq!(hint(&spaced).as_deref(), Some("В начале или в конце пароля есть пробел."));
    let again = |text: &str| phone.check_repeated("password_again", text, Some(CITIZEN.password));
    assert_eq!(again("Lampa7!").hint.map(|hint| plain(&hint)).as_deref(), Some("Пока совпадает."));
    assert_eq!(again(CITIZEN.password).hint, None);

    phone.enter("password", &" ".repeat(14));
    phone.enter("password_again", &" ".repeat(14));
    let (reason, _) = phone.tap("save_password").wrong("password");
    assert_eq!(reason, "В пароле одни пробелы или невидимые знаки. Введите буквы, цифры или другие знаки.");

    // A selector that a keyboard adds makes no other password, on the portal neither.
    phone.enter("password", &format!("{}\u{2764}\u{fe0f}", CITIZEN.password));
    phone.enter("password_again", &format!("{}\u{2764}", CITIZEN.password));
    assert_eq!(phone.tap("save_password").top.key, "registration/agreement");
}
