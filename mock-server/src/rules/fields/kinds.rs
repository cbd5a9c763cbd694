//! What can stand in a field of a form: kinds by the names that forms call them.

use super::{
    approved_id, bank_card, birth_date, cadastral, card_term, driving_licence, email, foreign_passport, inn,
    name, oms, passport, passport_issue_date, phone, postal_code, snils, text, tick,
};
use crate::rules::settings::RegistrationSettings;
use jiff::civil::Date;

/// What a field is judged by besides what stands in it.
pub(crate) struct Terms<'a> {
    /// The civil date of the portal.
    pub(crate) today: Date,
    /// The ages that are believed.
    pub(crate) limits: &'a RegistrationSettings,
    /// When the person was born, where that is known.
    pub(crate) born: Option<Date>,
}

/// What is kept of a text, or the reason why it is refused.
pub(crate) type Check = fn(&str, &Terms<'_>) -> Result<String, &'static str>;

/// Each kind with its check, sorted.
const KINDS: [(&str, Check); 20] = [
    ("approved_id", |typed, _| approved_id::check(typed)),
    ("bank_card", |typed, _| bank_card::check(typed)),
    ("birth_date", |typed, terms| {
        birth_date::check(typed, terms.today, terms.limits).map(|date| date.to_string())
    }),
    ("cadastral", |typed, _| cadastral::check(typed)),
    ("card_term", |typed, terms| card_term::check(typed, terms.today)),
    ("department_code", |typed, _| passport::check_department_code(typed)),
    ("driving_licence", |typed, _| driving_licence::check(typed)),
    ("email", |typed, _| email::check(typed)),
    ("foreign_passport", |typed, _| foreign_passport::check(typed)),
    ("inn", |typed, _| inn::check(typed)),
    ("name", |typed, _| name::check(typed)),
    ("oms", |typed, _| oms::check(typed)),
    ("passport_issue_date", |typed, terms| {
        passport_issue_date::check(typed, terms.today, terms.born).map(|date| date.to_string())
    }),
    ("passport_number", |typed, _| passport::check_number(typed)),
    ("passport_series", |typed, _| passport::check_series(typed)),
    ("phone", |typed, _| phone::check(typed)),
    ("postal_code", |typed, _| postal_code::check(typed)),
    ("snils", |typed, _| snils::check(typed)),
    ("text", |typed, _| text::check(typed)),
    ("tick", |typed, _| tick::check(typed)),
];

/// The check of the kind of that name.
pub(crate) fn of_name(name: &str) -> Option<Check> {
    KINDS.iter().find(|(own, _)| *own == name).map(|(_, check)| *check)
}

/// The names of all kinds.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fields::reasons::is_known;
    use crate::rules::settings::Profile;

    #[test]
    fn the_kinds_are_sorted_and_different() {
        assert!(names().is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn each_kind_keeps_what_is_right_and_says_why_it_refuses_what_is_wrong() {
        let limits = &Profile::Kabinet.settings().settings.registration;
        let terms =
            Terms { today: Date::constant(2026, 11, 22), limits, born: Some(Date::constant(1990, 4, 12)) };
        let cases = [
            ("approved_id", " АБ‑123456 ", "АБ-123456", "АБ 12"),
            ("bank_card", "2200 0000 0000 0004", "2200000000000004", "2200000000000007"),
            ("birth_date", "1990-04-12", "1990-04-12", "2026-11-23"),
            ("cadastral", "77 01 0001001 1234", "77:01:0001001:1234", "77:01:0001001:0"),
            ("card_term", "2027-12", "2027-12", "2026-10"),
            ("department_code", "770-001", "770001", "77000"),
            ("driving_licence", "99 BB 123456", "99ВВ123456", "99 QQ 123456"),
            ("email", " Ivan@Example.ru ", "Ivan@example.ru", "ivan@example"),
            ("foreign_passport", "70 1234567", "701234567", "70 123456"),
            ("inn", "5001 0073 2259", "500100732259", "500100732250"),
            ("name", " Иванов ", "Иванов", "Ivanov"),
            ("oms", "7700 0080 0000 0001", "7700008000000001", "7700008000000002"),
            ("passport_issue_date", "2010-05-14", "2010-05-14", "2004-04-11"),
            ("passport_number", "123 456", "123456", "000000"),
            ("passport_series", "45 08", "4508", "450"),
            ("phone", "8 900 123-45-67", "+79001234567", "+7 495 123-45-67"),
            ("postal_code", "141 400", "141400", "012345"),
            ("snils", "112-233-445 95", "11223344595", "11223344596"),
            ("text", " Перу ", "Перу", "\u{0}"),
            ("tick", "true", "true", "yes"),
        ];
        assert!(cases.iter().map(|(name, ..)| *name).eq(names()));
        for (name, right, kept, wrong) in cases {
            let check = of_name(name).unwrap();
            assert_eq!(check(right, &terms).as_deref(), Ok(kept), "{name}");
            let reason = check(wrong, &terms).unwrap_err();
            assert!(is_known(reason) && reason != "empty", "{name}: {reason}");
            assert_eq!(check("", &terms), Err("empty"), "{name}");
        }
        for secret in ["password", "new_password", "code", "cvv"] {
            assert!(of_name(secret).is_none(), "a form asks for no secrets");
        }
    }
}
