//! Every case of `tests/vectors/*.json` against the functions of this module. The files are read when the tests run.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::password::faults;
use super::password::{PersonalData, policy_of_profile};
use super::{
    ApprovedId, BirthDate, BirthDateLimits, CadastralNumber, CardScheme, CardTerm, DepartmentCode,
    DepartmentScheme, DrivingLicence, Email, ForeignPassportScheme, FullName, InnScheme, MrzPerson,
    MrzReading, NameMatch, NamePart, Number, OmsScheme, PassportIssueDate, PassportNumber,
    PassportSerialScheme, PassportSeriesScheme, PassportTerm, Phone, PostalCodeScheme, Scheme, Sex,
    SnilsScheme,
};

/// The limits of every profile of the portal.
const LIMITS: BirthDateLimits = BirthDateLimits { min_age: 14, max_age: 130 };

#[derive(Deserialize)]
struct File<Case> {
    cases: Vec<Case>,
}

/// Judges every case of a file and reports all that fail.
fn run<Case: DeserializeOwned>(file: &str, judge: impl Fn(&Case) -> Result<(), String>) {
    let path = format!("{}/../tests/vectors/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let File::<Case> { cases } =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(!cases.is_empty(), "{path} has no case");
    let failed: Vec<String> = cases
        .iter()
        .enumerate()
        .filter_map(|(index, case)| judge(case).err().map(|why| format!("{file} case {index}: {why}")))
        .collect();
    assert!(failed.is_empty(), "{} of {} failed:\n{}", failed.len(), cases.len(), failed.join("\n"));
}

fn same<T: PartialEq + std::fmt::Debug + ?Sized>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: found {found:?}, expected {expected:?}")) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberCase {
    input: String,
    ok: bool,
    digits: Option<String>,
    shown: Option<String>,
    repairs: Option<BTreeSet<String>>,
    reason: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

impl NumberCase {
    /// `found`: what it is kept as and shown as, or the reason.
    fn compare(&self, found: Result<(String, String), &str>) -> Result<(), String> {
        let input = &self.input;
        same(&format!("{input:?} ok ({found:?})"), &found.is_ok(), &self.ok)?;
        match found {
            Ok((digits, shown)) => {
                same("digits", &digits, self.digits.as_ref().unwrap_or(&digits))?;
                same("shown", &shown, self.shown.as_ref().unwrap_or(&shown))
            }
            Err(slug) => same(&format!("{input:?}"), slug, self.reason.as_deref().unwrap_or(slug)),
        }
    }

    fn judge<S: Scheme>(&self) -> Result<(), String> {
        let input = &self.input;
        let found = Number::<S>::parse(input);
        self.compare(found.map(|number| (number.digits(), number.shown())).map_err(|fault| fault.slug()))?;
        let repairs: Vec<String> = Number::<S>::repairs(input).iter().map(Number::shown).collect();
        let unique: BTreeSet<String> = repairs.iter().cloned().collect();
        same("repairs given twice", &repairs.len(), &unique.len())?;
        if self.ok {
            same("repairs of a right number", &repairs.len(), &0)?;
        }
        let expected = self.repairs.as_ref().unwrap_or(&unique);
        same(&format!("{input:?} repairs"), &unique, expected)
    }
}

#[test]
fn vectors_snils() {
    run("snils", NumberCase::judge::<SnilsScheme>);
}

#[test]
fn vectors_inn() {
    run("inn", NumberCase::judge::<InnScheme>);
}

#[test]
fn vectors_oms() {
    run("oms", NumberCase::judge::<OmsScheme>);
}

#[test]
fn vectors_postal_code() {
    run("postal_code", NumberCase::judge::<PostalCodeScheme>);
}

#[test]
fn vectors_bank_card() {
    run("bank_card", NumberCase::judge::<CardScheme>);
}

#[test]
fn vectors_foreign_passport() {
    run("foreign_passport", NumberCase::judge::<ForeignPassportScheme>);
}

#[test]
fn vectors_cadastral() {
    run("cadastral", |case: &NumberCase| {
        let found = CadastralNumber::parse(&case.input);
        let found = found.map(|number| number.as_str().to_owned()).map_err(|fault| fault.slug());
        case.compare(found.map(|number| (number.clone(), number)))
    });
}

#[test]
fn vectors_driving_licence() {
    run("driving_licence", |case: &NumberCase| {
        let found = DrivingLicence::parse(&case.input);
        let found = found.map(|licence| (licence.as_str().to_owned(), licence.shown()));
        case.compare(found.map_err(|fault| fault.slug()))
    });
}

#[test]
fn vectors_approved_id() {
    run("approved_id", |case: &NumberCase| {
        let found = ApprovedId::parse(&case.input);
        let found = found.map(|id| id.as_str().to_owned()).map_err(|fault| fault.slug());
        case.compare(found.map(|id| (id.clone(), id)))
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EmailCase {
    input: String,
    ok: bool,
    ascii: Option<String>,
    shown: Option<String>,
    suggestion: Option<String>,
    reason: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[test]
fn vectors_email() {
    run("email", |case: &EmailCase| {
        let input = &case.input;
        match Email::parse(input) {
            Ok(email) => {
                same(&format!("{input:?} ok"), &true, &case.ok)?;
                let (ascii, shown) = (email.ascii(), email.shown());
                same("ascii", &ascii, case.ascii.as_ref().unwrap_or(&ascii))?;
                same("shown", &shown, case.shown.as_ref().unwrap_or(&shown))?;
                same("suggestion", &email.suggestion().map(|email| email.shown()), &case.suggestion)
            }
            Err(fault) => {
                same(&format!("{input:?} ok ({fault})"), &false, &case.ok)?;
                same(&format!("{input:?}"), fault.slug(), case.reason.as_deref().unwrap_or(fault.slug()))
            }
        }
    });
}

#[derive(Deserialize)]
struct PassportPartCase {
    part: String,
    #[serde(flatten)]
    number: NumberCase,
}

#[test]
fn vectors_passport_parts() {
    run("passport_parts", |case: &PassportPartCase| match case.part.as_str() {
        "series" => case.number.judge::<PassportSeriesScheme>(),
        "number" => case.number.judge::<PassportSerialScheme>(),
        "department" => case.number.judge::<DepartmentScheme>(),
        other => Err(format!("no part is called {other}")),
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CardTermCase {
    input: String,
    today: Date,
    ok: bool,
    month: Option<String>,
    shown: Option<String>,
    reason: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[test]
fn vectors_card_term() {
    run("card_term", |case: &CardTermCase| {
        let input = &case.input;
        for text in [input, &CardTerm::mask(input, 0).text] {
            match CardTerm::parse(text, case.today) {
                Ok(term) => {
                    same(&format!("{text:?} ok"), &true, &case.ok)?;
                    let (month, shown) = (term.iso(), term.shown());
                    same("month", &month, case.month.as_ref().unwrap_or(&month))?;
                    same("shown", &shown, case.shown.as_ref().unwrap_or(&shown))?;
                }
                Err(fault) => {
                    same(&format!("{text:?} ok ({fault})"), &false, &case.ok)?;
                    same(&format!("{text:?}"), fault.slug(), case.reason.as_deref().unwrap_or(fault.slug()))?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn vectors_passport_issue() {
    run("passport_issue", |case: &DayCase| {
        let input = &case.input;
        for text in [input, &PassportIssueDate::mask(input, 0).text] {
            case.judge(
                text,
                PassportIssueDate::parse(text, case.today).map(|day| day.date()).map_err(|f| f.slug()),
            )?;
        }
        Ok(())
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhoneCase {
    input: String,
    ok: bool,
    e164: Option<String>,
    reason: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[test]
fn vectors_phone() {
    run("phone", |case: &PhoneCase| {
        let input = &case.input;
        // What the mask makes of it while it is typed has the same verdict.
        let end = u32::try_from(input.encode_utf16().count()).map_err(|error| error.to_string())?;
        for text in [input, &Phone::mask(input, end).text] {
            match Phone::parse(text) {
                Ok(phone) => {
                    same(&format!("{text:?} ok"), &true, &case.ok)?;
                    let e164 = phone.e164();
                    same("e164", &e164, case.e164.as_ref().unwrap_or(&e164))?;
                }
                Err(fault) => {
                    same(&format!("{text:?} ok ({fault})"), &false, &case.ok)?;
                    same(&format!("{text:?}"), fault.slug(), case.reason.as_deref().unwrap_or(fault.slug()))?;
                }
            }
        }
        Ok(())
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameCase {
    input: String,
    ok: bool,
    name: Option<String>,
    reason: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[test]
fn vectors_name() {
    run("name", |case: &NameCase| {
        let input = &case.input;
        match NamePart::parse(input) {
            Ok(part) => {
                same(&format!("{input:?} ok"), &true, &case.ok)?;
                same("name", part.as_str(), case.name.as_deref().unwrap_or(part.as_str()))
            }
            Err(fault) => {
                same(&format!("{input:?} ok ({fault})"), &false, &case.ok)?;
                same("reason", fault.slug(), case.reason.as_deref().unwrap_or(fault.slug()))
            }
        }
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayCase {
    input: String,
    today: Date,
    ok: bool,
    date: Option<Date>,
    reason: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

impl DayCase {
    fn judge(&self, text: &str, found: Result<Date, &'static str>) -> Result<(), String> {
        same(&format!("{text:?} ok ({found:?})"), &found.is_ok(), &self.ok)?;
        match found {
            Ok(date) => same("date", &date, &self.date.unwrap_or(date)),
            Err(slug) => same(&format!("{text:?}"), slug, self.reason.as_deref().unwrap_or(slug)),
        }
    }
}

#[test]
fn vectors_birth_date() {
    run("birth_date", |case: &DayCase| {
        let input = &case.input;
        for text in [input, &BirthDate::mask(input, 0).text] {
            let found = BirthDate::parse(text, case.today, LIMITS);
            case.judge(text, found.map(|birth| birth.date()).map_err(|fault| fault.slug()))?;
        }
        Ok(())
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermCase {
    birth: Date,
    issued: Date,
    today: Date,
    verdict: String,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[test]
fn vectors_passport_term() {
    run("passport_term", |case: &TermCase| {
        let term = PassportTerm::of(case.birth, case.issued, case.today);
        same(&format!("{} {} {}", case.birth, case.issued, case.today), term.slug(), case.verdict.as_str())
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MrzCase {
    person: MrzCasePerson,
    lines: [String; 2],
    cut: Option<bool>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MrzCasePerson {
    surname: String,
    name: String,
    patronymic: Option<String>,
    sex: String,
    birth: Date,
    issued: Date,
    series: String,
    number: String,
    department: String,
}

#[test]
fn vectors_mrz() {
    run("mrz", |case: &MrzCase| {
        let typed = &case.person;
        let part = |text: &str| NamePart::parse(text).map_err(|fault| format!("{text}: {fault}"));
        let name = FullName {
            surname: part(&typed.surname)?,
            name: part(&typed.name)?,
            patronymic: typed.patronymic.as_deref().map(part).transpose()?,
        };
        let person = MrzPerson {
            name: name.clone(),
            sex: if typed.sex == "F" { Sex::Female } else { Sex::Male },
            birth: typed.birth,
            issued: typed.issued,
            passport: PassportNumber::parse(&typed.series, &typed.number)
                .map_err(|fault| fault.to_string())?,
            department: DepartmentCode::parse(&typed.department).map_err(|fault| fault.to_string())?,
        };
        let lines = person.encode();
        same("line 1", &lines.first, &case.lines[0])?;
        same("line 2", &lines.second, &case.lines[1])?;
        same("cut", &lines.cut, &case.cut.unwrap_or(lines.cut))?;
        let read = MrzReading::read(&case.lines[0], &case.lines[1]).map_err(|fault| format!("{fault:?}"))?;
        same("series read", &read.passport.series(), &typed.series)?;
        same("number read", &read.passport.number(), &typed.number)?;
        same("birth read", &read.birth, &typed.birth)?;
        same("issued read", &read.issued, &typed.issued)?;
        same("sex read", &read.sex, &person.sex)?;
        same("department read", &read.department, &person.department)?;
        same("name read", &read.compare_name(&name), &NameMatch::Same)
    });
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PasswordCase {
    profile: String,
    password: String,
    birth: Option<Date>,
    phone: Option<String>,
    #[serde(default)]
    name: Vec<Option<String>>,
    refused: Vec<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[test]
fn vectors_password() {
    run("password", judge_password);
}

#[test]
fn vectors_password_and_person() {
    run("password_personal", judge_password);
}

fn judge_password(case: &PasswordCase) -> Result<(), String> {
    let phone = case.phone.as_deref().map(Phone::parse).transpose().map_err(|fault| fault.to_string())?;
    let names = case.name.iter().flatten().map(|name| NamePart::parse_kept(name));
    let names = names.collect::<Result<_, _>>().map_err(|fault| fault.to_string())?;
    let personal = PersonalData { birth_date: case.birth, phone, names };
    let found = faults(&policy_of_profile(&case.profile), &personal, &case.password);
    let slugs: Vec<&str> = found.iter().map(super::password::PasswordFault::slug).collect();
    let expected: Vec<&str> = case.refused.iter().map(String::as_str).collect();
    same(&format!("{} {:?}", case.profile, case.password), &slugs, &expected)
}
