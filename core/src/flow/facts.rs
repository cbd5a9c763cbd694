//! What is true and outlives the process. Facts, not the machine: where a registration stands is derived from them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{LedgerEntry, Route};
use crate::{
    outbox::{Outbox, Queued},
    protocol::{AcceptedConsent, Account, PersonData, Request, Scope, Settings},
    screen::Language,
    sensitive::{Sensitive, hidden_debug},
};

/// Everything that is stored.
#[derive(Clone, Default, PartialEq)]
pub struct Facts {
    /// About this installation of the app.
    pub installation: Installation,
    /// The way here: the screens a person would go back through, the one that is shown last.
    pub routes: Vec<Route>,
    /// The last settings the portal gave.
    pub settings: Option<SettingsCopy>,
    /// Whose rows are which.
    pub profiles: Profiles,
    /// The unfinished registration.
    pub registration: Option<Registration>,
    /// A sign-in that was begun.
    pub sign_in: Option<SignIn>,
    /// What stands in fields and was not accepted yet.
    pub drafts: BTreeMap<DraftKey, String>,
    /// A request that was begun while its screen is open and holds no secret.
    pub open_request: Option<OpenRequest>,
    /// What waits to be sent.
    pub outbox: Outbox,
    /// The session of the account on this phone.
    pub session: Option<Session>,
    /// The account as last seen.
    pub account: Option<Account>,
    /// Sessions that are over on this phone and not yet on the portal, the oldest first.
    pub ended_sessions: Vec<EndedSession>,
    /// What was sent to whom and what was agreed to, the oldest first.
    pub ledger: Vec<LedgerEntry>,
}

/// The profiles in use; 0 is none. A profile is one account, or one unfinished registration that may become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profiles {
    /// The registration's.
    pub registration: u32,
    /// The account's.
    pub account: u32,
}

/// The installation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Installation {
    /// A UUID, by which the portal counts limits; empty until the first start.
    pub id: String,
    /// The language the person chose; none while it is the system's.
    pub language: Option<Language>,
    /// Portal time less the phone's clock, milliseconds, as of the last answer.
    pub portal_ahead_ms: i64,
    /// The number of the next profile.
    pub next_profile: u32,
    /// The number of the next queued request or ledger entry.
    pub next_number: u64,
    /// Older copies of the store must become worthless: someone signed out, or an account had its first session.
    pub epoch_due: bool,
}

/// The portal's settings and the tag of that version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsCopy {
    /// The settings.
    pub settings: Settings,
    /// Their `ETag`.
    pub etag: Option<String>,
}

/// Where a draft belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftKey {
    /// The screen's key.
    pub screen: String,
    /// The field's id.
    pub field: String,
}

/// A registration that is not finished.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// What the portal knows it by; none until the first number was sent.
    pub credentials: Option<Credentials>,
    /// The settings it is pinned to; none until the portal gave them.
    pub settings: Option<Settings>,
    /// The number codes are sent to, E.164.
    pub phone: Option<String>,
    /// The codes that were sent to it.
    pub codes: Option<Codes>,
    /// Until when the number counts as proven.
    pub contact_proven_until: Option<Timestamp>,
    /// Name and birth date, accepted on this phone.
    pub person: Option<PersonData>,
    /// The portal has a password for it.
    pub password_set: bool,
    /// What was agreed to; empty until «Создать кабинет».
    pub consents: Vec<AcceptedConsent>,
    /// The account exists on the portal.
    pub completed: bool,
    /// The number belongs to another account.
    pub contact_taken: bool,
}

/// A sign-in between its password and its session. The password is never kept.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The number that was given, E.164.
    pub phone: String,
    /// What the portal knows it by; none until the password was right.
    pub credentials: Option<Credentials>,
    /// Until when the portal keeps it.
    pub expires_at: Option<Timestamp>,
    /// The codes that were sent.
    pub codes: Option<Codes>,
    /// No password is judged before this moment.
    pub locked_until: Option<Timestamp>,
    /// The code was right: all that is missing is the session.
    pub is_proven: bool,
}

/// What proves that a registration or a sign-in is ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// Its id.
    pub id: String,
    /// Its secret.
    #[serde(with = "crate::sensitive::sealed")]
    pub secret: Sensitive,
}

/// What is known of the codes sent to the number. The codes themselves are never kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    /// Digits of a code.
    pub length: u8,
    /// Until when the last one can be used.
    pub expires_at: Option<Timestamp>,
    /// When another may be asked for.
    pub resend_at: Option<Timestamp>,
    /// Tries left, once the portal told.
    pub tries_left: Option<u32>,
    /// No try is judged before this moment.
    pub locked_until: Option<Timestamp>,
    /// No code is sent before this moment, because too many were.
    pub sending_paused_until: Option<Timestamp>,
}

