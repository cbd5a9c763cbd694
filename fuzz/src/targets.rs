//! The phone's parsers.

use jiff::civil::date;
use kabinet_core::{
    domain::{
        BirthDate, BirthDateLimits, DepartmentCode, FullName, Inn, Masked, MrzPerson, MrzReading, NameMatch,
        NamePart, PassportNumber, Phone, Snils, mask_code, mask_date, no_break_hyphens,
        password::{Forbidden, PasswordPolicy, PersonalData, Strength, faults, strength},
        read_code, same_name,
    },
    flow::endpoints,
    portal::PortalAddress,
    protocol::{
        AcceptedConsent, Call, FetchSettings, Received, SaveConsents, decode, is_foreign, portal_time,
    },
    testing::{open_envelope, seal_envelope},
};

/// The text of an input and where the caret stands in it.
fn typed(bytes: &[u8]) -> Option<(&str, u32)> {
    let (caret, text) = bytes.split_first()?;
    std::str::from_utf8(text).ok().map(|text| (text, u32::from(*caret)))
}

#[track_caller]
fn assert_caret_inside(masked: &Masked) {
    let length = masked.text.encode_utf16().count();
    assert!(usize::try_from(masked.caret).is_ok_and(|caret| caret <= length), "the caret left its text");
}

/// A link to a portal is read back as it is shown, and none leads away from loopback without TLS.
pub fn addresses(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(address) = PortalAddress::parse(text) else { return };
    let shown = address.to_string();
    assert!(shown.starts_with("https://") || address.is_loopback(), "{shown}");
    assert!(PortalAddress::parse(&shown) == Ok(address), "{shown}");
}

/// A request of each kind, and those whose answers depend on what was asked.
fn calls() -> impl Iterator<Item = Call> {
    let consent = AcceptedConsent {
        id: "agreement".to_owned(),
        version: "1".to_owned(),
        accepted_at: jiff::Timestamp::UNIX_EPOCH,
    };
    let known_etag = Some("\"e\"".to_owned());
    let of_each = endpoints().map(|endpoint| Call::to_any(endpoint, "r", String::new(), None));
    of_each.chain([
        Call::of(&FetchSettings { known_etag }),
        Call::of(&SaveConsents::of("r".to_owned(), &[consent])),
    ])
}

/// An answer: two bytes for its status, then up to four lines for its headers, then the body. Only one that came from
/// the portal tells the time.
pub fn answers(bytes: &[u8]) {
    let Some((status, rest)) = bytes.split_first_chunk() else { return };
    let status = u16::from_be_bytes(*status) % 600;
    let mut parts = rest.splitn(5, |byte| *byte == b'\n');
    let mut header =
        || parts.next().and_then(|line| std::str::from_utf8(line).ok()).filter(|line| !line.is_empty());
    let (content_type, etag, retry_after, date) = (header(), header(), header(), header());
    let body = parts.next().unwrap_or_default();
    let received = Received { status, content_type, etag, retry_after, date, body };
    for call in calls() {
        let result = decode(&call, &received);
        let told = portal_time(&received, &result);
        assert!(told.is_none() || !is_foreign(status, content_type), "a stranger told the time");
        assert!(result.is_err() || (200..300).contains(&status) || status == 304, "a refusal was an answer");
    }
}

/// A date that was taken is read back from how it is shown.
pub fn dates(bytes: &[u8]) {
    let Some((text, caret)) = typed(bytes) else { return };
    let (today, limits) = (date(2026, 11, 22), BirthDateLimits { min_age: 14, max_age: 130 });
    assert_caret_inside(&mask_date(text, caret));
    assert_caret_inside(&BirthDate::mask(text, caret));
    let parsed = BirthDate::parse(text, today, limits);
    let dead_end = BirthDate::dead_end(text, today, limits);
    if let Ok(day) = parsed {
        assert!(dead_end.is_none(), "a good date is a dead end");
        assert!(BirthDate::parse(&day.shown(), today, limits) == Ok(day), "{}", day.shown());
    }
}

/// Numbers of documents are read back from how they are shown; a repair is a number.
pub fn documents(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (series, number) = text.split_once('\n').unwrap_or((text, ""));
    if let Ok(passport) = PassportNumber::parse(series, number) {
        assert!(PassportNumber::parse(&passport.series(), &passport.number()) == Ok(passport));
    }
    if let Ok(code) = DepartmentCode::parse(text) {
        assert!(DepartmentCode::parse(&code.shown()) == Ok(code));
    }
    if let Ok(snils) = Snils::parse(text) {
        assert!(Snils::parse(&snils.shown()) == Ok(snils));
    }
    if let Ok(snils) = Snils::read(text) {
        assert!(Snils::parse(&snils.digits()) == Ok(snils));
        assert!(Snils::mask(text, 0).text == snils.shown(), "a field shows another number than it reads");
    }
    assert_caret_inside(&mask_code(text, 3, 6));
    if let Ok(code) = read_code(text, 6) {
        assert!(code.len() == 6 && read_code(&code, 6).is_ok_and(|again| again == code));
    }
    if let Ok(inn) = Inn::parse(text) {
        assert!(Inn::parse(&inn.digits()) == Ok(inn));
    }
    for repaired in Snils::repairs(text) {
        assert!(Snils::parse(&repaired.digits()) == Ok(repaired));
    }
    for repaired in Inn::repairs(text) {
        assert!(Inn::parse(&repaired.digits()) == Ok(repaired));
    }
}

