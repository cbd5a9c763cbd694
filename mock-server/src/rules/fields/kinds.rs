//! What can stand in a field of a form: kinds by the names that forms call them.

use super::{birth_date, inn, name, phone, postal_code, snils, text, tick};
use crate::rules::settings::RegistrationSettings;
use jiff::civil::Date;

/// What a field is judged by besides what stands in it.
pub(crate) struct Terms<'a> {
    /// The civil date of the portal.
    pub(crate) today: Date,
    /// The ages that are believed.
    pub(crate) limits: &'a RegistrationSettings,
}

/// What is kept of a text, or the reason why it is refused.
pub(crate) type Check = fn(&str, &Terms<'_>) -> Result<String, &'static str>;

/// Each kind with its check, sorted.
const KINDS: [(&str, Check); 8] = [
    ("birth_date", |typed, terms| {
        birth_date::check(typed, terms.today, terms.limits).map(|date| date.to_string())
    }),
    ("inn", |typed, _| inn::check(typed)),
    ("name", |typed, _| name::check(typed)),
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
        let terms = Terms { today: Date::constant(2026, 11, 22), limits };
        let cases = [
            ("birth_date", "1990-04-12", "1990-04-12", "2026-11-23"),
            ("inn", "5001 0073 2259", "500100732259", "500100732250"),
            ("name", " Иванов ", "Иванов", "Ivanov"),
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
        assert!(of_name("password").is_none(), "a form asks for no secrets");
    }
}
