//! The portal's own checks of what a person typed; the app checks the same before it sends.

pub(crate) mod approved_id;
pub(crate) mod bank_card;
pub(crate) mod birth_date;
pub(crate) mod cadastral;
pub(crate) mod card_term;
mod date;
pub(crate) mod digits;
pub(crate) mod driving_licence;
pub(crate) mod email;
pub(crate) mod foreign_passport;
pub(crate) mod inn;
pub(crate) mod kinds;
mod luhn;
pub(crate) mod name;
pub(crate) mod oms;
pub(crate) mod passport;
pub(crate) mod passport_issue_date;
pub(crate) mod phone;
pub(crate) mod postal_code;
pub(crate) mod reasons;
pub(crate) mod snils;
pub(crate) mod text;
pub(crate) mod tick;

#[cfg(test)]
mod vectors {
    use jiff::civil::Date;
    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    /// Every case of a file in `tests/vectors`.
    pub(super) fn cases<T: DeserializeOwned>(file: &str) -> Vec<T> {
        #[derive(Deserialize)]
        struct File<T> {
            cases: Vec<T>,
        }
        let path = format!("{}/../tests/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
        let file: File<T> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(!file.cases.is_empty());
        file.cases
    }

    /// A text and what is kept of it, or why it is refused, where the file says so.
    #[derive(Deserialize)]
    pub(super) struct NumberCase {
        input: String,
        ok: bool,
        digits: Option<String>,
        reason: Option<String>,
    }

    impl NumberCase {
        #[track_caller]
        pub(super) fn hold(&self, check: fn(&str) -> Result<String, &'static str>) {
            let Self { input, ok, digits, reason } = self;
            let checked = check(input);
            assert_eq!(
                (checked.is_ok(), checked.as_ref().ok()),
                (*ok, digits.as_ref()),
                "{input:?} {checked:?}"
            );
            if let (Err(found), Some(reason)) = (checked, reason) {
                assert_eq!(found, reason, "{input:?}");
            }
        }
    }

    /// Holds a check against all cases of a file.
    #[track_caller]
    pub(super) fn numbers(file: &str, check: fn(&str) -> Result<String, &'static str>) {
        for case in cases::<NumberCase>(file) {
            case.hold(check);
        }
    }

    /// A day as typed, and what it is on that day.
    #[derive(Deserialize)]
    pub(super) struct DayCase {
        pub(super) input: String,
        pub(super) today: Date,
        ok: bool,
        date: Option<Date>,
        reason: Option<String>,
    }

    impl DayCase {
        #[track_caller]
        pub(super) fn hold(&self, check: impl Fn(&str) -> Result<Date, &'static str>) {
            let checked = check(&on_the_wire(&self.input));
            assert_eq!(checked.is_ok(), self.ok, "{:?} {checked:?}", self.input);
            match (checked, self.reason.as_deref()) {
                (Ok(date), _) => assert_eq!(Some(date), self.date),
                // Only the app sees how a year was typed.
                (Err(reason), Some("year_in_full")) => assert_eq!(reason, "not_a_date"),
                (Err(reason), expected) => assert_eq!(Some(reason), expected, "{:?}", self.input),
            }
        }
    }

    /// `dd.mm.yyyy` in any of the writings the app takes, as the wire has it; other input as it stands.
    fn on_the_wire(typed: &str) -> String {
        let parts: Vec<&str> = typed.split(['.', '/', ' ']).collect();
        match parts[..] {
            [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
            [digits] if digits.len() == 8 && digits.is_ascii() => {
                format!("{}-{}-{}", &digits[4..], &digits[2..4], &digits[..2])
            }
            _ => typed.to_owned(),
        }
    }
}