/// What was sealed opens to the same; with a changed byte, or made by anybody else, it does not open.
pub fn envelopes(bytes: &[u8]) {
    assert_eq!(open_envelope(bytes), None, "somebody else's envelope opened");
    let mut sealed = seal_envelope(bytes);
    assert_eq!(open_envelope(&sealed).as_deref(), Some(bytes));
    let at = bytes.iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let length = sealed.len();
    sealed[at % length] ^= 1;
    assert_eq!(open_envelope(&sealed), None, "a changed envelope opened");
    sealed.truncate(at % length);
    assert_eq!(open_envelope(&sealed), None, "a cut envelope opened");
}

/// A name that was taken is kept as it is when it is read again.
pub fn names(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let dead_end = NamePart::dead_end(text);
    let shown = no_break_hyphens(text);
    assert!(shown.chars().count() >= text.chars().count(), "signs were lost");
    if let Some(whole) = FullName::read(text) {
        assert!(whole.patronymic.is_some() && whole.same_as(&whole));
    }
    assert!(NamePart::repair(text).is_none() || NamePart::parse(text).is_ok(), "no name was mended");
    for parsed in [NamePart::parse(text), NamePart::parse_kept(text)] {
        let Ok(name) = parsed else { continue };
        assert!(dead_end.is_none(), "a good name is a dead end");
        assert!(NamePart::parse_kept(name.as_str()).is_ok_and(|again| again == name), "it changes again");
        assert!(same_name(&name, &name));
    }
}

/// The rules give each reason once, sorted, and an easy password is never called hard for being long.
pub fn passwords(bytes: &[u8]) {
    let Some((text, switches)) = typed(bytes) else { return };
    let on = |bit: u32| switches & (1 << bit) != 0;
    let policy = PasswordPolicy {
        min: 8,
        max: 20,
        upper: on(0),
        lower: on(1),
        digit: on(2),
        special: on(3).then(|| "!@#$%^*()-+".to_owned()),
        max_run: on(4).then_some(3),
        forbids: vec![Forbidden::BirthDate, Forbidden::Phone, Forbidden::Name],
        blocklist_sha256: on(5).then(|| kabinet_core::domain::password::BLOCKLIST_SHA256.to_owned()),
        reminder_days: None,
        shows_strength: true,
    };
    let personal = PersonalData {
        birth_date: Some(date(1990, 4, 12)),
        phone: Phone::parse("+79001234567").ok(),
        names: ["Щёголев-Гай", "О'Коннор"]
            .into_iter()
            .filter_map(|name| NamePart::parse(name).ok())
            .collect(),
    };
    let reasons = faults(&policy, &personal, text);
    assert!(reasons.is_sorted_by(|one, other| one.slug() < other.slug()), "{reasons:?}");
    let _: Strength = strength(text);
}

/// A number that was taken is read back from how it is shown and sent.
pub fn phones(bytes: &[u8]) {
    let Some((text, caret)) = typed(bytes) else { return };
    assert_caret_inside(&Phone::mask(text, caret));
    let dead_end = Phone::dead_end(text);
    if let Some(meant) = Phone::repair(text) {
        assert!(Phone::parse(text).is_err() && Phone::parse(&meant.typed()) == Ok(meant));
    }
    if let Ok(phone) = Phone::parse(text) {
        assert!(dead_end.is_none(), "a good number is a dead end");
        assert!(Phone::parse(&phone.e164()).is_ok_and(|again| again == phone));
        assert!(Phone::parse(&phone.shown()).is_ok_and(|again| again == phone));
    }
}

/// The machine-readable zone of a passport: what was read is written as it stood.
pub fn zones(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut lines = text.splitn(3, '\n');
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let reading = MrzReading::read(first, second);
    let parts: Vec<_> = lines.next().unwrap_or_default().split('\n').map(NamePart::parse).collect();
    let [Ok(surname), Ok(name), rest @ ..] = &parts[..] else { return };
    let patronymic = rest.first().and_then(|part| part.clone().ok());
    let typed = FullName { surname: surname.clone(), name: name.clone(), patronymic };
    if let Ok(reading) = reading {
        let _: NameMatch = reading.compare_name(&typed);
        let MrzReading { passport, birth, sex, issued, department, .. } = reading;
        let written = MrzPerson { name: typed.clone(), passport, birth, sex, issued, department }.encode();
        assert_eq!(written.second, second.trim());
        let again = MrzReading::read(&written.first, &written.second);
        assert!(
            again.is_ok_and(|again| again.compare_name(&typed) == NameMatch::Same),
            "a name is not its own"
        );
    }
}