/// A request that was under way when the process may have died. It goes on with the same key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRequest {
    /// Its idempotency key.
    pub key: String,
    /// What was asked.
    pub request: Request,
    /// The bytes of its body as first encoded: another version of the app sends the same under the same key. None where
    /// they hold a secret, and in rows of versions that did not keep them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Vec<u8>>,
}

/// A session that outlives the process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Trades for new tokens.
    #[serde(with = "crate::sensitive::sealed")]
    pub refresh_token: Sensitive,
    /// The person wants out as soon as everything that waits is sent.
    pub is_leaving: bool,
}

/// A session that the portal shall end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedSession {
    /// The idempotency key of the request.
    pub key: String,
    /// What names the session.
    #[serde(with = "crate::sensitive::sealed")]
    pub refresh_token: Sensitive,
}

impl Facts {
    /// The settings that count on the screen that is shown.
    pub fn settings(&self) -> &Settings {
        if self.route().is_registration() { self.registration_settings() } else { self.portal_settings() }
    }

    /// The settings the registration is pinned to, else [`Self::portal_settings`].
    pub fn registration_settings(&self) -> &Settings {
        let registration = self.registration.as_ref();
        registration
            .and_then(|registration| registration.settings.as_ref())
            .unwrap_or_else(|| self.portal_settings())
    }

    /// The settings that the portal gave last, else the bundled ones.
    fn portal_settings(&self) -> &Settings {
        self.settings.as_ref().map_or_else(|| super::bundled_settings(), |copy| &copy.settings)
    }

    /// The draft of a field.
    pub fn draft(&self, route: Route, field: &str) -> Option<&str> {
        self.drafts
            .get(&DraftKey { screen: route.key().to_owned(), field: field.to_owned() })
            .map(String::as_str)
    }

    /// Keeps the draft of a field.
    pub fn keep_draft(&mut self, route: Route, field: &str, text: &str) {
        self.drafts
            .insert(DraftKey { screen: route.key().to_owned(), field: field.to_owned() }, text.to_owned());
    }

    /// The requests of the account that wait to be sent.
    pub fn waiting(&self) -> impl Iterator<Item = &Queued> {
        self.outbox.items().iter().filter(|item| item.request.scope() == Scope::Account)
    }

    /// Forgets the registration with everything that was typed in it; an account's rows stay.
    pub fn drop_registration(&mut self) {
        self.registration = None;
        let profile = std::mem::take(&mut self.profiles.registration);
        self.forget_ledger_of(profile);
        self.forget_drafts(Route::is_registration);
        self.outbox.retain(|item| item.request.scope() != Scope::Registration);
    }

    /// Forgets the account with everything of it that was kept here; its session must have been ended.
    pub fn drop_account(&mut self) {
        let profile = std::mem::take(&mut self.profiles.account);
        self.account = None;
        self.session = None;
        self.forget_drafts(Route::is_of_account);
        self.outbox.retain(|item| item.request.scope() != Scope::Account);
        self.forget_ledger_of(profile);
    }

    /// Entries of no profile belong to a sign-in that may still get one.
    fn forget_ledger_of(&mut self, profile: u32) {
        self.ledger.retain(|entry| entry.profile != profile || profile == 0);
    }

    /// Forgets what stands in the fields of some screens.
    pub fn forget_drafts(&mut self, of: impl Fn(Route) -> bool) {
        self.drafts.retain(|key, _| !Route::of_key(&key.screen).is_some_and(&of));
    }

    /// The profile whose rows those of a scope are: its queue, its record of data. A sign-in has none yet.
    pub fn profile_of(&self, scope: Scope) -> u32 {
        match scope {
            Scope::Registration => self.profiles.registration,
            Scope::Account => self.profiles.account,
            Scope::Installation | Scope::SignIn => 0,
        }
    }

    /// The screen that is shown.
    pub fn route(&self) -> Route {
        self.routes.last().copied().unwrap_or(if self.account.is_some() {
            Route::Home
        } else {
            Route::Welcome
        })
    }
}

hidden_debug!(fields of Facts: profiles, routes, open_request, outbox, ledger);
hidden_debug!(fields of OpenRequest: key, request);
hidden_debug!(fields of SignIn: codes, expires_at, locked_until, is_proven);
hidden_debug!(fields of Registration: codes, contact_proven_until, password_set, completed, contact_taken);
