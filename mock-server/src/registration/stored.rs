//! A registration as the database keeps it.

use crate::account::contact::has_account;
use crate::codes::{Counters, Holder, Occasion};
use crate::http::answer::{InternalFault, Refusal};
use crate::http::by_secret::BySecret;
use crate::http::problem::ProblemKind;
use crate::http::request::Head;
use crate::portal::keys::MacLabel;
use crate::portal::work::Work;
use crate::rules::asker::Asker;
use crate::rules::personal_data::PersonalData;
use crate::rules::profile::ProfileSettings;
use crate::rules::settings::Settings;
use jiff::civil::Date;
use rusqlite::Row;
use std::borrow::Cow;

/// A registration's row, its settings read.
pub(crate) struct Registration {
    pub(crate) id: String,
    pub(super) installation: String,
    pub(crate) settings: Cow<'static, Settings>,
    pub(crate) expires_at: i64,
    pub(crate) phone: Option<String>,
    pub(crate) contact_proven_at: Option<i64>,
    counters: Counters,
    pub(crate) person: Option<StoredPerson>,
    pub(crate) password_hash: Option<String>,
    pub(crate) account_oid: Option<String>,
}

/// Who registers, as checked.
pub(crate) struct StoredPerson {
    pub(crate) surname: String,
    pub(crate) name: String,
    pub(crate) patronymic: Option<String>,
    pub(crate) birth_date: String,
}

impl StoredPerson {
    /// When they were born.
    pub(super) fn born(&self) -> Result<Date, Refusal> {
        self.birth_date.parse().map_err(|_| InternalFault::Stored("birth date").into())
    }

    /// What a password of theirs must not hold.
    pub(super) fn personal_data(&self, phone: Option<String>) -> Result<PersonalData, Refusal> {
        let birth_date = self.born()?;
        let names = [Some(&self.surname), Some(&self.name), self.patronymic.as_ref()];
        let names = names.into_iter().flatten().cloned().collect();
        Ok(PersonalData { birth_date: Some(birth_date), phone, names })
    }
}

const OCCASION: Occasion = Occasion {
    name: "registration",
    table: "registrations",
    words: ["— код для создания кабинета", "is your code to create an account"],
};

impl BySecret for Registration {
    const SECRET: MacLabel = MacLabel::new("registration-secret");
    const SELECT: &'static str = "SELECT r.*, s.json AS settings_json FROM registrations r
        JOIN settings_snapshots s ON s.etag = r.settings WHERE r.id = ?1";

    fn read(row: &Row<'_>) -> Result<Self, InternalFault> {
        let person = match row.get::<_, Option<String>>("surname")? {
            None => None,
            Some(surname) => Some(StoredPerson {
                surname,
                name: row.get("name")?,
                patronymic: row.get("patronymic")?,
                birth_date: row.get("birth_date")?,
            }),
        };
        Ok(Self {
            id: row.get("id")?,
            installation: row.get("installation")?,
            settings: match ProfileSettings::of_etag(&row.get::<_, String>("settings")?) {
                Some(own) => Cow::Borrowed(&own.settings),
                None => Cow::Owned(serde_json::from_str(&row.get::<_, String>("settings_json")?)?),
            },
            expires_at: row.get("expires_at")?,
            phone: row.get("phone")?,
            contact_proven_at: row.get("contact_proven_at")?,
            counters: Counters::read(row)?,
            person,
            password_hash: row.get("password_hash")?,
            account_oid: row.get("account_oid")?,
        })
    }
}

impl Registration {
    /// Refuses a registration that is past its days.
    pub(crate) fn require_kept(&self, now: i64) -> Result<(), Refusal> {
        if now >= self.expires_at { Err(ProblemKind::REGISTRATION_EXPIRED.into()) } else { Ok(()) }
    }

    /// The codes sent for it.
    pub(crate) fn codes(&self, head: &Head) -> Holder<'_> {
        Holder {
            occasion: &OCCASION,
            id: &self.id,
            asker: Asker::of(head, &self.installation),
            limits: &self.settings.code,
            counters: self.counters,
        }
    }

    /// What a password of its own must not hold.
    pub(super) fn personal_data(&self) -> Result<PersonalData, Refusal> {
        let phone = self.phone.clone();
        match &self.person {
            Some(person) => person.personal_data(phone),
            None => Ok(PersonalData { phone, ..PersonalData::default() }),
        }
    }

    /// Forgets the password where it may hold what is known of the person from now on: all that is kept of it is a hash,
    /// so it can only be judged when it is set again.
    pub(super) fn forget_outdated_password(
        &self,
        work: &Work<'_>,
        now: &PersonalData,
    ) -> Result<(), Refusal> {
        if self.password_hash.is_some() && now.outdates(&self.personal_data()?, &self.settings.password) {
            work.tx.execute("UPDATE registrations SET password_hash = NULL WHERE id = ?1", [&self.id])?;
        }
        Ok(())
    }

    /// Until when the phone is proven, if it is at `now`.
    pub(crate) fn proven_until(&self, now: i64) -> Option<i64> {
        let until = self.contact_proven_at? + self.settings.registration.contact_proven_s;
        (now < until).then_some(until)
    }

    /// Whether the registration's phone belongs to an account.
    pub(crate) fn has_account(&self, work: &Work<'_>) -> rusqlite::Result<bool> {
        self.phone.as_deref().map_or(Ok(false), |phone| has_account(work, phone))
    }

    /// Refuses a registration whose phone is not proven, or not any more; gives the phone.
    pub(crate) fn require_proven_phone(&self, now: i64) -> Result<&str, Refusal> {
        match (&self.phone, self.proven_until(now)) {
            (Some(phone), Some(_)) => Ok(phone),
            _ => Err(ProblemKind::CONTACT_NOT_PROVEN.into()),
        }
    }
}
